"""Days on which an NQSW's programme stands still, and who agrees to them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nqsw.models.enrolment_status import CURRENT_STATUSES
from workforce.rules.working_days import Interval

if TYPE_CHECKING:
    from workforce.models import Account


class PauseReason(models.TextChoices):
    """Why a programme is paused; never capability. Source: Dorset ASYE arrangements."""

    SICKNESS = "sickness", "Sickness"
    BEREAVEMENT = "bereavement", "Bereavement"
    PARENTAL_LEAVE = "parental_leave", "Parental leave"
    LACK_OF_SUPPORT = "lack_of_support", "Lack of support"


class PauseQuerySet(models.QuerySet["Pause"]):
    def covering(self, *, on: date) -> Self:
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def not_over(self, *, on: date) -> Self:
        """Of programmes that run: to come, or with a last day that is not past."""
        return self.filter(
            Q(ended_on=None) | Q(ended_on__gte=on), enrolment__status__in=CURRENT_STATUSES
        ).select_related("enrolment__worker")


class Pause(models.Model):
    """Days on which the programme stood still; its end moves by as many."""

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=16, choices=PauseReason)
    started_on = models.DateField()
    ended_on = models.DateField("last day", null=True, blank=True)
    #: Recorded in the same step; changes of the pause's last day go with it.
    absence = models.ForeignKey(
        "workforce.Absence", models.SET_NULL, null=True, blank=True, related_name="pauses"
    )
    #: The day and the account of each agreement. One without an account was typed in for them, as was done
    #: before each agreed from their own.
    agreed_by_nqsw_on = models.DateField(null=True, blank=True)
    agreed_by_line_manager_on = models.DateField(null=True, blank=True)
    agreed_by_assessor_on = models.DateField(null=True, blank=True)
    agreed_by_psw_on = models.DateField(null=True, blank=True)
    agreed_by_nqsw = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_by_line_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agreed_by_assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agreed_by_psw = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ("started_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment",),
                condition=Q(ended_on=None),
                name="pause_open_ended_is_one",
                violation_error_message="This programme is already paused.",
            ),
            models.CheckConstraint(condition=Q(reason__in=PauseReason.values), name="pause_reason_is_known"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="pause_ends_after_it_starts",
                violation_error_message="The last day of the pause must be on or after the first day.",
            ),
        )

    def __str__(self) -> str:
        return f"Pause from {self.started_on:%d/%m/%Y}"

    @property
    def interval(self) -> Interval:
        return Interval(self.started_on, self.ended_on)

    @property
    def agreements(self) -> "list[PauseAgreement]":
        """What each of the four has said."""
        return [PauseAgreement(self, party) for party in PauseParty]

    @property
    def is_agreed(self) -> bool:
        """All four have agreed; until then the pause is agreed in principle only."""
        return all(one.on for one in self.agreements)


class PauseParty(models.TextChoices):
    """Who has to agree to a pause. Source: Dorset ASYE arrangements."""

    NQSW = "nqsw", "NQSW"
    LINE_MANAGER = "line_manager", "Line manager"
    ASSESSOR = "assessor", "Assessor"
    PSW = "psw", "Principal social worker"


@dataclass(frozen=True, slots=True)
class PauseAgreement:
    """One of the four agreements of a pause, given or not."""

    pause: Pause
    party: PauseParty

    @property
    def on(self) -> date | None:
        """The day on which they agreed."""
        day: date | None = getattr(self.pause, f"agreed_by_{self.party.value}_on")
        return day

    @property
    def by(self) -> "Account | None":
        """Who agreed from their own account."""
        account: Account | None = getattr(self.pause, f"agreed_by_{self.party.value}")
        return account

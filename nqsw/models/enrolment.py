"""An NQSW's place on a programme, with its pauses."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from nqsw.rules.programme_days import ProgrammeStage, programme_week, programme_weeks, stage_of_programme
from workforce.rules.working_days import Interval

if TYPE_CHECKING:
    from nqsw.models.programme import Programme
    from workforce.models import Account


class EnrolmentStatus(models.TextChoices):
    """Where an enrolment stands. "Paused" is never stored: it follows from the pauses and the day."""

    ACTIVE = "active", "Active"
    PAUSED = "paused", "Paused"
    EXTENDED = "extended", "Extended"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LEFT = "left", "Left"

    @property
    def colour(self) -> str:
        return {
            "active": "green",
            "paused": "yellow",
            "extended": "orange",
            "completed": "blue",
            "withdrawn": "grey",
            "left": "grey",
        }[self.value]


#: On the programme, in a pause or not: the NQSW's promises stand.
CURRENT_STATUSES = (EnrolmentStatus.ACTIVE, EnrolmentStatus.EXTENDED)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def current(self) -> Self:
        return self.filter(status__in=CURRENT_STATUSES)

    def running(self, *, on: date) -> Self:
        """On the programme on this day, whatever became of it later."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def on_it(self, *, on: date) -> Self:
        """On the programme today, as every number of NQSWs means it: started, and not ended."""
        return self.current().filter(started_on__lte=on)

    def paused(self, *, on: date) -> Self:
        """In a pause on this day."""
        return self.current().filter(Exists(Pause.objects.covering(on=on).filter(enrolment=OuterRef("pk"))))

    def newest_of_each(self) -> "dict[int, Enrolment]":
        """Everyone's enrolment, by worker: the current one, else the last."""
        in_order = sorted(self.order_by("started_on", "pk"), key=lambda one: one.is_current)
        return {one.worker_id: one for one in in_order}

    def with_people(self) -> Self:
        """Everything that a row about an NQSW says of the enrolment itself, the pauses included."""
        return self.select_related("worker__team", "cohort__programme", "assessor").prefetch_related("pauses")


class Enrolment(models.Model):
    """One NQSW on one programme, from a start day to an expected end that pauses move.

    The programme's own start counts, also where it was with another authority: `joined_on` is then
    the first day here. Ask `status_as_at(on=…)`, not `status`, whether it is paused.
    """

    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey("nqsw.Cohort", models.PROTECT, related_name="enrolments")
    assessor = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="enrolments_assessed"
    )
    status = models.CharField(max_length=10, choices=EnrolmentStatus, default=EnrolmentStatus.ACTIVE)
    started_on = models.DateField()
    expected_end_on = models.DateField()
    ended_on = models.DateField("last day on the programme", null=True, blank=True)
    extension_months = models.PositiveSmallIntegerField("extended by, months", default=0)
    joined_on = models.DateField("first day here", null=True, blank=True)
    transferred_from = models.CharField("authority where it started", max_length=120, blank=True)
    #: What the ending closed, by key, so that taking the programme up again opens it; else empty.
    closed_by_ending = models.JSONField(default=dict, blank=True)
    enrolled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ("worker__family_name", "worker__given_name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("worker",),
                condition=Q(status__in=CURRENT_STATUSES),
                name="enrolment_current_is_one_a_worker",
                violation_error_message="This person is already on a programme.",
            ),
            models.CheckConstraint(
                condition=Q(expected_end_on__gt=F("started_on")),
                name="enrolment_ends_after_it_starts",
                violation_error_message="The programme must end after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, status__in=CURRENT_STATUSES)
                | (Q(ended_on__isnull=False) & ~Q(status__in=CURRENT_STATUSES)),
                name="enrolment_last_day_stands_when_ended",
                violation_error_message="Enter the last day only when the programme has ended.",
            ),
            models.CheckConstraint(
                condition=Q(assessor=None) | ~Q(assessor=F("worker")),
                name="enrolment_assessor_is_not_the_nqsw",
                violation_error_message="A person cannot assess themselves.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s for s in EnrolmentStatus.values if s != "paused"]),
                name="enrolment_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(extension_months__lte=12),
                name="enrolment_is_extended_by_a_year_at_most",
                violation_error_message="A programme can be extended by up to 12 months.",
            ),
            models.CheckConstraint(
                condition=Q(joined_on=None, transferred_from="")
                | (Q(joined_on__gte=F("started_on")) & ~Q(transferred_from="")),
                name="enrolment_transfer_has_day_and_authority",
                violation_error_message="Enter the other authority and the first day here.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} on {self.cohort}"

    def get_absolute_url(self) -> str:
        return reverse("nqsw:enrolment", args=[self.pk])

    @property
    def programme(self) -> "Programme":
        return self.cohort.programme

    @property
    def here_from(self) -> date:
        """First day of the programme with this authority."""
        return self.joined_on or self.started_on

    @property
    def is_current(self) -> bool:
        return self.status in CURRENT_STATUSES

    @property
    def pause_intervals(self) -> list[Interval]:
        """The pauses as spells of days; prefetch `pauses` where there are many enrolments."""
        return [pause.interval for pause in self.pauses.all()]

    def status_as_at(self, *, on: date) -> EnrolmentStatus:
        """The status as it is on a day: paused while a pause of a current enrolment runs."""
        if self.is_current and any(pause.contains(on) for pause in self.pause_intervals):
            return EnrolmentStatus.PAUSED
        return EnrolmentStatus(self.status)

    def pause_to_agree(self, *, on: date) -> "Pause | None":
        """The pause of the day that not all four have agreed to."""
        covering = (one for one in self.pauses.all() if one.interval.contains(on))
        return next((one for one in covering if self.is_current and not one.is_agreed), None)

    @property
    def weeks(self) -> int:
        """How many weeks the programme has, extensions included; a pause adds none, as none counts in it."""
        months = self.programme.months + self.extension_months
        return programme_weeks(months=months, started_on=self.started_on)

    def week(self, *, on: date) -> int:
        """Which week of the programme this day is in, or its last day; pauses not counted, the first is 1."""
        on = min(on, self.ended_on or on)
        return programme_week(started_on=self.started_on, on=on, pauses=self.pause_intervals)

    def stage(self, *, on: date) -> ProgrammeStage:
        """The quarter of the programme that this day is in, or its last day; pauses not counted."""
        on = min(on, self.ended_on or on)
        return stage_of_programme(started_on=self.started_on, on=on, pauses=self.pause_intervals)


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

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="pauses")
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

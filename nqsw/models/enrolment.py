"""An NQSW's place on a programme, with its pauses."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class EnrolmentStatus(models.TextChoices):
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


#: On the programme: the NQSW's promises stand.
CURRENT_STATUSES = (EnrolmentStatus.ACTIVE, EnrolmentStatus.PAUSED, EnrolmentStatus.EXTENDED)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def current(self) -> Self:
        return self.filter(status__in=CURRENT_STATUSES)

    def running(self, *, on: date) -> Self:
        """On the programme on this day, whatever became of it later."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def with_people(self) -> Self:
        return self.select_related("worker__team", "cohort__programme", "assessor")


class Enrolment(models.Model):
    """One NQSW on one programme, from a start day to an expected end that pauses move."""

    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey("nqsw.Cohort", models.PROTECT, related_name="enrolments")
    assessor = models.ForeignKey(
        "workforce.Worker", models.PROTECT, null=True, blank=True, related_name="enrolments_assessed"
    )
    status = models.CharField(max_length=10, choices=EnrolmentStatus, default=EnrolmentStatus.ACTIVE)
    started_on = models.DateField()
    expected_end_on = models.DateField()
    ended_on = models.DateField("last day on the programme", null=True, blank=True)
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
                violation_error_message="Give the last day when the programme has ended, and only then.",
            ),
            models.CheckConstraint(
                condition=Q(assessor=None) | ~Q(assessor=F("worker")),
                name="enrolment_assessor_is_not_the_nqsw",
                violation_error_message="Nobody assesses themselves.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=EnrolmentStatus.values), name="enrolment_status_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} on {self.cohort}"

    @property
    def programme(self):
        return self.cohort.programme

    def week(self, *, on: date) -> int:
        """Which week of the programme this day is in; the first is 1."""
        return max(0, (on - self.started_on).days) // 7 + 1


class PauseReason(models.TextChoices):
    """Why a programme is paused; never capability. Source: Dorset ASYE arrangements."""

    SICKNESS = "sickness", "Sickness"
    BEREAVEMENT = "bereavement", "Bereavement"
    PARENTAL_LEAVE = "parental_leave", "Parental leave"
    LACK_OF_SUPPORT = "lack_of_support", "Lack of support"


class Pause(models.Model):
    """Days on which the programme stood still; its end moves by as many."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=16, choices=PauseReason)
    started_on = models.DateField()
    ended_on = models.DateField("last day", null=True, blank=True)
    agreed_by_nqsw_on = models.DateField(null=True, blank=True)
    agreed_by_line_manager_on = models.DateField(null=True, blank=True)
    agreed_by_assessor_on = models.DateField(null=True, blank=True)
    agreed_by_psw_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("started_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="pause_ends_after_it_starts",
                violation_error_message="A pause's last day cannot be before its first.",
            ),
        )

    def __str__(self) -> str:
        return f"Pause from {self.started_on:%d/%m/%Y}"

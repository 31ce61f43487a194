"""An NQSW's place on a programme."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from nqsw.models.enrolment_status import CURRENT_STATUSES, EnrolmentStatus
from nqsw.models.pause import Pause
from nqsw.rules.past_end import days_past_end
from nqsw.rules.programme_days import ProgrammeStage, programme_week, programme_weeks, stage_of_programme
from workforce.rules.working_days import Interval

if TYPE_CHECKING:
    from nqsw.models.programme import Programme


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

    def with_names(self) -> Self:
        """Everything that a row about an NQSW says of the enrolment itself, but the pauses."""
        return self.select_related("worker__team", "cohort__programme", "assessor")

    def with_people(self) -> Self:
        """The same, with the pauses."""
        return self.with_names().prefetch_related("pauses")


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
    #: The day on which someone recorded it here; empty for those recorded before the tracker kept it.
    recorded_on = models.DateField("recorded on", null=True, blank=True)
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

    def paused_from(self, *, on: date) -> date | None:
        """The first day of the pause that runs on this day; None outside one, and once it has ended."""
        if not self.is_current:
            return None
        return next((pause.starts_on for pause in self.pause_intervals if pause.contains(on)), None)

    def pause_to_agree(self, *, on: date) -> "Pause | None":
        """The pause of the day that not all four have agreed to."""
        covering = (one for one in self.pauses.all() if one.interval.contains(on))
        return next((one for one in covering if self.is_current and not one.is_agreed), None)

    def days_past_end(self, *, on: date) -> int:
        """Days by which it runs past its expected last day; 0 in a pause, and once it has ended."""
        has_ended = self.ended_on is not None and self.ended_on <= on
        if has_ended or any(pause.contains(on) for pause in self.pause_intervals):
            return 0
        return days_past_end(expected_end_on=self.expected_end_on, on=on)

    @property
    def months(self) -> int:
        """How many months the programme has, extensions included."""
        return self.programme.months + self.extension_months

    @property
    def weeks(self) -> int:
        """How many weeks the programme has, extensions included; a pause adds none, as none counts in it."""
        return programme_weeks(months=self.months, started_on=self.started_on)

    def week(self, *, on: date) -> int:
        """Which week of the programme this day is in, or its last day; pauses not counted, the first is 1."""
        on = min(on, self.ended_on or on)
        return programme_week(started_on=self.started_on, on=on, pauses=self.pause_intervals)

    def stage(self, *, on: date) -> ProgrammeStage:
        """The quarter of the programme that this day is in, or its last day; pauses not counted."""
        on = min(on, self.ended_on or on)
        return stage_of_programme(started_on=self.started_on, on=on, pauses=self.pause_intervals)

"""The supervision agreement: who supervises who, how often, and when the next is due."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.urls import reverse

from supervision.clock.presets import WEEKS_WITHOUT_DISCUSSION
from supervision.clock.timeliness import Timeliness, due_days_of
from supervision.models.cover import Cover
from workforce.any_of import any_of
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker

BY_NAME = ("supervisee__family_name", "supervisee__given_name", "pk")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def in_force(self, *, on: date | OuterRef) -> Self:
        """Agreements that hold on this day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def in_force_from(self, day: date) -> Self:
        """Agreements that hold on this day or on any later one."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def given_by(self, supervisor: Worker | None, *, on: date) -> Self:
        """In force on the day with this supervisor, or covered by them that day."""
        covered = Cover.objects.in_force(on=on).filter(supervisor=supervisor)
        own = Agreement.objects.filter(supervisor=supervisor)
        return self.in_force(on=on).filter(pk__in=any_of(own.values("pk"), covered.values("agreement")))

    def overdue(self, *, on: date) -> Self:
        """In force, and past the due day. Overdue from the day after."""
        return self.in_force(on=on).filter(next_due_on__lt=on)

    def in_band(self, band: Timeliness, *, on: date) -> Self:
        """Those whose stored due day is in this band of timeliness on the day."""
        if band is Timeliness.SUSPENDED:
            return self.filter(next_due_on=None)
        first, last = due_days_of(band, on=on, holidays=days_off(), soon=due_soon_days(on=on))
        found = self if first is None else self.filter(next_due_on__gte=first)
        return found if last is None else found.filter(next_due_on__lte=last)

    def due_by_soon(self, *, on: date) -> Self:
        """Overdue or due soon."""
        _, last = due_days_of(Timeliness.DUE_SOON, on=on, holidays=days_off(), soon=due_soon_days(on=on))
        return self.filter(next_due_on__lte=last)

    def none_held_for(self, weeks: int, *, on: date) -> Self:
        """No session was held in so many weeks up to the day, nor did the clock start in them."""
        since = on - timedelta(weeks=weeks)
        return self.filter(Q(last_held_on__lte=since) | Q(last_held_on=None, clock_started_on__lte=since))

    def longest_overdue_first(self) -> Self:
        """By due day, then by name, along the index; for agreements that have a due day."""
        return self.order_by("next_due_on", *BY_NAME)

    def by_day(self, field: str, *, is_descending: bool = False) -> Self:
        """In order of a day, then by name; those without the day last, whichever way round."""
        day = F(field).desc(nulls_last=True) if is_descending else F(field).asc(nulls_last=True)
        return self.order_by(day, *BY_NAME)

    def with_people(self) -> Self:
        return self.select_related("supervisee__team", "supervisor", "policy")


class Agreement(models.Model):
    """One supervisee and one supervisor from a date, under a frequency policy.

    The clock is the supervisee's: `clock_started_on` stays when the supervisor or the promise changes.
    `last_held_on` and `next_due_on` are what `supervision.clock.clock` makes of the history; only
    `supervision.clock.due_days` writes them. `next_due_on` is empty while the clock is
    suspended by an absence without an end.
    """

    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="agreements")
    supervisor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="agreements_given")
    policy = models.ForeignKey("supervision.FrequencyPolicy", models.PROTECT, related_name="agreements")
    clock_started_on = models.DateField()
    #: From which day the stages of the policy count, where they do not count from the clock's start.
    counts_from = models.DateField("stages count from", null=True, blank=True, editable=False)
    #: What was promised since the clock's start before the policy held, in order, as
    #: `supervision.clock.promises` writes it: what was due by then stays due.
    earlier_promises = models.JSONField(default=list, blank=True, editable=False)
    #: When another promise was recorded on this agreement: words written before are for the earlier one.
    promise_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    starts_on = models.DateField()
    ends_on = models.DateField("last day", null=True, blank=True)
    last_held_on = models.DateField(null=True, blank=True, editable=False)
    next_due_on = models.DateField(null=True, blank=True, editable=False)
    #: Agreed when records began, for the session that no earlier record says is due; never later than
    #: the promise. It goes along when the supervisor changes.
    first_due_on = models.DateField("agreed first due day", null=True, blank=True)
    #: As the policy had it when the agreement began: after how many weeks an undiscussed case is pointed out.
    cases_discussed_within_weeks = models.PositiveSmallIntegerField(default=WEEKS_WITHOUT_DISCUSSION)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    #: Its status on a day, set when a page has asked: see `supervision.overdue`.
    due_status: object

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (
            # With all that the counts of who is overdue ask of an agreement: its row is not looked up.
            models.Index(
                fields=("next_due_on", "starts_on", "ends_on", "supervisee"), name="agreement_by_due_day"
            ),
            models.Index(fields=("supervisor", "next_due_on"), name="agreement_by_supervisor_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(supervisor=F("supervisee")),
                name="agreement_supervisor_is_not_supervisee",
                violation_error_message="A person cannot supervise themselves.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_it_starts",
                violation_error_message="The last day must be on or after the first day of the agreement.",
            ),
            models.CheckConstraint(
                condition=Q(clock_started_on__lte=F("starts_on")),
                name="agreement_clock_starts_no_later",
                violation_error_message="The clock must start on or before the first day of the agreement.",
            ),
            models.UniqueConstraint(
                fields=("supervisee",),
                condition=Q(ends_on=None),
                name="agreement_open_ended_is_one",
                violation_error_message="This person already has a supervisor. Hand over instead.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisee} with {self.supervisor}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:agreement", args=[self.pk])

    @property
    def due_day(self) -> date:
        """The day by which the next session is due: asked only while the clock runs.

        Raises ValueError while it is suspended.
        """
        if self.next_due_on is None:
            raise ValueError("The clock is suspended.")
        return self.next_due_on

    def is_in_force(self, *, on: date) -> bool:
        """Holds on this day (the same rule as `in_force`)."""
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

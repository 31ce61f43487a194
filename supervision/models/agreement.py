"""The supervision agreement: who supervises whom, how often, and when the next is due."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def in_force(self, *, on: date) -> Self:
        """Agreements that hold on this day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def overdue(self, *, on: date) -> Self:
        """In force, and past the due day. Overdue from the day after."""
        return self.in_force(on=on).filter(next_due_on__lt=on)

    def with_people(self) -> Self:
        return self.select_related("supervisee__team", "supervisor", "policy")


class Agreement(models.Model):
    """One supervisee and one supervisor from a date, under a frequency policy.

    The clock is the supervisee's: `clock_started_on` stays when the supervisor changes.
    `last_held_on` and `next_due_on` are what `supervision.clock` makes of the history; only
    `supervision.services.due_days` writes them. `next_due_on` is empty while the clock is
    suspended by an absence without an end.
    """

    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="agreements")
    supervisor = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="agreements_given")
    policy = models.ForeignKey("supervision.FrequencyPolicy", models.PROTECT, related_name="agreements")
    clock_started_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField("last day", null=True, blank=True)
    last_held_on = models.DateField(null=True, blank=True, editable=False)
    next_due_on = models.DateField(null=True, blank=True, editable=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (
            models.Index(fields=("next_due_on",), name="agreement_by_due_day"),
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
                violation_error_message="The agreement's last day cannot be before its first.",
            ),
            models.CheckConstraint(
                condition=Q(clock_started_on__lte=F("starts_on")),
                name="agreement_clock_starts_no_later",
                violation_error_message="The clock cannot start after the agreement.",
            ),
            models.UniqueConstraint(
                fields=("supervisee",),
                condition=Q(ends_on=None),
                name="agreement_open_ended_is_one",
                violation_error_message="This person already has a supervisor; hand over instead.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisee} with {self.supervisor}"

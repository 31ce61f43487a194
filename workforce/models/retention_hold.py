"""A hold: what is kept of a person stays, however old it is, until the hold ends."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField


class RetentionHoldQuerySet(models.QuerySet["RetentionHold"]):
    def in_force(self, *, on: date) -> Self:
        """Set, not lifted, and not past the last day, where there is one."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), lifted_at=None)


class RetentionHold(models.Model):
    """Nothing that is about this person is deleted while this stands: a claim, an inquiry, a complaint.

    `until_on` is its last day; without one it stands until someone lifts it.
    """

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="retention_holds")
    case_number = models.CharField("number of the case", max_length=40)
    reason = SealedCharField(max_length=300)
    until_on = models.DateField("last day", null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RetentionHoldQuerySet.as_manager()

    class Meta:
        ordering = ("-set_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__gte=F("set_at"), lifted_by__isnull=False),
                name="retention_hold_is_lifted_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(case_number=""), name="retention_hold_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"Hold on {self.worker}"

    def get_absolute_url(self) -> str:
        return reverse("workforce:retention_hold", args=[self.pk])

    def stands(self, *, on: date) -> bool:
        """Whether it is in force on a day (the same rule as `in_force`)."""
        return self.lifted_at is None and (self.until_on is None or self.until_on >= on)

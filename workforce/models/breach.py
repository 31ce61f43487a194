"""The diary of caseloads over their limit: since when, and who agreed to it until when."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField


class CaseloadBreachQuerySet(models.QuerySet["CaseloadBreach"]):
    def open(self) -> Self:
        """The caseload is still over its limit, by the newest count."""
        return self.filter(ended_on=None)

    def unapproved(self, *, on: date) -> Self:
        """Open, and no one has agreed to it, or not for as long as this day."""
        return self.open().filter(Q(approved_until=None) | Q(approved_until__lt=on))


class CaseloadBreach(models.Model):
    """A worker's caseload was over its limit from one day to another.

    Opened and closed with the counts; a manager or the principal social worker agrees to it for a
    time, with a reason, or brings it down.
    """

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="caseload_breaches")
    since = models.DateField("over the limit since")
    ended_on = models.DateField("first count within the limit again", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_until = models.DateField("agreed until", null=True, blank=True)
    reason = SealedCharField("why it was agreed", max_length=300, blank=True)

    objects = CaseloadBreachQuerySet.as_manager()

    class Meta:
        ordering = ("since", "pk")
        verbose_name_plural = "caseload breaches"
        constraints = (
            models.UniqueConstraint(
                fields=("worker",), condition=Q(ended_on=None), name="caseload_breach_open_is_one_a_worker"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")),
                name="caseload_breach_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(approved_until=None, approved_by=None, approved_at=None, reason="")
                | (
                    Q(approved_until__isnull=False, approved_at__isnull=False, approved_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="caseload_breach_approval_is_whole",
                violation_error_message="Enter until when, and why.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker} over the limit since {self.since:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("workforce:breach", args=[self.pk])

    def is_approved(self, *, on: date) -> bool:
        """Agreed to on this day (the same rule as `unapproved`)."""
        return self.approved_until is not None and on <= self.approved_until

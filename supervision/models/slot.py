"""Times that a supervisor offers."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q


class SlotQuerySet(models.QuerySet["Slot"]):
    def free(self, *, at: datetime) -> Self:
        """Published, still to come, and not taken."""
        return self.filter(withdrawn_at=None, starts_at__gt=at).exclude(
            sessions__status__in=("proposed", "booked")
        )


class Slot(models.Model):
    """A time that a supervisor has published for a supervisee to book."""

    supervisor = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField("room or link", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    #: The slots that were published together share one.
    series = models.UUIDField(null=True, blank=True, db_index=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="slot_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
            models.UniqueConstraint(
                fields=("supervisor", "starts_at"),
                condition=Q(withdrawn_at=None),
                name="slot_is_published_once",
                violation_error_message="You already offer a time that starts then.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%d/%m/%Y %H:%M}"

"""Rows of an imported supervision log, so that importing twice changes nothing."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from supervision.models.session import CancellationReason, Status


class LogRowQuerySet(models.QuerySet["LogRow"]):
    def waiting(self) -> Self:
        """Rows that a person has to settle."""
        return self.filter(session=None, set_aside_at=None)


class LogRow(models.Model):
    """One row of an imported log: matched to a session, waiting for a person, or set aside.

    A row whose names match no one, or more than one, waits here. Nothing is guessed.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    row_number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    #: The log that it is a row of; empty for rows read before logs were kept.
    log = models.ForeignKey(
        "supervision.ImportedLog", models.PROTECT, null=True, blank=True, related_name="rows"
    )
    met_on = models.DateField()
    supervisee_name = models.CharField(max_length=200)
    supervisor_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    was_signed = models.BooleanField(null=True, blank=True)
    #: Held, cancelled or did not attend, in the words of `supervision.models.Status`.
    outcome = models.CharField(max_length=14)
    called_off_reason = models.CharField(max_length=12, choices=CancellationReason, blank=True)
    #: What a person has to settle; empty once it is settled.
    problem = models.CharField(max_length=300, blank=True)
    session = models.OneToOneField(
        "supervision.Session", models.PROTECT, null=True, blank=True, related_name="log_row"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.CharField("why it is not imported", max_length=200, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LogRowQuerySet.as_manager()

    class Meta:
        ordering = ("row_number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(session=None) | Q(problem=""),
                name="log_row_with_a_session_has_no_problem",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at=None) | (Q(session=None) & ~Q(set_aside_reason="")),
                name="log_row_is_set_aside_for_a_reason",
                violation_error_message="Enter why this row is not imported.",
            ),
        )

    def __str__(self) -> str:
        return f"Row {self.row_number}"

    @property
    def is_settled(self) -> bool:
        """Matched to a session, or set aside: no one has to look at it any more."""
        return self.session_id is not None or self.set_aside_at is not None

    @property
    def outcome_in_words(self) -> str:
        """Held, cancelled or did not attend, as people say it."""
        return "Held" if self.outcome == Status.HELD else str(Status(self.outcome).label)

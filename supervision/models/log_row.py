"""Rows of an imported supervision log, so that importing twice changes nothing."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class LogRow(models.Model):
    """One row of an imported log: matched to a session, waiting for a person, or set aside.

    A row whose names fit nobody, or more than one, waits here. Nothing is guessed.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    row_number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    met_on = models.DateField()
    supervisee_name = models.CharField(max_length=200)
    supervisor_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    was_signed = models.BooleanField(null=True, blank=True)
    outcome = models.CharField(max_length=14)
    #: What a person has to settle; empty once it is settled.
    problem = models.CharField(max_length=300, blank=True)
    session = models.OneToOneField(
        "supervision.Session", models.PROTECT, null=True, blank=True, related_name="log_row"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("row_number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(session=None) | Q(problem=""),
                name="log_row_with_a_session_has_no_problem",
            ),
        )

    def __str__(self) -> str:
        return f"Row {self.row_number}"

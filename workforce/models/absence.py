"""Absences: they extend or suspend the supervision clock."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q


class AbsenceReason(models.TextChoices):
    """Reason for absence. Source: DfE workforce census, list F, with annual leave added."""

    SICKNESS = "SIC", "Sickness"
    PARENTAL = "MAT", "Maternity, paternity or adoption leave"
    OTHER = "OTH", "Other paid leave"
    PUBLIC_DUTIES = "PUB", "Public duties"
    TRAINING = "TRN", "Training"
    UNAUTHORISED = "UNA", "Unauthorised absence"
    UNPAID = "UNP", "Unpaid leave"
    ANNUAL_LEAVE = "ANL", "Annual leave"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def covering(self, *, on: date | OuterRef) -> Self:
        """Absences that include this day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)


class Absence(models.Model):
    """Days on which a worker is away; without an end while they are still away."""

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="absences")
    started_on = models.DateField()
    ended_on = models.DateField("last day away", null=True, blank=True)
    reason = models.CharField(max_length=3, choices=AbsenceReason)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ("started_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="absence_ends_after_it_starts",
                violation_error_message="The last day away must be on or after the first day.",
            ),
            models.UniqueConstraint(
                fields=("worker", "started_on"),
                name="absence_starts_once_a_day",
                violation_error_message="An absence of this person already starts that day.",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=AbsenceReason.values), name="absence_reason_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_reason_display()} from {self.started_on:%d/%m/%Y}"

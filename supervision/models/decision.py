"""What was decided between two sessions: the corridor conversation that decided something."""

from typing import Self

from django.db import models
from django.db.models import Q

from workforce.models.sealed import SealedTextField
from workforce.models.searching import key_of_case


class DecisionQuerySet(models.QuerySet["Decision"]):
    def since(self, at: object) -> Self:
        """Decided after this instant; everything where there is none."""
        return self.filter(decided_at__gt=at) if at else self


class Decision(models.Model):
    """An ad hoc decision with its reason. Note text of the case part; written once, never changed."""

    SEALED_TO = ("supervisee_id", "decided_by_id")

    supervisee = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="decisions")
    decided_by = models.ForeignKey("workforce.Worker", models.PROTECT, related_name="decisions_made")
    decided_at = models.DateTimeField()
    case_reference = models.CharField(max_length=40, blank=True)
    decision = SealedTextField("what was decided")
    rationale = SealedTextField("why")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-decided_at", "-pk")
        indexes = (
            models.Index(fields=("case_reference",), name="decision_by_case"),
            models.Index(key_of_case(), name="decision_by_case_key"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(rationale=""),
                name="decision_has_its_rationale",
                violation_error_message="Enter what was decided, and why.",
            ),
        )

    def __str__(self) -> str:
        return f"Decision {self.pk}"

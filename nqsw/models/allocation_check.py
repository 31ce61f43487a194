"""Asking before a case is given to someone, and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from workforce.models import CaseCategory
from workforce.models.sealed import SealedCharField


class Advice(models.TextChoices):
    """What the tracker answers to "can this person take this case?"."""

    YES = "yes", "Yes"
    WITH_REASON = "reason", "Yes, with a reason"
    NO = "no", "No"

    @property
    def colour(self) -> str:
        return {"yes": "green", "reason": "yellow", "no": "red"}[self.value]


class AllocationCheck(models.Model):
    """A case was considered for a worker: the advice, what it rested on, what was decided and why."""

    SEALED_TO = ("worker_id",)

    worker = models.ForeignKey("workforce.Worker", models.CASCADE, related_name="allocation_checks")
    case_reference = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=12, choices=CaseCategory)
    advice = models.CharField(max_length=6, choices=Advice)
    #: The concerns as they stood, in words that hold numbers and dates only.
    concerns = models.JSONField(default=list, blank=True)
    was_given = models.BooleanField("the case was given")
    reason = SealedCharField(max_length=300, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ("-checked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(was_given=False) | Q(advice="yes") | ~Q(reason=""),
                name="allocation_check_against_advice_has_a_reason",
                violation_error_message="Enter why you are giving them the case.",
            ),
            models.CheckConstraint(
                condition=Q(category__in=CaseCategory.values), name="allocation_check_category_is_known"
            ),
            models.CheckConstraint(
                condition=Q(advice__in=Advice.values), name="allocation_check_advice_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_advice_display()}: {self.case_reference or 'a case'} for {self.worker}"

    @property
    def advised(self) -> Advice:
        return Advice(self.advice)

"""How a programme is judged: the assessor recommends, the panel moderates, the employer decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Step(models.TextChoices):
    """The three steps, in their order."""

    RECOMMENDED = "recommended", "Assessor's recommendation"
    MODERATED = "moderated", "Panel's moderation"
    DECIDED = "decided", "Employer's decision"


class Verdict(models.TextChoices):
    PASS = "pass", "Pass"
    FAIL = "fail", "Fail"
    EXTEND = "extend", "Extend"

    @property
    def colour(self) -> str:
        return {"pass": "green", "fail": "red", "extend": "orange"}[self.value]


class OutcomeStep(models.Model):
    """One step of the judgement: what, when, who made it, and why."""

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="outcome_steps")
    step = models.CharField(max_length=11, choices=Step)
    verdict = models.CharField(max_length=6, choices=Verdict)
    taken_on = models.DateField()
    reason = models.TextField(blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("taken_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "step"),
                name="outcome_step_is_taken_once",
                violation_error_message="This step is already recorded.",
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="outcome_step_is_known"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="outcome_verdict_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.get_verdict_display()}"

    @property
    def colour(self) -> str:
        return Verdict(self.verdict).colour

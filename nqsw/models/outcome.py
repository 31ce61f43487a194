"""How a programme is judged: the assessor recommends, the panel moderates, the employer decides."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from workforce.models.sealed import SealedTextField


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


class OutcomeStepQuerySet(models.QuerySet["OutcomeStep"]):
    def standing(self) -> Self:
        """Those that count: not withdrawn."""
        return self.filter(withdrawn_on=None)

    def decided(self) -> Self:
        """What the employer decided, and stands."""
        return self.standing().filter(step=Step.DECIDED)


class OutcomeStep(models.Model):
    """One step of the judgement: what, when, who made it, and why.

    A step that is withdrawn stays, with who withdrew it and why; another takes its place.
    """

    SEALED_TO = ("enrolment_id", "step")

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="outcome_steps")
    step = models.CharField(max_length=11, choices=Step)
    verdict = models.CharField(max_length=6, choices=Verdict)
    #: The day on which the panel met, or on which it was recommended or decided.
    taken_on = models.DateField()
    reason = SealedTextField(blank=True)
    why_differs = SealedTextField("why it differs from the steps before", blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    panel = models.ManyToManyField("workforce.Worker", related_name="panels", blank=True)
    #: Brought along with a programme sheet: who recommended and who moderated is not known here.
    before_tracker = models.BooleanField("decided before the tracker", default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_because = SealedTextField(blank=True)

    objects = OutcomeStepQuerySet.as_manager()

    class Meta:
        ordering = ("taken_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "step"),
                condition=Q(withdrawn_on=None),
                name="outcome_step_is_taken_once",
                violation_error_message="This step is already recorded.",
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="outcome_step_is_known"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="outcome_verdict_is_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="outcome_step_withdrawn_says_why",
                violation_error_message="Enter why it is withdrawn.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.get_verdict_display()}"

    @property
    def colour(self) -> str:
        return Verdict(self.verdict).colour

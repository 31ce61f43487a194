"""Optional questions to think about, shown beside the boxes of a record."""

from typing import Self

from django.db import models
from django.db.models import Q


class Box(models.TextChoices):
    """The box of the record that a prompt is shown beside."""

    WELLBEING = "wellbeing", "Wellbeing"
    WORKLOAD = "workload", "Workload and caseload"
    LEARNING = "learning", "Learning and development"
    CHILDS_VOICE = "childs_voice", "Child's voice and lived experience"
    STRENGTHS = "strengths", "Strengths"
    RISKS = "risks", "Risks and harm"
    REFLECTION = "reflection", "Reflection, hypotheses"
    DECISION = "decision", "Decision"


class PromptQuerySet(models.QuerySet["Prompt"]):
    def shown(self) -> Self:
        return self.filter(is_shown=True)


class Prompt(models.Model):
    """One question, under a theme such as neglect or strengths. A principal social worker edits them."""

    box = models.CharField("shown beside", max_length=12, choices=Box)
    theme = models.CharField(max_length=60)
    text = models.CharField("question", max_length=300)
    position = models.PositiveSmallIntegerField("order", default=0)
    is_shown = models.BooleanField("shown", default=True)

    objects = PromptQuerySet.as_manager()

    class Meta:
        ordering = ("box", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("box", "text"),
                name="prompt_is_asked_once",
                violation_error_message="This question is already beside that box.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="prompt_has_words"),
        )

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_box_display()}"

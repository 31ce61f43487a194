"""Evidence of an NQSW's year: reflections, feedback, self-assessment."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from workforce.models.sealed import SealedCharField, SealedTextField


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def shared(self) -> Self:
        return self.exclude(shared_at=None)


class Reflection(models.Model):
    """An entry in the critical reflection log: the NQSW's alone until they share it, then fixed."""

    SEALED_TO = ("enrolment_id",)

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="reflections")
    title = SealedCharField(max_length=120)
    text = SealedTextField()
    written_on = models.DateField()
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ("-written_on", "-pk")

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("nqsw:reflection", args=[self.pk])


class FeedbackSource(models.TextChoices):
    LIVED_EXPERIENCE = "lived_experience", "People with lived experience"
    PROFESSIONAL = "professional_feedback", "Professionals"


class Feedback(models.Model):
    """What someone said about working with the NQSW; who they are to the work, never their name."""

    SEALED_TO = ("enrolment_id",)

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="feedback")
    source = models.CharField(max_length=24, choices=FeedbackSource)
    relationship = SealedCharField("who they are to the work", max_length=120)
    gathered_on = models.DateField()
    said = SealedTextField("what they said")
    learnt = SealedTextField("what was learnt from it", blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-gathered_on", "-pk")
        verbose_name_plural = "feedback"
        constraints = (
            models.CheckConstraint(
                condition=Q(source__in=FeedbackSource.values), name="feedback_source_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.gathered_on:%d/%m/%Y}"


class Moment(models.TextChoices):
    """When an NQSW assesses themselves."""

    START = "start", "At the start"
    MIDDLE = "middle", "At the middle"
    END = "end", "At the end"


class SelfAssessment(models.Model):
    """Where an NQSW stands against each standard, in their own judgement, at one moment.

    `ratings` maps a standard's key to 1 (beginning) to 4 (confident).
    """

    SEALED_TO = ("enrolment_id", "moment")

    enrolment = models.ForeignKey("nqsw.Enrolment", models.CASCADE, related_name="self_assessments")
    moment = models.CharField(max_length=6, choices=Moment)
    assessed_on = models.DateField()
    ratings = models.JSONField(default=dict)
    examples = SealedTextField("examples", blank=True)

    class Meta:
        ordering = ("assessed_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "moment"),
                name="self_assessment_is_one_a_moment",
                violation_error_message="There is already a self-assessment for this point.",
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values), name="self_assessment_moment_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"Self-assessment {self.get_moment_display().lower()}"

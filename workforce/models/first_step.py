"""What was decided about the first steps of a new tracker; what is done is never stored, only looked at."""

from django.conf import settings
from django.db import models


class StepNotNeeded(models.Model):
    """This authority does without one of the first steps, and why."""

    step = models.CharField(max_length=40, unique=True)
    reason = models.CharField("why it is not needed here", max_length=200)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("step",)
        verbose_name = "step not needed"
        verbose_name_plural = "steps not needed"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="step_not_needed_has_a_reason",
                violation_error_message="Enter why this step is not needed here.",
            ),
        )

    def __str__(self) -> str:
        return self.step


class FirstStepsPutAway(models.Model):
    """A person no longer wants the first steps on their home page; the list stays in the settings."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="first_steps_put_away"
    )
    put_away_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "first steps put away"
        verbose_name_plural = "first steps put away"

    def __str__(self) -> str:
        return str(self.account)

"""What people are told of by e-mail: each thing once to each person, none lost."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class ReminderState(models.TextChoices):
    """Owed → told in an e-mail. What someone wants once a week is gathered until their weekly e-mail."""

    OWED = "owed", "Not in an e-mail yet"
    GATHERED = "gathered", "For the weekly e-mail"
    TOLD = "told", "In an e-mail"
    DROPPED = "dropped", "No longer needed"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def owed(self) -> Self:
        """To be told as soon as may be."""
        return self.filter(state=ReminderState.OWED)

    def untold(self) -> Self:
        """Gathered for a weekly e-mail that is not written yet."""
        return self.filter(state=ReminderState.GATHERED)


class Reminder(models.Model):
    """One thing that is due on one day, told to one person once.

    `subject` is the key of that thing ("agreement:12"). `line` is the sentence that says it and
    `path` the page that it leads to; never note text, never a child. `about` is the worker it
    concerns. `mail` is the e-mail in which it is told, alone or together with others; what became of that
    is the outbox's to know. `calendar` is the iCalendar part of an invitation.
    """

    kind = models.CharField(max_length=24)
    subject = models.CharField(max_length=100)
    due_on = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    about = models.ForeignKey(
        "workforce.Worker", models.CASCADE, null=True, blank=True, related_name="reminders_about"
    )
    mail = models.ForeignKey(
        "workforce.Mail", models.RESTRICT, null=True, blank=True, related_name="reminders", editable=False
    )
    line = models.CharField(max_length=300)
    path = models.CharField(max_length=200, blank=True)
    calendar = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=ReminderState, default=ReminderState.OWED)
    made_at = models.DateTimeField()

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("state", "recipient"), name="reminder_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "subject", "due_on", "recipient"), name="reminder_is_made_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReminderState.values), name="reminder_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.TOLD, mail__isnull=False)
                | (~Q(state=ReminderState.TOLD) & Q(mail=None)),
                name="reminder_is_told_in_an_e_mail",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Often(models.TextChoices):
    """How often someone wants an e-mail about a kind of thing."""

    EACH = "each", "Each time"
    WEEKLY = "weekly", "Once a week, together"
    OFF = "off", "Never"


class ReminderChoice(models.Model):
    """How often a person gets a kind of e-mail; without one, each time."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_choices")
    kind = models.CharField(max_length=24)
    often = models.CharField(max_length=6, choices=Often)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "kind"), name="reminder_choice_is_made_once"),
            models.CheckConstraint(condition=Q(often__in=Often.values), name="reminder_choice_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_often_display().lower()}"


class Rung(models.TextChoices):
    """Who gets an e-mail about an overdue session at a step of the ladder."""

    PARTIES = "parties", "Supervisee and supervisor"
    MANAGER = "manager", "The manager above them"
    PRINCIPAL = "principal", "Principal social worker"


class EscalationStep(models.Model):
    """From this day overdue on, these get an e-mail. No one can switch the ladder off for themselves."""

    rung = models.CharField(max_length=9, choices=Rung, unique=True)
    days_overdue = models.PositiveSmallIntegerField("from this day overdue")

    class Meta:
        ordering = ("days_overdue",)
        constraints = (
            models.CheckConstraint(
                condition=Q(days_overdue__gte=1),
                name="escalation_starts_once_overdue",
                violation_error_message="The first day overdue is day 1.",
            ),
        )

    def __str__(self) -> str:
        return f"Day {self.days_overdue}: {self.get_rung_display()}"

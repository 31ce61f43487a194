"""E-mails that the tracker owes people: reminders, digests, invitations; each sent once, none lost."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class ReminderState(models.TextChoices):
    """Waiting → claimed → sent. A claim that was never marked is uncertain, and waits for a person.

    What someone wants once a week is gathered, and sent in their next weekly e-mail.
    """

    GATHERED = "gathered", "For the weekly e-mail"
    DROPPED = "dropped", "No longer needed"
    WAITING = "waiting", "Waiting to be sent"
    CLAIMED = "claimed", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Refused by the mail server"
    UNCERTAIN = "uncertain", "Not known if it was sent"
    SETTLED = "settled", "Marked as sent by a person"

    @property
    def colour(self) -> str:
        return {
            "gathered": "light-blue",
            "dropped": "grey",
            "waiting": "blue",
            "claimed": "blue",
            "sent": "green",
            "failed": "orange",
            "uncertain": "red",
            "settled": "grey",
        }[self.value]


#: A refused e-mail is tried so often before it waits for a person.
MOST_ATTEMPTS = 5


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def sendable(self) -> Self:
        """Never handed to the mail server, or refused by it and not tried too often."""
        again = Q(state=ReminderState.FAILED, attempts__lt=MOST_ATTEMPTS)
        return self.filter(Q(state=ReminderState.WAITING) | again)

    def untold(self) -> Self:
        """Gathered for a weekly e-mail that is not written yet."""
        return self.filter(state=ReminderState.GATHERED, told_in=None)

    def claimed_before(self, at: datetime) -> Self:
        """Claimed so long ago that no one is sending them any more."""
        return self.filter(state=ReminderState.CLAIMED, claimed_at__lt=at)

    def for_a_person(self) -> Self:
        """Uncertain, or refused to the last: someone has to look."""
        given_up = Q(state=ReminderState.FAILED, attempts__gte=MOST_ATTEMPTS)
        return self.filter(Q(state=ReminderState.UNCERTAIN) | given_up)


class Reminder(models.Model):
    """One e-mail to one person about one thing that is due on one day.

    `subject` is the key of that thing ("agreement:12"). `line` is the sentence that it says and
    `path` the page that it leads to; never note text, never a child. `about` is the worker it
    concerns. `told_in` is the weekly e-mail that says it, where the reader wants it so. `calendar` is
    the iCalendar part of an invitation. `message_id` stays the same however often it is sent.
    """

    kind = models.CharField(max_length=24)
    subject = models.CharField(max_length=100)
    due_on = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    about = models.ForeignKey(
        "workforce.Worker", models.CASCADE, null=True, blank=True, related_name="reminders_about"
    )
    told_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="gathered", editable=False
    )
    line = models.CharField(max_length=300)
    path = models.CharField(max_length=200, blank=True)
    calendar = models.TextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=9, choices=ReminderState, default=ReminderState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("state", "claimed_at"), name="reminder_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "subject", "due_on", "recipient"), name="reminder_is_made_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReminderState.values), name="reminder_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(told_in=None) | Q(state=ReminderState.GATHERED),
                name="reminder_told_in_another_was_gathered",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def shown_state(self) -> ReminderState:
        """The state with its words and colour."""
        return ReminderState(self.state)


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

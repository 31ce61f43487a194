"""The outbox: every e-mail of the tracker, from the transaction that owes it until its fate is known."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from workforce.models.sealed import SealedCharField, SealedTextField


class MailState(models.TextChoices):
    """Waiting → claimed → sent. A claim that was never marked is uncertain, and waits for a person."""

    WAITING = "waiting", "Waiting to be sent"
    CLAIMED = "claimed", "Being sent"
    SENT = "sent", "Sent"
    UNREACHED = "unreached", "Mail server not reached"
    REFUSED = "refused", "Refused by the mail server"
    UNCERTAIN = "uncertain", "Not known if it was sent"
    SETTLED = "settled", "Marked as sent by a person"
    GIVEN_UP = "given_up", "Given up by a person"
    DROPPED = "dropped", "No longer needed"

    @property
    def colour(self) -> str:
        return {
            "waiting": "blue",
            "claimed": "blue",
            "sent": "green",
            "unreached": "orange",
            "refused": "orange",
            "uncertain": "red",
        }.get(self.value, "grey")


#: What is not over yet: still to be sent, being sent, or for a person to look at.
OPEN_STATES = (
    MailState.WAITING,
    MailState.CLAIMED,
    MailState.UNREACHED,
    MailState.REFUSED,
    MailState.UNCERTAIN,
)
#: An e-mail that the server refused so often waits for a person.
MOST_REFUSALS = 5
#: E-mails that have waited so long say that something is wrong.
WAITS_AT_MOST = timedelta(hours=1)


class MailQuerySet(models.QuerySet["Mail"]):
    def sendable(self, *, at: datetime) -> Self:
        """Never handed to the mail server, or certainly not taken by it, and due to be tried."""
        again = Q(state=MailState.REFUSED, refusals__lt=MOST_REFUSALS) | Q(state=MailState.UNREACHED)
        return self.filter(Q(state=MailState.WAITING) | again, Q(try_at=None) | Q(try_at__lte=at))

    def claimed_before(self, at: datetime) -> Self:
        """Claimed so long ago that no one is sending them any more."""
        return self.filter(state=MailState.CLAIMED, claimed_at__lt=at)

    def for_a_person(self) -> Self:
        """Uncertain, or refused to the last: someone has to look."""
        given_up = Q(state=MailState.REFUSED, refusals__gte=MOST_REFUSALS)
        return self.filter(Q(state=MailState.UNCERTAIN) | given_up)

    def still_open(self) -> Self:
        """Not over yet, whoever has the next step."""
        return self.filter(state__in=OPEN_STATES)

    def stuck(self, *, at: datetime) -> Self:
        """Owed for more than an hour and not gone yet."""
        return self.still_open().filter(made_at__lt=at - WAITS_AT_MOST)


class Mail(models.Model):
    """One e-mail to one account.

    `kind` says who writes it (`workforce.mail.kinds`). Most are written as they are handed over, from what
    is true then: so an invitation's link is never stored. `subject` and `text` hold only what is written
    before (a notice of the sign-in pages), until it is sent. `address` is where it goes when that is not the
    account's own address. `message_id` stays the same however often it is sent.
    """

    SEALED_TO = ("message_id",)

    kind = models.CharField(max_length=24)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails")
    address = models.EmailField("e-mail address", max_length=254, blank=True)
    subject = SealedCharField(max_length=200, blank=True)
    text = SealedTextField(blank=True)
    message_id = models.CharField("Message-ID", max_length=120, unique=True)
    state = models.CharField(max_length=9, choices=MailState, default=MailState.WAITING)
    refusals = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    try_at = models.DateTimeField("not tried again before", null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = "e-mail"
        indexes = (models.Index(fields=("state", "made_at"), name="mail_by_state"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES) | Q(subject="", text=""),
                name="mail_that_is_over_keeps_no_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"

    @property
    def shown_state(self) -> MailState:
        """The state with its words and colour."""
        return MailState(self.state)

    @property
    def to(self) -> str:
        """The address it goes to, as things stand."""
        return self.address or self.recipient.email

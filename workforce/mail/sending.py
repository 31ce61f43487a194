"""Sending what is owed: claim → send → mark, so that nothing is sent twice or lost in silence.

An e-mail is queued in the transaction that owes it (`outbox`), claimed by one sender, handed to the mail
server outside every transaction, and marked. What the server refused is tried again. What may or may not
have gone out (a crash, a lost connection) is never tried again by itself: it waits for a person.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from workforce.mail.handing_over import hand_over, letter
from workforce.mail.kinds import mail_kinds
from workforce.models import Mail, MailState

#: A claim older than this belongs to a sender that no longer runs.
CLAIM_HOLDS = timedelta(minutes=30)
#: When the mail server is asked again after it was not reached.
REACH_AGAIN = timedelta(minutes=5)
#: How long an e-mail rests after it was refused; twice as long each further time.
FIRST_REST = timedelta(minutes=5)


@dataclass(slots=True)
class Outcome:
    """What a run came to, in e-mails. `unreached` stand for all that were left when the server was away."""

    made: int = 0
    sent: int = 0
    refused: int = 0
    unreached: int = 0
    uncertain: int = 0
    dropped: int = 0

    def count(self, state: MailState | None) -> None:
        """One more of this state."""
        if state is not None and hasattr(self, state.value):
            setattr(self, state.value, getattr(self, state.value) + 1)

    def __str__(self) -> str:
        """In words, for the command line."""
        said = (
            f"{self.made} new, {self.sent} sent, {self.refused} refused,"
            f" {self.uncertain} not known to be sent."
        )
        if self.dropped:
            said += f" {self.dropped} no longer needed."
        if self.unreached:
            said += f" The mail server could not be reached: {self.unreached} wait for the next run."
        return said


def send_waiting(*, at: datetime, only: Collection[int] | None = None) -> Outcome:
    """Send all that waits, or these `only`. Two at once send nothing twice.

    When the mail server is not reached the rest is left for the next run: so a run takes seconds, not hours.
    """
    outcome = Outcome(uncertain=doubt_old_claims(at=at))
    found = Mail.objects.sendable(at=at)
    chosen = found if only is None else found.filter(pk__in=only)
    keys = list(chosen.order_by("made_at", "pk").values_list("pk", flat=True))
    for number, key in enumerate(keys):
        state = deliver(key, at=at)
        outcome.count(state)
        if state == MailState.UNREACHED:
            outcome.unreached = len(keys) - number
            break
    return outcome


def doubt_old_claims(*, at: datetime) -> int:
    """Claims that no one marked: it is not known whether these went out."""
    return Mail.objects.claimed_before(at - CLAIM_HOLDS).update(
        state=MailState.UNCERTAIN, problem="The sender stopped before it could say what happened."
    )


def deliver(key: int, *, at: datetime) -> MailState | None:
    """Claim one e-mail, send it, mark it. None when another process has it. Not within a transaction."""
    mine = Mail.objects.sendable(at=at).filter(pk=key)
    if not mine.update(state=MailState.CLAIMED, claimed_at=at):
        return None
    claimed = Mail.objects.select_related("recipient__worker").get(pk=key)
    state, problem = _send(claimed, at=at)
    facts: dict[str, object] = {"state": state, "problem": problem[:200]}
    if state in (MailState.SENT, MailState.DROPPED):
        facts |= {"subject": "", "text": "", "sent_at": at if state == MailState.SENT else None}
    elif state == MailState.UNREACHED:
        facts["try_at"] = at + REACH_AGAIN
    elif state == MailState.REFUSED:
        facts |= {"refusals": F("refusals") + 1, "try_at": at + FIRST_REST * 2**claimed.refusals}
    Mail.objects.filter(pk=key, state=MailState.CLAIMED).update(**facts)
    return state


def _send(mail: Mail, *, at: datetime) -> tuple[MailState, str]:
    """Write it from what is true now and hand it over; nothing is told to people who are gone."""
    kind = mail_kinds().get(mail.kind)
    gone = not mail.recipient.may_sign_in(on=timezone.localdate(at))
    written = kind.write(mail) if kind and not gone else None
    if written is None:
        return MailState.DROPPED, "They can no longer sign in." if gone else "It is no longer needed."
    return hand_over(letter(mail, written))

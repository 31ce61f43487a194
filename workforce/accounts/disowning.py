"""“This was not me”: someone finds a sign-in that was not theirs, and ends what came of it."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import QuerySet

from workforce.accounts.mails import NOTICE, from_template
from workforce.accounts.services import AccountRefused
from workforce.accounts.sign_in_events import about
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.mail.outbox import new_mail, queue
from workforce.models import Account, AuthorityRole, Event

#: What somebody sees of their own account, and how far back.
SHOWN = (
    Verb.SIGNED_IN, Verb.SIGNED_OUT, Verb.SIGNED_OUT_ELSEWHERE, Verb.SIGN_IN_REFUSED, Verb.SIGN_INS_SLOWED,
    Verb.DEVICE_SIGNED_OUT, Verb.SIGN_IN_DISOWNED,
    Verb.SECOND_FACTOR_ADDED, Verb.SECOND_FACTOR_REMOVED, Verb.SECOND_FACTOR_REFUSED, Verb.PASSWORD_CHOSEN,
    Verb.RECOVERY_CODE_USED, Verb.RECOVERY_CODES_MADE,
)  # fmt: skip
SHOWN_FOR = timedelta(days=92)


def own_sign_ins(account: Account) -> QuerySet[Event]:
    return about(account).filter(verb=Verb.SIGNED_IN)


@transaction.atomic
def disown_sign_in(*, event: Event, account: Account, keep: str | None) -> int:
    """End every session of the account but this one (its key), and tell the administrators; how many ended.

    Raises AccountRefused where the event is no sign-in of this account.
    """
    if not own_sign_ins(account).filter(pk=event.pk).exists():
        raise AccountRefused("This is no sign-in of yours.")
    others = list(UserSession.objects.filter(user=account).exclude(session_key=keep))
    for session in others:
        session.end()
    record_event(
        verb=Verb.SIGN_IN_DISOWNED, subject=account, by=account, sign_in=event.pk, sessions=len(others)
    )
    _tell_administrators(account, event, ended=len(others))
    return len(others)


def _tell_administrators(account: Account, event: Event, *, ended: int) -> None:
    facts = {"account": account, "event": event, "ended": ended}
    written = from_template("account/email/disowned", facts)
    administrators = Account.objects.filter(role=AuthorityRole.ADMINISTRATOR, is_active=True)
    queue(
        [
            new_mail(NOTICE, recipient=one, subject=written.subject, text=written.text)
            for one in administrators
        ]
    )

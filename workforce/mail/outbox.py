"""Putting e-mails into the outbox, within the transaction that owes them; they are sent after it."""

from collections.abc import Collection
from datetime import datetime
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.db.transaction import on_commit
from django.utils import timezone

from workforce.mail.sender import SenderMistaken, sender
from workforce.mail.tasks import deliver_task
from workforce.models import Account, Mail, MailState

BATCH = 500


def message_id(*parts: object) -> str:
    """The same for the same e-mail, however often it is sent; without parts a new one."""
    name = uuid5(NAMESPACE_URL, "|".join(map(str, parts))) if parts else uuid4()
    return f"<{name}@{_domain()}>"


def _domain() -> str:
    try:
        return sender().domain
    except SenderMistaken:
        return "localhost"


def new_mail(
    kind: str,
    *about: object,
    recipient: Account,
    at: datetime | None = None,
    address: str = "",
    subject: str = "",
    text: str = "",
) -> Mail:
    """An e-mail that is owed, not yet queued; `about` tells it from others of its kind to the same person.

    `address` is where it goes when that is not the account's own; `subject` and `text` are what is written
    already.
    """
    name = message_id(kind, *about, recipient.pk) if about else message_id()
    return Mail(
        kind=kind,
        recipient=recipient,
        message_id=name,
        made_at=at or timezone.now(),
        address=address,
        subject=subject,
        text=text,
    )


def queue(mails: Collection[Mail], *, soon: bool = True) -> None:
    """Put e-mails into the outbox within the caller's transaction; each has its key afterwards.

    What is there already stays as it is. They are sent after the transaction, or by the caller's own run if
    not `soon`.
    """
    Mail.objects.bulk_create(mails, ignore_conflicts=True, batch_size=BATCH)
    names = [mail.message_id for mail in mails]
    keys = dict(Mail.objects.filter(message_id__in=names).values_list("message_id", "pk"))
    for mail in mails:
        mail.pk = keys[mail.message_id]
    if soon:
        send_soon(sorted(keys.values()))


def take_back(kinds: Collection[str], *, recipients: Collection[Account]) -> None:
    """Earlier e-mails of these kinds that have certainly not left: a newer one takes their place."""
    waiting = Mail.objects.filter(kind__in=kinds, recipient__in=recipients).still_open()
    waiting.exclude(state__in=(MailState.CLAIMED, MailState.UNCERTAIN)).update(
        state=MailState.DROPPED, problem="A newer e-mail takes its place.", subject="", text=""
    )


def drop_earlier(recipient: Account, *, than: datetime) -> None:
    """What was owed to someone before this moment and has certainly not left is not sent any more."""
    waiting = Mail.objects.filter(recipient=recipient, made_at__lt=than).still_open()
    waiting.exclude(state__in=(MailState.CLAIMED, MailState.UNCERTAIN)).update(
        state=MailState.DROPPED, problem="They had left since then.", subject="", text=""
    )


def send_soon(keys: Collection[int]) -> None:
    """Send these once the transaction is committed, without keeping the reader waiting."""
    found = list(keys)
    if found:
        on_commit(lambda: deliver_task.enqueue(found))

"""E-mails about who reads notes: to whose notes they are, to their supervisor, and to who may confirm."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from workforce.across_floors import listed
from workforce.mail.kinds import MailKind, Written
from workforce.mail.outbox import new_mail, queue
from workforce.models import Account, Event, Mail, ReaderChange, ReaderRight, Worker

#: Told at once, whatever else the day tells: who reads one's notes cannot wait for tomorrow.
READERS = "readers"


def mail_kinds() -> list[MailKind]:
    """What this room writes."""
    return [MailKind(READERS, "Who may read notes", _write)]


def _write(mail: Mail) -> Written:
    """What was written when it happened."""
    return Written(mail.subject, mail.text)


def tell_to_confirm(change: ReaderChange, *, to: Iterable[Account]) -> None:
    """Those who can confirm are asked."""
    link = f"{settings.SITE_ADDRESS}{change.get_absolute_url()}"
    _queue("to_confirm", {"change": change, "link": link}, to=to, about=change.pk)


def tell_that_it_was_decided(change: ReaderChange) -> None:
    """The asker learns what became of it."""
    _queue("decided", {"change": change}, to=[change.asked_by], about=change.pk)


def tell_of_the_change(
    event: Event,
    *,
    right: ReaderRight,
    words: tuple[str, str],
    worker: Worker | None,
    account: Account | None,
    by: Account | None,
    second: Account | None,
    until: str = "",
    told_already: Account | None = None,
) -> None:
    """Whose notes they are, their supervisor, and whose account it is."""
    told = {one.pk: one for one in people_told(worker, on=timezone.localdate(event.at))}
    if account and account.is_active:
        told[account.pk] = account
    if told_already:
        told.pop(told_already.pk, None)
    facts = {
        "right": right.label,
        "before": words[0],
        "after": words[1],
        "whose": worker.full_name if worker else account and account.get_full_name(),
        "by": by.get_full_name() if by else "",
        "second": second.get_full_name() if second else "",
        "until": date.fromisoformat(until) if until else None,
    }
    _queue("changed", facts, to=told.values(), about=event.pk)


def people_told(worker: Worker | None, *, on: date) -> list[Account]:
    """The person and whoever supervises them, as the floors above know, who can sign in."""
    if worker is None:
        return []
    people = [worker, *(one for source in listed("TOLD_OF_READERS") for one in source(worker, on=on))]
    return [one.account for one in people if one.account and one.account.may_sign_in(on=on)]


def _queue(what: str, facts: Mapping[str, object], *, to: Iterable[Account], about: object) -> None:
    stem = f"workforce/reader_changes/mail_{what}"
    subject = " ".join(render_to_string(f"{stem}_subject.txt", dict(facts)).split())
    text = render_to_string(f"{stem}.txt", dict(facts)).strip()
    queue([new_mail(READERS, what, about, recipient=one, subject=subject, text=text) for one in to])

"""E-mails about who reads notes: to whose notes they are, to their supervisor, and to who may confirm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from workforce.across_floors import listed
from workforce.mail.kinds import MailKind, Written
from workforce.mail.outbox import new_mail, queue
from workforce.models import Account, Event, Mail, ReaderChange, ReaderRight, Worker

#: Told at once, whatever else the day tells: who reads one's notes cannot wait for tomorrow.
READERS = "readers"
#: People whom an e-mail about a list names; the page has all of them.
NAMED = 10


class _Told(NamedTuple):
    """One thing that one person is told: in its own e-mail, or with others of its kind in one."""

    what: str
    facts: Mapping[str, object]
    to: Account
    about: object


#: What is to be told together at the end, while someone gathers it.
_gathered: ContextVar[list[_Told] | None] = ContextVar("gathered_of_readers", default=None)


@contextmanager
def readers_told_together(*, to: Callable[[list[Mail]], object] = queue) -> Iterator[None]:
    """What one step changes for several people is told to each person in one e-mail, at its end.

    Within another one, at the end of that. Nothing is told where it ends in an error. `to` takes the e-mails,
    for who has more to tell of the same step.
    """
    if _gathered.get() is not None:
        yield
        return
    told: list[_Told] = []
    token = _gathered.set(told)
    try:
        yield
    finally:
        _gathered.reset(token)
    to(_mails_of(told))


def mail_kinds() -> list[MailKind]:
    """What this room writes."""
    return [MailKind(READERS, "Who may read notes", _write)]


def _write(mail: Mail) -> Written:
    """What was written when it happened."""
    return Written(mail.subject, mail.text)


def tell_to_confirm(change: ReaderChange, *, to: Iterable[Account]) -> None:
    """Those who can confirm are asked."""
    link = f"{settings.SITE_ADDRESS}{change.get_absolute_url()}"
    each = change.changes
    facts = {"change": change, "link": link, "listed": each[:NAMED], "more": len(each[NAMED:])}
    _queue("to_confirm", facts, to=to, about=change.pk)


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
    reason: str = "",
    until: str = "",
    told_already: Account | None = None,
    gains: Worker | None = None,
    loses: Worker | None = None,
) -> None:
    """Whose notes they are, their supervisor, who reads them from now on (`gains`), who no longer does
    (`loses`), and whose account it is.

    Not whoever did it: of their own account alone everyone hears.
    """
    on = timezone.localdate(event.at)
    told = {one.pk: one for one in people_told(worker, on=on)}
    for reader in (gains, loses):
        if reader and reader.account and reader.account.may_sign_in(on=on):
            told[reader.account.pk] = reader.account
    if by:
        told.pop(by.pk, None)
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
        "reason": reason,
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
    told = [_Told(what, facts, one, about) for one in to]
    gathered = _gathered.get()
    if gathered is None:
        queue(_mails_of(told))
    else:
        gathered += told


def _mails_of(told: Iterable[_Told]) -> list[Mail]:
    """One e-mail to a person of each kind of thing; several of a kind under one another."""
    groups: dict[tuple[str, int], list[_Told]] = {}
    for one in told:
        groups.setdefault((one.what, one.to.pk), []).append(one)
    mails = []
    for (what, _), several in groups.items():
        stem, facts = f"workforce/reader_changes/mail_{what}", dict(several[0].facts)
        if len(several) > 1:
            each = [one.facts for one in several]
            rights, whose = {one.get("right") for one in each}, {one.get("whose") for one in each}
            facts |= {"several": each, "is_one_right": len(rights) == 1, "people": len(whose)}
            stem = f"{stem}_several"
        subject = " ".join(render_to_string(f"{stem}_subject.txt", facts).split())
        text = render_to_string(f"{stem}.txt", facts).strip()
        last = several[-1]
        mails.append(new_mail(READERS, what, last.about, recipient=last.to, subject=subject, text=text))
    return mails

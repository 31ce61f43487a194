"""What people are reminded of: the kinds, where they come from, and who may get e-mails about which people.

The settings list the kinds of every floor; this one sends for all of them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache

from supervision.models import Agreement, Often, ReminderChoice
from supervision.permissions import supervised_by
from workforce.across_floors import listed
from workforce.models import ROLES_APART, Account, Worker
from workforce.permissions import people_answered_for
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Wanted:
    """An e-mail that a person should get: about what, about which person, due when, in one sentence.

    `subject` is a key such as "agreement:12"; `about` is the worker it is about, None for a
    digest of the recipient's own people. `line` names no child and holds no note text.
    """

    subject: str
    due_on: date
    recipient: Account
    line: str
    path: str
    about: int | None = None


type Source = Callable[[date], Iterable[Wanted]]


@dataclass(frozen=True, slots=True)
class ReminderKind:
    """A kind of e-mail. People can switch it off, unless it `is_promised` to everyone.

    They may get it once a week instead, if it `can_wait`. What `is_urgent` is told the same day, also after
    that day's e-mail; everything else waits for the next. The subject of one that `names_its_day` has the day
    that it is about, which need not be the day on which it is sent.
    """

    key: str
    label: str
    hint: str
    example: str
    source: Source | None = None
    is_promised: bool = False
    can_wait: bool = True
    is_urgent: bool = False
    names_its_day: bool = False

    @property
    def choices(self) -> list[Often]:
        """How often a person may choose to get it; nothing to choose for what is promised."""
        if self.is_promised:
            return []
        return list(Often) if self.can_wait else [Often.EACH, Often.OFF]


#: Of what a person chose to get once a week. Earlier releases sent it as an e-mail of its own.
WEEKLY = "weekly"
#: The e-mail of several things: the one of a day, or what is urgent after it.
TOGETHER = "together"


def kinds() -> tuple[ReminderKind, ...]:
    """Every kind, in the order in which people choose among them."""
    return listed("REMINDER_KINDS")


def urgent_kinds() -> frozenset[str]:
    """The kinds that do not wait for the next day's e-mail."""
    return frozenset(kind.key for kind in kinds() if kind.is_urgent)


def kind_of(key: str) -> ReminderKind | None:
    return next((kind for kind in kinds() if kind.key == key), None)


def wanted_on(day: date) -> Iterator[tuple[ReminderKind, Wanted]]:
    """All that is to be told on a day: not switched off, only about people the reader has a part in, and
    never to someone who is gone.
    """
    off = chosen(Often.OFF)
    is_here = cache(lambda account: account.may_sign_in(on=day))
    themselves = dict(Worker.objects.exclude(account=None).values_list("account", "pk"))
    own_people = supervisees_by_account(on=day)
    hears_of = cache(lambda account: hears_of_on(account, on=day))
    for kind in kinds():
        for wanted in kind.source(day) if kind.source else ():
            if (wanted.recipient.pk, kind.key) in off:
                continue
            if not is_here(wanted.recipient):
                note_unreached(getattr(wanted.recipient, "worker", None))
            elif (
                wanted.about is None
                or wanted.about == themselves.get(wanted.recipient.pk)
                or wanted.about in own_people.get(wanted.recipient.pk, ())
                or wanted.about in hears_of(wanted.recipient)
            ):
                yield kind, wanted


def chosen(often: Often) -> frozenset[tuple[int, str]]:
    """Who has chosen to get which kind so often: accounts and kinds, as far as a kind leaves the choice."""
    rows = ReminderChoice.objects.filter(often=often).values_list("account", "kind")
    offered = {kind.key for kind in kinds() if often in kind.choices}
    return frozenset(row for row in rows if row[1] in offered)


def supervisees_by_account(*, on: date) -> dict[int, set[int]]:
    """Whom each account supervises by an agreement: what most are told of, asked once for all of them.

    Nothing of an account that looks as an administrator alone: see `Viewer.worker`.
    """
    given = Agreement.objects.in_force(on=on).filter(supervisor__in=Worker.objects.employed(on=on))
    given = given.exclude(supervisor__account__role__in=ROLES_APART)
    found: dict[int, set[int]] = {}
    for account, supervisee in given.exclude(supervisor__account=None).values_list(
        "supervisor__account", "supervisee"
    ):
        found.setdefault(account, set()).add(supervisee)
    return found


def hears_of_on(account: Account, *, on: date) -> frozenset[int]:
    """The workers this reader has a part in: themselves, their supervisees, those they answer for."""
    viewer = Viewer(account, on=on)
    own = {viewer.worker.pk} if viewer.worker else set()
    given = set(supervised_by(viewer).values_list("pk", flat=True)) if viewer.worker else set()
    answered_for = people_answered_for(viewer).values_list("pk", flat=True)
    return frozenset(own | given | set(answered_for))


#: Workers who would be told something and cannot be, while someone asks for them.
_unreached: ContextVar[set[Worker] | None] = ContextVar("unreached", default=None)


def account_of(worker: Worker | None) -> Account | None:
    """Where a worker's e-mail goes: only to those who can sign in."""
    account = worker.account if worker else None
    if account and account.is_active:
        return account
    note_unreached(worker)
    return None


def account_here(worker: Worker | None, *, on: date) -> Account | None:
    """The same, for what is told at once: nothing goes to someone who has left by that day."""
    account = account_of(worker)
    return account if account and account.may_sign_in(on=on) else None


def note_unreached(worker: Worker | None) -> None:
    """This worker would be told something and cannot be."""
    found = _unreached.get()
    if worker is not None and found is not None:
        found.add(worker)


@contextmanager
def unreached() -> Iterator[set[Worker]]:
    """Gathers, while it lasts, every worker whom a source would tell something and cannot."""
    found: set[Worker] = set()
    token = _unreached.set(found)
    try:
        yield found
    finally:
        _unreached.reset(token)

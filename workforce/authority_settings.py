"""The authority's own settings, read from their history: the one way to ask for them.

`authority_settings(on=day)` is cheap to ask for again and again. Inside a transaction they are read once,
as that transaction sees them; inside a request, once (see `read_once`); elsewhere each time. Nothing is
kept beyond that, so that what one process changes the next request of every other sees.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import zip_longest
from typing import Any

from django.db import connection
from django.utils import timezone

from workforce.models import SettingRevision
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import AuthoritySettings, Setting
from workforce.rules.bank_holidays import LAST_YEAR, english_bank_holidays
from workforce.rules.setting_kinds import ClosedDays
from workforce.rules.working_days import ONE_DAY

#: A setting, the first day of a value, and the value; in order of the days.
type Entry = tuple[Setting, date, Any]
#: Weekdays off from a day on.
type WeekdaysOff = tuple[date, tuple[int, ...]]


class History:
    """Every value that each setting has had."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry[1])
        self._days: dict[date, AuthoritySettings] = {}

    def on(self, day: date) -> AuthoritySettings:
        """The settings as they stand on a day; one that is not dated is always what it is now."""
        if day not in self._days:
            held = {
                name: value
                for name, first, value in self._entries
                if first <= day or not KNOWN[name].is_dated
            }
            self._days[day] = AuthoritySettings(**held)
        return self._days[day]

    def with_changes(self, changes: Mapping[Setting, Any], *, from_on: date) -> "History":
        """The history as it would be with these changes."""
        return History([*self._entries, *((name, from_on, value) for name, value in changes.items())])

    def newest_from(self, setting: Setting) -> date | None:
        """First day of the last value that the setting was given; None where it was given none."""
        return max((first for name, first, _ in self._entries if name is setting), default=None)

    def changes_of(self, setting: Setting) -> list[date]:
        """The days from which the setting has had another value than before, in order."""
        found, before = [], getattr(AuthoritySettings(), setting.value)
        for day in sorted({first for name, first, _ in self._entries if name is setting}):
            value = getattr(self.on(day), setting.value)
            if value != before:
                found.append(day)
            before = value
        return found

    @property
    def settled(self) -> set[Setting]:
        """Those that somebody has given a value."""
        return {setting for setting, _, _ in self._entries}

    @cached_property
    def days_off(self) -> Collection[date]:
        """Days without work: bank holidays, days closed, weekdays not worked at the time (not weekends)."""
        off, all_week = [], set(range(5))
        for setting, from_on, worked in self._entries:
            if setting is Setting.WORKING_WEEKDAYS:
                off.append((from_on, tuple(sorted(all_week - set(worked)))))
        closed = self.on(date.max).closed_days
        return _days_off(tuple(off), closed) if off or closed else english_bank_holidays()


@cache
def _days_off(off: tuple[WeekdaysOff, ...], closed: tuple[ClosedDays, ...]) -> Collection[date]:
    days = {day for spell in closed for day in spell.days} | set(english_bank_holidays())
    starts = [from_on for from_on, _ in off]
    for (from_on, weekdays), next_from in zip_longest(off, starts[1:]):
        last = next_from - ONE_DAY if next_from else date(LAST_YEAR, 12, 31)
        for weekday in weekdays:
            day = from_on + timedelta((weekday - from_on.weekday()) % 7)
            while day <= last:
                days.add(day)
                day += timedelta(7)
    return frozenset(days)


@dataclass(slots=True)
class _Kept:
    """What was read, and the list of the transaction that it was read in: it is another one afterwards."""

    history: History
    transaction: object


_supposed: ContextVar[History | None] = ContextVar("supposed", default=None)
_in_request: ContextVar[list[History] | None] = ContextVar("in_request", default=None)
_in_transaction: ContextVar[_Kept | None] = ContextVar("in_transaction", default=None)


def authority_settings(*, on: date | None = None) -> AuthoritySettings:
    """The settings as they stand on a day, which is today where none is given."""
    return history().on(on or timezone.localdate())


def due_soon_days(*, on: date) -> int:
    """From how many working days before its due day supervision is due soon, on a day."""
    return authority_settings(on=on).due_soon_working_days


def days_off() -> Collection[date]:
    """Days without work beside the weekends, past and future: what sums of working days are told."""
    return history().days_off


def history() -> History:
    """Every value that each setting has had, or is supposed to have (see `supposing`)."""
    if (supposed := _supposed.get()) is not None:
        return supposed
    if connection.in_atomic_block:
        return _of_transaction()
    kept = _in_request.get()
    if kept is None:
        return _read()
    if not kept:
        kept.append(_read())
    return kept[0]


def _of_transaction() -> History:
    # Django begins another list with each transaction, and with each part of one that it takes back.
    transaction = connection.run_on_commit
    kept = _in_transaction.get()
    if kept is None or kept.transaction is not transaction:
        kept = _Kept(_read(), transaction)
        _in_transaction.set(kept)
    return kept.history


def _read() -> History:
    rows = SettingRevision.objects.order_by("from_on", "pk").values_list("setting", "from_on", "value")
    known = {field.name for field in fields(AuthoritySettings)}
    return History(
        (Setting(name), from_on, KNOWN[Setting(name)].kind.read(value))
        for name, from_on, value in rows
        if name in known
    )


def read_again() -> None:
    """Forget what was read: something has just been changed."""
    _in_transaction.set(None)
    if (kept := _in_request.get()) is not None:
        kept.clear()


@contextmanager
def read_once() -> Iterator[None]:
    """For as long as a request lasts: what was read outside a transaction is not read again."""
    _in_transaction.set(None)
    token = _in_request.set([])
    try:
        yield
    finally:
        _in_request.reset(token)
        _in_transaction.set(None)


@contextmanager
def supposing(changes: Mapping[Setting, Any], *, from_on: date) -> Iterator[None]:
    """Everything asked inside is answered as if the changes had been made: a preview that writes nothing."""
    token = _supposed.set(history().with_changes(changes, from_on=from_on))
    try:
        yield
    finally:
        _supposed.reset(token)

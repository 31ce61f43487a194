"""Changing the authority's settings: the history, the event, and what follows from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from workforce.across_floors import listed
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import History, history, read_again, supposing
from workforce.locking import lock_whoever
from workforce.models import Account, SettingRevision
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import ALWAYS, Setting
from workforce.rules.in_words import day_in_full
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import add_months

FIRST_VALUE = "First value"
CHANGED_SINCE = (
    "Someone else has changed these settings since you opened this page: see “Last changes”. Nothing was "
    "saved. Check your values and save again to replace theirs."
)
#: The advisory lock of whoever changes settings; any number that nothing else uses.
CHANGING = 7_314_002
#: How far ahead a change can be decided.
MONTHS_AHEAD = 24

type Changes = Mapping[Setting, Any]


class NotPlausible(Refusal):
    """A value that a setting cannot have, or a day from which (`is_of_day`), in words for a person."""

    def __init__(self, setting: Setting, why: str, *, is_of_day: bool = False) -> None:
        super().__init__(why)
        self.setting, self.is_of_day = setting, is_of_day


@dataclass(frozen=True, slots=True)
class Consequence:
    """What is stored and follows from some settings, worked out by a floor above.

    `foresee` says in a sentence what would change, empty for nothing: it is asked while the change is
    supposed, and writes nothing. `follow` does it, in the transaction of the change. `concerned` are the keys
    of everyone it touches: they are locked before anything is written.
    """

    of: frozenset[Setting]
    foresee: Callable[[date], str]
    follow: Callable[[date, Account | None], object]
    concerned: Callable[[], Iterable[int]] = tuple


def consequences_of(changes: Changes) -> list[Consequence]:
    """What follows from a change of these settings, in the order of the list in `tracker.lists`."""
    return [one for one in listed("SETTING_CONSEQUENCES") if one.of & set(changes)]


def new_values(changes: Changes, *, from_on: date | None = None) -> dict[Setting, Any]:
    """Those that are not what the setting is already on the day; and each first value, which settles it."""
    there, known = history().on(from_on or date.max), history().settled
    return {
        name: value
        for name, value in changes.items()
        if value != getattr(there, name.value) or name not in known
    }


def require_plausible(changes: Changes, *, from_on: date | None, on: date) -> None:
    """Raises NotPlausible for the first value that is outside its bounds, or is overtaken by a later one."""
    if from_on and not ALWAYS <= from_on <= add_months(on, MONTHS_AHEAD):
        first = next(iter(changes))
        why = f"Enter a first day from 2000 on, up to {MONTHS_AHEAD} months from today."
        raise NotPlausible(first, why, is_of_day=True)
    for name, value in changes.items():
        if why := KNOWN[name].kind.refused(value):
            raise NotPlausible(name, why)
        newest = history().newest_from(name)
        if KNOWN[name].is_dated and newest and (from_on or ALWAYS) < newest:
            raise NotPlausible(
                name,
                f"“{KNOWN[name].label}” was last changed from {day_in_full(newest)}. "
                "Enter that day or a later one.",
                is_of_day=True,
            )


def foresee(changes: Changes, *, from_on: date | None, on: date) -> list[str]:
    """What would follow from the change, in sentences. Writes nothing; raises as `change_settings` does."""
    require_plausible(changes, from_on=from_on, on=on)
    changed = new_values(changes, from_on=from_on)
    with supposing(changed, from_on=from_on or ALWAYS):
        return list(filter(None, (one.foresee(on) for one in consequences_of(changed))))


@transaction.atomic
def change_settings(
    *,
    changes: Changes,
    from_on: date | None,
    reason: str,
    by: Account | None,
    on: date,
    shown: int | None = None,
) -> int:
    """Give settings another value, and do what follows from it; answers how many changed.

    `from_on` is the first day of the new value: None where it has always been so. What a setting is
    already is left alone, and writes no history. `reason` may be empty for a setting's first value. `shown`
    is the newest change of these settings that the person has seen. Raises NotPlausible for a value outside
    its bounds, and Refusal where a reason is missing, or where someone else has changed one of them since.
    """
    require_plausible(changes, from_on=from_on, on=on)
    following = consequences_of(new_values(changes, from_on=from_on))
    lock_whoever(lambda: {key for one in following for key in one.concerned()})
    _one_at_a_time()
    read_again()
    if shown is not None and newest_change(changes) != shown:
        raise Refusal(CHANGED_SINCE)
    changed, there = new_values(changes, from_on=from_on), history()
    if not reason.strip() and there.settled & set(changed):
        raise Refusal("Enter a reason")
    _write(changed, there, from_on=from_on or ALWAYS, reason=reason.strip() or FIRST_VALUE, by=by)
    read_again()
    for one in following:
        one.follow(on, by)
    return len(changed)


def newest_change(settings: Iterable[Setting]) -> int:
    """The key of the last change of any of these settings; 0 before the first."""
    theirs = SettingRevision.objects.filter(setting__in=[one.value for one in settings])
    return theirs.aggregate(newest=Max("pk"))["newest"] or 0


def _one_at_a_time() -> None:
    """Two changes at once: the second waits, until the end of the transaction, and sees the first.

    On SQLite one writer has the database to itself.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHANGING])


def _write(changed: Changes, there: History, *, from_on: date, reason: str, by: Account | None) -> None:
    then = there.on(from_on)
    events = []
    for name, value in changed.items():
        kind = KNOWN[name].kind
        revision = SettingRevision.objects.create(
            setting=name.value,
            value=kind.kept(value),
            before=kind.kept(getattr(then, name.value)),
            from_on=from_on,
            reason=reason,
            set_by=by,
        )
        details = {"setting": name.value, "from": revision.before, "to": revision.value}
        events.append(
            NewEvent(Verb.SETTING_CHANGED, revision, None, details | {"from_on": from_on.isoformat()})
        )
    record_events(events, by=by)

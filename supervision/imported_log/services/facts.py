"""What the plan of a log is made from: people, who supervised whom, what is recorded and remembered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from supervision.imported_log.who import Days, Facts, Line, Pair, Register
from supervision.models import Agreement, Attendance, LogRow, RememberedNames, RememberedWords
from supervision.rules.repeating import start_of
from workforce.models import EmploymentPeriod, StaffNumber, Worker
from workforce.readers.people_named import Someone
from workforce.readers.rows import Reading
from workforce.readers.supervision_log import LogRow as Row
from workforce.rules.batches import batches
from workforce.rules.working_days import ONE_DAY, Interval
from workforce.web.together import Questions, together

#: Supervisee, supervisor and day.
type Meeting = tuple[int, int, date]


class Recorded(NamedTuple):
    """A session that is in the tracker; `log_row` is the row of a log that it came from."""

    session: int
    kind: str
    status: str
    minutes: int | None
    signed: bool | None
    log_row: int | None


@dataclass(frozen=True)
class LogFacts:
    """What a plan is made from, as plain data."""

    people: tuple[Facts, ...]
    lines: tuple[Line, ...]
    #: By the key of two names; by the words of a comment.
    names: Mapping[str, Pair]
    words: Mapping[str, str]
    known: frozenset[str]
    recorded: Mapping[Meeting, tuple[Recorded, ...]]

    @cached_property
    def register(self) -> Register:
        return Register(self.people, self.lines, self.names)


def find_log(reading: Reading[Row], *, on: date) -> LogFacts:
    known: set[str] = set()
    for some in batches([row.fingerprint for row in reading.rows]):
        known.update(LogRow.objects.filter(fingerprint__in=some).values_list("fingerprint", flat=True))
    days = [row.held_on for row in reading.rows]
    return LogFacts(
        people=everyone(),
        lines=lines_of_supervision(),
        names=names_remembered(),
        words=dict(RememberedWords.objects.values_list("cue", "outcome")),
        known=frozenset(known),
        recorded=meetings_recorded(Interval(min(days), max(days))) if days else {},
    )


def register_now() -> Register:
    """Everyone, to say who a row that waits most likely means; in one question to the database."""
    found = together({**_asked_of_everyone(), "lines": _lines(), "names": _names()})
    return Register(_people(found), _lines_among(found["lines"]), _pairs_among(found["names"]))


def everyone() -> tuple[Facts, ...]:
    """Everyone who works or worked here, by all their names and numbers, with the days on which they did."""
    return _people({name: list(rows) for name, rows in _asked_of_everyone().items()})


def _asked_of_everyone() -> Questions:
    people = Worker.objects.order_by("pk").values_list(
        "pk", "given_name", "family_name", "known_as", "staff_number", "swe_number",
        "team", "line_manager", "started_on", "left_on", named=True,
    )  # fmt: skip
    periods = EmploymentPeriod.objects.order_by("pk")
    numbers = StaffNumber.objects.order_by("pk")
    return {
        "people": people,
        "periods": periods.values_list("worker", "started_on", "left_on", named=True),
        "numbers": numbers.values_list("worker", "number", named=True),
    }


def _people(found: Mapping[str, list[Any]]) -> tuple[Facts, ...]:
    periods: dict[int, list[Days]] = defaultdict(list)
    numbers: dict[int, list[str]] = defaultdict(list)
    for worker, started_on, left_on in found["periods"]:
        periods[worker].append((started_on, left_on))
    for worker, number in found["numbers"]:
        numbers[worker].append(number)
    return tuple(
        Facts(
            Someone(pk, given, family, known_as, tuple(filter(None, (staff, *numbers[pk]))), swe or ""),
            team,
            manager,
            ((started_on, left_on), *periods[pk]),
        )
        for pk, given, family, known_as, staff, swe, team, manager, started_on, left_on in found["people"]
    )


def lines_of_supervision() -> tuple[Line, ...]:
    return _lines_among(_lines())


def _lines() -> QuerySet[Agreement, Any]:
    return Agreement.objects.order_by("pk").values_list(
        "supervisee", "supervisor", "starts_on", "ends_on", named=True
    )


def _lines_among(rows: Iterable[Any]) -> tuple[Line, ...]:
    return tuple(Line(*facts) for facts in rows)


def names_remembered() -> dict[str, Pair]:
    return _pairs_among(_names())


def _names() -> QuerySet[RememberedNames, Any]:
    return RememberedNames.objects.order_by("pk").values_list(
        "names_key", "supervisee", "supervisor", named=True
    )


def _pairs_among(rows: Iterable[Any]) -> dict[str, Pair]:
    return {key: (one, other) for key, one, other in rows}


def meetings_recorded(within: Interval | None = None) -> dict[Meeting, tuple[Recorded, ...]]:
    """Every session that is in the tracker, or those of some days, by supervisee, supervisor and day."""
    there = Attendance.objects.order_by("pk")
    if within and within.ends_on:
        there = there.filter(
            session__starts_at__gte=start_of(within.starts_on),
            session__starts_at__lt=start_of(within.ends_on + ONE_DAY),
        )
    found: dict[Meeting, tuple[Recorded, ...]] = defaultdict(tuple)
    rows = there.values_list(
        "supervisee", "session__supervisor", "session__starts_at", "session", "session__kind",
        "session__status", "session__minutes", "session__signed_elsewhere", "session__log_row",
    )  # fmt: skip
    for one, other, starts_at, session, kind, status, minutes, signed, row in rows:
        recorded = Recorded(session, kind, status, minutes, signed, row)
        found[one, other, timezone.localdate(starts_at)] += (recorded,)
    return dict(found)

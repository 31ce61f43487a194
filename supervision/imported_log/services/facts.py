"""What the plan of a log is made from: people, who supervised whom, what is recorded and remembered."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

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
    """Everyone, to say who a row that waits most likely means."""
    return Register(everyone(), lines_of_supervision(), names_remembered())


def everyone() -> tuple[Facts, ...]:
    """Everyone who works or worked here, by all their names and numbers, with the days on which they did."""
    periods: dict[int, list[Days]] = defaultdict(list)
    numbers: dict[int, list[str]] = defaultdict(list)
    for one in EmploymentPeriod.objects.order_by("pk"):
        periods[one.worker_id].append((one.started_on, one.left_on))
    for pk, number in StaffNumber.objects.order_by("pk").values_list("worker", "number"):
        numbers[pk].append(number)
    people = Worker.objects.order_by("pk").values_list(
        "pk", "given_name", "family_name", "known_as", "staff_number", "swe_number",
        "team", "line_manager", "started_on", "left_on",
    )  # fmt: skip
    return tuple(
        Facts(
            Someone(pk, given, family, known_as, tuple(filter(None, (staff, *numbers[pk]))), swe or ""),
            team,
            manager,
            ((started_on, left_on), *periods[pk]),
        )
        for pk, given, family, known_as, staff, swe, team, manager, started_on, left_on in people
    )


def lines_of_supervision() -> tuple[Line, ...]:
    rows = Agreement.objects.order_by("pk").values_list("supervisee", "supervisor", "starts_on", "ends_on")
    return tuple(Line(*facts) for facts in rows)


def names_remembered() -> dict[str, Pair]:
    rows = RememberedNames.objects.values_list("names_key", "supervisee", "supervisor")
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

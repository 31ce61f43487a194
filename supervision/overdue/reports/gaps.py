"""How long people went, or have been waiting, without supervision."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from supervision.clock.on_record import Absences, DaysOnRecord, is_all_on_record
from supervision.clock.reckoner import Promise
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.overdue.reports.histories import days_around
from workforce.models import WorkerQuerySet
from workforce.rules.working_days import Interval


class Gap(NamedTuple):
    """Calendar days without a session, of one person; open while they still wait on the last day."""

    worker: int
    since: date
    until: date
    is_open: bool = False

    @property
    def days(self) -> int:
        return (self.until - self.since).days


def gaps_of(people: WorkerQuerySet, *, from_on: date, to_on: date, agreements: AgreementsThen) -> list[Gap]:
    """The gaps of these people that ended between two days, both included, or that were open on the last;
    `agreements` are theirs.
    """
    held = days_around(people, from_on=from_on, to_on=to_on)
    absences, records = agreements.spells
    found = gaps_among(
        agreements.every, held, absences=absences, records=records, from_on=from_on, to_on=to_on
    )
    return list(found)


def gaps_among(
    promises: Collection[Promise],
    held: Mapping[int, Sequence[date]],
    *,
    absences: Absences,
    records: DaysOnRecord,
    from_on: date,
    to_on: date,
) -> Iterator[Gap]:
    """Those gaps, of the promises that held in the time and of each person's days of sessions, in order,
    from the last one before the time.

    A gap is of someone with an agreement: from the last session, or from the clock's start before the first.
    Who is away on the last day does not wait. Between days that no records are kept of, a session can have
    been held: that is no gap; who waits, waits from the day on which records begin.
    """
    theirs: dict[int, list[Promise]] = {}
    for one in promises:
        theirs.setdefault(one.supervisee_id, []).append(one)
    for person in held.keys() | theirs.keys():
        days, own = held.get(person, ()), theirs.get(person)
        if not own:
            continue
        on_record = records.get(person, ())
        end = bisect_right(days, to_on)
        for place in range(bisect_left(days, from_on), end):
            day = days[place]
            since = _since(days[place - 1] if place else None, own, on=day)
            if since is not None and since < day and is_all_on_record(on_record, since, day):
                yield Gap(person, since, day)
        waits_from = _since(days[end - 1] if end else None, own, on=to_on)
        if waits_from is not None and not _is_away(absences.get(person, ()), to_on):
            since = _on_record(waits_from, on_record, on=to_on)
            if since is not None and since < to_on:
                yield Gap(person, since, to_on, is_open=True)


def _since(last: date | None, own: Sequence[Promise], *, on: date) -> date | None:
    """From when a gap counts: the last session, or the start of the clock that runs on the day, if later.

    None without an agreement: nothing was promised.
    """
    for one in own:
        if one.starts_on <= on and (one.ends_on is None or one.ends_on >= on):
            start = one.clock_started_on
            return start if last is None or last < start else last
    return None


def _is_away(absences: Sequence[Interval], day: date) -> bool:
    return bool(absences) and any(away.contains(day) for away in absences)


def _on_record(since: date | None, records: Sequence[Interval], *, on: date) -> date | None:
    """Not before the days that are on record, those of the day itself; None where it is on none."""
    if since is None or not records:
        return since
    kept = next((spell.starts_on for spell in records if spell.contains(on)), None)
    return None if kept is None else max(since, kept)

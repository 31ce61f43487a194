"""How long people went, or have been waiting, without supervision."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from supervision.clock.on_record import Absences, DaysOnRecord, is_all_on_record
from supervision.clock.reckoner import Promise
from workforce.rules.working_days import Interval

#: The first and the last day of each gap.
type Ended = Iterable[tuple[date, date]]


class Gaps(NamedTuple):
    """Calendar days without a session, of one person: those that have ended, and since when they wait."""

    worker: int
    ended: Ended
    waits_from: date | None


def gaps_among(
    promises: Collection[Promise],
    held: Mapping[int, Sequence[date]],
    *,
    absences: Absences,
    records: DaysOnRecord,
    from_on: date,
    to_on: date,
) -> Iterator[Gaps]:
    """Those that ended between two days, both included, or that were open on the last: of the promises that
    held in the time and of each person's days of sessions, in order, from the last one before the time.

    A gap is of someone with an agreement: from the last session, or from the clock's start before the first.
    Who is away on the last day does not wait. Between days that no records are kept of, a session can have
    been held: that is no gap; who waits, waits from the day on which records begin.
    """
    theirs: dict[int, list[Promise]] = {}
    for one in promises:
        theirs.setdefault(one.supervisee_id, []).append(one)
    for person, own in theirs.items():
        days, on_record = held.get(person, ()), records.get(person, ())
        begin, end = bisect_left(days, from_on), bisect_right(days, to_on)
        last, within = days[begin - 1] if begin else None, days[begin:end]
        if not within:
            ended: Ended = ()
        elif not on_record and _is_plain(own, within):
            ended = _plainly(own[0], last, within)
        else:
            ended = _one_by_one(own, last, within, on_record)
        waits_from = _since(within[-1] if within else last, own, on=to_on)
        if waits_from is not None and _is_away(absences.get(person, ()), to_on):
            waits_from = None
        waits_from = _on_record(waits_from, on_record, on=to_on)
        yield Gaps(person, ended, waits_from if waits_from is not None and waits_from < to_on else None)


def _is_plain(own: Sequence[Promise], days: Sequence[date]) -> bool:
    """One promise holds on all these days."""
    one = own[0]
    return len(own) == 1 and one.starts_on <= days[0] and (one.ends_on is None or one.ends_on >= days[-1])


def _plainly(one: Promise, last: date | None, days: Sequence[date]) -> Ended:
    """The gaps that ended on these days, on all of which this promise holds: as `_one_by_one`, and sooner."""
    begun = one.clock_started_on
    before = begun if last is None or last < begun else last
    return filter(_takes_days, zip((before, *days), days, strict=False))


def _takes_days(gap: tuple[date, date]) -> bool:
    return gap[0] < gap[1]


def _one_by_one(
    own: Sequence[Promise], last: date | None, days: Sequence[date], on_record: Sequence[Interval]
) -> Ended:
    """The gaps that ended on these days."""
    for before, day in zip((last, *days), days, strict=False):
        since = _since(before, own, on=day)
        if since is not None and since < day and is_all_on_record(on_record, since, day):
            yield since, day


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

"""What of a session can be true but seldom is. Pure; how it is asked: `workforce.rules.plausibility`.

Asked wherever a time is named: offered, proposed, booked, moved, repeated, logged or recorded as held.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from supervision.rules.planning import Times
from supervision.rules.repeating import LONDON
from workforce.rules.in_words import day_in_full, many
from workforce.rules.plausibility import Doubt
from workforce.rules.working_days import Interval, is_working_day

SHORTEST = timedelta(minutes=30)
"""Shorter supervision is asked about; 90 minutes are promised (LGA standard 5). *Local.*"""

LONGEST = timedelta(hours=4)
"""Longer supervision is asked about. *Local.*"""

EARLIEST, LATEST = time(7), time(20)
"""What starts before or ends after these times on the clock is asked about. *Local.*"""

LONG_AGO, FAR_AHEAD = timedelta(days=183), timedelta(days=366)
"""What was longer ago, or is further ahead, is asked about: a wrong year is easily typed. *Local.*"""

ASKED = ("day", "hour", "short", "long", "year", "same_day", "covered", "away")
"""The keys of all doubts about a session: what someone has said yes to as a whole."""

ASKED_AT_CLOSING = ("to_audit", "to_moderate")
"""The keys of all doubts about the end of an audit."""


def doubts_about_times(
    times: Iterable[Times],
    *,
    holidays: Collection[date],
    at: datetime,
    what: str = "supervision",
    shortest: timedelta = SHORTEST,
    longest: timedelta = LONGEST,
) -> Iterator[Doubt]:
    """A day off, the night, a few minutes, half a day, another year: one doubt of each kind, for one session
    or several. How far away they are is told from the instant `at`, and of several by the first.
    """
    local = [(starts.astimezone(LONDON), ends.astimezone(LONDON)) for starts, ends in sorted(times)]
    off = sorted(
        {starts.date() for starts, _ in local if not is_working_day(starts.date(), holidays=holidays)}
    )
    if off:
        yield Doubt(
            "day", f"{_days(off)} {'is not a working day' if len(off) == 1 else 'are not working days'}."
        )
    if at_night := [pair for pair in local if _is_at_night(*pair)]:
        starts, ends = at_night[0]
        yield Doubt(
            "hour", f"{starts:%H:%M} to {ends:%H:%M} is before {EARLIEST:%H:%M} or after {LATEST:%H:%M}."
        )
    lengths = [ends - starts for starts, ends in local]
    if lengths and min(lengths) < shortest:
        yield Doubt("short", f"{_length(min(lengths))} is short: {what} takes {_length(shortest)} or more.")
    if lengths and max(lengths) > longest:
        yield Doubt("long", f"{_length(max(lengths))} is long: {what} takes up to {_length(longest)}.")
    if local and (first := local[0][0]) < at - LONG_AGO:
        yield Doubt("year", f"{_days([first.date()])} is more than 6 months ago.")
    elif local and first > at + FAR_AHEAD:
        yield Doubt("year", f"{_days([first.date()])} is more than a year ahead.")


def doubts_about_section_47(
    case: str, *, key: str, not_relevant: bool, consent_not_needed: bool
) -> Iterator[Doubt]:
    """In a section 47 enquiry, what is seldom so: a strategy discussion, or the enquiry itself, not relevant,
    and no question of consent (Ofsted's letter of 17 May 2011: both were unclear).
    """
    told = f"{case} is a section 47 enquiry"
    if not_relevant:
        yield Doubt(f"strategy:{key}", f"{told}, and a strategy discussion or enquiry is “Not relevant”.")
    if consent_not_needed:
        yield Doubt(f"consent:{key}", f"{told}, and consent to share information is “Not needed”.")


def doubts_about_reasons(
    case: str, *, key: str, of_others: Iterable[tuple[str, str, str]]
) -> Iterator[Doubt]:
    """An answer changed and its reason did not: which, as it stands, and as it was for that reason."""
    for name, now, before in of_others:
        why = f"the reason for “{now}” was written for another answer, “{before}”"
        yield Doubt(f"{name}-reason:{key}", f"{case}: {why}. Change it or say that it holds.")


def doubts_about_same_day(times: Iterable[Times], *, others: Iterable[Times], who: str) -> Iterator[Doubt]:
    """Two sessions of the same people on one day; `others` are those that they have already."""
    days = [starts.astimezone(LONDON).date() for starts, _ in times]
    taken = {starts.astimezone(LONDON).date() for starts, _ in others}
    if twice := sorted({day for day in days if day in taken or days.count(day) > 1}):
        yield Doubt("same_day", f"{who} would have supervision twice on {_days(twice)}.")


def doubts_about_cover(
    times: Iterable[Times], *, covers: Iterable[tuple[Interval, str]], supervisor: str
) -> Iterator[Doubt]:
    """Days on which someone else stands in for the supervisor; each of the `covers` with who gives it."""
    days = {starts.astimezone(LONDON).date() for starts, _ in times}
    by_whom: dict[str, set[date]] = {}
    for spell, who in covers:
        by_whom.setdefault(who, set()).update(day for day in days if spell.contains(day))
    for who, covered in by_whom.items():
        if covered:
            yield Doubt("covered", f"{supervisor} is away on {_days(sorted(covered))}, and {who} covers.")


def doubts_about_away(times: Iterable[Times], *, absences: Iterable[tuple[Interval, str]]) -> Iterator[Doubt]:
    """A session that took place while one of its people was away; each of the `absences` with whose it is."""
    days = {starts.astimezone(LONDON).date() for starts, _ in times}
    by_whom = [(who, sorted(day for day in days if spell.contains(day))) for spell, who in absences]
    if found := [f"{who} was away on {_days(those)}." for who, those in by_whom if those]:
        yield Doubt("away", " ".join(dict.fromkeys(found)))


def _is_at_night(starts: datetime, ends: datetime) -> bool:
    return starts.time() < EARLIEST or ends.time() > LATEST or ends.date() > starts.date()


def _length(length: timedelta) -> str:
    """ "90 minutes", "5 hours"; a length that is no whole number of hours in minutes."""
    minutes = round(length.total_seconds() / 60)
    return many(minutes // 60, "hour") if minutes % 60 == 0 else many(minutes, "minute")


def _days(days: list[date]) -> str:
    """ "Saturday 28 November 2026", "Saturday 28 November 2026 and 3 other days"."""
    first = f"{days[0]:%A} {day_in_full(days[0])}"
    return first if len(days) == 1 else f"{first} and {many(len(days) - 1, 'other day')}"


def doubts_about_closing(*, to_audit: int, to_moderate: int) -> Iterator[Doubt]:
    """An audit closed before its files are graded, or before the grades that wait are moderated."""
    if to_audit:
        yield Doubt("to_audit", f"{many(to_audit, 'file')} not audited yet.")
    if to_moderate:
        yield Doubt("to_moderate", f"{many(to_moderate, 'audit')} not moderated yet.")

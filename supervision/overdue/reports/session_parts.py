"""How a session was that was held, from each person's part in it: long enough, and signed in time."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from supervision.models import Signature
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, history
from workforce.rules.working_days import ONE_DAY, add_working_days


class Part(NamedTuple):
    """One person's part in a session that was held, as far as it says how the session was."""

    session: int
    supervisee: int
    held_on: date
    minutes: int | None
    was_interrupted: bool | None
    is_imported: bool


def by_session(parts: Iterable[Part]) -> dict[int, list[Part]]:
    """Those of each session together, in the order given."""
    found: dict[int, list[Part]] = {}
    for one in parts:
        found.setdefault(one.session, []).append(one)
    return found


def judge(
    sessions: Collection[Sequence[Part]],
    agreements: AgreementsThen,
    *,
    known_on: date,
    signed_at: Iterable[tuple[int, int, datetime]] | None = None,
) -> Iterator[tuple[bool | None, bool | None]]:
    """Of each session, given as the parts of its people: long enough, and signed in time.

    `signed_at` are the signatures (session, supervisee, when), where they are read already.
    """
    parts_of_all = [part for parts in sessions for part in parts]
    signed = signed_in_time(parts_of_all, known_on=known_on, signed_at=signed_at)
    for parts in sessions:
        answers = [signed.get((part.session, part.supervisee)) for part in parts]
        yield _are_long_enough(parts, agreements), None if None in answers else all(answers)


def _are_long_enough(parts: Sequence[Part], agreements: AgreementsThen) -> bool | None:
    if parts[0].minutes is None:
        return None
    return all(is_long_enough(part, agreements) for part in parts)


def is_long_enough(part: Part, agreements: AgreementsThen) -> bool:
    """Not interrupted, and as long as was promised to the person."""
    if part.was_interrupted or part.minutes is None:
        return False
    return part.minutes >= agreements.minutes(part.supervisee, part.held_on)


def signed_in_time(
    held: Collection[Part], *, known_on: date, signed_at: Iterable[tuple[int, int, datetime]] | None
) -> dict[tuple[int, int], bool]:
    """Of each record, by session and supervisee: signed by the supervisor and answered in time.

    Only of those whose working days are over, and whose record is kept here.
    """
    ends = signing_ends({part.held_on for part in held}, known_on=known_on)
    over = {
        (part.session, part.supervisee): ends[part.held_on]
        for part in held
        if part.held_on in ends and not part.is_imported
    }
    if not over:
        return {}
    signed: Counter[tuple[int, int]] = Counter()
    for session, supervisee, at in _signatures(min(ends), max(ends)) if signed_at is None else signed_at:
        end = over.get((session, supervisee))
        if end and at < end:
            signed[session, supervisee] += 1
    return {key: signed[key] >= 2 for key in over}


def _signatures(first: date, last: date) -> Iterable[tuple[int, int, datetime]]:
    rows = Signature.objects.filter(text__session__held_on__range=(first, last)).order_by()
    return rows.values_list("text__session", "text__supervisee", "signed_at")


def signing_ends(days: Iterable[date], *, known_on: date) -> dict[date, datetime]:
    """When the working days for signing what was held on these days were over, of those where they were."""
    last_days = ((day, _last_day_to_sign(day)) for day in days)
    return {day: start_of(last + ONE_DAY) for day, last in last_days if last <= known_on}


def _last_day_to_sign(held_on: date) -> date:
    allowed = history().on(held_on).signed_within_working_days
    return add_working_days(held_on, allowed, holidays=days_off())

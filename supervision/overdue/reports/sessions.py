"""What the sessions themselves were like: gaps, length, signatures."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import NamedTuple

from django.db.models import QuerySet

from supervision.models import Attendance, Session, Signature
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.overdue.reports.gaps import gaps_of
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, history
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.percentages import whole_percent
from workforce.rules.working_days import ONE_DAY, add_working_days
from workforce.stood import Counts, everything


@dataclass(frozen=True, slots=True)
class Fraction:
    """So many of so many; `percent` is None where there are none to count."""

    number: int
    of: int

    @property
    def percent(self) -> int | None:
        return whole_percent(self.number / self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class HeldSession:
    """One session that was held, with those people in it who are counted.

    A group session is one session: it is long enough or signed in time if it is so of each of them.
    """

    session: Session
    people: tuple[Worker, ...]
    #: As long as each one's policy asks, and not interrupted; None where the length is not known.
    is_long_enough: bool | None
    #: Signed by the supervisor and answered by each in time; None while there is time, or kept elsewhere.
    is_signed_in_time: bool | None


class Part(NamedTuple):
    """One person's part in a session that was held, as far as it says how the session was."""

    session: int
    supervisee: int
    held_on: date
    minutes: int | None
    was_interrupted: bool | None
    is_imported: bool


@dataclass(frozen=True, slots=True)
class SessionQuality:
    """Of the sessions held in a time: how far apart, how long, and how soon both had signed.

    Gaps are those of `supervision.overdue.reports.gaps`. Length is counted only where it
    was recorded; signatures only where the record is kept here and the working days are over.
    """

    held: int
    long_enough: Fraction
    signed_in_time: Fraction
    median_gap: float | None
    longest_gap: int | None
    longest_gap_of: Worker | None


def fraction_of(answers: Iterable[bool | None]) -> Fraction:
    """How many are so, of those of which it is known."""
    known = [answer for answer in answers if answer is not None]
    return Fraction(sum(known), len(known))


def session_quality(
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    known_on: date | None = None,
    agreements: AgreementsThen | None = None,
    counts: Counts = everything,
) -> SessionQuality:
    """The sessions held between two days, both included, of these people; `agreements` are theirs.

    What `counts` leaves out is not counted: of a gap its last day decides.

    Signatures count where their working days were over by `known_on`, or by the last day.
    """
    agreements = agreements or AgreementsThen.of(people)
    found = gaps_of(people, from_on=from_on, to_on=to_on, agreements=agreements)
    gaps = [gap for gap in found if counts(gap.worker, gap.until)]
    widest = max(gaps, key=lambda gap: gap.days, default=None)
    session = ("session__minutes", "session__was_interrupted", "session__is_imported")
    rows = _held_within(people, from_on, to_on).values_list("session", "supervisee", "held_on", *session)
    every = (Part(*row) for row in rows.order_by())
    parts = by_session(part for part in every if counts(part.supervisee, part.held_on))
    judged = list(judge(parts.values(), agreements, known_on=known_on or to_on))
    return SessionQuality(
        held=len(parts),
        long_enough=fraction_of(long_enough for long_enough, _ in judged),
        signed_in_time=fraction_of(in_time for _, in_time in judged),
        median_gap=median(gap.days for gap in gaps) if gaps else None,
        longest_gap=widest.days if widest else None,
        longest_gap_of=Worker.objects.get(pk=widest.worker) if widest else None,
    )


def held_sessions(
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    known_on: date | None = None,
    counts: Counts = everything,
) -> Iterator[HeldSession]:
    """Each session held between two days, both included, with someone of these people; the last first."""
    within = _held_within(people, from_on, to_on).select_related("session__supervisor", "supervisee__team")
    every = within.order_by("-held_on", "-session__starts_at", "-session")
    found = attendances_by_session(one for one in every if counts(one.supervisee_id, one.held_day))
    parts = [[_part(one) for one in each] for each in found]
    judged = judge(parts, AgreementsThen.of(people), known_on=known_on or to_on)
    for each, (long_enough, in_time) in zip(found, judged, strict=True):
        yield HeldSession(each[0].session, tuple(one.supervisee for one in each), long_enough, in_time)


def _held_within(people: WorkerQuerySet, from_on: date, to_on: date) -> QuerySet[Attendance]:
    keys = people.values("pk")
    return Attendance.objects.filter(supervisee__in=keys, held_on__gte=from_on, held_on__lte=to_on)


def _part(one: Attendance) -> Part:
    session = one.session
    facts = (session.minutes, session.was_interrupted, session.is_imported)
    return Part(one.session_id, one.supervisee_id, one.held_day, *facts)


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
    signed = _signed_in_time(parts_of_all, known_on=known_on, signed_at=signed_at)
    for parts in sessions:
        answers = [signed.get((part.session, part.supervisee)) for part in parts]
        yield _is_long_enough(parts, agreements), None if None in answers else all(answers)


def _is_long_enough(parts: Sequence[Part], agreements: AgreementsThen) -> bool | None:
    minutes = parts[0].minutes
    if minutes is None:
        return None
    if parts[0].was_interrupted:
        return False
    return all(minutes >= agreements.minutes(part.supervisee, part.held_on) for part in parts)


def attendances_by_session(attendances: Iterable[Attendance]) -> list[list[Attendance]]:
    """Those of each session together, in the order given."""
    found: dict[int, list[Attendance]] = {}
    for one in attendances:
        found.setdefault(one.session_id, []).append(one)
    return list(found.values())


def _signed_in_time(
    held: Collection[Part], *, known_on: date, signed_at: Iterable[tuple[int, int, datetime]] | None
) -> dict[tuple[int, int], bool]:
    """Of each record, by session and supervisee: signed by the supervisor and answered in time.

    Only of those whose working days are over, and whose record is kept here.
    """
    last_days = {day: _last_day_to_sign(day) for day in {part.held_on for part in held}}
    ends = {day: start_of(last + ONE_DAY) for day, last in last_days.items() if last <= known_on}
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


def _last_day_to_sign(held_on: date) -> date:
    allowed = history().on(held_on).signed_within_working_days
    return add_working_days(held_on, allowed, holidays=days_off())

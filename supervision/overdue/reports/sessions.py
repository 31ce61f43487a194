"""What the sessions themselves were like: gaps, length, signatures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from supervision.models import Attendance, Session
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.overdue.reports.gaps import gaps_among
from supervision.overdue.reports.report_facts import Days, ReportFacts
from supervision.overdue.reports.session_parts import Part, by_session, judge
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.percentages import whole_percent
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
    waited_longest: int | None

    @property
    def longest_gap_of(self) -> Worker | None:
        """Who had the longest gap."""
        return Worker.objects.get(pk=self.waited_longest) if self.waited_longest else None


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
    facts: ReportFacts | None = None,
) -> SessionQuality:
    """The sessions held between two days, both included, of these people; `facts` are theirs.

    Of whom is not meant then is not counted: of a gap its last day decides.

    Signatures count where their working days were over by `known_on`, or by the last day.
    """
    facts = facts or ReportFacts.of(people, Days(from_on, to_on, known_on or to_on))
    days, lengths, widest = facts.days, list[int](), (0, 0)
    for person, some in _lengths_of_gaps(facts):
        lengths += some
        widest = max(widest, (max(some, default=0), -person))
    parts, held = by_session(facts.parts), facts.held
    signed_at = facts.signed_at if parts else ()
    judged = list(judge(parts.values(), facts.agreements, known_on=days.known_on, signed_at=signed_at))
    long_enough = fraction_of(is_so for is_so, _ in judged)
    signed = fraction_of(is_so for _, is_so in judged)
    return SessionQuality(
        held=sum(one.parts for one in held) + len(parts),
        long_enough=Fraction(
            sum(one.long_enough for one in held) + long_enough.number,
            sum(one.known for one in held) + long_enough.of,
        ),
        signed_in_time=Fraction(
            facts.signed_in_time() + signed.number, sum(one.to_sign for one in held) + signed.of
        ),
        median_gap=median(lengths) if lengths else None,
        longest_gap=max(lengths, default=None),
        waited_longest=-widest[1] or None,
    )


def _lengths_of_gaps(facts: ReportFacts) -> Iterator[tuple[int, list[int]]]:
    """Of each person the days of each gap that is counted."""
    absences, records = facts.agreements.spells
    days, counts = facts.days, facts.counts
    found = gaps_among(
        facts.agreements.every,
        facts.days_held,
        absences=absences,
        records=records,
        from_on=days.first,
        to_on=days.last,
    )
    for person, ended, waits_from in found:
        if counts is everything:
            lengths = [(until - since).days for since, until in ended]
        else:
            lengths = [(until - since).days for since, until in ended if counts(person, until)]
        if waits_from and counts(person, days.last):
            lengths.append((days.last - waits_from).days)
        yield person, lengths


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


def attendances_by_session(attendances: Iterable[Attendance]) -> list[list[Attendance]]:
    """Those of each session together, in the order given."""
    found: dict[int, list[Attendance]] = {}
    for one in attendances:
        found.setdefault(one.session_id, []).append(one)
    return list(found.values())

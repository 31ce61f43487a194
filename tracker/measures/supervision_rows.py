"""The rows behind the measures of supervision: due periods, overdue, gaps, sessions, what was called off."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from supervision.clock.timeliness import days_overdue
from supervision.models import SessionKind
from supervision.models.action import DRIFTS_FROM
from supervision.models.session import LOCKED_STATUSES
from supervision.overdue.reports.cancellations import PartOff, made_good
from supervision.overdue.reports.gaps import gaps_among
from supervision.overdue.reports.session_parts import Part, is_long_enough, signed_in_time
from tracker.measures.known import Facts
from tracker.measures.rows import Row, Span

#: Overdue by so many days at most, and how the band is called in an address.
BANDS = ((7, "1-7"), (14, "8-14"), (10**6, "15"))
WAITING = "waiting"


def due_periods(facts: Facts, span: Span) -> Iterator[Row]:
    """Each due day, and the session that ended its period."""
    for promise, period in facts.periods:
        if span.first <= period.due_on <= span.last:
            is_known = period.held_on is not None and period.held_on <= span.known
            held_on = period.held_on if is_known else None
            yield Row(
                promise.supervisee_id, period.due_on, is_known and period.in_time, None, None,
                promise.pk, held_on,
            )  # fmt: skip


def of_agency(rows: Iterable[Row], facts: Facts) -> Iterator[Row]:
    """Of rows those of agency staff, as they were on the day."""
    return (row for row in rows if facts.contract(row.worker, row.day) == "agency")


def overdue(facts: Facts, span: Span) -> Iterator[Row]:
    """Each agreement in force whose due day is past."""
    for promise, due_on in facts.due_days(span.on):
        days = days_overdue(next_due_on=due_on, on=span.on)
        if days:
            band = next(name for most, name in BANDS if days <= most)
            yield Row(promise.supervisee_id, span.on, True, days, None, promise.pk, due_on, (band,))


def gaps(facts: Facts, span: Span) -> Iterator[Row]:
    """Each time between two sessions, and the time of everyone who waits."""
    found = gaps_among(
        [one for one in facts.promises if one.starts_on <= span.last],
        facts.held_days,
        absences=facts.absences,
        records=facts.records,
        from_on=span.first,
        to_on=span.last,
    )
    for worker, ended, waits_from in found:
        for since, until in ended:
            yield Row(worker, until, True, (until - since).days, None, None, since)
        if waits_from:
            days = (span.last - waits_from).days
            yield Row(worker, span.last, True, days, None, None, waits_from, (WAITING,))


class Sessions:
    """Each person's part in the sessions held in a span, judged once for length and signatures."""

    def __init__(self, facts: Facts, span: Span) -> None:
        self.held = [one for one in facts.found["held"] if span.first <= one.held_on <= span.last]
        self.parts = [
            Part(
                one.session,
                one.supervisee,
                one.held_on,
                one.session__minutes,
                one.session__was_interrupted,
                one.session__is_imported,
            )
            for one in self.held
        ]
        self.span, self.agreements, self.signatures = span, facts.agreements, facts.found["signatures"]

    def long_enough(self) -> Iterator[Row]:
        """Those whose length is known."""
        for part in self.parts:
            if part.minutes is not None:
                is_long = is_long_enough(part, self.agreements)
                yield Row(part.supervisee, part.held_on, is_long, part.minutes, None, part.session)

    def signed(self) -> Iterator[Row]:
        """Those whose working days for signing are over."""
        signed = signed_in_time(self.parts, known_on=self.span.known, signed_at=self.signatures)
        for part in self.parts:
            is_signed = signed.get((part.session, part.supervisee))
            if is_signed is not None:
                yield Row(part.supervisee, part.held_on, is_signed, None, None, part.session)

    def reflective(self) -> Iterator[Row]:
        """Those whose record is signed by the supervisor."""
        for one, part in zip(self.held, self.parts, strict=True):
            if one.session__status in LOCKED_STATUSES:
                yield Row(part.supervisee, part.held_on, _reflects(one), None, None, part.session)


def _reflects(one: Any) -> bool:
    return bool(one.reflects) or one.session__kind == SessionKind.REFLECTIVE


def called_off(facts: Facts, span: Span) -> Iterator[Row]:
    """Each session planned for these days that was cancelled or missed; it counts where it was made good."""
    chosen = []
    for one in facts.found["off"]:
        day = timezone.localdate(one.session__starts_at)
        if span.first <= day <= span.last:
            chosen.append((one, day))
    good = made_good(
        (PartOff(one.pk, one.supervisee, day) for one, day in chosen),
        facts.agreements,
        days=_session_days(facts, {one.supervisee for one, _ in chosen}),
        absences=facts.absences,
        records=facts.records,
        policies=facts.policies,
    )
    for one, day in chosen:
        parts = [f"by-{one.session__called_off_side}"] if one.session__called_off_side else []
        if one.session__status == "cancelled":
            parts.append(f"for-{one.session__called_off_reason}")
        else:
            parts.append("missed")
        yield Row(one.supervisee, day, counts=one.pk in good, thing=one.session, parts=tuple(parts))


def _session_days(facts: Facts, people: Collection[int]) -> dict[int, list[tuple[date, bool]]]:
    """Of these people, the days of sessions, each held or still booked."""
    found = {person: [(day, True) for day in facts.held_days.get(person, ())] for person in people}
    for person, starts_at in facts.found["coming"]:
        if person in found:
            found[person].append((timezone.localdate(starts_at), False))
    return found


class Actions:
    """The actions that were open on a day."""

    def __init__(self, facts: Facts, span: Span) -> None:
        self.on = span.on
        self.open = [one for one in facts.found["actions"] if self._is_open(one)]
        self.carried: dict[int, int] = defaultdict(int)
        for action, held_on in facts.found["carried"]:
            self.carried[action] += held_on is not None and held_on <= span.on

    def _is_open(self, one: object) -> bool:
        ended = getattr(one, "done_on", None) or getattr(one, "dropped_on", None)
        return _begun_on(one) <= self.on and (ended is None or ended > self.on)

    def overdue(self) -> Iterator[Row]:
        """Those past their day."""
        for one in self.open:
            if one.due_on and one.due_on < self.on:
                days = (self.on - one.due_on).days
                yield Row(one.supervisee, self.on, value=days, thing=one.pk, other_day=one.due_on)

    def drifting(self) -> Iterator[Row]:
        """Those that were carried forward twice or more."""
        for one in self.open:
            if (times := self.carried.get(one.pk, 0)) >= DRIFTS_FROM:
                yield Row(one.supervisee, self.on, value=times, thing=one.pk, other_day=_begun_on(one))


def _begun_on(one: object) -> date:
    held_on: date | None = getattr(one, "session__held_on", None)
    return held_on or timezone.localdate(getattr(one, "created_at"))  # noqa: B009

"""What the tracker knows of the census by itself: each value with how it comes to it, in words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.census.posts import HeldPost
from tracker.census.spans import Span
from workforce.models import AbsenceReason, Worker
from workforce.rules.census.codes import ABSENCE
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import Known, Source
from workforce.rules.in_words import day_in_full
from workforce.rules.working_days import add_months, working_days_between

#: An enrolment as an NQSW that begins within so many months of the role says where someone came from.
NQSW_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was read of one person for a census year."""

    worker: Worker
    absences: Sequence[Span] = ()
    #: The last count of cases on or before 30 September: its day and number.
    counted: tuple[date, int] | None = None
    enrolled_on: Sequence[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds for everyone: the year, days without work, and the authority's own numbers."""

    layout: Layout
    holidays: Collection[date]
    #: From so many working days on, annual leave is an absence for the census (see `absence_kind`).
    long_absence: int
    #: Somebody's sickness is recorded in the year: where nobody's is, none is no answer.
    sickness_is_recorded: bool
    _lost: dict[tuple[date, date], int] = field(default_factory=dict)

    def working_days(self, first: date, last: date) -> int:
        """Working days between two days, both included."""
        if (first, last) not in self._lost:
            self._lost[first, last] = working_days_between(first, last, holidays=self.holidays)
        return self._lost[first, last]


def known_of(facts: Facts, post: HeldPost, rules: Rules) -> dict[str, Known]:
    """Every field that the tracker can fill for a post."""
    return {name: Known(text, Source.TRACKER, why) for name, text, why in _known(facts, post, rules)}


def _known(facts: Facts, post: HeldPost, rules: Rules) -> Iterator[tuple[str, str, str]]:
    worker, layout = facts.worker, rules.layout
    held = post.covers(layout.last_on)
    yield "AgencyWorker", "1" if post.is_agency else "0", "The contract on the person’s page"
    if worker.swe_number:
        yield "SWENo", worker.swe_number, "The number on the person’s page"
    yield "FTE", decimal_text(post.fte), "The hours of the post"
    yield "OrgRole", str(post.org_role), "The role of the post"
    yield "RoleStartDate", post.started_on.isoformat(), "The first day of the post"
    if post.ended_on:
        yield "RoleEndDate", post.ended_on.isoformat(), "The last day of the post"
    soon = add_months(post.started_on, NQSW_MONTHS)
    if post.is_main and any(post.started_on <= day <= soon for day in facts.enrolled_on):
        yield "StartOrigin", "1", "Enrolled as an NQSW when the role started"
    yield "FTE30", decimal_text(post.fte) if held else "0", "The hours of the post on 30 September"
    if held and post.is_main and facts.counted:
        day, number = facts.counted
        yield "Cases30", str(number), f"Counted on {day_in_full(day)}"
    if not post.is_agency:
        yield from _lost(facts, post, rules)
    if held and not post.is_agency:
        yield from _absent(facts, rules)


def _lost(facts: Facts, post: HeldPost, rules: Rules) -> Iterator[tuple[str, str, str]]:
    """Working days lost to sickness in the year, while the post was held; further posts share the first's."""
    if not rules.sickness_is_recorded or not post.is_main:
        return
    layout = rules.layout
    first = max(layout.first_on, post.started_on)
    last = min(layout.last_on, post.ended_on or layout.last_on)
    lost = sum(
        rules.working_days(max(first, one.first_on), min(last, one.last_on or last))
        for one in facts.absences
        if one.said == AbsenceReason.SICKNESS and one.first_on <= last
    )
    yield "WorkingDaysLost", str(lost), "Working days of recorded sickness, 1 October to 30 September"


def _absent(facts: Facts, rules: Rules) -> Iterator[tuple[str, str, str]]:
    """Whether somebody was away on 30 September, by what is recorded."""
    day = rules.layout.last_on
    away = [one for one in facts.absences if one.first_on <= day and (one.last_on or day) >= day]
    kind = next(filter(None, (absence_kind(one, rules) for one in away)), "")
    if kind:
        yield "Absat30Sept", "1", "An absence on 30 September is recorded"
        yield "ReasonAbsence", kind, "The kind of the absence that is recorded"
    elif rules.sickness_is_recorded:
        yield "Absat30Sept", "0", "No absence on 30 September is recorded"


def absence_kind(absence: Span, rules: Rules) -> str:
    """The census's code (list F) of a recorded absence; empty where the census does not count it.

    The tracker's kinds are those of list F, and annual leave. That counts, as other paid absence, only where
    it is long: list F names annual leave that requires cases to be given to others.
    """
    if absence.said != AbsenceReason.ANNUAL_LEAVE:
        return absence.said if absence.said in ABSENCE else ""
    if absence.last_on is None:
        return "OTH"
    return "OTH" if rules.working_days(absence.first_on, absence.last_on) >= rules.long_absence else ""


def decimal_text(number: Decimal) -> str:
    """A number as the return has it: no zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

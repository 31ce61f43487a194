"""The moderation pack: the facts of one NQSW's year on which a panel rests its judgement.

Numbers, dates and verdicts; never what was written in a note, a reflection or a piece of feedback.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nqsw.enrolments.reports.progress import NqswProgress, progress_among
from nqsw.evidence.reports import StandardChange, changes_of
from nqsw.milestones.signers import SignerRow, Signing, signings_among
from nqsw.models import Enrolment, Feedback, Milestone, OutcomeStep, Seat, Step
from nqsw.outcomes.pack_rows import read_for_pack
from nqsw.protected_time.reports import LedgerMonth, ledger_among
from supervision.clock.periods import DuePeriod
from workforce.models import StartDay
from workforce.rules.in_words import day_in_full
from workforce.rules.percentages import whole_percent
from workforce.rules.working_days import Interval


@dataclass(frozen=True, slots=True)
class CountedCases:
    """A day's number of cases, against the protected limit of that day."""

    on: date
    cases: int
    limit: int | None

    @property
    def over(self) -> int:
        return max(0, self.cases - self.limit) if self.limit is not None else 0


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything in the pack, as at a day."""

    progress: NqswProgress
    periods: Sequence[DuePeriod]
    milestones: Sequence[tuple[Milestone, Signing]]
    #: How many files a milestone has, by its key; none where it is not named.
    files: Mapping[int, int]
    months: Sequence[LedgerMonth]
    counts: Sequence[CountedCases]
    places: Sequence[Seat]
    feedback: Sequence[Feedback]
    standards: Sequence[StandardChange]
    steps: Sequence[OutcomeStep]
    meetings_held: int
    reflections_shared: int
    records_begin_on: date | None

    @property
    def begins_late(self) -> str:
        """Since when records are kept, where the programme began here before; else empty."""
        first = self.records_begin_on
        if first is None or first <= self.enrolment.here_from:
            return ""
        return (
            f"Records begin on {day_in_full(first)}, after the programme began here on "
            f"{day_in_full(self.enrolment.here_from)}. What happened before records begin is in this pack "
            "only where it was entered or imported; nothing counts as missed before then."
        )

    @property
    def enrolment(self) -> Enrolment:
        return self.progress.enrolment

    @property
    def counts_over(self) -> int:
        """On how many counting days there were too many cases."""
        return sum(count.over > 0 for count in self.counts)

    @property
    def hours(self) -> tuple[Any, Any]:
        """Protected hours planned and taken."""
        return sum(one.planned for one in self.months), sum(one.taken for one in self.months)

    @property
    def compliance_words(self) -> str:
        """The share of due periods held in time, as "86%"; empty before the first is over."""
        share = self.progress.compliance
        return "" if share is None else f"{whole_percent(share)}%"

    @property
    def observed(self) -> int:
        return self._done("observation")

    @property
    def reviewed(self) -> int:
        return self._done("review")

    def _done(self, kind: str) -> int:
        return sum(one.kind == kind and one.done_on is not None for one, _ in self.milestones)

    @property
    def signatures(self) -> list[tuple[Milestone, SignerRow]]:
        """Of each recorded milestone that is signed: who signs it, and when they did."""
        recorded = [(one, signing) for one, signing in self.milestones if signing.is_recorded]
        return [(one, row) for one, signing in recorded for row in signing.rows]

    @property
    def unsigned(self) -> int:
        """Recorded milestones that someone has not signed yet."""
        return sum(signing.is_waiting for _, signing in self.milestones)


def pack_of(enrolment: Enrolment, *, on: date) -> Pack:
    """The pack of one enrolment as at a day, or as at its last."""
    return pack_among(enrolment, read_for_pack(enrolment, on=on), on=on)


def pack_among(enrolment: Enrolment, found: Mapping[str, list[Any]], *, on: date) -> Pack:
    """The same, of the rows that `read_for_pack` answers."""
    until = min(on, enrolment.ended_on or on)
    (progress,) = progress_among([enrolment], found, on=until)
    milestones, steps = found["milestones"], [one for one in found["steps"] if one.withdrawn_on is None]
    signings = signings_among(
        milestones,
        [one for one in found["mentors"] if one.is_in_force(on=until)],
        found["signatures"],
        [one for one in steps if one.step == Step.RECOMMENDED],
    )
    return Pack(
        progress=progress,
        periods=progress.periods,
        milestones=[(one, signings[one.pk]) for one in milestones],
        files=Counter(one.milestone for one in found["files"]),
        months=ledger_among(enrolment, found["hours"], on=until),
        counts=list(_counts(found["counts"], found["protected"])),
        places=found["places"],
        feedback=found["feedback"],
        standards=changes_of(enrolment, {one.moment: one for one in found["assessed"]}),
        steps=steps,
        meetings_held=len(found["meetings"]),
        records_begin_on=StartDay.objects.records_begin_on(),
        reflections_shared=len(found["reflections"]),
    )


def _counts(counts: Iterable[Any], protected: Iterable[Any]) -> Iterator[CountedCases]:
    limits = [(Interval(one.starts_on, one.ends_on), one.cases) for one in protected]
    for one in counts:
        limit = next((cases for days, cases in limits if days.contains(one.counted_on)), None)
        yield CountedCases(one.counted_on, one.total, limit)

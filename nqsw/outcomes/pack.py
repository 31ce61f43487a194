"""The moderation pack: the facts of one NQSW's year on which a panel rests its judgement.

Numbers, dates and verdicts; never what was written in a note, a reflection or a piece of feedback.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from nqsw.enrolments.reports.progress import NqswProgress, clocks_of, held_days, periods_of, progress_of
from nqsw.evidence.reports import StandardChange, changes_of
from nqsw.milestones.signers import SignerRow, Signing, signings_of
from nqsw.models import Enrolment, Feedback, Milestone, Moment, OutcomeStep, Seat
from nqsw.protected_time.reports import LedgerMonth, ledger
from supervision.clock.clock import DuePeriod
from workforce.models import CaseloadLimit, CaseloadSnapshot
from workforce.rules.working_days import Interval
from workforce.web.workbook import CellKind, Sheet, SheetColumn, write_workbook


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
    months: Sequence[LedgerMonth]
    counts: Sequence[CountedCases]
    places: Sequence[Seat]
    feedback: Sequence[Feedback]
    standards: Sequence[StandardChange]
    steps: Sequence[OutcomeStep]
    meetings_held: int
    reflections_shared: int

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
        return "" if share is None else f"{share:.0%}"

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
        """Recorded milestones that somebody is yet to sign."""
        return sum(signing.is_waiting for _, signing in self.milestones)


def pack_of(enrolment: Enrolment, *, on: date) -> Pack:
    """The pack of one enrolment as at a day, or as at its last."""
    until = min(on, enrolment.ended_on or on)
    (progress,) = progress_of([enrolment], on=until)
    worker = enrolment.worker_id
    clock = clocks_of([worker], on=until).get(worker)
    held = held_days([worker], until=until).get(worker, [])
    made = {one.moment: one for one in enrolment.self_assessments.all()}
    milestones = list(enrolment.milestones.with_signers().select_related("done_by"))
    signings = signings_of(milestones, on=until)
    places = Seat.objects.filter(worker=worker).exclude(mark="").select_related("master_class")
    return Pack(
        progress=progress,
        periods=periods_of(enrolment, clock, held=held, on=until),
        milestones=[(one, signings[one.pk]) for one in milestones],
        months=ledger(enrolment, on=until),
        counts=list(_counts(enrolment, until=until)),
        places=list(places.order_by("master_class__starts_at")),
        feedback=list(enrolment.feedback.defer("said", "learnt")),
        standards=changes_of(enrolment, made),
        steps=list(enrolment.outcome_steps.select_related("taken_by__worker").defer("reason")),
        meetings_held=enrolment.mentor_assignments.filter(meetings__status="held").count(),
        reflections_shared=enrolment.reflections.shared().count(),
    )


def _counts(enrolment: Enrolment, *, until: date) -> Iterator[CountedCases]:
    limits = [
        (Interval(limit.starts_on, limit.ends_on), limit.cases)
        for limit in CaseloadLimit.objects.filter(worker=enrolment.worker_id, is_protected=True)
    ]
    rows = CaseloadSnapshot.objects.filter(
        worker=enrolment.worker_id, counted_on__range=(enrolment.here_from, until)
    )
    for counted_on, total in rows.values_list("counted_on", "total"):
        limit = next((cases for days, cases in limits if days.contains(counted_on)), None)
        yield CountedCases(counted_on, total, limit)


def write_pack(pack: Pack, to: BinaryIO) -> None:
    """The pack as a workbook, a sheet for each kind of fact."""
    write_workbook(
        [
            Sheet("Summary", (SheetColumn("What", 44), SheetColumn("Value", 40)), summary(pack)),
            Sheet(
                "Supervision",
                (
                    SheetColumn("From", 12, CellKind.DATE),
                    SheetColumn("Due", 12, CellKind.DATE),
                    SheetColumn("Held", 12, CellKind.DATE),
                    SheetColumn("In time", 10),
                ),
                (
                    (p.period_started_on, p.due_on, p.held_on, "yes" if p.in_time else "no")
                    for p in pack.periods
                ),
            ),
            Sheet(
                "Protected time",
                (
                    SheetColumn("Month", 12, CellKind.DATE),
                    SheetColumn("Hours planned", 14, CellKind.DECIMAL),
                    SheetColumn("Hours taken", 14, CellKind.DECIMAL),
                ),
                ((month.starts_on, month.planned, month.taken) for month in pack.months),
            ),
            Sheet(
                "Caseload",
                (
                    SheetColumn("Counted", 12, CellKind.DATE),
                    SheetColumn("Cases", 8, CellKind.WHOLE),
                    SheetColumn("Limit", 8, CellKind.WHOLE),
                    SheetColumn("Over by", 8, CellKind.WHOLE),
                ),
                ((count.on, count.cases, count.limit, count.over) for count in pack.counts),
            ),
            *_evidence_sheets(pack),
        ],
        to,
    )


def _evidence_sheets(pack: Pack) -> Iterator[Sheet]:
    yield Sheet(
        "Milestones",
        (
            SheetColumn("Milestone", 44),
            SheetColumn("Kind", 34),
            SheetColumn("Due", 12, CellKind.DATE),
            SheetColumn("Done", 12, CellKind.DATE),
            SheetColumn("With", 24),
            SheetColumn("Signatures", 16),
        ),
        (
            (
                one.title,
                one.get_kind_display(),
                one.due_on,
                one.done_on,
                str(one.done_by or ""),
                signing.words if signing.is_recorded else "",
            )
            for one, signing in pack.milestones
        ),
    )
    yield Sheet(
        "Signatures",
        (
            SheetColumn("Milestone", 44),
            SheetColumn("Signs as", 16),
            SheetColumn("Who", 24),
            SheetColumn("Signed", 16, CellKind.MOMENT),
            SheetColumn("Hash of what was signed", 66),
        ),
        (
            (
                one.title,
                row.signer.label,
                str(row.worker or ""),
                row.signature.signed_at if row.signature else None,
                row.signature.content_hash if row.signature else "",
            )
            for one, row in pack.signatures
        ),
    )
    yield Sheet(
        "Master classes",
        (SheetColumn("Class", 44), SheetColumn("Starts", 16, CellKind.MOMENT), SheetColumn("Mark", 14)),
        (
            (place.master_class.title, place.master_class.starts_at, place.get_mark_display())
            for place in pack.places
        ),
    )
    yield Sheet(
        "Self-assessment",
        (
            SheetColumn("Standard", 60),
            *(SheetColumn(moment.label, 14) for moment in Moment),
            SheetColumn("Change", 10),
        ),
        ((one.title, *one.words, one.change_words) for one in pack.standards),
    )


def summary(pack: Pack) -> Iterator[tuple[str, Any]]:
    """The facts at the top of the pack, in words and numbers."""
    progress, enrolment = pack.progress, pack.enrolment
    planned, taken = pack.hours
    yield "NQSW", str(enrolment.worker)
    yield "Programme", str(enrolment.programme)
    yield "Cohort", str(enrolment.cohort)
    yield "From", enrolment.started_on
    yield "Expected end", enrolment.expected_end_on
    yield "Status", progress.status.label
    yield "Supervisor", str(progress.supervisor or "None")
    yield "Mentor", str(progress.mentor or "None")
    yield "Assessor", str(enrolment.assessor or "None")
    yield "Supervision held in time", f"{progress.periods_in_time} of {progress.periods_due} due periods"
    yield "Protected time taken, hours", f"{taken:.1f} of {planned:.1f} planned"
    yield "Days counted over the protected caseload", f"{pack.counts_over} of {len(pack.counts)}"
    yield "Direct observations", pack.observed
    yield "Reviews", pack.reviewed
    yield "Master classes", f"{progress.attendance.attended} of {enrolment.programme.required_classes}"
    yield "Milestones recorded but not signed by everybody", pack.unsigned
    yield "Pieces of feedback", len(pack.feedback)
    yield "Reflections shared", pack.reflections_shared
    yield "Mentor meetings held", pack.meetings_held
    for step in pack.steps:
        yield step.get_step_display(), f"{step.get_verdict_display()}, {step.taken_on:%d/%m/%Y}"

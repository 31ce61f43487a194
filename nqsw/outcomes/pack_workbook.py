"""The moderation pack as a workbook, a sheet for each kind of fact."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from nqsw.models import Moment
from nqsw.outcomes.pack import Pack
from workforce.audit_trail.prints import Proved
from workforce.web.books import write_book
from workforce.web.workbook import CellKind, Sheet, SheetColumn


def write_pack(pack: Pack, to: BinaryIO, *, proved: Proved | None, wrong: Sequence[str] = ()) -> None:
    """Write the pack's sheets, the summary first, with the number by which a print is checked.

    `wrong` is what of it is not what was signed.
    """
    sheets = (
        *(partial(_summary, proved=proved, wrong=wrong), _supervision, _protected_time, _caseload),
        *(_milestones, _signatures, _classes, _self_assessment),
    )
    write_book([sheet(pack) for sheet in sheets], to)


def _summary(pack: Pack, *, proved: Proved | None, wrong: Sequence[str]) -> Sheet:
    rows = [*summary(pack), *([("Number, to check a print", proved.number)] if proved else [])]
    rows += [("Not as it was signed", each) for each in wrong]
    return Sheet("Summary", (SheetColumn("What", 44), SheetColumn("Value", 40)), rows)


def _supervision(pack: Pack) -> Sheet:
    return Sheet(
        "Supervision",
        (
            SheetColumn("From", 12, CellKind.DATE),
            SheetColumn("Due", 12, CellKind.DATE),
            SheetColumn("Held", 12, CellKind.DATE),
            SheetColumn("In time", 10),
        ),
        ((p.period_started_on, p.due_on, p.held_on, "yes" if p.in_time else "no") for p in pack.periods),
    )


def _protected_time(pack: Pack) -> Sheet:
    return Sheet(
        "Protected time",
        (
            SheetColumn("Month", 12, CellKind.DATE),
            SheetColumn("Hours planned", 14, CellKind.DECIMAL),
            SheetColumn("Hours taken", 14, CellKind.DECIMAL),
        ),
        ((month.starts_on, month.planned, month.taken) for month in pack.months),
    )


def _caseload(pack: Pack) -> Sheet:
    return Sheet(
        "Caseload",
        (
            SheetColumn("Counted", 12, CellKind.DATE),
            SheetColumn("Cases", 8, CellKind.WHOLE),
            SheetColumn("Limit", 8, CellKind.WHOLE),
            SheetColumn("Over by", 8, CellKind.WHOLE),
        ),
        ((count.on, count.cases, count.limit, count.over) for count in pack.counts),
    )


def _milestones(pack: Pack) -> Sheet:
    return Sheet(
        "Milestones",
        (
            SheetColumn("Milestone", 44),
            SheetColumn("Kind", 34),
            SheetColumn("Due", 12, CellKind.DATE),
            SheetColumn("Done", 12, CellKind.DATE),
            SheetColumn("Where recorded", 36),
            SheetColumn("With", 24),
            SheetColumn("Signatures", 16),
            SheetColumn("Files", 10),
        ),
        (
            (
                one.title,
                one.get_kind_display(),
                one.due_on,
                one.day_known,
                one.get_before_tracker_display() if one.done_on else "",
                str(one.done_by or ""),
                signing.words if signing.is_recorded else "",
                pack.files.get(one.pk, 0),
            )
            for one, signing in pack.milestones
        ),
    )


def _signatures(pack: Pack) -> Sheet:
    return Sheet(
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


def _classes(pack: Pack) -> Sheet:
    return Sheet(
        "Master classes",
        (SheetColumn("Class", 44), SheetColumn("Starts", 16, CellKind.MOMENT), SheetColumn("Mark", 14)),
        (
            (seat.master_class.title, seat.master_class.starts_at, seat.get_mark_display())
            for seat in pack.places
        ),
    )


def _self_assessment(pack: Pack) -> Sheet:
    return Sheet(
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
    if pack.begins_late:
        yield "Records begin", pack.begins_late
    yield "Expected end", enrolment.expected_end_on
    if progress.days_past:
        yield "Past the end by", progress.past_by
    yield "Status", progress.status.label
    yield "Supervisor", str(progress.supervisor or "None")
    yield "Mentor", progress.mentor_in_words
    yield "Assessor", str(enrolment.assessor or "None")
    yield "Supervision held in time", f"{progress.periods_in_time} of {progress.periods_due} due periods"
    yield "Protected time taken, hours", f"{taken:.1f} of {planned:.1f} planned"
    yield "Days counted over the protected caseload", f"{pack.counts_over} of {len(pack.counts)}"
    yield "Direct observations", pack.observed
    yield "Reviews", pack.reviewed
    yield "Master classes", f"{progress.attendance.attended} of {enrolment.programme.required_classes}"
    yield "Milestones recorded but not signed by everyone", pack.unsigned
    yield "Pieces of feedback", len(pack.feedback)
    yield "Reflections shared", pack.reflections_shared
    yield "Mentor meetings held", pack.meetings_held
    for step in pack.steps:
        panel = "".join(f", {one}" for one in step.panel.all())
        yield step.get_step_display(), f"{step.get_verdict_display()}, {step.taken_on:%d/%m/%Y}{panel}"

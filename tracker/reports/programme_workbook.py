"""The programme report as a workbook: summary, one row an NQSW, and the lists behind the numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.utils import timezone

from nqsw.enrolments.reports.flags import count_flags
from nqsw.enrolments.reports.progress import NqswProgress, on_programme, progress_of
from nqsw.enrolments.reports.standing import OVERDUE_BANDS
from nqsw.models import MentorAssignment, Seat, SeatStatus
from supervision.models import Attendance, Session, Status
from supervision.records.written import unwritten
from supervision.start_day.reports.counting import counting
from tracker.reports.programme_columns import COVER, MEANING, SHEETS, STAGES, SUMMARY
from workforce.authority_settings import authority_settings
from workforce.models import CaseloadSnapshot, WorkerQuerySet
from workforce.web.books import write_book
from workforce.web.cell_values import Share
from workforce.web.sheet_look import SheetChart
from workforce.web.workbook import Sheet

TITLE = "NQSW programme"


def write_programme_report(
    to: BinaryIO | str | Path, *, on: date, cohort: str = "", among: WorkerQuerySet | None = None
) -> int:
    """Write the workbook as at a day, for one cohort or all; answers how many NQSWs are in it.

    `among` holds a manager's report to the people below them.
    """
    people = progress_of(on_programme(on=on, cohort=cohort, among=among), on=on)
    write_programme_of(people, to, on=on, cohort=cohort)
    return len(people)


def write_programme_of(
    people: Sequence[NqswProgress], to: BinaryIO | str | Path, *, on: date, cohort: str = ""
) -> None:
    """The same of NQSWs whose progress is known."""
    write_book(programme_sheets(people, on=on, cohort=cohort), to, title=f"{TITLE}, {on:%d/%m/%Y}")


def programme_sheets(people: Sequence[NqswProgress], *, on: date, cohort: str = "") -> list[Sheet]:
    """Cover and summary, one row an NQSW, and the lists behind the numbers."""
    keys = [person.enrolment.worker_id for person in people]
    enrolments = [person.enrolment.pk for person in people]
    stages = list(stage_rows(people))
    by_stage = SheetChart(
        "Supervision held in time, by stage", "By stage", labels=1, values=5, first=2, last=len(stages) + 1
    )
    return [
        Sheet("Cover", COVER, cover_rows(on=on, cohort=cohort)),
        Sheet("Summary", SUMMARY, summary_rows(people), (by_stage,)),
        Sheet("By stage", STAGES, stages),
        _sheet("NQSWs", nqsw_rows(people)),
        _sheet("Sessions", session_rows(keys, on=on)),
        _sheet("Mentors", mentor_rows(enrolments, on=on)),
        _sheet("Attendance", attendance_rows(keys)),
        _sheet("Caseloads", caseload_rows(keys, on=on)),
        Sheet("What columns mean", MEANING, meaning_rows()),
    ]


def _sheet(title: str, rows: Iterator[Sequence[Any]]) -> Sheet:
    return Sheet(title, [column for column, _ in SHEETS[title]], rows)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the programme, how it is worked out, and what leads to the rows behind it."""

    label: str
    value: object
    how: str = ""
    #: The NQSWs that it counts, by the name that `NqswProgress.flags` has for them.
    flag: str = ""
    #: It counts every NQSW of the report.
    is_everyone: bool = False
    #: It counts milestones of those with the flag.
    is_of_milestones: bool = False
    #: Of a share what its words say, 0 to 1.
    share: float | None = None


def cover_rows(*, on: date, cohort: str) -> Iterator[Sequence[Any]]:
    """What the workbook is, and of whom."""
    yield "Report", TITLE
    yield "Authority", authority_settings().shown_name
    yield "As at", on
    yield "Cohort", cohort or "All cohorts"
    yield "Made on", timezone.localdate()
    yield "Figures", f"Every number is as it stood at the end of this day. {counting().words}".rstrip()
    yield "Left out", "Numbers, days and choices alone: nothing that was said in supervision."


def summary_rows(people: Sequence[NqswProgress]) -> Iterator[Sequence[Any]]:
    """The measures of the whole programme: numbers as numbers, shares as percentages."""
    for one in measures(people):
        yield one.label, one.value if one.share is None else Share(one.share), one.how


def stage_rows(people: Sequence[NqswProgress]) -> Iterator[Sequence[Any]]:
    """Each stage in the order of the programme, with what was held in time of those who are in it."""
    stages: dict[str, list[NqswProgress]] = {}
    for person in sorted(people, key=lambda one: one.week):
        stages.setdefault(person.stage, []).append(person)
    for stage, some in stages.items():
        due, in_time = sum(one.periods_due for one in some), sum(one.periods_in_time for one in some)
        yield stage, len(some), due, in_time, in_time / due if due else None


def measures(people: Sequence[NqswProgress]) -> Iterator[Measure]:
    """The measures of the whole programme."""
    flags: Counter[str] = Counter()
    for person in people:
        flags.update(person.flags)
    counts = count_flags(people)
    due = sum(person.periods_due for person in people)
    in_time = sum(person.periods_in_time for person in people)
    marked = Counter(
        attended=sum(person.attendance.attended for person in people),
        apologies=sum(person.attendance.apologies for person in people),
        absent=sum(person.attendance.absent for person in people),
    )
    yield Measure("NQSWs on the programme", len(people), "Enrolments running on the day", is_everyone=True)
    how = f"{in_time} of {due} due periods"
    yield Measure("Supervision held in time", _percent(in_time, due), how, share=_share(in_time, due))
    yield Measure("Overdue now", flags["overdue"], "Past the due day", flag="overdue")
    for label, (low, _) in zip(
        ("1 to 7 days", "8 to 14 days", "15 days or more"), OVERDUE_BANDS, strict=True
    ):
        how = "Calendar days since the due day"
        yield Measure(f"  of these, {label}", flags[f"overdue-{low}"], how, flag=f"overdue-{low}")
    yield Measure("Without a mentor", flags["no-mentor"], "None in force on the day", flag="no-mentor")
    if unknown := flags["mentor-unknown"]:
        how = "Before records began, or not entered yet"
        yield Measure("Mentor not known", unknown, how, flag="mentor-unknown")
    yield Measure("Over the protected caseload", flags["over-limit"], "At the last count", flag="over-limit")
    yield Measure("NQSWs with a late milestone", flags["late"], flag="late")
    how = "The outcome is to be decided, or the programme extended"
    yield Measure("Past the end of the programme", flags["past-end"], how, flag="past-end")
    late = counts["late"].several
    yield Measure("Milestones late", late, "Optional ones left out", flag="late", is_of_milestones=True)
    if before := counts["before-records"].several:
        yield Measure(
            "Milestones from before records began", before, "Nobody has said yet whether they were done",
            flag="before-records", is_of_milestones=True,
        )  # fmt: skip
    yield Measure(
        "Master classes attended",
        _percent(marked["attended"], marked.total()),
        f"{marked['attended']} attended, {marked['apologies']} apologies, {marked['absent']} absent",
        share=_share(marked["attended"], marked.total()),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "None due yet"


def nqsw_rows(people: Sequence[NqswProgress]) -> Iterator[Sequence[Any]]:
    """One row an NQSW, in the order of its columns."""
    for person in people:
        enrolment, worker = person.enrolment, person.enrolment.worker
        yield (
            worker.full_name,
            worker.staff_number,
            worker.swe_number,
            worker.team.name,
            enrolment.cohort.name,
            str(enrolment.programme),
            person.status.label,
            enrolment.started_on,
            enrolment.expected_end_on,
            person.week,
            person.stage,
            person.days_past,
            person.supervisor and person.supervisor.full_name,
            person.last_held_on,
            person.next_due_on,
            person.days_overdue,
            person.periods_due,
            person.periods_in_time,
            person.compliance,
            person.mentor_in_words if person.mentor or person.mentor_unknown else None,
            person.cases,
            person.counted_on,
            person.limit and person.limit.cases,
            person.cases_over,
            person.attendance.attended,
            enrolment.programme.required_classes,
            person.attendance.apologies,
            person.attendance.absent,
            person.milestones_done,
            person.milestones_late,
        )


def session_rows(workers: Sequence[int], *, on: date) -> Iterator[Sequence[Any]]:
    """Every session of these supervisees up to the day, oldest first for each."""
    attendances = (
        Attendance.objects.filter(supervisee__in=workers, session__starts_at__date__lte=on)
        .select_related("supervisee", "session__supervisor")
        .order_by("supervisee__family_name", "supervisee__given_name", "supervisee", "session__starts_at")
    )
    held = Session.objects.filter(status=Status.HELD, attendances__supervisee__in=workers)
    not_written = set(unwritten(held).values_list("pk", flat=True))
    for attendance in attendances.iterator(chunk_size=2000):
        session = attendance.session
        session.is_written = session.pk not in not_written
        yield (
            attendance.supervisee.full_name,
            attendance.supervisee.staff_number,
            session.supervisor.full_name,
            timezone.localtime(session.starts_at),
            session.get_kind_display(),
            session.tag.label,
            session.held_on,
            session.minutes,
            session.get_called_off_side_display(),
            session.get_called_off_reason_display(),
        )


def mentor_rows(enrolments: Sequence[int], *, on: date) -> Iterator[Sequence[Any]]:
    """Every mentor assignment of these enrolments that started by the day, with its meetings held."""
    assignments = (
        MentorAssignment.objects.filter(enrolment__in=enrolments, starts_on__lte=on)
        .select_related("enrolment__worker", "mentor")
        .prefetch_related("meetings")
        .order_by("enrolment__worker__family_name", "enrolment__worker__given_name", "starts_on")
    )
    for assignment in assignments:
        held = sorted(
            day
            for meeting in assignment.meetings.all()
            if meeting.status == "held" and (day := timezone.localdate(meeting.starts_at)) <= on
        )
        yield (
            assignment.enrolment.worker.full_name,
            assignment.enrolment.worker.staff_number,
            assignment.mentor.full_name,
            assignment.starts_on,
            assignment.ends_on,
            len(held),
            held[-1] if held else None,
        )


def attendance_rows(workers: Sequence[int]) -> Iterator[Sequence[Any]]:
    """Every place of these people in a master class, by class."""
    places = (
        Seat.objects.filter(worker__in=workers)
        .select_related("worker", "master_class")
        .order_by("master_class__starts_at", "worker__family_name", "worker__given_name")
    )
    for place in places.iterator(chunk_size=2000):
        yield (
            place.worker.full_name,
            place.worker.staff_number,
            place.master_class.title,
            timezone.localtime(place.master_class.starts_at),
            SeatStatus(place.status).label,
            place.get_mark_display(),
        )


def caseload_rows(workers: Sequence[int], *, on: date) -> Iterator[Sequence[Any]]:
    """Every caseload count of these people up to the day, oldest first for each."""
    snapshots = (
        CaseloadSnapshot.objects.filter(worker__in=workers, counted_on__lte=on)
        .select_related("worker")
        .order_by("worker__family_name", "worker__given_name", "worker", "counted_on")
    )
    for snapshot in snapshots.iterator(chunk_size=2000):
        yield (
            snapshot.worker.full_name,
            snapshot.worker.staff_number,
            snapshot.counted_on,
            *snapshot.counts.values(),
            snapshot.total,
        )


def meaning_rows() -> Iterator[Sequence[Any]]:
    """What each column of each sheet means."""
    for title, columns in SHEETS.items():
        for column, meaning in columns:
            yield title, column.heading, meaning

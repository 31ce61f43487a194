"""Who attends the master classes: each NQSW's marks, what they have covered, what people said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db.models import Avg, Count

from nqsw.classes.rules import absences_in_a_row, covered
from nqsw.models import AttendanceMark, ClassFeedback, Enrolment, EnrolmentQuerySet, MasterClass, Seat
from nqsw.models.master_class import ATTENDED_MARKS, PCFDomain, SeatQuerySet
from nqsw.rules.standards import TITLES, keys_of
from workforce.authority_settings import authority_settings
from workforce.rules.in_words import many
from workforce.web.books import write_book
from workforce.web.workbook import CellKind, Sheet, SheetColumn

#: With fewer answers than this nothing is shown, so that no one is recognised (*local*).
FEWEST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One NQSW's attendance on a day."""

    enrolment: Enrolment
    marks: tuple[str, ...]
    domains: list[PCFDomain]
    standards: list[str]
    """The keys of the post-qualifying standards covered: see `nqsw.rules.standards`."""
    flagged_from: int
    """So many absences one after the other are flagged: the authority's."""

    @property
    def attended(self) -> int:
        return sum(mark in ATTENDED_MARKS for mark in self.marks)

    @property
    def apologies(self) -> int:
        return self.marks.count(AttendanceMark.APOLOGIES)

    @property
    def absent(self) -> int:
        return self.marks.count(AttendanceMark.ABSENT)

    @property
    def required(self) -> int:
        return self.enrolment.programme.required_classes

    @property
    def in_a_row(self) -> int:
        return absences_in_a_row(self.marks)

    @property
    def is_flagged(self) -> bool:
        """Missed several classes in a row without apologies."""
        return self.in_a_row >= self.flagged_from

    @property
    def flag(self) -> str:
        return f"Absent {many(self.in_a_row, 'time')} in a row"

    @property
    def not_covered(self) -> list[PCFDomain]:
        return [domain for domain in PCFDomain if domain not in self.domains]

    @property
    def standards_asked(self) -> dict[str, str]:
        """The titles of the programme's own standards, by their keys."""
        return keys_of(self.enrolment.programme.standards)

    @property
    def standards_covered(self) -> list[str]:
        return [title for key, title in self.standards_asked.items() if key in self.standards]

    @property
    def standards_not_covered(self) -> list[str]:
        return [title for key, title in self.standards_asked.items() if key not in self.standards]


def marked(*, on: date) -> SeatQuerySet:
    """What counts as attendance: a mark in the register of a class that took place by the day."""
    took_place = {"master_class__cancelled_at": None, "master_class__starts_at__date__lte": on}
    return Seat.objects.in_register().filter(**took_place).exclude(mark="")


def attendance_rows(enrolments: EnrolmentQuerySet, *, on: date) -> list[AttendanceRow]:
    """A row an NQSW, in three questions to the database beside the settings."""
    people = list(enrolments.select_related("worker__team", "cohort__programme"))
    flagged_from = authority_settings(on=on).class_absences_flagged
    marks, domains, standards = defaultdict(list), defaultdict(list), defaultdict(list)
    seats = Seat.objects.in_register().filter(
        worker__in=[enrolment.worker_id for enrolment in people],
        master_class__cancelled_at=None,
        master_class__starts_at__date__lte=on,
    )
    for seat in seats.select_related("master_class").order_by("master_class__starts_at", "pk"):
        marks[seat.worker_id].append(seat.mark)
        if seat.mark in ATTENDED_MARKS:
            domains[seat.worker_id].append(seat.master_class.pcf_domains)
            standards[seat.worker_id].append(seat.master_class.pqs_standards)
    return [
        AttendanceRow(
            enrolment=enrolment,
            marks=tuple(marks[enrolment.worker_id]),
            flagged_from=flagged_from,
            domains=[
                PCFDomain(value) for value in covered(domains[enrolment.worker_id], every=PCFDomain.values)
            ],
            standards=covered(standards[enrolment.worker_id], every=list(TITLES)),
        )
        for enrolment in people
    ]


@dataclass(frozen=True, slots=True)
class FeedbackResult:
    """What those who attended a class said of it, without names."""

    answers: int
    asked: int
    useful: float
    confident: float
    comments: list[str]


def feedback_on(master_class: MasterClass) -> FeedbackResult | None:
    """The answers together; None while there are too few to keep people unrecognised."""
    said = ClassFeedback.objects.filter(place__master_class=master_class)
    figures = said.aggregate(answers=Count("pk"), useful=Avg("useful"), confident=Avg("confident"))
    if figures["answers"] < FEWEST_ANSWERS:
        return None
    return FeedbackResult(
        answers=figures["answers"],
        asked=master_class.places.attended().count(),
        useful=round(figures["useful"], 1),
        confident=round(figures["confident"], 1),
        comments=sorted(each.comment for each in said.exclude(comment="")),
    )


def feedback_between(first: date, last: date, *, fewest: int = FEWEST_ANSWERS) -> list[Any]:
    """Classes of these days with `answers`, `useful` and `confident`, by day; those with too few left out."""
    held = MasterClass.objects.filter(starts_at__date__gte=first, starts_at__date__lte=last)
    counted = held.annotate(
        answers=Count("places__feedback"),
        useful=Avg("places__feedback__useful"),
        confident=Avg("places__feedback__confident"),
    )
    return list(counted.filter(answers__gte=fewest).order_by("starts_at", "pk"))


PEOPLE = (
    SheetColumn("NQSW", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Cohort", 18),
    SheetColumn("Attended", 10, CellKind.WHOLE),
    SheetColumn("Required", 10, CellKind.WHOLE),
    SheetColumn("Apologies", 10, CellKind.WHOLE),
    SheetColumn("Absent", 10, CellKind.WHOLE),
    SheetColumn("Absences in a row", 16, CellKind.WHOLE),
    SheetColumn("Capabilities covered", 60),
    SheetColumn("Capabilities not covered yet", 60),
    SheetColumn("Standards covered", 60),
    SheetColumn("Standards not covered yet", 60),
)
MARKS = (
    SheetColumn("Class", 34),
    SheetColumn("Day", 12, CellKind.DATE),
    SheetColumn("Person", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Mark", 14),
)


def write_attendance(rows: Sequence[AttendanceRow], to: BinaryIO, *, on: date) -> None:
    """The attendance of these NQSWs as a workbook: one row each, and one for every mark."""
    sheets = [
        Sheet("Attendance", PEOPLE, (_person(row) for row in rows)),
        Sheet("Every mark", MARKS, _marks(rows, on=on)),
    ]
    write_book(sheets, to)


def _person(row: AttendanceRow) -> tuple[Any, ...]:
    worker = row.enrolment.worker
    return (
        worker.full_name,
        worker.staff_number,
        worker.team.name,
        row.enrolment.cohort.name,
        row.attended,
        row.required,
        row.apologies,
        row.absent,
        row.in_a_row,
        ", ".join(domain.label for domain in row.domains),
        ", ".join(domain.label for domain in row.not_covered),
        ", ".join(row.standards_covered),
        ", ".join(row.standards_not_covered),
    )


def _marks(rows: Iterable[AttendanceRow], *, on: date) -> Iterator[tuple[Any, ...]]:
    seats = Seat.objects.in_register().filter(
        worker__in=[row.enrolment.worker_id for row in rows],
        master_class__cancelled_at=None,
        master_class__starts_at__date__lte=on,
    )
    chosen = seats.select_related("master_class", "worker__team").order_by(
        "master_class__starts_at", "position"
    )
    for seat in chosen.iterator(chunk_size=500):
        yield (
            seat.master_class.title,
            seat.master_class.held_on,
            seat.worker.full_name,
            seat.worker.staff_number,
            seat.worker.team.name,
            seat.mark_made.label if seat.mark_made else "Not marked",
        )

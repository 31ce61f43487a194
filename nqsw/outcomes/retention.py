"""Retention: what became of each cohort. Small numbers are hidden in whatever is exported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db.models import Count, Exists, OuterRef, Q

from nqsw.models import Cohort, EnrolmentStatus, Pause
from nqsw.models.programme import NEWEST_FIRST
from nqsw.rules.programme_days import suppressed
from workforce.web.books import write_book
from workforce.web.workbook import Sheet, SheetColumn

HIDDEN = "fewer than 5"


@dataclass(frozen=True, slots=True)
class CohortOutcome:
    """One cohort in numbers of people. The four ways of ending and being on it make the total."""

    cohort: Cohort
    on_it: int
    completed: int
    withdrawn: int
    left: int
    paused: int
    extended: int
    still_here: int

    @property
    def parts(self) -> tuple[int, int, int, int]:
        return self.on_it, self.completed, self.withdrawn, self.left

    @property
    def total(self) -> int:
        return sum(self.parts)


def outcomes(*, on: date) -> list[CohortOutcome]:
    """Every cohort with what became of its people, the newest first, in one query."""
    of = "enrolments"
    paused = Exists(Pause.objects.covering(on=on).filter(enrolment=OuterRef(f"{of}__pk")))
    employed = Q(enrolments__worker__left_on=None) | Q(enrolments__worker__left_on__gte=on)
    running = Q(enrolments__status__in=(EnrolmentStatus.ACTIVE, EnrolmentStatus.EXTENDED))
    rows = Cohort.objects.select_related("programme").annotate(
        on_it=Count(of, filter=running),
        completed=Count(of, filter=Q(enrolments__status=EnrolmentStatus.COMPLETED)),
        withdrawn=Count(of, filter=Q(enrolments__status=EnrolmentStatus.WITHDRAWN)),
        left=Count(of, filter=Q(enrolments__status=EnrolmentStatus.LEFT)),
        paused=Count(of, filter=Q(running, paused)),
        extended=Count(of, filter=Q(enrolments__status=EnrolmentStatus.EXTENDED)),
        still_here=Count(of, filter=employed),
    )
    rows = rows.order_by(*NEWEST_FIRST)
    names = ("on_it", "completed", "withdrawn", "left", "paused", "extended", "still_here")
    return [CohortOutcome(row, *(getattr(row, name) for name in names)) for row in rows]


def write_outcomes(rows: Sequence[CohortOutcome], to: BinaryIO) -> None:
    """The outcomes as a workbook without a number that points at a person."""
    headings = ("Enrolled", "On it", "Completed", "Withdrawn", "Left", "Paused now", "Extended", "Still here")
    columns = (
        SheetColumn("Cohort", 24),
        SheetColumn("Programme", 32),
        *(SheetColumn(heading, 14) for heading in headings),
    )
    write_book([Sheet("Outcomes by cohort", columns, _exported(rows))], to)


def _exported(rows: Sequence[CohortOutcome]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        total = suppressed([row.total])[0]
        parts = suppressed(row.parts) if total is not None else [None] * len(row.parts)
        others = suppressed([row.paused]) + suppressed([row.extended]) + suppressed([row.still_here])
        yield (
            str(row.cohort),
            str(row.cohort.programme),
            *(HIDDEN if number is None else number for number in (total, *parts, *others)),
        )

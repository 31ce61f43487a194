"""Mentors and their NQSWs as a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from nqsw.mentors.reports.mentors import MentorLoad
from nqsw.models import Enrolment
from workforce.web.workbook import CellKind, SheetColumn

MENTOR_COLUMNS = (
    SheetColumn("NQSW", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Mentor", 26),
    SheetColumn("Mentor's staff number", 14),
    SheetColumn("Since", 12, CellKind.DATE),
    SheetColumn("NQSWs of the mentor", 12, CellKind.WHOLE),
    SheetColumn("Takes at most", 12, CellKind.WHOLE),
)


def mentor_rows(
    without: Iterable[Enrolment], not_entered: Iterable[Enrolment], loads: Iterable[MentorLoad]
) -> Iterator[tuple[Any, ...]]:
    """In the order of MENTOR_COLUMNS: those without a mentor, those not entered, then by mentor."""
    for words, enrolments in (("None", without), ("Not entered yet", not_entered)):
        for one in enrolments:
            yield *_person(one), words, None, None, None, None
    for load in loads:
        for each in load.assignments:
            mentor = load.mentor
            yield (
                *_person(each.enrolment),
                mentor.full_name,
                mentor.staff_number,
                each.starts_on,
                load.load,
                load.most,
            )


def _person(enrolment: Enrolment) -> tuple[Any, ...]:
    worker = enrolment.worker
    return worker.full_name, worker.staff_number, worker.team.name

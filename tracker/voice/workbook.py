"""The results of a round as an .xlsx. What may not be shown is not in it: it was never stored."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from supervision.models import SurveyGroup, SurveyResult
from tracker.voice.forms import ResultsForm
from tracker.voice.reports import trend
from workforce.rules.small_numbers import FEWEST, tenths
from workforce.web.books import write_book
from workforce.web.workbook import CellKind, Sheet, SheetColumn

TENTHS = 10
RESULTS = (
    SheetColumn("Question", 46),
    SheetColumn("Kind of group", 26),
    SheetColumn("Group", 34),
    SheetColumn("Asked", 10, CellKind.WHOLE),
    SheetColumn("Answered", 10, CellKind.WHOLE),
    SheetColumn("Agree", 10, CellKind.PERCENT),
    SheetColumn("Disagree", 10, CellKind.PERCENT),
    SheetColumn("Shown", 9),
)
ROUNDS = (
    SheetColumn("Question", 46),
    SheetColumn("Opened", 12, CellKind.DATE),
    SheetColumn("Closed", 12, CellKind.DATE),
    SheetColumn("Asked", 10, CellKind.WHOLE),
    SheetColumn("Answered", 10, CellKind.WHOLE),
    SheetColumn("Everyone agrees", 16, CellKind.PERCENT),
    SheetColumn("Agency staff agree", 18, CellKind.PERCENT),
)
NOTES = (
    f"Groups of fewer than {FEWEST} answers are not shown, nor any from which a smaller one could be told.",
    "Shares are rounded to tenths. All and all but one are not told apart, nor nobody and one.",
    "Where someone who reads results has answered too, five others have; then nor are all but two.",
    "Agree: agree or strongly agree. Disagree: disagree or strongly disagree.",
)


def write_results(to: BinaryIO, *, form: ResultsForm | None, results: Sequence[SurveyResult]) -> None:
    """A sheet of the round by question and group, one of the rounds, one that says how it is counted."""
    write_book(
        [
            Sheet("Results", RESULTS, _result_rows(form, results) if form else ()),
            Sheet("Over the rounds", ROUNDS, _trend_rows(form) if form else ()),
            Sheet("How it is counted", (SheetColumn("How it is counted", 110),), ([note] for note in NOTES)),
        ],
        to,
    )


def _result_rows(form: ResultsForm, results: Sequence[SurveyResult]) -> Iterator[Sequence[Any]]:
    for question in form.questions:
        for one in results:
            yield (
                question.text,
                SurveyGroup(one.group).label,
                one.name,
                one.asked,
                one.answered,
                _share(one, one.agreeing(question)),
                _share(one, one.disagreeing(question)),
                "Yes" if one.answered else "No",
            )


def _trend_rows(form: ResultsForm) -> Iterator[Sequence[Any]]:
    for question in form.questions:
        for row in trend(form.rounds, question):
            agency = row.agency
            yield (
                question.text,
                row.survey.opened_on,
                row.survey.closed_on,
                row.everyone.asked,
                row.everyone.answered,
                _share(row.everyone, row.everyone.agreeing(question)),
                _share(agency, agency.agreeing(question)) if agency else None,
            )


def _share(result: SurveyResult, part: int | None) -> float | None:
    whole = result.answered
    return None if part is None or not whole else tenths(part, whole, spare=result.spare) / TENTHS

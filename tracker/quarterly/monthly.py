"""The quarterly report as a file that a saved view gives every month: of the last quarter that has ended."""

from dataclasses import replace
from datetime import date

from tracker.monthly_files.kinds import MonthlyKind
from tracker.quarterly.quarter import Quarter
from tracker.saved_views.pages import Filters


def _quarter(filters: Filters, on: date) -> Filters:
    return {**filters, "quarter": Quarter.of(on).before.key}


WORD = MonthlyKind(
    key="quarterly-docx",
    label="Quarterly report, Word",
    page="quarterly",
    export="quarterly-docx",
    about="The last quarter that has ended.",
    chosen=_quarter,
)
PDF = replace(WORD, key="quarterly-pdf", label="Quarterly report, PDF", export="quarterly-pdf")

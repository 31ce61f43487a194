"""The workbook of the measures as a file that a saved view gives every month: of the month that has ended."""

from datetime import date

from tracker.measures.there import VIEWS_OF
from tracker.monthly_files.kinds import MonthlyKind
from tracker.saved_views.pages import Filters
from workforce.rules.working_days import add_months


def _month(filters: Filters, on: date) -> Filters:
    """The month before, in place of the one that the view names."""
    month = f"{add_months(on.replace(day=1), -1):%Y-%m}"
    return {**{name: value for name, value in filters.items() if name != "as_at"}, "month": month}


MEASURES = MonthlyKind(
    key="measures",
    label="Measures, Excel",
    page=VIEWS_OF,
    export="measures",
    about="The month that has ended, beside the one before, with a year’s trend.",
    chosen=_month,
)

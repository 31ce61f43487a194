"""The files that saved views of the reports give every month: up to the end of the month before."""

from datetime import date

from tracker.monthly_files.kinds import MonthlyKind
from tracker.reports.there import OF_PROGRAMME, OF_SUPERVISION
from tracker.saved_views.pages import Filters
from workforce.rules.working_days import ONE_DAY, add_months

MONTHS = 12


def _supervision(filters: Filters, on: date) -> Filters:
    """From the first day that the view names, or for twelve months."""
    last = on.replace(day=1) - ONE_DAY
    first = add_months(on.replace(day=1), -MONTHS).isoformat()
    since = filters.get("from_on", first)
    days = {"from_on": since if since <= last.isoformat() else first, "to_on": last.isoformat()}
    return {**filters, **days}


def _programme(filters: Filters, on: date) -> Filters:
    """As at the day on which it is made."""
    return {**filters, "on": on.isoformat()}


SUPERVISION = MonthlyKind(
    key="supervision",
    label="Supervision held in time, Excel",
    page=OF_SUPERVISION,
    export="supervision",
    about="The twelve months up to the end of the month before, or from the first day that the view names.",
    chosen=_supervision,
)
PROGRAMME = MonthlyKind(
    key="programme",
    label="NQSW programme, Excel",
    page=OF_PROGRAMME,
    export="programme",
    about="As at the day on which it is made.",
    chosen=_programme,
)

"""The inspection pack and its workbook as files that a saved view of the measures gives every month.

Without names and without decisions: those need a reason each time.
"""

from dataclasses import replace
from datetime import date
from secrets import token_hex

from tracker.inspection.asked import EVERYBODY, MONTHS, SAMPLE
from tracker.measures.there import VIEWS_OF
from tracker.monthly_files.kinds import MonthlyKind
from tracker.saved_views.pages import Filters
from workforce.rules.working_days import add_months

#: What a pack can be about, of the filters of the measures.
OF_WHOM = ("team", "service")


def _fits(filters: Filters) -> bool:
    """A pack is on a team or a service, and its months move along."""
    return len(filters) <= 1 and all(name in OF_WHOM for name in filters)


def _pack(filters: Filters, on: date) -> Filters:
    """The six months that have ended, and a new sample each time."""
    named = next(((name, filters[name]) for name in OF_WHOM if name in filters), None)
    month = on.replace(day=1)
    return {
        "whom": f"{named[0]}-{named[1]}" if named else EVERYBODY,
        "from_month": f"{add_months(month, -MONTHS):%Y-%m}",
        "to_month": f"{add_months(month, -1):%Y-%m}",
        "size": str(SAMPLE),
        "seed": token_hex(4),
    }


PACK = MonthlyKind(
    key="inspection-pack",
    label="Inspection pack, PDF",
    page=VIEWS_OF,
    export="inspection-pack",
    about="The six months that have ended, with a new sample of files; without names and without decisions.",
    chosen=_pack,
    fits=_fits,
)
WORKBOOK = replace(
    PACK, key="inspection-workbook", label="Inspection pack, Excel", export="inspection-workbook"
)

"""The return of a year: looked at as a whole, and written as the DfE takes it."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice

from django.utils import timezone

from tracker.census.rows import BATCH, PAGE_BATCH, rows_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.census.services import require_on
from workforce.models import Account, CensusYear
from workforce.rules.census.findings import Look, look_at
from workforce.rules.census.layouts import Layout, last_return, layout_of
from workforce.rules.census.writing import Sender, written
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal

SOFTWARE = "Supervision tracker"
#: Rows that are looked at and then written without being read twice; a larger return is read again.
KEPT_IN_MIND = 3000


class ReturnRefused(Refusal):
    """The return is not made; says why."""


class ReturnHasFindings(ReturnRefused):
    """Something in it must be mended first; `look` has what."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            f"{many(len(look.to_mend), 'finding')} to mend. Mend them, or export with the findings named."
        )
        self.look = look


def look_at_year(layout: Layout, *, batch: int = PAGE_BATCH) -> Look:
    """Everything about a year's return. A page reads everyone at once; a file so many at a time."""
    return look_at(rows_of(layout, batch=batch), entered_of(layout.year), layout)


def entered_of(year: int) -> dict[str, str]:
    """What was entered of the authority's part."""
    found = CensusYear.objects.filter(year=year).first()
    return found.answers if found else {}


def make_return(
    *, year: int, anyway: bool = False, by: Account | None, at: datetime
) -> tuple[Iterator[str], Look]:
    """The file, piece by piece, and what was found; the trail says that it left, and with how many findings.

    Raises ReturnHasFindings where something is to be mended and not `anyway`; ReturnRefused where nobody is
    in it, the year is not over, or the DfE code is not set; CensusIsOff.
    """
    require_on(at=at)
    on = timezone.localdate(at)
    layout = layout_of(year)
    if year > last_return(on):
        raise ReturnRefused(f"The return of {year} is made from 30 September {year} on.")
    sender = Sender(_dfe_code(), SOFTWARE, timezone.localtime(at))
    rows = rows_of(layout, batch=BATCH)
    first = list(islice(rows, KEPT_IN_MIND + 1))
    look = look_at(chain(first, rows), entered_of(year), layout)
    if not look.rows:
        raise ReturnRefused(f"Nobody worked here between {layout.first_on} and {layout.last_on}.")
    if look.to_mend and not anyway:
        raise ReturnHasFindings(look)
    kept, _ = CensusYear.objects.get_or_create(year=year, defaults={"saved_at": at, "saved_by": by})
    record_event(
        verb=Verb.CENSUS_EXPORTED,
        subject=kept,
        by=by,
        year=year,
        rows=look.rows,
        to_mend=len(look.to_mend),
        findings=len(look.findings),
    )
    again = first if len(first) <= KEPT_IN_MIND else rows_of(layout)
    return written(again, look.area, layout, sender), look


def _dfe_code() -> str:
    code = authority_settings().dfe_code
    if not re.fullmatch(r"[0-9]{3}", code):
        raise ReturnRefused("Enter the three digits of the DfE code in the settings of the authority first.")
    return code

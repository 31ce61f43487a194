"""The caseload board as a workbook: a row a person, as at a day."""

from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from workforce.caseloads.reports.board import CaseloadRow
from workforce.web.books import write_book
from workforce.web.workbook import CellKind, Sheet, SheetColumn

COLUMNS = (
    SheetColumn("Person", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Contract", 14),
    SheetColumn("FTE", 8, CellKind.DECIMAL),
    SheetColumn("Counted", 12, CellKind.DATE),
    SheetColumn("Cases", 8, CellKind.WHOLE),
    SheetColumn("Change", 8, CellKind.WHOLE),
    SheetColumn("Limit", 8, CellKind.WHOLE),
    SheetColumn("Protected", 10),
    SheetColumn("Over by", 8, CellKind.WHOLE),
    SheetColumn("Over since", 12, CellKind.DATE),
    SheetColumn("Agreed until", 12, CellKind.DATE),
)


def write_caseloads(rows: Collection[CaseloadRow], to: BinaryIO) -> None:
    """These rows of the board; where nothing was counted the cells stay empty, and are no zeros."""
    write_book([Sheet("Caseloads", COLUMNS, _cells(rows))], to)


def _cells(rows: Collection[CaseloadRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield (
            row.worker.full_name,
            row.worker.staff_number,
            row.worker.team.name,
            row.worker.get_contract_display(),
            row.worker.fte,
            row.counted_on,
            row.cases,
            row.change,
            row.limit.cases if row.limit else None,
            "yes" if row.is_protected else "",
            row.over_by or None,
            row.over_since,
            row.breach.approved_until if row.breach and row.is_agreed else None,
        )

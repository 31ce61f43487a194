"""The caseload board as a workbook: a row a person, as at a day."""

from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from workforce.caseloads.reports.board import CaseloadRow
from workforce.web.workbook import Column, Kind, Sheet, write_workbook

COLUMNS = (
    Column("Person", 26),
    Column("Team", 26),
    Column("Contract", 14),
    Column("FTE", 8, Kind.DECIMAL),
    Column("Counted", 12, Kind.DATE),
    Column("Cases", 8, Kind.WHOLE),
    Column("Change", 8, Kind.WHOLE),
    Column("Limit", 8, Kind.WHOLE),
    Column("Protected", 10),
    Column("Over by", 8, Kind.WHOLE),
    Column("Over since", 12, Kind.DATE),
    Column("Agreed until", 12, Kind.DATE),
)


def write_caseloads(rows: Collection[CaseloadRow], to: BinaryIO) -> None:
    """These rows of the board; where nothing was counted the cells stay empty, and are no zeros."""
    write_workbook([Sheet("Caseloads", COLUMNS, _cells(rows))], to)


def _cells(rows: Collection[CaseloadRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield (
            row.worker.full_name,
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

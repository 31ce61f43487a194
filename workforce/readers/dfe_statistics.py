"""The DfE's published indicators of the children's social work workforce, as a CSV.

One row an area and year. A cell holds a number or one of the release's symbols, which are no
numbers: they are kept as what they are.
"""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from workforce.readers.rows import Reading, RowError, shown

#: What the tracker keeps, by the file's own headings.
COLUMNS = {
    "caseload": "caseload_fte",
    "agency_rate": "agency_rate_fte",
    "absence_rate": "absence_rate_fte",
    "turnover_rate": "turnover_rate_fte",
    "vacancy_rate": "vacancy_rate_fte",
}
YEAR, LEVEL = "time_period", "geographic_level"
LEVELS = {
    "National": ("country_code", "country_name"),
    "Regional": ("region_code", "region_name"),
    "Local authority": ("new_la_code", "la_name"),
}
DFE_CODE = "old_la_code"
LONGEST_CODE, LONGEST_NAME = 24, 80


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """One area in one census year; a measure without a number has a symbol."""

    year: int
    area_code: str
    dfe_code: str
    area_name: str
    numbers: Mapping[str, Decimal]
    symbols: Mapping[str, str]


def read_dfe_statistics(content: bytes, *, symbols: Collection[str]) -> Reading[StatisticRow]:
    """Every row of the file, or what is wrong with it."""
    try:
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        found = list(lines)
    except (UnicodeDecodeError, csv.Error):
        return _refused("The file is not a CSV in UTF-8. Download it again from the DfE.")
    wanted = {YEAR, LEVEL, DFE_CODE, *COLUMNS.values(), *(name for pair in LEVELS.values() for name in pair)}
    if missing := sorted(wanted - set(lines.fieldnames or ())):
        return _refused(f"The file has no column {', '.join(missing)}.")
    rows: list[StatisticRow] = []
    errors: list[RowError] = []
    for number, cells in enumerate(found, start=2):
        row, problems = _row(number, cells, symbols)
        errors += problems
        if row:
            rows.append(row)
    return Reading(tuple(rows), tuple(errors), total=len(found))


def _refused(problem: str) -> Reading[StatisticRow]:
    return Reading((), (RowError(0, "", "", problem),), total=0)


def _row(
    number: int, cells: Mapping[str, str | None], symbols: Collection[str]
) -> tuple[StatisticRow | None, list[RowError]]:
    errors: list[RowError] = []

    def note(column: str, problem: str) -> None:
        errors.append(RowError(number, column, shown(cells.get(column)), problem))

    year = (cells[YEAR] or "").strip()
    if not (year.isascii() and year.isdigit() and len(year) == len("2025")):
        note(YEAR, "This must be a year in four figures.")
    level = LEVELS.get((cells[LEVEL] or "").strip())
    if level is None:
        note(LEVEL, f"This must be one of {', '.join(LEVELS)}.")
        return None, errors
    code, name = ((cells[column] or "").strip() for column in level)
    if not 0 < len(code) <= LONGEST_CODE or not 0 < len(name) <= LONGEST_NAME:
        note(level[0], "The area needs its code and name.")
    numbers, kept = {}, {}
    for measure, column in COLUMNS.items():
        text = (cells[column] or "").strip()
        if text in symbols:
            kept[measure] = text
        elif (value := _number(text)) is not None:
            numbers[measure] = value
        else:
            note(column, f"This must be a number or one of {', '.join(sorted(symbols))}.")
    if errors:
        return None, errors
    return StatisticRow(int(year), code, (cells[DFE_CODE] or "").strip()[:12], name, numbers, kept), errors


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number < 100_000 else None

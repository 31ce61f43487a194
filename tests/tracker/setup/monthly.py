"""A council's staff list, and next month's with ten changes of different kinds."""

import io
from pathlib import Path

import openpyxl

#: Where the columns of the council's list stand.
NUMBER, SURNAME, FORENAME, EMAIL, TITLE, TEAM, SERVICE, MANAGER, FTE, CONTRACT, START, LEAVING, SWE, *_ = (
    range(16)
)
AWAY_FROM, AWAY_TO, WHY = 13, 14, 15
HEADINGS_IN = 4


def lists_of(council_data: Path) -> tuple[bytes, bytes]:
    """This month's list as the council sends it, and next month's."""
    path = council_data / "hr-establishment.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    people = [row for row in sheet.iter_rows(min_row=HEADINGS_IN + 1) if row[SURNAME].value]
    _change(sheet, people)
    content = io.BytesIO()
    book.save(content)
    return path.read_bytes(), content.getvalue()


def _change(sheet, people):
    """Ten changes, each of another person."""
    holders = iter(
        row
        for row in people
        if row[TITLE].value == "Social Worker"
        and row[CONTRACT].value != "Agency"
        and not (row[LEAVING].value or row[AWAY_FROM].value)
    )
    agency = next(
        row for row in people if row[CONTRACT].value == "Agency" and row[SWE].value and not row[LEAVING].value
    )
    away = next(
        row for row in people if row[AWAY_FROM].value and not (row[AWAY_TO].value or row[LEAVING].value)
    )
    moves, shorter, marries, leaves, gone, other_manager, other_address = (next(holders) for _ in range(7))
    other = next(row for row in people if row[SERVICE].value != moves[SERVICE].value and row[MANAGER].value)
    moves[TEAM].value, moves[SERVICE].value = other[TEAM].value, other[SERVICE].value
    shorter[FTE].value = 0.5
    marries[SURNAME].value = "Newname"
    leaves[LEAVING].value = "27/11/2026"
    managers = [row for row in people if row[TITLE].value == "Team Manager"]
    there = str(other_manager[MANAGER].value)
    other_manager[MANAGER].value = next(
        row[NUMBER].value for row in managers if str(row[NUMBER].value) != there
    )
    other_address[EMAIL].value = "new.address@council.example"
    for cell in away[AWAY_FROM : WHY + 1]:
        cell.value = None
    agency[NUMBER].value, agency[CONTRACT].value, agency[START].value = 900001, "Permanent", "01/12/2026"
    starter = [cell.value for cell in shorter]
    starter[NUMBER], starter[SURNAME], starter[FORENAME], starter[EMAIL] = (
        900002,
        "Starter",
        "Sam",
        "sam@council.example",
    )
    starter[START], starter[SWE], starter[FTE] = "01/12/2026", "SW199999", 1
    sheet.insert_rows(HEADINGS_IN + 1)
    removed = gone[NUMBER].row + 1
    for column, value in enumerate(starter, start=1):
        sheet.cell(HEADINGS_IN + 1, column, value)
    sheet.delete_rows(removed)

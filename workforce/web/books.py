"""Workbooks of this service: as `workforce.web.workbook` writes them, with its name and the authority's."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from workforce.authority_settings import authority_settings
from workforce.web.csv_files import write_csv
from workforce.web.sheet_look import Whose
from workforce.web.workbook import Sheet, write_workbook


def write_book(sheets: Iterable[Sheet], to: str | Path | BinaryIO, *, title: str = "") -> None:
    """Some sheets as an .xlsx."""
    whose = Whose(settings.SERVICE_NAME, authority_settings().shown_name)
    write_workbook(sheets, to, title=title, whose=whose)


def write_list(sheet: Sheet, to: BinaryIO, *, kind: str) -> None:
    """One list as a file of its own: "xlsx" or "csv"."""
    if kind == "csv":
        write_csv(sheet.columns, sheet.rows, to)
    else:
        write_book([sheet], to)

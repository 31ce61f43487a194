"""CSV out: headings and rows in, a file that is safe to open in a spreadsheet. Knows no domain."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from workforce.web.cell_values import clean, storable
from workforce.web.workbook import STARTS_A_FORMULA, Sheet, SheetColumn, unique_title


def write_csv(columns: Sequence[SheetColumn], rows: Iterable[Sequence[Any]], to: BinaryIO) -> None:
    """Write a CSV that Excel opens as UTF-8; text that could be a formula gets an apostrophe.

    Days are written as 2026-11-02, which every Excel reads as a day.
    """
    stream = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(stream)
        writer.writerow([csv_text(column.heading) for column in columns])
        for row in rows:
            writer.writerow([csv_value(value) for value in row])
    finally:
        stream.detach()


def csv_value(value: Any) -> Any:
    kept = storable(value)
    if kept is None:
        return ""
    if isinstance(kept, datetime):
        return kept.isoformat(sep=" ", timespec="minutes")
    if isinstance(kept, date):
        return kept.isoformat()
    return csv_text(kept) if isinstance(kept, str) else kept


def csv_text(value: str) -> str:
    cleaned = clean(value)
    risky = cleaned[:1] in STARTS_A_FORMULA or first_seen(cleaned) in STARTS_A_FORMULA
    return f"'{cleaned}" if cleaned and risky else cleaned


def first_seen(text: str) -> str:
    """The first character that a reader sees: a spreadsheet may drop what stands before it."""
    return next((each for each in text if not is_invisible(each)), "")


def is_invisible(character: str) -> bool:
    """A blank, a control or formatting character, a mark on no letter, or a letter without a shape."""
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Mn", "Me", "Zs", "Zl", "Zp")
        or character in "\u115f\u1160\u2800\u3164\uffa0"
    )


def write_csvs(sheets: Iterable[Sheet], to: BinaryIO) -> None:
    """Each sheet as a CSV of its own, together in a .zip."""
    titles: set[str] = set()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as folder:
        for sheet in sheets:
            content = io.BytesIO()
            write_csv(sheet.columns, sheet.rows, content)
            folder.writestr(f"{unique_title(sheet.title, titles)}.csv", content.getvalue())

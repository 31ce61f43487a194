"""Fixtures of files to import: the council's own, and small ones made in a test."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from workforce.readers.notes import Noted
from workforce.readers.sheet import Table

ROOT = Path(__file__).resolve().parents[1]


def columns_not_read(table: Table) -> tuple[str, ...]:
    """The headings that a person is told no column of ours answers to."""
    return tuple(note.what for note in table.notes.told() if note.kind is Noted.COLUMN)


@pytest.fixture(scope="session")
def council_data() -> Path:
    folder = ROOT.parent / "shared" / "data" / "council"
    if not folder.is_dir():
        pytest.skip("the council's example files are not beside the project")
    return folder


@pytest.fixture(scope="session")
def hard_files() -> Path:
    """Small files as councils really send them, one oddity each; README.md there has the right answers."""
    folder = ROOT.parent / "shared" / "data" / "hard-files"
    if not folder.is_dir():
        pytest.skip("the hard files are not beside the project")
    return folder


@pytest.fixture
def workbook_of() -> Callable[..., bytes]:
    """An .xlsx of the given rows, as bytes."""

    def make(rows: Sequence[Sequence[Any]], *, merged: str = "") -> bytes:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        if merged:
            book.active.merge_cells(merged)
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    return make


@pytest.fixture
def csv_of() -> Callable[..., bytes]:
    """A CSV of the given rows, as bytes."""

    def make(rows: Sequence[Sequence[Any]], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(rows)
        return text.getvalue().encode(encoding)

    return make

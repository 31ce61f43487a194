"""What was told of the last file of a kind too: a monthly list has the same columns that nobody needs."""

import re
from collections.abc import Iterable
from typing import Any

from workforce.models import ImportRun
from workforce.readers.notes import Note

#: What makes a note the same in another month's file: its numbers are others.
type Same = tuple[str, str, str]


def split_by_news(run: ImportRun, notes: Iterable[Note]) -> tuple[list[Note], list[Note]]:
    """The notes that are new in this file, and those that the last one that was imported had too."""
    before = {_same(Note.from_json(said)) for said in _notes_before(run)}
    new: list[Note] = []
    known: list[Note] = []
    for note in notes:
        (known if _same(note) in before else new).append(note)
    return new, known


def _notes_before(run: ImportRun) -> list[list[Any]]:
    others = ImportRun.objects.filter(kind=run.kind, applied_at__isnull=False, undone_at=None)
    if run.applied_at:
        others = others.filter(applied_at__lt=run.applied_at)
    newest = others.exclude(pk=run.pk).order_by("-applied_at", "-pk")
    last = newest.only(*ImportRun.SEALED_TO, "changes").first()
    found: list[list[Any]] = last.changes.get("file_notes", []) if last else []
    return found


def _same(note: Note) -> Same:
    return note.kind.value, re.sub(r"[0-9]+", "", note.what), note.column

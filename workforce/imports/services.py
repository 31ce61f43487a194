"""Imports: a file is read, shown as what it would change, and applied whole or not at all.

Each room registers its importers when it starts, so that one page and one kind of command serve
them all. A preview is the import itself, rolled back: what it shows is what would happen.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from workforce.across_floors import listed
from workforce.audit_trail.services import record_event
from workforce.models import Account, ImportKind, ImportRun
from workforce.readers.files import UnreadableFile
from workforce.readers.rows import Reading, RowError
from workforce.readers.sheet import Column

#: How many changed rows a preview names; the counts are of all.
LINES_SHOWN = 25
LONGEST_FILE_NAME = 255


class ChangedRow(NamedTuple):
    """One line of a preview: which row, who or what it is about, and what becomes of it."""

    row: int
    subject: str
    what: str


@dataclass
class Changes:
    """What an import changed, as it goes along.

    `counts` are numbers by what was done ("workers added"); `notes` are for a person to look into
    and change nothing; `errors` refuse the whole file.
    """

    counts: Counter[str] = field(default_factory=Counter)
    rows: list[ChangedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)

    def add(self, what: str, *, row: int, subject: object, say: str = "") -> None:
        """Count a change and, while there is room, name the row; `say` is what its line says."""
        self.counts[what] += 1
        if len(self.rows) < LINES_SHOWN:
            self.rows.append(ChangedRow(row, str(subject), say or what))


type Read = Callable[..., Reading[Any]]
type Apply = Callable[..., Changes]


@dataclass(frozen=True)
class Importer:
    """How one kind of file gets in.

    `read(content, file_name, on=)` answers a Reading; `apply(reading, on=, by=, file_name=)`
    writes it and answers its Changes, in a transaction that is rolled back when there are errors.
    """

    kind: ImportKind
    about: str
    columns: Sequence[Column]
    read: Read
    apply: Apply


@dataclass(frozen=True)
class Findings:
    """What came of a file: rows found, changes made (or to be made), or errors and no change."""

    rows: int
    changes: dict[str, int]
    errors: tuple[RowError, ...]
    lines: tuple[ChangedRow, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The answer of the import commands."""
        return {
            "rows": self.rows,
            "changes": self.changes,
            "errors": [asdict(error) for error in self.errors],
        }


class PreviewOutdated(Exception):
    """The file would no longer do what its preview said; the run holds a new preview."""


class NothingToApply(Exception):
    """The run has errors, or its file is not kept any more."""


def importers() -> tuple[Importer, ...]:
    """Every importer, in the order in which a new authority needs them."""
    return listed("IMPORTERS")


def importer_for(kind: str) -> Importer:
    """The importer of a kind. Raises KeyError where there is none."""
    return {importer.kind.value: importer for importer in importers()}[kind]


def look_into(
    *, kind: str, content: bytes, file_name: str, on: date, by: Account | None, keep: bool
) -> Findings:
    """Read a file and make its changes; undo them when there are errors, or unless told to keep."""
    importer = importer_for(kind)
    try:
        reading = importer.read(content, file_name, on=on)
    except UnreadableFile as unreadable:
        return Findings(0, {}, (RowError(0, "", file_name, unreadable.problem),))
    if reading.errors:
        return Findings(reading.total, {}, reading.errors)
    try:
        with transaction.atomic():
            changes = importer.apply(reading, on=on, by=by, file_name=file_name)
            if changes.errors or not keep:
                transaction.set_rollback(True)
    except IntegrityError:
        problem = "The file contradicts something that the tracker already holds. Nothing was changed."
        return Findings(reading.total, {}, (RowError(0, "", file_name, problem),))
    if changes.errors:
        return Findings(reading.total, {}, tuple(sorted(changes.errors, key=lambda error: error.row)))
    counts = {what: number for what, number in changes.counts.items() if number}
    return Findings(reading.total, counts, (), tuple(changes.rows), tuple(changes.notes))


@transaction.atomic
def import_file(
    *, kind: str, content: bytes, file_name: str, on: date, by: Account | None, at: datetime
) -> Findings:
    """Import a file at once, all or nothing. A file that changes nothing leaves no trace."""
    findings = look_into(kind=kind, content=content, file_name=file_name, on=on, by=by, keep=True)
    if findings.changes:
        run = ImportRun.objects.create(
            kind=kind,
            file_name=file_name[-LONGEST_FILE_NAME:],
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=by,
            uploaded_at=at,
        )
        note_applied(run, findings, by=by, at=at)
    return findings


def note_applied(run: ImportRun, findings: Findings, *, by: Account | None, at: datetime) -> None:
    """Keep what a run changed, and forget the file and the people named in its preview."""
    run.applied_at = at
    run.content = None
    run.rows = findings.rows
    run.changes = {"counts": findings.changes, "notes": list(findings.notes)}
    run.save()
    record_event(
        verb="file imported", subject=run, by=by, kind=run.kind, rows=run.rows, changes=findings.changes
    )

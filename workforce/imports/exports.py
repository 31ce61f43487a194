"""What an import did, or would do, as a file: the lines that its page shows."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.imports.plans import Becomes, Line
from workforce.imports.tables import LineFilter
from workforce.models import ImportRun
from workforce.permissions import can_import
from workforce.readers import places
from workforce.readers.notes import Note, left_out
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.books import write_list
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.workbook import CellKind, Sheet, SheetColumn

COLUMNS = (
    SheetColumn("Sheet", 16),
    SheetColumn("Row", 8, CellKind.WHOLE),
    SheetColumn("About", 30),
    SheetColumn("What happens", 16),
    SheetColumn("Counted as", 26),
    SheetColumn("In words", 90),
)


def lines_of(run: ImportRun) -> list[Line]:
    """The lines that an import keeps; where its file was refused, what is wrong with it."""
    refused = [
        Line(_row_of(error), error["value"] or error["column"], "errors", error["problem"], Becomes.REFUSED)
        for error in run.changes.get("errors", ())
    ]
    return refused or [Line.from_json(said) for said in run.lines or ()]


def _row_of(error: Mapping[str, Any]) -> int:
    return places.RowNumber(error["row"], error["sheet"], 0) if error.get("sheet") else error["row"]


def passed_over(run: ImportRun) -> list[Line]:
    """The columns, sheets and rows of the file that were not read."""
    notes = left_out(Note.from_json(said) for said in run.changes.get("file_notes", ()))
    return [Line(0, run.file_name, "not read", str(note), Becomes.LEFT_OUT) for note in notes]


@allowed_to(can_import)
@asks_again_before_export
def import_export(request: Request, pk: int, kind: str) -> HttpResponse:
    """The lines that the same filters show, every page of them, and what of the file was not read."""
    run = get_object_or_404(ImportRun.objects.listed(), pk=pk)
    chosen = LineFilter(request.GET, lines=[*lines_of(run), *passed_over(run)]).chosen
    rows = (
        (
            places.sheet_of(line.row),
            places.number_of(line.row) or None,
            line.subject,
            line.becomes.label,
            line.what,
            line.says,
        )
        for line in chosen
    )
    content = BytesIO()
    write_list(Sheet("Import", COLUMNS, rows), content, kind=kind)
    by = request.viewer.account
    record_event(verb=Verb.IMPORT_EXPORTED, subject=run, by=by, rows=len(chosen), kind=kind)
    return download(content.getvalue(), name=f"import-{run.pk}.{kind}")

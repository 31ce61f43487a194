"""Imports so far, and how each stands."""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from workforce.imports.uploads import KEPT_FOR
from workforce.models import ImportRun
from workforce.web.tables import Column, DayColumn, LinkColumn, NumberColumn, Table
from workforce.web.tags import tag


def runs_listed() -> QuerySet[ImportRun]:
    """Imports without the content of their files; `has_file` says whether one is kept."""
    has_file = ExpressionWrapper(Q(content__isnull=False), output_field=BooleanField())
    return (
        ImportRun.objects.defer("content").annotate(has_file=has_file).select_related("uploaded_by__worker")
    )


def standing_of(run: ImportRun, *, at: datetime) -> tuple[str, str]:
    """How an import of `runs_listed` stands, in words and the colour of their tag."""
    if run.applied_at:
        return "Imported", "green"
    if run.changes.get("errors"):
        return "Has errors, not imported", "red"
    if not run.has_file:
        return "Changes nothing", "grey"
    if run.uploaded_at <= at - KEPT_FOR:
        return "Not imported, file deleted", "grey"
    return "Waits for your yes", "yellow"


class ImportTable(Table):
    """A row per file, the newest first."""

    file_name = LinkColumn("workforce:import_run", verbose_name="File")
    kind = Column(verbose_name="What it is")
    uploaded_at = DayColumn(verbose_name="When")
    by = Column(accessor="uploaded_by__get_full_name", verbose_name="By", default="The command line")
    rows = NumberColumn(verbose_name="Rows")
    standing = Column(accessor="pk", verbose_name="State", orderable=False)

    caption: ClassVar[str] = "Imports so far"
    counted: ClassVar[tuple[str, str]] = ("import", "imports")

    class Meta:
        order_by = ("-uploaded_at",)
        per_page = 25
        empty_text = "Files that are imported will be listed here, with what they changed."

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def render_standing(self, record: ImportRun) -> str:
        return tag(*standing_of(record, at=self.at))

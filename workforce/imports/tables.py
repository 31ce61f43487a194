"""Imports so far, and how each stands; the lines of a plan."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from workforce.imports.going_on import goes_on
from workforce.imports.plans import Becomes, Line, counts_by_fate
from workforce.imports.uploads import KEPT_FOR, was_stopped
from workforce.models import ImportRun
from workforce.readers.names import folded
from workforce.web.fields import choice_field
from workforce.web.tables import Column, DayColumn, LinkColumn, NumberColumn, Table
from workforce.web.tags import tag

WAITS, RUNS, ASKS = "Ready to import", "Being imported", "Needs your decision"
STOPPED = "Stopped, not imported"
HAS_ERRORS = "Has errors, not imported"


def state_of(run: ImportRun, *, at: datetime) -> tuple[str, str]:
    """How an import that was `listed` stands, in words and the colour of their tag."""
    if run.undone_at:
        return "Undone", "grey"
    if run.applied_at:
        return "Imported", "green"
    if run.changes.get("errors"):
        return HAS_ERRORS, "red"
    if not run.has_file:
        return "Changes nothing", "grey"
    if goes_on(run, at=at):
        return RUNS, "blue"
    if run.uploaded_at <= at - KEPT_FOR:
        return "Not imported, file deleted", "grey"
    if run.changes.get("open"):
        return ASKS, "yellow"
    if was_stopped(run, at=at):
        return STOPPED, "red"
    return WAITS, "yellow"


class ImportTable(Table):
    """A row per file, the newest first."""

    file_name = LinkColumn("workforce:import_run", verbose_name="File")
    kind = Column(verbose_name="What it is")
    uploaded_at = DayColumn(verbose_name="When")
    by = Column(accessor="uploaded_by__get_full_name", verbose_name="By", default="The command line")
    rows = NumberColumn(verbose_name="Rows")
    state = Column(accessor="pk", verbose_name="State", orderable=False)

    caption: ClassVar[str] = "Imports so far"
    counted: ClassVar[tuple[str, str]] = ("import", "imports")

    class Meta:
        order_by = ("-uploaded_at",)
        per_page = 25
        empty_text = "No imports yet. Files you import are listed here, with what they changed."

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def render_state(self, record: ImportRun) -> str:
        return tag(*state_of(record, at=self.at))


class LineFilter(forms.Form):
    """Lines of a plan: by what becomes of them, by what they count as, by a word of the name."""

    becomes = forms.ChoiceField(label="What happens", required=False)
    what = forms.ChoiceField(label="Counted as", required=False)
    q = forms.CharField(label="Name", required=False, max_length=200)

    def __init__(self, data: Mapping[str, Any], *, lines: list[Line]) -> None:
        super().__init__({name: data.get(name, "") for name in ("becomes", "what", "q")})
        self.lines = lines
        everything = ("", f"Everything ({len(lines)})")
        fates, counts = counts_by_fate(lines), Counter(line.what for line in lines)
        for name, offered in (
            ("becomes", [(one.value, f"{one.label} ({number})") for one, number in fates.items()]),
            ("what", [(one, f"{one[:1].upper()}{one[1:]} ({number})") for one, number in counts.items()]),
        ):
            choice_field(self, name).choices = [everything, *offered]

    @property
    def chosen(self) -> list[Line]:
        """The lines that every filter that is set lets through, in the order of the plan."""
        wanted = self.cleaned_data if self.is_valid() else {}
        fate, what = wanted.get("becomes"), wanted.get("what")
        words = folded(wanted.get("q") or "").split()
        return [
            line
            for line in self.lines
            if (not fate or line.becomes == fate)
            and (not what or line.what == what)
            and (not words or all(word in folded(line.subject) for word in words))
        ]


class LineTable(Table):
    """What a file would do, line by line, down the file."""

    row = Column(verbose_name="Row", css="govuk-table__cell--numeric")
    subject = Column(verbose_name="About")
    becomes = Column(verbose_name="What happens")
    says = Column(verbose_name="In words")

    caption: ClassVar[str] = "Line by line"
    counted: ClassVar[tuple[str, str]] = ("line", "lines")
    row_heading: ClassVar[str] = "subject"

    class Meta:
        orderable = False
        per_page = 50
        empty_text = "No line is like this. Clear the filters to see all of them."

    def render_row(self, value: int) -> str:
        return str(value) if value else "–"

    def render_becomes(self, value: Becomes) -> str:
        return tag(value)

    def render_says(self, value: str) -> str:
        return value[:1].upper() + value[1:]

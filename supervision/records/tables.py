"""The list of readings of one person's notes, for that person."""

from typing import ClassVar

from workforce.models import Event
from workforce.web.tables import Column, MomentColumn, Table

#: What was opened, by what the event is about.
OPENED = {
    "supervision.session": "The record of a session",
    "workforce.worker": "The supervision file, or a list from it",
    "supervision.auditedfile": "The file, in an audit",
}


class ReadingTable(Table):
    """A row per reading, the newest first."""

    at = MomentColumn(verbose_name="When", order_by=("pk",))
    by = Column(accessor="actor__get_full_name", verbose_name="Who", orderable=False)
    what = Column(accessor="subject_type", verbose_name="What", orderable=False)

    counted: ClassVar[tuple[str, str]] = ("reading", "readings")
    row_heading: ClassVar[str] = "at"

    class Meta:
        model = Event
        fields = ("at",)
        order_by = ("-at",)
        empty_text = "Nobody has read your notes yet. Every reading appears here."

    def render_what(self, value: str) -> str:
        return OPENED.get(value, "Notes")

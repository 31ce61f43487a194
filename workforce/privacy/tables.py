"""The tables of information governance."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from workforce.models import RetentionHold, Worker
from workforce.privacy.retention import Due
from workforce.rules.tag import Tag
from workforce.web.tables import Column, DayColumn, LinkColumn, Table, TagColumn

ON_HOLD, IS_DUE, WILL_BE = Tag("On hold", "yellow"), Tag("Due", "red"), Tag("Later", "grey")


class DueTable(Table):
    """What is deleted and when, the first day first."""

    label = Column(accessor="kind__label", verbose_name="What", orderable=False)
    whose = Column(verbose_name="Of", default="–", orderable=False)
    began_on = DayColumn(accessor="begun__began_on", verbose_name="Counted from", orderable=False)
    due_on = DayColumn(verbose_name="Goes on", orderable=False)
    status = TagColumn(accessor="due_on", verbose_name="Status", orderable=False)

    caption: ClassVar[str] = "What goes next"
    counted: ClassVar[tuple[str, str]] = ("thing", "things")
    row_heading: ClassVar[str] = "label"

    def __init__(self, rows: Iterable[Due], *, on: Any, people: Mapping[int, Worker], **kwargs: Any) -> None:
        super().__init__(list(rows), **kwargs)
        self.on, self.people = on, people

    def render_whose(self, value: int) -> str:
        return str(self.people.get(value, "–"))

    def render_status(self, record: Due) -> Any:
        status = ON_HOLD if record.is_held else IS_DUE if record.due_on <= self.on else WILL_BE
        return self.columns["status"].column.render(status)


class HoldTable(Table):
    """Holds, those in force first."""

    name = LinkColumn(
        "workforce:retention_hold", accessor="worker__full_name", verbose_name="Person", orderable=False
    )
    case_number = Column(verbose_name="Case number", orderable=False)
    set_at = DayColumn(verbose_name="Since", orderable=False)
    until_on = DayColumn(verbose_name="Until", default="Not known", orderable=False)
    status = TagColumn(accessor="pk", verbose_name="Status", orderable=False)

    caption: ClassVar[str] = "Holds"
    counted: ClassVar[tuple[str, str]] = ("hold", "holds")

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def render_status(self, record: RetentionHold) -> Any:
        status = Tag("In force", "yellow") if record.stands(on=self.on) else Tag("Over", "grey")
        return self.columns["status"].column.render(status)


class AccessRequestTable(Table):
    """Requests, the newest first."""

    name = LinkColumn(
        "workforce:access_request", accessor="worker__full_name", verbose_name="Person", orderable=False
    )
    case_number = Column(verbose_name="Case number", orderable=False)
    received_on = DayColumn(verbose_name="Received", orderable=False)
    made_by = Column(accessor="made_by__get_full_name", verbose_name="Recorded by", orderable=False)

    caption: ClassVar[str] = "Access requests"
    counted: ClassVar[tuple[str, str]] = ("request", "requests")

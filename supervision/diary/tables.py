"""The table of sessions, and the same rows as a file."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import Session, Status
from workforce.web.books import write_list
from workforce.web.tables import ActionColumn, Column, MomentColumn, NumberColumn, Table, TagColumn
from workforce.web.viewer import Viewer
from workforce.web.workbook import CellKind, Sheet, SheetColumn

#: Of what is known.
YES_NO = {True: "Yes", False: "No"}
COLUMNS = (
    SheetColumn("When", 16, CellKind.MOMENT),
    SheetColumn("Supervision of", 40),
    SheetColumn("Staff number", 20),
    SheetColumn("Supervisor", 26),
    SheetColumn("Kind", 22),
    SheetColumn("Minutes", 9, CellKind.WHOLE),
    SheetColumn("Interrupted", 12),
    SheetColumn("Status", 26),
    SheetColumn("Side", 12),
    SheetColumn("Reason", 26),
)

WHY_NOT = '{}<br><span class="tracker-quiet">{}</span>'
AWAY = "{}<br><strong>{} is away that day</strong>"
MOVE = '<a class="govuk-link" href="{}">Move<span class="govuk-visually-hidden"> that with {}</span></a>'
RECORD = '<a class="govuk-link" href="{}">Record<span class="govuk-visually-hidden"> that with {}</span></a>'


def people_in(session: Session) -> str:
    """The supervisees, by name."""
    return ", ".join(str(each.supervisee) for each in session.attendances.all())


def numbers_in(session: Session) -> str:
    """Their staff numbers, in the same order."""
    return ", ".join(filter(None, (each.supervisee.staff_number for each in session.attendances.all())))


class SessionsTable(Table):
    """A row for each session: facts about it, and nothing that was said."""

    starts_at = MomentColumn(verbose_name="When", orderable=False)
    people = Column(accessor="pk", verbose_name="Supervision of", orderable=False)
    supervisor = Column(orderable=False)
    kind = Column(accessor="get_kind_display", verbose_name="Kind", orderable=False)
    minutes = NumberColumn(default="–", orderable=False)
    status = TagColumn(accessor="tag", orderable=False)
    next_step = ActionColumn(accessor="pk", verbose_name="Next step")

    caption: ClassVar[str] = "Sessions"
    counted: ClassVar[tuple[str, str]] = ("session", "sessions")
    row_heading: ClassVar[str] = "starts_at"

    def __init__(self, rows: Any, *, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.viewer = viewer

    def render_starts_at(self, value: Any, record: Session) -> SafeString | str:
        said = MomentColumn().render(value)
        if not getattr(record, "is_open", True):
            return said
        return format_html('<a class="govuk-link" href="{}">{}</a>', record.get_absolute_url(), said)

    def render_people(self, record: Session) -> str:
        return people_in(record)

    def render_minutes(self, value: int, record: Session) -> str:
        return f"{value}, interrupted" if record.was_held and record.was_interrupted else str(value)

    def render_status(self, value: Any, record: Session) -> SafeString | str:
        """The tag; of one to come who is away that day; of one not held which side it came from, and why."""
        said = TagColumn().render(value)
        if getattr(record, "away", ""):
            return format_html(AWAY, said, record.away)
        return format_html(WHY_NOT, said, record.why_not_held) if record.why_not_held else said

    def render_next_step(self, record: Session) -> SafeString | str:
        """To move, on a day when someone is away; to record, for the one who gives it, when it is over."""
        now, is_booked = timezone.now(), record.status == Status.BOOKED
        if is_booked and record.away and getattr(record, "may_change", False) and record.starts_at > now:
            return format_html(MOVE, reverse("supervision:move", args=[record.pk]), people_in(record))
        is_over = record.is_coming and record.ends_at < now
        if not is_over or self.viewer.worker is None or record.supervisor_id != self.viewer.worker.pk:
            return ""
        return format_html(RECORD, reverse("supervision:record", args=[record.pk]), people_in(record))


def write_sessions(sessions: Iterable[Session], to: BinaryIO, *, kind: str) -> None:
    """The sessions in the order given, as "xlsx" or "csv"."""
    write_list(Sheet("Sessions", COLUMNS, _rows(sessions)), to, kind=kind)


def _rows(sessions: Iterable[Session]) -> Iterator[tuple[object, ...]]:
    for session in sessions:
        is_known = session.was_held and session.was_interrupted is not None
        interrupted = YES_NO[bool(session.was_interrupted)] if is_known else None
        yield (
            timezone.localtime(session.starts_at),
            people_in(session),
            numbers_in(session) or None,
            session.supervisor.full_name,
            session.get_kind_display(),
            session.minutes,
            interrupted,
            session.tag.label,
            session.get_called_off_side_display() or None,
            session.why_off or None,
        )

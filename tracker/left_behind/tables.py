"""The table of people left behind, with a line above those of each one who is gone."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.left_behind.reports import LeftBehind, Part, Reason
from tracker.left_behind.steps import Step, step_for
from workforce.web.tables import ActionColumn, Column, DayColumn, Table, TagColumn
from workforce.web.viewer import Viewer

HEADING = '<td class="govuk-table__cell" role="cell" colspan="{}"><strong>{}: {}</strong>{}</td>'
BUTTON = (
    '<a class="govuk-button govuk-button--secondary govuk-button--small" role="button" draggable="false"'
    ' href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'
)
LINK = ' <a class="govuk-link" href="{}">{}</a>'


class LeftBehindTable(Table):
    """A row for each person and each part that nobody plays for them."""

    name = Column(verbose_name="Person or team", orderable=False)
    team = Column(verbose_name="Team", orderable=False)
    why = Column(verbose_name="Why", orderable=False)
    since = DayColumn(verbose_name="Since", orderable=False, default="–")
    supervision = TagColumn(verbose_name="Supervision is", orderable=False, default="–")
    step = ActionColumn(accessor="name", verbose_name="Next step")

    caption: ClassVar[str] = "People left behind"
    counted: ClassVar[tuple[str, str]] = ("row", "rows")
    row_heading: ClassVar[str] = "name"

    def __init__(self, rows: Sequence[LeftBehind], *, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.viewer = viewer
        self.groups: dict[str, list[LeftBehind]] = {}
        for row in rows:
            self.groups.setdefault(row.heading, []).append(row)

    def render_name(self, record: LeftBehind) -> SafeString | str:
        if record.person is None:
            return record.name
        address = reverse("workforce:person", args=[record.person.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.person)

    def render_step(self, record: LeftBehind) -> SafeString:
        step = step_for(record, viewer=self.viewer)
        return format_html(BUTTON, step.url, step.label, record.name)

    @property
    def rows_drawn(self) -> Iterator[SafeString]:
        """This page's rows; above the first of each group who it is that they were left by."""
        above = None
        for row, drawn in zip(self.paginated_rows, super().rows_drawn, strict=True):
            if row.record.heading != above:
                above = row.record.heading
                yield self._heading(self.groups[above])
            yield drawn

    def _heading(self, rows: Sequence[LeftBehind]) -> SafeString:
        first, together = rows[0], together_for(rows)
        link = format_html(LINK, together.url, together.label) if together else ""
        return format_html(HEADING, len(self.columns), first.heading, how_many(rows), link)


def how_many(rows: Sequence[LeftBehind]) -> str:
    """ "8 people", "1 team": each person once, however much they lack."""
    number = len({row.person.pk if row.person else -row.team.pk for row in rows})
    if rows[0].person is None:
        return f"{number} team{'' if number == 1 else 's'}"
    return f"{number} {'person' if number == 1 else 'people'}"


def together_for(rows: Sequence[LeftBehind]) -> Step | None:
    """What can be done for several of a group at once."""
    gone = rows[0].gone
    supervised = [row for row in rows if row.part is Part.SUPERVISOR and row.last_day is None]
    if gone is None or len(supervised) < 2:
        return None
    if rows[0].reason is Reason.AWAY:
        return Step("Arrange cover for all of them", reverse("supervision:cover_new", args=[gone.worker.pk]))
    return Step("Hand over all of them", reverse("supervision:hand_over_people", args=[gone.worker.pk]))

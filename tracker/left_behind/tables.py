"""The table of people left behind, with a line above those of each one who is gone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.left_behind.reports import LeftBehind, Part, Reason
from tracker.left_behind.steps import Step, step_for
from workforce.rules.in_words import many
from workforce.web.access import way_to
from workforce.web.tables import ActionColumn, Column, DayColumn, Table, TagColumn
from workforce.web.tags import counted
from workforce.web.viewer import Viewer

HEADING = '<td class="govuk-table__cell" role="cell" colspan="{}"><strong>{}:</strong> {}{}</td>'
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

    def __init__(
        self, rows: Sequence[LeftBehind], *, viewer: Viewer, asked: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(rows, **kwargs)
        #: What the address asks for: the number of each group leads to the group within it.
        self.viewer, self.asked = viewer, asked
        self.groups: dict[str, list[LeftBehind]] = {}
        for row in rows:
            self.groups.setdefault(row.heading, []).append(row)

    def render_name(self, record: LeftBehind) -> SafeString | str:
        if record.person is None:
            return record.name
        address = reverse("workforce:person", args=[record.person.pk])
        link = '<a class="govuk-link" href="{}" data-who="{}">{}</a>'
        return format_html(link, address, record.person.pk, record.person)

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
        steps = [(step.url, step.label) for step in together_for(rows, viewer=self.viewer)]
        links = format_html_join("", LINK, steps)
        heading = rows[0].heading
        asked = {**self.asked, "group": heading}
        address = reverse("tracker:left_behind", query=asked)
        who = {row.who for row in rows}
        what = ("person", "people") if rows[0].person else ("team", "teams")
        number = counted(len(who), address, many(len(who), *what), hidden=heading)
        return format_html(HEADING, len(self.columns), heading, number, links)


def together_for(rows: Sequence[LeftBehind], *, viewer: Viewer) -> Iterator[Step]:
    """What can be done for several of a group at once."""
    gone = rows[0].gone
    if gone is None:
        return
    several = Counter(row.part for row in rows if row.last_day is None)
    if several[Part.SUPERVISOR] > 1:
        if rows[0].reason is Reason.AWAY:
            cover = reverse("supervision:cover_new", args=[gone.worker.pk])
            yield Step("Arrange cover for all of them", cover)
        else:
            hand_over = reverse("supervision:hand_over_people", args=[gone.worker.pk])
            yield Step("Hand over all of them", hand_over)
    together = way_to("nqsw:support_together", viewer=viewer)
    for part, label in ((Part.MENTOR, "Another mentor for all"), (Part.ASSESSOR, "Another assessor for all")):
        if together and several[part] > 1:
            yield Step(label, f"{together}?part={part.value}&of={gone.worker.pk}")

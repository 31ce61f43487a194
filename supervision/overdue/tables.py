"""The table of who is due, who is overdue, and why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import Agreement
from supervision.models.agreement import AgreementQuerySet
from supervision.overdue.reports.overdue import people_statuses
from workforce.rules.in_words import many
from workforce.web.tables import (
    PER_PAGE,
    Column,
    DayColumn,
    ForgivingPaginator,
    LinkColumn,
    Table,
    TagColumn,
)
from workforce.web.tags import clock, short_day

WHY = (
    '<details class="tracker-why"><summary class="tracker-why__summary">Why?'
    '<span class="govuk-visually-hidden"> {}</span></summary>{}</details>'
)
WHY_CELL = '<td class="govuk-table__cell tracker-why-cell" role="cell" colspan="{}">{}</td>'


class NextBookedColumn(Column):
    """When the next session is booked; and by how much that is late, where it comes after the due day."""

    def render(self, value: datetime, record: Any) -> str:
        when = f"{short_day(value)}, {clock(value)}"
        if not (late := record.due_status.booked_late):
            return when
        return format_html("{}<br><strong>{} after it is due</strong>", when, many(late, "day"))


class OverdueTable(Table):
    """People in order of their due day, each with the reason in a row beneath.

    Made with the order of the address: `OverdueTable(agreements, order_by=["-due"])`.
    """

    person = LinkColumn(
        "workforce:person",
        "supervisee_id",
        accessor="supervisee",
        verbose_name="Person",
        order_by=("supervisee__family_name", "supervisee__given_name"),
    )
    team = Column(accessor="supervisee__team")
    supervisor = Column(order_by=("supervisor__family_name", "supervisor__given_name"))
    due_status = TagColumn(accessor="due_status__tag", verbose_name="Supervision is", orderable=False)
    due = DayColumn(accessor="next_due_on", verbose_name="Due", default="No due day")
    last_held = DayColumn(accessor="last_held_on", verbose_name="Last held", default="None yet")
    next_booked = NextBookedColumn(
        accessor="due_status__next_booked_at", verbose_name="Next booked", orderable=False, default="Nothing"
    )

    caption = "People"
    counted = ("person", "people")

    def order_due(self, agreements: AgreementQuerySet, is_descending: bool) -> tuple[AgreementQuerySet, bool]:
        return agreements.by_day("next_due_on", is_descending=is_descending), True

    def order_last_held(
        self, agreements: AgreementQuerySet, is_descending: bool
    ) -> tuple[AgreementQuerySet, bool]:
        return agreements.by_day("last_held_on", is_descending=is_descending), True

    def show_page(self, page: str | int, *, on: date) -> None:
        """Choose a page, and find out what is known of its people."""
        self.paginate(ForgivingPaginator, PER_PAGE, page)
        describe([row.record for row in self.paginated_rows], on=on)

    @property
    def rows_drawn(self) -> Iterator[SafeString]:
        """Each person's row, and then the sentence that says why."""
        columns = len(self.columns)
        for row, drawn in zip(self.paginated_rows, super().rows_drawn, strict=True):
            yield drawn
            why = format_html(WHY, row.record.supervisee, row.record.due_status.why)
            yield format_html(WHY_CELL, columns, why)


def describe(agreements: Sequence[Agreement], *, on: date) -> None:
    """Give each agreement its `due_status` on the day: tag, next booked session, why."""
    for agreement, due_status in zip(agreements, people_statuses(agreements, on=on), strict=True):
        agreement.due_status = due_status

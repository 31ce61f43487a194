"""Tables of supervision: who is due, and who is supervised under which promise."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import Agreement
from supervision.models.agreement import AgreementQuerySet
from supervision.reports.overdue import people_standing
from supervision.reports.repeated import RepeatedAction
from workforce.tables import ActionColumn, Column, DayColumn, LinkColumn, NumberColumn, Table, TagColumn
from workforce.templatetags.govuk import clock, short_day

PER_PAGE = 50
WHY = (
    '<details class="tracker-why"><summary class="tracker-why__summary">Why?'
    '<span class="govuk-visually-hidden"> {}</span></summary>{}</details>'
)
OPEN = '<a class="govuk-link" href="{}">Open<span class="govuk-visually-hidden"> the action of {}</span></a>'
WHY_CELL = '<td class="govuk-table__cell tracker-why-cell" role="cell" colspan="{}">{}</td>'


class ForgivingPaginator(Paginator):
    """A page that is not there is the nearest one that is: a list shrinks while it is read."""

    def validate_number(self, number: Any) -> int:
        try:
            return super().validate_number(number)
        except PageNotAnInteger:
            return 1
        except EmptyPage:
            return self.num_pages


class MomentColumn(Column):
    """A day and a time of day: "Tue 24 Nov, 10:00"."""

    def render(self, value: datetime) -> str:
        return f"{short_day(value)}, {clock(value)}"


class OverdueTable(Table):
    """People in order of their due day, each with the reason in a row beneath.

    Made with the order of the address: `OverdueTable(agreements, order_by=["-due"])`.
    """

    person = LinkColumn(
        "supervision:agreement",
        accessor="supervisee",
        verbose_name="Person",
        order_by=("supervisee__family_name", "supervisee__given_name"),
    )
    team = Column(accessor="supervisee__team")
    supervisor = Column(order_by=("supervisor__family_name", "supervisor__given_name"))
    standing = TagColumn(accessor="standing__mark", verbose_name="Supervision is", orderable=False)
    due = DayColumn(accessor="next_due_on", verbose_name="Due", default="No due day")
    last_held = DayColumn(accessor="last_held_on", verbose_name="Last held", default="None yet")
    next_booked = MomentColumn(
        accessor="standing__next_booked_at", verbose_name="Next booked", orderable=False, default="Nothing"
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
            why = format_html(WHY, row.record.supervisee, row.record.standing.why)
            yield format_html(WHY_CELL, columns, why)


class RepeatedActionsTable(Table):
    """Actions carried forward twice or more; the rows are `supervision.reports.repeated.RepeatedAction`."""

    person = LinkColumn(
        "supervision:file",
        "person__pk",
        verbose_name="Person",
        order_by=("person__family_name", "person__given_name"),
    )
    team = Column()
    supervisor = Column(default="Nobody", order_by=("supervisor__family_name", "supervisor__given_name"))
    carried = NumberColumn(verbose_name="Carried")
    agreed_on = DayColumn(verbose_name="Agreed")
    last_carried_on = DayColumn(verbose_name="Last carried", default="–")
    due_on = DayColumn(verbose_name="By when", default="No date")
    ended_on = DayColumn(verbose_name="Ended", default="Open")
    kind = Column(verbose_name="From")
    case_reference = Column(verbose_name="Case", default="–")
    action = ActionColumn(accessor="pk", verbose_name="Open it")

    caption = "Actions"
    counted = ("action", "actions")

    def render_action(self, value: int, record: RepeatedAction) -> SafeString | str:
        """A way to the action for those who may read it; the others know that there is one."""
        if not record.is_readable:
            return ""
        return format_html(OPEN, reverse("supervision:action", args=[value]), record.person)


def describe(agreements: Sequence[Agreement], *, on: date) -> None:
    """Give each agreement its `standing` on the day: tag, next booked session, why."""
    for agreement, standing in zip(agreements, people_standing(agreements, on=on), strict=True):
        agreement.standing = standing

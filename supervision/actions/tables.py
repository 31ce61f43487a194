"""The table of repeated actions."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.actions.reports import RepeatedAction
from workforce.web.tables import ActionColumn, Column, DayColumn, LinkColumn, NumberColumn, Table

OPEN = '<a class="govuk-link" href="{}">Open<span class="govuk-visually-hidden"> the action of {}</span></a>'


class RepeatedActionsTable(Table):
    """Actions carried forward twice or more; the rows are `supervision.actions.reports.RepeatedAction`."""

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

"""A supervisor's offered times as a table."""

from typing import Any

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import Slot
from workforce.web.tables import ActionColumn, Column, Table
from workforce.web.tags import day, tag, time_range

WITHDRAW = (
    '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    '<button class="govuk-button govuk-button--secondary govuk-button--small" type="submit">Withdraw'
    '<span class="govuk-visually-hidden"> {}</span></button></form>'
)


class SlotTable(Table):
    """Day, time, place, and whether it is free; one that is not booked can be withdrawn."""

    starts_at = Column(verbose_name="Day")
    ends_at = Column(verbose_name="Time", orderable=False)
    place = Column(verbose_name="Room or link", orderable=False)
    session_pk = Column(verbose_name="Taken", orderable=False, empty_values=())
    pk = ActionColumn(verbose_name="Withdraw")

    counted = ("time", "times")
    row_heading = "starts_at"

    class Meta:
        order_by = "starts_at"
        empty_text = "You offer no times yet. Offer times, and the people you supervise can then book them."

    def render_starts_at(self, value: Any) -> str:
        return day(value)

    def render_ends_at(self, record: Slot) -> str:
        return time_range(record.starts_at, record.ends_at)

    def render_session_pk(self, value: int | None, record: Slot) -> SafeString | str:
        if value is None:
            if record.is_away:
                return tag("You are away", "grey")
            return tag("You are busy", "grey") if record.is_busy else tag("Free", "green")
        address = reverse("supervision:session", args=[value])
        link = '{} <a class="govuk-link" href="{}">See session</a>'
        return format_html(link, tag("Booked", "blue"), address)

    def render_pk(self, record: Slot) -> SafeString | str:
        if record.session_pk:
            return ""
        address = reverse("supervision:slot_withdraw", args=[record.pk])
        which = f"{day(record.starts_at)}, {time_range(record.starts_at, record.ends_at)}"
        return format_html(WITHDRAW, address, get_token(self.request), which)

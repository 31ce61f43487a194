"""The list of e-mails that are not over yet, for administrators."""

from typing import Any, ClassVar

import django_filters
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.mail.kinds import label_of, mail_kinds
from workforce.models import Mail, MailState
from workforce.models.mail import OPEN_STATES
from workforce.web.tables import ActionColumn, Column, MomentColumn, Table
from workforce.web.tags import tag


class MailFilter(django_filters.FilterSet):
    """By what stands in the way, kind and address."""

    state = django_filters.ChoiceFilter(
        choices=[(state.value, state.label) for state in OPEN_STATES],
        label="State",
        empty_label="Every state",
    )
    kind = django_filters.ChoiceFilter(label="Kind", empty_label="Every kind", choices=list)
    to = django_filters.CharFilter(
        field_name="recipient__email", lookup_expr="icontains", label="E-mail address"
    )

    class Meta:
        model = Mail
        fields = ("state", "kind", "to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = [(kind.key, kind.label) for kind in mail_kinds().values()]


class MailTable(Table):
    """A row per e-mail that waits, or whose fate is not known."""

    to = Column(accessor="to", verbose_name="To", order_by=("recipient__email",))
    kind = Column(verbose_name="Kind")
    made_at = MomentColumn(verbose_name="Written")
    state = Column(verbose_name="State")
    action = ActionColumn(verbose_name="What to do", accessor="pk")

    caption: ClassVar[str] = "Not sent yet"
    counted: ClassVar[tuple[str, str]] = ("e-mail", "e-mails")
    row_heading: ClassVar[str] = "to"

    class Meta:
        order_by = ("made_at",)
        per_page = 50
        empty_text = (
            "No e-mail waits. An e-mail appears here when it could not be sent, or the tracker does not know"
            " if it was."
        )

    def render_kind(self, record: Mail) -> str:
        return label_of(record.kind)

    def render_state(self, record: Mail) -> SafeString:
        found = ""
        if record.state == MailState.UNCERTAIN:
            found = format_html("<br>Message-ID {}", record.message_id)
        return format_html("{}<br>{}{}", tag(record.shown_state), record.problem, found)

    def render_action(self, record: Mail) -> str:
        if record.state == MailState.CLAIMED:
            return ""
        facts = {"mail": record, "label": label_of(record.kind)}
        return render_to_string("workforce/mail/mail_actions.html", facts, request=self.request)

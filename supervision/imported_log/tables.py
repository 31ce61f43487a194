"""Rows of imported logs that wait for a person, in groups that one answer settles; and those settled."""

from collections.abc import Mapping
from typing import Any, ClassVar

import django_filters
from django.db.models import Q
from django.forms import HiddenInput
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import LogRow, LogRowQuerySet
from workforce.rules.searching import has_words
from workforce.web.tables import Column, DayColumn, LinkColumn, NumberColumn, Table

NO_ROWS = (
    "No rows to settle. When you import a log, rows whose names match nobody or more than one person, "
    "or that do not say plainly whether the session was held, appear here."
)


class LogRowFilter(django_filters.FilterSet):
    """By a word of either name."""

    q = django_filters.CharFilter(method="by_name", label="Name in the log")
    about = django_filters.CharFilter(method="as_it_is", widget=HiddenInput)

    class Meta:
        model = LogRow
        fields = ("q", "about")

    def as_it_is(self, rows: LogRowQuerySet, name: str, text: str) -> LogRowQuerySet:
        """What the rows are about is chosen before they are filtered; it stays in the address."""
        return rows

    def by_name(self, rows: LogRowQuerySet, name: str, text: str) -> LogRowQuerySet:
        """Names of a file are text that nobody has said who it is: each is compared as people's names are."""
        named = set(rows.order_by().values_list("supervisee_name", "supervisor_name").distinct())
        like_that = {one for pair in named for one in pair if has_words(one, text)}
        return rows.filter(Q(supervisee_name__in=like_that) | Q(supervisor_name__in=like_that))


class GroupTable(Table):
    """What one answer settles."""

    number = NumberColumn(verbose_name="Rows")
    first_on = DayColumn(verbose_name="From")
    last_on = DayColumn(verbose_name="To")

    counted: ClassVar[tuple[str, str]] = ("answer to give", "answers to give")

    class Meta:
        orderable = False
        per_page = 50
        empty_text = NO_ROWS


class NamesTable(GroupTable):
    """Two names that the log has together."""

    supervisee = LinkColumn("supervision:log_row", "first", verbose_name="Supervisee in the log")
    supervisor = Column(verbose_name="Supervisor in the log")
    says = Column(verbose_name="Problem")

    caption: ClassVar[str] = "Who met"

    class Meta(GroupTable.Meta):
        sequence = ("supervisee", "supervisor", "says", "number", "first_on", "last_on")


class WordsTable(GroupTable):
    """Words of the log that do not say plainly whether a session was held."""

    cue = Column(verbose_name="In the log", empty_values=())

    caption: ClassVar[str] = "Whether it was held"

    class Meta(GroupTable.Meta):
        sequence = ("cue", "number", "first_on", "last_on")

    def render_cue(self, value: str, record: Mapping[str, Any]) -> SafeString:
        address = reverse("supervision:log_row", args=[record["first"]])
        names = f"{record['supervisee']} with {record['supervisor']}"
        says = f"“{value}”" if value else f"Nothing that says it plainly: {names}"
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, says)


class LogRowTable(Table):
    """Who met who and when, as the log has it, and what there is to settle or was."""

    supervisee_name = LinkColumn("supervision:log_row", verbose_name="Supervisee in the log")
    supervisor_name = Column(verbose_name="Supervisor in the log")
    met_on = DayColumn(verbose_name="Day")
    outcome = Column(accessor="outcome_in_words", verbose_name="What happened", order_by=("outcome",))
    row_number = NumberColumn(verbose_name="Row")

    caption: ClassVar[str] = "Rows"
    counted: ClassVar[tuple[str, str]] = ("row", "rows")

    class Meta:
        order_by = ("met_on", "row_number")
        per_page = 50
        empty_text = NO_ROWS

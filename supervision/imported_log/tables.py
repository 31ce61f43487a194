"""Rows of an imported log that wait for a person, as a table."""

from typing import ClassVar

import django_filters
from django.db.models import Q

from supervision.models import LogRow, LogRowQuerySet
from workforce.web.tables import Column, DayColumn, LinkColumn, NumberColumn, Table


class LogRowFilter(django_filters.FilterSet):
    """By a word of either name."""

    q = django_filters.CharFilter(method="by_name", label="Name in the log")

    class Meta:
        model = LogRow
        fields = ("q",)

    def by_name(self, rows: LogRowQuerySet, name: str, text: str) -> LogRowQuerySet:
        for word in text.split():
            rows = rows.filter(Q(supervisee_name__icontains=word) | Q(supervisor_name__icontains=word))
        return rows


class LogRowTable(Table):
    """Who met who and when, as the log has it, and what there is to settle."""

    supervisee_name = LinkColumn("supervision:log_row", verbose_name="Supervisee in the log")
    supervisor_name = Column(verbose_name="Supervisor in the log")
    met_on = DayColumn(verbose_name="Day")
    outcome = Column(accessor="outcome_in_words", verbose_name="What happened", order_by=("outcome",))
    problem = Column(verbose_name="Problem", orderable=False)
    row_number = NumberColumn(verbose_name="Row")

    caption: ClassVar[str] = "Rows to match"
    counted: ClassVar[tuple[str, str]] = ("row to match", "rows to match")

    class Meta:
        order_by = ("met_on", "row_number")
        per_page = 50
        empty_text = (
            "No rows to match. When you import a log, rows whose names match nobody, "
            "or more than one person, appear here."
        )

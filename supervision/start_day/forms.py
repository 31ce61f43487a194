"""The first due days of one supervisor's people, side by side."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from supervision.start_day.reports.first_days import FirstDay
from workforce.rules.in_words import many
from workforce.web.fields import DayMonthYearField
from workforce.web.tags import day as said


class FirstDaysForm(forms.Form):
    """A day for each person, filled with what is agreed or proposed."""

    def __init__(self, *args: Any, rows: Sequence[FirstDay], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.on = [row for row in rows if row.latest_on and row.day], on
        for row in self.rows:
            self.fields[name_of(row)] = DayMonthYearField(
                label=str(row.agreement.supervisee), initial=row.day, help_text=_help(row)
            )

    def clean(self) -> dict[str, Any]:
        for row in self.rows:
            chosen = self.cleaned_data.get(name_of(row))
            if chosen and row.latest_on and not self.on <= chosen <= row.latest_on:
                self.add_error(
                    name_of(row), f"The day must be from today to {said(row.latest_on)}, the day promised"
                )
        return self.cleaned_data

    @property
    def days(self) -> dict[int, date]:
        """By the key of the agreement."""
        return {row.agreement.pk: self.cleaned_data[name_of(row)] for row in self.rows}


def name_of(row: FirstDay) -> str:
    return f"day_{row.agreement.pk}"


def _help(row: FirstDay) -> str:
    last = f"last held {said(row.last_held_on)}" if row.last_held_on else "nothing on record"
    late = f", overdue {many(row.overdue, 'day')}" if row.overdue else ""
    return f"No later than {said(row.latest_on)}; {last}{late}"

"""The day on which records begin."""

from django import forms

from workforce.web.fields import DayMonthYearField


class StartDayForm(forms.Form):
    """One day; asked again with what it would change."""

    day = DayMonthYearField(
        label="Records begin on",
        help_text="Usually the day on which people start to use the tracker. Nothing that fell due before it "
        "counts as missed.",
    )


class LogDayForm(forms.Form):
    """The first day from which an imported log was kept."""

    day = DayMonthYearField(
        label="The log was kept from",
        help_text="What fell due before this day does not count, even where the log has earlier rows.",
    )

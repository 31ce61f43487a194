"""Agreeing to a caseload over its limit."""

from django import forms

from workforce.web.fields import DayMonthYearField


class AgreeForm(forms.Form):
    """Until when it may stay so, and why."""

    until = DayMonthYearField(label="Agreed until", help_text="The last day they can be over the limit")
    reason = forms.CharField(
        label="Why, and what you are doing about it",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Do not name children or families",
    )

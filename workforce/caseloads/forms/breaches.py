"""Agreeing to a caseload over its limit."""

from django import forms

from workforce.web.fields import DayMonthYearField


class AgreeForm(forms.Form):
    """Until when it may stay so, and why."""

    until = DayMonthYearField(label="Agreed until", help_text="The last day that it may be so")
    reason = forms.CharField(
        label="Why, and what is done about it",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="No names of children or families",
    )

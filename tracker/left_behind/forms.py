"""The filter of people left behind; it lives in the address, so that a filtered list can be sent."""

from collections.abc import Sequence
from typing import Any

from django import forms

from tracker.left_behind.reports import LeftBehind, Part, Reason
from workforce.web.fields import choice_field


class LeftBehindFilter(forms.Form):
    """By reason, by the part that is lacking, by team."""

    reason = forms.ChoiceField(
        label="Reason", choices=[("", "Every reason"), *Reason.choices], required=False
    )
    part = forms.ChoiceField(label="Who is lacking", choices=[("", "Anyone"), *Part.choices], required=False)
    team = forms.ChoiceField(label="Team", required=False)
    #: Those of one who is gone: the heading of their rows.
    group = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Sequence[LeftBehind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        teams = sorted({(row.team.name, str(row.team.pk)) for row in rows})
        choice_field(self, "team").choices = [("", "Every team"), *((key, name) for name, key in teams)]

    def shown(self) -> list[LeftBehind]:
        """The rows that the filter leaves, in their order."""
        self.is_valid()
        asked = self.cleaned_data
        return [
            row
            for row in self.rows
            if asked.get("reason", "") in ("", row.reason)
            and asked.get("part", "") in ("", row.part)
            and asked.get("team", "") in ("", str(row.team.pk))
            and asked.get("group", "") in ("", row.heading)
        ]

    @property
    def asked(self) -> dict[str, str]:
        """What was chosen and understood, for an address."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

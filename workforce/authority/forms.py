"""The form of a page of settings: the values, from which day, and why."""

from datetime import date
from typing import Any

from django import forms

from workforce.authority.boxes import boxes_of, problems, typed
from workforce.authority.groups import Group
from workforce.authority.services import newest_change
from workforce.authority_settings import authority_settings, history
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting
from workforce.web.fields import DayMonthYearField, HintedRadios

ALWAYS, FROM_A_DAY = "always", "day"


class SettingsForm(forms.Form):
    """Each setting of a group as it is on the day, to be changed."""

    since = forms.ChoiceField(
        label="Since when is it so?",
        choices=[(ALWAYS, "It has always been so"), (FROM_A_DAY, "From a day on")],
        widget=HintedRadios(
            hints={
                ALWAYS: "Reports for past months use it too.",
                FROM_A_DAY: "Reports for the days before keep what it was.",
            }
        ),
        error_messages={"required": "Select since when it is so"},
    )
    from_on = DayMonthYearField(label="First day, where it holds from a day on", required=False)
    reason = forms.CharField(
        label="Why does it change?",
        max_length=200,
        help_text="It is kept in the history.",
        error_messages={"required": "Enter a reason"},
    )

    def __init__(self, *args: Any, group: Group, on: date, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.group, self.on, there = group, on, authority_settings(on=on)
        self.is_first = not history().settled & set(group.settings)
        own: dict[str, forms.Field] = {}
        for setting in group.settings:
            own |= boxes_of(setting, getattr(there, setting.value))
        said = {"since": self.fields.pop("since"), "from_on": self.fields.pop("from_on")}
        self.fields = own | (said if group.is_dated else {}) | {"reason": self.fields["reason"]}
        if group.is_dated:
            said["since"].initial = ALWAYS if self.is_first else FROM_A_DAY
            said["from_on"].initial = on
        if self.is_first:
            del self.fields["reason"]
        self.fields["shown"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=newest_change(group.settings)
        )

    def boxes(self, setting: Setting) -> list[forms.BoundField]:
        """The boxes of one setting, to draw."""
        return [self[name] for name in self.fields if name.startswith(setting.value)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for setting in self.group.settings:
            problems(setting, cleaned, lambda box, why: self.add_error(box, why))
        is_from_a_day = cleaned.get("since") == FROM_A_DAY
        if is_from_a_day and not cleaned.get("from_on") and "from_on" not in self.errors:
            self.add_error("from_on", "Enter the first day")
        if not self.errors:
            for setting, value in self.changes.items():
                if why := KNOWN[setting].kind.refused(value):
                    self.add_error(self.box_of(setting), why)
        return cleaned

    @property
    def changes(self) -> dict[Setting, Any]:
        """What was typed, setting by setting."""
        return {setting: typed(setting, self.cleaned_data) for setting in self.group.settings}

    @property
    def first_day(self) -> date | None:
        """From when it holds: None where it has always been so, today where that makes no difference."""
        if not self.group.is_dated:
            return self.on
        if self.cleaned_data.get("since") == FROM_A_DAY:
            day: date | None = self.cleaned_data["from_on"]
            return day
        return None

    @property
    def shown_before(self) -> int | None:
        """The newest change of these settings when the page was opened; None where it does not say."""
        return self.cleaned_data.get("shown")

    def box_of(self, setting: Setting) -> str:
        """The box beside which something about a setting is said: its first."""
        return next(name for name in self.fields if name.startswith(setting.value))

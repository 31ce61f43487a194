"""The forms of times: offering them, booking a series of them, proposing a few."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from supervision.booking.services.proposals import MOST
from supervision.rules.planning import Planned, Times
from supervision.rules.repeating import Pattern, can_end
from workforce.rules.plausibility import Doubt
from workforce.rules.refusal import Refusal
from workforce.web.fields import ClockInput, DayMonthYearField, choice_field
from workforce.web.sure import AsksIfSure
from workforce.web.tags import day, time_range

ONCE = (0, "Only once")
REPEATS = ((1, "Every week"), (2, "Every fortnight"), (4, "Every four weeks"))
HALF_A_YEAR = timedelta(weeks=26)
#: The choice to book nothing in place of a day that does not suit.
LEFT_OUT = "none"


class SlotForm(AsksIfSure, forms.Form):
    """A time, once or repeated until a day, with days left out where there are any."""

    first_on = DayMonthYearField(label="Day")
    starts = forms.TimeField(label="Starts at", widget=ClockInput, initial=time(10))
    ends = forms.TimeField(label="Ends at", widget=ClockInput, initial=time(11, 30))
    place = forms.CharField(label="Room or link", max_length=200, required=False)
    every_weeks = forms.TypedChoiceField(
        label="How often?", choices=(ONCE, *REPEATS), coerce=int, widget=forms.RadioSelect, initial=0
    )
    until = DayMonthYearField(
        label="Last day", required=False, help_text="For a time that repeats. Up to a year ahead."
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["every_weeks"] and not cleaned["until"]:
            self.add_error("until", "Enter the last day to offer this time")
        elif not can_end(cleaned["starts"], cleaned["ends"]):
            self.add_error("ends", "The end time must be after the start time")
        else:
            self._build(cleaned)
        return cleaned

    def _build(self, cleaned: dict[str, Any]) -> None:
        names = ("first_on", "starts", "ends", "every_weeks", "until")
        try:
            cleaned["pattern"] = Pattern(**{name: cleaned[name] for name in names})
        except Refusal as error:
            self.add_error("until", str(error))


class SeriesForm(SlotForm):
    """A repeating time to book for one person; half a year of it unless a last day is given."""

    every_weeks = forms.TypedChoiceField(
        label="How often?", choices=REPEATS, coerce=int, widget=forms.RadioSelect, initial=2
    )
    until = DayMonthYearField(
        label="Last day", required=False, help_text="Leave empty for six months. Up to a year ahead."
    )

    def clean_until(self) -> date | None:
        first_on = self.cleaned_data.get("first_on")
        return self.cleaned_data["until"] or (first_on and first_on + HALF_A_YEAR)


class PlanForm(AsksIfSure, forms.Form):
    """Of a checked series, what to do about each day that does not suit, and what is doubtful of all."""

    def __init__(
        self, *args: Any, planned: Sequence[Planned], doubts: Sequence[Doubt], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.planned = planned
        self.show_doubts(doubts)
        for each in planned:
            if each.clash:
                self.fields[each.on.isoformat()] = self._choice(each)

    @staticmethod
    def _choice(each: Planned) -> forms.ChoiceField:
        others = [(times[0].isoformat(), _words(times)) for times in each.alternatives]
        return forms.ChoiceField(
            label=f"{day(each.on)}: {each.clash}",
            choices=[*others, (LEFT_OUT, "Leave this day out")],
            widget=forms.RadioSelect,
            initial=others[0][0] if others else LEFT_OUT,
        )

    @property
    def clashing(self) -> list[forms.BoundField]:
        """The question of each day that does not suit."""
        return [self[each.on.isoformat()] for each in self.planned if each.clash]

    @property
    def suiting(self) -> list[Planned]:
        return [each for each in self.planned if not each.clash]

    @property
    def first_at(self) -> datetime | None:
        """When the first session would be, with what is chosen in advance for the days that clash."""
        ahead = [each.alternatives[:1] if each.clash else [each.times] for each in self.planned]
        return min((times[0] for those in ahead for times in those if times), default=None)

    @property
    def times(self) -> list[Times]:
        """What to book, once the form is valid: the days that suit, and what was chosen for the others."""
        found = [each.times for each in self.suiting if each.times]
        for each in self.planned:
            chosen = self.cleaned_data.get(each.on.isoformat())
            found += [times for times in each.alternatives if times[0].isoformat() == chosen]
        return found

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not self.errors and not self.times:
            raise forms.ValidationError("No days are left. Go back and choose another time.")
        return cleaned


class ProposeForm(AsksIfSure, forms.Form):
    """Up to three of the suggested times."""

    times = forms.MultipleChoiceField(
        label="Which times do you propose?",
        error_messages={"required": "Select the times to propose"},
        widget=forms.CheckboxSelectMultiple,
        help_text="Select up to three. Both diaries hold them until one is chosen.",
    )
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    def __init__(self, *args: Any, suggested: Sequence[Times], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggested = {times[0].isoformat(): times for times in suggested}
        choice_field(self, "times").choices = [(key, _words(times)) for key, times in self.suggested.items()]
        self.fields["times"].initial = list(self.suggested)[: MOST * 2 : 2]

    def clean_times(self) -> list[Times]:
        chosen: list[str] = self.cleaned_data["times"]
        if len(chosen) > MOST:
            raise forms.ValidationError("Select up to three times")
        return [self.suggested[key] for key in chosen]


def _words(times: Times) -> str:
    return f"{day(times[0])}, {time_range(*times)}"

"""The forms of a week of times: choose several, look at every day, change or withdraw a pattern."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from supervision.booking.forms.slots import HALF_A_YEAR, ONCE, REPEATS
from supervision.booking.reports import WEEKDAYS, Week
from supervision.booking.services.slots import Changed, PatternDay
from supervision.models import Slot
from supervision.rules.planning import Times
from supervision.rules.repeating import Pattern, can_end
from workforce.rules.refusal import Refusal
from workforce.web.fields import ClockInput, DayMonthYearField, choice_field
from workforce.web.sure import AsksIfSure
from workforce.web.tags import day, time_range

LONGEST_MINUTES = 24 * 60 - 1


class WeekForm(AsksIfSure, forms.Form):
    """Which half hours to offer a time from, how long each is, and how often it repeats."""

    cells = forms.MultipleChoiceField(
        label="Times",
        error_messages={
            "required": "Select at least one time in the week",
            "invalid_choice": "One of these times has just been taken. Select another time.",
        },
    )
    minutes = forms.IntegerField(
        label="How long, in minutes?",
        min_value=1,
        max_value=LONGEST_MINUTES,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    place = forms.CharField(label="Room or link", max_length=200, required=False)
    every_weeks = forms.TypedChoiceField(
        label="How often?", choices=(ONCE, *REPEATS), coerce=int, widget=forms.RadioSelect, initial=0
    )
    until = DayMonthYearField(
        label="Last day",
        required=False,
        help_text="For times that repeat. Leave empty for six months. Up to a year ahead.",
    )

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "cells").choices = [(cell.key, cell.key) for cell in week.free]

    @property
    def chosen(self) -> Collection[str]:
        """The half hours that are ticked."""
        return self["cells"].value() or []

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not self.errors:
            self._build(cleaned)
        return cleaned

    def _build(self, cleaned: dict[str, Any]) -> None:
        """Each half hour that is ticked as a pattern of its own."""
        length = timedelta(minutes=cleaned["minutes"])
        starts = [datetime.fromisoformat(cell) for cell in sorted(cleaned["cells"])]
        if not all(can_end(each.time(), (each + length).time()) for each in starts):
            self.add_error("minutes", "The end time must be after the start time")
            return
        until = cleaned["until"] or (starts[-1].date() + HALF_A_YEAR if cleaned["every_weeks"] else None)
        repeats = {"every_weeks": cleaned["every_weeks"], "until": until}
        try:
            cleaned["patterns"] = [
                Pattern(each.date(), each.time(), (each + length).time(), **repeats) for each in starts
            ]
        except Refusal as refusal:
            self.add_error("until", str(refusal))


class DaysForm(forms.Form):
    """Of patterns that were looked at day by day, those to offer."""

    keep = forms.MultipleChoiceField(
        label="Days to offer",
        widget=forms.CheckboxSelectMultiple,
        help_text="Clear a day to leave it out.",
        error_messages={"required": "Select at least one day to offer"},
    )

    def __init__(self, *args: Any, planned: Sequence[PatternDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planned = planned
        free = [(_key(one), _words(one)) for one in planned if not one.why]
        choice_field(self, "keep").choices = free
        self.fields["keep"].initial = [key for key, _ in free]
        if not free:
            del self.fields["keep"]

    @property
    def left_out(self) -> list[PatternDay]:
        """Days that cannot be offered, and why."""
        return [one for one in self.planned if one.why]

    @property
    def times(self) -> list[Times]:
        """All that can be offered, ticked or not."""
        return [one.times for one in self.planned if one.times and not one.why]

    @property
    def patterns(self) -> list[Pattern]:
        """What to offer, once the form is valid: the patterns without the days that were cleared."""
        kept = set(self.cleaned_data["keep"])
        found: dict[int, tuple[Pattern, set[date]]] = {}
        for one in self.planned:
            _, off = found.setdefault(id(one.pattern), (one.pattern, set()))
            if _key(one) not in kept:
                off.add(one.on)
        return [replace(pattern, except_on=frozenset(off)) for pattern, off in found.values()]


def _key(one: PatternDay) -> str:
    return f"{one.on.isoformat()}T{one.pattern.starts:%H:%M}"


def _words(one: PatternDay) -> str:
    return f"{day(one.on)}, {time_range(*one.times)}" if one.times else day(one.on)


class OfferedDaysForm(forms.Form):
    """The days of a pattern that is offered: clear one to withdraw it, tick one to offer it again."""

    days = forms.MultipleChoiceField(
        label="Days you offer",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Clear a day to withdraw it. Tick one that you withdrew to offer it again.",
    )

    def __init__(self, *args: Any, slots: Sequence[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slots = {str(slot.pk): slot for slot in slots}
        choice_field(self, "days").choices = [
            (key, f"{day(slot.starts_at)}, {time_range(slot.starts_at, slot.ends_at)}")
            for key, slot in self.slots.items()
        ]
        self.fields["days"].initial = [key for key, slot in self.slots.items() if slot.withdrawn_at is None]

    @property
    def withdrawn(self) -> list[Slot]:
        """Offered until now, and cleared."""
        kept = self.cleaned_data["days"]
        return [slot for key, slot in self.slots.items() if slot.withdrawn_at is None and key not in kept]

    @property
    def offered(self) -> list[Slot]:
        """Withdrawn before, and ticked."""
        ticked = self.cleaned_data["days"]
        return [slot for key, slot in self.slots.items() if slot.withdrawn_at and key in ticked]


class FromDayForm(forms.Form):
    """From which day on."""

    from_on = DayMonthYearField(label="From which day on?")

    def of(self, slots: Sequence[Slot]) -> list[Slot]:
        """Those of a pattern that start on this day or later, once the form is valid."""
        first: date = self.cleaned_data["from_on"]
        return [slot for slot in slots if timezone.localtime(slot.starts_at).date() >= first]


class ChangePatternForm(AsksIfSure, FromDayForm):
    """And at which other time."""

    weekday = forms.TypedChoiceField(label="Day of the week", coerce=int, choices=tuple(enumerate(WEEKDAYS)))
    starts = forms.TimeField(label="Starts at", widget=ClockInput)
    ends = forms.TimeField(label="Ends at", widget=ClockInput)
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    @property
    def to(self) -> Changed:
        """As the service takes it, once the form is valid."""
        return Changed(**{name: self.cleaned_data[name] for name in ("weekday", "starts", "ends", "place")})

    @staticmethod
    def of_slot(slot: Slot) -> dict[str, Any]:
        """A pattern as its form starts."""
        starts, ends = timezone.localtime(slot.starts_at), timezone.localtime(slot.ends_at)
        times: dict[str, time] = {"starts": starts.time(), "ends": ends.time()}
        return {"from_on": starts.date(), "weekday": starts.weekday(), "place": slot.place, **times}

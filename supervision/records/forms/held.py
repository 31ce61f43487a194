"""Whether a session took place, and when: the first part of its record's page."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from supervision.form_days import times_typed
from supervision.models import Session
from supervision.records.forms.record import PartForm
from workforce.web.fields import ClockInput, DayMonthYearField
from workforce.web.sure import AsksIfSure

HELD, MISSED, NOT_HELD = "yes", "missed", "no"
HELD_CHOICES = (
    (HELD, "Yes, it was held"),
    (MISSED, "No, someone did not attend"),
    (NOT_HELD, "No, it was cancelled"),
)
WAS_IT_HELD = "Select whether the session was held"
#: What is asked next of a session that was not held, by its answer.
WHY_NOT = {MISSED: "supervision:missed", NOT_HELD: "supervision:cancel"}


class HeldForm(AsksIfSure, PartForm, forms.Form):
    """Whether the session took place, and when.

    Neither question is answered in advance: what nobody said stays unsaid, however often the page is saved.
    Who came by a link that says it was held has `said` so.
    """

    took_place = forms.ChoiceField(
        label="Was the session held?",
        choices=HELD_CHOICES,
        widget=forms.RadioSelect,
        required=False,
    )
    day = DayMonthYearField(required=False)
    starts = forms.TimeField(label="Started", widget=ClockInput, required=False)
    ends = forms.TimeField(label="Ended", widget=ClockInput, required=False)
    place = forms.CharField(max_length=200, required=False, label="Room or link")
    interrupted = forms.ChoiceField(
        label="Was it interrupted?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: Any, *, session: Session, at: datetime, said: str = "") -> None:
        self.at = at
        starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        initial = {
            "took_place": HELD if session.was_held or said == HELD else "",
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "place": session.place,
            "interrupted": {True: "yes", False: "no", None: ""}[session.was_interrupted],
        }
        super().__init__(data, initial=initial, prefix="held")

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("took_place") and self.has_changed():
            self.add_error("took_place", WAS_IT_HELD)  # times are of a session that was held: not dropped
        if cleaned.get("took_place") != HELD:
            return cleaned
        for name in ("day", "starts", "ends"):
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, f"Enter the {'day' if name == 'day' else 'time'}")
        if not self.errors:
            self._clean_times(cleaned)
        return cleaned

    def _clean_times(self, cleaned: dict[str, Any]) -> None:
        times = times_typed(self, on="day")
        if times and times[0] > self.at:
            self.add_error("day", "The session has not started yet")
        cleaned["times"] = times

    @property
    def says_nothing(self) -> bool:
        """Nobody has said yet whether it was held."""
        return not self["took_place"].value()

    @property
    def says_held(self) -> bool:
        return self.is_valid() and self.cleaned_data.get("took_place") == HELD

    @property
    def says_not_held(self) -> bool:
        return self.is_bound and self.is_valid() and self.cleaned_data.get("took_place") in WHY_NOT

    @property
    def asks_next(self) -> str:
        """The page that asks why it was not held."""
        return WHY_NOT[self.cleaned_data["took_place"]]

    @property
    def was_interrupted(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data.get("interrupted", ""))

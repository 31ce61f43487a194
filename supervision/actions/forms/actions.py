"""Saying what became of an action, and choosing which actions to see."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from supervision.records.forms.names import AsksAboutNames
from workforce.web.fields import DayMonthYearField


class ActionDoneForm(AsksAboutNames):
    """The action was done: when, and what came of it."""

    texts = ("outcome",)

    done_on = DayMonthYearField(label="Done on")
    outcome = forms.CharField(label="Outcome", max_length=500, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"done_on": on}, "prefix": "done", **kwargs})
        self.on = on

    def clean_done_on(self) -> date:
        done_on: date = self.cleaned_data["done_on"]
        if done_on > self.on:
            raise ValidationError("The day it was done must be today or in the past")
        return done_on


class ActionMoveForm(forms.Form):
    """Another due day."""

    due_on = DayMonthYearField(label="New due day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "move", **kwargs})

"""The box in which a field of the census is typed, with what is known of it beneath."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape

from workforce.rules.census.fields import FIELDS, LONGEST, CensusField, Says, read_date
from workforce.web.fields import DayMonthYearField

YEARS = range(1900, 2101)


def box(one: CensusField, typed: str, *, hint: str = "") -> forms.Field:
    """The box of a field; it can always stay empty, since a finding says what is missing."""
    # What a file said can stand in a hint, and the template takes a hint for markup.
    said: dict[str, Any] = {"label": one.label, "required": False, "help_text": escape(hint)}
    if one.says is Says.CODE:
        codes = [(code, one.words(code)) for code in one.codes]
        strange = [(typed, f"{typed}: not a code of the census")] if typed and typed not in one.codes else []
        return forms.ChoiceField(choices=[("", "Not entered"), *strange, *codes], initial=typed, **said)
    if one.says is Says.DATE:
        return DayMonthYearField(initial=read_date(typed), years=YEARS, **said)
    wide = one.says is Says.TEXT
    attrs = {"class": "govuk-input--width-20" if wide else "govuk-input--width-10"}
    if one.says in (Says.DECIMAL, Says.WHOLE):
        attrs["inputmode"] = "decimal"
    return forms.CharField(
        initial=typed, max_length=LONGEST, strip=True, widget=forms.TextInput(attrs), **said
    )


class CensusForm(forms.Form):
    """Boxes of the census: what is typed in each is right by itself."""

    census_fields: Mapping[str, CensusField] = FIELDS

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in list(cleaned):
            text = as_text(cleaned[name]) if name in self.census_fields else ""
            if text and (problem := self.census_fields[name].problem(text)):
                self.add_error(name, problem)
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, as the return has it."""
        said = self.cleaned_data
        return {name: as_text(said.get(name)) for name in self.census_fields if name in self.fields}


def as_text(value: Any) -> str:
    """A value of a box as the return has it."""
    return value.isoformat() if isinstance(value, date) else str(value or "")

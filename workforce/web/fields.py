"""Form fields and widgets that councils' forms need and Django's own set lacks.

Widths are GOV.UK classes in a widget's `attrs`: `{"class": "govuk-input--width-10"}`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Field, Model
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from workforce.rules.bank_holidays import FIRST_YEAR, LAST_YEAR

#: Days whose working days can be counted, and those of a whole working life: the first and the last year.
COUNTED = range(FIRST_YEAR, LAST_YEAR)
WORKING_LIFE = range(1940, LAST_YEAR)
BOXES = (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4))
NOT_REAL = "The date must be a real date, like 27 3 2026"


class DayMonthYearInput(forms.MultiWidget):
    """Three boxes, day, month and year: the GOV.UK date input.

    A whole date (25/11/2026) typed or pasted into the first box is taken apart; so is an ISO date
    sent under the field's own name, which is how links into a filter carry a day.
    """

    template_name = "django/forms/widgets/day_month_year.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(
                attrs={
                    "class": f"govuk-date-input__input govuk-input--width-{width}",
                    "inputmode": "numeric",
                    "autocomplete": "off",
                }
            )
            for name, _label, width in BOXES
        }
        super().__init__(widgets, attrs)

    def id_for_label(self, id_: str) -> str:
        """The day's box: where the error summary leads."""
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: object) -> list[object]:
        if isinstance(value, str):
            return list(_taken_apart(value))
        return [value.day, value.month, value.year] if isinstance(value, date) else [None] * 3

    def value_from_datadict(self, data: Mapping[str, Any], files: Mapping[str, Any], name: str) -> list[str]:
        boxes = [(data.get(f"{name}_{part}") or "").strip() for part, _label, _width in BOXES]
        if not any(boxes) and data.get(name):
            boxes = list(_taken_apart(str(data[name])))
        elif boxes[0] and not any(boxes[1:]):
            boxes = list(_taken_apart(boxes[0]))
        return boxes

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, (_part, label, _width) in zip(context["widget"]["subwidgets"], BOXES, strict=True):
            box["label"] = label
        return context


def _taken_apart(text: str) -> tuple[str, str, str]:
    """Day, month and year of "2026-11-25", "25/11/2026" or "25.11.2026"; else all in the first."""
    parts = text.strip().replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
    if len(parts) != len(BOXES) or not all(part.isdecimal() for part in parts):
        return text, "", ""
    first, month, last = parts
    return (last, month, first) if len(first) == len("2026") else (first, month, last)


class DayMonthYearField(forms.DateField):
    """A day that someone can mean, typed into three boxes: its year is one of `years`.

    Those are usually the years that can be counted. Says which box is missing, and refuses 31 February.
    """

    widget = DayMonthYearInput
    default_error_messages: ClassVar = {"required": "Enter a date", "invalid": NOT_REAL}

    def __init__(self, *, years: range = COUNTED, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.years = years

    def validate(self, value: date | None) -> None:
        """Raises ValidationError where a day is missing, and for one outside the years."""
        super().validate(value)
        if value and value.year not in self.years:
            years = f"{self.years[0]} and {self.years[-1]}"
            raise ValidationError(f"The year must be between {years}", code="not_meant")

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, (list, tuple)):
            return super().to_python(value)
        if not any(value):
            return None
        _require_all_boxes(value)
        try:
            return date(*(int(part) for part in reversed(value)))
        except (ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


def _require_all_boxes(value: Sequence[str]) -> None:
    missing = [part for (part, _label, _width), typed in zip(BOXES, value, strict=True) if not typed]
    if missing:
        raise ValidationError(f"The date must include a {' and a '.join(missing)}", code="incomplete")
    if len(value[-1]) != len("2026"):
        raise ValidationError("The year must have four figures", code="invalid")


class ClockInput(forms.TimeInput):
    """A time of day, to the minute, in the browser's own box; wide enough for browsers that add AM or PM."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "govuk-input--width-10", **(attrs or {})}, format="%H:%M")


class HintedRadios(forms.RadioSelect):
    """Radios, each with a sentence beneath it: `HintedRadios(hints={"agree": "…"})`."""

    def __init__(self, *args: Any, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = dict(hints or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option


def rows_field(form: forms.BaseForm, name: str) -> forms.ModelChoiceField:
    """The field of a form that chooses among rows; each form sets at its start which rows it offers."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} does not choose among rows.")
    return field


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The field of a form that chooses among given words; each form sets at its start which."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} does not choose among words.")
    return field


def show_instead(form: forms.BaseForm, name: str, value: object) -> None:
    """Fill a box with something else than was sent in it."""
    sent = form.data
    changed = sent.copy() if isinstance(sent, QueryDict) else QueryDict(mutable=True)
    changed[name] = str(value)
    form.data = changed


def words_for(model: type[Model] | Model, name: str) -> str:
    """What a page calls a field of a model."""
    field = model._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, Field) else name

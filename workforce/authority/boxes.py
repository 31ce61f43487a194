"""The boxes of a form in which one setting is typed, and what was typed as its value again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms

from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting
from workforce.rules.setting_kinds import (
    WEEKDAYS,
    ByRole,
    Choices,
    ClosedDays,
    Closures,
    Hours,
    Text,
    Weekdays,
    Whole,
)
from workforce.web.fields import DayMonthYearField

#: Empty rows for more days on which the authority is closed.
SPARE_ROWS = 2
LAST_BEFORE_FIRST = "The last day must be on or after the first day"
HINTS = {
    Setting.DFE_CODE: "Three digits. Leave it empty if you do not know it.",
    Setting.STATISTICAL_NEIGHBOURS: (
        "DfE codes of the authorities most like yours, with a space between them. The DfE names them in its "
        "local authority interactive tool."
    ),
    Setting.ACCESSIBILITY_CONTACT: (
        "A team, with its e-mail address or telephone number. Everyone can read it, before they sign in too."
    ),
    Setting.WORKING_WEEKDAYS: "Select every weekday on which the authority works.",
    Setting.EXPERIENCED_CASELOAD_LIMIT: "An experienced worker, full time.",
    Setting.COUNT_IS_OLD_AFTER_DAYS: "Days.",
    Setting.NQSW_NOT_AT_ALL_MONTHS: "Months. Later an NQSW holds such a case with someone beside them.",
    Setting.DUE_SOON_WORKING_DAYS: "Working days before the due day.",
    Setting.SESSION_MINUTES: "Minutes. The times that the tracker suggests are so long.",
    Setting.SIGNED_WITHIN_WORKING_DAYS: "Working days after the session.",
    Setting.MONTH_KEPT_AFTER_WORKING_DAYS: (
        "Working days after the end of the month. What is entered later is shown beside the closed figures."
    ),
    Setting.AGREEMENT_REVIEWED_AFTER_MONTHS: "Months after the terms of supervision were written.",
    Setting.MODERATED_EVERY: "A second auditor reads one file of so many.",
    Setting.AUDIT_SHARE_PERCENT: "Percent of the files that could be drawn. An audit is a sample.",
    Setting.AUDIT_FILES_A_TEAM: "Files of one team, in all audits of a quarter of the year.",
    Setting.AUDIT_ENDS_AFTER_DAYS: "Days after the draw. Nobody reads the files of an audit after that.",
    Setting.CLASS_ABSENCES_FLAGGED: "Classes.",
    Setting.MILESTONE_SOON_DAYS: "Days before the due day.",
    Setting.MILESTONE_FILES: "PDF or Word files as evidence. 0: the authority does not allow files.",
    Setting.LONG_ABSENT_WORKING_DAYS: "Working days away. Their people are then listed as left behind.",
    Setting.INVITATION_REMINDED_AFTER_DAYS: "Once, with a new link.",
    Setting.SURVEY_OPEN_DAYS: "Days. What people said is counted after the last one.",
    Setting.SURVEY_OPENS_AFTER_DAYS: "Days after the first of the quarter. 0: not by itself.",
}
NARROW = {"class": "govuk-input--width-4", "inputmode": "numeric"}


def boxes_of(setting: Setting, value: Any) -> dict[str, forms.Field]:
    """The boxes, by name, filled with the value that there is."""
    known, name, hint = KNOWN[setting], setting.value, HINTS.get(setting, "")
    match known.kind:
        case Text(longest=longest):
            needed = setting is Setting.AUTHORITY_NAME
            return {name: _text(known.label, value, longest=longest, required=needed, help_text=hint)}
        case Whole(least=least, most=most):
            return {name: _number(known.label, value, least, most, help_text=hint)}
        case Hours():
            widget = forms.NumberInput({"class": "govuk-input--width-4", "inputmode": "decimal"})
            return {name: forms.DecimalField(label=known.label, initial=value, widget=widget)}
        case Weekdays():
            days = [(str(number), day) for number, day in enumerate(WEEKDAYS)]
            return {name: _ticks(known.label, days, value, help_text=hint)}
        case Choices(labels=labels):
            return {name: _ticks(known.label, list(labels.items()), value, required=False)}
        case ByRole(labels=labels, number=number):
            return {
                f"{name}_{role}": _number(label, value.get(role), number.least, number.most, required=False)
                for role, label in labels.items()
            }
        case Closures():
            return _rows(name, value)
    raise TypeError(f"No box is known for {setting}.")


def typed(setting: Setting, cleaned: Mapping[str, Any]) -> Any:
    """The setting's value, from what was typed in its boxes."""
    name = setting.value
    match KNOWN[setting].kind:
        case Weekdays():
            return tuple(sorted(int(day) for day in cleaned[name]))
        case Choices(labels=labels):
            return tuple(key for key in labels if key in cleaned[name])
        case ByRole(labels=labels):
            said = {role: cleaned.get(f"{name}_{role}") for role in labels}
            return {role: number for role, number in said.items() if number is not None}
        case Closures():
            return tuple(sorted(_closed(name, cleaned)))
    return cleaned[name]


def problems(setting: Setting, cleaned: Mapping[str, Any], say: Callable[[str, str], None]) -> None:
    """What is missing between the boxes of one setting: `say(box, why)` for each."""
    if not isinstance(KNOWN[setting].kind, Closures):
        return
    for row in _row_names(setting.value, cleaned):
        name, first, last = (cleaned.get(f"{row}_{part}") for part in ("name", "first_on", "last_on"))
        if not any((name, first, last)):
            continue
        if not name:
            say(f"{row}_name", "Enter what the day is called")
        if not first:
            say(f"{row}_first_on", "Enter the first day closed")
        elif last and last < first:
            say(f"{row}_last_on", LAST_BEFORE_FIRST)


def _text(label: str, value: str, *, longest: int, **facts: Any) -> forms.Field:
    width = "govuk-input--width-20" if longest > len("E08000011") else "govuk-input--width-10"
    widget = forms.TextInput({"class": width})
    return forms.CharField(label=label, max_length=longest, initial=value, widget=widget, **facts)


def _number(label: str, value: int | None, least: int, most: int, **facts: Any) -> forms.Field:
    widget = forms.NumberInput(NARROW)
    return forms.IntegerField(
        label=label, initial=value, min_value=least, max_value=most, widget=widget, **facts
    )


def _ticks(label: str, choices: list[tuple[str, str]], value: Any, **facts: Any) -> forms.Field:
    widget = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
    initial = [str(one) for one in value]
    return forms.MultipleChoiceField(label=label, choices=choices, initial=initial, widget=widget, **facts)


def _rows(name: str, value: tuple[ClosedDays, ...]) -> dict[str, forms.Field]:
    boxes: dict[str, forms.Field] = {}
    rows: list[ClosedDays | None] = [*value, *[None] * SPARE_ROWS]
    for number, row in enumerate(rows):
        days: dict[str, date | None] = {"first_on": None, "last_on": None}
        if row:
            days = {"first_on": row.first_on, "last_on": row.last_on if row.last_on > row.first_on else None}
        boxes[f"{name}_{number}_name"] = _text(
            "What it is called", row.name if row else "", longest=60, required=False
        )
        for part, label in (("first_on", "First day closed"), ("last_on", "Last day, where it is another")):
            boxes[f"{name}_{number}_{part}"] = DayMonthYearField(
                label=label, initial=days[part], required=False
            )
    return boxes


def _row_names(name: str, cleaned: Mapping[str, Any]) -> list[str]:
    ending = "_first_on"
    return [key.removesuffix(ending) for key in cleaned if key.startswith(name) and key.endswith(ending)]


def _closed(name: str, cleaned: Mapping[str, Any]) -> list[ClosedDays]:
    found = []
    for row in _row_names(name, cleaned):
        first = cleaned[f"{row}_first_on"]
        if first:
            found.append(ClosedDays(first, cleaned[f"{row}_last_on"] or first, cleaned[f"{row}_name"]))
    return found

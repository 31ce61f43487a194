"""Tags and filters of every template (a built-in library: no `{% load %}` needed)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.forms import (
    BaseForm,
    BaseFormSet,
    BoundField,
    Field,
)
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.models import Guidance
from workforce.rules.in_words import many, of_so_many
from workforce.web.fields import DayMonthYearField
from workforce.web.missing import what_is_missing, what_is_too_long, what_is_wrong

register = template.Library()


# --- Days and times in the words people use ------------------------------------------------------


def _local_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as "Thursday 26 November", with the year when it is not this year's."""
    if not value:
        return ""
    when = _local_day(value)
    text = f"{when:%A} {when.day} {when:%B}"
    return text if when.year == timezone.localdate().year else f"{text} {when.year}"


@register.filter
def full_day(value: date | datetime | None) -> str:
    """A day as "Thursday 26 November 2026": on paper, which may be read in another year."""
    if not value:
        return ""
    when = _local_day(value)
    return f"{when:%A} {when.day} {when:%B} {when.year}"


@register.filter
def iso_day(value: str) -> str:
    """A day of a record, stored as text: "2026-11-26". Its words have the year, since a record is kept."""
    return full_day(date.fromisoformat(value)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """A day as "Thu 26 Nov", with the year when it is not this year's."""
    if not value:
        return ""
    when = _local_day(value)
    text = f"{when:%a} {when.day} {when:%b}"
    return text if when.year == timezone.localdate().year else f"{text} {when.year}"


@register.filter
def clock(value: datetime | time | None) -> str:
    """A time as "10:00", on the clock of this country."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%H:%M}"


@register.filter
def time_range(starts: datetime | time | None, ends: datetime | time | None) -> str:
    """Two times as "10:00 to 11:30": `{{ slot.starts_at|time_range:slot.ends_at }}`."""
    return f"{clock(starts)} to {clock(ends)}" if starts and ends else clock(starts)


# --- Numbers ---------------------------------------------------------------------------------------


@register.filter(name="many")
def many_of(number: int, words: str) -> str:
    """A number of things as "1 day", "3 people": `{{ days|many:"day" }}`, `{{ n|many:"person,people" }}`."""
    return many(number, *words.split(","))


@register.filter
def said_of(what: str, number: int) -> str:
    """What is counted, in the right number: `{{ "services added"|said_of:1 }}` is "service added"."""
    return of_so_many(number, what)


@register.simple_tag
def list_at(name: str, *args: object, **chosen: object) -> str:
    """The address of a list with what is chosen there: `{% list_at "nqsw:index" flag="late" as url %}`."""
    query = {key: value for key, value in chosen.items() if value not in (None, "")}
    return reverse(name, args=args, query=query or None)


@register.simple_tag
def counted(number: int, url: str, words: str = "", hidden: str = "") -> SafeString:
    """A count as a link to exactly the rows that it counts.

    `{% counted overdue url %}`, or in words: `{% counted n url n|many:"action" %}`, or `"All {} to sign"`
    with the count where the braces are; `hidden` is read out after it. Nothing has no list behind it, and is
    no link. tests/numbers.py opens each link and counts.
    """
    text = (words or "{}").replace("{}", f"{number:,}")
    if not number:
        return format_html('<span data-count="0">{}</span>', text)
    more = format_html('<span class="govuk-visually-hidden"> {}</span>', hidden) if hidden else ""
    return format_html('<a class="govuk-link" href="{}" data-count="{}">{}{}</a>', url, number, text, more)


@register.simple_tag
def counted_here(number: int, words: str = "") -> SafeString:
    """A count of the rows that stand beside it, in the same table or the same element with `data-rows`."""
    return format_html('<span data-total="{}">{}</span>', number, words or f"{number:,}")


# --- Tags ------------------------------------------------------------------------------------------


@register.simple_tag
def tag(status: Any, colour: str = "") -> SafeString | str:
    """A status in a coloured box: `{% tag "Overdue 6 days" "red" %}` or `{% tag enrolment.status %}`.

    A status with `label` and `colour` brings both. Colours are those of the GOV.UK tag.
    """
    label = getattr(status, "label", status)
    colour = colour or getattr(status, "colour", "")
    if not label:
        return ""
    return format_html(
        '<strong class="govuk-tag{}">{}</strong>', f" govuk-tag--{colour}" if colour else "", label
    )


# --- Forms -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of an error summary: what to put right, and the id of the field it is about."""

    message: str
    target: str


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet | None) -> dict[str, list[Problem]]:
    """The box "There is a problem": every error of these forms or formsets, each a link to its field."""
    return {"problems": [problem for form in forms if form for problem in _problems(form)]}


def _problems(form: BaseForm | BaseFormSet) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        if form.is_bound:
            yield from (Problem(str(error), "") for error in form.non_form_errors())
        for member in form.forms:
            yield from _problems(member)
        return
    for message in form.non_field_errors():
        yield Problem(str(message), "")
    for name in form.errors:
        if name in form.fields:
            target = error_target(form[name])
            yield from (Problem(message, target) for message in error_words(form[name]))


@register.filter
def error_target(field: BoundField) -> str:
    """The id of the first thing to type or choose in a field; radios have no id of their own."""
    if field.is_hidden:
        return ""
    return field.id_for_label or (f"{field.auto_id}_0" if field.auto_id else "")


#: What Django and the date field say of any field that is empty.
UNSAID = (Field.default_error_messages["required"], DayMonthYearField.default_error_messages["required"])


@register.filter
def error_words(field: BoundField) -> list[str]:
    """What is wrong with a field, in our words where Django's own name neither the field nor what to do."""
    return [
        _words_of(field, error, str(message))
        for error, message in zip(field.errors.as_data(), field.errors, strict=True)
    ]


def _words_of(field: BoundField, error: ValidationError, message: str) -> str:
    if error.code == "required" and error.message in UNSAID:
        return what_is_missing(field)
    if error.code == "max_length" and error.params and "show_value" in error.params:
        return what_is_too_long(field, limit=error.params["limit_value"], length=error.params["show_value"])
    return what_is_wrong(field, error) or message


# --- Addresses and pages -----------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def address(context: Context, *pairs: object) -> str:
    """This page's query string with some names set: `{% address "sort" "name" "page" None %}`."""
    query = context["request"].GET.copy()
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        if value is None:
            query.pop(str(name), None)
        else:
            query[str(name)] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def page_numbers(page: Page) -> Iterable[int | str]:
    """The numbers of a pager, with "…" for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


# --- Drawings ------------------------------------------------------------------------------------

BAR_WIDTH = 150
ROOM_BEYOND_LIMIT = 1.15


@register.inclusion_tag("components/guidance_on.html", takes_context=True)
def guidance_on(context: Context, *topics: str) -> dict[str, Any]:
    """The authority's own documents on a question: `{% guidance_on "pause" %}`. Asked once a page."""
    request = context["request"]
    if not hasattr(request, "guidance_kept"):
        on = request.viewer.on
        request.guidance_kept = [
            each
            for each in Guidance.objects.standing().with_version(on=on)
            if each.topics and each.version_pk
        ]
    wanted = set(topics)
    return {"documents": [each for each in request.guidance_kept if wanted & set(each.topics)]}


@register.inclusion_tag("components/bar.html")
def bar(
    value: float | None,
    limit: float | None,
    usual: float | None = None,
    words: str = "cases",
) -> dict[str, Any]:
    """A value against its limit, and optionally against what is usual (the team's average).

    `{% bar 11 14 %}`: the line is the limit, the words say the same as the picture.
    """
    value, limit = float(value or 0), float(limit or 0)
    longest = max(value, limit * ROOM_BEYOND_LIMIT, float(usual or 0), 1)
    over = value > limit
    return {
        "say": True,
        "value": f"{value:g}",
        "limit": f"{limit:g}",
        "over": over,
        "filled": _along_bar(value, longest),
        "limit_at": _along_bar(limit, longest),
        "usual_at": None if usual is None else _along_bar(float(usual), longest),
        "alternative": f"{value:g} {words}, limit {limit:g}"
        + (f", over by {value - limit:g}" if over else "")
        + ("" if usual is None else f", usually {float(usual):g}"),
    }


@register.simple_tag
@lru_cache(maxsize=10_000)  # a long table has the same again and again
def share_bar(number: int, of: int, words: str) -> SafeString:
    """A part of a whole, filled as far: the picture alone, beside numbers that lead somewhere.

    `{% share_bar 120 141 "due days" %}`
    """
    drawn = {"filled": _along_bar(number, max(of, 1)), "alternative": f"{number} of {of} {words}"}
    return render_to_string("components/bar.html", drawn)


def _along_bar(value: float, longest: float) -> str:
    return f"{BAR_WIDTH * value / longest:.1f}"

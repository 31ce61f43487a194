"""The filters of a list: whether one is set, which "Clear filters" depends on, and what is wrong with one."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, Select
from django.http import QueryDict
from django.template import Context

from workforce.web.missing import NOT_CHOSEN, NOT_IN_THE_LIST
from workforce.web.tags import error_words

register = template.Library()


@register.simple_tag(takes_context=True)
def errors_said(context: Context, field: BoundField) -> list[str]:
    """`error_words`; in a panel of filters (`of_a_filter`) nobody chose what is not in the list."""
    said = error_words(field)
    if not context.get("of_a_filter") or field.field.required:
        return said
    errors = zip(field.errors.as_data(), said, strict=True)
    return [NOT_IN_THE_LIST if error.message in NOT_CHOSEN else words for error, words in errors]


#: Everyone is in one team of one service: with a single one to choose, choosing it changes nothing.
WHOLE = frozenset({"team", "service"})


@register.filter
def worth_choosing(form: BaseForm) -> list[BoundField]:
    """The visible fields of a panel of filters, without those that leave this reader nothing to choose.

    One that is set in the address stays: it can be taken away.
    """
    return [field for field in form.visible_fields() if _is_worth_choosing(field)]


def _is_worth_choosing(field: BoundField) -> bool:
    widget = field.field.widget
    if field.field.required or not isinstance(widget, Select) or field.value():
        return True
    widget.choices = list(iter(widget.choices))  # asked for once, and never counted before
    named = [choice for choice in widget.choices if choice[0] not in (None, "")]
    return len(named) > (1 if field.name in WHOLE else 0)


@register.simple_tag(takes_context=True)
def filters_set(context: Context, form: BaseForm) -> bool:
    """The address narrows the list: a page, an order, a tab or a filter that is left as it comes do not.

    A form names its tabs in `tabs`.
    """
    given, tabs = context["request"].GET, getattr(form, "tabs", ())
    return any(_is_set(form[name], given) for name in form.fields if name not in tabs)


def _is_set(field: BoundField, given: QueryDict) -> bool:
    widget = field.field.widget
    sent = widget.value_from_datadict(given, {}, field.html_name)
    parts = sent if isinstance(sent, list | tuple) else [sent]
    if all(part in (None, "") for part in parts) or (isinstance(widget, CheckboxInput) and not sent):
        return False
    return field.field.has_changed(_usual(field), sent)


def _usual(field: BoundField) -> Any:
    """What the filter is at without an address: its first choice, where no choice stands for none."""
    if field.initial is not None:
        return field.initial
    first = next(iter(getattr(field.field.widget, "choices", ())), None)
    return first[0] if first else None

"""How forms become GOV.UK pages: Django's own form renderer, with our templates and classes.

The templates are in `templates/django/forms/`. `{{ form }}` gives the error summary and every
field; `{% error_summary form %}` and `{{ form.day.as_field_group }}` give the parts.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

#: A text with a limit says it beneath the box; with the script, how many characters are left, or too many.
TEXTAREA = "django/forms/widgets/textarea.html"
SELECT = "django/forms/widgets/select.html"
#: Widget template → the GOV.UK class its element carries. Every other input is a `govuk-input`.
CLASS_BY_TEMPLATE = {
    "django/forms/widgets/checkbox.html": "govuk-checkboxes__input",
    "django/forms/widgets/clearable_file_input.html": "govuk-file-upload",
    "django/forms/widgets/file.html": "govuk-file-upload",
    "django/forms/widgets/password.html": (
        "govuk-input govuk-password-input__input govuk-js-password-input-input"
    ),
    SELECT: "govuk-select",
    TEXTAREA: "govuk-textarea",
}
#: Drawn with their classes by their own templates.
SELF_STYLED = frozenset({"django/forms/widgets/checkbox_select.html", "django/forms/widgets/radio.html"})


class GovukFormRenderer(TemplatesSetting):
    """Django's form renderer, which gives each widget its GOV.UK class and error class."""

    form_template_name = "django/forms/div.html"
    formset_template_name = "django/forms/formsets/div.html"
    field_template_name = "django/forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        if "widget" in context:
            style_widget(context["widget"])
        return mark_safe(super().render(template_name, context, request))  # noqa: S308 - drawn by templates


def style_widget(widget: dict[str, Any]) -> None:
    """Put the GOV.UK classes on a widget's context, and on each box of a widget with several.

    A class written in a form's `attrs` (a width, say) stays beside them.
    """
    if boxes := widget.get("subwidgets"):
        for box in boxes:
            style_widget(box)
        return
    if widget.get("is_hidden") or widget["template_name"] in SELF_STYLED:
        return
    base = CLASS_BY_TEMPLATE.get(widget["template_name"], "govuk-input")
    attrs = widget["attrs"]
    if widget["template_name"] == SELECT:
        widget["options"] = _options(widget["optgroups"])
    if widget["template_name"] == TEXTAREA and attrs.get("maxlength") and attrs.get("id"):
        base = f"{base} govuk-js-character-count"
        described_by = f"{attrs.get('aria-describedby', '')} {attrs['id']}-info".strip()
        attrs = {**attrs, "aria-describedby": described_by}
        widget["limit"] = int(attrs["maxlength"])
    widget["attrs"] = {**attrs, "class": _classes(base, attrs)}


def _options(groups: Iterable[tuple[str | None, Iterable[Mapping[str, Any]], int]]) -> SafeString:
    """What a list offers. A template for each of some hundred teams took as long as the rest of a page."""
    parts = []
    for name, options, _ in groups:
        drawn = mark_safe("\n  ".join(map(_option, options)))  # noqa: S308 - each is escaped
        if name:
            drawn = format_html('<optgroup label="{}">\n  {}\n  </optgroup>', name, drawn)
        parts.append(drawn)
    return mark_safe("\n  ".join(parts))  # noqa: S308 - the same


def _option(one: Mapping[str, Any]) -> str:
    attrs = flatatt(one["attrs"]) if one["attrs"] else ""
    return f'<option value="{_escaped(str(one["value"]))}"{attrs}>{_escaped(one["label"])}</option>'


def _escaped(said: Any) -> str:
    """As `conditional_escape` does, without its detour for words that are not translated yet."""
    return str(said.__html__() if hasattr(said, "__html__") else escape(str(said)))


def _classes(base: str, attrs: Mapping[str, Any]) -> str:
    first = base.split(" ", 1)[0]
    error = f"{first}--error" if attrs.get("aria-invalid") == "true" else ""
    return " ".join(filter(None, (base, error, attrs.get("class", ""))))

"""Template tags of what is typed: whose text it is, and with which keys the browser keeps it."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.sealing import keys_for_browser
from workforce.web.interrupted import signature_of

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_by(context: Context) -> SafeString:
    """Beside `{% csrf_token %}` in a form for writing: its text outlives the sign-in."""
    value = signature_of(context["request"].user.pk)
    return format_html('<input type="hidden" name="typed_by" value="{}">', value)


@register.simple_tag(takes_context=True)
def text_keys(context: Context) -> str:
    """With which the browser seals unsent text (assets/js/unsaved-text.js): one account's."""
    return " ".join(keys_for_browser(f"unsent text of account {context['request'].user.pk}"))

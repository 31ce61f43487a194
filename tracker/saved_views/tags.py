"""Saved views on the lists of the floors below: their tabs above the filters, and the way to save one."""

from typing import Any

from django import template
from django.forms import Form
from django.template import Context

from tracker.saved_views.opening import list_page_of, views_of
from tracker.saved_views.pages import ViewsHere

register = template.Library()


@register.inclusion_tag("tracker/saved_views/here.html", takes_context=True)
def saved_views(context: Context, form: Form | None = None) -> dict[str, Any]:
    """The reader's views of this list; `form` are its filters, where it has a form."""
    return {"saved": _here(context, form)}


@register.inclusion_tag("tracker/saved_views/save.html", takes_context=True)
def save_view(context: Context, form: Form | None = None) -> dict[str, Any]:
    """The way to save what this list shows, and to the reader's views."""
    return {"saved": _here(context, form)}


def _here(context: Context, form: Form | None) -> ViewsHere | None:
    request: Any = context["request"]
    page = list_page_of(request)
    if page is None:
        return None
    own = form if form is not None else page.form(request.viewer, request.GET)
    return ViewsHere(page, own, views_of(request, page), request.GET)

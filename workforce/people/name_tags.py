"""The name of a person in a template: a link to their page, where the reader may open it."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Exists, OuterRef, Value
from django.db.models.expressions import Combinable
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import people_met
from workforce.web.viewer import Viewer

register = template.Library()


def opens_page_of(viewer: Viewer, worker: Worker) -> bool:
    """The viewer may open this person's page: asked of the database once for all names of a page."""
    if viewer.is_principal_social_worker or viewer.is_administrator:
        return True
    known = viewer.__dict__.get("people_met")
    if known is None:
        known = viewer.__dict__["people_met"] = set(people_met(viewer).values_list("pk", flat=True))
    return worker.pk in known


def names_opened(viewer: Viewer) -> WorkerQuerySet:
    """What `knows_people_met` is told: nobody in particular for those who may open every page."""
    if viewer.is_principal_social_worker or viewer.is_administrator:
        return Worker.objects.none()
    return people_met(viewer)


def knows_people_met(viewer: Viewer, keys: Iterable[int]) -> None:
    """The keys of `names_opened` have been read with the rest of the page: they are not asked for again."""
    viewer.__dict__["people_met"] = set(keys)


def opens_page(viewer: Viewer, person: str) -> Combinable:
    """The same of rows, each with a person, for a page that reads them in one question with their names."""
    if viewer.is_principal_social_worker or viewer.is_administrator:
        return Value(value=True)
    return Exists(people_met(viewer).filter(pk=OuterRef(person)))


def name_link(worker: Worker, *, opens_page: bool) -> SafeString | str:
    """The name, as a link where it leads somewhere."""
    if not opens_page:
        return str(worker)
    return format_html('<a class="govuk-link" href="{}">{}</a>', worker.get_absolute_url(), worker)


@register.simple_tag(takes_context=True)
def person_name(context: Context, worker: Worker | None) -> SafeString | str | Any:
    """`{% person_name worker %}`: the name, as a link where the reader may open the page."""
    viewer = getattr(context.get("request"), "viewer", None)
    if viewer is None or worker is None:
        return worker or ""
    return name_link(worker, opens_page=opens_page_of(viewer, worker))

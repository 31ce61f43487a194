"""Pages whose filters can be saved. Each room says how its own are read: the list is VIEW_PAGES."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.forms import CharField, Form
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from tracker.exports.kinds import filters_in_words
from tracker.models import SavedView
from workforce.across_floors import listed
from workforce.web.access import Rule
from workforce.web.viewer import Viewer

#: In the address of a page: every filter is off, also the saved one that it opens with.
ALL = {"view": "all"}
type Filters = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ViewPage:
    """A page with filters in its address. `form` reads them; `allowed` says who opens it."""

    key: str
    label: str
    url: str
    allowed: Rule
    form: Callable[[Viewer, QueryDict | None], Form]
    #: What the page shows while nothing is chosen on it.
    unfiltered: str = "Everyone you manage or oversee. No filter is chosen."
    #: A list of a floor below, which knows nothing of saved views: see `tracker.saved_views.opening`.
    is_list: bool = False

    def read(self, viewer: Viewer, filters: Filters) -> Form:
        """The form as an address with these filters has it."""
        return self.form(viewer, QueryDict(urlencode(filters)))

    def told(self, viewer: Viewer, filters: Filters) -> list[tuple[str, str]]:
        """The filters in words."""
        return filters_in_words(self.read(viewer, filters)) if filters else []

    def address(self, filters: Filters) -> str:
        """The page with these filters, in the order of their names: PostgreSQL keeps another."""
        return reverse(self.url, query=dict(sorted(filters.items())) or ALL)


def view_pages() -> dict[str, ViewPage]:
    """Every page by its key."""
    return {page.key: page for page in listed("VIEW_PAGES")}


def has_view_pages(viewer: Viewer) -> bool:
    """Some page with filters to save is open to the viewer."""
    return any(page.allowed(viewer) for page in view_pages().values())


def filters_in(form: Form) -> dict[str, str]:
    """What is chosen in a form, and is not so by itself: a day that stands there by default moves along."""
    if not form.is_bound or not form.is_valid():
        return {}
    chosen = {}
    for name in form.fields:
        value = form.cleaned_data.get(name)
        if value in (None, "", False) or str(value) == str(form.initial.get(name, "")):
            continue
        if not is_kept(form, name):
            continue
        chosen[name] = _as_in_address(value)
    return chosen


def _as_in_address(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    return value.isoformat() if isinstance(value, date) else "on" if value is True else str(value)


def is_kept(form: Form, name: str) -> bool:
    """A view keeps what is chosen from lists, and days: no words, and no one person that a link led to."""
    box = form.fields[name]
    is_led_to = box.widget.is_hidden and name not in getattr(form, "tabs", ())
    return type(box) is not CharField and not is_led_to


def has_more(form: Form) -> bool:
    """Something is chosen that no view keeps: the page shows less than the view would."""
    if not form.is_bound or not form.is_valid():
        return False
    return any(form.cleaned_data.get(name) for name in form.fields if not is_kept(form, name))


def opening_of(page: ViewPage, views: Iterable[SavedView]) -> str:
    """Where a page leads that is opened without any filter; empty where no view is to open first."""
    first = next((one for one in views if one.opens_first and one.filters), None)
    return page.address(first.filters) if first else ""


class ViewsHere:
    """The saved views of a page's reader, as the page shows them."""

    def __init__(self, page: ViewPage, form: Form, views: Sequence[SavedView], query: QueryDict) -> None:
        self.page, self.form, self.query = page, form, query
        self.views = sorted(views, key=lambda one: one.name.casefold())

    @property
    def opening(self) -> str:
        """Where the page leads that is opened without any filter; empty where it opens as it is."""
        return "" if self.query else opening_of(self.page, self.views)

    @cached_property
    def filters(self) -> dict[str, str]:
        """Those of the page as it is shown."""
        return filters_in(self.form)

    @property
    def tabs(self) -> list[dict[str, Any]]:
        """Each view with its address, and whether it is what the page shows."""
        return [
            {
                "name": one.name,
                "url": self.page.address(one.filters),
                "is_shown": one.filters == self.filters,
                "opens_first": one.opens_first,
            }
            for one in self.views
        ]

    @property
    def can_be_saved(self) -> bool:
        """What the page shows is what its filters say, and has no name yet."""
        return not self.form.errors and not self.is_saved and not has_more(self.form)

    @property
    def is_saved(self) -> bool:
        """What the page shows has a name already."""
        return any(one.filters == self.filters for one in self.views)

    @property
    def all_url(self) -> str:
        return self.page.address({})

    @property
    def is_all(self) -> bool:
        """Nothing is filtered, and no view that the reader saved says so."""
        return not self.filters and not self.is_saved

    @property
    def save_url(self) -> str:
        """Where the filters of the page are given a name."""
        return reverse("tracker:saved_view_new", args=[self.page.key], query=self.filters or None)

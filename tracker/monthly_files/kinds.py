"""Which files a saved view can give every month. Each room says its own: the list is MONTHLY_KINDS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.exports.kinds import ExportKind, export_kinds
from tracker.models import MonthlyFile, SavedView
from tracker.saved_views.pages import Filters, ViewPage, view_pages
from workforce.across_floors import listed
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

NOT_ALLOWED = "No longer has the right to this file."
NOT_IN_VIEW = "They answer for nobody that this view is about."
GONE = "This file is not made any more."


@dataclass(frozen=True, kw_only=True)
class MonthlyKind:
    """One file of one page.

    `chosen` says the filters of the file for the month in which it is made: its days move along. `fits` says
    whether a file can have such filters at all.
    """

    key: str
    label: str
    page: str
    export: str
    about: str
    chosen: Callable[[Filters, date], Mapping[str, str]]
    fits: Callable[[Filters], bool] = lambda filters: True

    @property
    def export_kind(self) -> ExportKind:
        return export_kinds()[self.export]

    @property
    def view_page(self) -> ViewPage:
        return view_pages()[self.page]

    def why_not(self, viewer: Viewer, filters: Filters) -> str:
        """Why the viewer cannot have this file of these filters; empty where they can.

        A filter that is not the viewer's to choose would otherwise be left out, and the file be about others.
        """
        if not self.export_kind.allowed(viewer) or not self.view_page.allowed(viewer):
            return NOT_ALLOWED
        form = self.view_page.read(viewer, filters)
        return NOT_IN_VIEW if set(filters) - set(form.fields) or not form.is_valid() else ""


def monthly_kinds() -> dict[str, MonthlyKind]:
    """Every kind by its key."""
    return {kind.key: kind for kind in listed("MONTHLY_KINDS")}


def has_monthly_files(viewer: Viewer) -> bool:
    """Some page with filters to save, and a file of it, is open to the viewer."""
    kinds = monthly_kinds().values()
    return any(kind.view_page.allowed(viewer) and kind.export_kind.allowed(viewer) for kind in kinds)


def kinds_for(view: SavedView, viewer: Viewer) -> list[MonthlyKind]:
    """Which files this view can give its owner."""
    found = (kind for kind in monthly_kinds().values() if kind.page == view.page)
    return [kind for kind in found if kind.fits(view.filters) and kind.export_kind.allowed(viewer)]


def kind_of(file: MonthlyFile) -> MonthlyKind:
    """Raises Refusal where there is no such kind any more."""
    found = monthly_kinds().get(file.kind)
    if found is None:
        raise Refusal(GONE)
    return found

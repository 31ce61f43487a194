"""Who has saved a view: for `Viewer.parts`, so that nobody else is asked about theirs."""

from typing import Any

from django.db.models import QuerySet

from tracker.models import SavedView
from workforce.web.viewer import Viewer

SAVES_VIEWS = "saves_views"


def parts_played(viewer: Viewer) -> dict[str, QuerySet[Any]]:
    """For `Viewer.parts`."""
    return {SAVES_VIEWS: SavedView.objects.filter(owner=viewer.account)}


def may_have_views(viewer: Viewer) -> bool:
    """They have saved a view, of whatever page; of someone who does not work here it is not known."""
    return viewer.worker is None or SAVES_VIEWS in viewer.parts

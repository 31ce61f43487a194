"""Where someone goes from the record that they write: to its session, as long as its page opens for them."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from supervision.models import Session, SessionQuerySet
from supervision.permissions import sessions_visible
from workforce.web.viewer import Viewer


def session_or_home(session: Session, *, viewer: Viewer) -> str:
    """The session's page; home for whoever handed the person over since, and no longer opens it."""
    opens = sessions_visible(viewer).filter(pk=session.pk).exists()
    return session.get_absolute_url() if opens else reverse("tracker:home")


def with_open(sessions: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Adds `is_open`: the viewer may open its page, not of those once given to others' people."""
    opens = Exists(sessions_visible(viewer).filter(pk=OuterRef("pk")))
    return sessions.annotate(is_open=opens)  # type: ignore[no-redef]  # declared where it is read

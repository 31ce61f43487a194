"""Where someone goes from the record that they write: to its session, as long as its page opens for them."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from supervision.models import Session, SessionQuerySet, Signature
from supervision.permissions import sessions_visible
from workforce.web.viewer import Viewer


def session_or_home(session: Session, *, viewer: Viewer) -> str:
    """The session's page; home for whoever handed the person over since, and no longer opens it."""
    if "is_open" not in vars(session):
        mark_open([session], viewer)
    return session.get_absolute_url() if session.is_open else reverse("tracker:home")


def with_open(sessions: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Adds `is_open`: the viewer may open its page, not of those once given to others' people."""
    opens = Exists(sessions_visible(viewer).filter(pk=OuterRef("pk")))
    return sessions.annotate(is_open=opens)  # type: ignore[no-redef]  # declared where it is read


def with_open_texts(signatures: QuerySet[Signature], viewer: Viewer) -> QuerySet[Signature]:
    """The same of signatures: whether the page of the session opens whose record was signed."""
    opens = Exists(sessions_visible(viewer).filter(pk=OuterRef("text__session")))
    return signatures.annotate(is_open=opens)


def opened(signature: Signature) -> Session:
    """The session of a signature that was read through `with_open_texts`, with what is known of its page."""
    session = signature.text.session
    session.is_open = signature.is_open  # type: ignore[attr-defined]  # annotated
    return session


def mark_open(sessions: Sequence[Session], viewer: Viewer) -> None:
    """The same of a few sessions that were read already."""
    if sessions:
        keys = [session.pk for session in sessions]
        seen = set(sessions_visible(viewer).filter(pk__in=keys).values_list("pk", flat=True))
        for session in sessions:
            session.is_open = session.pk in seen

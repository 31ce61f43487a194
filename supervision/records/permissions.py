"""Who may write, sign and answer records, and who may see and change actions and files."""

from django.db.models import Q, QuerySet

from supervision.models import (
    Action,
    ActionQuerySet,
    Decision,
    DecisionQuerySet,
    Session,
    SessionQuerySet,
    SignedText,
)
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import supervised_by
from workforce.models import Worker, WorkerQuerySet
from workforce.web.viewer import Viewer


def sessions_recordable(viewer: Viewer) -> SessionQuerySet:
    """Sessions whose record the viewer writes and signs: those they give (see `can_record`)."""
    if viewer.worker is None:
        return Session.objects.none()
    return Session.objects.filter(supervisor=viewer.worker, is_imported=False)


def texts_answerable(viewer: Viewer) -> QuerySet[SignedText]:
    """Signed texts that are the viewer's own to answer."""
    if viewer.worker is None:
        return SignedText.objects.none()
    return SignedText.objects.filter(supervisee=viewer.worker)


def actions_visible(viewer: Viewer) -> ActionQuerySet:
    """Actions that the viewer may read: their own, their supervisees', and those below them.

    An action says what a record says, so its readers are those of the case part, and of a draft only its
    author and the supervisee; its owner reads it even where it comes from someone else's session, since it
    is theirs to do.
    """
    if viewer.worker is None:
        return Action.objects.none()
    is_draft = Q(session__isnull=False) & ~Q(session__status__in=LOCKED_STATUSES)
    return Action.objects.filter(
        Q(owner=viewer.worker)
        | Q(supervisee=viewer.worker)
        | (
            (~is_draft | Q(session__supervisor=viewer.worker))
            & (
                Q(supervisee__in=supervised_by(viewer).values("pk"))
                | Q(supervisee__in=viewer.managed.values("pk"))
            )
        )
    )


def actions_changeable(viewer: Viewer) -> ActionQuerySet:
    """Actions that the viewer may mark done or move: their own, and their supervisees' that they see."""
    if viewer.worker is None:
        return Action.objects.none()
    return actions_visible(viewer).filter(
        Q(owner=viewer.worker) | Q(supervisee__in=supervised_by(viewer).values("pk"))
    )


def can_change_action(viewer: Viewer, action: Action) -> bool:
    """Predicate form of `actions_changeable`."""
    return actions_changeable(viewer).filter(pk=action.pk).exists()


def decisions_readable(viewer: Viewer) -> DecisionQuerySet:
    """Decisions between sessions that the viewer may read: the readers of the case part."""
    if viewer.worker is None:
        return Decision.objects.none()
    return Decision.objects.filter(
        Q(supervisee=viewer.worker)
        | Q(supervisee__in=supervised_by(viewer).values("pk"))
        | Q(supervisee__in=viewer.managed.values("pk"))
    )


def opens_files(viewer: Viewer) -> bool:
    """Everyone who takes part in supervision has a file, and the principal social worker opens them."""
    return viewer.worker is not None or viewer.is_principal_social_worker


def files_visible(viewer: Viewer) -> WorkerQuerySet:
    """Whose supervision file the viewer may open.

    Their own, their supervisees' and that of everyone below them; a principal social worker opens
    everyone's and finds its facts without its notes.
    """
    if viewer.is_principal_social_worker:
        return Worker.objects.all()
    if viewer.worker is None:
        return Worker.objects.none()
    return Worker.objects.filter(
        Q(pk=viewer.worker.pk)
        | Q(pk__in=supervised_by(viewer).values("pk"))
        | Q(pk__in=viewer.managed.values("pk"))
    )

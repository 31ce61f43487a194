"""Who may see which person. Each predicate has its queryset form; a test proves that they agree."""

from workforce.across_floors import listed
from workforce.models import Worker, WorkerQuerySet
from workforce.web.viewer import Viewer


def people_answered_for(viewer: Viewer) -> WorkerQuerySet:
    """The workers whose supervision, caseload and programme this viewer oversees.

    A principal social worker oversees everyone; a manager all below them.
    """
    if viewer.is_principal_social_worker:
        return Worker.objects.all()
    return viewer.managed


def can_answer_for(viewer: Viewer, worker: Worker) -> bool:
    """The viewer oversees this worker."""
    return people_answered_for(viewer).filter(pk=worker.pk).exists()


def oversees_anyone(viewer: Viewer) -> bool:
    """The viewer has someone to answer for."""
    return viewer.is_principal_social_worker or viewer.manages_people


def people_visible(viewer: Viewer) -> WorkerQuerySet:
    """Whose page the viewer may open: their own, those they oversee; an administrator everyone's.

    A person's page holds who they are and where they work; supervision, programme and
    notes have rules of their own.
    """
    if viewer.is_principal_social_worker or viewer.is_administrator:
        return Worker.objects.all()
    own = Worker.objects.filter(pk=viewer.worker.pk) if viewer.worker else Worker.objects.none()
    return own | viewer.managed


def people_met(viewer: Viewer) -> WorkerQuerySet:
    """Whose page the viewer may open: those of `people_visible`, and those they supervise or support.

    The floors above say who that is. What stands on the page has rules of its own.
    """
    found = people_visible(viewer)
    if viewer.worker is None:
        return found
    for source in listed("PEOPLE_MET"):
        found = found | Worker.objects.filter(pk__in=source(viewer).values("pk"))
    return found


def can_edit_people(viewer: Viewer) -> bool:
    """Keeps the list of workers: the principal social worker and administrators."""
    return viewer.is_principal_social_worker or viewer.is_administrator


def can_import(viewer: Viewer) -> bool:
    """Imports change the whole authority's data: administrators and the principal social worker."""
    return viewer.is_administrator or viewer.is_principal_social_worker


def can_change_settings(viewer: Viewer) -> bool:
    """Says what holds for the authority: administrators and the principal social worker."""
    return viewer.is_administrator or viewer.is_principal_social_worker

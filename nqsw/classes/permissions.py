"""Who sees the master classes, schedules them, joins for others and marks registers."""

from datetime import date

from django.db.models import Q

from nqsw.models import Enrolment, MasterClass, MasterClassQuerySet
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.web.viewer import Viewer


def sees_classes(viewer: Viewer) -> bool:
    """Every worker sees the schedule, and may join: NQSWs first of all, but no one else is kept out."""
    return viewer.worker is not None or viewer.is_principal_social_worker


def schedules_classes(viewer: Viewer) -> bool:
    """The principal social worker keeps the schedule."""
    return viewer.is_principal_social_worker


def registers_markable(viewer: Viewer) -> MasterClassQuerySet:
    """Classes whose register the viewer marks and whose list of people they see.

    The principal social worker's all of them, a facilitator's those that they facilitate.
    """
    if viewer.is_principal_social_worker:
        return MasterClass.objects.all()
    if viewer.worker is None:
        return MasterClass.objects.none()
    return MasterClass.objects.filter(facilitated_by=viewer.worker)


def can_mark_register(viewer: Viewer, master_class: MasterClass) -> bool:
    """Predicate form of `registers_markable`."""
    if viewer.is_principal_social_worker:
        return True
    return viewer.worker is not None and master_class.facilitated_by_id == viewer.worker.pk


def people_enrollable(viewer: Viewer, master_class: MasterClass) -> WorkerQuerySet:
    """Who the viewer may give a place: themselves, and those they answer for.

    The facilitator of the class and the principal social worker may give one to anyone who works here then.
    """
    return people_removable(viewer, master_class).employed(on=master_class.held_on)


def people_removable(viewer: Viewer, master_class: MasterClass) -> WorkerQuerySet:
    """Whose place the viewer may give up: as those they may give one, leavers included."""
    if can_mark_register(viewer, master_class):
        return Worker.objects.all()
    own = Q(pk=viewer.worker.pk) if viewer.worker else Q(pk=None)
    return Worker.objects.filter(own | Q(pk__in=people_answered_for(viewer).values("pk")))


def can_enrol_others(viewer: Viewer, master_class: MasterClass) -> bool:
    """The viewer may give a place to someone besides themselves."""
    return can_mark_register(viewer, master_class) or viewer.manages_people


def nqsws_first(people: WorkerQuerySet, *, on: date) -> tuple[WorkerQuerySet, WorkerQuerySet]:
    """These people in two lists: NQSWs on a programme on the day, and everyone else."""
    on_programme = Enrolment.objects.running(on=on).values("worker")
    return people.filter(pk__in=on_programme), people.exclude(pk__in=on_programme)

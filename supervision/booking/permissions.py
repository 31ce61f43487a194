"""Who may offer times, and who may book, move and cancel whose sessions.

Each predicate has its queryset form; tests agree them. The services decide what can be booked for
who: they refuse a supervisor who is not the supervisee's on that day, no matter who asks.
"""

from supervision.models import Attendance, Session, SessionKind, SessionQuerySet, Status
from supervision.permissions import supervised_by, supervises_someone
from workforce.any_of import any_of
from workforce.models import Worker, WorkerQuerySet
from workforce.web.viewer import Viewer

#: While a group is in one of these, its people can change.
OPEN_STATUSES = (Status.BOOKED, Status.HELD)


def can_offer_times(viewer: Viewer) -> bool:
    """The viewer supervises someone, and so can offer times."""
    return supervises_someone(viewer)


def sees_sessions(viewer: Viewer) -> bool:
    """The viewer has sessions of their own, or oversees those of others."""
    return viewer.worker is not None or viewer.is_principal_social_worker


def can_book(viewer: Viewer) -> bool:
    """The viewer has someone to book for: themselves, their supervisees, those they manage."""
    return viewer.worker is not None


def bookable_people(viewer: Viewer) -> WorkerQuerySet:
    """Who the viewer can book for: themselves, their supervisees and everyone they manage."""
    if viewer.worker is None:
        return Worker.objects.none()
    own = Worker.objects.filter(pk=viewer.worker.pk)
    return own | Worker.objects.filter(pk__in=supervised_by(viewer)) | viewer.managed


def books_for_others(viewer: Viewer) -> bool:
    """Some of `bookable_people` are not the viewer."""
    return supervises_someone(viewer) or viewer.manages_people


def can_book_for(viewer: Viewer, supervisee: Worker) -> bool:
    """Predicate form of `bookable_people`."""
    return bookable_people(viewer).filter(pk=supervisee.pk).exists()


def can_name_a_time(viewer: Viewer, supervisee: Worker) -> bool:
    """A supervisor or manager may type any time; a supervisee chooses among the times offered."""
    return viewer.worker != supervisee and can_book_for(viewer, supervisee)


def sessions_changeable(viewer: Viewer) -> SessionQuerySet:
    """Sessions that the viewer may move, cancel or mark as missed: both parties, and the line above.

    A group session is changed for everyone: by its supervisor and the supervisor's managers.
    """
    if viewer.worker is None:
        return Session.objects.none()
    people = bookable_people(viewer).values("pk")
    given = Session.objects.filter(supervisor=viewer.worker).values("pk")
    taken = (
        Session.objects.exclude(kind=SessionKind.GROUP)
        .filter(attendances__supervisee__in=people)
        .values("pk")
    )
    groups = Session.objects.filter(
        kind=SessionKind.GROUP, supervisor__in=viewer.managed.values("pk")
    ).values("pk")
    return Session.objects.filter(pk__in=given.union(taken, groups))


def groups_to_leave(viewer: Viewer) -> SessionQuerySet:
    """Group sessions still booked that the viewer is down for, and may say that they cannot come to."""
    if viewer.worker is None:
        return Session.objects.none()
    own = Session.objects.filter(attendances__supervisee=viewer.worker).values("pk")
    return Session.objects.filter(kind=SessionKind.GROUP, status=Status.BOOKED, pk__in=own)


def can_leave(viewer: Viewer, session: Session) -> bool:
    """Predicate form of `groups_to_leave`."""
    return groups_to_leave(viewer).filter(pk=session.pk).exists()


def is_open_group(session: Session) -> bool:
    """A group whose people can still change: to come, or held and not signed yet."""
    return session.kind == SessionKind.GROUP and session.status in OPEN_STATUSES


def groups_changeable(viewer: Viewer) -> SessionQuerySet:
    """Group sessions whose people the viewer may change: the open ones of those that are theirs to change."""
    return sessions_changeable(viewer).filter(kind=SessionKind.GROUP, status__in=OPEN_STATUSES)


def can_change_group(viewer: Viewer, session: Session) -> bool:
    """Predicate form of `groups_changeable`."""
    return groups_changeable(viewer).filter(pk=session.pk).exists()


def can_change(viewer: Viewer, session: Session) -> bool:
    """Predicate form of `sessions_changeable`."""
    return sessions_changeable(viewer).filter(pk=session.pk).exists()


def sessions_preparable(viewer: Viewer) -> SessionQuerySet:
    """Sessions to come whose agenda the viewer builds: those they give or take part in."""
    if viewer.worker is None:
        return Session.objects.none()
    taken = Attendance.objects.filter(supervisee=viewer.worker).values("session")
    given = Session.objects.filter(supervisor=viewer.worker).values("pk")
    return Session.objects.coming().filter(pk__in=any_of(given, taken))

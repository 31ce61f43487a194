"""Who may see and do what in supervision. Each predicate has its queryset form; tests agree them.

Facts about a session (who, when, held or not) have wider readers than its notes. Note text has two
parts: the case part and the personal part.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from supervision.models import (
    Agreement,
    AgreementQuerySet,
    Attendance,
    Cover,
    CoverQuerySet,
    PersonalNote,
    Session,
    SessionQuerySet,
    Signature,
)
from supervision.models.session import COMING_STATUSES, LOCKED_STATUSES
from workforce.any_of import any_of
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import can_answer_for, can_import, people_answered_for
from workforce.web.viewer import Viewer


def supervises_someone(viewer: Viewer) -> bool:
    """The viewer is the supervisor of an agreement in force, or covers one today."""
    return "supervisor" in viewer.parts


def supervised_by(viewer: Viewer) -> WorkerQuerySet:
    """The viewer's supervisees today: their own, and those they cover for an absent supervisor."""
    agreements = Agreement.objects.given_by(viewer.worker, on=viewer.on)
    return Worker.objects.filter(pk__in=agreements.values("supervisee"))


def supervisors_of(worker: Worker, *, on: date) -> WorkerQuerySet:
    """Who supervises the worker on a day; not who covers."""
    agreements = Agreement.objects.in_force(on=on).filter(supervisee=worker)
    return Worker.objects.filter(pk__in=agreements.values("supervisor")).select_related("account")


def agreements_overseen(viewer: Viewer) -> AgreementQuerySet:
    """Agreements whose timeliness the viewer answers for: given, covered today, and those below them."""
    if viewer.is_principal_social_worker:
        return Agreement.objects.all()
    people = people_answered_for(viewer)
    given = Agreement.objects.filter(supervisor=viewer.worker)
    of_people = Agreement.objects.filter(supervisee__in=people.values("pk"))
    covered = covered_by(viewer).values("agreement")
    return Agreement.objects.filter(pk__in=any_of(given.values("pk"), covered, of_people.values("pk")))


def covered_by(viewer: Viewer) -> CoverQuerySet:
    """The covers that the viewer gives today."""
    if viewer.worker is None:
        return Cover.objects.none()
    return Cover.objects.in_force(on=viewer.on).filter(supervisor=viewer.worker)


def agreements_visible(viewer: Viewer) -> AgreementQuerySet:
    """Agreements whose page the viewer may open: their own, and those they answer for."""
    overseen = agreements_overseen(viewer)
    if viewer.worker is None or viewer.is_principal_social_worker:
        return overseen
    own = Agreement.objects.filter(supervisee=viewer.worker)
    return Agreement.objects.filter(pk__in=any_of(overseen.values("pk"), own.values("pk")))


def can_see_agreement(viewer: Viewer, agreement: Agreement) -> bool:
    """Predicate form of `agreements_visible`."""
    if viewer.is_principal_social_worker or can_manage_agreement(viewer, agreement):
        return True
    parties = (agreement.supervisee_id, agreement.supervisor_id)
    is_party = viewer.worker is not None and viewer.worker.pk in parties
    return is_party or covered_by(viewer).filter(agreement=agreement).exists()


def agreements_managed(viewer: Viewer) -> AgreementQuerySet:
    """Agreements that the viewer may hand over, change or end: of the people they answer for."""
    return Agreement.objects.filter(supervisee__in=people_answered_for(viewer).values("pk"))


def can_manage_agreement(viewer: Viewer, agreement: Agreement) -> bool:
    """Predicate form of `agreements_managed`."""
    return can_answer_for(viewer, agreement.supervisee)


def absences_changeable(viewer: Viewer) -> WorkerQuerySet:
    """Workers whose absences the viewer records.

    Those of the people they answer for or supervise; everyone's for an administrator, who runs the
    HR facts and sees no notes.
    """
    if viewer.is_administrator or viewer.is_principal_social_worker:
        return Worker.objects.all()
    if viewer.worker is None:
        return Worker.objects.none()
    return viewer.managed | supervised_by(viewer)


def can_change_absences(viewer: Viewer, worker: Worker) -> bool:
    """Predicate form of `absences_changeable`."""
    return absences_changeable(viewer).filter(pk=worker.pk).exists()


def absences_visible(viewer: Viewer) -> WorkerQuerySet:
    """Workers whose absences the viewer may see: their own too, which others record."""
    changeable = absences_changeable(viewer)
    return changeable | Worker.objects.filter(pk=viewer.worker.pk) if viewer.worker else changeable


def has_supervision_pages(viewer: Viewer) -> bool:
    """Something on the supervision page is for this viewer."""
    return viewer.worker is not None or can_import(viewer)


def oversees_supervision(viewer: Viewer) -> bool:
    """The overdue page has something to show this viewer."""
    return viewer.is_principal_social_worker or viewer.manages_people or supervises_someone(viewer)


def sessions_visible(viewer: Viewer) -> SessionQuerySet:
    """Sessions whose facts (not notes) the viewer may see: own, their supervisees', those overseen, and
    those whose disagreement they answer.
    """
    if viewer.is_principal_social_worker:
        return Session.objects.all()
    if viewer.worker is None:
        return Session.objects.none()
    seen = Attendance.objects.filter(_is_close_to(viewer), session=OuterRef("pk"))
    referred = Signature.objects.filter(text__session=OuterRef("pk"), referred_to=viewer.worker)
    coming = Q(supervisor=viewer.worker, status__in=COMING_STATUSES)
    return Session.objects.filter(Exists(seen) | Exists(referred) | coming)


def sessions_visible_listed(viewer: Viewer) -> SessionQuerySet:
    """The same as `sessions_visible`, and all that the viewer gave or took part in: for a list, found from
    its people; there, one by one, of a session that is known.
    """
    if viewer.is_principal_social_worker or viewer.worker is None:
        return sessions_visible(viewer)
    seen = Attendance.objects.filter(_is_close_to(viewer)).values("session")
    referred = Signature.objects.filter(referred_to=viewer.worker).values("text__session")
    given = Session.objects.filter(supervisor=viewer.worker).values("pk")
    return Session.objects.filter(pk__in=any_of(seen, referred, given))


def sees_sessions_of_others(viewer: Viewer, *, own: SessionQuerySet) -> Q:
    """Whether `sessions_visible` has one that is not among these; asked from people, not session by session.

    Of a viewer who is a worker; what they are to supervise themselves is among their own.
    """
    people = any_of(*_their_people(viewer))
    of_people = Attendance.objects.filter(supervisee__in=people).exclude(session__in=own.values("pk"))
    referred = Signature.objects.filter(referred_to=viewer.worker).exclude(text__session__in=own.values("pk"))
    return Q(Exists(of_people)) | Q(Exists(referred))


def attendances_close_to(viewer: Viewer) -> QuerySet[Attendance]:
    """Attendances of the viewer, of those they supervise or cover today, and of everyone below them.

    The file follows the supervisee at a hand-over, and leaves the former supervisor, unless that is a
    manager above the supervisee.
    """
    if viewer.worker is None:
        return Attendance.objects.none()
    return Attendance.objects.filter(_is_close_to(viewer))


def _is_close_to(viewer: Viewer) -> Q:
    own = Worker.objects.filter(pk=viewer.as_worker.pk)
    return Q(supervisee__in=any_of(own.values("pk"), *_their_people(viewer)))


def _their_people(viewer: Viewer) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """The keys of those whom the viewer supervises or covers today, and of those below them."""
    agreements = Agreement.objects.given_by(viewer.worker, on=viewer.on)
    return agreements.values("supervisee"), viewer.managed.values("pk")


def with_who_is_close(sessions: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Adds `is_close`: the viewer may read what was added to the reason why a session is off."""
    close = attendances_close_to(viewer).filter(session=OuterRef("pk"))
    return sessions.annotate(is_close=Exists(close))  # type: ignore[no-redef]  # declared where it is read


def is_beyond_drafts(viewer: Viewer) -> Q:
    """Of attendances: the record is signed, or the viewer writes it or is who it is about.

    A draft is read by its author and the supervisee, and by nobody else until it is signed. What was
    imported has no draft here.
    """
    own = Q(supervisee=viewer.worker) | Q(session__supervisor=viewer.worker)
    return Q(session__status__in=LOCKED_STATUSES) | Q(session__is_imported=True) | own


def case_part_readable(viewer: Viewer) -> QuerySet[Attendance]:
    """Attendances whose case part the viewer may read: those close to them, once signed.

    The supervisee; the supervisor in force and the person who covers for them today; the line of
    managers above the supervisee; and who answers a disagreement with it. A draft only its author and
    the supervisee.
    """
    if viewer.worker is None:
        return Attendance.objects.none()
    return Attendance.objects.filter(_has_readable_case_part(viewer))


def _has_readable_case_part(viewer: Viewer) -> Q:
    signed = _is_close_to(viewer) & is_beyond_drafts(viewer)
    return signed | Q(Exists(_disagreements_for(viewer)))


def _disagreements_for(viewer: Viewer) -> QuerySet[Signature]:
    """Of an attendance, the disagreement with its record that the viewer was named to answer."""
    return Signature.objects.filter(
        text__session=OuterRef("session"), text__supervisee=OuterRef("supervisee"), referred_to=viewer.worker
    )


def personal_part_readable(viewer: Viewer) -> QuerySet[Attendance]:
    """Attendances whose personal part the viewer may read.

    The supervisee, the supervisor of that session while they supervise them still, and that
    supervisor's own line manager, of what was held since they are that; never the principal social
    worker as such, never quality assurance. A covering supervisor reads it of the sessions that they
    held, while the cover lasts, and of no others: what was said in confidence was said to someone else.
    What the supervisee has released is read by the readers of the case part. Of a draft, nobody reads it
    but its author and the supervisee.
    """
    if viewer.worker is None:
        return Attendance.objects.none()
    in_force = Agreement.objects.in_force(on=viewer.on).filter(
        supervisee=OuterRef("supervisee"), supervisor=OuterRef("session__supervisor")
    )
    covered = Cover.objects.in_force(on=viewer.on).filter(
        agreement__supervisee=OuterRef("supervisee"), supervisor=OuterRef("session__supervisor")
    )
    released = PersonalNote.objects.filter(
        session=OuterRef("session"), supervisee=OuterRef("supervisee"), released_at__isnull=False
    )
    return Attendance.objects.filter(
        is_beyond_drafts(viewer),
        Q(supervisee=viewer.worker)
        | (Exists(released) & _has_readable_case_part(viewer))
        | (
            (Exists(in_force) | Exists(covered))
            & (Q(session__supervisor=viewer.worker) | _held_under(viewer.worker))
        ),
    )


def _held_under(manager: Worker) -> Q:
    """Of attendances: the supervisor's line manager is this one, and was by the day of the session."""
    since = F("session__supervisor__line_manager_since")
    managed = Q(session__supervisor__line_manager=manager)
    return managed & (Q(session__supervisor__line_manager_since=None) | Q(held_on__gte=since))


def can_read_case_part(viewer: Viewer, attendance: Attendance) -> bool:
    """Predicate form of `case_part_readable`."""
    return case_part_readable(viewer).filter(pk=attendance.pk).exists()


def can_read_personal_part(viewer: Viewer, attendance: Attendance) -> bool:
    """Predicate form of `personal_part_readable`."""
    return personal_part_readable(viewer).filter(pk=attendance.pk).exists()


def can_record(viewer: Viewer, session: Session) -> bool:
    """Only the session's supervisor writes its record."""
    return viewer.worker is not None and session.supervisor_id == viewer.worker.pk

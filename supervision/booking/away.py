"""Sessions to come on a day on which one of their people is away: they stand, until someone moves them."""

from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf

from supervision.booking.permissions import sessions_changeable
from supervision.models import Attendance, Session, SessionQuerySet
from supervision.models.session import COMING_STATUSES
from supervision.permissions import sessions_visible
from supervision.rules.repeating import start_of
from workforce.any_of import any_of
from workforce.models import Absence, Worker
from workforce.models.absence import AbsenceQuerySet
from workforce.web.viewer import Viewer

THE_DAY = OuterRef("starts_at__date")
FIRST_NAME = Coalesce(NullIf("worker__known_as", Value("")), "worker__given_name")


def with_away(sessions: SessionQuerySet) -> SessionQuerySet:
    """Adds `away`: who of a session to come is away that day, the supervisor first; "" where all can come."""
    taken = Attendance.objects.filter(session=OuterRef(OuterRef("pk"))).values("supervisee")
    gives = _name_of(Absence.objects.covering(on=THE_DAY).filter(worker=OuterRef("supervisor")))
    comes = _name_of(Absence.objects.covering(on=THE_DAY).filter(worker__in=taken))
    who = Coalesce(gives, comes, Value(""), output_field=CharField())
    away = Case(When(status__in=COMING_STATUSES, then=who), default=Value(""), output_field=CharField())
    return sessions.annotate(away=away)  # type: ignore[no-redef]  # declared where it is read


def _name_of(absences: AbsenceQuerySet) -> Subquery:
    """Of the first of them; nothing where there is none."""
    named = absences.order_by("worker__family_name", "pk")
    return Subquery(named.values_list(Concat(FIRST_NAME, Value(" "), "worker__family_name"))[:1])


def while_away(*, on: date, worker: int | None = None) -> Q:
    """Of a session that stands, of the day or later: someone, or this worker (by key), is away that day."""
    away = Absence.objects.covering(on=THE_DAY)
    if worker is None:
        comes = Attendance.objects.filter(session=OuterRef(OuterRef("pk"))).values("supervisee")
        gives = away.filter(worker=OuterRef("supervisor"))
        that = Q(Exists(gives)) | Q(Exists(away.filter(worker__in=comes)))
    else:
        taken = Attendance.objects.filter(supervisee=worker).values("session")
        given = Session.objects.filter(supervisor=worker).values("pk")
        that = Q(Exists(away.filter(worker=worker)), pk__in=any_of(given, taken))
    return Q(status__in=COMING_STATUSES, starts_at__gte=start_of(on)) & that


def booked_while_away(viewer: Viewer, worker: Worker) -> SessionQuerySet:
    """Sessions of today or later of someone, given or taken, on days on which they are away, as far as the
    reader sees them; `may_change` says whether the reader moves them.
    """
    theirs = Session.objects.filter(while_away(on=viewer.on, worker=worker.pk))
    is_seen = Exists(sessions_visible(viewer).filter(pk=OuterRef("pk")))
    seen = with_who_moves(theirs.filter(is_seen), viewer)
    return seen.with_people().order_by("starts_at", "pk")


def with_who_moves(sessions: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Adds `may_change`: the reader moves and cancels the session."""
    return sessions.annotate(may_change=Exists(sessions_changeable(viewer).filter(pk=OuterRef("pk"))))

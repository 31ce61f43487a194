"""The sessions that someone has to do with today: coming ones, today's, and records still to be signed.

Read at once, for the parts of a page that pick theirs.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from supervision.models import Attendance, Session, SessionQuerySet
from supervision.models.session import COMING_STATUSES, Status
from supervision.records.unsigned import Unsigned, unfinished, unsigned_among, with_signing
from supervision.records.written import with_writing
from supervision.rules.repeating import start_of
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY

#: Neither stands nor took place: another time was found, or none.
GONE = (Status.CANCELLED, Status.RESCHEDULED)


@dataclass(frozen=True, slots=True)
class SessionsAround:
    """In order of their start. Each knows its people and how its record stands."""

    worker: Worker
    on: date
    sessions: Sequence[Session]

    @property
    def unsigned(self) -> list[Unsigned]:
        """All that is waited for in the records."""
        return unsigned_among(self.sessions, on=self.on)

    @property
    def to_record(self) -> list[Session]:
        """The worker's own, planned for an earlier day: nobody has said whether they were held."""
        given = (one for one in self._coming() if one.supervisor_id == self.worker.pk)
        return [one for one in given if not one.is_imported and one.starts_at < start_of(self.on)]

    @property
    def today(self) -> list[Session]:
        """Those of the day in which the worker takes part, that stand or were held."""
        begins, ends = start_of(self.on), start_of(self.on + ONE_DAY)
        return [
            one
            for one in self.sessions
            if begins <= one.starts_at < ends
            and one.status not in GONE
            and self.worker.pk in (one.supervisor_id, *supervisees_of(one))
        ]

    def booked(self) -> dict[int, Session]:
        """The next session of each person (by key) from the start of the day on."""
        return _first_of(one for one in self._coming() if one.starts_at >= start_of(self.on))

    def to_come(self, *, at: datetime) -> dict[int, Session]:
        """The next session of each person (by key) whose time is not over."""
        return _first_of(one for one in self._coming() if one.ends_at > at)

    def over(self, *, at: datetime) -> dict[int, Session]:
        """Of each person (by key) the first whose time is over, and that nobody has recorded."""
        return _first_of(one for one in self._coming() if one.ends_at <= at)

    def unrecorded(self) -> dict[int, Session]:
        """Of each person (by key) the first that the worker planned up to today, and has not recorded."""
        tomorrow = start_of(self.on + ONE_DAY)
        given = (one for one in self._coming() if one.supervisor_id == self.worker.pk)
        return _first_of(one for one in given if one.starts_at < tomorrow)

    def _coming(self) -> Iterable[Session]:
        return (one for one in self.sessions if one.is_coming)


def sessions_around(
    worker: Worker, *, people: Collection[int], answered_for: SessionQuerySet, on: date
) -> SessionsAround:
    """The sessions of a worker and of these people (by key); records of those that they answer for."""
    around = Attendance.objects.filter(supervisee__in={worker.pk, *people}).values("session")
    taken = Attendance.objects.filter(supervisee=worker).values("session")
    coming = Q(status__in=COMING_STATUSES) & (Q(supervisor=worker) | Q(pk__in=around))
    today = Q(starts_at__gte=start_of(on), starts_at__lt=start_of(on + ONE_DAY)) & (
        Q(supervisor=worker) | Q(pk__in=taken)
    )
    chosen = Session.objects.filter(coming | (today & ~Q(status__in=GONE)))
    records = unfinished(answered_for)
    either = Q(pk__in=chosen.values("pk")) | Q(pk__in=records.values("pk"))
    rows = with_signing(Session.objects.filter(either)).order_by("starts_at", "pk")
    return SessionsAround(worker, on, list(rows))


def supervisees_of(session: Session) -> list[int]:
    """The keys of those supervised in it."""
    return [one.supervisee_id for one in session.attendances.all()]


def _first_of(sessions: Iterable[Session]) -> dict[int, Session]:
    """Each person's first session of these, which are in order."""
    found: dict[int, Session] = {}
    for session in sessions:
        for supervisee in supervisees_of(session):
            found.setdefault(supervisee, session)
    return found


def past_sessions(worker: Worker, *, on: date) -> SessionQuerySet:
    """A supervisee's sessions that are over on the day, held or not: the newest first."""
    mine = Attendance.objects.filter(supervisee=worker)
    over = Session.objects.filter(pk__in=mine.values("session"), starts_at__lt=start_of(on + ONE_DAY))
    return with_writing(over.exclude(status__in=COMING_STATUSES).select_related("supervisor"))

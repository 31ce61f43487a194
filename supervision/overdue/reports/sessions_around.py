"""The sessions that someone has to do with today: coming ones, today's, and records still to be signed.

Read at once, for the parts of a page that pick theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from supervision.models import Attendance, Session, SessionQuerySet
from supervision.models.session import COMING_STATUSES, Status
from supervision.records.unsigned import Unsigned, unfinished, unsigned_among
from supervision.records.written import with_writing
from supervision.rules.repeating import start_of
from workforce.any_of import any_of
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

    @property
    def while_away(self) -> list[Session]:
        """The worker's own, given or taken, of today or later, on days on which someone is away."""
        own = (one for one in self._coming() if self.worker.pk in (one.supervisor_id, *supervisees_of(one)))
        return [one for one in own if one.away and one.starts_at >= start_of(self.on)]

    def booked(self) -> dict[int, Session]:
        """The next session of each person (by key) from the start of the day on."""
        return _first_of(one for one in self._coming() if one.starts_at >= start_of(self.on))

    def to_come(self, *, at: datetime) -> dict[int, Session]:
        """The next session of each person (by key) whose time is not over."""
        return _first_of(one for one in self._coming() if one.ends_at > at)

    def over(self, *, at: datetime) -> dict[int, Session]:
        """Of each person (by key) the first whose time is over, and that nobody has recorded."""
        return _first_of(one for one in self._coming() if one.ends_at <= at)

    def unrecorded(self, *, at: datetime) -> dict[int, Session]:
        """Of each person (by key) the first of the worker's that has started, and is not recorded."""
        given = (one for one in self._coming() if one.supervisor_id == self.worker.pk)
        return _first_of(one for one in given if one.starts_at <= at)

    def _coming(self) -> Iterable[Session]:
        return (one for one in self.sessions if one.is_coming)


def sessions_of_the_day(
    worker: Worker,
    *,
    people: QuerySet[Any, Any],
    answered_for: SessionQuerySet,
    begins: datetime,
    ends: datetime,
) -> SessionQuerySet:
    """The sessions of a worker and of these people (keys); records of those that they answer for.

    Those to come, those of the day (from its first instant to the next day's), and unfinished records.
    """
    own = Worker.objects.filter(pk=worker.pk).values("pk")
    around = Attendance.objects.filter(supervisee__in=any_of(own, people)).values("session")
    taken = Attendance.objects.filter(supervisee=worker).values("session")
    coming, day = (
        Session.objects.filter(status__in=COMING_STATUSES),
        Q(starts_at__gte=begins, starts_at__lt=ends),
    )
    today = Session.objects.filter(day).exclude(status__in=GONE)
    chosen = (
        coming.filter(supervisor=worker),
        coming.filter(pk__in=around),
        today.filter(supervisor=worker),
        today.filter(pk__in=taken),
        unfinished(answered_for),
    )
    return Session.objects.filter(pk__in=any_of(*(some.values("pk") for some in chosen)))


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

"""Several sessions at once: planning a series, booking it, moving or cancelling what is left of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from supervision.booking.services.bookable import (
    NotBookable,
    lock_session,
    people_around,
    people_concerned,
    require_plausible,
    supervisor_on,
    together_on,
)
from supervision.booking.services.booking import book_time, cancel_session
from supervision.booking.services.diary import AlreadyBusy, put_in_series
from supervision.booking.services.moving import move_session
from supervision.calendars.services.invitations import told_together
from supervision.clock.due_days import absences_by_worker
from supervision.models import DiaryEntry, Session, Slot, Status
from supervision.rules.planning import Commitments, Planned, Times, plan
from supervision.rules.plausibility import ASKED, doubts_about_times
from supervision.rules.repeating import NoSuchTime, Pattern, instant, start_of
from workforce.authority_settings import days_off
from workforce.locking import lock_whoever
from workforce.models import Account, Worker
from workforce.rules.in_words import many
from workforce.rules.plausibility import Doubt
from workforce.web.tags import day

#: Days beside a pattern in which another time may be found.
BESIDE = timedelta(days=7)
#: So many days that do not suit are named.
CLASHES_TOLD = 5


def plan_series(*, supervisor: Worker, supervisee: Worker, pattern: Pattern, at: datetime) -> list[Planned]:
    """Each day of the pattern against both people's diaries, absences and the bank holidays.

    A day on which the two have supervision already does not suit either.
    """
    first, last = pattern.first_on - BESIDE, (pattern.until or pattern.first_on) + BESIDE
    people = commitments([supervisor, supervisee], first=first, last=last)
    around = [(start_of(first), start_of(first)), (start_of(last), start_of(last))]
    taken = {
        timezone.localtime(starts).date() for starts, _ in together_on(supervisor, supervisee, times=around)
    }
    return plan(pattern, people, holidays=days_off(), after=at, taken=taken)


def doubts_about_series(planned: Iterable[Planned], *, at: datetime) -> list[Doubt]:
    """What is seldom meant of the days that suit, and of what is offered for the others.

    The same is asked when it is booked; a second session on one day is a clash, and asked as one.
    """
    times = [each for one in planned for each in (one.alternatives if one.clash else (one.times,)) if each]
    return list(doubts_about_times(times, holidays=days_off(), at=at))


def commitments(workers: Sequence[Worker], *, first: date, last: date) -> list[Commitments]:
    """What these people have on between two days."""
    entries = DiaryEntry.objects.not_cancelled().filter(
        worker__in=workers, is_exclusive=True, ends_at__date__gte=first, starts_at__date__lte=last
    )
    busy: dict[int, list[Times]] = {}
    for worker, starts_at, ends_at in entries.values_list("worker", "starts_at", "ends_at"):
        busy.setdefault(worker, []).append((starts_at, ends_at))
    away = absences_by_worker([worker.pk for worker in workers])
    return [
        Commitments(worker.full_name, busy.get(worker.pk, ()), away.get(worker.pk, ())) for worker in workers
    ]


class SeriesClashes(NotBookable):
    """Some times of a series cannot be booked; `clashes` says which and why. Nothing was booked."""

    way_on = "Select other times for these days."

    def __init__(self, clashes: list[tuple[datetime, str]]) -> None:
        self.clashes = clashes
        why = " ".join(f"{day(when)}: {said}" for when, said in clashes[:CLASHES_TOLD])
        more = len(clashes) - CLASHES_TOLD
        rest = f" {many(more, 'more day does', 'more days do')} not suit." if more > 0 else ""
        super().__init__(f"Nothing was changed. {why}{rest} {self.way_on}")


class RestClashes(SeriesClashes):
    """Some sessions of a series cannot move. Nothing was moved."""

    way_on = "Select another day, or move the sessions one by one."


@transaction.atomic
def book_series(
    *,
    supervisee: Worker,
    times: Iterable[Times],
    place: str,
    by: Account | None,
    at: datetime,
    asking: Worker | None = None,
    sure: Collection[str] = (),
) -> list[Session]:
    """Book all of these times or none, each with the supervisor of that day.

    `asking` is who names the times: see `supervisor_on`. Raises SeriesClashes, naming every time that
    cannot be booked, or Doubtful, once for the whole series.
    """
    series, booked, clashes, times = uuid4(), [], [], sorted(times)
    lock_whoever(lambda: people_around(supervisee, at=at))
    for supervisor, theirs in _by_supervisor(supervisee, times, asking=asking).items():
        require_plausible(supervisor=supervisor, supervisees=[supervisee], times=theirs, sure=sure, at=at)
    with told_together():
        for starts_at, ends_at in times:
            try:
                booked.append(
                    book_time(
                        supervisor=supervisor_on(supervisee, at=starts_at, asking=asking),
                        supervisee=supervisee,
                        starts_at=starts_at,
                        ends_at=ends_at,
                        place=place,
                        series=series,
                        by=by,
                        at=at,
                        sure=ASKED,
                    )
                )
            except (NotBookable, AlreadyBusy) as refusal:
                clashes.append((starts_at, str(refusal)))
        if clashes:
            raise SeriesClashes(clashes)
        together = [each.uid for each in booked if each.series == series]
        if len(together) > 1:
            put_in_series(series=series, uids=together)
    return booked


def _by_supervisor(
    supervisee: Worker, times: Iterable[Times], *, asking: Worker | None
) -> dict[Worker, list[Times]]:
    """Which of the times are whose; one without a supervisor is told when it is booked."""
    found: dict[Worker, list[Times]] = {}
    for each in times:
        with suppress(NotBookable):
            found.setdefault(supervisor_on(supervisee, at=each[0], asking=asking), []).append(each)
    return found


def rest_of_series(session: Session) -> list[Session]:
    """The session and those of its series after it that are still booked."""
    if session.series is None:
        return [session]
    later = Session.objects.filter(
        series=session.series, status=Status.BOOKED, starts_at__gte=session.starts_at
    )
    return list(later.order_by("starts_at", "pk"))


def after_in_series(session: Session) -> list[Session]:
    """Those of its series after it that are still booked."""
    return [each for each in rest_of_series(session) if each.pk != session.pk]


@transaction.atomic
def move_rest(
    *,
    session: Session,
    starts_at: datetime,
    ends_at: datetime,
    at: datetime,
    slot: Slot | None = None,
    sure: Collection[str] = (),
    **facts: Any,
) -> list[Session]:
    """Move a session and all after it in its series by as many days, to the same hour of the day; the session
    itself to the time that was offered, where it is one (`slot`).

    All or none. Raises RestClashes, naming every day that does not suit, or Doubtful, once for all.
    """
    offers = {slot.supervisor_id} if slot else set()
    lock_whoever(lambda: _concerned(rest_of_series(session), at=at) | offers)
    session = lock_session(session)
    rest = rest_of_series(session)
    shift = timezone.localtime(starts_at).date() - timezone.localtime(session.starts_at).date()
    times = list(_possible(rest, shift, starts_at, ends_at))
    moved, clashes = [], []
    with told_together():
        for each in reversed(rest) if shift > timedelta(0) else rest:
            facts |= {"sure": ASKED, "slot": slot if each == session else None}
            try:
                to = _shifted(each, shift, starts_at, ends_at)
                moved.append(move_session(session=each, starts_at=to[0], ends_at=to[1], at=at, **facts))
            except (NotBookable, AlreadyBusy, NoSuchTime) as refusal:
                clashes.append((each.starts_at + shift, str(refusal)))
        if clashes:
            raise RestClashes(sorted(clashes))
        require_plausible(
            supervisor=session.supervisor,
            supervisees=session.supervisees.all(),
            times=times,
            sure=sure,
            at=at,
            moving=[each.uid for each in rest],
        )
    return sorted(moved, key=lambda each: each.starts_at)


@transaction.atomic
@told_together()
def cancel_rest(*, session: Session, at: datetime, **why: Any) -> Session:
    """Cancel a session and all after it in its series for one reason, all or none; answers the first.

    Everyone is told of it in one e-mail. Raises NotBookable.
    """
    lock_whoever(lambda: _concerned([session, *rest_of_series(session)], at=at))
    for each in after_in_series(session):
        cancel_session(session=each, at=at, **why)
    return cancel_session(session=session, at=at, **why)


def _concerned(sessions: Iterable[Session], *, at: datetime) -> set[int]:
    """Who comes to these sessions, and who may hold them at another time, by key."""
    return set().union(*(people_concerned(each, None, at=at) for each in sessions))


def _possible(
    rest: Iterable[Session], shift: timedelta, starts_at: datetime, ends_at: datetime
) -> Iterator[Times]:
    for each in rest:
        with suppress(NotBookable, NoSuchTime):
            yield _shifted(each, shift, starts_at, ends_at)


def _shifted(session: Session, shift: timedelta, starts_at: datetime, ends_at: datetime) -> Times:
    on = timezone.localtime(session.starts_at).date() + shift
    if on in days_off():
        raise NotBookable("A bank holiday.")
    starts, ends = timezone.localtime(starts_at).time(), timezone.localtime(ends_at).time()
    return instant(on, starts), instant(on, ends)

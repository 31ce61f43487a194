"""Sessions of the demo beside a pair's usual ones: group supervision, and what was asked for in between."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from supervision.models import Agreement, Attendance, Session, SessionKind, Status
from tracker.demo.absences import is_away
from tracker.demo.calendar import ROOMS, Hours, working_day_on_or_before, working_days_before
from tracker.demo.people import Staff
from workforce.models import Worker

#: Which team's manager held group supervision, how many days ago: Safeguarding West, Children Looked After.
GROUPS = ((1, 48), (3, 34))
#: Who asked for a session in between, about how many working days ago, and for how many minutes it was.
IN_BETWEEN = (("worker", 8, 25), ("sean", 14, 40), ("mentor", 21, 30))
#: Of West and of the assessment team, the first whom the manager supervises asked too.
IN_OTHER_TEAMS = ((1, 11, 30), (2, 17, 20))
GROUP_MINUTES = 90
#: So many working days before the day that was meant are tried, until all are free.
TRIES = 10


class Gathering(NamedTuple):
    """A session that was held, and whose it was."""

    session: Session
    supervisees: list[Worker]


def hold_others(staff: Staff, *, random: Random, hours: Hours) -> list[Gathering]:
    """Group supervision in two teams, and some sessions that were asked for in between."""
    held = [*groups(staff, random=random, hours=hours), *in_between(staff, random=random, hours=hours)]
    Session.objects.bulk_create(each.session for each in held)
    Attendance.objects.bulk_create(
        Attendance(
            session=each.session,
            supervisee=supervisee,
            held_on=each.session.held_on,
            moves_clock=each.session.kind == SessionKind.GROUP,
        )
        for each in held
        for supervisee in each.supervisees
    )
    return held


def groups(staff: Staff, *, random: Random, hours: Hours) -> Iterator[Gathering]:
    for number, days in GROUPS:
        manager = staff.managers[number]
        yield from gather(
            manager,
            supervised_by(manager, on=staff.on),
            SessionKind.GROUP,
            around=working_day_on_or_before(staff.on - timedelta(days=days)),
            minutes=GROUP_MINUTES,
            place=random.choice(ROOMS),
            hours=hours,
        )


def in_between(staff: Staff, *, random: Random, hours: Hours) -> Iterator[Gathering]:
    asked = [(staff.by_key[key], days, minutes) for key, days, minutes in IN_BETWEEN]
    asked += [
        (supervised_by(staff.managers[number], on=staff.on)[0], days, minutes)
        for number, days, minutes in IN_OTHER_TEAMS
    ]
    for who, days, minutes in asked:
        yield from gather(
            staff.manager_of(who),
            [who],
            SessionKind.AD_HOC,
            around=working_days_before(working_day_on_or_before(staff.on), days),
            minutes=minutes,
            place=random.choice(ROOMS),
            hours=hours,
        )


def supervised_by(manager: Worker, *, on: date) -> list[Worker]:
    given = Agreement.objects.in_force(on=on).filter(supervisor=manager, supervisee__line_manager=manager)
    return [each.supervisee for each in given.select_related("supervisee__team").order_by("pk")]


def gather(
    manager: Worker,
    people: list[Worker],
    kind: SessionKind,
    *,
    around: date,
    minutes: int,
    place: str,
    hours: Hours,
) -> Iterator[Gathering]:
    """On the first day, from that one back, on which the manager and all who are there are free."""
    for back in range(TRIES):
        day = working_days_before(around, back)
        here = [one for one in people if one.started_on < day and not is_away(one, day)]
        if not here or is_away(manager, day) or met_on(day, [manager, *here]):
            continue
        if starts_at := hours.take([manager.pk, *(one.pk for one in here)], day):
            session = Session(
                kind=kind,
                status=Status.HELD,
                supervisor=manager,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=minutes),
                minutes=minutes,
                place=place,
                held_on=day,
                was_interrupted=False,
            )
            yield Gathering(session, here)
            return


def met_on(day: date, people: Iterable[Worker]) -> bool:
    """Two of them had a session of their own that day."""
    manager, *others = people
    mine = Attendance.objects.filter(session__supervisor=manager, session__starts_at__date=day)
    return mine.filter(supervisee__in=others).exists()

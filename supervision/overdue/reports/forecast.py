"""Who will be overdue in the coming weeks if nothing changes, and what would prevent it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils import timezone

from supervision.clock.due_days import absences_by_worker
from supervision.models import Agreement, AgreementQuerySet, Attendance, Cover, Session
from supervision.models.session import COMING_STATUSES
from supervision.rules.repeating import start_of
from workforce.rules.working_days import Interval

WEEKS_AHEAD = 4


class Lapse(Enum):
    """Why no one will hold the session in time, in words; the label is for people."""

    label: str
    colour: str

    NOTHING_BOOKED = ("nothing-booked", "Nothing booked", "yellow")
    BOOKED_LATE = ("booked-late", "Booked after the due day", "orange")
    SUPERVISOR_AWAY = ("supervisor-away", "Supervisor away", "purple")
    SUPERVISEE_AWAY = ("supervisee-away", "Away on the day booked", "purple")

    def __new__(cls, value: str, label: str, colour: str) -> "Lapse":
        lapse = object.__new__(cls)
        lapse._value_ = value
        lapse.label = label
        lapse.colour = colour
        return lapse


@dataclass(frozen=True, slots=True)
class Forecast:
    """One person who will be overdue from the day after `due_on`, unless something is done."""

    agreement: Agreement
    due_on: date
    lapse: Lapse
    booked: Session | None

    @property
    def away_on(self) -> date:
        """The day on which someone's absence matters: of the session booked in time, else the due day."""
        booked_on = _day(self.booked) if self.booked else self.due_on
        return min(booked_on, self.due_on)


def forecast(agreements: AgreementQuerySet, *, on: date) -> list[Forecast]:
    """Those due from the day to four weeks later, who will have no session in time.

    Someone already overdue is not forecast: they are on the overdue list.
    """
    until = on + timedelta(weeks=WEEKS_AHEAD)
    due = agreements.in_force(on=on).filter(next_due_on__gte=on, next_due_on__lte=until)
    chosen = list(due.with_people().longest_overdue_first())
    booked = _booked([one.supervisee_id for one in chosen], on=on)
    covers = _covers(chosen, on=on)
    away = absences_by_worker(_everybody(chosen, booked, covers))
    found = []
    for agreement in chosen:
        sessions, cover = booked.get(agreement.supervisee_id, ()), covers.get(agreement.pk, ())
        if lapse := _lapse(agreement, sessions, cover, away=away, on=on):
            found.append(Forecast(agreement, agreement.due_day, lapse[0], lapse[1]))
    return found


def _covers(agreements: Sequence[Agreement], *, on: date) -> dict[int, list[Cover]]:
    """The covers of each agreement that hold on the day or later."""
    found: dict[int, list[Cover]] = {}
    for cover in Cover.objects.filter(agreement__in=[one.pk for one in agreements]).in_force_from(on):
        found.setdefault(cover.agreement_id, []).append(cover)
    return found


def _everybody(
    agreements: Sequence[Agreement],
    booked: Mapping[int, Sequence[Session]],
    covers: Mapping[int, Sequence[Cover]],
) -> set[int]:
    """Everyone whose absence matters: both parties, those who cover, those who are booked with."""
    parties = {pk for one in agreements for pk in (one.supervisee_id, one.supervisor_id)}
    covering = {cover.supervisor_id for some in covers.values() for cover in some}
    return parties | covering | {session.supervisor_id for some in booked.values() for session in some}


def _lapse(
    agreement: Agreement,
    booked: Sequence[Session],
    covers: Sequence[Cover],
    *,
    away: Mapping[int, Sequence[Interval]],
    on: date,
) -> tuple[Lapse, Session | None] | None:
    """What will go wrong, with the session concerned; None where one will be held in time.

    A supervisor who is away throughout is no reason while someone who is not away covers.
    """
    in_time = [one for one in booked if _day(one) <= agreement.due_day]
    troubles = [
        (trouble, session)
        for session in in_time
        if (trouble := _trouble(session, agreement.supervisee_id, away=away))
    ]
    if len(troubles) < len(in_time):
        return None
    if troubles:
        return troubles[0]
    due_on = agreement.due_day
    covering = [(one.supervisor_id, max(on, one.starts_on), min(due_on, one.ends_on)) for one in covers]
    givers = [(agreement.supervisor_id, on, due_on), *(one for one in covering if one[1] <= one[2])]
    if all(_away_throughout(away.get(who, ()), first=first, last=last) for who, first, last in givers):
        return Lapse.SUPERVISOR_AWAY, booked[0] if booked else None
    return (Lapse.BOOKED_LATE, booked[0]) if booked else (Lapse.NOTHING_BOOKED, None)


def _trouble(session: Session, supervisee: int, *, away: Mapping[int, Sequence[Interval]]) -> Lapse | None:
    """Who is away on the day of a booked session, if anyone."""
    day = _day(session)
    if any(absence.contains(day) for absence in away.get(session.supervisor_id, ())):
        return Lapse.SUPERVISOR_AWAY
    if any(absence.contains(day) for absence in away.get(supervisee, ())):
        return Lapse.SUPERVISEE_AWAY
    return None


def _away_throughout(absences: Sequence[Interval], *, first: date, last: date) -> bool:
    """One absence holds every day from the first to the last."""
    return any(absence.contains(first) and absence.contains(last) for absence in absences)


def _booked(supervisees: Collection[int], *, on: date) -> dict[int, list[Session]]:
    """Each person's coming sessions from the day on, the nearest first."""
    rows = Attendance.objects.filter(
        supervisee__in=supervisees,
        moves_clock=True,
        session__status__in=COMING_STATUSES,
        session__starts_at__gte=start_of(on),
    )
    found: dict[int, list[Session]] = {}
    for attendance in rows.select_related("session").order_by("session__starts_at", "pk"):
        found.setdefault(attendance.supervisee_id, []).append(attendance.session)
    return found


def _day(session: Session) -> date:
    return timezone.localtime(session.starts_at).date()


def counts(rows: Sequence[Forecast]) -> Iterator[tuple[Lapse, int]]:
    """How many there are of each kind."""
    for lapse in Lapse:
        yield lapse, sum(row.lapse is lapse for row in rows)

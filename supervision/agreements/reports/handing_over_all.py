"""What handing over several people would change: how many each new supervisor has, and what is booked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Count

from supervision.agreements.services.handing_over import booked_from, why_not_taken_over
from supervision.models import Agreement, Attendance, Session
from workforce.models import Worker
from workforce.rules.in_words import listed
from workforce.web.tags import day, time_range

type Handing = Sequence[tuple[Agreement, Worker]]


@dataclass(frozen=True, slots=True)
class Load:
    """How many people someone supervises before and after."""

    supervisor: Worker
    before: int
    after: int

    def __str__(self) -> str:
        return f"{self.supervisor} supervises {self.before} now, and {self.after} after this"


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that the page says before anyone confirms it."""

    loads: tuple[Load, ...]
    bookings: tuple[str, ...]
    #: Those of them who the former supervisor also manages: their line can go along.
    managed: tuple[Agreement, ...]
    #: What the former supervisor can read of the others from then on, in words.
    reads: str
    digest: str


def effect_of(handing: Handing, *, from_on: date, at: datetime) -> Effect:
    """What the hand-over of these agreements from the day would bring."""
    given = Counter(to for _, to in handing)
    have = people_supervised(given, on=from_on)
    loads = tuple(Load(to, have.get(to.pk, 0), have.get(to.pk, 0) + more) for to, more in given.items())
    bookings = tuple(_bookings(handing, from_on=from_on, at=at))
    managed = tuple(one for one, _ in handing if one.supervisee.line_manager_id == one.supervisor_id)
    reads = _reads([one for one, _ in handing if one not in managed])
    shown = [f"{agreement.pk}:{to.pk}" for agreement, to in handing], from_on, loads, bookings, managed
    return Effect(loads, bookings, managed, reads, sha256(repr(shown).encode()).hexdigest()[:16])


def _reads(agreements: Sequence[Agreement]) -> str:
    """Whose file the former supervisor still reads as a manager higher up, and whose no longer."""
    if not agreements:
        return ""
    former = agreements[0].supervisor
    below = set(Worker.objects.managed_by(former).values_list("pk", flat=True))
    still = [str(one.supervisee) for one in agreements if one.supervisee_id in below]
    others = [str(one.supervisee) for one in agreements if one.supervisee_id not in below]
    told = []
    if others:
        told.append(f"{former} can no longer read the supervision file of {listed(others)}.")
    if still:
        told.append(f"{former} still can that of {listed(still)}, as a manager above them.")
    return " ".join(told)


def people_supervised(supervisors: Iterable[Worker], *, on: date) -> dict[int, int]:
    """How many agreements each of these (by key) has in force on the day."""
    given = Agreement.objects.in_force(on=on).filter(supervisor__in=[one.pk for one in supervisors])
    return dict(given.order_by().values_list("supervisor").annotate(Count("pk")))


def _bookings(handing: Handing, *, from_on: date, at: datetime) -> Iterator[str]:
    """What becomes of each session that is booked; only those who have one are asked about one by one."""
    coming = Attendance.objects.filter(
        supervisee__in=[agreement.supervisee_id for agreement, _ in handing],
        session__in=Session.objects.coming(),
    )
    booked = set(coming.values_list("supervisee", flat=True))
    for agreement, to in handing:
        if agreement.supervisee_id not in booked:
            continue
        for session in booked_from(agreement, day=from_on, at=at, to=to):
            why_not = why_not_taken_over(session, to=to)
            when = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
            becomes = f"cancelled with notice. {why_not}" if why_not else f"{to} takes it over"
            yield f"{agreement.supervisee}, {when}: {becomes}"

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
    digest: str


def effect_of(handing: Handing, *, from_on: date, at: datetime) -> Effect:
    """What the hand-over of these agreements from the day would bring."""
    given = Counter(to for _, to in handing)
    have = people_supervised(given, on=from_on)
    loads = tuple(Load(to, have.get(to.pk, 0), have.get(to.pk, 0) + more) for to, more in given.items())
    bookings = tuple(_bookings(handing, from_on=from_on, at=at))
    shown = [f"{agreement.pk}:{to.pk}" for agreement, to in handing], from_on, loads, bookings
    return Effect(loads, bookings, sha256(repr(shown).encode()).hexdigest()[:16])


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

"""What was cancelled or missed: by which side, why, and whether it was made good in time."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from supervision.clock.clock import next_due_on
from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.on_record import Absences, DaysOnRecord
from supervision.clock.promises import promised
from supervision.models import Attendance, CancellationReason, Session, Side, Status
from supervision.models.session import COMING_STATUSES
from supervision.overdue.reports.agreements_then import AgreementsThen
from supervision.overdue.reports.histories import rows_around
from supervision.overdue.reports.sessions import Fraction, attendances_by_session, fraction_of
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.working_days import ONE_DAY
from workforce.stood import Counts, everything

#: What was called off, or missed.
OFF = (Status.CANCELLED, Status.DID_NOT_ATTEND)


class PartOff(NamedTuple):
    """One person's part in a session that was cancelled or missed: the key of it, and the day it was for."""

    key: int
    supervisee: int
    planned_on: date


@dataclass(frozen=True, slots=True)
class SessionOff:
    """One session that was cancelled or missed, with those people in it who are counted."""

    session: Session
    people: tuple[Worker, ...]
    #: Each of them had another session, held or booked, from that day to the due day that stood then.
    is_made_good: bool


@dataclass(frozen=True, slots=True)
class Cancellations:
    """Sessions cancelled or missed in a time, who by and why, and how many were made good in time."""

    rows: tuple[SessionOff, ...]

    @property
    def cancelled(self) -> list[SessionOff]:
        return [one for one in self.rows if one.session.status == Status.CANCELLED]

    @property
    def called_off(self) -> int:
        return len(self.cancelled)

    @property
    def missed(self) -> int:
        return len(self.rows) - self.called_off

    @property
    def by_side(self) -> tuple[tuple[Side, int], ...]:
        """Of all, the most frequent side first."""
        sides = Counter(one.session.called_off_side for one in self.rows)
        return tuple((Side(side), number) for side, number in _most_first(sides) if side)

    @property
    def by_reason(self) -> tuple[tuple[CancellationReason, int], ...]:
        """Of those cancelled, the most frequent reason first."""
        reasons = Counter(one.session.called_off_reason for one in self.cancelled)
        return tuple((CancellationReason(reason), number) for reason, number in _most_first(reasons))

    @property
    def rebooked_in_time(self) -> Fraction:
        return fraction_of(one.is_made_good for one in self.rows)


def _most_first(counted: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; those as frequent by name, so that the order is the same each time."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def cancellations(
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    agreements: AgreementsThen | None = None,
    counts: Counts = everything,
) -> Cancellations:
    """Sessions planned between two days, both included, that were cancelled or missed; the last first.

    `agreements` are those of the people. What `counts` leaves out is not counted.
    """
    off = Attendance.objects.filter(
        _is_one_of(people),
        session__status__in=OFF,
        session__starts_at__gte=start_of(from_on),
        session__starts_at__lt=start_of(to_on + ONE_DAY),
    )
    off = off.select_related("session__supervisor", "supervisee__team")
    parts = attendances_by_session(
        one
        for one in off.order_by("-session__starts_at", "-session")
        if counts(one.supervisee_id, timezone.localdate(one.session.starts_at))
    )
    agreements = agreements or AgreementsThen.of(people)
    made_good = _made_good([one for each in parts for one in each], agreements)
    return Cancellations(
        tuple(
            SessionOff(
                each[0].session,
                tuple(one.supervisee for one in each),
                all(one.pk in made_good for one in each),
            )
            for each in parts
        )
    )


def _is_one_of(people: WorkerQuerySet) -> Exists:
    """Asked of each part in the sessions found: by the people each of them would be looked for in each."""
    return Exists(people.order_by().filter(pk=OuterRef("supervisee")))


def _made_good(off: Sequence[Attendance], agreements: AgreementsThen) -> set[int]:
    """Of these, the keys of those that were made good."""
    if not off:
        return set()
    parts = [PartOff(one.pk, one.supervisee_id, timezone.localdate(one.session.starts_at)) for one in off]
    absences, records = agreements.spells
    return made_good(
        parts,
        agreements,
        days=_session_days(parts),
        absences=absences,
        records=records,
        policies=frequencies(),
    )


def made_good(
    off: Iterable[PartOff],
    agreements: AgreementsThen,
    *,
    days: Mapping[int, Sequence[tuple[date, bool]]],
    absences: Absences,
    records: DaysOnRecord,
    policies: Mapping[int, Frequency],
) -> set[int]:
    """Of these, by key: another session, held or booked, from that day to the due day that stood then.

    `days` are each person's sessions, whether held or still booked.
    """
    found = set()
    for one in off:
        agreement = agreements.on(one.supervisee, one.planned_on)
        if agreement is None:
            continue
        theirs = days.get(one.supervisee, ())
        held = [day for day, was_held in theirs if was_held and day < one.planned_on]
        due_on = next_due_on(
            policy=promised(agreement, policies),
            clock_started_on=agreement.clock_started_on,
            last_held_on=max(held, default=None),
            absences=absences.get(one.supervisee, ()),
            holidays=days_off(),
            records=records.get(one.supervisee, ()),
            first_due_on=agreement.first_due_on,
        )
        if any(one.planned_on <= day and (due_on is None or day <= due_on) for day, _ in theirs):
            found.add(one.key)
    return found


def _session_days(parts: Collection[PartOff]) -> dict[int, list[tuple[date, bool]]]:
    """Each person's sessions that were held (on which day) or are still booked (for which), as far as they
    matter: from the last that was held before any of these on.
    """
    people = Worker.objects.filter(pk__in={one.supervisee for one in parts})
    before, within = rows_around(people, from_on=min(one.planned_on for one in parts), to_on=date.max)
    coming = Attendance.objects.filter(_is_one_of(people), session__status__in=COMING_STATUSES).annotate(
        day=TruncDate("session__starts_at"), was_held=Value(False)
    )
    booked = coming.order_by().values_list("supervisee", "day", "was_held")
    found: dict[int, list[tuple[date, bool]]] = {}
    for supervisee, day, was_held in before.union(within, booked, all=True).order_by("day"):
        found.setdefault(supervisee, []).append((day, bool(was_held)))
    return found

"""The stored due day: always what the pure clock makes of the history, written here alone.

With it go the stored due periods, which reports count (`supervision.clock.due_periods`). Call
`update_due_days` in the transaction that changes what a due day depends on: a session held or
withdrawn, an absence, a policy, a hand-over, a start, an end.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import NamedTuple

from django.db import connection
from django.db.models import Max, Q, QuerySet, prefetch_related_objects

from supervision.clock.clock import next_due_on
from supervision.clock.due_periods import keep_periods, periods_differing
from supervision.clock.frequency import Frequency
from supervision.clock.on_record import Absences, DaysOnRecord, absences_and_records
from supervision.clock.promises import promised
from supervision.models import Agreement, AgreementQuerySet, Attendance, FrequencyPolicy
from workforce.authority.services import Consequence
from workforce.authority_settings import days_off
from workforce.models import Absence
from workforce.rules.authority import Setting
from workforce.rules.working_days import Interval

BATCH = 2000


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What an agreement's history says on a day: the last held session and the due day."""

    agreement: Agreement
    #: The policy, with what was promised before it.
    promise: Frequency
    last_held_on: date | None
    absences: tuple[Interval, ...]
    records: tuple[Interval, ...]
    next_due_on: date | None

    @property
    def differs(self) -> bool:
        """The stored columns say something else."""
        return (self.agreement.last_held_on, self.agreement.next_due_on) != (
            self.last_held_on,
            self.next_due_on,
        )


def read_clocks(
    agreements: QuerySet[Agreement] | Iterable[Agreement],
    *,
    on: date | None = None,
    away: Absences | None = None,
) -> Iterator[ClockFacts]:
    """The clock of each agreement, from the history; as it stood on a day, where one is given.

    `away` are the supervisees' absences, for those who are not in the tracker yet.
    """
    if isinstance(agreements, QuerySet):
        agreements = agreements.prefetch_related("policy__stages")
    agreements = list(agreements)
    holidays = days_off()
    for start in range(0, len(agreements), BATCH):
        batch = agreements[start : start + BATCH]
        yield from _read_batch(batch, away, holidays=holidays, on=on)


def _read_batch(
    agreements: list[Agreement], away: Absences | None, *, holidays: Collection[date], on: date | None
) -> Iterator[ClockFacts]:
    supervisees = [agreement.supervisee_id for agreement in agreements]
    held = last_held_days(supervisees, on=on)
    known, on_record = absences_and_records(supervisees)
    absences = known if away is None else away
    frequencies = policies_of(agreements)
    yield from clocks_among(agreements, frequencies, held, absences, on_record, holidays=holidays)


def clocks_among(
    agreements: Iterable[Agreement],
    frequencies: Mapping[int, Frequency],
    held: Mapping[int, date],
    absences: Absences,
    on_record: DaysOnRecord,
    *,
    holidays: Collection[date],
) -> Iterator[ClockFacts]:
    """The clock of each agreement, of what is read: `held` is the last day of each supervisee (by key)."""
    for agreement in agreements:
        last = held.get(agreement.supervisee_id)
        if last is not None and last < agreement.clock_started_on:
            last = None
        gone = absences.get(agreement.supervisee_id, ())
        records = on_record.get(agreement.supervisee_id, ())
        promise = promised(agreement, frequencies)
        due = next_due_on(
            policy=promise,
            clock_started_on=agreement.clock_started_on,
            last_held_on=last,
            absences=gone,
            holidays=holidays,
            records=records,
            first_due_on=agreement.first_due_on,
        )
        yield ClockFacts(agreement, promise, last, gone, records, due)


def policies_of(agreements: Iterable[Agreement]) -> dict[int, Frequency]:
    """The policies of these agreements and of their earlier promises, by key."""
    policies = {agreement.policy_id: agreement.policy for agreement in agreements}
    earlier = {each["policy"] for one in agreements for each in one.earlier_promises} - policies.keys()
    if earlier:
        policies |= FrequencyPolicy.objects.in_bulk(earlier)
    prefetch_related_objects(list(policies.values()), "stages")
    return {key: policy.frequency for key, policy in policies.items()}


def last_held_days(supervisees: Collection[int], *, on: date | None = None) -> dict[int, date]:
    """Each supervisee's last held session that moves the clock, no matter who it was held with."""
    until = Q(held_on__lte=on) if on else Q()
    rows = (
        Attendance.objects.filter(until, supervisee__in=supervisees, moves_clock=True, held_on__isnull=False)
        .order_by()
        .values_list("supervisee")
        .annotate(Max("held_on"))
    )
    return dict(rows)


def absences_by_worker(workers: Collection[int]) -> dict[int, tuple[Interval, ...]]:
    """Each worker's absences as intervals, in order."""
    found: dict[int, list[Interval]] = defaultdict(list)
    rows = Absence.objects.filter(worker__in=workers).order_by("started_on")
    for worker, started_on, ended_on in rows.values_list("worker", "started_on", "ended_on"):
        found[worker].append(Interval(started_on, ended_on))
    return {worker: tuple(intervals) for worker, intervals in found.items()}


def differences(agreements: AgreementQuerySet | None = None) -> Iterator[ClockFacts]:
    """Agreements whose stored clock or periods are not what the history says; there should be none."""
    for batch in _in_batches(Agreement.objects.all() if agreements is None else agreements):
        policies = policies_of([facts.agreement for facts in batch])
        other = {one.agreement.pk for one in periods_differing(batch, policies=policies)}
        yield from (facts for facts in batch if facts.differs or facts.agreement.pk in other)


def update_due_days(agreements: AgreementQuerySet) -> int:
    """Write the clock of these agreements, and their due periods, from their history.

    Answers of how many the last session or the due day moved. Belongs in the transaction of the change that
    it follows.
    """
    return sum(len(_write(batch).moved) for batch in _in_batches(agreements))


def rebuild() -> int:
    """Everything is written again from the history; answers how many agreements were corrected."""
    return sum(len(_write(batch).corrected) for batch in _in_batches(Agreement.objects.all()))


class _Written(NamedTuple):
    """The agreements whose clock moved, and those of which anything stored was changed, by key."""

    moved: set[int]
    corrected: set[int]


def _in_batches(agreements: AgreementQuerySet) -> Iterator[tuple[ClockFacts, ...]]:
    return batched(read_clocks(agreements), BATCH, strict=False)


def _write(batch: Collection[ClockFacts]) -> _Written:
    changed = [facts.agreement for facts in batch if facts.differs]
    for facts in batch:
        facts.agreement.last_held_on = facts.last_held_on
        facts.agreement.next_due_on = facts.next_due_on
    _write_clocks(changed)
    policies = policies_of([facts.agreement for facts in batch])
    moved = {one.pk for one in changed}
    return _Written(moved, moved | {one.pk for one in keep_periods(batch, policies=policies)})


def _write_clocks(agreements: Collection[Agreement]) -> None:
    """One statement for all of them: a CASE over hundreds of keys takes several times as long."""
    if not agreements:
        return
    by_name = {field.name: field for field in Agreement._meta.local_concrete_fields}
    columns = [by_name[name] for name in ("last_held_on", "next_due_on", "id")]
    held, due, key = (connection.ops.quote_name(str(field.column)) for field in columns)
    table = connection.ops.quote_name(Agreement._meta.db_table)
    statement = f"UPDATE {table} SET {held} = %s, {due} = %s WHERE {key} = %s"  # noqa: S608 - names of our own
    values = [
        [field.get_db_prep_save(getattr(one, field.attname), connection) for field in columns]
        for one in agreements
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def update_due_days_of(supervisees: Iterable[int]) -> int:
    """The same, for every agreement of these supervisees (by key)."""
    return update_due_days(Agreement.objects.filter(supervisee__in=list(supervisees)))


def _foreseen(on: date) -> str:
    """How many due days would move, for a preview."""
    moved = [facts for facts in read_clocks(Agreement.objects.filter(ends_on=None)) if facts.differs]
    if not moved:
        return ""
    later = sum(
        (facts.next_due_on or date.max) > (facts.agreement.next_due_on or date.max) for facts in moved
    )
    return f"Days on which supervision is due that move: {len(moved)}, of which {later} become later."


#: Due days follow a change of the working week and of the days closed.
DUE_DAYS = Consequence(
    of=frozenset({Setting.WORKING_WEEKDAYS, Setting.CLOSED_DAYS}),
    foresee=_foreseen,
    follow=lambda on, by: update_due_days(Agreement.objects.all()),
    concerned=lambda: Agreement.objects.values_list("supervisee", flat=True),
)

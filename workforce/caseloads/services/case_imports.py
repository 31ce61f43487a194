"""The case system's two exports: how many cases each worker holds, and which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Model, Q

from workforce.caseloads.services.breaches import note_breaches
from workforce.imports.plans import Becomes, Plan
from workforce.imports.services import Importer, Writing
from workforce.inserts import Inserts
from workforce.models import Allocation, CaseCategory, CaseloadSnapshot, ImportKind, Worker
from workforce.readers import allocations as allocation_reader
from workforce.readers import caseloads as caseload_reader
from workforce.readers.allocations import AllocationRow, read_allocations
from workforce.readers.caseloads import CaseloadRow, read_caseloads
from workforce.readers.rows import Reading
from workforce.rules.batches import batches

UNKNOWN = "Nobody in the tracker has this registration number. Import the HR list first, or correct it."
NOT_YET = "This day is in the future. Check the day in the file."
BATCH = 1000


class Holder(NamedTuple):
    """Someone in the tracker who a file may name."""

    pk: int
    name: str


def holders_by_swe_number() -> dict[str, Holder]:
    people = Worker.objects.exclude(swe_number=None).order_by()
    named = people.values_list("swe_number", "pk", "given_name", "family_name")
    return {str(number): Holder(key, f"{given} {family}") for number, key, given, family in named}


def ready(rows: Iterable[Model]) -> Inserts:
    """New rows of one table that nothing else names, ready to be written."""
    new = Inserts()
    new.add(rows, keyed=False)
    new.ready()
    return new


# --- How many cases each holds ----------------------------------------------------------------


class Counted(NamedTuple):
    """A count of the tracker for the file's day, in the order of the categories."""

    pk: int
    cases: tuple[int, ...]


@dataclass(frozen=True)
class CountFacts:
    """What the plan of a caseload report is made from: people, and the counts of its day."""

    holders: Mapping[str, Holder]
    counts: Mapping[int, Counted]


@dataclass(kw_only=True)
class CountPlan(Plan):
    """The counts to add, and those to put right by the key of what they replace."""

    added: list[CaseloadSnapshot] = field(default_factory=list)
    corrected: list[CaseloadSnapshot] = field(default_factory=list)


def read_counts(content: bytes, file_name: str, *, on: date) -> Reading[CaseloadRow]:
    return read_caseloads(content, file_name)


def find_counts(reading: Reading[CaseloadRow], *, on: date) -> CountFacts:
    there = CaseloadSnapshot.objects.filter(counted_on=reading.as_at or on).order_by()
    counts = there.values_list("worker", "pk", *CaseCategory.values)
    return CountFacts(
        holders_by_swe_number(), {worker: Counted(key, tuple(cases)) for worker, key, *cases in counts}
    )


def plan_counts(reading: Reading[CaseloadRow], facts: CountFacts, *, on: date) -> CountPlan:
    """One snapshot a worker for the day of the count; a corrected count replaces that of its day."""
    plan = CountPlan()
    if reading.as_at is None or reading.as_at > on:
        plan.refuse(reading.error(0, "as_at", reading.as_at, NOT_YET))
        return plan
    for row in reading.rows:
        holder = facts.holders.get(row.swe_number)
        if holder is None:
            plan.refuse(reading.error(row.row, "swe_number", row.swe_number, UNKNOWN))
            continue
        plan_count(plan, row, holder, facts.counts.get(holder.pk), counted_on=reading.as_at)
    return plan


def plan_count(
    plan: CountPlan, row: CaseloadRow, holder: Holder, known: Counted | None, *, counted_on: date
) -> None:
    """Add the row's count, or put it in the place of the one that there is, or leave both alone."""
    said = f"{row.total} cases"
    count = CaseloadSnapshot(worker_id=holder.pk, counted_on=counted_on, **row.cases)
    if known is None:
        plan.added.append(count)
        plan.add("caseloads counted", row=row.row, subject=holder.name, says=said)
    elif known.cases != tuple(row.cases[category] for category in CaseCategory.values):
        count.pk = known.pk
        plan.corrected.append(count)
        plan.add("caseloads corrected", row=row.row, subject=holder.name, says=said, becomes=Becomes.CHANGED)
    else:
        plan.unchanged += 1


def prepare_counts(plan: CountPlan, writing: Writing) -> Inserts:
    return ready(plan.added)


def write_counts(plan: CountPlan, new: Inserts, writing: Writing) -> None:
    new.write()
    CaseloadSnapshot.objects.bulk_update(plan.corrected, CaseCategory.values, batch_size=BATCH)
    note_breaches(on=writing.on, by=writing.by)


# --- Which cases ------------------------------------------------------------------------------

type Held = tuple[str, int, date]


class Allocated(NamedTuple):
    """An allocation of the tracker."""

    pk: int
    category: str
    ended_on: date | None


class LeftOut(NamedTuple):
    """A case that the tracker holds as allocated, and that the file does not name."""

    reference: str
    worker: str


@dataclass(frozen=True)
class CaseFacts:
    """What the plan of an allocation list is made from."""

    holders: Mapping[str, Holder]
    allocated: Mapping[Held, Allocated]
    left_out: tuple[LeftOut, ...]


@dataclass(kw_only=True)
class CasePlan(Plan):
    """The allocations to add, and those to change by their keys."""

    added: list[Allocation] = field(default_factory=list)
    changed: list[Allocation] = field(default_factory=list)


def read_cases(content: bytes, file_name: str, *, on: date) -> Reading[AllocationRow]:
    return read_allocations(content, file_name)


def find_cases(reading: Reading[AllocationRow], *, on: date) -> CaseFacts:
    named = {row.case_reference for row in reading.rows}
    return CaseFacts(holders_by_swe_number(), dict(allocated_cases(named)), cases_left_out(named, on=on))


def allocated_cases(references: Iterable[str]) -> Iterator[tuple[Held, Allocated]]:
    """What the tracker knows of these cases."""
    facts = ("case_reference", "worker", "allocated_on", "pk", "category", "ended_on")
    for some in batches(sorted(references)):
        there = Allocation.objects.filter(case_reference__in=some).order_by()
        for reference, worker, allocated_on, *known in there.values_list(*facts):
            yield (reference, worker, allocated_on), Allocated(*known)


def cases_left_out(named: set[str], *, on: date) -> tuple[LeftOut, ...]:
    """The cases that are allocated on the day and not among those named, in order."""
    still_open = Allocation.objects.filter(Q(ended_on=None) | Q(ended_on__gte=on))
    facts = ("case_reference", "worker__given_name", "worker__family_name")
    rows = still_open.order_by("case_reference", "pk").values_list(*facts)
    return tuple(LeftOut(case, f"{given} {family}") for case, given, family in rows if case not in named)


def plan_cases(reading: Reading[AllocationRow], facts: CaseFacts, *, on: date) -> CasePlan:
    """Who holds which case. A case that the file leaves out is reported and does not change."""
    plan = CasePlan()
    for row in reading.rows:
        holder = facts.holders.get(row.swe_number)
        if holder is None:
            plan.refuse(reading.error(row.row, "swe_number", row.swe_number, UNKNOWN))
            continue
        known = facts.allocated.get((row.case_reference, holder.pk, row.allocated_from))
        plan_case(plan, row, holder, known)
    note_left_out(plan, facts.left_out)
    return plan


def plan_case(plan: CasePlan, row: AllocationRow, holder: Holder, known: Allocated | None) -> None:
    """Add the row's allocation, or change the one that there is, or leave it alone."""
    allocation = Allocation(
        pk=known.pk if known else None,
        case_reference=row.case_reference,
        category=row.category,
        worker_id=holder.pk,
        allocated_on=row.allocated_from,
        ended_on=row.allocated_to,
    )
    said = f"with {holder.name}"
    if known is None:
        plan.added.append(allocation)
        plan.add("allocations added", row=row.row, subject=row.case_reference, says=said)
    elif (known.category, known.ended_on) != (row.category, row.allocated_to):
        plan.changed.append(allocation)
        has_ended = row.allocated_to is not None and known.ended_on is None
        plan.add(
            "allocations changed",
            row=row.row,
            subject=row.case_reference,
            says=f"{said}, until {row.allocated_to:%d/%m/%Y}" if row.allocated_to else said,
            becomes=Becomes.ENDED if has_ended else Becomes.CHANGED,
        )
    else:
        plan.unchanged += 1


def prepare_cases(plan: CasePlan, writing: Writing) -> Inserts:
    return ready(plan.added)


def write_cases(plan: CasePlan, new: Inserts, writing: Writing) -> None:
    new.write()
    Allocation.objects.bulk_update(plan.changed, ["category", "ended_on"], batch_size=BATCH)


def note_left_out(plan: CasePlan, left_out: Sequence[LeftOut]) -> None:
    for case in left_out:
        plan.leave_out(
            "cases not in the file", row=0, subject=case.reference, says=f"stays with {case.worker}"
        )
    if left_out:
        plan.note(
            f"{len(left_out)} cases that the tracker holds as allocated are not in this file. They stay as "
            "they are: add their last day to the file to end them."
        )


CASELOADS = Importer(
    kind=ImportKind.CASELOADS,
    about="How many cases each worker holds on a day, counted by the case system.",
    columns=caseload_reader.COLUMNS,
    read=read_counts,
    find=find_counts,
    plan=plan_counts,
    prepare=prepare_counts,
    write=write_counts,
)
ALLOCATIONS = Importer(
    kind=ImportKind.ALLOCATIONS,
    about="Who holds each case, and since when. Case numbers only, never a child's name.",
    columns=allocation_reader.COLUMNS,
    read=read_cases,
    find=find_cases,
    plan=plan_cases,
    prepare=prepare_cases,
    write=write_cases,
)

"""The case system's two exports: how many cases each worker holds, and which."""

from collections.abc import Collection
from datetime import date
from functools import partial

from workforce.caseloads.services.breaches import note_breaches
from workforce.imports.services import Changes, Importer
from workforce.models import Account, Allocation, CaseCategory, CaseloadSnapshot, ImportKind, Worker
from workforce.readers import allocations as allocation_reader
from workforce.readers import caseloads as caseload_reader
from workforce.readers.allocations import AllocationRow, read_allocations
from workforce.readers.caseloads import CaseloadRow, read_caseloads
from workforce.readers.rows import Reading

UNKNOWN = "Nobody in the tracker has this registration number. Import the HR list first, or correct it."
NOT_YET = "This day has not come yet. Check the day in the file."
BATCH = 1000


def workers_by_swe_number(numbers: Collection[str]) -> dict[str, Worker]:
    workers = Worker.objects.exclude(swe_number=None)
    return {str(worker.swe_number): worker for worker in workers if worker.swe_number in numbers}


def read_counts(content: bytes, file_name: str, *, on: date) -> Reading[CaseloadRow]:
    return read_caseloads(content, file_name)


def apply_counts(reading: Reading[CaseloadRow], *, on: date, by: Account | None, file_name: str) -> Changes:
    """One snapshot a worker for the day of the count; a corrected count replaces that of its day."""
    changes = Changes()
    if reading.as_at is None or reading.as_at > on:
        changes.errors.append(reading.error(0, "as_at", reading.as_at, NOT_YET))
        return changes
    workers = workers_by_swe_number({row.swe_number for row in reading.rows})
    there = {one.worker_id: one for one in CaseloadSnapshot.objects.filter(counted_on=reading.as_at)}
    added, corrected = [], []
    for row in reading.rows:
        worker = workers.get(row.swe_number)
        if worker is None:
            changes.errors.append(reading.error(row.row, "swe_number", row.swe_number, UNKNOWN))
            continue
        snapshot = there.get(worker.pk)
        note = partial(changes.add, row=row.row, subject=worker, say=f"{row.total} cases")
        if snapshot is None:
            added.append(CaseloadSnapshot(worker=worker, counted_on=reading.as_at, **row.cases))
            note("caseloads counted")
        elif correct_count(snapshot, row):
            corrected.append(snapshot)
            note("caseloads corrected")
    write_counts(added, corrected)
    if added or corrected:
        note_breaches(on=on, by=by)
    return changes


def write_counts(added: list[CaseloadSnapshot], corrected: list[CaseloadSnapshot]) -> None:
    CaseloadSnapshot.objects.bulk_create(added, batch_size=BATCH)
    CaseloadSnapshot.objects.bulk_update(corrected, CaseCategory.values, batch_size=BATCH)


def correct_count(snapshot: CaseloadSnapshot, row: CaseloadRow) -> bool:
    """Put the row's numbers in the place of the snapshot's; whether that changed any."""
    different = {name: number for name, number in row.cases.items() if getattr(snapshot, name) != number}
    for name, number in different.items():
        setattr(snapshot, name, number)
    return bool(different)


def read_cases(content: bytes, file_name: str, *, on: date) -> Reading[AllocationRow]:
    return read_allocations(content, file_name)


def apply_cases(reading: Reading[AllocationRow], *, on: date, by: Account | None, file_name: str) -> Changes:
    """Who holds which case. A case that the file leaves out is reported and stays as it is."""
    changes = Changes()
    workers = workers_by_swe_number({row.swe_number for row in reading.rows})
    references = {row.case_reference for row in reading.rows}
    there = {(one.case_reference, one.worker_id, one.allocated_on): one for one in Allocation.objects.all()}
    added, changed = [], []
    for row in reading.rows:
        worker = workers.get(row.swe_number)
        if worker is None:
            changes.errors.append(reading.error(row.row, "swe_number", row.swe_number, UNKNOWN))
            continue
        allocation = there.get((row.case_reference, worker.pk, row.allocated_from))
        if allocation is None:
            added.append(new_allocation(row, worker))
            changes.add("allocations added", row=row.row, subject=row.case_reference, say=f"with {worker}")
        elif (allocation.category, allocation.ended_on) != (row.category, row.allocated_to):
            allocation.category, allocation.ended_on = row.category, row.allocated_to
            changed.append(allocation)
            changes.add("allocations changed", row=row.row, subject=row.case_reference, say=f"with {worker}")
    Allocation.objects.bulk_create(added, batch_size=BATCH)
    Allocation.objects.bulk_update(changed, ["category", "ended_on"], batch_size=BATCH)
    note_left_out(changes, [one for one in there.values() if one.case_reference not in references], on=on)
    return changes


def new_allocation(row: AllocationRow, worker: Worker) -> Allocation:
    return Allocation(
        case_reference=row.case_reference,
        category=row.category,
        worker=worker,
        allocated_on=row.allocated_from,
        ended_on=row.allocated_to,
    )


def note_left_out(changes: Changes, left_out: list[Allocation], *, on: date) -> None:
    still_open = sum(one.ended_on is None or one.ended_on >= on for one in left_out)
    if still_open:
        changes.notes.append(
            f"{still_open} cases that the tracker holds as allocated are not in this file. They stay as "
            "they are: add their last day to the file to end them."
        )


CASELOADS = Importer(
    kind=ImportKind.CASELOADS,
    about="How many cases each worker holds on a day, counted by the case system.",
    columns=caseload_reader.COLUMNS,
    read=read_counts,
    apply=apply_counts,
)
ALLOCATIONS = Importer(
    kind=ImportKind.ALLOCATIONS,
    about="Which case is with whom since when. Case numbers only, never a child's name.",
    columns=allocation_reader.COLUMNS,
    read=read_cases,
    apply=apply_cases,
)

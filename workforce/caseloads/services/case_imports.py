"""The case system's list of who holds which case: what is new, corrected, ended, or not there any more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from workforce.caseloads.services.case_plan import (
    Allocated,
    CaseFacts,
    CasePlan,
    Rows,
    ask_of_handed_over,
    ask_of_missing,
)
from workforce.caseloads.services.case_rows import listed_once, overlap, said_of
from workforce.caseloads.services.holders import Holder, everyone, find_holder
from workforce.imports.plans import Becomes
from workforce.imports.questions import Answers
from workforce.imports.services import Importer, Writing
from workforce.imports.undo import Undoing, Watched
from workforce.inserts import Inserts
from workforce.models import Allocation, CaseCategory, ImportKind
from workforce.readers import allocations as reader
from workforce.readers.allocations import AllocationRow, read_allocations
from workforce.readers.headings import Meanings
from workforce.readers.rows import Reading
from workforce.rules.batches import batches
from workforce.rules.working_days import ONE_DAY

UNKNOWN = "Nobody in the tracker has this registration number. Import the HR list first, or correct it."
BATCH = 1000
#: Cases named in one note.
CASES_NAMED = 10


def read_cases(content: bytes, file_name: str, *, on: date, said: Meanings) -> Reading[AllocationRow]:
    return read_allocations(content, file_name, said=said)


def find_cases(reading: Reading[AllocationRow], *, on: date) -> CaseFacts:
    named = {row.key for row in reading.rows}
    still_open = Allocation.objects.filter(Q(ended_on=None) | Q(ended_on__gte=on))
    others = tuple(one for one in facts_of(still_open) if one.reference.upper() not in named)
    return CaseFacts(everyone(), tuple(allocations_of(named)), others)


def allocations_of(references: Iterable[str]) -> Iterator[Allocated]:
    """What the tracker knows of these cases, whatever the letter case of their references."""
    there = Allocation.objects.annotate(key=Upper("case_reference"))
    for some in batches(sorted(references)):
        yield from facts_of(there.filter(key__in=some))


def facts_of(rows: QuerySet[Any]) -> Iterator[Allocated]:
    facts = ("pk", "case_reference", "worker", "allocated_on", "category", "ended_on")
    listed = rows.order_by("case_reference", "pk").values_list(*facts)
    return (Allocated(*one) for one in listed)


def plan_cases(
    reading: Reading[AllocationRow],
    facts: CaseFacts,
    *,
    on: date,
    answers: Answers | None = None,
    settled: Answers | None = None,
) -> CasePlan:
    """Who holds which case; what the file does not say any more is asked about."""
    plan = CasePlan(answers=answers or {}, settled=settled or {})
    listed = [(row, holder) for row in reading.rows if (holder := holder_of(plan, reading, row, facts))]
    rows = listed_once(plan, listed)
    known = same_allocations(rows, facts.allocated)
    for row, holder in rows:
        plan_case(plan, row, holder, known.get(row))
    note_held_by_two(plan, rows)
    matched = {one.pk for one in known.values()}
    ask_of_handed_over(plan, facts, rows, matched, on=on)
    ask_of_missing(plan, facts, named=len({row.key for row, _ in listed}), on=on)
    return plan


def holder_of(
    plan: CasePlan, reading: Reading[AllocationRow], row: AllocationRow, facts: CaseFacts
) -> Holder | None:
    holder = facts.holders.by_swe_number.get(row.swe_number)
    if holder is None and not row.worker:
        plan.refuse(reading.error(row.row, "swe_number", row.swe_number, UNKNOWN))
        return None
    return find_holder(
        plan, facts.holders, swe_number=row.swe_number, name=row.worker, row=row.row,
        staff_number=row.staff_number, team=row.team,
    )  # fmt: skip


def same_allocations(rows: Rows, allocated: Sequence[Allocated]) -> dict[AllocationRow, Allocated]:
    """By row, the allocation of the tracker that it speaks of.

    The same case, worker and first day; or else the only other allocation of the two of which the days
    overlap: then the first day was corrected.
    """
    exact = {(one.reference.upper(), one.worker, one.since): one for one in allocated}
    known = {
        row: exact[row.key, holder.pk, row.allocated_from]
        for row, holder in rows
        if (row.key, holder.pk, row.allocated_from) in exact
    }
    taken = {one.pk for one in known.values()}
    free: dict[tuple[str, int], list[Allocated]] = defaultdict(list)
    for one in allocated:
        if one.pk not in taken:
            free[one.reference.upper(), one.worker].append(one)
    for row, holder in rows:
        if row not in known:
            days = (row.allocated_from, row.allocated_to)
            near = [one for one in free[row.key, holder.pk] if overlap((one.since, one.ended_on), days)]
            if len(near) == 1:
                known[row] = near[0]
                free[row.key, holder.pk].remove(near[0])
    return known


def plan_case(plan: CasePlan, row: AllocationRow, holder: Holder, known: Allocated | None) -> None:
    """Add the row's allocation, or change the one that there is, or leave it alone."""
    allocation = Allocation(
        pk=known.pk if known else None,
        case_reference=known.reference if known else row.case_reference,
        category=row.category,
        worker_id=holder.pk,
        allocated_on=row.allocated_from,
        ended_on=row.allocated_to,
    )
    if known is None:
        plan.people.add(holder.pk)
        plan.added.append(allocation)
        said = f"{said_of(row)}, with {holder.name}"
        plan.add("allocations added", row=row.row, subject=row.case_reference, says=said)
        return
    news = news_of(known, row)
    if not news:
        plan.unchanged += 1
        return
    plan.people.add(holder.pk)
    if known.category != row.category and known.since < row.allocated_from:
        change_category(plan, row, holder, known)
        return
    plan.changed.append(allocation)
    has_ended = row.allocated_to is not None and known.ended_on is None
    plan.add(
        "allocations changed",
        row=row.row,
        subject=known.reference,
        says=f"with {holder.name}: {', '.join(news)}",
        becomes=Becomes.ENDED if has_ended else Becomes.CHANGED,
    )


def change_category(plan: CasePlan, row: AllocationRow, holder: Holder, known: Allocated) -> None:
    """The case stays with its worker and becomes another kind of case: what it was until then is kept."""
    for category, first_day, last_day, there in (
        (known.category, known.since, row.allocated_from - ONE_DAY, plan.changed),
        (row.category, row.allocated_from, row.allocated_to, plan.added),
    ):
        there.append(
            Allocation(
                pk=known.pk if there is plan.changed else None,
                case_reference=known.reference,
                category=category,
                worker_id=holder.pk,
                allocated_on=first_day,
                ended_on=last_day,
            )
        )
    labels = dict(CaseCategory.choices)
    change = f"{labels[known.category]} → {labels[row.category]} from {row.allocated_from:%d/%m/%Y}"
    until = f" until {row.allocated_to:%d/%m/%Y}" if row.allocated_to else ""
    plan.add(
        "allocations changed",
        row=row.row,
        subject=known.reference,
        says=f"with {holder.name}: {change}{until}",
        becomes=Becomes.CHANGED,
    )


def news_of(known: Allocated, row: AllocationRow) -> list[str]:
    """What a row says otherwise than the tracker, old and new."""
    labels, news = dict(CaseCategory.choices), []
    if known.since != row.allocated_from:
        news.append(f"first day {known.since:%d/%m/%Y} → {row.allocated_from:%d/%m/%Y}")
    if known.category != row.category:
        news.append(f"{labels[known.category]} → {labels[row.category]}")
    if known.ended_on != row.allocated_to:
        was, now = (f"{one:%d/%m/%Y}" if one else "open" for one in (known.ended_on, row.allocated_to))
        news.append(f"last day {was} → {now}")
    return news


def note_held_by_two(plan: CasePlan, rows: Rows) -> None:
    """Say which cases two people hold at once, according to the file."""
    by_case: dict[str, list[tuple[AllocationRow, Holder]]] = defaultdict(list)
    for row, holder in rows:
        by_case[row.key].append((row, holder))
    shared = {
        row.case_reference: sorted({holder.name, other_holder.name})
        for held in by_case.values()
        for place, (row, holder) in enumerate(held)
        for other, other_holder in held[place + 1 :]
        if holder != other_holder
        and overlap((row.allocated_from, row.allocated_to), (other.allocated_from, other.allocated_to))
    }
    if not shared:
        return
    told = [f"{case} ({' and '.join(names)})" for case, names in list(shared.items())[:CASES_NAMED]]
    more = f", and {len(shared) - CASES_NAMED} more" if len(shared) > CASES_NAMED else ""
    plan.note(f"Held by two people at once, and counted for both: {', '.join(told)}{more}.")


def prepare_cases(plan: CasePlan, writing: Writing) -> Inserts:
    new = Inserts()
    new.add(plan.added, keyed=False)
    new.ready()
    return new


def write_cases(plan: CasePlan, new: Inserts, writing: Writing) -> None:
    Allocation.objects.bulk_update(plan.changed, ["category", "allocated_on", "ended_on"], batch_size=BATCH)
    new.write()


ALLOCATIONS = Importer(
    kind=ImportKind.ALLOCATIONS,
    about="Who holds each case, and since when. Case numbers only, never a child's name.",
    columns=reader.COLUMNS,
    read=read_cases,
    find=find_cases,
    plan=plan_cases,
    prepare=prepare_cases,
    write=write_cases,
    # Nobody waits for a list of cases: what it writes about people is its own.
    concerned=lambda plan: set(),
    asks=True,
    undoing=Undoing(tables=(Watched("workforce.Allocation", "worker"),), minds_the_trail=False),
)

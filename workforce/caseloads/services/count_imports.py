"""The case system's count of open cases: how many each worker holds on a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Max

from workforce.caseloads.services.breaches import note_breaches
from workforce.caseloads.services.holders import Holder, Holders, everyone, find_holder
from workforce.imports.plans import Becomes, Plan
from workforce.imports.questions import Answers
from workforce.imports.services import Importer, Writing
from workforce.imports.undo import Undoing, Watched
from workforce.inserts import Inserts
from workforce.models import CaseCategory, CaseloadSnapshot, ImportKind
from workforce.readers import caseloads as reader
from workforce.readers.caseloads import CaseloadRow, read_caseloads
from workforce.readers.headings import Meanings
from workforce.readers.names import folded
from workforce.readers.rows import Reading
from workforce.rules.in_words import many

NOT_YET = "This day is in the future. Check the day in the file."
COUNTED_TWICE = "Row {row} counts {name} too. Keep one row."
BATCH = 1000


class Counted(NamedTuple):
    """A count of the tracker for the file's day, in the order of the categories."""

    pk: int
    cases: tuple[int, ...]


class Before(NamedTuple):
    """Someone's count before the file's day."""

    worker: int
    total: int


@dataclass(frozen=True)
class CountFacts:
    """What the plan of a caseload report is made from: people, the counts of its day, those around it.

    `before` are those who held cases when they were counted last; `latest_on` is the newest count of all.
    """

    holders: Holders
    counts: Mapping[int, Counted]
    before_on: date | None
    before: tuple[Before, ...]
    latest_on: date | None


@dataclass(kw_only=True)
class CountPlan(Plan):
    """The counts to add, and those to put right by the key of what they replace."""

    added: list[CaseloadSnapshot] = field(default_factory=list)
    corrected: list[CaseloadSnapshot] = field(default_factory=list)


def read_counts(content: bytes, file_name: str, *, on: date, said: Meanings) -> Reading[CaseloadRow]:
    return read_caseloads(content, file_name, said=said)


def find_counts(reading: Reading[CaseloadRow], *, on: date) -> CountFacts:
    as_at = reading.as_at or on
    there = CaseloadSnapshot.objects.filter(counted_on=as_at).order_by()
    counts = there.values_list("worker", "pk", *CaseCategory.values)
    earlier = CaseloadSnapshot.objects.filter(counted_on__lt=as_at)
    before_on = earlier.aggregate(last=Max("counted_on"))["last"]
    before = (
        earlier.filter(counted_on=before_on).order_by("worker").values_list("worker", *CaseCategory.values)
    )
    return CountFacts(
        holders=everyone(),
        counts={worker: Counted(key, tuple(cases)) for worker, key, *cases in counts},
        before_on=before_on,
        before=tuple(Before(worker, sum(cases)) for worker, *cases in before if any(cases)),
        latest_on=CaseloadSnapshot.objects.aggregate(last=Max("counted_on"))["last"],
    )


def plan_counts(
    reading: Reading[CaseloadRow],
    facts: CountFacts,
    *,
    on: date,
    answers: Answers | None = None,
    settled: Answers | None = None,
) -> CountPlan:
    """One snapshot a worker for the day of the count; a corrected count replaces that of its day."""
    plan = CountPlan(answers=answers or {}, settled=settled or {})
    if reading.as_at is None or reading.as_at > on:
        plan.refuse(reading.error(0, "as_at", reading.as_at, NOT_YET))
        return plan
    first: dict[int, int] = {}
    times: Counter[tuple[str, str]] = Counter()
    for row in reading.rows:
        times[folded(row.worker), folded(row.team)] += 1
        holder = find_holder(
            plan, facts.holders, swe_number=row.swe_number, name=row.worker, row=row.row,
            staff_number=row.staff_number, team=row.team, time=times[folded(row.worker), folded(row.team)],
        )  # fmt: skip
        if holder is None:
            continue
        if first.setdefault(holder.pk, row.row) != row.row:
            twice = COUNTED_TWICE.format(row=first[holder.pk], name=holder.name)
            plan.refuse(reading.error(row.row, "worker", row.worker, twice))
            continue
        plan_count(plan, row, holder, facts.counts.get(holder.pk), counted_on=reading.as_at)
    note_around(plan, facts, set(first), counted_on=reading.as_at)
    if plan.added or plan.corrected:
        plan.note(f"These are the cases of {reading.as_at:%d/%m/%Y}, the day that the file counts.")
    return plan


def plan_count(
    plan: CountPlan, row: CaseloadRow, holder: Holder, known: Counted | None, *, counted_on: date
) -> None:
    """Add the row's count, or put it in the place of the one that there is, or leave both alone."""
    plan.people.add(holder.pk)
    count = CaseloadSnapshot(worker_id=holder.pk, counted_on=counted_on, **row.cases)
    if known is None:
        plan.added.append(count)
        plan.add("caseloads counted", row=row.row, subject=holder.name, says=many(row.total, "case"))
    elif known.cases != tuple(row.cases[category] for category in CaseCategory.values):
        count.pk = known.pk
        plan.corrected.append(count)
        says = news_of(known, row)
        plan.add("caseloads corrected", row=row.row, subject=holder.name, says=says, becomes=Becomes.CHANGED)
    else:
        plan.unchanged += 1


def news_of(known: Counted, row: CaseloadRow) -> str:
    """What a count of the same day says otherwise: each category that changes, old and new."""
    labels = dict(CaseCategory.choices)
    changed = [
        f"{labels[category]} {was} → {row.cases[category]}"
        for category, was in zip(CaseCategory.values, known.cases, strict=True)
        if was != row.cases[category]
    ]
    return f"{sum(known.cases)} → {many(row.total, 'case')} ({', '.join(changed)})"


def note_around(plan: CountPlan, facts: CountFacts, counted: set[int], *, counted_on: date) -> None:
    """Say what other counts there are: a newer one, one of the same day, and whom this one leaves out."""
    if facts.latest_on and facts.latest_on > counted_on:
        plan.note(
            f"The tracker already has a newer count, of {facts.latest_on:%d/%m/%Y}. This file is older: it "
            f"goes in for its own day, {counted_on:%d/%m/%Y}, and the newer count stays the present one."
        )
    if plan.corrected:
        plan.note(
            f"The tracker already has a count of {counted_on:%d/%m/%Y}: where the numbers differ, this file "
            "replaces them."
        )
    same_day = [
        Before(worker, sum(count.cases)) for worker, count in facts.counts.items() if worker not in counted
    ]
    missing = same_day or [one for one in facts.before if one.worker not in counted]
    if plan.open_questions:  # who is asked about may be one of them
        missing = []
    since = counted_on if same_day else facts.before_on
    for one in missing:
        name = facts.holders.by_key[one.worker].name
        plan.leave_out(
            "people who are not in the file",
            row=0,
            subject=name,
            says=f"had {many(one.total, 'case')} on {since:%d/%m/%Y}, and is not in this file",
        )
    if missing:
        people = many(len(missing), "person is", "people are")
        plan.note(
            f"{people} not in this file, and had cases on {since:%d/%m/%Y}. Their last count stays: "
            "add a row with 0 for each who holds none now."
        )


def prepare_counts(plan: CountPlan, writing: Writing) -> Inserts:
    new = Inserts()
    new.add(plan.added, keyed=False)
    new.ready()
    return new


def write_counts(plan: CountPlan, new: Inserts, writing: Writing) -> None:
    new.write()
    CaseloadSnapshot.objects.bulk_update(plan.corrected, CaseCategory.values, batch_size=BATCH)
    note_breaches(on=writing.on, by=writing.by)


CASELOADS = Importer(
    kind=ImportKind.CASELOADS,
    about="How many cases each worker holds on a day, counted by the case system.",
    columns=reader.COLUMNS,
    read=read_counts,
    find=find_counts,
    plan=plan_counts,
    prepare=prepare_counts,
    write=write_counts,
    # Nobody waits for a count: what it writes about people is its own.
    concerned=lambda plan: set(),
    asks=True,
    undoing=Undoing(
        tables=(Watched("workforce.CaseloadSnapshot", "worker"), Watched("workforce.CaseloadBreach")),
        minds_the_trail=False,
    ),
)

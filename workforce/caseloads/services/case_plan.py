"""The plan of an allocation list, and what it asks about cases that the file does not name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from workforce.caseloads.services.holders import Holder, Holders
from workforce.imports.plans import Becomes, Plan
from workforce.imports.questions import Option, Question
from workforce.models import Allocation
from workforce.readers.allocations import AllocationRow
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY

IS_FULL, IS_PARTIAL, HAS_ENDED, BOTH_HOLD = "full", "changes", "ended", "both"
NOT_IN_FILE, HELD_BY_ANOTHER = "Cases that are not in the file", "Cases that someone else has now"

type Rows = Sequence[tuple[AllocationRow, Holder]]


class Allocated(NamedTuple):
    """An allocation of the tracker."""

    pk: int
    reference: str
    worker: int
    since: date
    category: str
    ended_on: date | None


@dataclass(frozen=True)
class CaseFacts:
    """What the plan of an allocation list is made from.

    `allocated` are the allocations of the cases that the file names, `others` the other ones of the day.
    """

    holders: Holders
    allocated: tuple[Allocated, ...]
    others: tuple[Allocated, ...]


@dataclass(kw_only=True)
class CasePlan(Plan):
    """The allocations to add, and those to change by their keys."""

    added: list[Allocation] = field(default_factory=list)
    changed: list[Allocation] = field(default_factory=list)


def ask_of_handed_over(plan: CasePlan, facts: CaseFacts, rows: Rows, matched: set[int], *, on: date) -> None:
    """Ask of each open allocation of a case that the file gives to someone else alone."""
    newest = {row.key: (row, holder) for row, holder in sorted(rows, key=lambda pair: pair[0].allocated_from)}
    for one in facts.allocated:
        is_open = one.ended_on is None or one.ended_on >= on
        if one.pk in matched or not is_open or one.reference.upper() not in newest:
            continue
        row, holder = newest[one.reference.upper()]
        name = facts.holders.by_key[one.worker].name
        last_day = max(one.since, row.allocated_from - ONE_DAY)
        answer = plan.ask(
            Question(
                key=f"handed-over:{one.pk}:{holder.pk}:{row.allocated_from.isoformat()}",
                kind=HELD_BY_ANOTHER,
                row=row.row,
                subject=one.reference,
                asks=f"Does {name} still hold {one.reference}?",
                why=f"The file has it with {holder.name} since {row.allocated_from:%d/%m/%Y}, "
                f"and not with {name}.",
                options=(
                    Option(HAS_ENDED, f"No, {name} held it until this day", last_day),
                    Option(BOTH_HOLD, "Yes, both hold it"),
                ),
                lasting=(BOTH_HOLD,),
                earliest=one.since,
            )
        )
        if answer and answer.value == HAS_ENDED:
            end(plan, one, name, answer.day or last_day, row=row.row)


def ask_of_missing(plan: CasePlan, facts: CaseFacts, *, named: int, on: date) -> None:
    """Ask once whether the cases that the file does not name have ended."""
    if not facts.others:
        return
    number = len(facts.others)
    cases, stay = (many(number, "case"), "it stays as it is" if number == 1 else "they stay as they are")
    full = Option(IS_FULL, f"The full list: {cases} ended on this day", on)
    partial = Option(IS_PARTIAL, f"Only changes: {stay}")
    answer = plan.ask(
        Question(
            key="full-list",
            kind=NOT_IN_FILE,
            row=0,
            subject=cases,
            asks="Is this the full list of open cases, or only what changed?",
            why=f"The file names {many(named, 'case')}. The tracker has {cases} more as allocated.",
            options=(full, partial) if named >= number else (partial, full),
            lasting=(IS_PARTIAL,),
            latest=on,
        )
    )
    for one in facts.others:
        name = facts.holders.by_key[one.worker].name
        if answer and answer.value == IS_FULL:
            end(plan, one, name, answer.day or on, row=0)
        else:
            says = f"not in the file: stays with {name}"
            plan.leave_out("cases not in the file", row=0, subject=one.reference, says=says)


def end(plan: CasePlan, one: Allocated, name: str, last_day: date, *, row: int) -> None:
    last_day = max(last_day, one.since)
    plan.people.add(one.worker)
    plan.changed.append(
        Allocation(
            pk=one.pk,
            case_reference=one.reference,
            category=one.category,
            worker_id=one.worker,
            allocated_on=one.since,
            ended_on=last_day,
        )
    )
    says = f"with {name} until {last_day:%d/%m/%Y}"
    plan.add("allocations ended", row=row, subject=one.reference, says=says, becomes=Becomes.ENDED)

"""A case that a file lists more than once with one worker: it is held once on each day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from workforce.caseloads.services.case_plan import CasePlan, Rows
from workforce.caseloads.services.holders import Holder
from workforce.imports.questions import Option, Question
from workforce.models import CaseCategory
from workforce.readers.allocations import AllocationRow
from workforce.rules.working_days import ONE_DAY

LISTED_TWICE = "Cases that are listed more than once with one worker"
ONE_AFTER_THE_OTHER = "in-turn"


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two periods have a day in common; a last day that is None is open."""
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def listed_once(plan: CasePlan, rows: Rows) -> Rows:
    """The rows of a file without those that say what another one says.

    A row that says exactly the same is left out. Of rows that give one case to one worker on the same
    days, and say otherwise, a person says what is right: until then they wait.
    """
    alike: dict[tuple[str, int], list[AllocationRow]] = defaultdict(list)
    for row, holder in rows:
        alike[row.key, holder.pk].append(row)
    kept: list[tuple[AllocationRow, Holder]] = []
    done: set[tuple[str, int]] = set()
    for row, holder in rows:
        if (row.key, holder.pk) not in done:
            done.add((row.key, holder.pk))
            kept += ((one, holder) for one in _settled(plan, alike[row.key, holder.pk], holder))
    return kept


def _settled(plan: CasePlan, rows: Sequence[AllocationRow], holder: Holder) -> Iterator[AllocationRow]:
    first: dict[tuple[str, date, date | None], AllocationRow] = {}
    for row in rows:
        same = first.setdefault((row.category, row.allocated_from, row.allocated_to), row)
        if same is not row:
            says = f"with {holder.name}: row {same.row} says the same"
            plan.leave_out("cases listed twice", row=row.row, subject=row.case_reference, says=says)
    for together in _at_once(sorted(first.values(), key=lambda row: (row.allocated_from, row.row))):
        yield from together if len(together) == 1 else _asked(plan, together, holder)


def _at_once(rows: Sequence[AllocationRow]) -> Iterator[list[AllocationRow]]:
    """Rows that share days together, from the earliest on."""
    together: list[AllocationRow] = []
    for row in rows:
        days = (row.allocated_from, row.allocated_to)
        if together and not any(overlap((one.allocated_from, one.allocated_to), days) for one in together):
            yield together
            together = []
        together.append(row)
    if together:
        yield together


def _asked(plan: CasePlan, rows: Sequence[AllocationRow], holder: Holder) -> Sequence[AllocationRow]:
    """What a person says of rows that share days; nothing while no one has."""
    first = rows[0]
    alone = {said_of(row): row for row in rows}
    options = [Option(said, f"Row {row.row} alone: {said}") for said, row in alone.items()]
    turns = in_turn(rows)
    if turns:
        told = "; ".join(said_of(row) for row in turns)
        options.insert(0, Option(ONE_AFTER_THE_OTHER, f"One after the other: {told}"))
    answer = plan.ask(
        Question(
            key="twice:" + ":".join([first.key, str(holder.pk), *alone]),
            kind=LISTED_TWICE,
            row=rows[-1].row,
            subject=first.case_reference,
            asks=f"What is {first.case_reference} with {holder.name}?",
            why=f"Rows {' and '.join(str(row.row) for row in rows)} both have it on the same days. "
            "It counts as one case.",
            options=tuple(options),
            lasting=tuple(option.value for option in options),
        )
    )
    if answer is None:
        return ()
    return turns if answer.value == ONE_AFTER_THE_OTHER else (alone[answer.value],)


def said_of(row: AllocationRow) -> str:
    """ "Child protection from 01/06/2026": equal for two rows that say the same."""
    until = f" until {row.allocated_to:%d/%m/%Y}" if row.allocated_to else ""
    return f"{CaseCategory(row.category).label} from {row.allocated_from:%d/%m/%Y}{until}"


def in_turn(rows: Sequence[AllocationRow]) -> tuple[AllocationRow, ...]:
    """Periods of one case, one after the other: on each day the row that started last says what it is.

    A case that became a protection plan while its row as a child in need has no end is one case, of the
    one kind until that day and of the other from then on. Nothing where two rows start on one day, or
    no two are of different kinds.
    """
    starts = {row.allocated_from for row in rows}
    if len(starts) < len(rows) or len({row.category for row in rows}) == 1:
        return ()
    ends = {row.allocated_to + ONE_DAY for row in rows if row.allocated_to}
    cuts = sorted(starts | ends)
    turns: list[AllocationRow] = []
    for since, after in zip_longest(cuts, cuts[1:]):
        held = [row for row in rows if _holds(row, since)]
        if not held:
            continue
        newest = max(held, key=lambda row: row.allocated_from)
        until = after - ONE_DAY if after else None
        last = turns[-1] if turns else None
        if last and last.category == newest.category and last.allocated_to == since - ONE_DAY:
            turns[-1] = replace(last, allocated_to=until)
        else:
            turns.append(replace(newest, allocated_from=since, allocated_to=until))
    return tuple(turns)


def _holds(row: AllocationRow, day: date) -> bool:
    return row.allocated_from <= day and (row.allocated_to is None or day <= row.allocated_to)

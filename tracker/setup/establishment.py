"""HR's establishment list: who works here, and the promises that follow from it.

The line manager becomes the supervisor; a job title that says ASYE or NQSW enrols the worker in the
default programme from the start date, everyone else gets the default agreement; the clock starts
on the start date. A later list changes what it says otherwise; what it leaves out is reported and
stays: no one is deleted, and no blank cell erases what the tracker knows.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.setup.establishment_facts import EstablishmentFacts, KnownWorker, find_establishment
from tracker.setup.establishment_people import Establishment
from tracker.setup.establishment_plan import EstablishmentPlan
from tracker.setup.establishment_promises import Promises
from tracker.setup.establishment_writing import concerned_in, prepare_list, write_list
from workforce.imports.services import Importer
from workforce.models import ImportKind, Worker
from workforce.readers import establishment as reader
from workforce.readers.establishment import EstablishmentRow, read_establishment
from workforce.readers.rows import Reading

#: How many people a note names before it only counts the rest.
NAMED_IN_A_NOTE = 10


def read_list(content: bytes, file_name: str, *, on: date) -> Reading[EstablishmentRow]:
    known = Worker.objects.exclude(staff_number=None).values_list("staff_number", flat=True)
    return read_establishment(
        content, file_name, known_staff_numbers={str(number) for number in known}, today=on
    )


def find_list(reading: Reading[EstablishmentRow], *, on: date) -> EstablishmentFacts:
    return find_establishment()


def plan_list(
    reading: Reading[EstablishmentRow], facts: EstablishmentFacts, *, on: date
) -> EstablishmentPlan:
    """People, teams and services first, managers before those they manage; then the promises."""
    plan = EstablishmentPlan(reading=reading)
    people = Establishment(plan, facts, on=on)
    promises = Promises(plan, facts, people=people.by_key, on=on)
    for row in managers_first(reading.rows):
        kept = people.keep(row)
        if kept:
            promises.keep(kept)
    plan.people = plan.keys_touched()
    plan.unchanged = len(reading.rows) - len({line.row for line in plan.lines})
    if not plan.errors:
        note_left_out(plan, facts.workers, on=on)
        begin_with_the_list(plan, facts, on=on)
    return plan


def begin_with_the_list(plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
    """The first list starts everyone's supervision in the past: records begin with it, unless someone
    has said when they do.
    """
    promises = plan.starting or plan.enrolling
    if promises and not facts.agreements and facts.records_begin_on is None:
        plan.records_begin_on = on
        plan.note(
            f"Records begin on {on:%d/%m/%Y}, the day of this import: nothing before it counts as missed. "
            "You can choose another start day in Settings."
        )


def managers_first(rows: Iterable[EstablishmentRow]) -> Iterator[EstablishmentRow]:
    """The rows in an order in which everyone's line manager comes before them.

    The reader has refused line managers that lead back to themselves.
    """
    by_number = {row.staff_number: row for row in rows}
    done: set[str] = set()
    for row in by_number.values():
        line = []
        above: EstablishmentRow | None = row
        while above and above.staff_number not in done:
            line.append(above)
            done.add(above.staff_number)
            above = by_number.get(above.line_manager_staff_number or "")
        yield from reversed(line)


def note_left_out(plan: EstablishmentPlan, workers: Iterable[KnownWorker], *, on: date) -> None:
    """People of the tracker who work here and are not in the list, by name."""
    listed = {row.staff_number for row in plan.reading.rows}
    here = (one for one in workers if one.started_on <= on and (one.left_on is None or one.left_on >= on))
    left_out = [one for one in here if one.staff_number and one.staff_number not in listed]
    left_out.sort(key=lambda one: (one.family_name, one.given_name, one.pk))
    for one in left_out:
        plan.leave_out("people not in the list", row=0, subject=one.full_name, says="stays as they are")
    if left_out:
        names = ", ".join(one.full_name for one in left_out[:NAMED_IN_A_NOTE])
        more = len(left_out) - NAMED_IN_A_NOTE
        plan.note(
            f"In the tracker and not in this list: {names}{f' and {more} more' if more > 0 else ''}. "
            "They do not change. If someone has left, add their last day."
        )


ESTABLISHMENT = Importer(
    kind=ImportKind.WORKFORCE,
    about="Who works here, in which team, with which manager. Starts supervision and enrols NQSWs.",
    columns=reader.COLUMNS,
    read=read_list,
    find=find_list,
    plan=plan_list,
    prepare=prepare_list,
    write=write_list,
    concerned=concerned_in,
)

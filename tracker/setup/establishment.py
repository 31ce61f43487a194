"""HR's establishment list: who works here, and the promises that follow from it.

The line manager becomes the supervisor; a job title that says ASYE or NQSW enrols the worker in the
default programme from the start date, everybody else gets the default agreement; the clock starts
on the start date. A later list changes what it says otherwise; what it leaves out is reported and
stays: nobody is deleted, and no blank cell erases what the tracker knows.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from nqsw.programmes.services import install_programmes
from tracker.setup.establishment_people import Changes, Establishment
from tracker.setup.establishment_promises import Promises
from workforce.imports.services import Importer, Writing
from workforce.models import Account, ImportKind, Worker
from workforce.readers import establishment as reader
from workforce.readers.establishment import EstablishmentRow, read_establishment
from workforce.readers.rows import Reading

#: How many people a note names before it only counts the rest.
NAMED_IN_A_NOTE = 10


def read_list(content: bytes, file_name: str, *, on: date) -> Reading[EstablishmentRow]:
    known = Worker.objects.exclude(staff_number=None).values_list("staff_number", flat=True)
    return read_establishment(content, file_name, known_staff_numbers={str(number) for number in known})


def plan_list(reading: Reading[EstablishmentRow], facts: object, *, on: date) -> Changes:
    with transaction.atomic():
        changes = apply_list(reading, on=on, by=None)
        transaction.set_rollback(True)
    changes.reading = reading
    return changes


def write_list(plan: Changes, writing: Writing) -> None:
    apply_list(plan.reading, on=writing.on, by=writing.by)


def apply_list(reading: Reading[EstablishmentRow], *, on: date, by: Account | None) -> Changes:
    """People, teams and services first, managers before those they manage; then the promises."""
    install_programmes()
    changes = Changes()
    people = Establishment(reading, changes=changes, on=on, by=by)
    promises = Promises(reading, changes=changes, on=on, by=by)
    for row in managers_first(reading.rows):
        person = people.keep(row)
        if person:
            promises.keep(person)
    if not changes.errors:
        note_left_out(reading.rows, changes, on=on)
    return changes


def managers_first(rows: Iterable[EstablishmentRow]) -> Iterator[EstablishmentRow]:
    """The rows in an order in which everybody's line manager comes before them.

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


def note_left_out(rows: Iterable[EstablishmentRow], changes: Changes, *, on: date) -> None:
    """People of the tracker who work here and are not in the list."""
    listed = {row.staff_number for row in rows}
    left_out = [
        worker
        for worker in Worker.objects.employed(on=on).exclude(staff_number=None)
        if worker.staff_number not in listed
    ]
    if left_out:
        names = ", ".join(worker.full_name for worker in left_out[:NAMED_IN_A_NOTE])
        more = len(left_out) - NAMED_IN_A_NOTE
        changes.note(
            f"In the tracker and not in this list: {names}{f' and {more} more' if more > 0 else ''}. They "
            "stay as they are: for somebody who has left, add the last day."
        )


ESTABLISHMENT = Importer(
    kind=ImportKind.WORKFORCE,
    about="Who works here, in which team, under whom. Starts supervision and enrols NQSWs.",
    columns=reader.COLUMNS,
    read=read_list,
    find=lambda reading, *, on: 0,
    plan=plan_list,
    write=write_list,
)

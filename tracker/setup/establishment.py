"""HR's establishment list: who works here, and the promises that follow from it.

The line manager becomes the supervisor; a job title that says ASYE or NQSW enrols the worker in the
default programme from the start date, everyone else gets the default agreement; the clock starts
on the start date. A later list changes what it says otherwise. What it no longer says is a question to a
person: no one is deleted, and no blank cell erases what the tracker knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tracker.setup.establishment_absences import NAMED_IN_A_NOTE
from tracker.setup.establishment_facts import EstablishmentFacts, find_establishment
from tracker.setup.establishment_lines import refuse_circles, supervisors_after
from tracker.setup.establishment_missing import ask_about_missing
from tracker.setup.establishment_namesakes import Namesakes
from tracker.setup.establishment_people import Establishment
from tracker.setup.establishment_plan import EstablishmentPlan, Kept, Person
from tracker.setup.establishment_promises import Promises
from tracker.setup.establishment_readers import readers_of
from tracker.setup.establishment_rows import PersonRows, people_in
from tracker.setup.establishment_start_day import begin_with_the_list
from tracker.setup.establishment_terms import TermsSaid
from tracker.setup.establishment_titles import JobTitles
from tracker.setup.establishment_undo import UNDOING
from tracker.setup.establishment_writing import concerned_in, prepare_list, write_list
from workforce.authority_settings import authority_settings
from workforce.imports.questions import Answers
from workforce.imports.services import Importer
from workforce.models import ImportKind, StaffNumber, Worker
from workforce.readers.cells import number_key
from workforce.readers.establishment import read_establishment
from workforce.readers.establishment_columns import COLUMNS
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.headings import Meanings
from workforce.readers.rows import Reading


def read_list(content: bytes, file_name: str, *, on: date, said: Meanings) -> Reading[EstablishmentRow]:
    known = Worker.objects.exclude(staff_number=None).values_list("staff_number", flat=True)
    numbers = {*map(str, known), *StaffNumber.objects.values_list("number", flat=True)}
    hours = authority_settings(on=on).full_time_weekly_hours
    return read_establishment(
        content, file_name, known_staff_numbers=numbers, today=on, said=said, full_time_hours=hours
    )


def find_list(reading: Reading[EstablishmentRow], *, on: date) -> EstablishmentFacts:
    return find_establishment(on=on)


def plan_list(
    reading: Reading[EstablishmentRow],
    facts: EstablishmentFacts,
    *,
    on: date,
    answers: Answers | None = None,
    settled: Answers | None = None,
) -> EstablishmentPlan:
    """People, teams and services first, managers before those they manage; then the promises."""
    plan = EstablishmentPlan(reading=reading, answers=answers or {}, settled=settled or {})
    terms = TermsSaid(plan)
    titles = JobTitles(plan, facts, terms.rows)
    listed = Namesakes(plan, facts, on=on).join(people_in(titles.rows, on=on))
    people = Establishment(plan, facts, listed, on=on)
    aside = [*terms.waiting, *titles.waiting, *titles.left_out]
    people.identity.consider(aside)
    promises = Promises(plan, facts, people=people.by_key, on=on)
    everyone: list[Kept] = []
    for rows in managers_first(listed):
        kept = people.keep(rows)
        if kept:
            everyone.append(kept)
            promises.keep(kept)
    supervisors = supervisors_after(plan, facts, people.by_key)
    refuse_circles(plan, everyone, supervisors)
    titles.tell()
    promises.note_what_is_booked()
    if not plan.errors:
        ask_about_missing(plan, people.by_key.values(), people.named, on=on)
        note_supervisors_who_left(plan, everyone, supervisors, on=on)
        begin_with_the_list(plan, facts, as_at=reading.as_at, on=on)
    plan.people, plan.readers = plan.keys_touched(), readers_of(plan)
    touched = {line.row for line in plan.lines} | {one.row for one in plan.questions}
    touched |= {row.row for row in aside}
    plan.unchanged = sum(row.row not in touched for row in reading.rows)
    return plan


def managers_first(listed: Iterable[PersonRows]) -> Iterator[PersonRows]:
    """The people of a list in an order in which everyone's line manager comes before them.

    The reader has refused line managers that lead back to themselves.
    """
    people = list(listed)
    by_number = {number: one for one in people for number in one.numbers}
    done: set[int] = set()
    for one in people:
        line = []
        above: PersonRows | None = one
        while above and id(above) not in done:
            line.append(above)
            done.add(id(above))
            above = by_number.get(number_key(above.main.line_manager_staff_number or ""))
        yield from reversed(line)


def note_supervisors_who_left(
    plan: EstablishmentPlan, kept: Iterable[Kept], supervisors: Mapping[Person, Person | None], *, on: date
) -> None:
    """People whose supervisor has left: they stay with them on the page until someone chooses another."""
    alone: list[str] = []
    for one in kept:
        supervisor = supervisors.get(one.person)
        if supervisor is None or not supervisor.has_left(on=on) or one.person.left_on:
            continue
        alone.append(str(one.person))
        says = f"The supervisor {supervisor} left on {supervisor.left_on:%d/%m/%Y}. Choose another"
        plan.leave_out("supervisor has left", row=one.row.row, subject=one.person, says=says)
    if alone:
        names = ", ".join(alone[:NAMED_IN_A_NOTE])
        more = len(alone) - NAMED_IN_A_NOTE
        plan.note(
            f"Their supervisor has left: {names}{f' and {more} more' if more > 0 else ''}. Choose another."
        )


ESTABLISHMENT = Importer(
    kind=ImportKind.WORKFORCE,
    about="Who works here, in which team, with which manager. Starts supervision and enrols NQSWs.",
    columns=COLUMNS,
    read=read_list,
    find=find_list,
    plan=plan_list,
    prepare=prepare_list,
    write=write_list,
    concerned=concerned_in,
    asks=True,
    undoing=UNDOING,
)

"""HR's establishment list: who works here, in which team, under which line manager."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from workforce.readers.cells import email, number_key, staff_number, swe_number, text
from workforce.readers.circles import circles_in
from workforce.readers.day_of_count import day_that_is_named
from workforce.readers.days import will_end
from workforce.readers.establishment_cells import absence_of, employment_of, share_of, word_of
from workforce.readers.establishment_columns import COLUMNS, note_unread_managers
from workforce.readers.establishment_names import first_name_of, name_of, words
from workforce.readers.establishment_rows import EstablishmentRow, named, post_of
from workforce.readers.headings import Meanings
from workforce.readers.job_titles import newly_qualified
from workforce.readers.names import folded, in_normal_case, name_readings
from workforce.readers.notes import Noted
from workforce.readers.places import number_of
from workforce.readers.rows import Reading, RowCells, reading_of
from workforce.readers.sheet import find_table
from workforce.readers.wording import (
    contract,
    organisational_role,
)
from workforce.rules.in_words import many

FULL_TIME_HOURS = Decimal(37)


@dataclass
class Draft:
    """A row while it is being checked: what was understood of it so far."""

    cells: RowCells
    staff_number: str | None
    #: The line manager's staff number, or a name to find it by.
    manager: str | None
    email: str | None
    swe_number: str | None
    row: EstablishmentRow | None


def read_establishment(
    content: bytes,
    file_name: str,
    *,
    known_staff_numbers: Collection[str] = (),
    today: date | None = None,
    said: Meanings | None = None,
    full_time_hours: Decimal = FULL_TIME_HOURS,
) -> Reading[EstablishmentRow]:
    """The people in an HR export.

    A line manager is someone in the file or among `known_staff_numbers`. `today` says which years a
    day can lie in: nobody starts in 2098, or leaves in 2099. `full_time_hours` are those of a full-time week.
    Raises UnreadableFile when the file as a whole cannot be used.
    """
    table = find_table(content, file_name, COLUMNS, said)
    note_unread_managers(table, said or {})
    drafts = [draft_of(RowCells(table, raw), today, full_time_hours) for raw in table.rows]
    find_managers_by_name(drafts)
    yield_addresses(drafts, today)
    note_two_spellings(drafts)
    note_repeats(drafts)
    note_unknown_managers(drafts, set(known_staff_numbers))
    note_circles(drafts)
    errors = [error for draft in drafts for error in draft.cells.errors]
    sound = [draft.row for draft in drafts if draft.row and not draft.cells.errors]
    return reading_of(table, rows=sound, errors=errors, as_at=day_that_is_named(table))


def draft_of(cells: RowCells, today: date | None, full_time_hours: Decimal) -> Draft:
    number = cells.read("staff_number", staff_number, missing="Every person needs a staff number.")
    draft = Draft(
        cells=cells,
        staff_number=number,
        manager=cells.read("line_manager_staff_number", number_or_name),
        email=cells.read("email", email),
        swe_number=cells.read("swe_number", swe_number),
        row=None,
    )
    draft.row = person_of(draft, today, full_time_hours)
    return draft


def person_of(draft: Draft, today: date | None, full_time_hours: Decimal) -> EstablishmentRow | None:
    """The person in a row, or None with what is wrong noted."""
    cells = draft.cells
    name = name_of(cells)
    title = cells.read("job_title", words, missing="Every person needs a job title.")
    role = cells.read("job_title", organisational_role) if title else None
    team = cells.read("team", words, missing="Every person needs a team.")
    service = cells.read("service", words) or ""
    share = share_of(cells, full_time_hours)
    kind = word_of(cells, "contract", contract, missing="Write Permanent, Fixed Term or Agency.")
    started, left = employment_of(cells, today)
    absence = absence_of(cells, today)
    if cells.errors or not (draft.staff_number and name and title and team):
        return None
    if role is None or share is None or kind is None or started is None:
        return None
    return EstablishmentRow(
        cells.number, draft.staff_number, family_name=in_normal_case(name.family), given_name=name.given,
        email=draft.email, job_title=title, team=team, service=service,
        line_manager_staff_number=draft.manager, fte=share, contract=kind[0], started_on=started,
        left_on=left, swe_number=draft.swe_number, absence=absence,
        newly_qualified=newly_qualified(title, org_role=role), org_role=role,
        known_as=first_name_of(cells.read("known_as", words) or "", name.family),
        effective_from=cells.read_day("effective_from", will_end(today)), contract_as_written=kind[1],
    )  # fmt: skip


def number_or_name(value: object) -> str:
    """How a list names a line manager: by the staff number, or by the name."""
    return staff_number(value) if any(map(str.isdigit, text(value))) else words(value)


def find_managers_by_name(drafts: Sequence[Draft]) -> None:
    """The staff number of each line manager who is named; a name of nobody, or of several, is an error."""
    numbers: dict[tuple[str, str], set[str]] = {}
    for row in (draft.row for draft in drafts if draft.row):
        for given in (row.given_name, row.known_as or row.given_name):
            numbers.setdefault((folded(given), folded(row.family_name)), set()).add(row.staff_number)
    for draft in drafts:
        if draft.manager is None or any(map(str.isdigit, draft.manager)):
            continue
        readings = [(folded(one.given), folded(one.family)) for one in name_readings(draft.manager)]
        found = sorted(set().union(*(numbers.get(one, ()) for one in readings)))
        if len(found) == 1:
            draft.cells.tell(Noted.READ_AS, "line_manager_staff_number", draft.manager, meaning=found[0])
            draft.manager = found[0]
            draft.row = draft.row and replace(draft.row, line_manager_staff_number=found[0])
            continue
        several = f"{many(len(found), 'person', 'people')} in the list have"
        how_many = several if found else "Nobody in the list has"
        problem = f"{how_many} this name. Write the manager's staff number."
        draft.cells.note("line_manager_staff_number", problem)
        draft.manager = None


def note_two_spellings(drafts: Sequence[Draft]) -> None:
    """One staff number written in two ways, "00101" and 101: no one can say whether they are one person.

    A line manager's number is taken as the staff number that it is another spelling of, and that is told.
    """
    spelled: dict[str, Draft] = {}
    for draft in drafts:
        if draft.staff_number:
            other = spelled.setdefault(number_key(draft.staff_number), draft)
            if other.staff_number != draft.staff_number:
                draft.cells.note(
                    "staff_number",
                    f"Row {other.cells.number} has the same staff number written as {other.staff_number}. "
                    "Write it the same way, and keep one row for a person.",
                )
    for draft in drafts:
        above = spelled.get(number_key(draft.manager)) if draft.manager else None
        if draft.manager and above and above.staff_number and above.staff_number != draft.manager:
            said = (draft.manager, above.staff_number)
            draft.cells.tell(Noted.READ_AS, "line_manager_staff_number", said[0], meaning=said[1])
            draft.manager = above.staff_number
            draft.row = draft.row and replace(draft.row, line_manager_staff_number=above.staff_number)


def note_repeats(drafts: Sequence[Draft]) -> None:
    """Numbers and addresses that belong to one person only; the later row is the one reported."""
    for key, what in (
        ("staff_number", "staff number"),
        ("swe_number", "registration number"),
        ("email", "e-mail address"),
    ):
        first: dict[str, Draft] = {}
        for draft in drafts:
            value = getattr(draft, key)
            other = first.setdefault(value, draft) if value else draft
            if other is not draft and not are_posts_of_one(other, draft):
                where = other.cells.number
                draft.cells.note(key, f"Row {where} has this {what} too. Correct one of them.")


def yield_addresses(drafts: Sequence[Draft], today: date | None) -> None:
    """An address of a leaver and of a new starter is the leaver's to the last day, and then the other's."""
    with_address: dict[str, list[EstablishmentRow]] = defaultdict(list)
    for draft in drafts:
        if draft.row and draft.row.email:
            with_address[draft.row.email].append(draft.row)
    for draft in drafts:
        alike = with_address.get(draft.email or "", ()) if draft.row else ()
        other = draft.row and next((one for one in alike if comes_before(one, draft.row, today)), None)
        if draft.row and other:
            why = f"row {number_of(other.row)} has it: {other.given_name} {other.family_name}"
            draft.cells.tell(Noted.CELL, "email", draft.row.email or "", meaning=why)
            draft.email, draft.row = None, replace(draft.row, email=None)


def comes_before(one: EstablishmentRow, other: EstablishmentRow, today: date | None) -> bool:
    """Of two people with one address, `one` has it today: the other has left, or has not followed yet."""
    if named(one) == named(other) or today is None:
        return False
    has_left = other.left_on is not None and other.left_on < today
    is_here = one.left_on is None or one.left_on >= today
    return is_here and (has_left or (one.left_on is not None and today <= one.left_on < other.started_on))


def are_posts_of_one(one: Draft, other: Draft) -> bool:
    """Two rows about two posts of one person: the same name, no other registration, not the same post."""
    has_two = bool(one.swe_number and other.swe_number and one.swe_number != other.swe_number)
    if one.row is None or other.row is None or has_two:
        return False
    return named(one.row) == named(other.row) and post_of(one.row) != post_of(other.row)


def note_unknown_managers(drafts: Sequence[Draft], known: set[str]) -> None:
    there = known | {draft.staff_number for draft in drafts if draft.staff_number}
    everybody = {number_key(number) for number in there}
    for draft in drafts:
        if draft.manager is None:
            continue
        note = partial(draft.cells.note, "line_manager_staff_number")
        if draft.manager == draft.staff_number:
            note("A person cannot be their own line manager. Correct it or leave it empty.")
        elif number_key(draft.manager) not in everybody:
            note("Nobody with this staff number is in the file or the tracker. Correct it.")


def note_circles(drafts: Sequence[Draft]) -> None:
    """Line managers that lead back to where they started: reported once, in the lowest row."""
    manager_of: dict[str, str] = {}
    by_number: dict[str, Draft] = {}
    for draft in drafts:
        if draft.staff_number and draft.manager and draft.manager != draft.staff_number:
            manager_of.setdefault(draft.staff_number, draft.manager)
            by_number.setdefault(draft.staff_number, draft)
    for circle in circles_in(manager_of):
        last = max((by_number[number] for number in circle), key=lambda d: d.cells.number)
        told = [f"{number} (row {by_number[number].cells.number})" for number in circle]
        route = " → ".join([*told, circle[0]])
        last.cells.note(
            "line_manager_staff_number",
            f"These line managers lead back to themselves: {route}. Correct one of them.",
        )

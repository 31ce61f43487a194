"""HR's establishment list: who works here, in which team, under which line manager."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from workforce.readers.cells import email, fte, number_key, staff_number, swe_number, text
from workforce.readers.circles import circles_in
from workforce.readers.days import has_begun, will_end
from workforce.readers.job_titles import NewlyQualified, newly_qualified
from workforce.readers.names import folded, in_normal_case
from workforce.readers.notes import Noted
from workforce.readers.rows import Reading, RowCells, reading_of
from workforce.readers.sheet import ExpectedColumn, find_table
from workforce.readers.wording import (
    absence_reason,
    contract,
    organisational_role,
)

COLUMNS = (
    ExpectedColumn("staff_number", ("Emp No", "Employee Number", "Employee No", "Employee ID", "Emp ID",
           "Staff Number", "Staff No", "Payroll Number", "Payroll No", "Personnel Number",
           "Assignment Number"), needed=True),
    ExpectedColumn("family_name", ("Surname", "Last Name", "Family Name"), needed=True),
    ExpectedColumn("given_name", ("Forename(s)", "Forename", "First Name", "First Names", "Given Name"),
           needed=True, or_else="known_as"),
    ExpectedColumn("known_as", ("Known As", "Preferred Name", "Preferred Forename", "Preferred First Name",
           "Known As Forename")),
    ExpectedColumn("email", ("Email Address", "E-mail", "Work Email", "Email")),
    ExpectedColumn("job_title", ("Job Title", "Post Title", "Position", "Position Title", "Role"),
           needed=True),
    ExpectedColumn("team", ("Team / Cost Centre", "Team", "Team Name", "Cost Centre"), needed=True),
    ExpectedColumn("service", ("Service Area", "Service", "Directorate", "Division")),
    ExpectedColumn("line_manager_staff_number", ("Line Mgr Emp No", "Line Manager Emp No",
           "Line Manager Employee Number", "Line Manager Employee No", "Line Manager Staff Number",
           "Line Manager Number", "Manager Emp No", "Manager Employee Number", "Reports To")),
    ExpectedColumn("fte", ("FTE", "Full Time Equivalent", "Post FTE"), needed=True),
    ExpectedColumn("contract", ("Contract Type", "Contract", "Employment Type"), needed=True),
    ExpectedColumn("started_on", ("Start Date", "Started", "Date Started", "Employment Start Date"),
           needed=True),
    ExpectedColumn("left_on", ("Leaving Date", "End Date", "Leave Date", "Date Left", "Termination Date",
           "Employment End Date")),
    ExpectedColumn("swe_number", ("SWE Reg No", "SWE Number", "SWE No", "SWE Registration Number",
           "Social Work England Number", "Registration Number", "Registration No")),
    ExpectedColumn("absent_from", ("Absent From", "Absence From", "Absence Start", "Absence Start Date")),
    ExpectedColumn("absent_to", ("Absent To", "Absence To", "Absence End", "Absence End Date")),
    ExpectedColumn("absence_reason", ("Absence Reason", "Reason for Absence", "Absence Type")),
)  # fmt: skip


words = partial(text, longest=120)


@dataclass(frozen=True)
class AbsenceSpell:
    """An absence as HR has it: the days are included, no end means still absent.

    `reason` is a DfE workforce census code (list F), or ANL.
    """

    started_on: date
    ended_on: date | None
    reason: str


@dataclass(frozen=True)
class EstablishmentRow:
    """One post of someone on the establishment. `org_role` is 1 to 6 of census list B.

    `known_as` is the first name that the person goes by, empty where the list has none.
    """

    row: int
    staff_number: str
    family_name: str
    given_name: str
    email: str | None
    job_title: str
    team: str
    service: str
    line_manager_staff_number: str | None
    fte: Decimal
    contract: str
    started_on: date
    left_on: date | None
    swe_number: str | None
    absence: AbsenceSpell | None
    newly_qualified: NewlyQualified
    org_role: int
    known_as: str = ""


@dataclass
class Draft:
    """A row while it is being checked: what was understood of it so far."""

    cells: RowCells
    staff_number: str | None
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
) -> Reading[EstablishmentRow]:
    """The people in an HR export.

    A line manager is someone in the file or among `known_staff_numbers`. `today` says which years a
    day can lie in: nobody starts in 2098, or leaves in 2099. Raises UnreadableFile when the file as a
    whole cannot be used.
    """
    table = find_table(content, file_name, COLUMNS)
    drafts = [draft_of(RowCells(table, raw), today) for raw in table.rows]
    note_two_spellings(drafts)
    note_repeats(drafts)
    note_unknown_managers(drafts, set(known_staff_numbers))
    note_circles(drafts)
    errors = [error for draft in drafts for error in draft.cells.errors]
    return reading_of(
        table, rows=[draft.row for draft in drafts if draft.row and not draft.cells.errors], errors=errors
    )


def draft_of(cells: RowCells, today: date | None) -> Draft:
    number = cells.read("staff_number", staff_number, missing="Every person needs a staff number.")
    draft = Draft(
        cells=cells,
        staff_number=number,
        manager=cells.read("line_manager_staff_number", staff_number),
        email=cells.read("email", email),
        swe_number=cells.read("swe_number", swe_number),
        row=None,
    )
    draft.row = person_of(draft, today)
    return draft


def person_of(draft: Draft, today: date | None) -> EstablishmentRow | None:
    """The person in a row, or None with what is wrong noted."""
    cells = draft.cells
    family = cells.read("family_name", words, missing="Every person needs a surname.")
    given = cells.read("given_name", words, missing="Every person needs a forename.")
    title = cells.read("job_title", words, missing="Every person needs a job title.")
    role = cells.read("job_title", organisational_role) if title else None
    team = cells.read("team", words, missing="Every person needs a team.")
    service = cells.read("service", words) or ""
    share = cells.read("fte", fte, missing="Every person needs a full-time equivalent, such as 1.")
    kind = cells.read("contract", contract, missing="Write Permanent, Fixed Term or Agency.")
    started, left = employment_of(cells, today)
    absence = absence_of(cells, today)
    if cells.errors or not (draft.staff_number and family and given and title and role and team):
        return None
    if share is None or kind is None or started is None:
        return None
    return EstablishmentRow(
        cells.number, draft.staff_number, family_name=in_normal_case(family), given_name=given,
        email=draft.email, job_title=title, team=team, service=service,
        line_manager_staff_number=draft.manager, fte=share, contract=kind, started_on=started,
        left_on=left, swe_number=draft.swe_number, absence=absence,
        newly_qualified=newly_qualified(title, org_role=role), org_role=role,
        known_as=cells.read("known_as", words) or "",
    )  # fmt: skip


def employment_of(cells: RowCells, today: date | None) -> tuple[date | None, date | None]:
    started = cells.read_day("started_on", has_begun(today), missing="Every person needs a start date.")
    left = cells.read_end("left_on", will_end(today))
    if started and left and left < started:
        cells.note("left_on", f"This is before the start date, {started:%d/%m/%Y}. Check both.")
    return started, left


def absence_of(cells: RowCells, today: date | None) -> AbsenceSpell | None:
    """The absence in the row; its three cells belong together, only the end may be open."""
    before = len(cells.errors)
    started = cells.read_day("absent_from", will_end(today))
    ended = cells.read_end("absent_to", will_end(today))
    reason = cells.read("absence_reason", absence_reason)
    if len(cells.errors) > before:
        return None
    if started is None:
        if ended or reason:
            cells.note("absent_from", "There is an absence without its first day. Add the day.")
        return None
    if reason is None:
        cells.note("absence_reason", "There is an absence without its reason. Add the reason.")
        return None
    if ended and ended < started:
        cells.note("absent_to", f"This is before the first day, {started:%d/%m/%Y}. Check both.")
        return None
    return AbsenceSpell(started, ended, reason)


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
    for key, words in (
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
                draft.cells.note(key, f"Row {where} has this {words} too. Correct one of them.")


def are_posts_of_one(one: Draft, other: Draft) -> bool:
    """Two rows about two posts of one person: the same name, no other registration, not the same post."""
    has_two = bool(one.swe_number and other.swe_number and one.swe_number != other.swe_number)
    if one.row is None or other.row is None or has_two:
        return False
    return named(one.row) == named(other.row) and post_of(one.row) != post_of(other.row)


def named(row: EstablishmentRow) -> tuple[str, str]:
    return folded(row.given_name), folded(row.family_name)


def post_of(row: EstablishmentRow) -> tuple[object, ...]:
    return row.staff_number, row.team, row.job_title, row.contract, row.started_on


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

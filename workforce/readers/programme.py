"""An NQSW tracker spreadsheet: who is on the programme, and what each has reached."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial

from workforce.readers.cells import CellProblem, is_blank, placeholder, staff_number, swe_number, text
from workforce.readers.days import has_begun, will_end
from workforce.readers.headings import Meanings
from workforce.readers.notes import Noted
from workforce.readers.programme_columns import COLUMNS, MILESTONES
from workforce.readers.reached import MONTH, Said, Spell, Telling, days_in, reason_of, spells_told, told_of
from workforce.readers.refusals import UnreadableFile
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import RawRow, Table, find_table

NEEDS_NAMES = (
    "The file needs a column for the NQSW's name, or for first name and surname, or for a staff or "
    "registration number."
)
COHORT = re.compile(
    rf"\b(?:cohort|intake|group|starters|programme|asye|nqsws?)\b|\b{MONTH} *(?:20)?[0-9]{{2}}\b",
    re.IGNORECASE,
)
OUTCOMES = {
    "pass": r"pass(?:ed)?(?: asye)?|achieved|successful|completed?(?: and passed)?",
    "fail": r"fail(?:ed)?|not passed|unsuccessful",
    "extend": r"extend(?:ed)?|extension(?: granted)?",
    "withdrawn": r"withdrawn|withdrew|deferred|stopped",
    "left": r"left(?: the authority| la)?|leaver|resigned",
    "": r"in progress|ongoing|on track|pending|on programme|current|active|not yet|due .*|started|no?|paused",
}


@dataclass(frozen=True)
class MilestoneTold:
    """One cell of a milestone: kind, which one of the kind (0: several), heading, what it says."""

    kind: str
    which: int
    heading: str
    telling: Telling


@dataclass(frozen=True)
class ProgrammeRow:
    """One row: an NQSW, and whatever of the programme the row has."""

    row: int
    name: str
    staff_number: str = ""
    swe_number: str = ""
    team: str = ""
    line_manager: str = ""
    programme: str = ""
    cohort: str = ""
    started_on: date | None = None
    ends_on: date | None = None
    assessor: str = ""
    mentor: str = ""
    mentor_from: date | None = None
    pauses: tuple[Spell, ...] = ()
    extension: int | date | None = None
    outcome: str = ""
    outcome_on: date | None = None
    milestones: tuple[MilestoneTold, ...] = ()


def read_programme(
    content: bytes, file_name: str, *, on: date, said: Meanings | None = None
) -> Reading[ProgrammeRow]:
    """The rows of a tracker. Raises UnreadableFile when the file as a whole cannot be used."""
    table = find_table(content, file_name, COLUMNS, said)
    if not {"name", "family_name", "staff_number", "swe_number"} & set(table.positions):
        raise UnreadableFile(NEEDS_NAMES)
    rows: list[ProgrammeRow] = []
    errors: list[RowError] = []
    cohort = ""
    for raw in table.rows:
        heading = cohort_above(table, raw)
        if heading:
            cohort = heading
            continue
        cells = RowCells(table, raw)
        row = row_of(cells, cohort, on=on)
        errors += cells.errors
        if not cells.errors:
            rows.append(row)
    return reading_of(table, rows=rows, errors=errors)


def cohort_above(table: Table, raw: RawRow) -> str:
    """The cohort that a row alone names for the rows below it; empty for any other row."""
    filled = [cell for cell in raw.cells if not is_blank(cell)]
    if len(filled) != 1 or not isinstance(filled[0], str) or not COHORT.search(filled[0]):
        return ""
    name = " ".join(filled[0].split()).strip(" :")[:80]
    table.notes.add(Noted.READ_AS, name, row=raw.number, meaning="the cohort of the rows below it")
    return name


def row_of(cells: RowCells, cohort: str, *, on: date) -> ProgrammeRow:
    given, family = cells.read("given_name", text) or "", cells.read("family_name", text) or ""
    name = cells.read("name", text) or f"{given} {family}".strip()
    number, registered = (
        cells.read("staff_number", staff_number) or "",
        cells.read("swe_number", swe_number) or "",
    )
    if not (name or number or registered):
        cells.note("name", "This row has no name and no number. Add one, or remove the row.")
    outcome, decided_on = outcome_of(cells, on=on)
    return ProgrammeRow(
        row=cells.number,
        name=name,
        staff_number=number,
        swe_number=registered,
        team=cells.read("team", text) or "",
        line_manager=cells.read("line_manager", text) or "",
        programme=cells.read("programme", text) or "",
        cohort=(cells.read("cohort", text) or cohort)[:80],
        started_on=cells.read_day("started_on", has_begun(on)),
        ends_on=cells.read_end("ends_on", will_end(on)),
        assessor=cells.read("assessor", text) or "",
        mentor=cells.read("mentor", text) or "",
        mentor_from=cells.read_day("mentor_from", has_begun(on)),
        pauses=pauses_of(cells, on=on),
        extension=cells.read("extension", extension),
        outcome=outcome,
        outcome_on=cells.read_day("outcome_on", will_end(on)) or decided_on,
        milestones=tuple(told for column in MILESTONES if (told := milestone_of(cells, column.key, on=on))),
    )


def milestone_of(cells: RowCells, key: str, *, on: date) -> MilestoneTold | None:
    """What the cell of a milestone says; None where it is empty."""
    telling = cells.read(key, partial(told_of, today=on))
    if telling is None or telling.says is Said.NOTHING:
        return None
    if telling.says is Said.DONE and not telling.days:
        cells.tell(Noted.READ_AS, key, telling.typed, meaning="done, the day not known")
    if telling.says is Said.OPEN:
        is_to_come = bool(telling.days) and telling.days[0] > on
        meaning = "a day to come: not done yet" if is_to_come else "not done yet"
        cells.tell(Noted.READ_AS, key, telling.typed, meaning=meaning)
    kind, _, which = key.partition(":")
    return MilestoneTold(kind, int(which), cells.table.heading(key), telling)


def pauses_of(cells: RowCells, *, on: date) -> tuple[Spell, ...]:
    """Every pause that a row names, in its columns for days, for sickness and for leave."""
    named: list[Spell] = []
    for key, usual in (("pause", ""), ("sickness", "sickness"), ("parental_leave", "parental_leave")):
        named += cells.read(key, partial(spells_told, usual=usual)) or ()
    since, until = cells.read_day("pause_from", has_begun(on)), cells.read_end("pause_to", will_end(on))
    if since and until and until < since:
        cells.note("pause_to", f"This is before the first day, {since:%d/%m/%Y}. Check both.")
    if since:
        named.append(Spell(reason_of(str(cells.value("pause_reason") or "")), since, until))
    return tuple(dict.fromkeys(named))


def extension(value: object) -> int | date | None:
    """How many months a programme was extended by, or the day that it was extended to."""
    if isinstance(value, (int, float)) and 0 <= value <= 12 and value == int(value):
        return int(value)
    typed = text(value).casefold() if isinstance(value, str) else ""
    if typed in ("n", "no", "none", "nil"):
        return None
    found = re.fullmatch(r"(?:extended |by |extended by )?([0-9]{1,2}) ?(?:m|mths?|months?)?", typed)
    if found and int(found[1]) <= 12:
        return int(found[1])
    telling = told_of(
        re.sub(r"^(?:extended )?(?:to|until|till) ", "", typed) if typed else value, today=date.max
    )
    if len(telling.days) == 1 and telling.says is Said.DONE:
        return telling.days[0]
    raise CellProblem("Write the extension in months, such as 3, or the day it was extended to.")


def outcome_of(cells: RowCells, *, on: date) -> tuple[str, date | None]:
    """pass, fail, extend, withdrawn, left or nothing yet; and the day, where the cell has it."""
    value = cells.value("outcome")
    if is_blank(value) or placeholder(value):
        return "", None
    telling = cells.read("outcome", partial(told_of, today=on))
    if telling is None:
        return "", None
    words = re.sub(r"[^a-z]+", " ", days_in(telling.typed.casefold())[1]).strip().removesuffix(" on")
    found = next((key for key, pattern in OUTCOMES.items() if re.fullmatch(pattern, words)), None)
    if found is None:
        cells.note("outcome", "Write Pass, Fail, Extended, Withdrawn, Left, or In progress.")
    return found or "", telling.days[0] if len(telling.days) == 1 else None

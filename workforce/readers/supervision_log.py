"""The sheet in which supervision was kept before the tracker."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from workforce.readers.cells import CellProblem, is_blank, minutes, text, without_punctuation
from workforce.readers.clock_times import clock_time, minutes_between
from workforce.readers.days import has_begun
from workforce.readers.happened import NAMES_OF, Evidence, status_or_comment, status_told, told
from workforce.readers.headings import Meanings, plain
from workforce.readers.names import folded
from workforce.readers.notes import Noted
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import Table, UnreadableFile, find_table
from workforce.readers.supervision_log_columns import COLUMNS
from workforce.readers.wording import session_kind
from workforce.rules.in_words import many

LONGEST_COMMENT = 4_000
#: Minutes that a session may last past midnight; an out-of-hours team's does.
LONGEST_OVER_MIDNIGHT = 6 * 60
SIGNED = {
    **dict.fromkeys(("y", "yes", "true", "signed", "both", "by both", "signed by both"), True),
    **dict.fromkeys(("n", "no", "false", "not yet", "unsigned", "not signed", "partly", "pending"), False),
}


@dataclass(frozen=True)
class LogRow:
    """One line of the log: a session held, cancelled, not attended, moved; or it does not say (`UNCLEAR`).

    Names are as typed, with the staff or registration number where the log has one; `minutes`,
    `starts_at` and `signed` are None where the log does not say. `cue` is what made it unclear, in
    words of our own lists. `fingerprint` is the same whenever the same line is read again, and
    different for each of several identical lines.
    """

    row: int
    held_on: date
    supervisee: str
    supervisor: str
    kind: str
    minutes: int | None
    signed: bool | None
    comment: str
    outcome: str
    fingerprint: str
    cue: str = ""
    supervisee_number: str = ""
    supervisor_number: str = ""
    starts_at: time | None = None


def read_supervision_log(
    content: bytes, file_name: str, *, today: date, said: Meanings | None = None
) -> Reading[LogRow]:
    """The sessions in a log, none of them after `today`.

    Raises UnreadableFile when the file as a whole cannot be used.
    """
    table = without_times_of_a_form(find_table(content, file_name, COLUMNS, said))
    refuse_outcomes_not_read(table)
    note_without_kinds(table)
    rows: list[LogRow] = []
    errors: list[RowError] = []
    seen: Counter[str] = Counter()
    for raw in table.rows:
        cells = RowCells(table, raw)
        row = session_of(cells, today, seen)
        errors += cells.errors
        if row:
            rows.append(row)
    return reading_of(table, rows=rows, errors=errors)


def without_times_of_a_form(table: Table) -> Table:
    """The table without the times at which a form was filled in, which are not those of a session."""
    place = table.positions.get("starts")
    if place is None or plain("Completion time") not in map(plain, table.headings):
        return table
    filled = sum(not is_blank(cell) for cell in table.cells_at(place))
    table.notes.add(
        Noted.COLUMN, table.headings[place], number=filled, meaning="times at which a form was filled in"
    )
    return replace(table, positions={key: at for key, at in table.positions.items() if key != "starts"})


def note_without_kinds(table: Table) -> None:
    """A log of supervision alone need not say of each session that it was one."""
    if "kind" not in table.positions:
        table.notes.add(
            Noted.NO_COLUMN, table.heading("kind"), meaning="each row is read as supervision of two people"
        )


def refuse_outcomes_not_read(table: Table) -> None:
    """A column that no one knows may say what was not held: without it all would count as held.

    Raises UnreadableFile. It repeats no cell: a comment may hold notes.
    """
    if table.positions.keys() & {"comment", "status"}:
        return
    for place, heading in enumerate(table.headings):
        if not heading or place in table.positions.values():
            continue
        cells = [cell for cell in table.cells_at(place) if isinstance(cell, str) and not is_blank(cell)]
        number = sum(status_or_comment(cell).outcome in NAMES_OF for cell in cells)
        if number:
            raise UnreadableFile(
                f"Column “{heading}” is not known, and says in {many(number, 'row')} that a session did not "
                "take place. Say that it is the comments or the status, or take it out of the file.",
                unknown=[(heading, len(cells))],
                lacking=("status", "comment"),
            )


def session_of(cells: RowCells, today: date, seen: Counter[str]) -> LogRow | None:
    on = cells.read_day("day", has_begun(today), missing="Every session needs its date.")
    if on and on > today:
        cells.note("day", "This day has not come yet. Only what has happened can be imported.")
    supervisee = cells.read("supervisee", person, missing="Write the supervisee's full name.")
    supervisor = cells.read("supervisor", person, missing="Write the supervisor's full name.")
    numbers = (
        cells.read("supervisee_number", a_number) or "",
        cells.read("supervisor_number", a_number) or "",
    )
    kind = kind_of(cells)
    starts_at, length = times_of(cells)
    signed = signature_of(cells)
    comment, status = as_typed(cells, "comment", remark) or "", as_typed(cells, "status", status_told)
    if cells.errors or not (on and supervisee and supervisor and kind):
        return None
    has_status = "status" in cells.table.positions
    became = told(status, comment, Evidence(length, signed), has_status=has_status)
    identity = [on.isoformat(), words_of(supervisee), words_of(supervisor), kind,
                str(length), str(signed), folded(comment)]  # fmt: skip
    identity += [
        str(one) for one in (*numbers, status and folded(str(cells.value("status"))), starts_at) if one
    ]
    return LogRow(
        cells.number, on, supervisee, supervisor, kind, length, signed, comment, became.outcome,
        fingerprint_of(tuple(identity), seen), became.cue, *numbers, starts_at,
    )  # fmt: skip


def kind_of(cells: RowCells) -> str | None:
    """What the row says that it was; one to one where the log has no such column."""
    if "kind" not in cells.table.positions:
        return "one_to_one"
    return cells.read("kind", session_kind, missing="Say what it was, such as 1:1 or Reflective.")


def signature_of(cells: RowCells) -> bool | None:
    """Whether the record was signed; None where the log does not say, or says it in other words: told."""
    said = cells.read("signed", text)
    if not said:
        return None
    words = without_punctuation(said)
    if words not in SIGNED:
        cells.tell(Noted.READ_AS, "signed", said, meaning="not said")
    return SIGNED.get(words)


def as_typed[V](cells: RowCells, key: str, parse: Callable[[object], V]) -> V | None:
    """What a cell of words says; here "N/A" and "TBC" say something, and an error never repeats the cell."""
    value = cells.value(key)
    if is_blank(value):
        return None
    try:
        return parse(value)
    except CellProblem as problem:
        cells.note(key, problem.problem, value="(not shown)")
        return None


def times_of(cells: RowCells) -> tuple[time | None, int | None]:
    """When the session started, and its length in minutes, over midnight too; None for what is not said.

    An end so long after the start that only the next day would do is an end before the start.
    """
    starts_at, ends_at = cells.read("starts", clock_time), cells.read("ends", clock_time)
    length = cells.read("minutes", minutes)
    if starts_at is None or ends_at is None:
        return starts_at, length
    between = minutes_between(starts_at, ends_at)
    if between > LONGEST_OVER_MIDNIGHT and ends_at < starts_at:
        cells.note("ends", f"This is before the start, {starts_at:%H:%M}. Check both.")
        return starts_at, length
    if length is not None and length != between:
        cells.note("minutes", f"The times are {many(between, 'minute')} apart. Correct one of them.")
    return starts_at, between


def person(value: object) -> str:
    """A name as typed: in full, either way round, with initials, or a number."""
    typed = text(value)
    if not any(character.isalnum() for character in typed):
        raise CellProblem("Write the full name, as “Carys Allen” or “Allen, Carys”.")
    return typed


def a_number(value: object) -> str:
    """A staff number or a registration number, as typed."""
    return "".join(text(value).split()).upper()


def remark(value: object) -> str:
    return text(value, longest=LONGEST_COMMENT)


def words_of(name: str) -> str:
    """A name's words in one order, so that "Allen, Carys" and "Carys Allen" are the same."""
    return " ".join(sorted(folded(name.replace(",", " ")).split()))


def fingerprint_of(identity: tuple[str, ...], seen: Counter[str]) -> str:
    """SHA-256 of what the line says and of its place among lines that say the same."""
    content = "\x1f".join(identity)
    seen[content] += 1
    return hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()

"""The sheet in which supervision was kept before the tracker."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from workforce.readers.cells import CellProblem, minutes, text, yes_or_no
from workforce.readers.days import has_begun
from workforce.readers.names import folded, name_readings
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import ExpectedColumn, find_table
from workforce.readers.wording import session_kind

HELD, CANCELLED, DID_NOT_ATTEND = "held", "cancelled", "did_not_attend"
LONGEST_COMMENT = 4_000
COLUMNS = (
    ExpectedColumn("day", ("Date", "Session Date", "Date of Supervision", "Supervision Date"), needed=True),
    ExpectedColumn("supervisee", ("Supervisee", "Supervisee Name", "Worker", "Staff Member"), needed=True),
    ExpectedColumn("supervisor", ("Supervisor", "Supervisor Name", "Manager"), needed=True),
    ExpectedColumn("kind", ("Type", "Supervision Type", "Session Type", "Kind"), needed=True),
    ExpectedColumn("minutes", ("Mins", "Minutes", "Length", "Duration", "Duration (mins)")),
    ExpectedColumn("signed", ("Signed?", "Signed off", "Signed by both")),
    ExpectedColumn("comment", ("Comments", "Comment", "Notes")),
)
SAYS_CANCELLED = re.compile(r"(?<!not )\bcance?ll?(?:ed|ation)?\b|\bcanx\b", re.IGNORECASE)
SAYS_DID_NOT_ATTEND = re.compile(
    r"\bdid ?n[o'\u2019]?t (?:attend|turn up|show)|\bno[ -]?shows?\b|"
    r"\bdna(?:'?d|ed)?\b(?!\s+(?:test|sampl|result|evidence|match))",
    re.IGNORECASE,
)
SAYS_MOVED = re.compile(
    r"\W*(?:was |session |supervision |meeting )*"
    r"(?:postponed|rescheduled|re-?arranged|moved|rebooked|deferred|not held|abandoned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LogRow:
    """One line of the log: a session held, cancelled, or not attended.

    Names are as typed; `minutes` and `signed` are None where the log does not say.
    `fingerprint` is the same whenever the same line is read again, and different for
    each of several identical lines.
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


def read_supervision_log(content: bytes, file_name: str, *, today: date) -> Reading[LogRow]:
    """The sessions in a log, none of them after `today`.

    Raises UnreadableFile when the file as a whole cannot be used.
    """
    table = find_table(content, file_name, COLUMNS)
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


def session_of(cells: RowCells, today: date, seen: Counter[str]) -> LogRow | None:
    on = cells.read_day("day", has_begun(today), missing="Every session needs its date.")
    if on and on > today:
        cells.note("day", "This day has not come yet. Only what has happened can be imported.")
    supervisee = cells.read("supervisee", person, missing="Write the supervisee's full name.")
    supervisor = cells.read("supervisor", person, missing="Write the supervisor's full name.")
    kind = cells.read("kind", session_kind, missing="Say what it was, such as 1:1 or Reflective.")
    length = cells.read("minutes", minutes)
    signed = cells.read("signed", yes_or_no)
    comment = cells.read("comment", remark) or ""
    outcome = cells.read("comment", outcome_of) if comment else HELD
    if supervisee and supervisor and words_of(supervisee) == words_of(supervisor):
        cells.note("supervisor", "This is the supervisee's own name. Write the supervisor's name.")
    if cells.errors or not (on and supervisee and supervisor and kind and outcome):
        return None
    identity = (on.isoformat(), words_of(supervisee), words_of(supervisor), kind,
                str(length), str(signed), folded(comment))  # fmt: skip
    return LogRow(cells.number, on, supervisee, supervisor, kind, length, signed, comment,
                  outcome, fingerprint_of(identity, seen))  # fmt: skip


def person(value: object) -> str:
    """A given and a family name, either way round."""
    typed = text(value)
    if not name_readings(typed):
        raise CellProblem("Write the full name, as “Carys Allen” or “Allen, Carys”.")
    return typed


def remark(value: object) -> str:
    """A comment; a problem with it never repeats it."""
    try:
        return text(value, longest=LONGEST_COMMENT)
    except CellProblem as problem:
        raise CellProblem(problem.problem, shown_as="(not shown)") from None


def outcome_of(comment: object) -> str:
    """held, cancelled or did_not_attend, as far as the comment says so plainly.

    Raises CellProblem for a comment that says both, or that the session was moved.
    """
    words = remark(comment)
    cancelled, missed = SAYS_CANCELLED.search(words), SAYS_DID_NOT_ATTEND.search(words)
    if cancelled and missed:
        raise CellProblem(
            "This says both cancelled and did not attend. Keep one of them.", shown_as="(not shown)"
        )
    if cancelled or missed:
        return CANCELLED if cancelled else DID_NOT_ATTEND
    if SAYS_MOVED.match(words):
        raise CellProblem(
            "It is not clear that this session was held. Write “cancelled”, or say when it was "
            "held.", shown_as="(not shown)",
        )  # fmt: skip
    return HELD


def words_of(name: str) -> str:
    """A name's words in one order, so that "Allen, Carys" and "Carys Allen" are the same."""
    return " ".join(sorted(folded(name.replace(",", " ")).split()))


def fingerprint_of(identity: tuple[str, ...], seen: Counter[str]) -> str:
    """SHA-256 of what the line says and of its place among lines that say the same."""
    content = "\x1f".join(identity)
    seen[content] += 1
    return hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()

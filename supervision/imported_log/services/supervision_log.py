"""The sheet in which supervision was kept so far: its sessions move the clock like any other.

A row's names are matched to people without guessing, and what became of the session is taken where the log
says so plainly. What is left open waits for someone to settle it
(`supervision.imported_log.services.log_rows`), and the rest goes in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from supervision.clock.due_days import update_due_days_of
from supervision.clock.on_record import log_days
from supervision.imported_log.services.facts import LogFacts, Recorded, find_log
from supervision.imported_log.services.meetings import (
    STATUS_OF,
    Correction,
    Entry,
    Meetings,
    log_row,
    prepare_entries,
    session_of,
    write_meetings,
)
from supervision.imported_log.services.sittings import Neighbours, Sittings
from supervision.imported_log.who import Who
from supervision.models import ImportedLog, Status
from workforce.imports.plans import Becomes, Plan
from workforce.imports.services import Importer, Writing
from workforce.imports.undo import Undoing, Watched
from workforce.models import ImportKind
from workforce.readers import supervision_log as reader
from workforce.readers.headings import Meanings
from workforce.readers.rows import Reading
from workforce.readers.supervision_log import read_supervision_log
from workforce.readers.supervision_log_columns import COLUMNS
from workforce.rules.in_words import many
from workforce.rules.working_days import Interval

COUNTED_AS: Mapping[str, str] = {
    Status.HELD: "sessions held",
    Status.CANCELLED: "sessions cancelled",
    Status.DID_NOT_ATTEND: "sessions not attended",
    Status.RESCHEDULED: "sessions moved",
}
SAID_AS: Mapping[str, str] = {
    Status.HELD: "held",
    Status.CANCELLED: "cancelled",
    Status.DID_NOT_ATTEND: "not attended",
    Status.RESCHEDULED: "moved",
}
WAITING = "rows to settle"
CORRECTED = "sessions corrected"
REPEATS = "rows that repeat a session"
ALREADY_THERE = "The tracker already has a session for these two people on this day."
BESIDE = "Row {row} has a session of these two on this day too, of another kind. Were there two?"
OWN_NAME = "This is the supervisee's own name. Write the supervisor's name."
#: Rows named in one note.
ROWS_NAMED = 12


class Planned(NamedTuple):
    """A row that goes in: who it is about and what became of it, as far as that is known.

    `problem` is what a person has to settle; `corrects` the session of which it says something new.
    """

    row: reader.LogRow
    who: Who
    outcome: str
    problem: str = ""
    corrects: Recorded | None = None


@dataclass(kw_only=True)
class LogPlan(Plan):
    """The rows to keep, each with its session and who it is with, where that is known."""

    entries: list[Planned] = field(default_factory=list)
    repeats: list[tuple[int, int]] = field(default_factory=list)
    days: Interval | None = None


def read_log(content: bytes, file_name: str, *, on: date, said: Meanings) -> Reading[reader.LogRow]:
    return read_supervision_log(content, file_name, today=on, said=said)


def plan_log(reading: Reading[reader.LogRow], facts: LogFacts, *, on: date) -> LogPlan:
    """Every row that was not read before: a session, a correction, a repeat, or a row that waits."""
    plan = LogPlan(days=log_days(row.held_on for row in reading.rows))
    whos = {
        row.row: facts.register.who(
            row.supervisee,
            row.supervisor,
            on=row.held_on,
            numbers=(row.supervisee_number, row.supervisor_number),
        )
        for row in reading.rows
    }
    refuse_own_supervisors(plan, reading, facts)
    sittings = Sittings()
    for row in reading.rows:
        if row.fingerprint in facts.known:
            plan.unchanged += 1
            sittings.take(row, whos[row.row])
    for row in reading.rows:
        if row.fingerprint not in facts.known:
            plan_row(plan, row, whos[row.row], facts, sittings.take(row, whos[row.row]))
    note_repeats(plan)
    return plan


def refuse_own_supervisors(plan: LogPlan, reading: Reading[reader.LogRow], facts: LogFacts) -> None:
    """Two names that are the same are of two people, if there are two."""
    for row in reading.rows:
        is_same = reader.words_of(row.supervisee) == reader.words_of(row.supervisor)
        has_number = row.supervisee_number or row.supervisor_number
        if is_same and not has_number and facts.register.is_nobody_elses(row.supervisee):
            plan.refuse(reading.error(row.row, "supervisor", row.supervisor, OWN_NAME))


def plan_row(plan: LogPlan, row: reader.LogRow, who: Who, facts: LogFacts, others: Neighbours) -> None:
    """Decide what becomes of one row, beside the others of the same two people on that day."""
    earlier, beside = others
    outcome = STATUS_OF[row.outcome] or (facts.words.get(row.cue, "") if row.cue else "")
    if earlier and earlier.outcome == row.outcome:
        return plan_repeat(plan, row, earlier)
    if who.supervisee is None or who.supervisor is None or not outcome:
        return plan_question(plan, Planned(row, who, outcome, problem_of(row, who, outcome)))
    if earlier:
        problem = f"Row {earlier.row} says something else of the same session."
        return plan_question(plan, Planned(row, who, outcome, problem))
    recorded = facts.recorded.get((who.supervisee, who.supervisor, row.held_on), ())
    if recorded:
        return plan_beside(plan, Planned(row, who, outcome), recorded)
    if beside:
        return plan_question(plan, Planned(row, who, outcome, BESIDE.format(row=beside.row)))
    return plan_session(plan, Planned(row, who, outcome))


def plan_session(plan: LogPlan, planned: Planned) -> None:
    row, who = planned.row, planned.who
    plan.entries.append(planned)
    plan.people |= {key for key in (who.supervisee,) if key}
    because = f" ({who.because})" if who.because else ""
    became = SAID_AS[planned.outcome]
    plan.add(
        COUNTED_AS[planned.outcome],
        row=row.row,
        subject=about(row),
        says=f"{became}, with {row.supervisor}{because}",
    )


def plan_question(plan: LogPlan, planned: Planned) -> None:
    plan.entries.append(planned)
    row = planned.row
    plan.add(WAITING, row=row.row, subject=about(row), says=planned.problem, becomes=Becomes.ASKED)


def plan_repeat(plan: LogPlan, row: reader.LogRow, earlier: reader.LogRow) -> None:
    plan.repeats.append((row.row, earlier.row))
    told = f"repeats row {earlier.row}"
    if row.minutes != earlier.minutes:
        told += f", which has {length(earlier.minutes)}; this one has {length(row.minutes)}"
    plan.leave_out(REPEATS, row=row.row, subject=about(row), says=told)


def plan_beside(plan: LogPlan, planned: Planned, recorded: tuple[Recorded, ...]) -> None:
    """A row about two people who have a session on that day: news of that session, or a question."""
    row = planned.row
    same = next((one for one in recorded if one.log_row and one.kind == row.kind), None)
    if same is None:
        return plan_question(plan, planned._replace(problem=ALREADY_THERE))
    news = news_of(same, row, planned.outcome)
    if not news:
        plan.unchanged += 1
        return None
    plan.entries.append(planned._replace(corrects=same))
    plan.people |= {key for key in (planned.who.supervisee,) if key}
    return plan.add(CORRECTED, row=row.row, subject=about(row), says=news, becomes=Becomes.CHANGED)


def news_of(known: Recorded, row: reader.LogRow, outcome: str) -> str:
    """What a row says otherwise than the session of an earlier log, old and new; empty for nothing."""
    news = []
    if outcome != known.status:
        news.append(f"{SAID_AS[known.status]} → {SAID_AS[outcome]}")
    if row.minutes is not None and row.minutes != known.minutes:
        news.append(f"{length(known.minutes)} → {length(row.minutes)}")
    if row.signed is not None and row.signed != known.signed:
        was = "not said" if known.signed is None else "signed" if known.signed else "not signed"
        news.append(f"{was} → {'signed' if row.signed else 'not signed'}")
    return ", ".join(news)


def length(minutes: int | None) -> str:
    return "no length" if minutes is None else many(minutes, "minute")


def about(row: reader.LogRow) -> str:
    return f"{row.supervisee}, {row.held_on:%d/%m/%Y}"


def problem_of(row: reader.LogRow, who: Who, outcome: str) -> str:
    """What a person has to settle about a row: who met, and whether it was held."""
    return " ".join(filter(None, (who.problem, "" if outcome else outcome_problem(row.cue))))


def outcome_problem(cue: str) -> str:
    if cue:
        return f"The log says “{cue}”: was this session held?"
    return "The log does not say plainly whether this session was held."


def note_repeats(plan: LogPlan) -> None:
    if not plan.repeats:
        return
    named = ", ".join(f"row {row} (as row {earlier})" for row, earlier in plan.repeats[:ROWS_NAMED])
    more = len(plan.repeats) - ROWS_NAMED
    plan.note(
        f"Left out as repeats of a session: {named}{f', and {more} more' if more > 0 else ''}. "
        "One session goes in for each."
    )


def prepare_log(plan: LogPlan, writing: Writing) -> Meetings:
    """Every row, and its session where all is known about it."""
    entries: list[Entry] = []
    corrections: list[Correction] = []
    log = log_of(plan, file_name=writing.file_name)
    for planned in plan.entries:
        who = planned.who
        entry = log_row(
            planned.row,
            outcome=planned.outcome,
            problem=planned.problem,
            file_name=writing.file_name,
            by=writing.by,
        )
        entry.log = log
        entry.supervisee_id, entry.supervisor_id = who.supervisee, who.supervisor
        if planned.corrects and planned.corrects.log_row and who.supervisee:
            known = planned.corrects
            entry.minutes = known.minutes if entry.minutes is None else entry.minutes
            entry.was_signed = known.signed if entry.was_signed is None else entry.was_signed
            corrections.append(Correction(known.session, planned.corrects.log_row, entry, who.supervisee))
            continue
        if who.supervisor and not planned.problem:
            entry.session = session_of(entry, supervisor=who.supervisor)
        entries.append((entry, who.supervisee))
    return prepare_entries(entries, corrections, log=log)


def log_of(plan: LogPlan, *, file_name: str) -> ImportedLog | None:
    """The log itself with the days that it speaks of; not saved yet. None for a file without rows."""
    if plan.days is None or plan.days.ends_on is None:
        return None
    return ImportedLog(file_name=file_name[-255:], starts_on=plan.days.starts_on, ends_on=plan.days.ends_on)


def write_log(plan: LogPlan, meetings: Meetings, writing: Writing) -> None:
    write_meetings(meetings, at=writing.at)


SUPERVISION_LOG = Importer(
    kind=ImportKind.SUPERVISION_LOG,
    about="Sessions from the spreadsheet you have recorded supervision in until now.",
    columns=COLUMNS,
    read=read_log,
    find=find_log,
    plan=plan_log,
    prepare=prepare_log,
    write=write_log,
    undoing=Undoing(
        tables=(
            Watched("supervision.ImportedLog"),
            Watched("supervision.Session", "attendances__supervisee"),
            Watched("supervision.Attendance", "supervisee"),
            Watched("supervision.LogRow"),
        ),
        minds_the_trail=False,
        settle=update_due_days_of,
    ),
)

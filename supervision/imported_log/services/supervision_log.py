"""The sheet in which supervision was kept so far: its sessions move the clock like any other.

A row's names are matched to people without guessing: one that matches no one or several people waits
for someone to settle it (`supervision.imported_log.services.log_rows`), and the rest goes in. The log has no
times of day: an imported session starts at 09:00, and takes no one's time in a diary.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from supervision.clock.due_days import update_due_days_of
from supervision.clock.on_record import log_days
from supervision.models import Attendance, CancellationReason, ImportedLog, LogRow, Session, Side, Status
from supervision.rules.repeating import start_of
from workforce.imports.plans import Becomes, Plan
from workforce.imports.services import Importer, Writing
from workforce.inserts import Inserts
from workforce.models import Account, ImportKind, Worker
from workforce.readers import supervision_log as reader
from workforce.readers.names import Match, NameIndex, Outcome
from workforce.readers.places import number_of, sheet_of
from workforce.readers.rows import Reading
from workforce.readers.supervision_log import read_supervision_log
from workforce.rules.batches import batches
from workforce.rules.working_days import ONE_DAY, Interval

STARTS_AT = time(9)
STATUS_OF = {
    reader.HELD: Status.HELD,
    reader.CANCELLED: Status.CANCELLED,
    reader.DID_NOT_ATTEND: Status.DID_NOT_ATTEND,
}
COUNTED_AS: dict[str, str] = {
    Status.HELD: "sessions held",
    Status.CANCELLED: "sessions cancelled",
    Status.DID_NOT_ATTEND: "sessions not attended",
}
#: Words of a comment that name the reason plainly; any other cancellation has "another reason".
REASON_WORDS = (
    (re.compile(r"\bcourt\b", re.IGNORECASE), CancellationReason.COURT),
    (re.compile(r"\b(sick|sickness|ill)\b", re.IGNORECASE), CancellationReason.SICKNESS),
    (re.compile(r"\b(annual leave|on leave|a/l)\b", re.IGNORECASE), CancellationReason.LEAVE),
    (re.compile(r"\btraining\b", re.IGNORECASE), CancellationReason.TRAINING),
)
ACCORDING_TO = "According to the imported log"
WAITING = "rows to match to a person"

type Meeting = tuple[int, int, date]
#: A row, and the key of the person it is about where that is known.
type Entry = tuple[LogRow, int | None]


class Named(NamedTuple):
    """Someone in the tracker who a row can mean."""

    pk: int
    given_name: str
    family_name: str


class Planned(NamedTuple):
    """A row that goes in: what a person has to settle about it, or else the keys of the two."""

    row: reader.LogRow
    problem: str
    supervisee: int | None = None
    supervisor: int | None = None


@dataclass(frozen=True)
class LogFacts:
    """What the plan of a log is made from: people's names, rows read before, sessions recorded."""

    names: tuple[Named, ...]
    known: frozenset[str]
    recorded: frozenset[Meeting]


@dataclass(kw_only=True)
class LogPlan(Plan):
    """The rows to keep, each with its session and who it is with, where that is known."""

    entries: list[Planned] = field(default_factory=list)
    days: Interval | None = None


def read_log(content: bytes, file_name: str, *, on: date) -> Reading[reader.LogRow]:
    return read_supervision_log(content, file_name, today=on)


def find_log(reading: Reading[reader.LogRow], *, on: date) -> LogFacts:
    people = Worker.objects.order_by("pk").values_list("pk", "given_name", "family_name")
    names = tuple(Named(*facts) for facts in people)
    known: set[str] = set()
    for some in batches([row.fingerprint for row in reading.rows]):
        known.update(LogRow.objects.filter(fingerprint__in=some).values_list("fingerprint", flat=True))
    days = [row.held_on for row in reading.rows]
    recorded = meetings_recorded(Interval(min(days), max(days))) if days else set()
    return LogFacts(names, frozenset(known), frozenset(recorded))


def plan_log(reading: Reading[reader.LogRow], facts: LogFacts, *, on: date) -> LogPlan:
    """Every row that was not read before: a session, or a row that waits for a person."""
    plan, people = LogPlan(days=log_days(row.held_on for row in reading.rows)), NameIndex(facts.names)
    for row in reading.rows:
        if row.fingerprint in facts.known:
            plan.unchanged += 1
            continue
        one, other = people.match(row.supervisee), people.match(row.supervisor)
        problem = problem_of(row, one, other, facts.recorded)
        subject = f"{row.supervisee}, {row.held_on:%d/%m/%Y}"
        if one.person and other.person and not problem:
            plan.entries.append(Planned(row, "", one.person.pk, other.person.pk))
            plan.people.update({one.person.pk})
            what = COUNTED_AS[STATUS_OF[row.outcome]]
            plan.add(what, row=row.row, subject=subject, says=f"with {row.supervisor}")
        else:
            plan.entries.append(Planned(row, problem))
            plan.add(WAITING, row=row.row, subject=subject, says=problem, becomes=Becomes.ASKED)
    return plan


@dataclass(frozen=True, slots=True)
class Meetings:
    """Rows with their sessions, ready to be written, and the keys of those whose clock they move."""

    new: Inserts
    supervisees: set[int]


def prepare_log(plan: LogPlan, writing: Writing) -> Meetings:
    """Every row, and its session where it is known who it is about."""
    entries: list[Entry] = []
    log = log_of(plan, file_name=writing.file_name)
    for row, problem, supervisee, supervisor in plan.entries:
        entry = log_row(row, problem=problem, file_name=writing.file_name, by=writing.by)
        entry.log = log
        if supervisor:
            entry.session = session_of(entry, supervisor=supervisor)
        entries.append((entry, supervisee))
    return prepare_entries(entries, log=log)


def log_of(plan: LogPlan, *, file_name: str) -> ImportedLog | None:
    """The log itself with the days that it speaks of; not saved yet. None for a file without rows."""
    if plan.days is None or plan.days.ends_on is None:
        return None
    return ImportedLog(file_name=file_name[-255:], starts_on=plan.days.starts_on, ends_on=plan.days.ends_on)


def write_log(plan: LogPlan, meetings: Meetings, writing: Writing) -> None:
    write_meetings(meetings)


def meetings_recorded(within: Interval | None = None) -> set[Meeting]:
    """Supervisee, supervisor and day of every session that is in the tracker, or of those of some days."""
    there = Attendance.objects.order_by()
    if within and within.ends_on:
        there = there.filter(
            session__starts_at__gte=start_of(within.starts_on),
            session__starts_at__lt=start_of(within.ends_on + ONE_DAY),
        )
    rows = there.values_list("supervisee", "session__supervisor", "session__starts_at")
    return {(one, other, timezone.localdate(starts_at)) for one, other, starts_at in rows}


def problem_of(
    row: reader.LogRow, supervisee: Match[Named], supervisor: Match[Named], recorded: Collection[Meeting]
) -> str:
    """What a person has to settle about a row; empty when there is nothing."""
    problems = [
        found
        for found in (name_problem(row.supervisee, supervisee), name_problem(row.supervisor, supervisor))
        if found
    ]
    one, other = supervisee.person, supervisor.person
    if one and other and (one.pk, other.pk, row.held_on) in recorded:
        problems.append("The tracker already has a session for these two people on this day.")
    return " ".join(problems)


def name_problem(name: str, match: Match[Named]) -> str:
    match match.outcome:
        case Outcome.AMBIGUOUS:
            return f"{len(match.candidates)} people are called “{name}”."
        case Outcome.UNKNOWN:
            return f"Nobody is called “{name}”."
        case _:
            return ""


def reason_of(row: reader.LogRow) -> str:
    """Why a session was cancelled, where the comment names it; the comment itself is not kept."""
    if row.outcome != reader.CANCELLED:
        return ""
    named = (reason for words, reason in REASON_WORDS if words.search(row.comment))
    return next(named, CancellationReason.OTHER)


def log_row(row: reader.LogRow, *, problem: str, file_name: str, by: Account | None) -> LogRow:
    sheet = sheet_of(row.row)
    return LogRow(
        fingerprint=row.fingerprint,
        row_number=number_of(row.row),
        file_name=(f"{file_name} ({sheet})" if sheet else file_name)[-255:],
        met_on=row.held_on,
        supervisee_name=row.supervisee,
        supervisor_name=row.supervisor,
        kind=row.kind,
        minutes=row.minutes,
        was_signed=row.signed,
        outcome=STATUS_OF[row.outcome],
        called_off_reason=reason_of(row),
        problem=problem,
        settled_by=None if problem else by,
    )


def session_of(entry: LogRow, *, supervisor: int) -> Session:
    """The session that a row describes, not saved yet."""
    starts_at = datetime.combine(entry.met_on, STARTS_AT, tzinfo=timezone.get_default_timezone())
    was_held, was_cancelled = entry.outcome == Status.HELD, entry.outcome == Status.CANCELLED
    return Session(
        kind=entry.kind,
        status=entry.outcome,
        supervisor_id=supervisor,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=entry.minutes or 0),
        minutes=entry.minutes,
        held_on=entry.met_on if was_held else None,
        called_off_side=Side.NEITHER if was_cancelled else "",
        called_off_reason=entry.called_off_reason,
        called_off_text="" if was_held else ACCORDING_TO,
        is_imported=True,
        signed_elsewhere=entry.was_signed,
    )


def prepare_entries(entries: Iterable[Entry], *, log: ImportedLog | None = None) -> Meetings:
    """Rows that are new with their log, and the sessions that rows have got, each with its supervisee."""
    entries, new = list(entries), Inserts()
    new.add([log] if log else [])
    met = [(entry.session, supervisee) for entry, supervisee in entries if entry.session and supervisee]
    new.add(session for session, _ in met)
    new.add(
        (
            Attendance(session=session, supervisee_id=supervisee, held_on=session.held_on)
            for session, supervisee in met
        ),
        keyed=False,
    )
    rows = [entry for entry, _ in entries]
    for row in rows:
        row.session, row.log = row.session, row.log  # takes over the keys that they have now
    new.add((row for row in rows if row.pk is None), keyed=False)
    new.ready()
    return Meetings(new, {supervisee for session, supervisee in met if session.held_on})


def write_meetings(meetings: Meetings) -> None:
    """Write rows and sessions; the clocks follow."""
    meetings.new.write()
    update_due_days_of(meetings.supervisees)


SUPERVISION_LOG = Importer(
    kind=ImportKind.SUPERVISION_LOG,
    about="Sessions from the spreadsheet you have recorded supervision in until now.",
    columns=reader.COLUMNS,
    read=read_log,
    find=find_log,
    plan=plan_log,
    prepare=prepare_log,
    write=write_log,
)

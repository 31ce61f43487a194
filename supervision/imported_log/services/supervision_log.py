"""The sheet in which supervision was kept so far: its sessions move the clock like any other.

A row's names are matched to people without guessing: one that fits nobody or several people waits
for somebody to settle it (`supervision.imported_log.services.log_rows`), and the rest goes in. The log has no
times of day: an imported session starts at 09:00, and takes nobody's time in a diary.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from supervision.clock.due_days import update_due_days_of
from supervision.models import Attendance, CancellationReason, LogRow, Session, Side, Status
from workforce.imports.services import Changes, Importer
from workforce.models import Account, ImportKind, Worker
from workforce.readers import supervision_log as reader
from workforce.readers.names import Match, NameIndex, Outcome
from workforce.readers.rows import Reading
from workforce.readers.supervision_log import read_supervision_log

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
WAITING = "rows waiting for a person"
BATCH = 1000

type Meeting = tuple[int, int, date]
#: A row, and whom it is about where that is known.
type Entry = tuple[LogRow, Worker | None]


def read_log(content: bytes, file_name: str, *, on: date) -> Reading[reader.LogRow]:
    return read_supervision_log(content, file_name, today=on)


def apply_log(reading: Reading[reader.LogRow], *, on: date, by: Account | None, file_name: str) -> Changes:
    """Every row that was not read before: a session, or a row that waits for a person."""
    changes = Changes()
    known = set(LogRow.objects.values_list("fingerprint", flat=True))
    people = NameIndex(Worker.objects.all())
    recorded = meetings_recorded()
    entries: list[Entry] = []
    for row in reading.rows:
        if row.fingerprint in known:
            continue
        one, other = people.match(row.supervisee), people.match(row.supervisor)
        problem = problem_of(row, one, other, recorded)
        entry = log_row(row, problem=problem, file_name=file_name, by=by)
        if one.person and other.person and not problem:
            entry.session = session_of(entry, supervisor=other.person)
        entries.append((entry, one.person))
        what = COUNTED_AS[entry.outcome] if entry.session else WAITING
        changes.add(what, row=row.row, subject=f"{row.supervisee}, {row.held_on:%d/%m/%Y}", say=problem)
    keep(entries)
    return changes


def meetings_recorded() -> set[Meeting]:
    """Supervisee, supervisor and day of every session that is in the tracker."""
    rows = Attendance.objects.order_by().values_list(
        "supervisee", "session__supervisor", "session__starts_at"
    )
    return {(one, other, timezone.localdate(starts_at)) for one, other, starts_at in rows}


def problem_of(
    row: reader.LogRow, supervisee: Match[Worker], supervisor: Match[Worker], recorded: set[Meeting]
) -> str:
    """What a person has to settle about a row; empty when there is nothing."""
    problems = [
        found
        for found in (name_problem(row.supervisee, supervisee), name_problem(row.supervisor, supervisor))
        if found
    ]
    one, other = supervisee.person, supervisor.person
    if one and other and (one.pk, other.pk, row.held_on) in recorded:
        problems.append("The tracker already has a session of these two on this day.")
    return " ".join(problems)


def name_problem(name: str, match: Match[Worker]) -> str:
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
    return LogRow(
        fingerprint=row.fingerprint,
        row_number=row.row,
        file_name=file_name[-255:],
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


def session_of(entry: LogRow, *, supervisor: Worker) -> Session:
    """The session that a row tells of, not saved yet."""
    starts_at = datetime.combine(entry.met_on, STARTS_AT, tzinfo=timezone.get_default_timezone())
    was_held, was_cancelled = entry.outcome == Status.HELD, entry.outcome == Status.CANCELLED
    return Session(
        kind=entry.kind,
        status=entry.outcome,
        supervisor=supervisor,
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


def keep(entries: Iterable[Entry]) -> None:
    """Save rows, and where they have one their sessions with the supervisee; the clocks follow."""
    entries = list(entries)
    met = [(entry.session, supervisee) for entry, supervisee in entries if entry.session and supervisee]
    Session.objects.bulk_create((session for session, _ in met), batch_size=BATCH)
    Attendance.objects.bulk_create(
        (
            Attendance(session=session, supervisee=supervisee, held_on=session.held_on)
            for session, supervisee in met
        ),
        batch_size=BATCH,
    )
    rows = [entry for entry, _ in entries]
    for row in rows:
        row.session = row.session  # takes over the key that the session has now
    LogRow.objects.bulk_create([row for row in rows if row.pk is None], batch_size=BATCH)
    update_due_days_of({supervisee.pk for session, supervisee in met if session.held_on})


SUPERVISION_LOG = Importer(
    kind=ImportKind.SUPERVISION_LOG,
    about="The sessions of the sheet in which supervision was kept so far.",
    columns=reader.COLUMNS,
    read=read_log,
    apply=apply_log,
)

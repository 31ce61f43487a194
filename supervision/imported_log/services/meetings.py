"""Rows of a log as the tracker keeps them, and the sessions that they describe.

The log has days, seldom times: a session without a time starts at 09:00, and takes no one's time in a diary.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from supervision.clock.due_days import update_due_days_of
from supervision.imported_log.who import names_key_of, with_number
from supervision.models import Attendance, CancellationReason, ImportedLog, LogRow, Session, Side, Status
from workforce.inserts import Inserts
from workforce.models import Account
from workforce.models.sealed_rows import save_together
from workforce.readers.happened import UNCLEAR
from workforce.readers.happened_words import CANCELLED, DID_NOT_ATTEND, HELD, MOVED
from workforce.readers.places import number_of, sheet_of
from workforce.readers.supervision_log import LogRow as Row

STARTS_AT = time(9)
STATUS_OF: dict[str, str] = {
    HELD: Status.HELD,
    CANCELLED: Status.CANCELLED,
    DID_NOT_ATTEND: Status.DID_NOT_ATTEND,
    MOVED: Status.RESCHEDULED,
    UNCLEAR: "",
}
#: Words of a comment that name the reason plainly; any other cancellation has "another reason".
REASON_WORDS = (
    (re.compile(r"\bcourt\b", re.IGNORECASE), CancellationReason.COURT),
    (re.compile(r"\b(sick|sickness|ill|unwell|poorly)\b", re.IGNORECASE), CancellationReason.SICKNESS),
    (re.compile(r"\b(annual leave|on leave|a/l)\b", re.IGNORECASE), CancellationReason.LEAVE),
    (re.compile(r"\btraining\b", re.IGNORECASE), CancellationReason.TRAINING),
)
ACCORDING_TO = "According to the imported log"
REPLACED = "A later log says otherwise of this session."

#: A row, and the key of the person it is about where that is known.
type Entry = tuple[LogRow, int | None]


class Correction(NamedTuple):
    """A session that came from a log, and the row of a later log that says something else of it."""

    session: int
    former_row: int
    entry: LogRow
    supervisee: int


@dataclass(frozen=True, slots=True)
class Meetings:
    """Rows with their sessions, ready to be written, and the keys of those whose clock they move."""

    new: Inserts
    supervisees: set[int]
    corrections: Sequence[Correction] = field(default=())


def reason_of(row: Row) -> str:
    """Why a session was called off, where the comment names it; the comment itself is not kept."""
    if row.outcome in (HELD, DID_NOT_ATTEND):
        return ""
    named = (reason for words, reason in REASON_WORDS if words.search(row.comment))
    return next(named, CancellationReason.OTHER)


def log_row(row: Row, *, outcome: str, problem: str, file_name: str, by: Account | None) -> LogRow:
    """A row as it is kept; `outcome` is a Status, or empty while a person has to say."""
    sheet = sheet_of(row.row)
    supervisee = with_number(row.supervisee, row.supervisee_number)
    supervisor = with_number(row.supervisor, row.supervisor_number)
    return LogRow(
        fingerprint=row.fingerprint,
        row_number=number_of(row.row),
        file_name=(f"{file_name} ({sheet})" if sheet else file_name)[-255:],
        met_on=row.held_on,
        starts_at=row.starts_at,
        supervisee_name=supervisee,
        supervisor_name=supervisor,
        names_key=names_key_of(supervisee, supervisor),
        kind=row.kind,
        minutes=row.minutes,
        was_signed=row.signed,
        outcome=outcome,
        outcome_was_asked=not outcome,
        cue=row.cue,
        called_off_reason=reason_of(row),
        problem=problem,
        settled_by=None if problem else by,
    )


def session_of(entry: LogRow, *, supervisor: int) -> Session:
    """The session that a row describes, not saved yet."""
    starts_at = datetime.combine(
        entry.met_on, entry.starts_at or STARTS_AT, tzinfo=timezone.get_default_timezone()
    )
    session = Session(kind=entry.kind, supervisor_id=supervisor, starts_at=starts_at, is_imported=True)
    describe(session, entry)
    return session


def describe(session: Session, entry: LogRow) -> None:
    """Put into a session what a row says became of it."""
    was_held, was_cancelled = entry.outcome == Status.HELD, entry.outcome == Status.CANCELLED
    session.status = entry.outcome
    session.minutes = entry.minutes
    session.ends_at = session.starts_at + timedelta(minutes=entry.minutes or 0)
    session.held_on = entry.met_on if was_held else None
    session.called_off_side = Side.NEITHER if was_cancelled else ""
    is_off = entry.outcome in (Status.CANCELLED, Status.RESCHEDULED)
    session.called_off_reason = (entry.called_off_reason or CancellationReason.OTHER) if is_off else ""
    session.called_off_text = "" if was_held else ACCORDING_TO
    session.signed_elsewhere = entry.was_signed


def prepare_entries(
    entries: Iterable[Entry], corrections: Sequence[Correction] = (), *, log: ImportedLog | None = None
) -> Meetings:
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
    for correction in corrections:
        correction.entry.session_id, correction.entry.log = correction.session, log
        rows.append(correction.entry)
    new.add((row for row in rows if row.pk is None), keyed=False)
    new.ready()
    moved = {supervisee for session, supervisee in met if session.held_on}
    return Meetings(new, moved | {one.supervisee for one in corrections}, corrections)


def write_meetings(meetings: Meetings, *, at: datetime) -> None:
    """Write rows and sessions, and correct those of which a later log says otherwise; the clocks follow."""
    correct_sessions(meetings.corrections, at=at)
    meetings.new.write()
    update_due_days_of(meetings.supervisees)


def correct_sessions(corrections: Sequence[Correction], *, at: datetime) -> None:
    former = {one.former_row for one in corrections}
    rows = LogRow.objects.filter(pk__in=former)
    for row in rows:
        row.session, row.set_aside_at, row.set_aside_reason = None, at, REPLACED
    save_together(rows, ["session", "set_aside_at", "set_aside_reason"], batch_size=500)
    sessions = Session.objects.select_for_update(no_key=True).in_bulk([one.session for one in corrections])
    attendances = list(Attendance.objects.filter(session__in=sessions))
    for one in corrections:
        describe(sessions[one.session], one.entry)
    for attendance in attendances:
        attendance.held_on = sessions[attendance.session_id].held_on
    described = ("status", "minutes", "ends_at", "held_on", "called_off_side", "called_off_reason",
                 "called_off_text", "signed_elsewhere")  # fmt: skip
    save_together(sessions.values(), described, batch_size=500)
    Attendance.objects.bulk_update(attendances, ["held_on"], batch_size=500)

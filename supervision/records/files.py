"""A worker's supervision file: the whole history, newest first, against what was promised."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from supervision.clock.due_status import frequencies
from supervision.clock.history import due_history
from supervision.clock.on_record import absences_and_records
from supervision.clock.periods import DuePeriod
from supervision.models import (
    Action,
    Addendum,
    Agreement,
    Attendance,
    CaseDiscussion,
    Decision,
    Session,
    Status,
)
from supervision.models.session import COMING_STATUSES, HELD_STATUSES
from supervision.permissions import attendances_close_to, case_part_readable
from supervision.records.file_strip import Strip, strip_of
from supervision.records.permissions import decisions_readable
from supervision.records.written import unwritten
from workforce.authority_settings import days_off
from workforce.models import Absence, Worker
from workforce.rules.in_words import many
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class FileSession:
    """One session of the file; its notes only where the viewer may read them."""

    session: Session
    period: DuePeriod | None
    discussions: list[CaseDiscussion]
    actions: list[Action]
    is_readable: bool
    #: Something was added to the case part of its record since it was signed.
    is_added_to: bool = False

    @property
    def on(self) -> date:
        return self.session.held_on or timezone.localtime(self.session.starts_at).date()

    @property
    def gap_days(self) -> int | None:
        """Days since the session before; None where this one moved no clock."""
        return (self.on - self.period.period_started_on).days if self.period else None

    @property
    def days_late(self) -> int:
        """Days after the day that was promised; 0 when in time."""
        return max(0, (self.on - self.period.due_on).days) if self.period else 0

    @property
    def late_words(self) -> str:
        return f"Held {many(self.days_late, 'day')} late"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A day in the file: a session, an absence, or a change of supervisor."""

    on: date
    session: FileSession | None = None
    absence: Absence | None = None
    agreement: Agreement | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class SupervisionFile:
    """A worker's supervision file as one viewer may see it on a day."""

    #: As the view has read them.
    worker: Any
    agreements: list[Agreement]
    entries: list[FileEntry]
    periods: list[DuePeriod] = field(default_factory=list)
    strip: Strip | None = None
    #: Booked after the next one: a series of a year would stand before everything that happened.
    booked_later: int = 0

    @property
    def agreement(self) -> Agreement | None:
        """The agreement in force, or the last one."""
        return self.agreements[-1] if self.agreements else None

    @property
    def sessions(self) -> list[FileSession]:
        return [entry.session for entry in self.entries if entry.session]

    @property
    def held(self) -> list[FileSession]:
        return [each for each in self.sessions if each.session.was_held]

    @property
    def has_notes(self) -> bool:
        """Note text of this file is shown to this viewer."""
        return any(each.discussions or each.actions for each in self.sessions) or any(
            entry.decision for entry in self.entries
        )

    @property
    def longest_gap(self) -> int | None:
        gaps = [each.gap_days for each in self.held if each.gap_days is not None]
        return max(gaps, default=None)

    @property
    def promised(self) -> int:
        """Sessions held that a promise counts: since the first clock's start."""
        return sum(1 for each in self.held if each.period)

    @property
    def held_in_time(self) -> int:
        """Sessions held on or before the promised day."""
        return sum(1 for each in self.held if each.period and not each.days_late)


def open_file(worker: Worker, *, viewer: Viewer) -> SupervisionFile:
    """Gather a worker's file in a handful of queries, however long it is."""
    agreements = list(Agreement.objects.filter(supervisee=worker).select_related("supervisor", "policy"))
    attendances = list(_attendances(worker, viewer=viewer))
    periods = _periods(worker, agreements, attendances, on=viewer.on)
    sessions, booked_later = _until_the_next(_session_entries(worker, attendances, periods), on=viewer.on)
    entries = [
        *sessions,
        *(FileEntry(on=each.started_on, absence=each) for each in worker.absences.all()),
        *(FileEntry(on=each.starts_on, agreement=each) for each in agreements),
        *_decision_entries(worker, viewer=viewer),
    ]
    return SupervisionFile(
        worker=worker,
        agreements=agreements,
        entries=sorted(entries, key=lambda entry: entry.on, reverse=True),
        periods=periods,
        strip=strip_of(periods, held=_held_days(entries), on=viewer.on),
        booked_later=booked_later,
    )


def _until_the_next(sessions: list[FileEntry], *, on: date) -> tuple[list[FileEntry], int]:
    """The sessions without those that are booked after the next one, or were moved to another day before
    theirs came; and how many are booked after it.
    """
    past = [each for each in sessions if each.on <= on]
    later = [each for each in sessions if each.on > on]
    coming = [each for each in later if _status(each) in COMING_STATUSES]
    called_off = [each for each in later if _status(each) in (Status.CANCELLED, Status.DID_NOT_ATTEND)]
    return [*past, *coming[:1], *called_off], len(coming[1:])


def _status(entry: FileEntry) -> str | None:
    return entry.session.session.status if entry.session else None


def _held_days(entries: list[FileEntry]) -> list[date]:
    return sorted(entry.on for entry in entries if entry.session and entry.session.session.was_held)


def _decision_entries(worker: Worker, *, viewer: Viewer) -> list[FileEntry]:
    decisions = decisions_readable(viewer).filter(supervisee=worker).select_related("decided_by")
    return [FileEntry(on=timezone.localtime(each.decided_at).date(), decision=each) for each in decisions]


def _session_entries(worker: Worker, attendances: Iterable[Any], periods: list[DuePeriod]) -> list[FileEntry]:
    readable = {each.session_id for each in attendances if each.is_readable}
    discussions, actions = _discussions(worker, readable), _actions(worker, readable)
    closing = {period.held_on: period for period in periods if period.held_on}
    entries = []
    for attendance in attendances:
        session, key = attendance.session, attendance.session_id
        file_session = FileSession(
            session=session,
            period=closing.pop(attendance.held_on, None)
            if attendance.moves_clock and attendance.held_on
            else None,
            discussions=discussions[key],
            actions=actions[key],
            is_readable=key in readable,
            is_added_to=attendance.is_added_to,
        )
        session.is_written, session.is_close = not attendance.is_empty, attendance.is_close
        entries.append(FileEntry(on=file_session.on, session=file_session))
    return entries


def _attendances(worker: Worker, *, viewer: Viewer) -> QuerySet[Any]:
    """Only the columns that the page shows: a long file is hundreds of rows.

    Each says whether its notes, and what was added to a reason, are this viewer's to read, and whether its
    record is still without a word.
    """
    held = Q(session__status__in=HELD_STATUSES)
    readable = Q(Exists(case_part_readable(viewer).filter(pk=OuterRef("pk"))))
    close = attendances_close_to(viewer).filter(supervisee=worker)
    to_write = Session.objects.filter(status=Status.HELD, is_imported=False, attendances__supervisee=worker)
    added = Addendum.objects.filter(text__supervisee=worker, is_personal=False).order_by()
    supervisor = ("given_name", "known_as", "family_name")
    facts = (
        *("kind", "status", "starts_at", "held_on", "minutes", "was_interrupted", "is_imported"),
        *("called_off_side", "called_off_reason", "called_off_text", *Session.SEALED_TO),
    )
    return (
        Attendance.objects.filter(supervisee=worker)
        .annotate(
            is_readable=held & readable,
            is_close=Q(pk__in=close.values("pk")),
            is_empty=Q(session__in=unwritten(to_write).values("pk")),
            is_added_to=Q(session__in=added.values("text__session")),
        )
        .select_related("session__supervisor")
        .only(
            *("held_on", "moves_clock"),
            *(f"session__{name}" for name in facts),
            *(f"session__supervisor__{name}" for name in supervisor),
        )
        .order_by("session__starts_at", "pk")
    )


def _discussions(worker: Worker, sessions: set[int]) -> dict[int, list[CaseDiscussion]]:
    rows = CaseDiscussion.objects.filter(supervisee=worker, session__in=sessions)
    kept = ("case_reference", "decision", "rationale")
    return _by_session(rows.with_words().only(*CaseDiscussion.SEALED_TO, *kept))


def _actions(worker: Worker, sessions: set[int]) -> dict[int, list[Action]]:
    rows = Action.objects.filter(supervisee=worker, session__in=sessions).with_times_carried()
    columns = (*Action.SEALED_TO, "session_id", "what", "due_on", "done_on", "dropped_on")
    return _by_session(
        rows.select_related("owner").only(
            *columns, "owner__given_name", "owner__known_as", "owner__family_name"
        )
    )


def _by_session[Row: (CaseDiscussion, Action)](rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.session_id:
            found[row.session_id].append(row)
    return found


def _periods(
    worker: Worker, agreements: list[Agreement], attendances: Iterable[Attendance], *, on: date
) -> list[DuePeriod]:
    """What was promised under all the agreements, from the first clock's start to today."""
    if not agreements:
        return []
    days = sorted({each.held_on for each in attendances if each.moves_clock and each.held_on})
    absences, records = absences_and_records([worker.pk])
    return due_history(
        agreements,
        policies=frequencies(),
        held_on=days,
        absences=absences.get(worker.pk, ()),
        holidays=days_off(),
        records=records.get(worker.pk, ()),
        until=max(on, agreements[-1].next_due_on or on, *days),
    )


def by_year(entries: list[FileEntry]) -> dict[int, list[FileEntry]]:
    """The entries by year, newest first, for the headings of a long file."""
    years: dict[int, list[FileEntry]] = defaultdict(list)
    for entry in entries:
        years[entry.on.year].append(entry)
    return dict(years)

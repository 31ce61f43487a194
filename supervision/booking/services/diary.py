"""Diaries: taking a person's time, moving it, giving it back; no one is taken twice.

The verbs here belong inside the transaction of the booking that they serve, which names the actor
and writes the event. Each first locks the people whose time is taken (`workforce.locking`), so that two
bookings of one person wait for each other; then looks; then writes. What may share its time (a master
class) locks no one: its own row is locked by the service that changes it. If anything slips past, the
database refuses the overlap itself (see `supervision.triggers`), which is told in the same words.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from supervision.models import DiaryEntry
from supervision.rules.recurrence import occurrences
from supervision.rules.repeating import start_of
from supervision.triggers import OVERLAP_CONSTRAINT, OVERLAP_MESSAGE
from workforce.locking import lock_people
from workforce.models import Worker
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY


class AlreadyBusy(Refusal):
    """A person is taken at that time by something else; the message is for people.

    `entry` is what takes them, or None when only the database saw it.
    """

    def __init__(self, worker: Worker, entry: DiaryEntry | None = None) -> None:
        self.worker = worker
        self.entry = entry
        super().__init__(f"{worker.full_name} is already busy {_when(entry) if entry else 'at that time'}.")


def _when(entry: DiaryEntry) -> str:
    starts_at, ends_at = timezone.localtime(entry.starts_at), timezone.localtime(entry.ends_at)
    return f"on {starts_at:%A} {starts_at.day} {starts_at:%B} from {starts_at:%H:%M} to {ends_at:%H:%M}"


@transaction.atomic
def put_in_diary(
    *,
    uid: UUID,
    subject: str,
    workers: Collection[Worker],
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    path: str = "",
    is_exclusive: bool = True,
    is_tentative: bool = False,
    given_by: Worker | None = None,
) -> list[DiaryEntry]:
    """Take these people's time under one uid; someone removed from it before is put in again.

    An entry that is not exclusive (a master class) may share its time with others; one that is
    tentative (a proposal) may not. `given_by` is the one of them who gives the supervision.
    Raises AlreadyBusy, and then nothing is written.
    """
    people = lock_people(workers) if is_exclusive else list(workers)
    if is_exclusive:
        require_free(workers=people, starts_at=starts_at, ends_at=ends_at, except_uid=uid)
    facts = {
        "subject": subject,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": place,
        "path": path,
        "is_exclusive": is_exclusive,
        "is_tentative": is_tentative,
    }
    with _overlap_told(people, starts_at=starts_at, ends_at=ends_at, except_uid=uid):
        return [_put(worker, uid, {**facts, "is_given": worker == given_by}) for worker in people]


def _put(worker: Worker, uid: UUID, facts: dict[str, object]) -> DiaryEntry:
    entry = DiaryEntry.objects.filter(worker=worker, uid=uid).first()
    if entry is None:
        in_series = _place_in_series(uid)
        return DiaryEntry.objects.create(worker=worker, uid=uid, **facts, **in_series)
    for name, value in {**facts, "cancelled_at": None}.items():
        setattr(entry, name, value)
    entry.sequence += 1
    entry.save()
    return entry


def _place_in_series(uid: UUID) -> dict[str, Any]:
    """Whoever comes later to one of a series is invited to it as the others are."""
    known = DiaryEntry.objects.filter(uid=uid).exclude(series_uid=None).first()
    if known is None:
        return {}
    return {"series_uid": known.series_uid, "series_starts_at": known.series_starts_at}


@transaction.atomic
def put_in_series(*, series: UUID, uids: Sequence[UUID]) -> None:
    """What is booked under these uids is one series from now on, in everyone's calendar."""
    entries = list(DiaryEntry.objects.filter(uid__in=uids))
    starts = sorted({entry.starts_at for entry in entries})
    places = dict(zip(starts, occurrences(starts), strict=True))
    for entry in entries:
        entry.series_uid, entry.series_starts_at = series, places[entry.starts_at]
    DiaryEntry.objects.bulk_update(entries, ["series_uid", "series_starts_at"])


@transaction.atomic
def move_in_diary(
    *, uid: UUID, starts_at: datetime, ends_at: datetime, place: str | None = None, path: str | None = None
) -> int:
    """Another time (and place and page, where given) for everyone under this uid.

    Answers how many entries moved. Raises AlreadyBusy, and then nothing moves.
    """
    stored = DiaryEntry.objects.not_cancelled().filter(uid=uid)
    people = list(Worker.objects.filter(diary__in=stored).order_by("pk"))
    if stored.filter(is_exclusive=True).exists():
        lock_people(people)
        require_free(workers=people, starts_at=starts_at, ends_at=ends_at, except_uid=uid)
    changes = {"starts_at": starts_at, "ends_at": ends_at, "place": place, "path": path}
    with _overlap_told(people, starts_at=starts_at, ends_at=ends_at, except_uid=uid):
        return stored.update(
            sequence=F("sequence") + 1,
            changed_at=timezone.now(),
            **{name: value for name, value in changes.items() if value is not None},
        )


@transaction.atomic
def take_out_of_diary(*, uid: UUID, at: datetime, workers: Iterable[Worker] | None = None) -> int:
    """Give the time back: to everyone under this uid, or to these people only.

    The entries stay, cancelled, so that calendars can show it. Answers how many there were.
    """
    stored = DiaryEntry.objects.not_cancelled().filter(uid=uid)
    if workers is not None:
        stored = stored.filter(worker__in=list(workers))
    lock_people(stored.filter(is_exclusive=True).values_list("worker", flat=True))
    return stored.update(cancelled_at=at, sequence=F("sequence") + 1, changed_at=timezone.now())


@transaction.atomic
def keep_days_in_diary(*, worker: Worker, subject: str, days: Mapping[UUID, tuple[date, str]]) -> None:
    """A person's whole days of a subject, each a day and a page by its uid, brought to these.

    A day that is missing is put in; one that moved, or was removed, is put right; one that is no
    longer there is removed. What does not change keeps its sequence. Whole days take no time.
    """
    lock_people([worker])
    now = timezone.now()
    there = {entry.uid: entry for entry in DiaryEntry.objects.filter(worker=worker, subject=subject)}
    changed = [entry for uid, entry in there.items() if _keep_day(entry, days.get(uid), now=now)]
    DiaryEntry.objects.bulk_update(
        changed, ["starts_at", "ends_at", "path", "cancelled_at", "sequence", "changed_at"]
    )
    missing = {"worker": worker, "subject": subject, "is_exclusive": False}
    DiaryEntry.objects.bulk_create(
        DiaryEntry(uid=uid, path=path, **whole_day(on), **missing)
        for uid, (on, path) in days.items()
        if uid not in there
    )


def _keep_day(entry: DiaryEntry, wanted: tuple[date, str] | None, *, now: datetime) -> bool:
    """Bring an entry to the day and page wanted, or cancel it; whether anything changed."""
    times = whole_day(wanted[0]) if wanted else {"starts_at": entry.starts_at, "ends_at": entry.ends_at}
    state = {**times, "path": wanted[1] if wanted else entry.path}
    if all(getattr(entry, name) == value for name, value in state.items()) and bool(entry.cancelled_at) == (
        wanted is None
    ):
        return False
    for name, value in state.items():
        setattr(entry, name, value)
    entry.cancelled_at = None if wanted else now
    entry.sequence += 1
    entry.changed_at = now
    return True


def whole_day(on: date) -> dict[str, datetime]:
    """From when to when an entry stands that takes a whole day."""
    return {"starts_at": start_of(on), "ends_at": start_of(on + ONE_DAY)}


def require_free(
    *, workers: Collection[Worker], starts_at: datetime, ends_at: datetime, except_uid: UUID | None = None
) -> None:
    """Raises AlreadyBusy for the first of these people who is taken at any time in between."""
    for busy in who_is_busy(workers=workers, starts_at=starts_at, ends_at=ends_at, except_uid=except_uid):
        raise busy


def who_is_busy(
    *, workers: Collection[Worker], starts_at: datetime, ends_at: datetime, except_uid: UUID | None = None
) -> list[AlreadyBusy]:
    """Everyone among these people who is taken at any time in between, each once, with what takes them."""
    clashes = (
        DiaryEntry.objects.overlapping(starts_at=starts_at, ends_at=ends_at)
        .filter(worker__in=[worker.pk for worker in workers], is_exclusive=True)
        .select_related("worker")
        .order_by("worker", "-starts_at")
    )
    found = clashes.exclude(uid=except_uid) if except_uid else clashes
    first = {entry.worker_id: entry for entry in found}
    return [AlreadyBusy(entry.worker, entry) for entry in first.values()]


@contextmanager
def _overlap_told(
    people: list[Worker], *, starts_at: datetime, ends_at: datetime, except_uid: UUID
) -> Iterator[None]:
    """The database's own refusal of an overlap, in the words of `AlreadyBusy`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if not any(words in str(error) for words in (OVERLAP_CONSTRAINT, OVERLAP_MESSAGE)):
            raise
        require_free(workers=people, starts_at=starts_at, ends_at=ends_at, except_uid=except_uid)
        raise AlreadyBusy(people[0]) from error

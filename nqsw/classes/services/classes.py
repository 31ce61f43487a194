"""Master classes: the schedule, places in a class, and its waiting list.

The person who joins or leaves is locked first (people before anything else), then the class: no two such
changes run at once, so a class is never over its capacity and its list keeps its order. Who gets a
place from the list needs no lock: a class may share its time, and takes no one's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max

from nqsw.classes.rules import LONGEST_CLASS, SHORTEST_CLASS
from nqsw.models import MasterClass, Seat, SeatStatus
from nqsw.models.master_class import HELD_STATUSES
from supervision.booking.services.diary import move_in_diary, put_in_diary, take_out_of_diary
from supervision.models import DiarySubject
from supervision.rules.plausibility import doubts_about_times
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.in_words import many
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import ChangedSince, Refusal


class NotOpen(Refusal):
    """No one can join or leave the class any more; the message is for people."""


class RoomTaken(Refusal):
    """More people have a place than the capacity asked for; the message is for people."""


class ChangedMeanwhile(ChangedSince):
    """Someone else has changed the class since; `stored` is what it is now."""

    def __init__(self, stored: MasterClass) -> None:
        super().__init__("Someone has changed this class since you opened it. Nothing is saved yet.")
        self.stored = stored


# --- The schedule -----------------------------------------------------------------------------


@transaction.atomic
def schedule_class(*, by: Account | None, **facts: Any) -> MasterClass:
    """Put a class in the schedule."""
    master_class = MasterClass.objects.create(**facts)
    record_event(
        verb=Verb.MASTER_CLASS_SCHEDULED,
        subject=master_class,
        by=by,
        starts_at=master_class.starts_at.isoformat(),
        capacity=master_class.capacity,
    )
    return master_class


@transaction.atomic
def schedule_series(
    *,
    times: Sequence[tuple[datetime, datetime]],
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
    **facts: Any,
) -> list[MasterClass]:
    """The same class at each of these times; several are known as a series. Raises Doubtful."""
    _require_plausible(times, at=at, sure=sure)
    series = uuid4() if len(times) > 1 else None
    return [
        schedule_class(by=by, starts_at=starts_at, ends_at=ends_at, series=series, **facts)
        for starts_at, ends_at in times
    ]


@transaction.atomic
def change_class(
    *,
    master_class: MasterClass,
    facts: Mapping[str, Any],
    by: Account | None,
    at: datetime,
    version: int | None = None,
    sure: Collection[str] = (),
) -> list[Seat]:
    """Change what is known of a class that has not started; answers the places given from the list.

    A new time or room moves everyone's diary; more room is given to the waiting list in order.
    `version` is that which the writer saw. Raises NotOpen, RoomTaken when more people have a place
    than the new capacity, ChangedMeanwhile when there is a newer version that differs, and Doubtful for a
    new time that is seldom meant.
    """
    held = lock_class(master_class)
    require_open(held, at=at)
    changed = sorted(name for name, value in facts.items() if getattr(held, name) != value)
    if not changed:
        return []
    if version not in (None, held.version):
        raise ChangedMeanwhile(held)
    for name in changed:
        setattr(held, name, facts[name])
    if {"starts_at", "ends_at"} & set(changed):
        _require_plausible([(held.starts_at, held.ends_at)], at=at, sure=sure)
    promoted = _free_places(held)
    held.version += 1
    held.save(update_fields=[*changed, "version"])
    if {"starts_at", "ends_at", "place"} & set(changed):
        move_in_diary(uid=held.uid, starts_at=held.starts_at, ends_at=held.ends_at, place=held.place)
    _seat(held, promoted)
    record_event(verb=Verb.MASTER_CLASS_CHANGED, subject=held, by=by, changed=changed, capacity=held.capacity)
    tell_promoted(promoted, by=by)
    return promoted


def _require_plausible(
    times: Sequence[tuple[datetime, datetime]], *, at: datetime, sure: Collection[str]
) -> None:
    allowed = {"shortest": SHORTEST_CLASS, "longest": LONGEST_CLASS}
    require_sure(doubts_about_times(times, holidays=days_off(), at=at, what="a class", **allowed), sure=sure)


@transaction.atomic
def cancel_class(*, master_class: MasterClass, by: Account | None, at: datetime) -> None:
    """Cancel a class that has not started, and give its people their time back. Raises NotOpen."""
    held = lock_class(master_class)
    if held.cancelled_at:
        return
    require_open(held, at=at)
    held.cancelled_at = at
    held.save(update_fields=["cancelled_at"])
    take_out_of_diary(uid=held.uid, at=at)
    record_event(verb=Verb.MASTER_CLASS_CANCELLED, subject=held, by=by, places=held.places.held().count())


# --- Places -------------------------------------------------------------------------------------


@transaction.atomic
def join_class(*, master_class: MasterClass, worker: Worker, by: Account | None, at: datetime) -> Seat:
    """A place in the class, or where it is full one in its waiting list.

    Who has either keeps it. Raises NotOpen.
    """
    return enrol_in_class(master_class=master_class, workers=[worker], by=by, at=at)[0]


@transaction.atomic
def enrol_in_class(
    *, master_class: MasterClass, workers: Sequence[Worker], by: Account | None, at: datetime
) -> list[Seat]:
    """Places for these people in the order given, on the waiting list once the class is full.

    Raises NotOpen when the class has started, is cancelled, or is after someone's last day.
    """
    fresh = lock_people(workers)
    held = lock_class(master_class)
    require_open(held, at=at)
    for worker in fresh:
        if not worker.is_employed(on=held.held_on):
            raise NotOpen(f"{worker.full_name} does not work here on the day of the class.")
    known = {seat.worker_id: seat for seat in held.places.filter(worker__in=workers)}
    seats = [known.get(worker.pk) or Seat(master_class=held, worker=worker) for worker in workers]
    joining = [seat for seat in seats if seat.status not in HELD_STATUSES]
    _join(held, joining, at=at)
    for seat in joining:
        record_event(
            verb=Verb.MASTER_CLASS_JOINED,
            subject=held,
            by=by,
            worker=seat.worker,
            status=seat.status,
            position=seat.position,
        )
    return seats


@transaction.atomic
def leave_class(*, master_class: MasterClass, worker: Worker, by: Account | None, at: datetime) -> list[Seat]:
    """Give up a place, or one's turn in the waiting list; the next in line gets the place.

    Answers the places given that way. A person without one gives nothing up. Raises NotOpen
    once it has started.
    """
    lock_people([worker])
    held = lock_class(master_class)
    require_open(held, at=at)
    seat = held.places.held().filter(worker=worker).first()
    if seat is None:
        return []
    had_place = seat.status == SeatStatus.ENROLLED
    seat.status, seat.mark, seat.marked_at = SeatStatus.WITHDRAWN, "", None
    promoted = vacate(held, seat, at=at)
    record_event(verb=Verb.MASTER_CLASS_LEFT, subject=held, by=by, worker=worker, had_place=had_place)
    tell_promoted(promoted, by=by)
    return promoted


def vacate(held: MasterClass, seat: Seat, *, at: datetime) -> list[Seat]:
    """Write a place that its person gives up, as it is to be; the next in line get the room.

    For a class that is locked. Answers the places given that way.
    """
    worker = seat.worker
    seat.save(update_fields=["status", "mark", "marked_at", "apology_reason"])
    promoted = _free_places(held)
    take_out_of_diary(uid=held.uid, workers=[worker], at=at)
    _seat(held, promoted)
    return promoted


def lock_class(master_class: MasterClass) -> MasterClass:
    """The class as it stands, its row locked until the transaction ends.

    On SQLite the transaction already has the database to itself.
    """
    return MasterClass.objects.select_for_update(no_key=True).get(pk=master_class.pk)


def lock_classes(classes: Iterable[MasterClass]) -> None:
    """Several classes, in the order of their keys, until the transaction ends."""
    keys = [master_class.pk for master_class in classes]
    list(MasterClass.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def require_open(master_class: MasterClass, *, at: datetime) -> None:
    """Raises NotOpen for a class that is cancelled or has started."""
    if master_class.cancelled_at:
        raise NotOpen("This class was cancelled.")
    if master_class.has_begun(at=at):
        raise NotOpen("This class has started. Use the register to say who was there.")


def _join(held: MasterClass, joining: Collection[Seat], *, at: datetime) -> None:
    """Write these places at the end of the class's order, with a seat while there is room."""
    taken = held.places.enrolled().count()
    waiting = held.places.in_line().exists()
    last = held.places.aggregate(last=Max("position"))["last"] or 0
    for position, seat in enumerate(joining, start=last + 1):
        has_room = taken < held.capacity and not waiting
        taken += has_room
        seat.status = SeatStatus.ENROLLED if has_room else SeatStatus.WAITING
        seat.position, seat.joined_at = position, at
        seat.mark, seat.marked_at, seat.apology_reason = "", None, ""
        seat.save()
    _put_in_diary(held, [seat for seat in joining if seat.status == SeatStatus.ENROLLED])


def _free_places(held: MasterClass) -> list[Seat]:
    """Those in line that there is room for now. Raises RoomTaken when there is too little."""
    taken = held.places.enrolled().count()
    if taken > held.capacity:
        raise RoomTaken(
            f"{many(taken, 'person already has', 'people already have')} a place. Enter at least "
            f"{many(taken, 'place')}."
        )
    return list(held.places.in_line().select_related("worker")[: held.capacity - taken])


def _seat(held: MasterClass, promoted: Collection[Seat]) -> None:
    for seat in promoted:
        seat.status = SeatStatus.ENROLLED
        seat.save(update_fields=["status"])
    _put_in_diary(held, promoted)


def _put_in_diary(held: MasterClass, seats: Collection[Seat]) -> None:
    put_in_diary(
        uid=held.uid,
        subject=DiarySubject.MASTER_CLASS,
        workers=[seat.worker for seat in seats],
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        place=held.place,
        path=held.get_absolute_url(),
        is_exclusive=False,
    )


def tell_promoted(promoted: Collection[Seat], *, by: Account | None) -> None:
    for seat in promoted:
        record_event(
            verb=Verb.PLACE_GIVEN_FROM_THE_WAITING_LIST,
            subject=seat.master_class,
            by=by,
            worker=seat.worker,
            position=seat.position,
        )

"""What a register of past classes would do, and doing it: classes of their day, and who attended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from nqsw.classes.services.classes import lock_classes
from nqsw.imported_programme.facts import People, everyone
from nqsw.imported_programme.who import find_person
from nqsw.models import AttendanceMark, MasterClass, Seat, SeatStatus
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.imports.plans import Becomes, Plan
from workforce.imports.questions import Answers
from workforce.imports.services import Importer, Writing
from workforce.imports.undo import Undoing, Watched
from workforce.inserts import Inserts
from workforce.models import ImportKind
from workforce.readers.class_register import COLUMNS, Attended, RegisterRow, read_register
from workforce.readers.names import folded
from workforce.readers.rows import Reading

#: The hours of a class are not in a register: it stands for its day.
FROM, UNTIL = time(9), time(17)
DAY_ALONE = "Held before the tracker: its day is known, its hours are not."

type ClassKey = tuple[str, date]


class Place(NamedTuple):
    """Someone's place in a class that the tracker has."""

    pk: int
    status: str
    mark: str


@dataclass(frozen=True)
class RegisterFacts(People):
    """Who is here, and the classes of the days that the register names with their places."""

    classes: Mapping[ClassKey, int] = field(default_factory=dict)
    places: Mapping[tuple[int, int], Place] = field(default_factory=dict)


@dataclass(kw_only=True)
class RegisterPlan(Plan):
    """Classes to add by title and day; marks by class and worker, and those of places that are there."""

    classes: dict[ClassKey, str] = field(default_factory=dict)
    marks: dict[tuple[ClassKey, int], str] = field(default_factory=dict)
    marked: dict[int, str] = field(default_factory=dict)


def key_of(title: str, held_on: date) -> ClassKey:
    return folded(title), held_on


def find_register(reading: Reading[RegisterRow], *, on: date) -> RegisterFacts:
    days = {one.held_on for row in reading.rows for one in row.classes}
    held = MasterClass.objects.filter(cancelled_at=None, starts_at__date__in=days).order_by("pk")
    classes = {key_of(one.title, one.held_on): one.pk for one in held}
    seats = Seat.objects.filter(master_class__in=classes.values()).order_by("pk")
    places = {
        (master_class, worker): Place(pk, status, mark)
        for pk, master_class, worker, status, mark in seats.values_list(
            "pk", "master_class", "worker", "status", "mark"
        )
    }
    return RegisterFacts(tuple(everyone()), classes, places)


def plan_register(
    reading: Reading[RegisterRow],
    facts: RegisterFacts,
    *,
    on: date,
    answers: Answers | None = None,
    settled: Answers | None = None,
) -> RegisterPlan:
    """Who attended which class; a class that the tracker has on that day is the same one."""
    plan = RegisterPlan(answers=answers or {}, settled=settled or {})
    for row in reading.rows:
        numbers = (row.staff_number, row.swe_number)
        worker = find_person(
            plan, facts, name=row.name, numbers=numbers, team=row.team, row=row.row, part="participant"
        )
        if worker is None:
            continue
        for one in row.classes:
            plan_one(plan, facts, worker, one, row.row)
    return plan


def plan_one(plan: RegisterPlan, facts: RegisterFacts, worker: int, one: Attended, row: int) -> None:
    key, name = key_of(one.title, one.held_on), facts.by_key[worker].name
    label = AttendanceMark(one.mark).label.lower()
    held = facts.classes.get(key)
    place = facts.places.get((held, worker)) if held else None
    if place and place.mark == one.mark:
        plan.unchanged += 1
    elif place and (place.mark or place.status != SeatStatus.ENROLLED):
        says = f"{one.title}, {one.held_on:%d/%m/%Y}: the tracker has another mark; not changed"
        plan.leave_out("left out", row=row, subject=name, says=says)
    elif plan.marks.get((key, worker), one.mark) != one.mark:
        says = f"{one.title}, {one.held_on:%d/%m/%Y}: another row says otherwise"
        plan.leave_out("left out", row=row, subject=name, says=says)
    elif (key, worker) not in plan.marks:
        take(plan, facts, worker, one, row)
        becomes = Becomes.CHANGED if place else Becomes.ADDED
        says = f"{one.title}, {one.held_on:%d/%m/%Y}: {label}"
        plan.add("attendance marks", row=row, subject=name, says=says, becomes=becomes)


def take(plan: RegisterPlan, facts: RegisterFacts, worker: int, one: Attended, row: int) -> None:
    key = key_of(one.title, one.held_on)
    held = facts.classes.get(key)
    place = facts.places.get((held, worker)) if held else None
    plan.people.add(worker)
    plan.marks[key, worker] = one.mark
    if place:
        plan.marked[place.pk] = one.mark
    if held is None and key not in plan.classes:
        plan.classes[key] = one.title
        plan.add("classes added", row=row, subject=one.title, says=f"held on {one.held_on:%d/%m/%Y}")


def write_register(plan: RegisterPlan, prepared: None, writing: Writing) -> None:
    """Classes of their day, with as many places as people; then the marks."""
    rows = Inserts()
    people: dict[ClassKey, list[int]] = {}
    for key, worker in plan.marks:
        people.setdefault(key, []).append(worker)
    made = rows.add(past_class(title, key[1], len(people[key])) for key, title in plan.classes.items())
    days = {key[1] for key in people}
    there = list(MasterClass.objects.filter(cancelled_at=None, starts_at__date__in=days))
    lock_classes(there)
    by_key = {key_of(one.title, one.held_on): one for one in (*made, *there)}
    marked = list(Seat.objects.filter(pk__in=plan.marked))
    for seat in marked:
        seat.mark, seat.marked_at = plan.marked[seat.pk], writing.at
    Seat.objects.bulk_update(marked, ["mark", "marked_at"])
    seated = {(seat.master_class_id, seat.worker_id) for seat in marked}
    last = last_positions([one.pk for one in there])
    for key, workers in people.items():
        held = by_key[key]
        new = [worker for worker in workers if (held.pk, worker) not in seated]
        rows.add(
            (
                Seat(
                    master_class=held,
                    worker_id=worker,
                    status=SeatStatus.ENROLLED,
                    position=last.get(held.pk, 0) + place,
                    joined_at=writing.at,
                    mark=plan.marks[key, worker],
                    marked_at=writing.at,
                )
                for place, worker in enumerate(new, start=1)
            ),
            keyed=False,
        )
    rows.write()
    told = [NewEvent(Verb.MASTER_CLASS_SCHEDULED, one, None, {"capacity": one.capacity}) for one in made]
    told += [NewEvent(Verb.REGISTER_MARKED, by_key[key], None, {"marks": len(people[key])}) for key in people]
    record_events(told, by=writing.by)


def last_positions(classes: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    seats = Seat.objects.filter(master_class__in=classes).order_by("position")
    for master_class, position in seats.values_list("master_class", "position"):
        found[master_class] = position
    return found


def past_class(title: str, held_on: date, people: int) -> MasterClass:
    starts_at, ends_at = (timezone.make_aware(datetime.combine(held_on, hour)) for hour in (FROM, UNTIL))
    return MasterClass(
        title=title, aims=DAY_ALONE, starts_at=starts_at, ends_at=ends_at, capacity=max(people, 1)
    )


CLASS_REGISTER = Importer(
    kind=ImportKind.CLASS_REGISTER,
    about="Who attended the classes held before the tracker: a row for each person and class, or people "
    "down and classes across, each with its day in the heading. They count toward the required number.",
    columns=COLUMNS,
    read=read_register,
    find=find_register,
    plan=plan_register,
    write=write_register,
    asks=True,
    undoing=Undoing(
        tables=(Watched("nqsw.MasterClass"), Watched("nqsw.Seat", "worker")), minds_the_trail=False
    ),
)

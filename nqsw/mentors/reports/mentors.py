"""Mentor coverage and load: who has none, and who has how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from nqsw.models import (
    Enrolment,
    EnrolmentQuerySet,
    MentorAssignment,
    MentorAssignmentQuerySet,
)
from workforce.models import Worker
from workforce.rules.working_days import add_months


@dataclass(frozen=True, slots=True)
class MentorLoad:
    """One mentor with the NQSWs they have, against the most that they should take."""

    mentor: Worker
    assignments: list[MentorAssignment]
    most: int

    @property
    def load(self) -> int:
        return len(self.assignments)

    @property
    def is_over(self) -> bool:
        return self.load > self.most


@dataclass(frozen=True, slots=True)
class Mentored:
    """One assignment with its meetings: the last held, the next booked, the day the next is promised by."""

    assignment: MentorAssignment
    held: int
    last_held_at: datetime | None
    next_booked_at: datetime | None
    next_due_on: date

    def is_late(self, *, on: date) -> bool:
        return self.next_due_on < on


def without_mentor(enrolments: EnrolmentQuerySet, *, on: date) -> EnrolmentQuerySet:
    """Those on a programme today who no one mentors, the longest along first."""
    covered = MentorAssignment.objects.in_force(on=on).values("enrolment")
    return (
        enrolments.current().filter(started_on__lte=on).exclude(pk__in=covered).order_by("started_on", "pk")
    )


def loads(enrolments: EnrolmentQuerySet, *, on: date) -> list[MentorLoad]:
    """Every mentor of these NQSWs, the one with most first."""
    rows = (
        MentorAssignment.objects.in_force(on=on)
        .filter(enrolment__in=enrolments.current())
        .select_related("mentor__team", "enrolment__worker", "enrolment__cohort__programme")
    )
    found: dict[int, MentorLoad] = {}
    for row in rows:
        most = row.enrolment.programme.mentor_load_limit
        found.setdefault(row.mentor_id, MentorLoad(row.mentor, [], most)).assignments.append(row)
    return sorted(found.values(), key=lambda one: (-one.load, str(one.mentor)))


def mentored(assignments: MentorAssignmentQuerySet, *, at: datetime) -> list[Mentored]:
    """Each assignment with its meetings. A meeting is promised monthly (*local*), from the last one."""
    rows = assignments.select_related("mentor", "enrolment__worker", "enrolment__cohort__programme")
    return [_mentored(row) for row in rows.with_meetings(at=at)]


def _mentored(row: MentorAssignment) -> Mentored:
    last_on = row.last_held_at.date() if row.last_held_at else row.starts_on
    every = row.enrolment.programme.mentor_meeting_every_months
    return Mentored(row, row.held, row.last_held_at, row.next_booked_at, add_months(last_on, every))


def coverage(enrolments: Iterable[Enrolment], *, on: date) -> tuple[int, int]:
    """How many of these NQSWs have a mentor on the day, and how many there are."""
    chosen = [enrolment.pk for enrolment in enrolments]
    covered = MentorAssignment.objects.in_force(on=on).filter(enrolment__in=chosen)
    return covered.values("enrolment").distinct().count(), len(chosen)

"""Mentor coverage and load: who has none, and who has how many."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nqsw.models import (
    EnrolmentQuerySet,
    MeetingStatus,
    MentorAssignment,
    MentorAssignmentQuerySet,
    MentorMeeting,
    most_nqsws,
)
from nqsw.rules.start_day import mentors_entered_by
from workforce.authority_settings import days_off
from workforce.models import Worker
from workforce.rules.working_days import add_months, next_working_day


@dataclass(frozen=True, slots=True)
class MentorLoad:
    """One mentor with the NQSWs they have, against the most that they should take."""

    mentor: Worker
    #: Those among the NQSWs that were asked about.
    assignments: list[MentorAssignment]
    #: All that they have, whoever may see them.
    load: int

    @property
    def most(self) -> int:
        """The most that they take, by the strictest of their NQSWs' programmes: `most_nqsws`."""
        limit = min(one.enrolment.programme.mentor_load_limit for one in self.assignments)
        return most_nqsws(self.mentor, limit=limit)

    @property
    def elsewhere(self) -> int:
        """NQSWs of theirs who were not asked about."""
        return self.load - len(self.assignments)

    @property
    def is_over(self) -> bool:
        return self.load > self.most


@dataclass(frozen=True, slots=True)
class Mentored:
    """One assignment with its meetings: the last held, the next booked, the day the next is promised by.

    None is promised while the programme is paused.
    """

    assignment: MentorAssignment
    held: int
    last_held_at: datetime | None
    next_booked_at: datetime | None
    next_due_on: date | None
    #: Booked, over by now, and neither of the two has said whether they met.
    to_record: MentorMeeting | None = None

    def is_late(self, *, on: date) -> bool:
        return self.next_due_on is not None and self.next_due_on < on


def without_mentor(
    enrolments: EnrolmentQuerySet, *, on: date, records_begin_on: date | None
) -> EnrolmentQuerySet:
    """Those on a programme today who no one mentors, the longest along first.

    An NQSW whose mentor may only not have been entered yet is in `mentor_not_entered` instead.
    """
    unknown = mentor_not_entered(enrolments, on=on, records_begin_on=records_begin_on).values("pk")
    return _unmentored(enrolments, on=on).exclude(pk__in=unknown)


def mentor_not_entered(
    enrolments: EnrolmentQuerySet, *, on: date, records_begin_on: date | None
) -> EnrolmentQuerySet:
    """Those without a mentor in the records who may have one all the same: `is_mentor_unknown`, of today or
    of a day on which they were recorded already.
    """
    if records_begin_on is None or on > mentors_entered_by(records_begin_on):
        return enrolments.none()
    found = _unmentored(enrolments, on=on).filter(
        Q(joined_on__lt=records_begin_on) | Q(joined_on=None, started_on__lt=records_begin_on)
    )
    entered = MentorAssignment.objects.filter(enrolment=OuterRef("pk"), starts_on__lte=on)
    return found if on < records_begin_on else found.exclude(Exists(entered))


def _unmentored(enrolments: EnrolmentQuerySet, *, on: date) -> EnrolmentQuerySet:
    covered = MentorAssignment.objects.in_force(on=on).values("enrolment")
    return (
        enrolments.current().filter(started_on__lte=on).exclude(pk__in=covered).order_by("started_on", "pk")
    )


def loads(enrolments: EnrolmentQuerySet, *, on: date) -> list[MentorLoad]:
    """Every mentor of these NQSWs, the one with most first; each with the whole of their load."""
    rows = (
        MentorAssignment.objects.load(on=on)
        .filter(enrolment__in=enrolments)
        .select_related(
            "mentor__team",
            "mentor__mentor_profile",
            "enrolment__worker__team",
            "enrolment__cohort__programme",
        )
    )
    asked: dict[Worker, list[MentorAssignment]] = defaultdict(list)
    for row in rows:
        asked[row.mentor].append(row)
    every = Counter(
        MentorAssignment.objects.load(on=on).filter(mentor__in=asked).values_list("mentor", flat=True)
    )
    found = [MentorLoad(mentor, assignments, every[mentor.pk]) for mentor, assignments in asked.items()]
    return sorted(found, key=lambda one: (-one.load, str(one.mentor)))


def mentored(assignments: MentorAssignmentQuerySet, *, at: datetime) -> list[Mentored]:
    """Each assignment with its meetings. A meeting is promised monthly (*local*), from the last one or from
    the end of a pause; a day on a weekend or bank holiday moves to the next working day, as supervision does.
    """
    found = list(with_their_meetings(assignments, on=timezone.localdate(at), at=at))
    return mentored_among(found, to_record(found, at=at) if found else ())


def with_their_meetings(
    assignments: MentorAssignmentQuerySet, *, on: date, at: datetime
) -> MentorAssignmentQuerySet:
    """What `mentored_among` is told, by name."""
    people = ("mentor", "enrolment__worker", "enrolment__cohort__programme")
    found = assignments.select_related(*people).with_meetings(at=at).with_pauses(on=on)
    return found.order_by("enrolment__worker__family_name", "enrolment__worker__given_name", "pk")


def mentored_among(assignments: Iterable[MentorAssignment], over: Iterable[MentorMeeting]) -> list[Mentored]:
    """The same of rows that are read, with the meetings of `to_record`."""
    open_still = {one.assignment_id: one for one in over}
    return [_mentored(row, open_still.get(row.pk)) for row in assignments]


def to_record(
    assignments: Collection[MentorAssignment] | QuerySet[MentorAssignment, Any], *, at: datetime
) -> QuerySet[MentorMeeting]:
    """Meetings that are over, and no one has said whether the two met; the oldest last."""
    over = MentorMeeting.objects.filter(status=MeetingStatus.BOOKED, ends_at__lt=at)
    return over.filter(assignment__in=assignments).select_related(
        "assignment__mentor", "assignment__enrolment__worker"
    )


def _mentored(row: MentorAssignment, open_still: MentorMeeting | None) -> Mentored:
    due_on = None if row.is_paused else _due_on(row)
    return Mentored(row, row.held, row.last_held_at, row.next_booked_at, due_on, open_still)


def _due_on(row: MentorAssignment) -> date:
    last_on = row.last_held_at.date() if row.last_held_at else row.starts_on
    since = max(last_on, row.pause_ended_on or last_on)
    every = row.enrolment.programme.mentor_meeting_every_months
    return next_working_day(add_months(since, every), holidays=days_off())


def coverage(enrolments: EnrolmentQuerySet, *, on: date) -> tuple[int, int]:
    """How many of these NQSWs have a mentor on the day, and how many there are."""
    mentored = Exists(MentorAssignment.objects.in_force(on=on).filter(enrolment=OuterRef("pk")))
    counted = enrolments.annotate(is_mentored=mentored).aggregate(
        covered=Count("pk", filter=Q(is_mentored=True), distinct=True), every=Count("pk", distinct=True)
    )
    return counted["covered"], counted["every"]

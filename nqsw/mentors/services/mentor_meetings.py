"""Mentor meetings: booked in both diaries, logged, cancelled. They move no supervision clock."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from nqsw.models import MeetingStatus, MentorAssignment, MentorMeeting
from supervision.booking.services.diary import move_in_diary, put_in_diary, take_out_of_diary
from supervision.models import DiaryEntry
from supervision.models.calendar import DiarySubject
from supervision.rules.plausibility import doubts_about_times
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Account
from workforce.people.employment import did_not_work_here
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import Refusal

SHORTEST_MEETING = timedelta(minutes=15)
"""A shorter mentor meeting is asked about. *Local.*"""


class CannotMeet(Refusal):
    """Why the meeting cannot be booked, moved or logged so; the message is for people."""


@transaction.atomic
def book_meeting(
    *,
    assignment: MentorAssignment,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
) -> MentorMeeting:
    """A meeting of mentor and NQSW, in both diaries.

    Raises AlreadyBusy when one is taken, Doubtful for a time that is seldom meant.
    """
    _lock_both(assignment)
    _require_plausible(starts_at, ends_at, at=at, sure=sure)
    meeting = MentorMeeting.objects.create(
        assignment=assignment, starts_at=starts_at, ends_at=ends_at, place=place
    )
    put_in_diary(
        uid=meeting.uid,
        subject=DiarySubject.MENTOR_MEETING,
        workers=[assignment.mentor, assignment.enrolment.worker],
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        path=reverse("nqsw:mentor_meeting", args=[meeting.pk]),
    )
    _record(Verb.MENTOR_MEETING_BOOKED, meeting, by=by)
    return meeting


@transaction.atomic
def move_meeting(
    *,
    meeting: MentorMeeting,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
) -> None:
    """Another time in both diaries.

    Raises AlreadyBusy when one is taken then, CannotMeet when over, Doubtful for a time that is seldom meant.
    """
    _lock(meeting)
    _require_booked(meeting)
    _require_plausible(starts_at, ends_at, at=at, sure=sure)
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.save(update_fields=["starts_at", "ends_at", "place"])
    move_in_diary(uid=meeting.uid, starts_at=starts_at, ends_at=ends_at, place=place)
    _record(Verb.MENTOR_MEETING_MOVED, meeting, by=by)


@transaction.atomic
def call_off_meeting(*, meeting: MentorMeeting, at: datetime, by: Account | None) -> None:
    """The time is given back to both. Raises CannotMeet when it was held already."""
    _lock(meeting)
    _require_booked(meeting)
    meeting.status = MeetingStatus.CANCELLED
    meeting.save(update_fields=["status"])
    take_out_of_diary(uid=meeting.uid, at=at)
    _record(Verb.MENTOR_MEETING_CALLED_OFF, meeting, by=by)


@transaction.atomic
def log_meeting(*, meeting: MentorMeeting, topics: str, at: datetime, by: Account | None) -> None:
    """The meeting was held. Topics are the two's own; they never leave the meeting's page.

    Raises CannotMeet before it has started, and for one that was cancelled.
    """
    _lock(meeting)
    if meeting.status == MeetingStatus.CANCELLED:
        raise CannotMeet("This meeting was cancelled.")
    if meeting.starts_at > at:
        raise CannotMeet("This meeting has not started yet.")
    if meeting.status == MeetingStatus.BOOKED:
        meeting.recorded_by, meeting.recorded_at = by, at
    elif meeting.recorded_by != by:
        meeting.recorded_at = None  # the other has acted on it
    meeting.status, meeting.topics = MeetingStatus.HELD, topics
    meeting.save(update_fields=["status", "topics", "recorded_by", "recorded_at"])
    _record(Verb.MENTOR_MEETING_HELD, meeting, by=by)


def can_take_back(meeting: MentorMeeting, *, by: Account, at: datetime) -> bool:
    """Recorded as held by this person today, and the other has not written in it since."""
    return (
        meeting.status == MeetingStatus.HELD
        and meeting.recorded_at is not None
        and meeting.recorded_by_id == by.pk
        and timezone.localdate(meeting.recorded_at) == timezone.localdate(at)
    )


@transaction.atomic
def take_back_meeting(*, meeting: MentorMeeting, by: Account, at: datetime) -> bool:
    """It was recorded as held by mistake. Answers whether it is booked still; else it is gone.

    Raises CannotMeet on another day, for someone else, and when the other has written in it since.
    """
    _lock(meeting)
    if not can_take_back(meeting, by=by, at=at):
        raise CannotMeet("Only the person who recorded the meeting can undo it, on the same day.")
    _record(Verb.MENTOR_MEETING_UNDONE, meeting, by=by)
    if not DiaryEntry.objects.filter(uid=meeting.uid).exists():
        meeting.delete()
        return False
    meeting.status, meeting.topics = MeetingStatus.BOOKED, ""
    meeting.recorded_by = meeting.recorded_at = None
    meeting.save(update_fields=["status", "topics", "recorded_by", "recorded_at"])
    return True


@transaction.atomic
def log_past_meeting(
    *,
    assignment: MentorAssignment,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    topics: str,
    at: datetime,
    by: Account | None,
    sure: Collection[str] = (),
) -> MentorMeeting:
    """A meeting that took place without having been booked.

    Raises CannotMeet for one to come and for a day on which one of the two did not work here, Doubtful.
    """
    _lock_both(assignment)
    on = timezone.localdate(starts_at)
    for person in (assignment.enrolment.worker, assignment.mentor):
        if not person.is_employed(on=on):
            raise CannotMeet(did_not_work_here(person, on=on))
    _require_plausible(starts_at, ends_at, at=at, sure=sure)
    meeting = MentorMeeting.objects.create(
        assignment=assignment, starts_at=starts_at, ends_at=ends_at, place=place
    )
    log_meeting(meeting=meeting, topics=topics, at=at, by=by)
    return meeting


def _require_plausible(
    starts_at: datetime, ends_at: datetime, *, at: datetime, sure: Collection[str]
) -> None:
    times = [(starts_at, ends_at)]
    doubts = doubts_about_times(
        times, holidays=days_off(), at=at, what="a mentor meeting", shortest=SHORTEST_MEETING
    )
    require_sure(doubts, sure=sure)


def _lock_both(assignment: MentorAssignment) -> None:
    lock_people([assignment.mentor_id, assignment.enrolment.worker_id])


def _lock(meeting: MentorMeeting) -> None:
    """Both people locked, and the meeting as it stands by then."""
    _lock_both(meeting.assignment)
    meeting.refresh_from_db(fields=["status", "starts_at", "ends_at", "place", "recorded_by", "recorded_at"])


def _require_booked(meeting: MentorMeeting) -> None:
    if meeting.status != MeetingStatus.BOOKED:
        raise CannotMeet(f"This meeting is {meeting.get_status_display().lower()}.")


def _record(verb: Verb, meeting: MentorMeeting, *, by: Account | None) -> None:
    assignment = meeting.assignment
    record_event(
        verb=verb,
        subject=meeting,
        by=by,
        worker=assignment.enrolment.worker,
        mentor=assignment.mentor_id,
        starts_at=meeting.starts_at.isoformat(),
    )

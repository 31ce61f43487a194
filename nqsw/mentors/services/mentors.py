"""Assigning, replacing and ending mentors."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from nqsw.locking import lock_enrolment
from nqsw.models import Enrolment, MentorAssignment, MentorProfile, most_nqsws
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.in_words import day_in_full, many
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY, Interval


class CannotMentor(Refusal):
    """Why this person cannot be mentor on these days; the message is for people."""


def warnings_about(*, enrolment: Enrolment, mentor: Worker, on: date) -> list[str]:
    """What someone should know before this mentor is assigned; none of it forbids it.

    A mentor is not the line manager, and takes no more NQSWs than the programme allows (both
    *local*); a replaced mentor is named.
    """
    warnings = []
    if enrolment.worker.line_manager_id == mentor.pk:
        warnings.append(f"{mentor} is {enrolment.worker}'s line manager. Select someone else.")
    load = mentor_load(mentor, on=on, apart_from=enrolment)
    limit = most_nqsws(mentor, limit=enrolment.programme.mentor_load_limit)
    if load >= limit:
        warnings.append(f"{mentor} already mentors {many(load, 'NQSW')}. They take up to {limit}.")
    current = enrolment.mentor_assignments.in_force(on=on).select_related("mentor").first()
    if current and current.mentor_id != mentor.pk:
        warnings.append(f"{current.mentor} is mentor now; their last day will be the day before.")
    return warnings


def mentor_load(mentor: Worker, *, on: date, apart_from: Enrolment | None = None) -> int:
    """How many NQSWs a mentor has on a day."""
    assignments = MentorAssignment.objects.load(on=on).filter(mentor=mentor)
    return assignments.exclude(enrolment=apart_from).count() if apart_from else assignments.count()


@transaction.atomic
def assign_mentor(
    *, enrolment: Enrolment, mentor: Worker, starts_on: date, by: Account | None, ends_on: date | None = None
) -> MentorAssignment:
    """A mentor from a day on; the one before, still open, ends the day before.

    Raises CannotMentor for the NQSW, for who is the mentor already, for days that another mentor has, and on
    a programme that has ended.
    """
    lock_people([enrolment.worker_id, mentor.pk])
    lock_enrolment(enrolment)
    _require_possible(enrolment, mentor, starts_on)
    before = enrolment.mentor_assignments.filter(ends_on=None, starts_on__lt=starts_on).first()
    if before and before.mentor_id == mentor.pk:
        raise CannotMentor(f"{mentor} is the mentor already, since {day_in_full(before.starts_on)}.")
    if before:
        end_assignment(assignment=before, on=starts_on - ONE_DAY, by=by)
    _require_no_overlap(enrolment, Interval(starts_on, ends_on))
    assignment = MentorAssignment.objects.create(
        enrolment=enrolment, mentor=mentor, starts_on=starts_on, ends_on=ends_on, assigned_by=by
    )
    record_event(
        verb=Verb.MENTOR_ASSIGNED,
        subject=assignment,
        by=by,
        worker=enrolment.worker,
        mentor=mentor.pk,
        starts_on=starts_on.isoformat(),
        replaced=before and before.pk,
    )
    return assignment


@transaction.atomic
def end_assignment(*, assignment: MentorAssignment, on: date, by: Account | None) -> None:
    """The mentor's last day. Raises CannotMentor for a day before the first.

    Meetings booked for later stay booked until one of the two calls them off.
    """
    if on < assignment.starts_on:
        raise CannotMentor("The last day must be on or after the first day.")
    assignment.ends_on = on
    assignment.save(update_fields=["ends_on"])
    record_event(
        verb=Verb.MENTOR_ASSIGNMENT_ENDED,
        subject=assignment,
        by=by,
        worker=assignment.enrolment.worker,
        mentor=assignment.mentor_id,
        on=on.isoformat(),
    )


@transaction.atomic
def describe_mentor(
    *, worker: Worker, is_available: bool, capacity: int, areas: str, availability: str, by: Account | None
) -> MentorProfile:
    """What a mentor offers; written again, it replaces what was there."""
    profile, _ = MentorProfile.objects.update_or_create(
        worker=worker,
        defaults={
            "is_available": is_available,
            "capacity": capacity,
            "areas": areas,
            "availability": availability,
        },
    )
    record_event(verb=Verb.MENTOR_PROFILE_CHANGED, subject=profile, by=by, worker=worker)
    return profile


def _require_possible(enrolment: Enrolment, mentor: Worker, starts_on: date) -> None:
    if mentor.pk == enrolment.worker_id:
        raise CannotMentor("A person cannot mentor themselves.")
    if not enrolment.is_current:
        raise CannotMentor("This programme has ended.")
    if not mentor.is_employed(on=starts_on):
        raise CannotMentor(f"{mentor} does not work here on that day.")
    if starts_on < enrolment.here_from:
        raise CannotMentor("The mentor must start on or after the first day of the programme.")


def _require_no_overlap(enrolment: Enrolment, days: Interval) -> None:
    until = Q() if days.ends_on is None else Q(starts_on__lte=days.ends_on)
    others = enrolment.mentor_assignments.filter(until, Q(ends_on=None) | Q(ends_on__gte=days.starts_on))
    if other := others.select_related("mentor").first():
        raise CannotMentor(
            f"{other.mentor} is the mentor on some of these days. An NQSW has one mentor at a time."
        )

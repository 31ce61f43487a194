"""Someone leaves the authority: what each room must end, in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from nqsw.enrolments.services.endings import end_no_later
from nqsw.enrolments.services.endings import leave as leave_programme
from nqsw.enrolments.services.entitlements import end_supervision
from nqsw.enrolments.services.reopening import leave_classes_after
from nqsw.models import EnrolmentStatus, MentorAssignmentQuerySet
from supervision.agreements.services.agreements import end_agreement
from supervision.agreements.services.covers import end_cover
from supervision.booking.services.bookable import people_around, people_of
from supervision.booking.services.booking import cancel_session
from supervision.booking.services.slots import withdraw_slots
from supervision.calendars.services.invitations import told_together
from supervision.models import AgreementQuerySet, CancellationReason, Cover, Session, Side, Slot
from supervision.rules.repeating import start_of
from workforce.locking import lock_whoever
from workforce.models import Account, Worker, WorkerQuerySet
from workforce.people.employment import end_employment
from workforce.rules.working_days import ONE_DAY


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What waits for someone else when a worker goes; a person decides who takes it over."""

    agreements: AgreementQuerySet
    mentees: MentorAssignmentQuerySet
    reports: WorkerQuerySet

    def __bool__(self) -> bool:
        return self.agreements.exists() or self.mentees.exists() or self.reports.exists()


def left_behind(worker: Worker, *, after: date) -> LeftBehind:
    """Supervisees, mentees and direct reports who still look to this worker after a day."""
    ending_later = Q(ends_on=None) | Q(ends_on__gt=after)
    return LeftBehind(
        agreements=worker.agreements_given.filter(ending_later).select_related("supervisee"),
        mentees=worker.mentor_assignments.filter(ending_later).select_related("enrolment__worker"),
        reports=worker.direct_reports.filter(Q(left_on=None) | Q(left_on__gt=after)),
    )


@transaction.atomic
def leave_authority(*, worker: Worker, last_day: date, by: Account | None, at: datetime) -> None:
    """A worker's last day: signing in, supervision, the programme and later bookings end with it.

    The people they supervise, mentor or manage stay with them until someone hands them
    over: see `left_behind`. Raises Refusal for a day that cannot be.
    """
    lock_whoever(lambda: _concerned(worker, last_day, at=at))
    worker.refresh_from_db(fields=["left_on"])
    before = worker.left_on
    end_employment(worker=worker, last_day=last_day, by=by)
    if before:
        _move_endings(worker, before, last_day, by=by)
    enrolment = worker.enrolments.current().first()
    if enrolment and last_day >= enrolment.started_on:
        leave_programme(enrolment=enrolment, on=last_day, by=by, at=at)
    end_no_later(worker=worker, on=last_day, by=by)
    end_supervision(worker=worker, on=last_day, by=by)
    _free_time_after(worker, last_day, by=by, at=at)


def _move_endings(worker: Worker, before: date, last_day: date, *, by: Account | None) -> None:
    """What ended with a last day that was noted earlier ends with the new one."""
    for agreement in worker.agreements.filter(ends_on=before):
        end_agreement(agreement=agreement, on=last_day, by=by)
    worker.enrolments.filter(status=EnrolmentStatus.LEFT, ended_on=before).update(ended_on=last_day)


def _concerned(worker: Worker, last_day: date, *, at: datetime) -> set[int]:
    """Everyone a leaving touches: those the leaver meets later, and those around a cover."""
    covers = Cover.objects.filter(supervisor=worker, ends_on__gt=last_day).select_related(
        "agreement__supervisee"
    )
    around = (people_around(cover.agreement.supervisee, at=at) for cover in covers)
    meets = Q(supervisor=worker) | Q(attendances__supervisee=worker)
    return {worker.pk}.union(people_of(Session.objects.coming().filter(meets)), *around)


@told_together()
def _free_time_after(worker: Worker, last_day: date, *, by: Account | None, at: datetime) -> None:
    """No booking with a leaver, no place in a class and no offer of theirs stands after the last day."""
    leave_classes_after(worker, on=last_day, by=by, at=at)
    for cover in Cover.objects.filter(supervisor=worker, ends_on__gt=last_day).with_people():
        end_cover(cover=cover, on=last_day, by=by, at=at)
    gone_at = start_of(last_day + ONE_DAY)
    later = Session.objects.coming().filter(starts_at__gte=gone_at)
    for session in later.filter(Q(supervisor=worker) | Q(attendances__supervisee=worker)).distinct():
        cancel_session(
            session=session,
            reason=CancellationReason.OTHER,
            text="Leaves the authority",
            side=Side.SUPERVISOR if session.supervisor_id == worker.pk else Side.SUPERVISEE,
            by=by,
            at=at,
        )
    offered = Slot.objects.filter(supervisor=worker, starts_at__gte=gone_at, withdrawn_at=None)
    withdraw_slots(slots=offered, by=by, at=at)

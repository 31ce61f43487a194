"""The reminders of this room: a class tomorrow, a place from the waiting list, milestones due."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from nqsw.models import Enrolment, Milestone, Seat, SeatStatus
from nqsw.models.enrolment_status import EnrolmentStatus
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings, days_off
from workforce.models import Account, Event
from workforce.rules.working_days import back_working_days, next_working_day
from workforce.web.tags import clock, day

#: How long a place that came free is mentioned, in working days, should a sending fail.
MENTIONED_FOR = 3


def class_tomorrow(on: date) -> Iterator[Wanted]:
    """To everyone with a place, on the working day before the class."""
    tomorrow = next_working_day(on + timedelta(days=1), holidays=days_off())
    places = Seat.objects.filter(
        status=SeatStatus.ENROLLED,
        master_class__cancelled_at=None,
        master_class__starts_at__date__gt=on,
        master_class__starts_at__date__lte=tomorrow,
    )
    for place in places.select_related("worker__account", "master_class"):
        if account := account_of(place.worker):
            starts_at = place.master_class.starts_at
            line = f"Your master class is on {day(starts_at)} at {clock(starts_at)}."
            yield _about_class(place, account, line, due_on=place.master_class.held_on)


def place_given(on: date) -> Iterator[Wanted]:
    """To each person who got a place from the waiting list in the last days."""
    since = back_working_days(on, MENTIONED_FOR, holidays=days_off())
    given = Event.objects.filter(
        verb=Verb.PLACE_GIVEN_FROM_THE_WAITING_LIST, at__date__gte=since, at__date__lte=on
    )
    told = {(int(key), worker) for key, worker in given.values_list("subject_id", "worker")}
    places = Seat.objects.filter(
        master_class__in={key for key, _worker in told},
        status=SeatStatus.ENROLLED,
        master_class__cancelled_at=None,
        master_class__starts_at__date__gte=on,
    )
    for place in places.select_related("worker__account", "master_class"):
        account = account_of(place.worker)
        if account and (place.master_class_id, place.worker_id) in told:
            when = day(place.master_class.starts_at)
            line = f"You now have a place in the master class on {when}."
            yield _about_class(place, account, line, due_on=place.master_class.held_on)


def _about_class(place: Seat, account: Account, line: str, *, due_on: date) -> Wanted:
    held = place.master_class
    return Wanted(f"class:{held.pk}", due_on, account, line, held.get_absolute_url(), place.worker_id)


def milestones_due(on: date) -> Iterator[Wanted]:
    """Some days before a milestone's due day (*local*, usually two weeks), to the NQSW."""
    ahead = timedelta(days=authority_settings(on=on).milestone_soon_days)
    found = (
        Milestone.objects.open()
        .on_record()
        .filter(
            due_on__gte=on,
            due_on__lte=on + ahead,
            is_optional=False,
            enrolment__status=EnrolmentStatus.ACTIVE,
        )
    )
    for milestone in found.select_related("enrolment__worker__account"):
        enrolment: Enrolment = milestone.enrolment
        if account := account_of(enrolment.worker):
            line = f"A milestone in your programme is due by {day(milestone.due_on)}: {milestone.title}."
            path = reverse("nqsw:enrolment", args=[enrolment.pk])
            yield Wanted(
                f"milestone:{milestone.pk}", milestone.due_on, account, line, path, enrolment.worker_id
            )


CLASS_TOMORROW = ReminderKind(
    "class_tomorrow",
    "Master class tomorrow",
    "On the working day before.",
    "Your master class is on Thursday 26 November at 14:00.",
    class_tomorrow,
    can_wait=False,
)
PLACE_GIVEN = ReminderKind(
    "place_given",
    "A place from the waiting list",
    "When you get a place from the waiting list.",
    "You now have a place in the master class on Thursday 26 November.",
    place_given,
    can_wait=False,
    is_urgent=True,
)
MILESTONE = ReminderKind(
    "milestone",
    "Programme milestones",
    "Two weeks before one is due.",
    "A milestone in your programme is due by Friday 4 December: 3-month review.",
    milestones_due,
)

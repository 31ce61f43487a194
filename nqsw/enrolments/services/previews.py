"""What a change to an enrolment would do, worked out by doing it and taking it back.

So a preview can never say anything else than what the change then does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from nqsw.enrolments.services.reopening import classes_of
from nqsw.models import Enrolment, EnrolmentStatus, MeetingStatus, MentorMeeting
from supervision.booking.away import while_away
from supervision.models import Session
from supervision.rules.repeating import start_of
from workforce.caseloads.limits_in_force import limit_on
from workforce.rules.in_words import day_in_full, many

Value = date | str | int | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """One fact about an NQSW, as it is now and as it would be."""

    what: str
    before: Value
    after: Value


def preview(*, enrolment: Enrolment, change: Callable[[Enrolment], object], on: date) -> list[Consequence]:
    """What would be different after the change, in the order in which a person asks.

    `change` gets the enrolment as it is stored; what it raises comes through. Nothing is kept.
    """
    with transaction.atomic():
        before = facts(Enrolment.objects.get(pk=enrolment.pk), on=on)
        change(Enrolment.objects.get(pk=enrolment.pk))
        after = facts(Enrolment.objects.get(pk=enrolment.pk), on=on)
        transaction.set_rollback(True)
    return [
        Consequence(what, before.get(what), after.get(what))
        for what in _in_order(before, after)
        if before.get(what) != after.get(what)
    ]


def _in_order(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Every fact once; what is new stands where it stands among the facts of after."""
    order, place = list(before), 0
    for what in after:
        if what in order:
            place = order.index(what) + 1
        else:
            order.insert(place, what)
            place += 1
    return order


def facts(enrolment: Enrolment, *, on: date) -> dict[str, Value]:
    """Everything that a change can move; first what people say themselves: a pause, the status, the end."""
    return {
        **_pauses(enrolment),
        "Status": _status(enrolment, on=on),
        "Expected end": enrolment.expected_end_on,
        "Last day on the programme": enrolment.ended_on,
        **_supervision(enrolment),
        "Sessions that stay booked on days away": _booked_while_away(enrolment, on=on),
        **_caseload(enrolment, on=on),
        "Mentor": _mentor(enrolment),
        "Mentor meetings that stay booked after the mentor’s last day": _meetings_left(enrolment, on=on),
        **{
            f"Class: {held.title}, {day_in_full(held.held_on)}": status.label
            for held, status in classes_of(enrolment.worker)
        },
        **{milestone.title: milestone.due_on for milestone in enrolment.milestones.filter(done_on=None)},
    }


def _status(enrolment: Enrolment, *, on: date) -> str:
    progress = enrolment.status_as_at(on=on)
    if progress == EnrolmentStatus.EXTENDED:
        months = enrolment.extension_months
        return f"Extended by {many(months, 'month')}"
    return progress.label


def _pauses(enrolment: Enrolment) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for pause in enrolment.pauses.all():
        until = f"to {day_in_full(pause.ended_on)}" if pause.ended_on else "with no last day yet"
        found[f"Pause from {day_in_full(pause.started_on)}"] = until
    return found


def _supervision(enrolment: Enrolment) -> dict[str, Value]:
    agreement = (
        enrolment.worker.agreements.select_related("policy", "supervisor").order_by("starts_on").last()
    )
    if agreement is None:
        return {"Supervision": "No supervisor yet"}
    last_day = f" until {day_in_full(agreement.ends_on)}" if agreement.ends_on else ""
    suspended = "Clock suspended: an absence without an end"
    return {
        "Supervision": f"{agreement.policy}, with {agreement.supervisor}{last_day}",
        "Next supervision due": agreement.next_due_on or suspended,
    }


def _booked_while_away(enrolment: Enrolment, *, on: date) -> int | None:
    return Session.objects.filter(while_away(on=on, worker=enrolment.worker_id)).count() or None


def _caseload(enrolment: Enrolment, *, on: date) -> dict[str, Value]:
    limit = limit_on(enrolment.worker, on=on)
    protected = enrolment.worker.caseload_limits.filter(is_protected=True, starts_on__gt=on)
    breach = enrolment.worker.caseload_breaches.open().first()
    return {
        "Caseload over its limit since": breach.since if breach else None,
        "Most cases now": limit.cases if limit else None,
        "Protected caseload ends": limit.until if limit and limit.is_protected else None,
        **{f"Then at most {many(coming.cases, 'case')} from": coming.starts_on for coming in protected},
    }


def _mentor(enrolment: Enrolment) -> str:
    assignment = enrolment.mentor_assignments.select_related("mentor").order_by("starts_on").last()
    if assignment is None:
        return "None"
    return f"{assignment.mentor}{f' until {day_in_full(assignment.ends_on)}' if assignment.ends_on else ''}"


def _meetings_left(enrolment: Enrolment, *, on: date) -> int | None:
    """Of a mentor whose assignment has ended by then: they stay until one of the two calls them off."""
    booked = MentorMeeting.objects.filter(
        assignment__enrolment=enrolment, status=MeetingStatus.BOOKED, starts_at__gte=start_of(on)
    )
    return booked.filter(starts_at__date__gt=F("assignment__ends_on")).count() or None

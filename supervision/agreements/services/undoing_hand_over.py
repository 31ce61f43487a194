"""Undoing a hand-over: by whoever recorded it, on the same day, while nothing rests on it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from supervision.agreements.services.agreements import (
    AgreementRefused,
    events_about,
    reopen_agreement,
    undoes,
)
from supervision.agreements.services.covers import uncut_cover
from supervision.agreements.services.handing_over import take_over, why_not_taken_over
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.booking.services.bookable import people_around, people_of
from supervision.booking.services.groups import change_group
from supervision.booking.services.proposals import propose
from supervision.booking.services.restoring import restore_handed_over
from supervision.calendars.services.invitations import told_together
from supervision.models import (
    Action,
    Agreement,
    CancellationReason,
    DiaryEntry,
    Session,
    SessionRecord,
    Slot,
    Status,
)
from supervision.rules.plausibility import ASKED
from workforce.audit_trail.people_named import people_named
from workforce.audit_trail.reading_rights import no_more
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import ChangedAtOnce, lock_whoever
from workforce.models import Account, Event, Worker
from workforce.people.services import give_back_line_manager

NOT_YOURS = "Only the person who handed over can undo it, on the same day. Hand over again instead."
UNDONE = "The hand-over of today is undone"
GONE_SINCE = "Someone who supervised then has no record here any more. Hand over again instead."
ACTED_ON = "Something was done with this agreement since the hand-over. Hand over again instead."


class _Taken(NamedTuple):
    """A session that the new supervisor took over, with whom it was booked, and on which offered time."""

    session: Session
    giver: Worker
    slot: Slot | None


@transaction.atomic
@told_together()
def undo_hand_over(*, agreement: Agreement, by: Account, at: datetime) -> Agreement:
    """The former supervisor supervises again, as if nothing was handed over; answers their agreement.

    What was taken over goes back to whoever it was booked with, what was cancelled is booked again, what was
    proposed is proposed again, a group that goes on has its member again; covers, the line and the actions
    go back. The jottings of sessions that were taken over are gone. `agreement` is the new supervisor's.
    Raises AgreementRefused for someone else, on another day, and once anything rests on it; AlreadyBusy or
    NotBookable where a time is taken.
    """
    handed = events_about(agreement).filter(verb=Verb.AGREEMENT_HANDED_OVER).order_by("-pk").first()
    former = Agreement.objects.filter(pk=handed.details.get("former", 0)).first() if handed else None
    if handed is None or former is None:
        raise AgreementRefused(NOT_YOURS)
    lock_whoever(lambda: _concerned(agreement, former, handed, at=at))
    try:
        agreement.refresh_from_db()
    except Agreement.DoesNotExist as gone:
        raise ChangedAtOnce from gone
    if undoes(agreement, by=by, on=timezone.localtime(at).date()) != Verb.AGREEMENT_HANDED_OVER:
        raise AgreementRefused(NOT_YOURS)
    taken = _taken_over(agreement, handed)
    _require_untouched(agreement, handed, taken)
    supervisee, to = agreement.supervisee, agreement.supervisor
    reads = no_more(Agreement, agreement.pk)
    agreement.delete()
    reopen_agreement(agreement=former, by=by)
    tell_of_supervisor(former, former=to, by=by, reason=UNDONE)
    _uncut_covers(former, handed, by=by)
    _restore_sessions(taken, supervisee, handed, by=by, at=at)
    Action.objects.filter(pk__in=handed.details["actions"]).update(owner=former.supervisor)
    if _line_went_along(supervisee, to, handed):
        told = handed.details.get("line_since", timezone.localdate(at).isoformat())
        since = date.fromisoformat(told) if told else None
        give_back_line_manager(worker=supervisee, to=former.supervisor, since=since, by=by, reason=UNDONE)
    record_event(
        verb=Verb.AGREEMENT_HAND_OVER_UNDONE,
        subject=former,
        by=by,
        worker=supervisee,
        supervisor=to.pk,
        reads=reads,
    )
    return former


def _concerned(agreement: Agreement, former: Agreement, handed: Event, *, at: datetime) -> set[int]:
    """Everyone whose diary or cover may change with it, by key."""
    groups = _groups_left(agreement.supervisee, handed, at=at)
    return {
        former.supervisor_id,
        agreement.supervisor_id,
        *people_around(agreement.supervisee, at=at),
        *people_of([*groups, *_cancelled(agreement.supervisee, handed, at=at)]),
        *(each.giver.pk for each in _taken_over(agreement, handed)),
        *(one.pk for one in _covering(handed).values()),
    }


def _since(handed: Event) -> dict[str, object]:
    """What the same person recorded of the supervisee since."""
    return {"pk__gt": handed.pk, "actor": handed.actor_id, "worker": handed.worker_id}


def _restore_sessions(
    taken: list[_Taken], supervisee: Worker, handed: Event, *, by: Account, at: datetime
) -> None:
    """What was booked, proposed or left is as it was. Raises AgreementRefused, AlreadyBusy or NotBookable."""
    for session, giver, slot in taken:
        if why_not := why_not_taken_over(session, to=giver):
            raise AgreementRefused(why_not)
        take_over(session=session, to=giver, slot=slot, by=by, at=at)
    for session in _cancelled(supervisee, handed, at=at):
        restore_handed_over(session=session, by=by, at=at)
    _propose_again(supervisee, handed, by=by, at=at)
    for session in _groups_left(supervisee, handed, at=at):
        change_group(session=session, supervisees=[*session.supervisees.all(), supervisee], by=by, at=at)


def _taken_over(agreement: Agreement, handed: Event) -> list[_Taken]:
    events = Event.objects.filter(verb=Verb.SESSION_TAKEN_OVER, **_since(handed))
    told = [(int(each.subject_id), each.details) for each in events]
    givers = people_named(details[key] for _, details in told for key in ("supervisor", "former_supervisor"))
    found = {
        session: details
        for session, details in told
        if givers.get(details["supervisor"]) == agreement.supervisor
    }
    slots = Slot.objects.in_bulk([details["slot"] for details in found.values() if details.get("slot")])
    sessions = Session.objects.filter(pk__in=found).order_by("starts_at", "pk")
    return [
        _Taken(session, _still_here(givers, details["former_supervisor"]), slots.get(details.get("slot")))
        for session in sessions
        for details in [found[session.pk]]
    ]


def _covering(handed: Event) -> dict[int, Worker]:
    """Who gave the covers that the hand-over cut, by the keys that it names."""
    return people_named(each["supervisor"] for each in handed.details.get("covers", []))


def _still_here(people: Mapping[int, Worker], key: int) -> Worker:
    """Raises AgreementRefused for someone whose record was deleted since."""
    if key not in people:
        raise AgreementRefused(GONE_SINCE)
    return people[key]


def _given_up(handed: Event, verb: Verb) -> QuerySet[Event]:
    """What the hand-over itself gave up, of one kind."""
    return Event.objects.filter(
        verb=verb, details__reason=CancellationReason.HAND_OVER, pk__gt=handed.pk, actor=handed.actor_id
    ).order_by("pk")


def _cancelled(supervisee: Worker, handed: Event, *, at: datetime) -> list[Session]:
    """The sessions that were cancelled with it and are still to come."""
    keys = [
        int(key) for key in _given_up(handed, Verb.SESSION_CANCELLED).values_list("subject_id", flat=True)
    ]
    off = Session.objects.filter(pk__in=keys, status=Status.CANCELLED, attendances__supervisee=supervisee)
    return list(off.filter(starts_at__gt=at).order_by("starts_at", "pk"))


def _groups_left(supervisee: Worker, handed: Event, *, at: datetime) -> list[Session]:
    """The groups that continued without the supervisee and are still to come."""
    left = _given_up(handed, Verb.GROUP_CHANGED)
    keys = [int(each.subject_id) for each in left if each.details["left"] == [supervisee.pk]]
    going_on = Session.objects.filter(pk__in=keys, status=Status.BOOKED, starts_at__gt=at)
    return list(going_on.exclude(attendances__supervisee=supervisee).order_by("starts_at", "pk"))


def _propose_again(supervisee: Worker, handed: Event, *, by: Account, at: datetime) -> None:
    """The times that were proposed and taken back with it, those that are still to come."""
    for taken_back in _given_up(handed, Verb.PROPOSALS_RELEASED).filter(worker=supervisee):
        entries = DiaryEntry.objects.filter(
            uid__in=taken_back.details["uids"], is_given=True, starts_at__gt=at
        )
        held = list(entries.select_related("worker").order_by("starts_at", "pk"))
        if held:
            propose(
                supervisor=held[0].worker,
                supervisee=supervisee,
                times=[(entry.starts_at, entry.ends_at) for entry in held],
                place=held[0].place,
                sure=ASKED,
                by=by,
                at=at,
            )


def _uncut_covers(former: Agreement, handed: Event, *, by: Account) -> None:
    """The covers that ended with the agreement, or were never to begin, are as they were."""
    cut = handed.details.get("covers", [])
    givers = _covering(handed)
    for each in cut:
        uncut_cover(
            agreement=former,
            key=each["cover"],
            supervisor=_still_here(givers, each["supervisor"]),
            starts_on=date.fromisoformat(each["from_on"]),
            ends_on=date.fromisoformat(each["to_on"]),
            by=by,
        )


def _line_went_along(supervisee: Worker, to: Worker, handed: Event) -> bool:
    changed = Event.objects.filter(verb=Verb.WORKER_CHANGED, **_since(handed))
    told = any("line_manager" in each.details["fields"] for each in changed)
    return told and supervisee.line_manager_id == to.pk


def _require_untouched(agreement: Agreement, handed: Event, taken: list[_Taken]) -> None:
    """Raises AgreementRefused once the new supervisor, or anyone else, has done something with it."""
    supervisee, to = agreement.supervisee, agreement.supervisor
    sessions = [each.session for each in taken]
    acted_on = [
        session for session in sessions if session.status != Status.BOOKED or session.supervisor != to
    ]
    others = Session.objects.filter(
        attendances__supervisee=supervisee, supervisor=to, booked_at__gt=handed.at
    ).exclude(pk__in=[session.pk for session in sessions])
    actions = Action.objects.filter(pk__in=handed.details["actions"])
    rests = (
        acted_on
        or SessionRecord.objects.filter(session__in=sessions, saved_by=to.account_id).exists()
        or others.exists()
        or _has_recorded(to, supervisee, since=handed)
        or agreement.terms.exists()
        or agreement.covers.exists()
        or actions.exclude(owner=to, done_on=None, dropped_on=None).exists()
    )
    if rests:
        raise AgreementRefused(ACTED_ON)


def _has_recorded(to: Worker, supervisee: Worker, *, since: Event) -> bool:
    """The new supervisor recorded a session as held with them, or a decision, since the hand-over."""
    told = Event.objects.filter(pk__gt=since.pk)
    decided = told.filter(verb=Verb.DECISION_RECORDED, worker=supervisee, actor=to.account_id)
    held = told.filter(verb=Verb.SESSION_HELD, subject_type=Session._meta.label_lower)
    keys = [int(key) for key in held.values_list("subject_id", flat=True)]
    theirs = Session.objects.filter(pk__in=keys, supervisor=to, attendances__supervisee=supervisee)
    return decided.exists() or theirs.exists()

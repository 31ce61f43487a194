"""Many agreements started or handed over at once: as one by one, in a few queries.

Only what is plain is done together. An agreement with covers, or with sessions that are booked,
is handed over by itself (`supervision.agreements.services.handing_over`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from supervision.agreements.services.agreements import AgreementRefused, tell_of_supervisor
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.clock.due_days import read_clocks
from supervision.clock.on_record import Absences
from supervision.models import Action, Agreement, Attendance, FrequencyPolicy, Session
from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Account, Worker
from workforce.rules.working_days import ONE_DAY

BATCH = 500


@dataclass(frozen=True, slots=True)
class Start:
    """An agreement to begin; with a last day where the supervisee has left already."""

    supervisee: Worker
    supervisor: Worker
    policy: FrequencyPolicy
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def start_agreements(*, starts: Sequence[Start], by: Account | None) -> list[Agreement]:
    """Begin agreements, one a supervisee; each clock starts with its agreement.

    Raises AgreementRefused when a supervisee has an agreement on that day or later. The caller has
    locked the supervisees.
    """
    _refuse_second_ones(starts)
    rows = Inserts()
    agreements = begin_agreements(starts=starts, by=by, rows=rows)
    rows.write()
    return agreements


def begin_agreements(
    *, starts: Sequence[Start], by: Account | None, rows: Inserts, away: Absences | None = None
) -> list[Agreement]:
    """Agreements to be written with `rows`, of supervisees who have none.

    `away` are the absences of supervisees who are not in the tracker yet.
    """
    agreements = [_agreement(start, by=by) for start in starts]
    _set_clocks(agreements, away=away)
    rows.add(agreements)
    rows.add(events_of(_told_of_starts(agreements), by=by), keyed=False)
    return agreements


def _refuse_second_ones(starts: Sequence[Start]) -> None:
    first_days = {start.supervisee.pk: start.starts_on for start in starts}
    there = Agreement.objects.filter(supervisee__in=list(first_days)).select_related("supervisee")
    for one in there:
        if one.ends_on is None or one.ends_on >= first_days[one.supervisee_id]:
            raise AgreementRefused(
                f"{one.supervisee} already has a supervision agreement on that day or later."
            )


def _agreement(start: Start, *, by: Account | None) -> Agreement:
    return Agreement(
        supervisee=start.supervisee,
        supervisor=start.supervisor,
        policy=start.policy,
        starts_on=start.starts_on,
        clock_started_on=start.starts_on,
        ends_on=max(start.ends_on, start.starts_on) if start.ends_on else None,
        cases_discussed_within_weeks=start.policy.cases_discussed_within_weeks,
        set_by=by,
    )


def _set_clocks(agreements: Sequence[Agreement], *, away: Absences | None = None) -> None:
    """The due days of agreements that are not saved yet, from the history of their supervisees."""
    for facts in read_clocks(agreements, away=away):
        facts.agreement.last_held_on = facts.last_held_on
        facts.agreement.next_due_on = facts.next_due_on


def _told_of_starts(agreements: Sequence[Agreement]) -> Iterable[NewEvent]:
    for one in agreements:
        yield NewEvent(Verb.AGREEMENT_STARTED, one, one.supervisee)
        if one.ends_on:
            yield NewEvent(Verb.AGREEMENT_ENDED, one, one.supervisee, {"on": one.ends_on.isoformat()})


@transaction.atomic
def hand_over_together(
    *, handing: Sequence[tuple[Agreement, Worker]], on: date, by: Account | None, at: datetime
) -> None:
    """Each agreement goes to another supervisor from a day, or from its own first day if that is later.

    What was booked is taken over or cancelled as by `hand_over_with_bookings`. The caller has
    locked the supervisees and both supervisors.
    """
    one_by_one = _with_more_to_it([agreement for agreement, _ in handing], on=on)
    plain = [(agreement, to) for agreement, to in handing if agreement.pk not in one_by_one]
    _hand_over_plain(plain, on=on, by=by)
    for agreement, to in handing:
        if agreement.pk in one_by_one:
            from_on = max(on, agreement.starts_on)
            hand_over_with_bookings(agreement=agreement, to=to, from_on=from_on, by=by, at=at)


def _with_more_to_it(agreements: Sequence[Agreement], *, on: date) -> set[int]:
    """Those (by key) that begin no earlier than the day, are covered, or whose supervisee has bookings."""
    keys = [one.pk for one in agreements]
    found = set(Agreement.objects.filter(pk__in=keys, covers__isnull=False).values_list("pk", flat=True))
    booked = Attendance.objects.filter(
        supervisee__in=[one.supervisee_id for one in agreements], session__in=Session.objects.coming()
    )
    have_bookings = set(booked.values_list("supervisee", flat=True))
    return found | {one.pk for one in agreements if one.starts_on >= on or one.supervisee_id in have_bookings}


def _hand_over_plain(handing: Sequence[tuple[Agreement, Worker]], *, on: date, by: Account | None) -> None:
    successors = []
    for agreement, to in handing:
        agreement.ends_on = on - ONE_DAY
        successors.append(
            Agreement(
                supervisee=agreement.supervisee,
                supervisor=to,
                policy=agreement.policy,
                starts_on=on,
                clock_started_on=agreement.clock_started_on,
                first_due_on=agreement.first_due_on,
                cases_discussed_within_weeks=agreement.cases_discussed_within_weeks,
                set_by=by,
            )
        )
    _set_clocks(successors)
    Agreement.objects.bulk_update([agreement for agreement, _ in handing], ["ends_on"], batch_size=BATCH)
    Agreement.objects.bulk_create(successors, batch_size=BATCH)
    passed = _pass_on_actions(handing, by=by)
    record_events(
        (
            NewEvent(
                Verb.AGREEMENT_HANDED_OVER,
                one,
                one.supervisee,
                {
                    "supervisor": one.supervisor_id,
                    "from_on": on.isoformat(),
                    "former": agreement.pk,
                    "actions": passed.get(one.supervisee_id, []),
                },
            )
            for (agreement, _), one in zip(handing, successors, strict=True)
        ),
        by=by,
    )
    for (agreement, _), successor in zip(handing, successors, strict=True):
        tell_of_supervisor(successor, former=agreement.supervisor, by=by)


def _pass_on_actions(
    handing: Sequence[tuple[Agreement, Worker]], *, by: Account | None
) -> dict[int, list[int]]:
    """What each former supervisor still had to do for the supervisee is the new one's to do.

    Answers the keys of these, by the key of the supervisee.
    """
    goes_to = {(agreement.supervisee_id, agreement.supervisor_id): to for agreement, to in handing}
    there = Action.objects.open().agreed().filter(supervisee__in=[one for one, _ in goes_to])
    passed: dict[tuple[int, int], list[Action]] = defaultdict(list)
    for action in there.select_related("supervisee"):
        pair = (action.supervisee_id, action.owner_id)
        if pair in goes_to:
            action.owner = goes_to[pair]
            passed[pair].append(action)
    actions = [action for theirs in passed.values() for action in theirs]
    Action.objects.bulk_update(actions, ["owner"], batch_size=BATCH)
    record_events(
        (
            NewEvent(
                Verb.ACTIONS_PASSED_ON,
                theirs[0].supervisee,
                theirs[0].supervisee,
                {"number": len(theirs), "to": theirs[0].owner_id},
            )
            for theirs in passed.values()
        ),
        by=by,
    )
    return {supervisee: sorted(action.pk for action in theirs) for (supervisee, _), theirs in passed.items()}

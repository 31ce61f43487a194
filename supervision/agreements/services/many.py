"""Many agreements started or handed over at once: as one by one, in a few queries.

Only what is plain is done together. An agreement with covers, or with sessions that are booked,
is handed over by itself (`supervision.agreements.services.handing_over`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from supervision.agreements.services.agreements import AgreementRefused
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.promising import go_on_from, just_before, promise_of
from supervision.agreements.services.telling import tell_of_supervisor
from supervision.calendars.services.invitations import told_together
from supervision.clock.due_days import ClockFacts, policies_of, read_clocks, update_due_days
from supervision.clock.due_periods import as_rows, periods_right
from supervision.clock.on_record import Absences
from supervision.models import Action, Agreement, Attendance, FrequencyPolicy, Session
from workforce.audit_trail.reading_rights import READS, standing
from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Account, Worker
from workforce.rules.working_days import ONE_DAY

BATCH = 500
#: An agreement, and who supervises from then on.
type Handing = tuple[Agreement, Worker]


@dataclass(frozen=True, slots=True)
class Start:
    """An agreement to begin; with a last day where the supervisee has left already."""

    supervisee: Worker
    supervisor: Worker
    policy: FrequencyPolicy
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
@told_together()
def start_agreements(
    *, starts: Sequence[Start], by: Account | None, second: Account | None = None, reason: str = ""
) -> list[Agreement]:
    """Begin agreements, one a supervisee; each clock starts with its agreement, or goes on where another
    ended just before (`start_agreement`).

    Who was supervised before is told of who reads their file from now on, and so is everyone where a `second`
    person has confirmed it.
    Raises AgreementRefused when a supervisee has an agreement on that day or later. The caller has
    locked the supervisees.
    """
    known = _supervised_before(starts)
    rows = Inserts()
    former = just_before([(start.supervisee.pk, start.starts_on) for start in starts]) if known else {}
    agreements = begin_agreements(starts=starts, by=by, rows=rows, former=former)
    rows.write()
    for one in agreements:
        if second or one.supervisee_id in known:
            tell_of_supervisor(one, former=None, by=by, second=second, reason=reason)
    return agreements


def begin_agreements(
    *,
    starts: Sequence[Start],
    by: Account | None,
    rows: Inserts,
    away: Absences | None = None,
    former: Mapping[int, Agreement] | None = None,
) -> list[Agreement]:
    """Agreements to be written with `rows`, of supervisees who have none.

    `away` are the absences of supervisees who are not in the tracker yet; `former` the agreements that ended
    just before, by supervisee.
    """
    agreements = [_agreement(start, by=by) for start in starts]
    for one in agreements:
        if former and one.supervisee_id in former:
            go_on_from(former[one.supervisee_id], one)
    known = _set_clocks(agreements, away=away)
    rows.add(agreements)
    for one, periods in periods_right(known, policies=policies_of(agreements)):
        rows.add(as_rows(one, periods), keyed=False)
    rows.add(events_of(_told_of_starts(agreements), by=by), keyed=False)
    return agreements


def _supervised_before(starts: Sequence[Start]) -> set[int]:
    """The keys of those who had an agreement; raises AgreementRefused where one would have two at once."""
    first_days = {start.supervisee.pk: start.starts_on for start in starts}
    there = Agreement.objects.filter(supervisee__in=list(first_days)).select_related("supervisee")
    for one in there:
        if one.ends_on is None or one.ends_on >= first_days[one.supervisee_id]:
            raise AgreementRefused(
                f"{one.supervisee} already has a supervision agreement on that day or later."
            )
    return {one.supervisee_id for one in there}


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


def _set_clocks(agreements: Sequence[Agreement], *, away: Absences | None = None) -> list[ClockFacts]:
    """The due days of agreements that are not saved yet, from the history of their supervisees."""
    known = list(read_clocks(agreements, away=away))
    for facts in known:
        facts.agreement.last_held_on = facts.last_held_on
        facts.agreement.next_due_on = facts.next_due_on
    return known


def _told_of_starts(agreements: Sequence[Agreement]) -> Iterable[NewEvent]:
    for one in agreements:
        yield NewEvent(Verb.AGREEMENT_STARTED, one, one.supervisee)
        if one.ends_on:
            yield NewEvent(Verb.AGREEMENT_ENDED, one, one.supervisee, {"on": one.ends_on.isoformat()})


@transaction.atomic
@told_together()
def hand_over_together(
    *,
    handing: Sequence[Handing],
    on: date,
    by: Account | None,
    at: datetime,
    second: Account | None = None,
    reason: str = "",
) -> None:
    """Each agreement goes to another supervisor from a day, or from its own first day if that is later.

    What was booked is taken over or cancelled as by `hand_over_with_bookings`. Where `by` would come to read
    notes by one, a `second` person has confirmed them (`give_supervisors`). The caller has locked the
    supervisees and both supervisors.
    """
    one_by_one = _with_more_to_it([agreement for agreement, _ in handing], on=on)
    plain = [(agreement, to) for agreement, to in handing if agreement.pk not in one_by_one]
    _hand_over_plain(plain, on=on, by=by, second=second, reason=reason)
    for agreement, to in handing:
        if agreement.pk in one_by_one:
            from_on = max(on, agreement.starts_on)
            hand_over_with_bookings(
                agreement=agreement, to=to, from_on=from_on, by=by, second=second, at=at, reason=reason
            )


def _with_more_to_it(agreements: Sequence[Agreement], *, on: date) -> set[int]:
    """Those (by key) that begin no earlier than the day, are covered, or whose supervisee has bookings."""
    keys = [one.pk for one in agreements]
    found = set(Agreement.objects.filter(pk__in=keys, covers__isnull=False).values_list("pk", flat=True))
    booked = Attendance.objects.filter(
        supervisee__in=[one.supervisee_id for one in agreements], session__in=Session.objects.coming()
    )
    have_bookings = set(booked.values_list("supervisee", flat=True))
    return found | {one.pk for one in agreements if one.starts_on >= on or one.supervisee_id in have_bookings}


def _hand_over_plain(
    handing: Sequence[Handing], *, on: date, by: Account | None, second: Account | None, reason: str
) -> None:
    successors = []
    for agreement, to in handing:
        agreement.ends_on = on - ONE_DAY
        successors.append(
            Agreement(
                supervisee=agreement.supervisee,
                supervisor=to,
                starts_on=on,
                **promise_of(agreement),
                set_by=by,
            )
        )
    Agreement.objects.bulk_update([agreement for agreement, _ in handing], ["ends_on"], batch_size=BATCH)
    Agreement.objects.bulk_create(successors, batch_size=BATCH)
    update_due_days(Agreement.objects.filter(supervisee__in=[one.supervisee_id for one in successors]))
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
                    READS: standing(agreement, columns=("ends_on",)),
                },
            )
            for (agreement, _), one in zip(handing, successors, strict=True)
        ),
        by=by,
    )
    for (agreement, _), successor in zip(handing, successors, strict=True):
        former = agreement.supervisor
        tell_of_supervisor(successor, former=former, by=by, second=second, reason=reason)


def _pass_on_actions(handing: Sequence[Handing], *, by: Account | None) -> dict[int, list[int]]:
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

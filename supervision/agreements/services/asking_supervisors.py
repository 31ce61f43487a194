"""Supervisors that a file gives to many at once; those who would come to read notes wait, in one list."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from supervision.agreements.services.many import Handing, Start, hand_over_together, start_agreements
from supervision.models import Agreement, FrequencyPolicy
from workforce.models import Account, ReaderChange, ReaderRight, Worker
from workforce.reader_changes.second_person import Gains
from workforce.reader_changes.services import ChangeKind, ask, told_of


def give_supervisors(
    *,
    starts: Sequence[Start],
    handing: Sequence[Handing],
    on: date,
    by: Account | None,
    at: datetime,
    reason: str,
) -> list[ReaderChange]:
    """Begin agreements and hand others over, together; answers what waits for a second person instead.

    In the transaction of the caller, who has locked the supervisees and their supervisors. Raises
    AgreementRefused.
    """
    gains = Gains(by)

    def waits(supervisee: Worker, to: Worker) -> bool:
        return gains.must_wait(gains=gains.by_standing_in(supervisee.pk, to=to.pk))

    first = [one for one in starts if one.ends_on is None and waits(one.supervisee, one.supervisor)]
    later = [(agreement, to) for agreement, to in handing if waits(agreement.supervisee, to)]
    start_agreements(starts=[one for one in starts if one not in first], by=by)
    going = [one for one in handing if one not in later]
    hand_over_together(handing=going, on=on, by=by, at=at, reason=reason)
    if by is None or not (first or later):
        return []
    changes: list[list[int | None]] = [[one.supervisee_id, one.supervisor_id, to.pk] for one, to in later]
    changes += [[one.supervisee.pk, None, one.supervisor.pk] for one in first]
    starting = {str(one.supervisee.pk): one.starts_on.isoformat() for one in first}
    change = ReaderChange(
        right=ReaderRight.SUPERVISOR,
        facts={"changes": changes, "starts": starting},
        after="Another supervisor, from a file",
    )
    return [ask(change, by=by, reason=reason, at=at)]


def _make_supervisors(change: ReaderChange, at: datetime) -> None:
    """The supervisors that were asked for, confirmed, from now on; what changed since stays as it is."""
    to_whom = {who: (before, after) for who, before, after in change.facts["changes"]}
    people = Worker.objects.in_bulk({key for both in to_whom.items() for key in (both[0], both[1][1])})
    there = Agreement.objects.filter(supervisee__in=to_whom, ends_on=None).with_people()
    handing = [
        (one, people[to_whom[one.supervisee_id][1]])
        for one in there
        if one.supervisor_id == to_whom[one.supervisee_id][0] and to_whom[one.supervisee_id][1] in people
    ]
    hand_over_together(handing=handing, on=timezone.localdate(at), at=at, **told_of(change))
    have_one = Agreement.objects.filter(supervisee__in=to_whom, ends_on=None).values_list(
        "supervisee", flat=True
    )
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    starts = [
        Start(people[int(who)], people[to_whom[int(who)][1]], policy, date.fromisoformat(day))
        for who, day in change.facts["starts"].items()
        if int(who) not in set(have_one) and {int(who), to_whom[int(who)][1]} <= people.keys()
    ]
    start_agreements(starts=starts, **told_of(change))


SUPERVISOR = ChangeKind(ReaderRight.SUPERVISOR, _make_supervisors)

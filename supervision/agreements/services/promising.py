"""How often supervision is promised from a day on, without a new start of the clock."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from supervision.clock.due_days import update_due_days
from supervision.clock.promises import Kept
from supervision.models import Agreement, FrequencyPolicy
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Account
from workforce.rules.working_days import ONE_DAY, next_working_day

#: The columns of the promise, and what is stored of its clock.
PROMISE = (
    *("policy", "clock_started_on", "counts_from", "earlier_promises", "first_due_on"),
    *("cases_discussed_within_weeks", "last_held_on", "next_due_on"),
)


@transaction.atomic
def change_policy(
    *,
    agreement: Agreement,
    policy: FrequencyPolicy,
    by: Account | None,
    from_on: date,
    counts_from: date | None = None,
) -> None:
    """Another promise of frequency from a day, and no earlier than the agreement's first: what was due before
    and not held stays due. Its stages count from the day given, else from where those of the former count.
    """
    lock_people([agreement.supervisee_id])
    stored = ("policy", "clock_started_on", "counts_from", "earlier_promises", "promise_changed_at")
    agreement.refresh_from_db(fields=stored)
    former = agreement.policy_id
    columns = Kept.of(agreement).followed_by(
        policy.pk,
        counts_from=counts_from or agreement.counts_from or agreement.clock_started_on,
        from_on=max(from_on, agreement.starts_on),
    )
    changed = columns.write_to(agreement)
    agreement.cases_discussed_within_weeks = policy.cases_discussed_within_weeks
    if agreement.policy_id != former:
        agreement.promise_changed_at = timezone.now()
    agreement.save(update_fields=[*changed, "cases_discussed_within_weeks", "promise_changed_at"])
    settle(agreement)
    _record_change(agreement, by=by)


def _record_change(agreement: Agreement, *, by: Account | None) -> None:
    record_event(
        verb=Verb.AGREEMENT_POLICY_CHANGED,
        subject=agreement,
        by=by,
        worker=agreement.supervisee,
        policy=agreement.policy_id,
    )


@transaction.atomic
def promised_otherwise(
    agreement: Agreement, *, policy: FrequencyPolicy, counts_from: date, by: Account | None
) -> bool:
    """Another promise from the agreement's first day on, where that takes nothing back; answers whether.

    So it is while nothing was held, due or written under it: neither as it was promised nor as it is now.
    """
    if agreement.last_held_on or _was_due(agreement) or agreement.terms.exists():
        return False
    with transaction.atomic():
        change_policy(
            agreement=agreement, policy=policy, by=by, from_on=agreement.starts_on, counts_from=counts_from
        )
        takes_back = _was_due(agreement)
        transaction.set_rollback(takes_back)
    if takes_back:
        agreement.refresh_from_db()
    return not takes_back


@transaction.atomic
def start_clock_earlier(agreement: Agreement, *, on: date, by: Account | None) -> bool:
    """The promise of an agreement was made earlier than recorded, where that takes nothing back; answers
    whether.
    """
    if agreement.last_held_on or _was_due(agreement) or agreement.earlier_promises:
        return False
    with transaction.atomic():
        agreement.clock_started_on, agreement.counts_from = on, None
        agreement.save(update_fields=["clock_started_on", "counts_from"])
        settle(agreement)
        takes_back = _was_due(agreement)
        if not takes_back:
            _record_change(agreement, by=by)
        transaction.set_rollback(takes_back)
    if takes_back:
        agreement.refresh_from_db()
    return not takes_back


def _was_due(agreement: Agreement) -> bool:
    """A session was due before today, of whoever had none yet."""
    return agreement.next_due_on is not None and agreement.next_due_on < timezone.localdate()


def promise_of(agreement: Agreement) -> dict[str, Any]:
    """What of an agreement goes along to another supervisor, by the names of its columns."""
    return {
        **Kept.of(agreement)._asdict(),
        "first_due_on": agreement.first_due_on,
        "cases_discussed_within_weeks": agreement.cases_discussed_within_weeks,
        "promise_changed_at": agreement.promise_changed_at,
    }


def just_before(starts: Iterable[tuple[int, date]]) -> dict[int, Agreement]:
    """The agreement that ended before one that starts, by the key of the supervisee, for each of (supervisee,
    first day): none where a working day lies between, as the promise was not kept up then.
    """
    first_days = dict(starts)
    holidays = days_off()
    ended = Agreement.objects.filter(supervisee__in=first_days, ends_on__isnull=False)
    return {
        one.supervisee_id: one
        for one in ended.order_by("ends_on")
        if one.ends_on
        and one.ends_on < first_days[one.supervisee_id]
        and next_working_day(one.ends_on + ONE_DAY, holidays=holidays) >= first_days[one.supervisee_id]
    }


def go_on_from(former: Agreement, agreement: Agreement, *, counts_from: date | None = None) -> None:
    """An agreement that is not saved yet keeps the clock, and the debt, of the one just before it."""
    kept = Kept.of(former)
    if counts_from is None and former.policy_id == agreement.policy_id:
        counts_from = former.counts_from or former.clock_started_on
    starts_on = agreement.starts_on
    kept = kept.followed_by(agreement.policy_id, counts_from=counts_from or starts_on, from_on=starts_on)
    kept.write_to(agreement)
    agreement.first_due_on = agreement.first_due_on or former.first_due_on


def settle(agreement: Agreement) -> None:
    update_due_days(Agreement.objects.filter(pk=agreement.pk))
    agreement.refresh_from_db(fields=["last_held_on", "next_due_on"])

"""Taking back a promise of frequency that was made by mistake."""

from datetime import date

from django.db import transaction

from supervision.agreements.services.agreements import reopen_agreement
from supervision.agreements.services.promising import change_policy, just_before
from supervision.models import Agreement, FrequencyPolicy, Session
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account


@transaction.atomic
def take_back_promise(
    *, agreement: Agreement, from_on: date, otherwise: FrequencyPolicy, by: Account | None
) -> None:
    """The promise before it goes on as if nothing had been; `otherwise`, where nothing was promised before.

    An agreement that began with the promise is gone, and the one before it, with its words and their
    signatures, is open again; unless it has another supervisor, words or cover by now.
    """
    lock_people([agreement.supervisee_id])
    former = _continued_by(agreement)
    if former and agreement.starts_on == from_on:
        _reopen_instead(former, agreement, by=by)
        return
    policy, counts_from = otherwise, None
    if agreement.earlier_promises:
        before = agreement.earlier_promises[-1]
        policy = FrequencyPolicy.objects.get(pk=before["policy"])
        counts_from = date.fromisoformat(before["counts_from"])
    starts_on, changed_at = agreement.starts_on, agreement.promise_changed_at
    change_policy(agreement=agreement, policy=policy, by=by, from_on=starts_on, counts_from=counts_from)
    newest = agreement.terms.first()
    if newest is None or (changed_at and newest.written_at < changed_at):
        _words_stand_again(agreement)


@transaction.atomic
def in_force_until(last_day: date, *, agreement: Agreement, by: Account | None) -> Agreement:
    """The agreement that someone has on their last day, of which `agreement` is the newest.

    One that only continued it, from a day on which they were gone, is gone too; unless a session was booked
    or held since.
    """
    lock_people([agreement.supervisee_id])
    former = _continued_by(agreement) if agreement.starts_on > last_day else None
    since = start_of(agreement.starts_on)
    sessions = Session.objects.filter(attendances__supervisee=agreement.supervisee_id, starts_at__gte=since)
    if former is None or sessions.exists():
        return agreement
    _reopen_instead(former, agreement, by=by)
    return former


def _continued_by(agreement: Agreement) -> Agreement | None:
    """The one just before it with the same supervisor; None where words or cover rest on the newer one."""
    former = just_before([(agreement.supervisee_id, agreement.starts_on)]).get(agreement.supervisee_id)
    is_same = former is not None and former.supervisor_id == agreement.supervisor_id
    has_more = agreement.terms.exists() or agreement.covers.exists()
    return former if is_same and not has_more else None


def _reopen_instead(former: Agreement, agreement: Agreement, *, by: Account | None) -> None:
    record_event(verb=Verb.AGREEMENT_REMOVED, subject=agreement, by=by, worker=agreement.supervisee)
    agreement.delete()
    reopen_agreement(agreement=former, by=by)


def _words_stand_again(agreement: Agreement) -> None:
    """They were written for the promise that goes on."""
    agreement.promise_changed_at = None
    agreement.save(update_fields=["promise_changed_at"])

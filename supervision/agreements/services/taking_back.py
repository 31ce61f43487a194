"""Taking back a promise of frequency that was made by mistake."""

from datetime import date

from django.db import transaction

from supervision.agreements.services.agreements import reopen_agreement
from supervision.agreements.services.promising import change_policy, just_before
from supervision.models import Agreement, FrequencyPolicy
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
    former = just_before([(agreement.supervisee_id, agreement.starts_on)]).get(agreement.supervisee_id)
    is_same = former is not None and former.supervisor_id == agreement.supervisor_id
    has_more = agreement.terms.exists() or agreement.covers.exists()
    if former and is_same and agreement.starts_on == from_on and not has_more:
        record_event(verb=Verb.AGREEMENT_REMOVED, subject=agreement, by=by, worker=agreement.supervisee)
        agreement.delete()
        reopen_agreement(agreement=former, by=by)
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


def _words_stand_again(agreement: Agreement) -> None:
    """They were written for the promise that goes on."""
    agreement.promise_changed_at = None
    agreement.save(update_fields=["promise_changed_at"])

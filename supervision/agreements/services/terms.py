"""The words of a supervision agreement: written, signed by both, reviewed after a year."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from supervision.agreements.promise_now import promised_in_words
from supervision.agreements.usual_terms import says_otherwise
from supervision.agreements.words import promise_changed_on
from supervision.models import Agreement, Terms, TermsSignature
from supervision.models.terms import TERMS
from workforce.audit_trail.services import record_event, record_signing
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings, days_off
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.refusal import ChangedSince, Refusal
from workforce.rules.working_days import add_months, next_working_day


class SaysOtherwise(Refusal):
    """Words that name another frequency or length than is promised now are not signed again as they are."""

    usual = "These words are not what is promised now. Renew the agreement with words for it."


@transaction.atomic
def write_terms(*, agreement: Agreement, words: Mapping[str, str], by: Account, at: datetime) -> Terms:
    """Write the words of an agreement, or a new version of them; both sign again.

    Words that no one has signed yet are changed in place. They are reviewed on a working day. What is
    promised now stands with them: it is signed too.
    """
    today = timezone.localtime(at).date()
    draft = agreement.terms.filter(signatures=None).first() or Terms(agreement=agreement)
    months = authority_settings(on=today).agreement_reviewed_after_months
    for name, text in words.items():
        setattr(draft, name, text)
    draft.promised = promised_in_words(agreement.policy, on=today)
    draft.written_at = at
    draft.review_on = next_working_day(add_months(today, months), holidays=days_off())
    draft.save()
    record_event(verb=Verb.AGREEMENT_TERMS_WRITTEN, subject=agreement, by=by, worker=agreement.supervisee)
    return draft


@transaction.atomic
def confirm_terms(
    *, terms: Terms, worker: Worker, content_hash: str, by: Account, at: datetime
) -> TermsSignature:
    """Nothing changes: the same words for another year, signed by this party; the other signs too.

    So at their review, and where what is promised has changed since. Sent twice, it has one effect. Raises
    ChangedSince when the words are others by now, and SaysOtherwise where they are not what is promised now.
    """
    lock_people([terms.agreement.supervisee_id])
    agreement = terms.agreement
    newest = agreement.terms.first()
    words = {name: getattr(terms, name) for name in TERMS}
    if says_otherwise(agreement, terms):
        raise SaysOtherwise
    if content_hash != terms.content_hash or newest is None:
        raise ChangedSince
    if newest != terms:
        if {name: getattr(newest, name) for name in TERMS} != words:
            raise ChangedSince
        return sign_terms(terms=newest, worker=worker, content_hash=newest.content_hash, by=by, at=at)
    again = write_terms(agreement=agreement, words=words, by=by, at=at)
    return sign_terms(terms=again, worker=worker, content_hash=again.content_hash, by=by, at=at)


@transaction.atomic
def sign_terms(
    *, terms: Terms, worker: Worker, content_hash: str, by: Account, at: datetime
) -> TermsSignature:
    """One party signs the words that they were shown. Signing twice has one effect.

    Raises ChangedSince when they are others by now, or what is promised is: then they are written anew.
    """
    terms = Terms.objects.select_for_update(no_key=True).get(pk=terms.pk)
    if content_hash != terms.content_hash or promise_changed_on(terms.agreement, terms.written_at):
        raise ChangedSince
    signature, is_new = TermsSignature.objects.get_or_create(
        terms=terms, worker=worker, defaults={"content_hash": content_hash, "signed_at": at}
    )
    if is_new:
        record_signing(
            verb=Verb.AGREEMENT_TERMS_SIGNED,
            subject=terms.agreement,
            by=by,
            worker=terms.agreement.supervisee,
            signed=[terms, signature],
            hash=content_hash,
        )
    return signature

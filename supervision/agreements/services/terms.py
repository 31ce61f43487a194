"""The words of a supervision agreement: written, signed by both, reviewed after a year."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from supervision.models import Agreement, Terms, TermsSignature
from supervision.models.terms import TERMS
from workforce.audit_trail.services import record_event, record_signing
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.refusal import ChangedSince
from workforce.rules.working_days import add_months


@transaction.atomic
def write_terms(*, agreement: Agreement, words: Mapping[str, str], by: Account, at: datetime) -> Terms:
    """Write the words of an agreement, or a new version of them; both sign again.

    Words that no one has signed yet are changed in place.
    """
    today = timezone.localtime(at).date()
    draft = agreement.terms.filter(signatures=None).first() or Terms(agreement=agreement)
    months = authority_settings(on=today).agreement_reviewed_after_months
    for name, text in words.items():
        setattr(draft, name, text)
    draft.written_at, draft.review_on = at, add_months(today, months)
    draft.save()
    record_event(verb=Verb.AGREEMENT_TERMS_WRITTEN, subject=agreement, by=by, worker=agreement.supervisee)
    return draft


@transaction.atomic
def confirm_terms(
    *, terms: Terms, worker: Worker, content_hash: str, by: Account, at: datetime
) -> TermsSignature:
    """The review changes nothing: the same words for another year, signed by this party; the other signs too.

    Sent twice, it has one effect. Raises ChangedSince when the words are others by now.
    """
    lock_people([terms.agreement.supervisee_id])
    agreement = terms.agreement
    newest = agreement.terms.first()
    words = {name: getattr(terms, name) for name in TERMS}
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

    Raises ChangedSince when they are others by now.
    """
    terms = Terms.objects.select_for_update(no_key=True).get(pk=terms.pk)
    if content_hash != terms.content_hash:
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

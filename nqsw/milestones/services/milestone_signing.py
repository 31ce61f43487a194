"""Signing what was recorded of a milestone: each once, all the same words."""

from datetime import date, datetime

from django.db import transaction

from nqsw.milestones.signers import signing_of
from nqsw.models import Milestone, MilestoneSignature
from nqsw.models.signature import MilestoneSignatureQuerySet
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


class CannotSign(Refusal):
    """Why this cannot be signed so; the message is for people."""


@transaction.atomic
def sign_milestone(
    *, milestone: Milestone, worker: Worker, content_hash: str, by: Account, at: datetime, on: date
) -> int:
    """A person signs the words that they were shown, in every part that they play.

    Signing twice has one effect. Answers how many signatures are new. Raises CannotSign when the
    words are others by now, nothing is recorded, or the person does not sign this one.
    """
    held = lock_milestone(milestone)
    signing = signing_of(held, on=on)
    if not signing.is_recorded:
        raise CannotSign("Nothing is recorded yet, so there is nothing to sign.")
    if worker not in [row.worker for row in signing.rows]:
        raise CannotSign("You are not one of the people who sign this.")
    if content_hash != signing.content_hash:
        raise CannotSign("This has changed since you opened this page. Read it again.")
    asked = signing.asked_of(worker)
    outdated = _withdraw(held.signatures.filter(signer__in=asked))
    signed = [
        MilestoneSignature.objects.create(
            milestone=held, signer=signer, worker=worker, content_hash=content_hash, signed_at=at
        )
        for signer in asked
    ]
    if asked:
        record_signing(
            verb=Verb.MILESTONE_SIGNED,
            subject=held,
            by=by,
            worker=held.enrolment.worker,
            signed=[held, *outdated, *signed],
            signs_as=[signer.value for signer in asked],
            hash=content_hash,
        )
    return len(asked)


def lock_milestone(milestone: Milestone) -> Milestone:
    """The milestone as it stands, its row locked until the transaction ends."""
    Milestone.objects.select_for_update(no_key=True).get(pk=milestone.pk)
    return Milestone.objects.with_signers().get(pk=milestone.pk)


def withdraw_signatures(milestone: Milestone) -> list[MilestoneSignature]:
    """Those who signed sign again: their signatures are withdrawn, which the caller's event tells.

    Answers the signatures that went.
    """
    return _withdraw(milestone.signatures.all())


def _withdraw(signatures: MilestoneSignatureQuerySet) -> list[MilestoneSignature]:
    withdrawn = list(signatures.current())
    MilestoneSignature.objects.filter(pk__in=[one.pk for one in withdrawn]).update(is_current=False)
    return withdrawn

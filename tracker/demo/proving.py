"""Proofs of what the demo's people signed, each in an event of the day on which they signed it.

The tracker proves what is signed as it is signed, by its own clock: nothing that records an event takes a
time. The demo makes up a year in one go, so here, and in demo mode alone, its events get the times of what
they tell.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model

from nqsw.models import MilestoneSignature
from supervision.models import Addendum, DisagreementAnswer, Response, Signature, TermsSignature
from workforce.audit_trail.keys import writing_key
from workforce.audit_trail.services import NewEvent, events_of
from workforce.audit_trail.signed_kinds import PROOFS, proofs_of
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker

BATCH = 1000
DEMO_ONLY = "Only the demo proves what was signed as of an earlier day: set DEMO_MODE=1."

#: By kind and key, as an event holds them.
type Proofs = Mapping[str, Mapping[str, str]]


class Signing(NamedTuple):
    """What was signed in one step: when, by whom, about whom."""

    at: datetime
    verb: Verb
    subject: Model
    by: Worker
    about: Worker | None
    rows: tuple[Model, ...]


def prove_signings() -> None:
    """An event for each signing that the demo made up, with its proof, at the time of the signing.

    Raises RuntimeError outside demo mode.
    """
    if not settings.DEMO_MODE:
        raise RuntimeError(DEMO_ONLY)
    signings = sorted((*_records(), *_agreements(), *_milestones()), key=lambda one: one.at)
    proofs = proofs_of({row for one in signings for row in one.rows}, key=writing_key())
    Event.objects.bulk_create((_event(one, proofs) for one in signings), batch_size=BATCH)


def _event(signing: Signing, proofs: Proofs) -> Event:
    told: dict[str, dict[str, str]] = {}
    for row in signing.rows:
        label, key = row._meta.label_lower, str(row.pk)
        told.setdefault(label, {})[key] = proofs[label][key]
    new = NewEvent(signing.verb, signing.subject, signing.about, {PROOFS: told})
    (event,) = events_of([new], by=signing.by.account)
    event.at = signing.at
    event.hash = writing_key().hash([event.nonce, *event.facts])
    return event


def _records() -> Iterator[Signing]:
    """The text with its supervisor's signature, each answer, what answers a disagreement, what was added."""
    people = ("worker__account", "text__session", "text__supervisee")
    for each in Signature.objects.select_related(*people):
        text, by = each.text, each.worker
        if each.response == Response.SIGNED:
            yield Signing(each.signed_at, Verb.RECORD_SIGNED, text.session, by, None, (text, each))
        else:
            yield Signing(each.signed_at, Verb.RECORD_ANSWERED, text.session, by, text.supervisee, (each,))
    answers = DisagreementAnswer.objects.select_related("answered_by__account", "signature__worker")
    for answer in answers.select_related("signature__text__session"):
        session, about = answer.signature.text.session, answer.signature.worker
        verb = Verb.DISAGREEMENT_ANSWERED
        yield Signing(answer.answered_at, verb, session, answer.answered_by, about, (answer,))
    for added in Addendum.objects.select_related("author__account", "text__session", "text__supervisee"):
        text, verb = added.text, Verb.ADDENDUM_ADDED
        yield Signing(added.added_at, verb, text.session, added.author, text.supervisee, (added,))


def _agreements() -> Iterator[Signing]:
    signatures = TermsSignature.objects.select_related("worker__account", "terms__agreement__supervisee")
    for each in signatures:
        agreement, verb = each.terms.agreement, Verb.AGREEMENT_TERMS_SIGNED
        rows = (each.terms, each)
        yield Signing(each.signed_at, verb, agreement, each.worker, agreement.supervisee, rows)


def _milestones() -> Iterator[Signing]:
    signatures = MilestoneSignature.objects.current().select_related("worker__account")
    for each in signatures.select_related("milestone__enrolment__worker"):
        milestone, verb = each.milestone, Verb.MILESTONE_SIGNED
        about, rows = milestone.enrolment.worker, (milestone, each)
        yield Signing(each.signed_at, verb, milestone, each.worker, about, rows)

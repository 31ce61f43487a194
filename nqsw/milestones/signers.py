"""What the signers of a milestone sign, who they are on a day, and who has signed."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nqsw.models import (
    Enrolment,
    MentorAssignment,
    Milestone,
    MilestoneKind,
    MilestoneQuerySet,
    MilestoneSignature,
    OutcomeStep,
    Signer,
    Step,
)
from workforce.audit_trail.signed_kinds import told
from workforce.models import Worker

#: The names of the lists of `who_signs`.
WHO_SIGNS = ("mentors", "signatures", "recommended")
#: Of rows: they themselves, their keys, or a query of their keys.
type Keys = Collection[Any] | QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class SignerRow:
    """One part that signs: who plays it on the day, and the signature where there is one."""

    signer: Signer
    worker: Worker | None
    signature: MilestoneSignature | None


@dataclass(frozen=True, slots=True)
class Signing:
    """How a milestone stands with its signatures. Without rows it is not one that is signed."""

    rows: tuple[SignerRow, ...]
    content_hash: str
    is_recorded: bool
    #: Who had signed other words: a final report before the recommendation that it tells now.
    signed_before: tuple[Worker, ...] = ()

    @property
    def signed(self) -> int:
        return sum(row.signature is not None for row in self.rows)

    @property
    def is_complete(self) -> bool:
        """Everyone who signs has signed: it does not change."""
        return bool(self.rows) and self.signed == len(self.rows)

    @property
    def is_waiting(self) -> bool:
        """It is recorded, and someone has not signed yet."""
        return self.is_recorded and self.signed < len(self.rows)

    @property
    def words(self) -> str:
        """Such as "2 of 3 signed"; empty where no one signs."""
        return f"{self.signed} of {len(self.rows)} signed" if self.rows else ""

    @property
    def asked(self) -> list[Worker]:
        """Who is to sign now."""
        return [row.worker for row in self.rows if self.is_waiting and row.worker and row.signature is None]

    def asked_of(self, worker: Worker | None) -> list[Signer]:
        """The parts in which this person is to sign now."""
        if worker is None or not self.is_waiting:
            return []
        return [row.signer for row in self.rows if row.worker == worker and row.signature is None]


def text_hash(milestone: Milestone, recommendation: OutcomeStep | None) -> str:
    """SHA-256 over the words and facts that everyone signs.

    Of a final report these are the assessor's recommendation and its reasons too. The due day is
    left out: a pause moves it, and no one signs a calendar. A note that does not open is no note that
    anyone signed.
    """
    text = {
        "nqsw": milestone.enrolment.worker_id,
        "kind": milestone.kind,
        "title": milestone.title,
        "asks_for": milestone.template.asks_for if milestone.template else "",
        "done_on": milestone.done_on.isoformat() if milestone.done_on else None,
        "done_by": milestone.done_by_id,
        "note": told(milestone, "note"),
    }
    if milestone.place:
        text["place"] = milestone.place
    if milestone.files_digest:
        text["files"] = milestone.files_digest
    if recommendation:
        text["recommendation"] = [recommendation.verdict, told(recommendation, "reason")]
    return hashlib.sha256(json.dumps(text, sort_keys=True).encode()).hexdigest()


def signings_of(milestones: Iterable[Milestone], *, on: date) -> dict[int, Signing]:
    """The signing of each milestone by its key, in four questions to the database.

    A signature under other words than those that stand now does not count. What was reached with
    another authority, or before the tracker, was signed there.
    """
    chosen = list(milestones)
    asked = who_signs(chosen, {one.enrolment_id for one in chosen}, on=on)
    return signings_among(chosen, *asked.values())


def who_signs(milestones: Keys, enrolments: Keys, *, on: date) -> dict[str, QuerySet[Any, Any]]:
    """What `signings_among` is told, in its order, of these milestones and of their enrolments."""
    signatures = MilestoneSignature.objects.current().filter(milestone__in=milestones)
    steps = OutcomeStep.objects.standing().filter(enrolment__in=enrolments, step=Step.RECOMMENDED)
    mentors = MentorAssignment.objects.in_force(on=on).filter(enrolment__in=enrolments)
    rows = (mentors.select_related("mentor"), signatures.select_related("worker"), steps)
    return dict(zip(WHO_SIGNS, rows, strict=True))


def signings_among(
    milestones: Iterable[Milestone],
    mentors: Iterable[MentorAssignment],
    signatures: Iterable[MilestoneSignature],
    recommended: Iterable[OutcomeStep],
) -> dict[int, Signing]:
    """The signing of each milestone by its key, of rows that are read."""
    mentor_of = {one.enrolment_id: one.mentor for one in mentors}
    signed: dict[int, dict[str, MilestoneSignature]] = defaultdict(dict)
    for signature in signatures:
        signed[signature.milestone_id][signature.signer] = signature
    steps = {step.enrolment_id: step for step in recommended}
    return {
        one.pk: _signing(
            one,
            signed[one.pk],
            mentor=mentor_of.get(one.enrolment_id),
            step=steps.get(one.enrolment_id) if one.kind == MilestoneKind.FINAL_REPORT else None,
        )
        for one in milestones
    }


def signing_of(milestone: Milestone, *, on: date) -> Signing:
    """The signing of one milestone."""
    return signings_of([milestone], on=on)[milestone.pk]


def _signing(
    milestone: Milestone,
    signatures: Mapping[str, MilestoneSignature],
    *,
    mentor: Worker | None,
    step: OutcomeStep | None,
) -> Signing:
    enrolment = milestone.enrolment
    content_hash = text_hash(milestone, step)
    stored = {name: one for name, one in signatures.items() if one.content_hash == content_hash}
    playing = {
        Signer.NQSW: enrolment.worker,
        Signer.LINE_MANAGER: enrolment.worker.line_manager,
        Signer.ASSESSOR: enrolment.assessor,
        Signer.MENTOR: mentor,
    }
    rows = [
        SignerRow(signer, stored[signer].worker if signer in stored else playing[signer], stored.get(signer))
        for signer in _asked(milestone, enrolment)
        if signer != Signer.MENTOR or mentor or signer in stored
    ]
    before = tuple(one.worker for name, one in signatures.items() if name not in stored)
    return Signing(tuple(rows), content_hash, milestone.done_on is not None, before)


def _asked(milestone: Milestone, enrolment: Enrolment) -> list[Signer]:
    if milestone.before_tracker:
        return []
    if milestone.done_on and enrolment.joined_on and milestone.done_on <= enrolment.joined_on:
        return []
    return milestone.signers


def perhaps_to_sign(worker: Worker, *, on: date) -> MilestoneQuerySet:
    """Recorded milestones that this person has a part in, the oldest first."""
    theirs = Q(worker=worker) | Q(worker__line_manager=worker) | Q(assessor=worker)
    mentored = MentorAssignment.objects.in_force(on=on).filter(mentor=worker)
    enrolments = Enrolment.objects.current().filter(theirs | Q(pk__in=mentored.values("enrolment")))
    recorded = Milestone.objects.filter(enrolment__in=enrolments.values("pk")).exclude(done_on=None)
    return recorded.with_signers().order_by("done_on", "pk")


def to_sign_among(
    milestones: Iterable[Milestone], signings: Mapping[int, Signing], worker: Worker
) -> list[Milestone]:
    """Those of the milestones that wait for this person's signature."""
    return [one for one in milestones if signings[one.pk].asked_of(worker)]

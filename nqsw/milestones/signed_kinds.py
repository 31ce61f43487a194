"""What is signed of a milestone: what was recorded, under signatures that stand, and the signatures."""

from collections import defaultdict
from collections.abc import Collection
from hashlib import sha256
from typing import Any

from nqsw.models import Enrolment, Milestone, MilestoneFile, MilestoneKind, Step
from nqsw.rules.evidence_files import digest_of_files
from workforce.audit_trail.signed_kinds import SignedKind, told
from workforce.models.sealed import NoteCannotBeOpened

OTHER_CONTENT = "file {} is not what was kept as evidence"
OTHER_FILES = "its files are not those that were signed"


def _beside(milestones: Collection[Milestone]) -> dict[int, Any]:
    """Whose it is, what the programme asked for, and of a final report the recommendation that was signed."""
    return {
        one.pk: [
            one.enrolment.worker_id,
            one.template.asks_for if one.template else None,
            _recommended(one.enrolment) if one.kind == MilestoneKind.FINAL_REPORT else None,
        ]
        for one in milestones
    }


def _recommended(enrolment: Enrolment) -> list[Any] | None:
    steps = (one for one in enrolment.outcome_steps.all() if one.withdrawn_on is None)
    found = next((one for one in steps if one.step == Step.RECOMMENDED), None)
    return [found.verdict, told(found, "reason")] if found else None


def _wrong_files(keys: Collection[int]) -> dict[int, str]:
    """Evidence that is not the files that were signed, by what is in each: one is read at a time."""
    wrong: dict[int, str] = {}
    digests: dict[int, list[str]] = defaultdict(list)
    files = MilestoneFile.objects.filter(milestone__in=keys).order_by("milestone", "digest")
    for one in files.iterator(chunk_size=1):
        digests[one.milestone_id].append(one.digest)
        if sha256(_content(one)).hexdigest() != one.digest:
            wrong[one.milestone_id] = OTHER_CONTENT.format(one.pk)
    for pk, digest in Milestone.objects.filter(pk__in=keys).values_list("pk", "files_digest"):
        if digest_of_files(digests[pk]) != digest:
            wrong.setdefault(pk, OTHER_FILES)
    return wrong


def _content(file: MilestoneFile) -> bytes:
    """What is in a file; nothing where it does not open."""
    try:
        return bytes(file.content)
    except NoteCannotBeOpened:
        return b""


MILESTONE = SignedKind(
    model="nqsw.Milestone",
    columns=(
        "enrolment_id",
        "kind",
        "template_id",
        "title",
        "done_on",
        "done_by_id",
        "place",
        "note",
        "files_digest",
    ),
    goes_on=("is_optional", "due_on", "not_done_on", "before_tracker", "recorded_by_id", "uid"),
    beside=_beside,
    joined=("enrolment", "template"),
    lists=("enrolment__outcome_steps",),
    signed=lambda rows: rows.filter(signatures__is_current=True).distinct(),
    lapses=True,
    contents=_wrong_files,
)
MILESTONE_SIGNATURE = SignedKind(
    model="nqsw.MilestoneSignature",
    columns=("milestone_id", "signer", "worker_id", "content_hash", "signed_at", "is_current"),
)

"""Files as evidence of a milestone: added while the authority allows them, removed by whoever added them."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from nqsw.milestones.services.milestone_signing import lock_milestone, withdraw_signatures
from nqsw.milestones.signers import signing_of
from nqsw.models import Milestone, MilestoneFile, MilestoneSignature
from nqsw.rules.evidence_asked import JUDGED_KINDS
from nqsw.rules.evidence_files import digest_of_files
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.guidance.files import kept_name, what_is_wrong
from workforce.locking import lock_people
from workforce.models import Account
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal


class NotKept(Refusal):
    """Why a file cannot be kept or removed; the message is for people."""


def most_files(*, on: date) -> int:
    """How many files a milestone may have; none where the authority does not allow files."""
    return authority_settings(on=on).milestone_files


@transaction.atomic
def add_file(
    *, milestone: Milestone, title: str, name: str, content: bytes, by: Account, at: datetime, on: date
) -> MilestoneFile:
    """Keep a file with the milestone. Those who have signed what stood before sign again.

    The same file sent twice is kept once. Raises NotKept for a file that is not taken, for one too many, and
    once everyone has signed or the programme has ended.
    """
    held = _lock(milestone)
    digest = sha256(content).hexdigest()
    if stored := held.files.filter(digest=digest).first():
        return stored
    _require_open(held, on=on)
    allowed = most_files(on=on)
    if not allowed:
        raise NotKept("The authority does not allow files here. Write down where the evidence is kept.")
    if held.files.count() >= allowed:
        raise NotKept(f"A milestone has up to {many(allowed, 'file')}. Remove one first.")
    if wrong := what_is_wrong(name, content):
        raise NotKept(f"{wrong}.")
    withdrawn = withdraw_signatures(held)
    made = MilestoneFile.objects.create(
        milestone=held,
        title=title,
        file_name=kept_name(held.title, title, name),
        content=content,
        digest=digest,
        added_by=by,
        added_at=at,
    )
    _settle(held, Verb.MILESTONE_FILE_ADDED, made.pk, by=by, withdrawn=withdrawn)
    return made


@transaction.atomic
def remove_file(*, file: MilestoneFile, by: Account, on: date) -> None:
    """It was added by mistake: it is gone.

    Raises NotKept for someone else, once anyone has signed with it, and after the programme.
    """
    held = _lock(file.milestone)
    _require_open(held, on=on)
    if file.added_by_id != by.pk:
        raise NotKept("Only the person who added this file can remove it.")
    if held.signatures.current().exists():
        raise NotKept("Someone has signed this milestone with the file, so it stays.")
    key = file.pk
    file.delete()
    _settle(held, Verb.MILESTONE_FILE_REMOVED, key, by=by)


def _lock(milestone: Milestone) -> Milestone:
    lock_people([milestone.enrolment.worker_id])
    return lock_milestone(milestone)


def _require_open(milestone: Milestone, *, on: date) -> None:
    if not milestone.enrolment.is_current:
        raise NotKept("The programme has ended. What was recorded of it stays.")
    if milestone.kind in JUDGED_KINDS:
        raise NotKept("This is done when its step is recorded under Outcome. It has no files.")
    if signing_of(milestone, on=on).is_complete:
        raise NotKept("Everyone has signed this, so it can no longer change.")


def _settle(
    milestone: Milestone,
    verb: Verb,
    file: int,
    *,
    by: Account,
    withdrawn: Sequence[MilestoneSignature] = (),
) -> None:
    """What is signed has changed with the files."""
    milestone.files_digest = digest_of_files(milestone.files.values_list("digest", flat=True))
    milestone.save(update_fields=["files_digest"])
    worker = milestone.enrolment.worker
    record_signing(
        verb=verb,
        subject=milestone,
        by=by,
        worker=worker,
        signed=withdrawn,
        file=file,
        signatures_withdrawn=len(withdrawn),
    )

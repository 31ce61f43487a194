"""A supervisee's own CPD drafts."""

from datetime import datetime

from django.db import transaction

from supervision.models import CpdDraft
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account


@transaction.atomic
def save_cpd_draft(*, draft: CpdDraft, by: Account, at: datetime) -> CpdDraft:
    """Keep what its author wrote."""
    draft.saved_at = at
    draft.save()
    record_event(verb=Verb.CPD_DRAFT_SAVED, subject=draft, by=by, worker=draft.worker)
    return draft


@transaction.atomic
def remove_cpd_draft(*, draft: CpdDraft, by: Account) -> None:
    """Its author throws it away."""
    record_event(verb=Verb.CPD_DRAFT_REMOVED, subject=draft, by=by, worker=draft.worker)
    draft.delete()

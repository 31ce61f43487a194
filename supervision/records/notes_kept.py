"""Whether there is anything that a reader of notes could read."""

from typing import Any

from django.db.models import QuerySet

from supervision.models import (
    AgendaItem,
    CaseDiscussion,
    Decision,
    PersonalNote,
    SessionRecord,
    SignedText,
)

KINDS = (SignedText, SessionRecord, PersonalNote, CaseDiscussion, Decision, AgendaItem)


def notes_kept() -> list[QuerySet[Any]]:
    """Every text of supervision, whoever wrote it: drafts too."""
    return [kind._base_manager.order_by() for kind in KINDS]

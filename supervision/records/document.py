"""The text of a record: one plain structure, shown on the page, signed, and hashed.

The case part and the personal part stand apart in it, so that a reader of one never holds the
other. The same record always gives the same text and the same hash.
"""

import hashlib
import json
from typing import Any

from django.utils import timezone

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    ReviewOutcome,
    Session,
    StrategyDiscussion,
)
from supervision.records.document_rows import DocumentRows, document_rows
from workforce.models import Worker

#: Raised when the structure changes, so that an old signed text is still read rightly.
#: From 2 on an empty answer about a strategy discussion or consent is one that nobody gave; in 1 it was
#: also "not relevant" and "not needed", which stood there in advance. Both are shown as not recorded.
FORM = 2

type Text = dict[str, Any]

_SHARED = ("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters")
_DISCUSSED = (
    "update",
    "childs_voice",
    "strengths",
    "risks",
    "reflection",
    "decision",
    "rationale",
    "timescale",
)


def record_document(*, session: Session, supervisee: Worker, rows: DocumentRows | None = None) -> Text:
    """What both parties sign: the session's facts, the case part and the personal part.

    `rows` are the session's, where they were read together with others; without them they are read now.
    """
    rows = rows or document_rows([session])[session.pk]
    note = rows.personal_note(supervisee)
    return {
        "form": FORM,
        "session": _facts(session, supervisee, rows),
        "case_part": _case_part(supervisee, rows),
        "personal_part": {"wellbeing": note.wellbeing if note else ""},
    }


def text_hash(text: Text) -> str:
    """SHA-256 of the text in its one canonical form."""
    canonical = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def when_held(session: Session) -> Text:
    """The day, times and length of a session, as its text says them."""
    return {
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "starts": f"{timezone.localtime(session.starts_at):%H:%M}",
        "ends": f"{timezone.localtime(session.ends_at):%H:%M}",
        "minutes": session.minutes,
        "interrupted": session.was_interrupted,
    }


def _facts(session: Session, supervisee: Worker, rows: DocumentRows) -> Text:
    return {
        "kind": session.get_kind_display(),
        "supervisor": session.supervisor.full_name,
        "supervisee": supervisee.full_name,
        "others": [other.full_name for other in rows.supervisees if other != supervisee],
        "place": session.place,
        **when_held(session),
    }


def _case_part(supervisee: Worker, rows: DocumentRows) -> Text:
    record, actions = rows.record, rows.actions
    return {
        **{name: getattr(record, name) for name in _SHARED},
        "agenda_items": [item.text for item in rows.agenda],
        "reviews": [_review(review, rows) for review in rows.reviews_for(supervisee)],
        "cases": [
            _case(each, [action for action in actions if action.discussion_id == each.pk])
            for each in rows.discussions
        ],
        "actions": [_action(action) for action in actions if action.discussion_id is None],
        "next_on": record.next_on.isoformat() if record.next_on else None,
    }


def _review(review: ActionReview, rows: DocumentRows) -> Text:
    """What was said of an action in this session; how it came out, where it did not go on."""
    is_carried = review.outcome == ReviewOutcome.CARRIED
    return {
        **_action(review.action),
        "became": review.get_outcome_display(),
        "outcome": "" if is_carried else review.action.outcome,
        "times_carried": rows.times_carried(review),
    }


def _action(action: Action) -> Text:
    return {
        "what": action.what,
        "owner": action.owner.full_name,
        "due_on": action.due_on.isoformat() if action.due_on else None,
    }


def _case(discussion: CaseDiscussion, actions: list[Action]) -> Text:
    was_held = discussion.strategy_discussion == StrategyDiscussion.HELD
    held_on = discussion.strategy_held_on if was_held else None
    return {
        "reference": discussion.case_reference,
        "category": discussion.get_category_display(),
        "worker": discussion.supervisee.full_name,
        **{name: getattr(discussion, name) for name in _DISCUSSED},
        "strategy": discussion.get_strategy_discussion_display(),
        "strategy_reason": discussion.strategy_reason,
        "strategy_held_on": held_on.isoformat() if held_on else None,
        "consent": discussion.get_consent_display(),
        "consent_reason": discussion.consent_reason,
        "actions": [_action(action) for action in actions],
    }

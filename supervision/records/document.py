"""The text of a record: one plain structure, shown on the page, signed, and hashed.

The case part and the personal part stand apart in it, so that a reader of one never holds the
other. The same record always gives the same text and the same hash.
"""

import hashlib
import json
from datetime import date
from typing import Any

from django.utils import timezone

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    PersonalNote,
    ReviewOutcome,
    Session,
    SessionRecord,
    StrategyDiscussion,
)
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


def record_document(*, session: Session, supervisee: Worker) -> Text:
    """What both parties sign: the session's facts, the case part and the personal part."""
    note = PersonalNote.objects.filter(session=session, supervisee=supervisee).first()
    return {
        "form": FORM,
        "session": _facts(session, supervisee),
        "case_part": _case_part(session, supervisee),
        "personal_part": {"wellbeing": note.wellbeing if note else ""},
    }


def text_hash(text: Text) -> str:
    """SHA-256 of the text in its one canonical form."""
    canonical = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _facts(session: Session, supervisee: Worker) -> Text:
    others = session.supervisees.exclude(pk=supervisee.pk)
    return {
        "kind": session.get_kind_display(),
        "supervisor": session.supervisor.full_name,
        "supervisee": supervisee.full_name,
        "others": [other.full_name for other in others],
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "starts": f"{timezone.localtime(session.starts_at):%H:%M}",
        "ends": f"{timezone.localtime(session.ends_at):%H:%M}",
        "minutes": session.minutes,
        "place": session.place,
        "interrupted": session.was_interrupted,
    }


def _case_part(session: Session, supervisee: Worker) -> Text:
    record = SessionRecord.objects.filter(session=session).first() or SessionRecord(session=session)
    actions = list(session.actions.select_related("owner", "discussion").order_by("pk"))
    discussions = session.discussions.select_related("supervisee").order_by("position", "pk")
    return {
        **{name: getattr(record, name) for name in _SHARED},
        "agenda_items": [item.text for item in session.agenda_items.all()],
        "reviews": [_review(review) for review in _reviews(session, supervisee)],
        "cases": [_case(each, [a for a in actions if a.discussion_id == each.pk]) for each in discussions],
        "actions": [_action(action) for action in actions if action.discussion_id is None],
        "next_on": record.next_on.isoformat() if record.next_on else None,
    }


def _reviews(session: Session, supervisee: Worker) -> list[ActionReview]:
    """What became of each earlier action; one that no one reviewed is carried forward by signing."""
    said = list(session.action_reviews.filter(action__supervisee=supervisee).select_related("action__owner"))
    open_still = Action.objects.none()
    if not session.is_locked:
        reviewed = [review.action_id for review in said]
        open_still = (
            Action.objects.to_review_in(session).filter(supervisee=supervisee).exclude(pk__in=reviewed)
        )
    said += [
        ActionReview(action=action, session=session, outcome=ReviewOutcome.CARRIED)
        for action in open_still.select_related("owner")
    ]
    return sorted(said, key=lambda review: (review.action.due_on or date.max, review.action_id))


def _review(review: ActionReview) -> Text:
    before = review.action.reviews.filter(
        outcome=ReviewOutcome.CARRIED, session__starts_at__lt=review.session.starts_at
    )
    return {
        **_action(review.action),
        "became": review.get_outcome_display(),
        "outcome": review.action.outcome,
        "times_carried": before.count() + (review.outcome == ReviewOutcome.CARRIED),
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

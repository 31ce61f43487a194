"""What was changed about a frequency policy, and by whom: read from the audit trail."""

from dataclasses import dataclass
from datetime import date, datetime

from supervision.clock.promise_words import in_words
from supervision.models import FrequencyPolicy
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.rules.in_words import day_in_full
from workforce.rules.working_days import ONE_DAY
from workforce.web.fields import words_for

SHOWN = 20


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """One change: when, who, and each value as it was and as it became."""

    at: datetime
    who: str
    sentences: tuple[str, ...]


def policy_changes(policy: FrequencyPolicy) -> list[PolicyChange]:
    """The newest changes first; those of versions that did not keep the values say so by their stages."""
    verbs = (Verb.POLICY_CREATED.value, Verb.POLICY_CHANGED.value)
    events = Event.objects.filter(
        subject_type=policy._meta.label_lower, subject_id=str(policy.pk), verb__in=verbs
    )
    return [
        PolicyChange(
            at=event.at,
            who=event.actor.get_full_name() if event.actor else "The tracker itself",
            sentences=tuple(_sentences(event)),
        )
        for event in events.select_related("actor__worker").order_by("-pk")[:SHOWN]
    ]


def numbers_before(policy: FrequencyPolicy) -> list[tuple[date, str]]:
    """What the policy promised before its present numbers, in words, with its last day; the newest first."""
    return [(each.until - ONE_DAY, in_words(each.policy)) for each in reversed(policy.frequency.former)]


def _sentences(event: Event) -> list[str]:
    changes = event.details.get("changes", {})
    said = [
        f"{_label(name)}: {_value(after)} (was {_value(before)})."
        for name, (before, after) in changes.items()
    ]
    if from_on := event.details.get("from_on"):
        said.append(f"Counts from {day_in_full(date.fromisoformat(from_on))}.")
    return said or ["; ".join(event.details.get("stages", ())) + "."]


def _label(name: str) -> str:
    words = "stages" if name == "stages" else words_for(FrequencyPolicy, name)
    return words[:1].upper() + words[1:]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "empty"

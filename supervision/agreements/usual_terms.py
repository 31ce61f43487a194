"""Words to start an agreement from; both parties change them as they wish."""

import re

from supervision.agreements.words import promise_changed_on
from supervision.models import Agreement, Terms
from supervision.models.terms import TERMS
from workforce.rules.in_words import many

#: What follows from the promise: not taken over from words that were written for another.
OF_THE_PROMISE = ("frequency", "length")


def renewed_terms(agreement: Agreement, before: Terms) -> dict[str, str]:
    """The words that stand to start from, with this agreement's promise where it is another."""
    words = {name: getattr(before, name) for name in TERMS}
    is_other = before.agreement.policy_id != agreement.policy_id
    if is_other or promise_changed_on(agreement, before.written_at):
        words |= {name: text for name, text in usual_terms(agreement).items() if name in OF_THE_PROMISE}
    return words


#: How the usual words name a promise: what stands before its source, and a number of minutes.
NAMES_A_PROMISE = {"frequency": re.compile(r"We meet [^(]+"), "length": re.compile(r"At least \d+ minutes?")}


def says_otherwise(agreement: Agreement, words: Terms) -> list[str]:
    """What words for an earlier promise say of frequency and length that is not promised now: "We meet
    monthly". Where they are not in the usual form, the two who sign judge themselves.
    """
    if not promise_changed_on(agreement, words.written_at):
        return []
    now, found = usual_terms(agreement), []
    for name, pattern in NAMES_A_PROMISE.items():
        said, promised = pattern.match(getattr(words, name)), pattern.match(now[name])
        if said and promised and said[0].strip() != promised[0].strip():
            found.append(said[0].strip())
    return found


def usual_terms(agreement: Agreement) -> dict[str, str]:
    """The usual words, with this agreement's own promise of frequency and length."""
    policy = agreement.policy
    stages = ", then ".join(stage.label for stage in policy.frequency.stages)
    return {
        "frequency": (
            f"We meet {stages} ({policy.name}, {policy.source}). The next date is set in each session."
        ),
        "length": f"At least {many(policy.minimum_minutes, 'minute')}. "
        "Telephones are off and the door is shut.",
        "place": "A private room at work, or a video call when both agree.",
        "agenda": "Both of us add to the agenda beforehand. Wellbeing comes before cases.",
        "confidentiality": (
            "What is said about cases belongs to the case record and is read by the line of management. "
            "The personal part is read by the two of us and the supervisor’s manager. "
            "If someone is at risk of harm, we share it, and say so first."
        ),
        "cancellation": (
            "Only for sickness, court or the safety of a child. The person who cancels gives the reason "
            "and offers another time within the promised interval."
        ),
    }

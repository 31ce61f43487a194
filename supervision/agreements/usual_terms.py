"""Words to start an agreement from; both parties change them as they wish."""

from supervision.models import Agreement
from workforce.rules.in_words import many


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

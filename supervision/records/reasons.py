"""For which answer the reason beside it was written: about a strategy discussion, and about consent."""

from collections.abc import Mapping

from supervision.models import CaseDiscussion

#: The answer, its reason, and the answer for which that was written.
ANSWERS = (
    ("strategy_discussion", "strategy_reason", "strategy_reason_for"),
    ("consent", "consent_reason", "consent_reason_for"),
)


def written_for(discussion: CaseDiscussion, texts: Mapping[str, object]) -> dict[str, object]:
    """The columns to write with these texts, over the discussion as it is stored.

    A reason that is written anew is for the answer beside it; one that stays while the answer changes is for
    the answer before it. Nothing where neither changes.
    """
    found: dict[str, object] = {}
    for answer, reason, column in ANSWERS:
        was, said = getattr(discussion, answer), getattr(discussion, reason)
        now, says = texts.get(answer, was), texts.get(reason, said)
        if says != said:
            found[column] = now if says else ""
        elif now != was and says and not getattr(discussion, column):
            found[column] = was or now
    return found

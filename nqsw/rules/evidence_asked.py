"""What each kind of milestone asks for before it is done. Pure.

Source: the ASYE framework (Skills for Care and the DfE): an observation is made by someone, somewhere, and
written up; a review is a meeting of which a record is kept; the final report is the assessor's.
"""

from dataclasses import dataclass

from nqsw.rules.presets import (
    AGREEMENT,
    FINAL_REPORT,
    LIVED_EXPERIENCE,
    MODERATION,
    OBSERVATION,
    OUTCOME,
    PLAN,
    PROFESSIONALS,
    REFLECTION,
    REVIEW,
    SELF_ASSESSMENT,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be there: words always, and of some kinds who did it with the NQSW, and where."""

    text: str
    person: str = ""
    place: str = ""
    #: What feedback is recorded with, beside what was said.
    learnt: str = ""


LEARNT = "Enter what was learnt from it: the milestone asks for it"
#: What is missing, in words for the person who records it.
ASKED = {
    AGREEMENT: Asked("Enter what was agreed"),
    PLAN: Asked("Enter what was planned"),
    REVIEW: Asked("Enter what the review found", person="Select who led the review"),
    OBSERVATION: Asked(
        "Enter what was seen", person="Select who observed", place="Enter where the observation was"
    ),
    LIVED_EXPERIENCE: Asked("Enter what they said and what was learnt", learnt=LEARNT),
    PROFESSIONALS: Asked("Enter what they said and what was learnt", learnt=LEARNT),
    REFLECTION: Asked("Enter where the reflection is, or share it in the critical reflection log"),
    SELF_ASSESSMENT: Asked("Enter where the self-assessment is, or make it in the tracker"),
    FINAL_REPORT: Asked("Enter the assessor's account", person="Select who wrote the report"),
}
#: Reached by the steps of the judgement alone.
JUDGED_KINDS = (MODERATION, OUTCOME)


def missing_evidence(kind: str, *, text: str, has_person: bool, place: str) -> dict[str, str]:
    """What is still asked of a milestone of this kind: what is missing, with what to do."""
    asked = ASKED.get(kind)
    if asked is None:
        return {}
    missing = {}
    if asked.person and not has_person:
        missing["person"] = asked.person
    if asked.place and not place.strip():
        missing["place"] = asked.place
    if not text.strip():
        missing["text"] = asked.text
    return missing

"""Where two things in the demo's records contradict each other: each rule answers what it finds, in words."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from nqsw.milestones.signers import signings_of
from nqsw.models import Milestone
from supervision.models import ActionReview, CaseDiscussion, Consent, ReviewOutcome, SignedText
from supervision.records.document import record_document, text_hash
from supervision.records.document_rows import document_rows
from tests.tracker.demo.built.believed import place_of, told_of_cases
from tests.tracker.demo.built.plausible import TOLD_DAY, Rule
from workforce.models import CaseCategory

#: What only a child of these ages does, as the child's own part tells it.
STAGES = {
    (0, 0): re.compile(r"scales|over the bottle|the blanket\.|his glasses|from face to face|[Bb]abbled"),
    (1, 2): re.compile(r"bricks|“bus”|each lid|spoon|my lanyard and would"),
    (2, 4): re.compile(r"nursery|coat pegs|the peg|two notes behind|a pea\b|same step|story by heart"),
    (5, 99): re.compile(r"[Ss]chool|[Hh]omework|football|spelling"),
}
#: After such a decision there is nothing left to discuss, but for the hand-over of an enquiry.
ENDING = re.compile(
    r"[Ss]tep(?:ping)?(?: the plan)? down|stepping down|\b[Cc]lose,? (?:at|to us|as|when|once)\b"
    r"|\bthen (?:we )?close\b|\bthat we close\b|^No further action|^Outcome:|^Transfer to"
)
#: Section 17: the family agrees to what is shared. The same goes for what has no category of its own.
BY_CONSENT = (CaseCategory.CIN, CaseCategory.ASSESSMENT, CaseCategory.OTHER)
#: How often consent is not needed where it may not be.
NOT_NEEDED_AT_MOST = 0.1
NOT_SEEN = re.compile(r"cancelled|[Ff]irst visit|no answer|could not be made|Introduce myself")


def each_child_stays_at_its_age(on: date) -> Iterator[str]:
    """A child who stacks bricks in one record is not newborn in the next."""
    for reference, tellings in told_of_cases().items():
        said = " ".join(one.childs_voice for one in tellings)
        stages = [ages for ages, words in STAGES.items() if words.search(said)]
        for before, after in pairwise(stages):
            if after[0] > before[1]:
                yield f"{reference} is of the ages {stages}: {[one.childs_voice for one in tellings]}"


def what_is_signed_is_what_is_kept(on: date) -> Iterator[str]:
    """Made again from the data, the signed text is the same: how often an action was carried, all of it."""
    signed = list(SignedText.objects.select_related("session__supervisor", "supervisee").order_by("pk"))
    rows = document_rows([text.session for text in signed])
    for text in signed:
        again = record_document(session=text.session, supervisee=text.supervisee, rows=rows[text.session_id])
        if text_hash(again) != text.content_hash:
            yield f"{text.session}, {text.supervisee}: {text.content['case_part']['reviews']}"


def what_is_carried_on_is_not_done_before(on: date) -> Iterator[str]:
    carried = ActionReview.objects.filter(outcome=ReviewOutcome.CARRIED)
    for review in carried.select_related("action", "session"):
        done_on, held_on = review.action.done_on, review.session.held_day
        if done_on and done_on < held_on:
            yield f"“{review.action.what}”, carried forward on {held_on}, was done on {done_on}"


def consent_can_be_true(on: date) -> Iterator[str]:
    """Asked for where work is by consent; on a day, and in a way, that the record leaves room for."""
    told = CaseDiscussion.objects.select_related("session")
    not_needed = [one for one in told if one.consent == Consent.NOT_NEEDED]
    for one in not_needed:
        if one.category in BY_CONSENT or not one.consent_reason:
            yield f"{one} of {one.session}, {one.category}: consent was not needed. {one.consent_reason}"
    if len(not_needed) > NOT_NEEDED_AT_MOST * len(told):
        yield f"Consent was not needed for {len(not_needed)} of {len(told)}"
    for one in told:
        days = {found[1:] for found in TOLD_DAY.findall(one.consent_reason)}
        seen = re.search(r"[Ii]n person|visit", one.consent_reason)
        if one.consent == Consent.OBTAINED and "Given on" not in one.consent_reason:
            if days & {found[1:] for found in TOLD_DAY.findall(one.update) if not found[0]} and (
                "Allocated on" not in one.update
            ):
                yield f"{one} of {one.session}: {one.update} {one.consent_reason}"
            if seen and days and NOT_SEEN.search(f"{one.update} {one.decision}"):
                yield f"{one} of {one.session}: {one.update} {one.decision} {one.consent_reason}"


def what_is_ended_is_not_gone_on_with(on: date) -> Iterator[str]:
    """A plan that was stepped down does not go on in the next record."""
    for reference, tellings in told_of_cases().items():
        for before, after in pairwise(tellings):
            is_ended = before.category != CaseCategory.S47 and ENDING.search(before.decision)
            if is_ended and not goes_on_to_its_end(before, after):
                yield f"{reference}: “{before.decision}”, then “{after.decision}”"


def who_signed_a_milestone_signed_what_stands(on: date) -> Iterator[str]:
    """No final report was signed before the recommendation that it tells."""
    for pk, signing in signings_of(Milestone.objects.with_signers(), on=on).items():
        if signing.signed_before:
            yield f"Milestone {pk} was signed before it changed."


def goes_on_to_its_end(before: CaseDiscussion, after: CaseDiscussion) -> bool:
    """The story itself tells what came of the decision."""
    places = place_of(before), place_of(after)
    return None not in places and places[0] != places[1]


RULES: tuple[Rule, ...] = (
    each_child_stays_at_its_age,
    what_is_signed_is_what_is_kept,
    who_signed_a_milestone_signed_what_stands,
    what_is_carried_on_is_not_done_before,
    consent_can_be_true,
    what_is_ended_is_not_gone_on_with,
)

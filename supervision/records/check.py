"""What inspectors look for in a record, checked before it is signed.

Warns; a decision without its reason stops, and a record without a word.

Sources: Ofsted's letters to Devon (2019: no reflection), Surrey (2018: the same actions again and
again), Buckinghamshire (2017: actions not tracked); rationale with a decision is the house's rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Self

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    Consent,
    Session,
    SessionRecord,
    StrategyDiscussion,
)
from supervision.models.discussion import WRITTEN
from supervision.records.child_names import names_in
from supervision.records.colleagues import colleagues_around, people_of
from supervision.records.written import SHARED, unwritten
from supervision.rules.plausibility import doubts_about_reasons, doubts_about_section_47
from workforce.rules.in_words import many
from workforce.rules.plausibility import Doubt

REPEATED = 2
#: Boxes of a case discussion in which a name would stand in every extract.
NAMED = WRITTEN


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check, the id of the field it is about, and whether it stops the signing."""

    words: str
    target: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a draft holds, read once."""

    discussions: list[CaseDiscussion]
    actions: list[Action]
    record: SessionRecord
    #: The keys of the session's parties.
    people: list[int]
    #: Actions of earlier sessions, with how often each was carried forward, and what this one made of them.
    to_review: list[Action]
    reviews: list[ActionReview]

    @classmethod
    def of(cls, session: Session) -> Self:
        return cls(
            list(session.discussions.order_by("position", "pk")),
            list(session.actions.order_by("pk")),
            SessionRecord.objects.filter(session=session).first() or SessionRecord(),
            list(people_of(session)),
            list(Action.objects.to_review_in(session).with_times_carried().order_by("pk")),
            list(session.action_reviews.select_related("action").order_by("pk")),
        )

    @property
    def has_words(self) -> bool:
        """Something is written; else a personal note or what became of an action may be all there is."""
        boxes = any(getattr(self.record, box) for box in SHARED)
        return boxes or bool(self.actions) or any(each.is_written for each in self.discussions)


def check_record(session: Session, written: Written | None = None) -> list[Finding]:
    """Everything in a draft that a reader would ask about; read here, where the page has not read it."""
    written = written or Written.of(session)
    return [
        *_interrupted(session),
        *_nothing_at_all(session, written),
        *_discussions(written),
        *_actions(written),
        *_carried(written),
        *_reflection(written),
        *_names(written),
    ]


def _interrupted(session: Session) -> Iterator[Finding]:
    """What is promised is a length without interruption: signed unsaid, it would count as kept."""
    if session.was_held and session.was_interrupted is None:
        yield Finding("Was the session interrupted?", "id_held-interrupted_0")


def _nothing_at_all(session: Session, written: Written) -> Iterator[Finding]:
    """Signed empty, a session would count for everyone who took part, with nothing to show for it."""
    if not written.has_words and unwritten(Session.objects.filter(pk=session.pk)).exists():
        yield Finding("Nothing is written in this record yet", "id_record-agenda", stops=True)


def _discussions(written: Written) -> Iterator[Finding]:
    for each in written.discussions:
        field = f"id_case-{each.uid}"
        if not each.is_written:
            yield Finding(
                f"{each.case_reference}: nothing is written, so it does not count as discussed."
                " Write something or remove it",
                f"{field}-update",
            )
            continue
        if each.lacks_rationale:
            yield Finding(
                f"{each.case_reference}: the decision needs its rationale", f"{field}-rationale", stops=True
            )
        if not each.childs_voice.strip():
            yield Finding(f"{each.case_reference}: nothing about the child’s voice", f"{field}-childs_voice")
        if not each.decision.strip():
            yield Finding(f"{each.case_reference}: no decision", f"{field}-decision")
        yield from _thresholds(each, field)


def _thresholds(each: CaseDiscussion, field: str) -> Iterator[Finding]:
    """Section 47 and consent: what nobody answered, and what an answer asks for: its reason, its day."""
    strategy, consent = each.strategy_discussion, each.consent
    yield from _unanswered(each, field)
    yield from _unlikely(each, field)
    for doubt in _doubts_about_reasons(each):
        box = doubt.key.partition("-")[0]
        yield Finding(doubt.why.removesuffix("."), f"{field}-{box}_reason")
    if each.is_about_a_threshold and each.decision.strip() and not each.timescale.strip():
        yield Finding(f"{each.case_reference}: no timescale for the decision", f"{field}-timescale")
    if strategy == StrategyDiscussion.NOT_HELD and not each.strategy_reason.strip():
        yield Finding(
            f"{each.case_reference}: why no strategy discussion was held", f"{field}-strategy_reason"
        )
    if strategy == StrategyDiscussion.HELD and each.strategy_held_on is None:
        yield Finding(
            f"{each.case_reference}: the day of the strategy discussion", f"{field}-strategy_held_on"
        )
    if consent in (Consent.REFUSED, Consent.DISPENSED_WITH) and not each.consent_reason.strip():
        yield Finding(
            f"{each.case_reference}: why consent was {each.get_consent_display().lower()}",
            f"{field}-consent_reason",
        )


def _unlikely(each: CaseDiscussion, field: str) -> Iterator[Finding]:
    """In a section 47 enquiry "Not relevant" and "Not needed" are answers only with their reason."""
    if each.is_relevance_unlikely and not each.strategy_reason.strip():
        yield Finding(
            f"{each.case_reference} is a section 47 enquiry: write why a strategy discussion or enquiry is "
            "“Not relevant”",
            f"{field}-strategy_reason",
            stops=True,
        )
    if each.is_consent_unlikely and not each.consent_reason.strip():
        yield Finding(
            f"{each.case_reference} is a section 47 enquiry: write why consent to share information is "
            "“Not needed”",
            f"{field}-consent_reason",
            stops=True,
        )


def doubts_about_record(session: Session) -> Iterator[Doubt]:
    """What its author says yes to before signing, with the reasons written."""
    for each in session.discussions.order_by("position", "pk"):
        if each.is_written:
            yield from doubts_about_section_47(
                each.case_reference,
                key=str(each.uid),
                not_relevant=each.is_relevance_unlikely,
                consent_not_needed=each.is_consent_unlikely,
            )
            yield from _doubts_about_reasons(each)


def _doubts_about_reasons(each: CaseDiscussion) -> Iterator[Doubt]:
    of_others = each.reasons_of_other_answers
    return doubts_about_reasons(each.case_reference, key=str(each.uid), of_others=of_others)


def _unanswered(each: CaseDiscussion, field: str) -> Iterator[Finding]:
    strategy, consent = f"{field}-strategy_discussion_0", f"{field}-consent_0"
    if not each.is_about_a_threshold and not each.strategy_discussion and not each.consent:
        yield Finding(f"{each.case_reference}: section 47 and consent to share are not answered", strategy)
        return
    if not each.strategy_discussion:
        yield Finding(
            f"{each.case_reference}: was a strategy discussion or section 47 enquiry considered?", strategy
        )
    if not each.consent:
        yield Finding(f"{each.case_reference}: was there consent to share information?", consent)


def _names(written: Written) -> Iterator[Finding]:
    """Words that look like a child's name, wherever a case is written about."""
    known = colleagues_around(written.people)._asdict()
    for each in written.discussions:
        for box in NAMED:
            for name in names_in(getattr(each, box), **known):
                yield Finding(
                    f"{each.case_reference}: “{name}” looks like a child’s name", f"id_case-{each.uid}-{box}"
                )
    for action in written.actions:
        for name in names_in(action.what, **known):
            yield Finding(f"“{name}” looks like a child’s name in an action", f"id_action-{action.uid}-what")
    for review in written.reviews:
        for name in names_in(review.action.outcome, **known):
            yield Finding(
                f"“{name}” looks like a child’s name in an earlier action", f"review-{review.action_id}"
            )
    for box in SHARED:
        for name in names_in(getattr(written.record, box), **known):
            yield Finding(f"“{name}” looks like a child’s name", f"id_record-{box}")


def _actions(written: Written) -> Iterator[Finding]:
    for action in written.actions:
        if action.due_on is None:
            yield Finding(f"“{action.what}” has no date", f"id_action-{action.uid}-due_on")


def _carried(written: Written) -> Iterator[Finding]:
    for action in sorted(written.to_review, key=attrgetter("pk")):
        is_open = action.done_on is None and action.dropped_on is None
        if is_open and action.times_carried >= REPEATED:
            yield Finding(
                f"“{action.what}” was carried forward {many(action.times_carried, 'time')}: "
                "what is in its way?",
                f"review-{action.pk}",
            )


def _reflection(written: Written) -> Iterator[Finding]:
    on_cases = any(each.reflection for each in written.discussions)
    if not on_cases and not written.record.reflection.strip():
        yield Finding("Nothing was written under reflection", "id_record-reflection")

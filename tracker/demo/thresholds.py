"""What the demo's records answer about strategy discussions and consent, case by case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from supervision.models import Consent, StrategyDiscussion
from tracker.demo.calendar import working_days_before
from tracker.demo.stories import Chapter, Decks
from tracker.demo.telling import Teller, day_told
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Worker

#: How consent to share is spoken of where it is not the parents' alone; where and how often it is refused.
CONSENT_OF = {
    CaseCategory.CARE_LEAVER: "young_consent",
    CaseCategory.CLA: "looked_after_consent",
    CaseCategory.CP: "protection_consent",
}
MAY_REFUSE = (CaseCategory.CIN, CaseCategory.CP, CaseCategory.ASSESSMENT)
REFUSED = 0.05
#: Where it was asked for, consent was given some working days before it was first talked about.
GIVEN_AGO = range(1, 16)
STANDS = {
    Consent.OBTAINED: "consent_stands",
    Consent.REFUSED: "refusal_stands",
    Consent.NOT_NEEDED: "not_needed_stands",
    Consent.DISPENSED_WITH: "dispensed_stands",
}


@dataclass
class Answers:
    """What was answered of a family so far: an enquiry has one strategy discussion, consent is asked once."""

    strategy: dict[str, Any] = field(default_factory=dict)
    consent: str = ""
    #: Where the story says what was answered about consent, and why.
    own_consent: tuple[str, str] | None = None
    given_on: date | None = None


class Thresholds:
    """Answers that follow from what is told: its own where a chapter has one, else those of a quiet case."""

    def __init__(self, teller: Teller, decks: Decks) -> None:
        self.teller, self.random, self.decks = teller, teller.random, decks

    def answers(
        self,
        chapter: Chapter,
        so_far: Answers,
        case: Allocation,
        worker: Worker,
        facts: Mapping[str, Any],
        *,
        update: str,
    ) -> dict[str, Any]:
        """The boxes of the record for both questions; `update` is what it tells of the last weeks."""
        if so_far.given_on is None:
            so_far.given_on = self._given_on(case, facts["on"], update)
        return self._strategy(chapter, so_far, case, worker, facts) | self._consent(so_far, case, facts)

    def _strategy(
        self, chapter: Chapter, so_far: Answers, case: Allocation, worker: Worker, facts: Mapping[str, Any]
    ) -> dict[str, Any]:
        if case.category == CaseCategory.S47 and so_far.strategy:
            return so_far.strategy
        on: date = facts["on"]
        if told := chapter.get("strategy"):
            answer, why, *ago = told
            so_far.strategy = {
                "strategy_discussion": StrategyDiscussion(answer),
                "strategy_reason": self.teller.tell_shorter(why, facts),
            }
            if answer == StrategyDiscussion.HELD:
                day = working_days_before(on, ago[0]) if ago else case.allocated_on
                so_far.strategy["strategy_held_on"] = max(day, case.allocated_on)
            return so_far.strategy
        if case.category != CaseCategory.CP:
            return {"strategy_discussion": StrategyDiscussion.NOT_RELEVANT}
        return {
            "strategy_discussion": StrategyDiscussion.NOT_HELD,
            "strategy_reason": self._why_not_held(worker, facts),
        }

    def _why_not_held(self, worker: Worker, facts: Mapping[str, Any]) -> str:
        """The next reason of a quiet case that this worker has not had."""
        known = texts("notes")["strategy_not_held"]
        why = ""
        for _ in known:
            why = self.decks.draw(worker, "strategy_not_held", known)
            if told := self.teller.tell(why, facts):
                return told
        return self.teller.tell_shorter(why, facts)

    def _given_on(self, case: Allocation, on: date, update: str) -> date:
        """A day on which nothing else is told to have happened; where there is no other, today."""
        ago = [*self.random.sample(GIVEN_AGO, len(GIVEN_AGO)), 0]
        days = [max(working_days_before(on, number), case.allocated_on) for number in ago]
        return next((day for day in days if day_told(day) not in update), days[0])

    def _consent(self, so_far: Answers, case: Allocation, facts: Mapping[str, Any]) -> dict[str, Any]:
        if so_far.own_consent and not so_far.consent:
            answer, why = so_far.own_consent
        elif so_far.consent:
            answer, why = so_far.consent, texts("notes").get(STANDS.get(Consent(so_far.consent), ""), "")
        else:
            answer, why = self._first_consent(case)
        so_far.consent = answer
        given = {**facts, "given": day_told(so_far.given_on or case.allocated_on)}
        return {
            "consent": Consent(answer),
            "consent_reason": self.teller.tell_shorter(why, given) if why else "",
        }

    def _first_consent(self, case: Allocation) -> tuple[str, str]:
        notes = texts("notes")
        if case.category in MAY_REFUSE and self.random.random() < REFUSED:
            return Consent.REFUSED, self.random.choice(notes["consent_refused"])
        answer, why = self.random.choice(notes[CONSENT_OF.get(CaseCategory(case.category), "consent")])
        return answer, why

"""What is said of each case of the demo, from one supervision to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any

from supervision.models import Consent, StrategyDiscussion
from tracker.demo.calendar import working_days_after, working_days_between
from tracker.demo.telling import Ago, Teller, day_named, facts_of_child, facts_of_day
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Team

FILES = (
    *("child_in_need", "disability", "protection", "enquiry", "looked_after", "leaving_care"),
    "assessment",
)
#: An assessment is finished within so many working days of the referral.
#: Source: Working Together to Safeguard Children.
ASSESSMENT_DAYS = 45
#: For so many working days a case is new.
NEW_DAYS = 15
#: Of children in cases that took two minutes, by category.
AGES = {CaseCategory.CARE_LEAVER: (18, 21), CaseCategory.CLA: (5, 16)}
#: How consent to share is spoken of where it is not the parents' alone; where and how often it is refused.
CONSENT_OF = {CaseCategory.CARE_LEAVER: "young_consent", CaseCategory.CLA: "looked_after_consent"}
MAY_REFUSE = (CaseCategory.CIN, CaseCategory.CP, CaseCategory.ASSESSMENT)
REFUSED = 0.05
#: An enquiry is told in depth in its first working days.
FRESH_DAYS = 4
#: What is told in depth of a case, in the words of the texts and of the record.
IN_DEPTH = {"voice": "childs_voice", "strengths": "strengths", "risks": "risks", "reflection": "reflection"}

type Task = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What goes into the record's boxes, and what was agreed to do in how many working days."""

    boxes: dict[str, Any]
    tasks: list[Task]
    is_in_depth: bool = False


@dataclass
class Family:
    """A case as it goes on: its child, its story, and how far that has been told."""

    child: dict[str, Any]
    story: int | None = None
    chapter: int = 0
    was_introduced: bool = False
    random: Random = field(default_factory=Random)


@cache
def stories(category: str) -> list[dict[str, Any]]:
    found = (texts(name) for name in FILES)
    return [story for held in found if held["category"] == category for story in held["stories"]]


class Families:
    """Every case's story. A story is told of one family in a team, and of one among a worker's."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.random = teller.random
        self._families: dict[str, Family] = {}
        self._taken: set[tuple[int, str, int]] = set()
        self._turns: dict[tuple[int, str], Iterator[dict[str, Any]]] = {}

    def discuss(self, case: Allocation, team: Team, *, on: date, in_depth: bool) -> Told:
        """A discussion of the case on a day: in depth where there is a chapter left to tell."""
        family = self._family_of(case)
        facts = {**self._facts(case, on=on), **family.child}
        is_new = not family.was_introduced and is_new_for(case, NEW_DAYS, on=on)
        family.was_introduced = True
        if is_new and case.category not in (CaseCategory.S47, CaseCategory.ASSESSMENT):
            return self._in_brief(next(self._turn("new", team)), case, facts)
        is_fresh = case.category != CaseCategory.S47 or is_new_for(case, FRESH_DAYS, on=on)
        if in_depth and is_fresh and (chapter := self._next_chapter(family, case, team)):
            if case.category == CaseCategory.S47:
                facts["ago"] = Ago(case.allocated_on, case.allocated_on, self.random)
            return self._in_depth(chapter, case, {**facts, **family.child})
        return self._in_brief(next(self._turn(case.category, team)), case, facts)

    def _family_of(self, case: Allocation) -> Family:
        if case.case_reference not in self._families:
            ages = AGES.get(CaseCategory(case.category), (3, 12))
            self._families[case.case_reference] = Family(facts_of_child(self.random, ages=ages))
        return self._families[case.case_reference]

    def _facts(self, case: Allocation, *, on: date) -> dict[str, Any]:
        limit = working_days_after(case.allocated_on, ASSESSMENT_DAYS - 1)
        last = max(limit, on) if case.category == CaseCategory.ASSESSMENT else date.max
        allocated = case.allocated_on
        return {
            **facts_of_day(on, self.random, first=allocated, last=last),
            "allocated": f"{allocated.day} {allocated:%B}",
            "day": working_days_between(allocated, on),
            "limit": day_named(limit),
        }

    def _next_chapter(self, family: Family, case: Allocation, team: Team) -> dict[str, Any] | None:
        known = stories(case.category)
        if family.story is None:
            free = [n for n in range(len(known)) if (team.pk, case.category, n) not in self._taken]
            if not free:
                return None
            family.story = self.random.choice(free)
            self._taken.add((team.pk, case.category, family.story))
            story = known[family.story]
            family.child = facts_of_child(
                self.random, ages=tuple(story["ages"]), relative=story.get("relative", "")
            )
        chapters = known[family.story]["chapters"]
        if family.chapter >= len(chapters):
            return None
        family.chapter += 1
        chapter: dict[str, Any] = chapters[family.chapter - 1]
        return chapter

    def _turn(self, kind: str, team: Team) -> Iterator[dict[str, Any]]:
        """The short discussions of new cases or a category, in an order of the team's own, over and over."""
        key = (team.pk, kind)
        if key not in self._turns:
            known = texts("in_brief")[kind]
            order = self.random.sample(known, len(known))
            self._turns[key] = (order[number % len(order)] for number in range(10_000))
        return self._turns[key]

    def _in_depth(self, chapter: dict[str, Any], case: Allocation, facts: dict[str, Any]) -> Told:
        boxes = {box: self.teller.tell(chapter[name], facts) for name, box in IN_DEPTH.items()}
        return self._told(chapter, case, facts, boxes, is_in_depth=True)

    def _in_brief(self, brief: dict[str, Any], case: Allocation, facts: dict[str, Any]) -> Told:
        boxes = {"childs_voice": self.teller.tell(brief["voice"], facts)}
        return self._told(brief, case, facts, boxes)

    def _told(
        self,
        text: dict[str, Any],
        case: Allocation,
        facts: dict[str, Any],
        boxes: dict[str, Any],
        *,
        is_in_depth: bool = False,
    ) -> Told:
        tell, day = self.teller.tell_shorter, facts["on"]
        boxes |= {name: tell(text[name], facts) for name in ("update", "decision", "rationale", "timescale")}
        boxes |= self._thresholds(case, facts, on=day)
        tasks = [(tell(what, facts), days) for what, days in text.get("tasks", ())]
        return Told(boxes, tasks, is_in_depth)

    def _thresholds(self, case: Allocation, facts: dict[str, Any], *, on: date) -> dict[str, Any]:
        """What was considered of a strategy discussion and of consent, and why."""
        notes = texts("notes")
        if case.category == CaseCategory.S47:
            return {
                "strategy_discussion": StrategyDiscussion.HELD,
                "strategy_reason": self.random.choice(notes["strategy_held"]),
                "strategy_held_on": min(case.allocated_on, on),
                "consent": Consent.DISPENSED_WITH,
                "consent_reason": self.random.choice(notes["consent_dispensed"]),
            }
        consent, reason = self.random.choice(notes[CONSENT_OF.get(CaseCategory(case.category), "consent")])
        if case.category in MAY_REFUSE and self.random.random() < REFUSED:
            consent, reason = Consent.REFUSED, self.random.choice(notes["consent_refused"])
        given = {
            "consent": consent,
            "consent_reason": self.teller.tell_shorter(reason, facts) if reason else "",
        }
        if case.category != CaseCategory.CP:
            return given | {"strategy_discussion": StrategyDiscussion.NOT_RELEVANT}
        why = self.teller.tell_shorter(self.random.choice(notes["strategy_not_held"]), facts)
        return given | {"strategy_discussion": StrategyDiscussion.NOT_HELD, "strategy_reason": why}


def is_new_for(case: Allocation, working_days: int, *, on: date) -> bool:
    """The case was allocated within so many working days, this one included."""
    return working_days_between(case.allocated_on, on) <= working_days

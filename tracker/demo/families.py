"""What is said of each case of the demo, from one supervision to the next: one child, one story."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from tracker.demo.calendar import (
    is_school_holiday,
    working_days_after,
    working_days_before,
    working_days_between,
)
from tracker.demo.people import ASSESSMENT_TEAM
from tracker.demo.stories import Chapter, Decks, Shelf, Story, is_of_school
from tracker.demo.telling import (
    TRIES,
    After,
    Teller,
    day_named,
    day_told,
    facts_of_child,
    facts_of_day,
    read_as,
)
from tracker.demo.texts import texts
from tracker.demo.thresholds import Answers, Thresholds
from workforce.models import Allocation, CaseCategory, Worker

#: An assessment is finished within so many working days of the referral; a conference that an enquiry leads
#: to is held within so many of the strategy discussion. Source: Working Together to Safeguard Children.
ASSESSMENT_DAYS, CONFERENCE_DAYS = 45, 15
#: For so many working days a case is new to its worker, but not where everything is new.
NEW_DAYS = 15
NEVER_NEW = (CaseCategory.S47, CaseCategory.ASSESSMENT)
#: A telling looks back on three weeks, at most.
WEEKS_TOLD = (0, 5, 10, 15)
#: An enquiry is told in depth in its first working days.
FRESH_DAYS = 4
#: What is told of a case in the words of the texts and of the record: always, and in depth.
ALWAYS = {name: name for name in ("update", "decision", "rationale", "timescale")}
IN_DEPTH = {"strengths": "strengths", "risks": "risks", "reflection": "reflection"}

TOGETHER = ("update", "childs_voice", "decision", "rationale")

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
    story: Story
    chapter: int = 0
    told_on: date | None = None
    #: What was decided last ends it: there is nothing more to discuss.
    is_over: bool = False
    answers: Answers = field(default_factory=Answers)
    #: The workers who have spoken about it.
    workers: set[int] = field(default_factory=set)


class Families:
    """Every case's story, told by the worker who holds it."""

    def __init__(self, teller: Teller, decks: Decks, *, handed_on: set[tuple[str, int]]) -> None:
        """`handed_on` are the cases, with their workers, that someone else held before."""
        self.teller, self.random, self.decks = teller, teller.random, decks
        self.shelf = Shelf(teller.random)
        self.thresholds = Thresholds(teller, decks)
        self.handed_on = handed_on
        self._families: dict[str, Family] = {}
        self._told_already: set[str] = set()

    def discuss(self, case: Allocation, worker: Worker, *, on: date, in_depth: bool) -> Told:
        """A discussion of the case on a day: what comes next in its story."""
        is_fresh = case.category != CaseCategory.S47 or is_new_for(case, FRESH_DAYS, on=on)
        wants_depth = (in_depth or case.category == CaseCategory.S47) and is_fresh
        family = self._family_of(case, worker, in_depth=wants_depth, in_term=is_in_term(on))
        facts = self._facts(case, family, on=on)
        is_new = worker.pk not in family.workers and is_new_for(case, NEW_DAYS, on=on)
        if (
            family.workers
            and worker.pk not in family.workers
            and not self.shelf.hand_over(family.story, worker)
        ):
            family.chapter = len(family.story["chapters"])
        family.workers.add(worker.pk)
        text = (is_new and self._new_case(case, family, worker)) or self._next(case, family, worker, on=on)
        family.told_on = on
        family.is_over = family.is_over or text.get("ends", False)
        return self._told(text, case, family, worker, facts)

    def _family_of(self, case: Allocation, worker: Worker, *, in_depth: bool, in_term: bool) -> Family:
        if not self.is_told(case):
            story = self.shelf.take(str(case.category), worker, in_depth=in_depth, in_term=in_term)
            self._begin(case, story)
        return self._families[case.case_reference]

    def _begin(self, case: Allocation, story: Story) -> Family:
        child = facts_of_child(
            self.random,
            ages=tuple(story["ages"]),
            relative=story.get("relative", ""),
            they=story.get("they", ""),
        )
        consent = next((one["consent"] for one in story["chapters"] if "consent" in one), None)
        answers = Answers(own_consent=consent)
        self._families[case.case_reference] = family = Family(child, story, answers=answers)
        return family

    def is_told(self, case: Allocation) -> bool:
        return case.case_reference in self._families

    def is_over(self, case: Allocation) -> bool:
        """The last decision was to end our part in it."""
        return self.is_told(case) and self._families[case.case_reference].is_over

    def begin_in_between(self, worker: Worker, cases: list[Allocation]) -> tuple[Allocation, Story] | None:
        """A case of which nothing was told yet, and the story that could not wait; None without one."""
        for case in cases:
            story = self.shelf.take_in_between(str(case.category))
            if story and not self.is_told(case):
                self.shelf.note(story, worker)
                self._begin(case, story).workers.add(worker.pk)
                return case, story
        return None

    def _facts(self, case: Allocation, family: Family, *, on: date) -> dict[str, Any]:
        """What can be said on the day: what is told as past lies after the telling before."""
        allocated = case.allocated_on
        limit = working_days_after(allocated, ASSESSMENT_DAYS - 1)
        last = max(limit, on) if case.category == CaseCategory.ASSESSMENT else date.max
        since = max(allocated, family.told_on or allocated)
        then = {"then": After(family.told_on, on)} if family.told_on else {}
        return {
            **facts_of_day(on, self.random, first=since, last=last),
            **family.child,
            **then,
            "start": After(allocated, on),
            "allocated": day_told(allocated),
            "day": working_days_between(allocated, on),
            "limit": day_named(limit),
            "conference": day_named(working_days_after(allocated, CONFERENCE_DAYS)),
        }

    def _new_case(self, case: Allocation, family: Family, worker: Worker) -> Chapter | None:
        """What a worker says of a case that they did not know before; None once they have said it all."""
        is_from_there = worker.team.name == ASSESSMENT_TEAM
        if case.category in NEVER_NEW or family.chapter == len(family.story["chapters"]):
            return None
        return self.decks.draw_fitting(
            worker,
            "new",
            texts("new_cases")["new"],
            age=family.child["age"],
            category=str(case.category),
            is_handed_on=is_from_there or (case.case_reference, worker.pk) in self.handed_on,
        )

    def _next(self, case: Allocation, family: Family, worker: Worker, *, on: date) -> Chapter:
        """The next chapter; once the story is told, or waits for school, what can be said of any case."""
        chapters = family.story["chapters"]
        in_term = is_in_term(on) and was_in_term_since(family.told_on or on, on)
        if family.chapter < len(chapters) and (in_term or not is_of_school(chapters[family.chapter])):
            family.chapter += 1
            chapter: Chapter = chapters[family.chapter - 1]
            return chapter
        known, kind = texts("steady")[case.category], f"steady {case.category}"
        facts = {
            "age": family.child["age"],
            "without": family.story.get("without", ()),
            "in_term": in_term,
        }
        steady = self.decks.draw_fitting(worker, kind, known, **facts)
        if steady is None:
            self.decks.put_back(worker, kind)
            steady = self.decks.draw_fitting(worker, kind, known, **facts)
        if steady is None:
            raise LookupError(f"Nothing to say of {case} ({case.category}): {facts}.")
        return steady

    def _told(
        self, text: Chapter, case: Allocation, family: Family, worker: Worker, facts: dict[str, Any]
    ) -> Told:
        tell, deep = self.teller.tell_shorter, "reflection" in text
        boxes = self._of_its_own(text, facts)
        if deep:
            boxes |= {box: self.teller.tell(text[name], facts) for name, box in IN_DEPTH.items()}
        boxes |= self.thresholds.answers(text, family.answers, case, worker, facts, update=boxes["update"])
        tasks = [(tell(what, facts), days) for what, days in text.get("tasks", ())]
        return Told(boxes, tasks, is_in_depth=deep)

    def _of_its_own(self, text: Chapter, facts: dict[str, Any]) -> dict[str, str]:
        """What is always told, in words that together are of no other child."""
        boxes: dict[str, str] = {}
        for _ in range(TRIES):
            boxes = {box: self.teller.tell_shorter(text[name], facts) for name, box in ALWAYS.items()}
            boxes["childs_voice"] = self.teller.tell(text["voice"], facts)
            if (read := read_as(" ".join(boxes[name] for name in TOGETHER))) not in self._told_already:
                self._told_already.add(read)
                break
        return boxes


@cache
def is_in_term(on: date) -> bool:
    """What is told on the day of the last weeks happened in term."""
    return not any(is_school_holiday(working_days_before(on, ago)) for ago in WEEKS_TOLD)


@cache
def was_in_term_since(told_on: date, on: date) -> bool:
    """What is told as done in the weeks after a telling, up to the day, happened in term."""
    days = (working_days_after(told_on, weeks) for weeks in WEEKS_TOLD)
    return not any(is_school_holiday(day) for day in days if day <= on)


def is_new_for(case: Allocation, working_days: int, *, on: date) -> bool:
    """The case was allocated within so many working days, this one included."""
    return working_days_between(case.allocated_on, on) <= working_days

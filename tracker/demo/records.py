"""Records of the demo's sessions: notes, cases, actions and what became of them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    PersonalNote,
    ReviewOutcome,
    Session,
    SessionKind,
    SessionRecord,
)
from tracker.demo.calendar import working_day_on_or_after, working_day_on_or_before, working_days_after
from tracker.demo.cases import Held
from tracker.demo.families import Families
from tracker.demo.people import Staff
from tracker.demo.telling import Teller, facts_of_day
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Worker
from workforce.rules.in_words import many

#: Of so many cases a session speaks, in depth of the first: fewer where sessions are every fortnight.
CASES_A_FORTNIGHT, CASES_A_MONTH = (4, 5, 6, 6), (7, 8, 8, 9)
IN_DEPTH, SELDOM_IN_DEPTH = (1, 2, 2), (0, 0, 1)
#: What is read first is told most fully: the records of the last weeks.
RECENT_DAYS = 56
#: What was agreed to be done so soon is not carried from one session to the next.
URGENT_WORKING_DAYS = 5
#: How many open actions one person has at most: nobody agrees to twenty things.
MOST_OPEN = 6


@dataclass
class Pages:
    """Everything that was written, to be saved in this order."""

    records: list[SessionRecord] = field(default_factory=list)
    notes: list[PersonalNote] = field(default_factory=list)
    discussions: list[CaseDiscussion] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    reviews: list[ActionReview] = field(default_factory=list)

    def save(self) -> None:
        SessionRecord.objects.bulk_create(self.records)
        PersonalNote.objects.bulk_create(self.notes)
        CaseDiscussion.objects.bulk_create(self.discussions)
        Action.objects.bulk_create(self.actions)
        ActionReview.objects.bulk_create(self.reviews)


class Writer:
    """Writes the records of one-to-ones in order of time."""

    def __init__(self, staff: Staff, held: Held, *, teller: Teller) -> None:
        self.staff, self.held, self.teller, self.random = staff, held, teller, teller.random
        self.families = Families(teller)
        self.pages = Pages()
        self.open: dict[int, list[Action]] = defaultdict(list)
        self._discussed: dict[str, date] = {}

    def write(self, sessions: list[tuple[Session, Worker]]) -> None:
        for session, supervisee in sessions:
            review_actions(session, self.open[supervisee.pk], pages=self.pages, random=self.random)
            facts = facts_of_day(session.held_day, self.random)
            cases = [one for one in self.held.get(supervisee.pk, ()) if is_held(one, on=session.held_day)]
            self.write_notes(session, supervisee, cases, facts)
            chosen = self.to_discuss(session, supervisee, cases)
            for position, case in enumerate(chosen, start=1):
                self.discuss(session, supervisee, case, position)
            if self.random.random() < 0.4 or not chosen:
                name = "general_tasks" if cases else "tasks_without_cases"
                what, days = self.random.choice(texts("notes")[name])
                self.agree(session, supervisee, what, days)
        do_some_since(self.open, on=self.staff.on, random=self.random)
        self.pages.save()

    def to_discuss(self, session: Session, supervisee: Worker, cases: list[Allocation]) -> list[Allocation]:
        """The longest not discussed; enquiries always."""
        is_fortnightly = supervisee in self.staff.nqsws
        number = self.random.choice(CASES_A_FORTNIGHT if is_fortnightly else CASES_A_MONTH)

        def rank(case: Allocation) -> tuple[bool, date]:
            since = self._discussed.get(case.case_reference, case.allocated_on)
            return case.category != CaseCategory.S47, since

        known = [case for case in cases if case.allocated_on < session.held_day - timedelta(days=2)]
        return sorted(known, key=rank)[:number]

    def discuss(self, session: Session, supervisee: Worker, case: Allocation, position: int) -> None:
        is_recent = session.held_day >= self.staff.on - timedelta(days=RECENT_DAYS)
        in_depth = position <= self.random.choice(IN_DEPTH if is_recent else SELDOM_IN_DEPTH)
        told = self.families.discuss(case, supervisee.team, on=session.held_day, in_depth=in_depth)
        self._discussed[case.case_reference] = session.held_day
        discussion = CaseDiscussion(
            session=session,
            supervisee=supervisee,
            case_reference=case.case_reference,
            category=case.category,
            position=position,
            **told.boxes,
        )
        self.pages.discussions.append(discussion)
        for what, days in told.tasks if told.is_in_depth else told.tasks[:1]:
            if days <= URGENT_WORKING_DAYS or len(self.open[supervisee.pk]) < MOST_OPEN:
                self.agree(session, supervisee, what, days, discussion)

    def agree(
        self,
        session: Session,
        supervisee: Worker,
        what: str,
        days: int,
        discussion: CaseDiscussion | None = None,
    ) -> None:
        action = Action(
            supervisee=supervisee,
            session=session,
            discussion=discussion,
            what=what,
            owner=supervisee if self.random.random() < 0.9 else session.supervisor,
            due_on=working_days_after(session.held_day, days),
        )
        self.open[supervisee.pk].append(action)
        self.pages.actions.append(action)

    def write_notes(
        self, session: Session, supervisee: Worker, cases: list[Allocation], facts: dict[str, Any]
    ) -> None:
        words, tell = texts("notes"), self.teller.tell_one_of
        said = words["workload" if cases else "workload_without_cases"]
        is_reflective = session.kind == SessionKind.REFLECTIVE or self.random.random() < 0.45
        usual = 14 if supervisee in self.staff.nqsws else 28
        self.pages.records.append(
            SessionRecord(
                session=session,
                agenda=self.agenda("agenda" if cases else "agenda_without_cases"),
                workload=tell([f"{counted(cases)} {one}".strip() for one in said], facts),
                learning=self.two("learning", facts),
                health_and_safety=self.two("health_and_safety", facts),
                reflection=self.two("reflections", facts) if is_reflective else "",
                other_matters=tell(words["other_matters"], facts),
                next_on=working_day_on_or_after(session.held_day + timedelta(days=usual)),
                version=1,
                saved_at=session.ends_at,
            )
        )
        wellbeing = self.two("wellbeing", facts)
        self.pages.notes.append(PersonalNote(session=session, supervisee=supervisee, wellbeing=wellbeing))

    def agenda(self, name: str) -> str:
        while True:
            chosen = "; ".join(self.random.sample(texts("notes")[name], 3))
            if told := self.teller.tell(f"{chosen[0].upper()}{chosen[1:]}.", {}):
                return told

    def two(self, name: str, facts: dict[str, Any]) -> str:
        """What was said and what follows from it, together never twice."""
        words = texts("notes")
        while True:
            first, then = self.random.choice(words[name]), self.random.choice(words[f"{name}_next"])
            if told := self.teller.tell(f"{first} {then}", facts):
                return told


def counted(cases: list[Allocation]) -> str:
    """ "14 cases, 3 of them under a child protection plan."; nothing of someone who holds none."""
    if not cases:
        return ""
    plans = sum(case.category == CaseCategory.CP for case in cases)
    of_them = f", {plans} of them under a child protection plan" if plans else ""
    return f"{many(len(cases), 'case')}{of_them}."


def is_held(case: Allocation, *, on: date) -> bool:
    return case.allocated_on <= on and (case.ended_on is None or case.ended_on >= on)


def agreed_on(action: Action) -> date:
    """The day of the session in which it was agreed: in the demo, each was agreed in one."""
    if action.session is None:
        raise LookupError(f"{action} was agreed in no session.")
    return action.session.held_day


def is_urgent(action: Action) -> bool:
    return bool(action.due_on and action.due_on <= working_days_after(agreed_on(action), URGENT_WORKING_DAYS))


def review_actions(session: Session, mine: list[Action], *, pages: Pages, random: Random) -> None:
    """What became of the actions from before: most are done, some continue, a few are not needed."""
    words = texts("notes")
    for action in list(mine):
        fate = random.random()
        if fate < 0.66 or is_urgent(action):
            do(action, by=session.held_day, random=random)
            outcome = ReviewOutcome.DONE
        elif fate < 0.71:
            action.dropped_on, action.outcome = session.held_on, random.choice(words["dropped"])
            outcome = ReviewOutcome.DROPPED
        else:
            outcome = ReviewOutcome.CARRIED
        pages.reviews.append(ActionReview(action=action, session=session, outcome=outcome))
        if outcome != ReviewOutcome.CARRIED:
            mine.remove(action)


def do(action: Action, *, by: date, random: Random) -> None:
    """Done on a working day between its session and a day, mostly on its due day or the day before."""
    due_on = action.due_on or by
    around = working_day_on_or_before(due_on - timedelta(days=random.choice((0, 0, 1, 3))))
    action.done_on = max(agreed_on(action), min(around, working_day_on_or_before(by)))
    action.outcome = random.choice(texts("notes")["outcomes"])


def do_some_since(open_actions: dict[int, list[Action]], *, on: date, random: Random) -> None:
    """Of what was agreed last, much is done already without waiting for the next session."""
    yesterday = working_day_on_or_before(on - timedelta(days=1))
    for action in (one for mine in open_actions.values() for one in mine):
        is_due = action.due_on is not None and action.due_on < on
        likely = 0.97 if is_due and is_urgent(action) else 0.85 if is_due else 0.2
        if agreed_on(action) < yesterday and random.random() < likely:
            do(action, by=yesterday, random=random)

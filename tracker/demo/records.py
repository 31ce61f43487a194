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
    Consent,
    PersonalNote,
    ReviewOutcome,
    Session,
    SessionRecord,
    StrategyDiscussion,
)
from tracker.demo import wording
from tracker.demo.caseloads import Held
from tracker.demo.people import Staff
from tracker.demo.stories import STORIES, Story
from workforce.models import Allocation, CaseCategory, Worker


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


def write_records(
    sessions: list[tuple[Session, Worker]], *, staff: Staff, held: Held, random: Random
) -> None:
    """A record for each of these one-to-ones, in order of time."""
    pages = Pages()
    open_actions: dict[int, list[Action]] = defaultdict(list)
    for session, supervisee in sessions:
        mine = open_actions[supervisee.pk]
        review_actions(session, mine, pages=pages, random=random)
        write_notes(session, supervisee, pages=pages, random=random)
        cases = [one for one in held.get(supervisee.pk, ()) if is_held(one, on=session.held_day)]
        chosen = random.sample(cases, min(len(cases), random.choice((1, 2, 2, 3))))
        for position, case in enumerate(chosen, start=1):
            story = story_for(case.category, random=random)
            discussion = discuss(session, supervisee, case, story, position)
            pages.discussions.append(discussion)
            for what in story.actions[: random.choice((1, 1, 2))]:
                mine.append(agree_action(session, supervisee, what, discussion, random=random))
        if random.random() < 0.6 or not chosen:
            mine.append(
                agree_action(session, supervisee, random.choice(wording.GENERAL_ACTIONS), random=random)
            )
        pages.actions += [action for action in mine if action.session is session]
    do_some_since(open_actions, on=staff.on, random=random)
    pages.save()


def is_held(case: Allocation, *, on: date) -> bool:
    return case.allocated_on <= on and (case.ended_on is None or case.ended_on >= on)


def story_for(category: str, *, random: Random) -> Story:
    fitting = [story for story in STORIES if category in story.categories]
    return random.choice(fitting or STORIES)


def write_notes(session: Session, supervisee: Worker, *, pages: Pages, random: Random) -> None:
    pages.records.append(
        SessionRecord(
            session=session,
            agenda=random.choice(wording.AGENDAS),
            workload=random.choice(wording.WORKLOADS),
            learning=random.choice(wording.LEARNING),
            health_and_safety=random.choice(wording.HEALTH_AND_SAFETY),
            reflection=random.choice(wording.REFLECTIONS),
            other_matters=random.choice(wording.OTHER_MATTERS),
            next_on=session.held_day + timedelta(days=random.choice((13, 14, 27, 28))),
            version=1,
            saved_at=session.ends_at,
        )
    )
    pages.notes.append(
        PersonalNote(session=session, supervisee=supervisee, wellbeing=random.choice(wording.WELLBEING))
    )


def discuss(
    session: Session, supervisee: Worker, case: Allocation, story: Story, position: int
) -> CaseDiscussion:
    return CaseDiscussion(
        session=session,
        supervisee=supervisee,
        case_reference=case.case_reference,
        category=case.category,
        update=story.update,
        childs_voice=story.childs_voice,
        strengths=story.strengths,
        risks=story.risks,
        reflection=story.reflection,
        decision=story.decision,
        rationale=story.rationale,
        timescale=story.timescale,
        position=position,
        **thresholds(case.category, story, on=session.held_day, position=position),
    )


def thresholds(category: str, story: Story, *, on: date, position: int) -> dict[str, Any]:
    """What was considered of a strategy discussion and of consent, and why."""
    if category == CaseCategory.S47 or "Strategy discussion" in story.decision:
        return {
            "strategy_discussion": StrategyDiscussion.HELD,
            "strategy_reason": wording.STRATEGY_HELD,
            "strategy_held_on": on,
            "consent": Consent.DISPENSED_WITH,
            "consent_reason": wording.CONSENT_DISPENSED_WITH,
        }
    if category == CaseCategory.CP:
        return {
            "strategy_discussion": StrategyDiscussion.NOT_HELD,
            "strategy_reason": wording.STRATEGY_NOT_HELD[position % len(wording.STRATEGY_NOT_HELD)],
            "consent": Consent.OBTAINED,
            "consent_reason": wording.CONSENT_OBTAINED,
        }
    return {"strategy_discussion": StrategyDiscussion.NOT_RELEVANT, "consent": Consent.NOT_NEEDED}


def agree_action(
    session: Session,
    supervisee: Worker,
    what: str,
    discussion: CaseDiscussion | None = None,
    *,
    random: Random,
) -> Action:
    return Action(
        supervisee=supervisee,
        session=session,
        discussion=discussion,
        what=what,
        owner=supervisee if random.random() < 0.85 else session.supervisor,
        due_on=session.held_day + timedelta(days=random.choice((7, 12, 14, 21, 25, 28))),
    )


def agreed_on(action: Action) -> date:
    """The day of the session in which it was agreed: in the demo, each was agreed in one."""
    if action.session is None:
        raise LookupError(f"{action} was agreed in no session.")
    return action.session.held_day


def review_actions(session: Session, mine: list[Action], *, pages: Pages, random: Random) -> None:
    """What became of the actions from before: most are done, some continue, a few are not needed."""
    for action in list(mine):
        fate = random.random()
        if fate < 0.62:
            latest = (session.held_day - agreed_on(action)).days
            action.done_on = session.held_day - timedelta(days=random.randrange(max(1, latest)))
            action.outcome = random.choice(wording.OUTCOMES)
            outcome = ReviewOutcome.DONE
        elif fate < 0.67:
            action.dropped_on, action.outcome = session.held_on, wording.DROPPED
            outcome = ReviewOutcome.DROPPED
        else:
            outcome = ReviewOutcome.CARRIED
        pages.reviews.append(ActionReview(action=action, session=session, outcome=outcome))
        if outcome != ReviewOutcome.CARRIED:
            mine.remove(action)


def do_some_since(open_actions: dict[int, list[Action]], *, on: date, random: Random) -> None:
    """Of what was agreed last, much is done already without waiting for the next session."""
    for action in (one for mine in open_actions.values() for one in mine):
        days = (on - agreed_on(action)).days
        likely = 0.85 if action.due_on and action.due_on < on else 0.2
        if days > 2 and random.random() < likely:
            action.done_on = on - timedelta(days=random.randrange(1, days))
            action.outcome = random.choice(wording.OUTCOMES)

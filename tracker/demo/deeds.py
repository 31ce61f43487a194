"""What becomes of the demo's actions: most are done in time, some are carried on, a few are dropped."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from uuid import UUID

from supervision.models import Action, ActionReview, ReviewOutcome, Session
from tracker.demo.calendar import working_day_on_or_before, working_days_after
from tracker.demo.presence import Presence
from tracker.demo.texts import texts

#: What was agreed to be done so soon is not carried from one session to the next.
URGENT_WORKING_DAYS = 5
#: How often the next session finds an action done: those about no case wait longer. How often one is dropped.
DONE, DONE_WITHOUT_CASE, DROPPED = 0.66, 0.4, 0.05
#: What was agreed longer ago and carried on since does not get done by itself.
DRIFTING_DAYS = 40


def agreed_on(action: Action) -> date:
    """The day of the session in which it was agreed: in the demo, each was agreed in one."""
    if action.session is None:
        raise LookupError(f"{action} was agreed in no session.")
    return action.session.held_day


def is_urgent(action: Action) -> bool:
    return bool(action.due_on and action.due_on <= working_days_after(agreed_on(action), URGENT_WORKING_DAYS))


class Deeds:
    """What is done when: never before the last session that carried it on."""

    def __init__(self, random: Random) -> None:
        self.random, self.presence = random, Presence()
        #: The day of the last session in which an action was still open, by its name.
        self._open_on: dict[UUID, date] = {}

    def review(self, session: Session, mine: list[Action]) -> list[ActionReview]:
        """What became of the actions from before; those that do not go on leave the list."""
        reviews = []
        for action in list(mine):
            outcome = self._became(action, session)
            reviews.append(self._reviewed(action, session, outcome))
            if outcome != ReviewOutcome.CARRIED:
                mine.remove(action)
        return reviews

    def carry(self, session: Session, mine: Iterable[Action]) -> list[ActionReview]:
        """A session in which nothing is said of earlier actions: all go on, as signing makes of them."""
        return [self._reviewed(action, session, ReviewOutcome.CARRIED) for action in mine]

    def do_some_since(self, open_actions: Iterable[Action], *, on: date) -> None:
        """Of what was agreed last, much is done already without waiting for the next session."""
        yesterday = working_day_on_or_before(on - timedelta(days=1))
        drifting = on - timedelta(days=DRIFTING_DAYS)
        for action in open_actions:
            is_due = action.due_on is not None and action.due_on < on
            likely = 0.97 if is_due and is_urgent(action) else 0.85 if is_due else 0.2
            if drifting < agreed_on(action) < yesterday and self.random.random() < likely:
                self._do(action, by=yesterday)

    def _became(self, action: Action, session: Session) -> ReviewOutcome:
        fate = self.random.random()
        if is_urgent(action) or fate < (DONE if action.discussion else DONE_WITHOUT_CASE):
            is_done = self._do(action, by=session.held_day)
            return ReviewOutcome.DONE if is_done else ReviewOutcome.CARRIED
        if fate < (DONE if action.discussion else DONE_WITHOUT_CASE) + DROPPED:
            why = texts("notes")["dropped" if action.discussion else "dropped_without_case"]
            action.dropped_on, action.outcome = session.held_on, self.random.choice(why)
            return ReviewOutcome.DROPPED
        return ReviewOutcome.CARRIED

    def _reviewed(self, action: Action, session: Session, outcome: ReviewOutcome) -> ActionReview:
        self._open_on[action.uid] = session.held_day
        return ActionReview(action=action, session=session, outcome=outcome)

    def _do(self, action: Action, *, by: date) -> bool:
        """Done up to this day, on one on which its owner is at work; answers whether there is one."""
        due_on, owner = action.due_on or by, action.owner
        around = working_day_on_or_before(due_on - timedelta(days=self.random.choice((0, 0, 1, 3))))
        earliest = self._open_on.get(action.uid, agreed_on(action))
        outcome = self.random.choice(
            texts("notes")["outcomes" if action.discussion else "outcomes_without_case"]
        )
        likely = max(earliest, min(around, working_day_on_or_before(by)))
        done_on = self.presence.day_before(owner, likely, since=earliest)
        done_on = done_on or self.presence.next_day(owner, likely, until=by)
        if done_on:
            action.done_on, action.outcome = done_on, outcome
        return done_on is not None

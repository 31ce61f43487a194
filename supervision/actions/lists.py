"""Lists of actions: whose, and their status on a day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from supervision.models.action import ActionQuerySet
from workforce.rules.working_days import ONE_DAY

#: How far ahead an action asks for attention.
SOON = 14 * ONE_DAY


class ActionStatus(Enum):
    """The status of an action; `label` names the list of those."""

    OPEN = "open"
    OVERDUE = "overdue"
    SOON = "soon"
    DRIFTING = "drifting"
    DONE = "done"

    @property
    def label(self) -> str:
        return "Due within two weeks" if self is ActionStatus.SOON else self.value.capitalize()

    def pick(self, actions: ActionQuerySet, *, on: date) -> ActionQuerySet:
        """Those of these actions that have this status."""
        match self:
            case ActionStatus.OPEN:
                return actions.open()
            case ActionStatus.OVERDUE:
                return actions.overdue(on=on)
            case ActionStatus.SOON:
                return actions.open().filter(due_on__range=(on, on + SOON))
            case ActionStatus.DRIFTING:
                return actions.drifting()
            case ActionStatus.DONE:
                return actions.filter(done_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Tab:
    """One list to choose: its words, how many are in it, and whether it is shown."""

    status: ActionStatus
    number: int
    is_chosen: bool


def tabs(actions: ActionQuerySet, *, chosen: ActionStatus, on: date) -> list[Tab]:
    """The lists with their counts."""
    return [Tab(status, status.pick(actions, on=on).count(), status is chosen) for status in ActionStatus]

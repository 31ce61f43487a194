"""Lists of actions: whose, and their status on a day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from supervision.models.action import ActionQuerySet


class ActionStatus(Enum):
    """The status of an action; `label` names the list of those."""

    OPEN = "open"
    OVERDUE = "overdue"
    DRIFTING = "drifting"
    DONE = "done"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    def pick(self, actions: ActionQuerySet, *, on: date) -> ActionQuerySet:
        """Those of these actions that have this status."""
        match self:
            case ActionStatus.OPEN:
                return actions.open()
            case ActionStatus.OVERDUE:
                return actions.overdue(on=on)
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
    """The four lists with their counts."""
    return [Tab(status, status.pick(actions, on=on).count(), status is chosen) for status in ActionStatus]

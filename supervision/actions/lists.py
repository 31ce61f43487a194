"""Lists of actions: whose, and how they stand on a day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from supervision.models.action import ActionQuerySet


class Standing(Enum):
    """How an action stands; `label` names the list of those."""

    OPEN = "open"
    OVERDUE = "overdue"
    DRIFTING = "drifting"
    DONE = "done"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    def pick(self, actions: ActionQuerySet, *, on: date) -> ActionQuerySet:
        """Those of these actions that stand so."""
        match self:
            case Standing.OPEN:
                return actions.open()
            case Standing.OVERDUE:
                return actions.overdue(on=on)
            case Standing.DRIFTING:
                return actions.drifting()
            case Standing.DONE:
                return actions.filter(done_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Tab:
    """One list to choose: its words, how many are in it, and whether it is shown."""

    standing: Standing
    number: int
    is_chosen: bool


def tabs(actions: ActionQuerySet, *, chosen: Standing, on: date) -> list[Tab]:
    """The four lists with their counts."""
    return [Tab(standing, standing.pick(actions, on=on).count(), standing is chosen) for standing in Standing]

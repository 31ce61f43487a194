"""Lists of actions: whose, and their status on a day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Count, Q

from supervision.models.action import DRIFTS_FROM, IS_OPEN, ActionQuerySet, is_overdue
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

    def holds(self, *, on: date) -> Q:
        """Which actions have this status; asked of actions `with_times_carried`."""
        match self:
            case ActionStatus.OPEN:
                return IS_OPEN
            case ActionStatus.OVERDUE:
                return is_overdue(on=on)
            case ActionStatus.SOON:
                return IS_OPEN & Q(due_on__range=(on, on + SOON))
            case ActionStatus.DRIFTING:
                return IS_OPEN & Q(times_carried__gte=DRIFTS_FROM)
            case ActionStatus.DONE:
                return Q(done_on__isnull=False)

    def pick(self, actions: ActionQuerySet, *, on: date) -> ActionQuerySet:
        """Those of these actions that have this status."""
        return actions.with_times_carried().filter(self.holds(on=on))


@dataclass(frozen=True, slots=True)
class Tab:
    """One list to choose: its words, how many are in it, and whether it is shown."""

    status: ActionStatus
    number: int
    is_chosen: bool


def tabs(actions: ActionQuerySet, *, chosen: ActionStatus, on: date) -> list[Tab]:
    """The lists with their counts, in one question to the database."""
    holds = {status.value: Count("pk", filter=status.holds(on=on)) for status in ActionStatus}
    numbers = actions.with_times_carried().aggregate(**holds)
    return [Tab(status, numbers[status.value], status is chosen) for status in ActionStatus]

"""The line of management above someone, and what it makes a manager in it: to others, and to themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workforce.models import Worker, WorkerQuerySet
from workforce.web.tags import day


@dataclass(frozen=True, slots=True)
class LineManager:
    """A manager somewhere above a worker, with the one just below, through whom they are that."""

    manager: Worker
    below: Worker
    worker: Worker

    @property
    def why(self) -> str:
        """As others are told: "Line manager of Ruth Abara since Tuesday 3 March"."""
        of_whom = "" if self.below == self.worker else f" of {self.below.full_name}"
        return f"Line manager{of_whom}{_since(self.below)}"

    @property
    def told(self) -> str:
        """As the manager is told."""
        is_their_manager = you_manage(self.below)
        if self.below == self.worker:
            return is_their_manager
        above = f"You are above {self.worker.full_name} in the line of management"
        return f"{above}. {is_their_manager}"


def you_manage(worker: Worker) -> str:
    """Said to someone's line manager, with the day from which they are that, where it is known."""
    if worker.line_manager_since:
        return f"You have been {worker.full_name}’s line manager{_since(worker)}."
    return f"You are {worker.full_name}’s line manager."


def line_asked(key: int) -> WorkerQuerySet:
    """The person (by key) and everyone above them."""
    above = Worker.objects.managers_of(Worker(pk=key)) | Worker.objects.filter(pk=key)
    return above.select_related("account")


def line_above(worker: Worker, people: Iterable[Worker]) -> Iterator[LineManager]:
    """The managers above someone, of the rows of `line_asked`: the nearest first, each once."""
    by_key = {one.pk: one for one in people}
    below = by_key.pop(worker.pk, worker)
    while manager := by_key.pop(below.line_manager_id or 0, None):
        yield LineManager(manager, below, worker)
        below = manager


def _since(worker: Worker) -> str:
    return f" since {day(worker.line_manager_since)}" if worker.line_manager_since else ""

"""What was confirmed, as the home pages of those concerned tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from workforce.models import Outcome, ReaderChange
from workforce.rules.in_words import listed


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was confirmed, for one person or several of one step."""

    changes: tuple[ReaderChange, ...]

    def __str__(self) -> str:
        """ "Cover of Amina Ahmed and Chloe Bennett"."""
        return f"{self.first.get_right_display()} of {listed([one.whose for one in self.changes])}"

    @property
    def first(self) -> ReaderChange:
        return self.changes[0]


def made_around(changes: Iterable[ReaderChange]) -> list[Made]:
    """Those that were confirmed, in their order, the newest first; the same for several people once."""
    same: dict[tuple[object, ...], list[ReaderChange]] = {}
    for change in changes:
        if change.outcome == Outcome.CONFIRMED:
            same.setdefault((change.right, change.after, change.decided_at), []).append(change)
    return [Made(tuple(reversed(several))) for several in same.values()]

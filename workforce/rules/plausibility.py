"""Doubts: what can be true but seldom is. The person is told why, and asked for a yes. Pure.

What can never be true is a `Refusal`. What a person may mean all the same is a `Doubt`: a service works out
the doubts about what it is asked to do, and `require_sure` holds it back until the person has said yes to
each. A form that acts through `attempt` shows them (`workforce.web.sure`). Each subject keeps its own doubts
in its rules; this is how all of them are asked.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workforce.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to ask again. `key` names it in the answer, `why` says it in one sentence."""

    key: str
    why: str


class Doubtful(Refusal):
    """Nothing is done yet: these doubts wait for a yes. Those `answered` had one, and keep it."""

    def __init__(self, doubts: Collection[Doubt], *, answered: Collection[Doubt] = ()) -> None:
        self.doubts, self.answered = tuple(doubts), tuple(answered)
        super().__init__(*(one.why for one in self.doubts))


def require_sure(doubts: Iterable[Doubt], *, sure: Collection[str]) -> None:
    """Raises Doubtful with every doubt whose key is not among `sure`."""
    every = list(doubts)
    found = [one for one in every if one.key not in sure]
    if found:
        raise Doubtful(found, answered=[one for one in every if one.key in sure])

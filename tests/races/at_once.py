"""Some verbs at the same moment, each by a person (a thread) of its own, and what became of them."""

import os
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import OperationalError, connection

from workforce.rules.refusal import Refusal

if TYPE_CHECKING:
    from tests.races.verbs import Council

#: Seconds that a statement which locks or writes takes longer.
SLOWLY = 0.003
#: Seconds that two verbs may take until one of them is done, on however busy a machine.
PATIENCE = 30
LOCKS = ("FOR UPDATE", "FOR NO KEY UPDATE", "UPDATE ", "INSERT ", "DELETE ")

type Verb = Callable[["Council"], object]


@dataclass
class Outcome:
    """What came of some verbs at once."""

    done_by: list[int]
    """How often each of the verbs, by its place, was done."""
    tries: int = 0
    deadlocks: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    """How often in which words: what is never done says why."""
    failures: list[str] = field(default_factory=list)
    broken: Counter[str] = field(default_factory=Counter)
    """What the database holds since then that must never be true, and how often."""

    @property
    def done(self) -> int:
        return sum(self.done_by)

    @property
    def refused(self) -> int:
        return self.refusals.total()

    @property
    def came_to_something(self) -> bool:
        """One was done, or is at fault: refusals alone say nothing."""
        return bool(self.done or self.deadlocks or self.failures)


def slow_hand(execute, sql, params, many, context):
    """Lets the other one in between two statements of a transaction."""
    answer = execute(sql, params, many, context)
    if any(word in sql for word in LOCKS):
        time.sleep(slow_hand.seconds)
    return answer


slow_hand.seconds = SLOWLY


def race(verbs: Iterable[Verb], council: "Council", *, seconds: float) -> Outcome:
    """Each of these verbs by a person (a thread) of its own, again and again until the time is up.

    For longer where it was too short for anyone to get done.
    """
    verbs = list(verbs)
    outcome = Outcome(done_by=[0] * len(verbs))
    barrier, guard = threading.Barrier(len(verbs)), threading.Lock()
    runners = [
        threading.Thread(target=_run, args=(place, verb, council, seconds, barrier, guard, outcome))
        for place, verb in enumerate(verbs)
    ]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return outcome


def _run(place, verb, council, seconds, barrier, guard, outcome) -> None:
    barrier.wait()
    until = time.monotonic() + seconds
    with ExitStack() as stack:
        stack.callback(connection.close)
        stack.enter_context(connection.execute_wrapper(slow_hand))
        while (now := time.monotonic()) < until or (now < until + PATIENCE and not outcome.came_to_something):
            became, words = attempt(verb, council)
            with guard:
                _count(outcome, place, became, words)


def attempt(verb: Verb, council: "Council") -> tuple[str, str]:
    """What became of one errand ("done", "refused", "deadlock", "failure"), and in which words."""
    try:
        verb(council)
    except Refusal as refusal:
        return "refused", str(refusal)
    except OperationalError as error:
        is_deadlock = getattr(error.__cause__, "sqlstate", "") == "40P01"
        return "deadlock" if is_deadlock else "failure", _last_words(error)
    except Exception as error:
        return "failure", _last_words(error)
    return "done", ""


def _last_words(error: Exception) -> str:
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename
    ]
    path = " < ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''} ({path})"


def _count(outcome: Outcome, place: int, became: str, words: str) -> None:
    outcome.tries += 1
    match became:
        case "done":
            outcome.done_by[place] += 1
        case "refused":
            outcome.refusals[words] += 1
        case "deadlock":
            outcome.deadlocks += 1
        case _:
            outcome.failures.append(words)

"""Each verb against each on PostgreSQL, two people at once, for some rounds.

    DATABASE_URL=postgres://… python -m tests.races.matrix --seconds 1

Prints for each pair the tries, what was refused in words, deadlocks, other failures (what would be an
error page), and at the end what the database holds against the invariants. Every statement that locks
or writes takes some milliseconds longer, so that a wrong order is met soon.
"""

import argparse
import logging
import os
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

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
    """What two verbs at once came to."""

    tries: int = 0
    done: int = 0
    refused: int = 0
    deadlocks: int = 0
    failures: list[str] = field(default_factory=list)

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
    verbs, outcome = list(verbs), Outcome()
    barrier, guard = threading.Barrier(len(verbs)), threading.Lock()
    runners = [
        threading.Thread(target=_run, args=(verb, council, seconds, barrier, guard, outcome))
        for verb in verbs
    ]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return outcome


def _run(verb, council, seconds, barrier, guard, outcome) -> None:
    from django.db import connection

    barrier.wait()
    until = time.monotonic() + seconds
    with ExitStack() as stack:
        stack.callback(connection.close)
        stack.enter_context(connection.execute_wrapper(slow_hand))
        while (now := time.monotonic()) < until or (now < until + PATIENCE and not outcome.came_to_something):
            problem = attempt(verb, council)
            with guard:
                _count(outcome, problem)


def attempt(verb: Verb, council: "Council") -> str:
    """What became of one errand: "", "refused", "deadlock", or the failure's own words."""
    from django.db import OperationalError

    from workforce.rules.refusal import Refusal

    try:
        verb(council)
    except Refusal:
        return "refused"
    except OperationalError as error:
        return "deadlock" if getattr(error.__cause__, "sqlstate", "") == "40P01" else _last_words(error)
    except Exception as error:
        return _last_words(error)
    return ""


def _last_words(error: Exception) -> str:
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename
    ]
    path = " < ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''} ({path})"


def _count(outcome: Outcome, problem: str) -> None:
    outcome.tries += 1
    match problem:
        case "":
            outcome.done += 1
        case "refused":
            outcome.refused += 1
        case "deadlock":
            outcome.deadlocks += 1
        case _:
            outcome.failures.append(problem)


OVERLAPS = """
SELECT count(*) FROM supervision_diaryentry one JOIN supervision_diaryentry other
ON one.worker_id = other.worker_id AND one.id < other.id
AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at
WHERE one.cancelled_at IS NULL AND other.cancelled_at IS NULL
AND one.is_exclusive AND other.is_exclusive
"""
#: A session to come stands in the diary of everybody who comes to it, and one that is off in nobody's.
NOT_IN_STEP = """
SELECT count(*) FROM supervision_session s
WHERE (s.status IN ('booked', 'proposed') AND s.starts_at > now()) <> EXISTS (
    SELECT 1 FROM supervision_diaryentry d WHERE d.uid = s.uid AND d.worker_id = s.supervisor_id
    AND d.cancelled_at IS NULL AND d.starts_at = s.starts_at)
AND s.starts_at > now() AND s.status NOT IN ('rescheduled')
"""
OVER_CAPACITY = """
SELECT count(*) FROM nqsw_masterclass c WHERE c.capacity <
(SELECT count(*) FROM nqsw_seat p WHERE p.master_class_id = c.id AND p.status = 'enrolled')
"""
TWO_AGREEMENTS = """
SELECT count(*) FROM supervision_agreement a JOIN supervision_agreement b
ON a.supervisee_id = b.supervisee_id AND a.id < b.id
AND coalesce(a.ends_on, 'infinity') >= b.starts_on AND coalesce(b.ends_on, 'infinity') >= a.starts_on
"""


def broken_promises() -> dict[str, int]:
    """What the database holds that must never be true, each with how often."""
    from django.db import connection

    from supervision.clock.due_days import differences

    questions = {
        "double bookings": OVERLAPS,
        "sessions and diaries that differ": NOT_IN_STEP,
        "classes over capacity": OVER_CAPACITY,
        "two agreements on a day": TWO_AGREEMENTS,
    }
    found = {}
    with connection.cursor() as cursor:
        for what, sql in questions.items():
            cursor.execute(sql)
            found[what] = cursor.fetchone()[0]
    return {**found, "due days that differ": len(list(differences()))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=1.0, help="for each pair (1)")
    parser.add_argument("--only", nargs="*", default=[], help="verbs, instead of all")
    parser.add_argument(
        "--pair", action="store_true", help="the two verbs of --only against each other alone"
    )
    parser.add_argument("--slowly", type=float, default=SLOWLY, help="seconds more for each write")
    arguments = parser.parse_args()
    _set_up()
    from django.db import connection

    from tests.races.for_many import FOR_MANY
    from tests.races.verbs import VERBS, Council

    if connection.vendor != "postgresql":
        parser.error("The matrix needs PostgreSQL: on SQLite one writer has the database to itself.")
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        council = Council()
        verbs = VERBS | FOR_MANY
        chosen = {verb: verbs[verb] for verb in arguments.only} or verbs
        pairs = [tuple(chosen)] if arguments.pair else combinations_with_replacement(chosen, 2)
        slow_hand.seconds = arguments.slowly
        _report(chosen, pairs, council, seconds=arguments.seconds)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings

    logging.disable(logging.WARNING)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _report(
    chosen: dict[str, Verb], pairs: Iterable[tuple[str, ...]], council: "Council", *, seconds: float
) -> None:
    whole, reasons, broken = Outcome(), Counter(), broken_promises()
    print(f"{'':32}{'tries':>8}{'done':>8}{'refused':>8}{'deadlocks':>11}{'failures':>10}")
    for one, other in pairs:
        outcome = race((chosen[one], chosen[other]), council, seconds=seconds)
        _print_row(f"{one} × {other}", outcome)
        for name in ("tries", "done", "refused", "deadlocks"):
            setattr(whole, name, getattr(whole, name) + getattr(outcome, name))
        whole.failures += outcome.failures
        reasons.update(outcome.failures)
        before, broken = broken, broken_promises()
        for what, times in broken.items():
            if times != before[what]:
                print(f"  {what}: {before[what]} before, {times} now")
    _print_row("in all", whole)
    for reason, times in reasons.most_common():
        print(f"  {times:5} {reason}")
    for what, times in broken.items():
        print(f"{what}: {times}")


def _print_row(name: str, outcome: Outcome) -> None:
    numbers = f"{outcome.tries:8}{outcome.done:8}{outcome.refused:8}"
    print(f"{name:32}{numbers}{outcome.deadlocks:11}{len(outcome.failures):10}", flush=True)


if __name__ == "__main__":
    main()

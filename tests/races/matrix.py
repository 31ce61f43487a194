"""Each verb against each on PostgreSQL, two people at once, for some rounds.

    DATABASE_URL=postgres://… python -m tests.races.matrix --seconds 1 --state .build/matrix.jsonl

Prints for each pair the tries, what was refused in words, deadlocks, other failures (what would be an
error page), and what the database holds after it against the invariants. Every statement that locks
or writes takes some milliseconds longer, so that a wrong order is met soon. Ends with 1 where anything
deadlocked, failed or broke, or where a verb was never done: it would show nothing.

The pairs of one verb have a database of their own, so that the last row is raced as the first was. With
`--state` each pair that was raced stands in that file, and the same command goes on where it was stopped.
"""

import argparse
import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations_with_replacement, groupby
from pathlib import Path

import django
from django.db import connection

from tests.races.at_once import SLOWLY, Outcome, race, slow_hand

Pair = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=1.0, help="for each pair (1)")
    parser.add_argument("--only", nargs="*", default=[], help="verbs, instead of all")
    parser.add_argument(
        "--pair", action="store_true", help="the two verbs of --only against each other alone"
    )
    parser.add_argument("--with-all", action="store_true", help="those of --only against every verb there is")
    parser.add_argument("--slowly", type=float, default=SLOWLY, help="seconds more for each write")
    parser.add_argument("--state", type=Path, help="the file that keeps which pairs were raced")
    chosen = parser.parse_args()
    _set_up()
    if connection.vendor != "postgresql":
        parser.error("The matrix needs PostgreSQL: on SQLite one writer has the database to itself.")
    slow_hand.seconds = chosen.slowly
    pairs = pairs_of(chosen.only, alone=chosen.pair, with_all=chosen.with_all)
    outcomes = dict(kept_in(chosen.state))
    print(f"{'':40}{'tries':>8}{'done':>8}{'refused':>8}{'deadlocks':>11}{'failures':>10}")
    for pair, outcome in raced([pair for pair in pairs if pair not in outcomes], seconds=chosen.seconds):
        outcomes[pair] = outcome
        _print_pair(pair, outcome)
        _keep(chosen.state, pair, outcome)
    sys.exit(not _sum_up({pair: outcomes[pair] for pair in pairs}))


def _set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    logging.disable(logging.WARNING)


def pairs_of(only: list[str], *, alone: bool, with_all: bool) -> list[Pair]:
    """Which verbs are raced: each with each, in the order of their rows."""
    from tests.races.every_verb import EVERY_VERB

    if alone:
        one, other = only
        return [(one, other)]
    every = combinations_with_replacement(EVERY_VERB, 2)
    if with_all:
        return [pair for pair in every if set(only) & set(pair)]
    return [pair for pair in every if not only or set(pair) <= set(only)]


def raced(pairs: list[Pair], *, seconds: float) -> Iterator[tuple[Pair, Outcome]]:
    """Race the pairs, those of one row in a database and a council of their own."""
    from tests.races.every_verb import EVERY_VERB
    from tests.races.promises import broken_promises
    from tests.races.verbs import Council

    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        for _, row in groupby(pairs, key=lambda pair: pair[0]):
            with own_copy(name):
                council, broken = Council(), Counter(broken_promises())
                for pair in row:
                    outcome = race([EVERY_VERB[verb] for verb in pair], council, seconds=seconds)
                    before, broken = broken, Counter(broken_promises())
                    outcome.broken = broken - before
                    yield pair, outcome
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def own_copy(made: str) -> Iterator[None]:
    """A copy of the database of this name takes its place meanwhile."""
    connection.creation.clone_test_db("row", verbosity=0, autoclobber=True)
    connection.close()
    connection.settings_dict["NAME"] = f"{made}_row"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = made
        connection.creation.destroy_test_db(suffix="row", verbosity=0)


def kept_in(state: Path | None) -> Iterator[tuple[Pair, Outcome]]:
    """The pairs that were raced before, one a line."""
    if state and state.exists():
        for line in state.read_text().splitlines():
            said = json.loads(line)
            counted = {name: Counter(said.pop(name)) for name in ("refusals", "broken")}
            one, other = said.pop("pair")
            yield (one, other), Outcome(**said, **counted)


def _keep(state: Path | None, pair: Pair, outcome: Outcome) -> None:
    if state:
        with state.open("a") as lines:
            lines.write(f"{json.dumps({'pair': pair, **vars(outcome)})}\n")


def _print_pair(pair: Pair, outcome: Outcome) -> None:
    _print_row(" × ".join(pair), outcome)
    if not outcome.done:
        print(f"  refused: {outcome.refusals.most_common(3)}")
    for what, times in outcome.broken.items():
        print(f"  {what}: {times} more")


def _print_row(name: str, outcome: Outcome) -> None:
    numbers = f"{outcome.tries:8}{outcome.done:8}{outcome.refused:8}"
    print(f"{name:40}{numbers}{outcome.deadlocks:11}{len(outcome.failures):10}", flush=True)


def _sum_up(outcomes: dict[Pair, Outcome]) -> bool:
    """Print what came of all the pairs; answers whether all is sound."""
    whole, done = Outcome(done_by=[]), Counter()
    for pair, outcome in outcomes.items():
        whole.done_by += outcome.done_by
        whole.tries += outcome.tries
        whole.deadlocks += outcome.deadlocks
        whole.refusals += outcome.refusals
        whole.failures += outcome.failures
        whole.broken += outcome.broken
        for verb, times in zip(pair, outcome.done_by, strict=True):
            done[verb] += times
    _print_row(f"in all, {len(outcomes)} pairs", whole)
    for what, times in (Counter(whole.failures) + whole.broken).most_common():
        print(f"  {times:5} {what}")
    idle = [verb for verb, times in done.items() if not times]
    print(f"never done: {', '.join(idle) or 'none'}")
    return not (whole.deadlocks or whole.failures or whole.broken or idle)


if __name__ == "__main__":
    main()

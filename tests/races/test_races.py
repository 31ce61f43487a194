"""Different verbs on the same people at the same moment, on PostgreSQL: no deadlock, no failure, no untruth.

On SQLite one writer has the database to itself, so that no two verbs can wait for each other there.
The whole matrix, each verb with each: `python -m tests.races.matrix`.
"""

import random

import pytest
from django.db import connection

from supervision.agreements.services import covers
from tests.races import verbs
from tests.races.at_once import Outcome, attempt, race
from tests.races.every_verb import EVERY_VERB
from tests.races.promises import broken_promises
from tests.races.verbs import VERBS, Council

pytestmark = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="Row locks are PostgreSQL's: on SQLite one writer has the database to itself.",
    ),
]

#: Pairs that waited for each other in a ring before there was one order, and others that meet often.
PAIRS = [
    ("book", "cover"),
    ("book", "hand over"),
    ("book", "leave"),
    ("move", "cover"),
    ("cancel", "cover"),
    ("cover", "hand over"),
    ("cover", "leave"),
    ("hand over", "group"),
    ("leave", "class"),
    ("sign", "absence"),
    ("hold", "absence"),
    ("enrol", "class"),
    ("pause", "mentor"),
    ("pause", "milestone"),
    ("series", "move"),
    ("proposal", "slots"),
    ("import", "hold"),
    ("import", "absence"),
    ("import list", "book"),
    ("import list", "hand over"),
    ("import list", "cover"),
    ("import list", "absence"),
    ("import list", "import"),
    ("hand over", "hand over"),
    ("hand over people", "hand over people"),
    ("undo import", "undo import"),
    ("undo import", "book"),
    ("start day", "settings"),
    ("settle", "import"),
    # Last: nobody is handed over whose record has notes.
    ("autosave", "absence"),
    ("autosave", "cancel"),
]
SECONDS = 0.4


@pytest.fixture
def council(monkeypatch):
    random.seed(2)
    monkeypatch.setattr(verbs, "AHEAD", 20)
    return Council()


def raced(pair, council) -> Outcome:
    return race([EVERY_VERB[name] for name in pair], council, seconds=SECONDS)


def test_two_verbs_at_once_never_deadlock_nor_fail(council):
    came_to = {pair: raced(pair, council) for pair in PAIRS}
    bad = {
        pair: (one.deadlocks, one.failures) for pair, one in came_to.items() if one.deadlocks or one.failures
    }
    assert bad == {}
    assert {pair: one.refusals for pair, one in came_to.items() if not one.done} == {}
    assert set(broken_promises().values()) == {0}


def test_eight_verbs_at_once_never_deadlock_nor_fail(council):
    names = ("book", "move", "cover", "hand over", "leave", "hold", "absence", "group")
    outcome = race([VERBS[name] for name in names], council, seconds=4)
    assert (outcome.deadlocks, outcome.failures) == (0, [])
    assert outcome.done
    assert set(broken_promises().values()) == {0}


def test_the_old_order_put_back_in_one_verb_deadlocks(council, monkeypatch):
    """A control: cover that locks its agreement first, and people when it takes sessions over."""
    for _ in range(20):
        attempt(VERBS["book"], council)
    monkeypatch.setattr(covers, "lock_whoever", lambda concerned: set())
    deadlocks = 0
    for _ in range(8):
        deadlocks += race([VERBS["hand over"], VERBS["cover"]], council, seconds=2).deadlocks
        if deadlocks:
            break
    assert deadlocks

"""Every verb locks people first, in the order of their keys (docs/decisions/0010-one-lock-order.md)."""

import random
from contextlib import suppress

import pytest
from django.db import transaction

from supervision.agreements.services import covers
from supervision.records.services import records
from tests.factories import WorkerFactory
from tests.races import verbs
from tests.races.alone import ALONE
from tests.races.deciding import DECIDING
from tests.races.for_many import FOR_MANY
from tests.races.lock_order import watching
from tests.races.undoing import UNDOING
from tests.races.verbs import VERBS, Council, book
from workforce.locking import ChangedAtOnce, lock_people, lock_whoever
from workforce.models import Worker
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Each verb is done so often, with other choices each time.
TIMES = 3
MOST_REFUSED = 10


@pytest.fixture
def council(monkeypatch):
    """A council with something booked on most days, so that covers and hand-overs have much to take over."""
    random.seed(1)
    monkeypatch.setattr(verbs, "AHEAD", 10)
    council = Council()
    for _ in range(20):
        with suppress(Refusal):
            book(council)
    return council


def out_of_order(verb, council) -> set[str]:
    """What a verb locks out of order in some runs; one that is refused each time would show nothing."""
    done, refused = 0, []
    with watching() as found:
        while done < TIMES and len(refused) < MOST_REFUSED:
            try:
                verb(council)
                done += 1
            except Refusal as refusal:
                refused.append(str(refusal))
    assert done, refused
    return set(found)


@pytest.mark.long
@pytest.mark.parametrize(
    "verbs", [VERBS, FOR_MANY, UNDOING, DECIDING], ids=["for one person", "for many", "undoing", "deciding"]
)
def test_every_verb_of_the_races_locks_people_first(council, verbs):
    assert {name: found for name, verb in verbs.items() if (found := out_of_order(verb, council))} == {}


@pytest.mark.parametrize("name", ALONE)
def test_every_other_verb_that_touches_several_locks_people_first(council, name):
    with watching() as found:
        ALONE[name](council)
    assert found == []


def test_the_order_before_is_found_when_one_verb_goes_back_to_it(council, monkeypatch):
    monkeypatch.setattr(covers, "lock_whoever", lambda concerned: set())
    found = set().union(*(out_of_order(VERBS["cover"], council) for _ in range(5)))
    assert any("locked after" in each and "workforce_worker" not in each for each in found)


def test_a_record_that_locks_its_session_first_is_found(council, monkeypatch):
    monkeypatch.setattr(records, "lock_whoever", lambda concerned: set())
    monkeypatch.setattr(records, "update_due_days_of", lambda people: lock_people(list(people)))
    assert out_of_order(VERBS["hold"], council) != set()


def test_keys_that_go_down_are_found():
    small, large = sorted((WorkerFactory(), WorkerFactory()), key=lambda worker: worker.pk)
    with watching() as found, transaction.atomic():
        lock_people([large])
        lock_people([small])
    assert found == [f"people [{small.pk}] locked after {large.pk}"]
    with watching() as found, transaction.atomic():
        lock_people([large, small])
        lock_people([small])
    assert found == []


# --- Whoever it concerns ----------------------------------------------------------------------------


def test_people_are_asked_for_again_once_they_are_held():
    one, other = WorkerFactory(), WorkerFactory()
    answers = iter([{one.pk}, {one.pk, other.pk}, {one.pk, other.pk}, {one.pk}])
    with watching() as found, transaction.atomic():
        assert lock_whoever(lambda: next(answers)) == {one.pk, other.pk}
    assert found == []


def test_those_who_never_settle_are_told_to_try_again():
    people = iter(WorkerFactory.create_batch(20))
    with pytest.raises(ChangedAtOnce, match="Nothing was saved"), transaction.atomic():
        lock_whoever(lambda: {next(people).pk})


def test_people_may_be_named_by_key_or_as_workers():
    one, other = WorkerFactory(), WorkerFactory()
    with transaction.atomic():
        assert lock_people([other, one.pk, one]) == sorted([one, other], key=lambda worker: worker.pk)
    assert Worker.objects.count() == 2

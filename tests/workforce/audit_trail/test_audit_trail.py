"""The audit trail: written without waiting, sealed afterwards, and broken by no change that goes unseen."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.factories import WorkerFactory
from tests.workforce.audit_trail.trails import ROWS, broken_at, seal, without_triggers, write
from workforce.audit_trail.keys import writing_key
from workforce.audit_trail.runs import Covered, keys_of, runs_of
from workforce.audit_trail.sealing import late_keys, seal_events, unsealed_for_long
from workforce.audit_trail.services import NewEvent, record_event, record_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Seal, SealHead, Worker

pytestmark = pytest.mark.django_db


def test_a_trail_that_nobody_touched_is_whole(trail):
    assert broken_at() == []
    assert (Seal.objects.count(), SealHead.objects.get().number) == (2, 2)


def test_an_event_is_written_without_any_lock(trail, django_assert_num_queries):
    with django_assert_num_queries(1) as seen:
        record_event(verb=Verb.WORKER_CHANGED, subject=trail[0], by=None)
    assert "FOR" not in seen.captured_queries[0]["sql"].split("VALUES")[0]


def test_many_events_are_written_in_one_statement(django_assert_num_queries):
    worker = WorkerFactory()
    with django_assert_num_queries(1):
        record_events(
            [NewEvent(Verb.WORKER_CHANGED, worker, worker, {"number": n}) for n in range(20)], by=None
        )
    seal()
    assert broken_at() == []


def test_facts_are_hashed_as_the_database_gives_them_back():
    record_event(
        verb=Verb.WORKER_CHANGED,
        subject=WorkerFactory(),
        by=None,
        marks={10: "late", 9: "present"},
        pair=(1, 2),
    )
    seal()
    assert broken_at() == []


@pytest.mark.parametrize("row", range(ROWS))
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "something else"),
        ("at", "2020-01-01 10:00:00+00:00"),
        ("actor_id", None),
        ("worker_id", None),
        ("subject_type", "workforce.account"),
        ("subject_id", "999"),
        ("details", json.dumps({"number": 99})),
        ("nonce", "0" * 32),
        ("hash", "f" * 64),
    ],
)
def test_a_changed_event_is_found_at_itself(trail, row, column, value):
    without_triggers(f"UPDATE workforce_event SET {column} = %s WHERE id = %s", value, trail[row].pk)
    assert broken_at() == [f"event {trail[row].pk}: what it says is not what was written"]


@pytest.mark.parametrize("row", range(ROWS))
def test_a_removed_event_is_named(trail, row):
    without_triggers("DELETE FROM workforce_event WHERE id = %s", trail[row].pk)
    assert broken_at() == [f"event {trail[row].pk}: is missing (seal {row // 2 + 1} covers it)"]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("runs", "[[1, 1]]", None),
        ("events", 7, None),
        ("events_hash", "0" * 64, None),
        ("at", "2020-01-01 10:00:00+00:00", None),
        ("previous_hash", "0" * 64, None),
        ("hash", "0" * 64, None),
        ("key", "00000000", "its key 00000000 is not among the keys that are set"),
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_changed_seal_is_named(trail, number, column, value, said):
    without_triggers(f"UPDATE workforce_seal SET {column} = %s WHERE number = %s", value, number)
    named = [line for line in broken_at() if line.startswith(f"seal {number}: ")]
    assert f"seal {number}: {said or 'what it says is not what was written'}" in named


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (
            "DELETE FROM workforce_seal WHERE number = 1",
            ["seal 1: is missing"],
        ),
        (
            "DELETE FROM workforce_seal WHERE number = 2",
            ["seal 2: the newest seals are missing, with their events"],
        ),
        (
            "DELETE FROM workforce_seal",
            ["seals 1 to 2: the newest seals are missing, with their events"],
        ),
        (
            "DELETE FROM workforce_sealhead",
            ["the head: is missing: seals may have been deleted with the events that they covered"],
        ),
        (
            "UPDATE workforce_sealhead SET number = 1",
            ["the head: what it says is not what was written", "seal 2: is not the one that the head names"],
        ),
        (
            "UPDATE workforce_seal SET number = 9 WHERE number = 2",
            ["seals 2 to 8: is missing", "seal 9: what it says is not what was written"],
        ),
    ],
)
def test_a_cut_or_renumbered_row_of_seals_is_named(trail, tampering, found):
    without_triggers(tampering)
    assert [line for line in broken_at() if not line.startswith("event")][: len(found)] == found


def test_the_newest_events_cut_off_together_with_their_seal_are_named(trail):
    without_triggers("DELETE FROM workforce_event WHERE id >= %s", trail[2].pk)
    without_triggers("DELETE FROM workforce_seal WHERE number = 2")
    assert broken_at() == ["seal 2: the newest seals are missing, with their events"]
    write()
    assert seal_events(at=timezone.now()).problem == "The newest seal is not seal 2, which the head names."
    assert broken_at() == ["seal 2: the newest seals are missing, with their events"]
    with pytest.raises(CommandError, match="run verify_audit_trail"):
        call_command("seal_audit_trail", verbosity=0)


def test_a_tail_cut_off_with_an_older_head_put_back_shows_against_a_head_that_was_kept(trail):
    """Nothing inside the database can tell: the older head was true once."""
    kept = str(SealHead.objects.get())
    first = Seal.objects.get(number=1)
    key = writing_key()
    older = key.hash(["head", 1, first.hash])
    without_triggers("DELETE FROM workforce_event WHERE id >= %s", trail[2].pk)
    without_triggers("DELETE FROM workforce_seal WHERE number = 2")
    without_triggers("UPDATE workforce_sealhead SET number = 1, seal_hash = %s, hash = %s", first.hash, older)
    assert broken_at() == []
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_audit_trail", f"--head={kept}", stderr=told)
    assert told.getvalue() == f"head {kept}: is no seal of this trail\n"


def test_an_event_put_in_by_hand_is_named_and_never_sealed(trail):
    row = {"verb": "forged", "subject_type": "workforce.worker", "subject_id": "1", "details": {}}
    forged = Event.objects.create(at=timezone.now(), nonce="", key=trail[0].key, hash="a" * 64, **row)
    said = "was added or changed outside the tracker"
    assert broken_at() == [f"event {forged.pk}: {said}"]
    assert seal_events(at=timezone.now()).refused == [forged.pk]
    assert broken_at() == [f"event {forged.pk}: {said}"]
    with pytest.raises(CommandError, match=f"not sealed: events .{forged.pk}"):
        call_command("seal_audit_trail", verbosity=0)


def test_an_event_put_in_as_the_old_chain_wrote_them_is_named(trail):
    row = {"verb": "forged", "subject_type": "workforce.worker", "subject_id": "1", "details": {}}
    forged = Event(at=timezone.now(), **row)
    forged.hash = forged.old_hash()
    forged.save()
    assert broken_at() == [f"event {forged.pk}: was added or changed outside the tracker"]


def test_an_event_that_changes_before_it_is_sealed_is_named(trail):
    late = write()
    without_triggers("UPDATE workforce_event SET verb = %s WHERE id = %s", "other", late.pk)
    assert broken_at() == [f"event {late.pk}: was added or changed outside the tracker"]


def test_an_event_rewritten_with_a_hash_of_its_own_is_found(trail):
    """Who owns the database but not the key writes a plain hash."""
    forged = trail[1]
    forged.verb = "something else"
    without_triggers(
        "UPDATE workforce_event SET verb = %s, hash = %s, key = '' WHERE id = %s",
        forged.verb,
        forged.old_hash(),
        forged.pk,
    )
    assert broken_at() == ["seal 1: its events were put in another order or under other keys"]


def test_two_events_that_change_places_are_found(trail):
    one, other = trail[0].pk, trail[1].pk
    for before, after in ((one, -1), (other, one), (-1, other)):
        without_triggers("UPDATE workforce_event SET id = %s WHERE id = %s", after, before)
    assert broken_at() == ["seal 1: its events were put in another order or under other keys"]


def test_an_event_committed_late_under_a_smaller_key_is_sealed_in_a_later_batch(trail):
    """On PostgreSQL keys become visible out of order: nothing is lost, and nothing counts as put in."""
    late = write()
    without_triggers("UPDATE workforce_event SET id = %s WHERE id = %s", 1_000_000, late.pk)
    seal()
    without_triggers("UPDATE workforce_event SET id = %s WHERE id = %s", 999_999, trail[3].pk)
    assert late_keys(at=timezone.now()) == [999_999]
    earlier = write()
    without_triggers("UPDATE workforce_event SET id = %s WHERE id = %s", 999_998, earlier.pk)
    seal()
    assert Seal.objects.get(number=4).runs == [[999_998, 999_999]]
    assert broken_at() == [f"event {trail[3].pk}: is missing (seal 2 covers it)", *broken_at()[1:]]


def test_what_waits_for_more_than_five_minutes_is_a_warning(trail):
    assert unsealed_for_long(at=timezone.now()) == 0
    waiting = write()
    soon, later = (timezone.now() + timedelta(minutes=minutes) for minutes in (4, 6))
    assert (unsealed_for_long(at=soon), unsealed_for_long(at=later)) == (0, 1)
    assert broken_at(at=soon) == []
    assert broken_at(at=later) == [f"event {waiting.pk}: has waited for a seal for more than five minutes"]


def test_the_check_of_the_database_warns_of_it(time_machine):
    time_machine.move_to(timezone.now() - timedelta(minutes=6))
    write()
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    warned = [found for found in run_checks(databases=["default"]) if found.id == "workforce.W002"]
    assert [found.msg for found in warned] == [
        "1 event of the audit trail has waited for a seal for more than five minutes."
    ]
    assert [found for found in run_checks() if found.id == "workforce.W002"] == []
    seal()
    assert [found for found in run_checks(databases=["default"]) if found.id == "workforce.W002"] == []


# --- The keys --------------------------------------------------------------------------------------


def test_another_secret_key_still_reads_what_the_earlier_one_wrote(trail, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key for the same trail, long enough to be one"
    write()
    seal()
    assert broken_at() == []
    assert Seal.objects.values("key").distinct().count() == 2


def test_a_key_of_its_own_does_not_hang_on_the_secret_key(settings):
    settings.AUDIT_TRAIL_KEY = "a key of its own"
    write()
    seal()
    settings.SECRET_KEY = "another key for the same trail, long enough to be one"
    assert broken_at() == []
    settings.AUDIT_TRAIL_KEY, settings.AUDIT_TRAIL_KEY_FALLBACKS = "a newer one", ["a key of its own"]
    assert broken_at() == []


def test_without_its_key_every_part_says_which_key_it_needs(settings):
    settings.AUDIT_TRAIL_KEY = "a key of its own"
    event = write()
    seal()
    settings.AUDIT_TRAIL_KEY = "a newer one"
    said = f"its key {event.key} is not among the keys that are set"
    assert broken_at() == [f"seal 1: {said}", f"event {event.pk}: {said}", f"the head: {said}"]


# --- Runs of keys ------------------------------------------------------------------------------------


def test_keys_are_kept_as_runs():
    runs = runs_of([1, 2, 3, 7, 9, 10])
    assert runs == [[1, 3], [7, 7], [9, 10]]
    assert list(keys_of(runs)) == [1, 2, 3, 7, 9, 10]
    covered = Covered([[9, 10], [1, 3], [7, 7]])
    assert [key for key in range(12) if key in covered] == [1, 2, 3, 7, 9, 10]


@pytest.mark.parametrize("table", ["workforce_seal", "workforce_event"])
@pytest.mark.parametrize("change", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}"])
def test_neither_seals_nor_events_change(trail, table, change):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(change.format(table))


@pytest.mark.parametrize(
    "change", ["UPDATE workforce_sealhead SET number = 1", "DELETE FROM workforce_sealhead"]
)
def test_the_head_never_goes_back(trail, change):
    with pytest.raises(IntegrityError, match="only moves on"), transaction.atomic():
        connection.cursor().execute(change)


def test_a_verb_that_is_none_of_the_list_is_no_event():
    with pytest.raises(ValueError, match="is not a valid Verb"):
        record_event(verb="thing done", subject=WorkerFactory(), by=None)


def test_an_event_about_something_that_is_not_saved_is_none():
    with pytest.raises(ValueError, match="is saved"):
        record_event(verb=Verb.WORKER_ADDED, subject=Worker(), by=None)


@pytest.mark.parametrize(
    "events", ["DELETE FROM workforce_event", "DELETE FROM workforce_event WHERE id < 0"]
)
def test_seals_that_are_all_deleted_with_their_head_are_named_and_stay_named(trail, events):
    for cut in ("DELETE FROM workforce_seal", "DELETE FROM workforce_sealhead", events):
        without_triggers(cut)
    missing = "the head: is missing: seals may have been deleted with the events that they covered"
    assert missing in broken_at()
    assert seal_events(at=timezone.now()).problem.startswith("The head of the audit trail is missing")
    assert missing in broken_at()


def test_a_database_has_its_head_before_the_first_event():
    assert (SealHead.objects.get().number, broken_at()) == (0, [])

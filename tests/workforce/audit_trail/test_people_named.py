"""Whom an event names, once the record of that key was merged or is gone."""

import pytest

from tests.factories import WorkerFactory
from workforce.audit_trail.people_named import people_named
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb

pytestmark = pytest.mark.django_db


def merged(key: int, into) -> None:
    record_event(verb=Verb.PEOPLE_MERGED, subject=into, by=None, worker=into, merged=key)


def test_a_key_means_the_person_that_its_record_became_part_of():
    ruth, dele = WorkerFactory(), WorkerFactory()
    merged(90_001, into=ruth)
    assert people_named([90_001, dele.pk]) == {90_001: ruth, dele.pk: dele}


def test_a_chain_of_mergers_is_followed_to_its_end():
    first, ruth = WorkerFactory(), WorkerFactory()
    gone = first.pk
    merged(90_001, into=first)
    first.delete()
    merged(gone, into=ruth)
    assert people_named([90_001, gone]) == {90_001: ruth, gone: ruth}


def test_who_is_deleted_is_left_out_and_nobody_asks_twice(django_assert_num_queries):
    dele = WorkerFactory()
    assert people_named([90_001]) == {}
    with django_assert_num_queries(1):
        assert people_named([dele.pk]) == {dele.pk: dele}
    with django_assert_num_queries(0):
        assert people_named([]) == {}

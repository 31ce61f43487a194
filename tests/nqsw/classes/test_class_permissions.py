"""Who sees the master classes, marks registers, and gives and takes places of whom."""

from datetime import UTC, datetime

import pytest

from nqsw.classes.permissions import (
    can_enrol_others,
    can_mark_register,
    nqsws_first,
    people_enrollable,
    people_removable,
    registers_markable,
    schedules_classes,
    sees_classes,
)
from tests.council import (
    APART,
    MENTOR,
    NQSW,
    PARTS,
    PSW,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import AccountFactory, MasterClassFactory
from workforce.models import Worker

pytestmark = pytest.mark.django_db
LINE = {SUPERVISOR, SERVICE_MANAGER}


@pytest.fixture
def parts(council, viewing):
    return {part: viewing(account) for part, account in council.items()}


@pytest.fixture
def people(parts):
    return {part: viewer.worker for part, viewer in parts.items()}


@pytest.fixture
def master_class(people):
    """Facilitated by the mentor."""
    MasterClassFactory()
    return MasterClassFactory(facilitated_by=people[MENTOR], starts_at=datetime(2026, 12, 9, 14, tzinfo=UTC))


def who(parts, allowed) -> set[str]:
    return {part for part, viewer in parts.items() if allowed(viewer)}


def test_every_worker_sees_the_classes_and_the_principal_social_worker_keeps_them(parts, viewing):
    assert who(parts, sees_classes) == set(PARTS) - APART
    assert who(parts, schedules_classes) == {PSW}
    without_a_post = viewing(AccountFactory(role="psw"))
    assert sees_classes(without_a_post)


def test_a_register_is_marked_by_its_facilitator_and_the_principal_social_worker(parts, master_class):
    assert who(parts, lambda viewer: master_class in registers_markable(viewer)) == {MENTOR, PSW}
    assert who(parts, lambda viewer: can_mark_register(viewer, master_class)) == {MENTOR, PSW}
    assert registers_markable(parts[MENTOR]).count() == 1


def test_one_gives_a_place_to_oneself_and_to_those_one_answers_for_the_facilitator_to_anybody(
    parts, people, master_class
):
    gives = {WORKER, MENTOR, PSW, *LINE}
    assert who(parts, lambda viewer: people[WORKER] in people_enrollable(viewer, master_class)) == gives
    assert who(parts, lambda viewer: people[WORKER] in people_removable(viewer, master_class)) == gives
    others = who(parts, lambda viewer: can_enrol_others(viewer, master_class))
    assert others == {MENTOR, PSW, *LINE}


def test_a_leaver_is_given_no_place_and_may_be_taken_off_the_list(parts, people, master_class):
    worker = people[WORKER]
    worker.left_on = datetime(2026, 12, 8).date()
    worker.save()
    assert worker not in people_enrollable(parts[SUPERVISOR], master_class)
    assert worker in people_removable(parts[SUPERVISOR], master_class)
    assert who(parts, lambda viewer: worker in people_removable(viewer, master_class)) >= {MENTOR, PSW, *LINE}


def test_nqsws_on_a_programme_come_first_in_a_list_of_their_own(people, today):
    first, others = nqsws_first(Worker.objects.all(), on=today)
    assert list(first) == [people[NQSW]]
    assert set(others) == {worker for worker in people.values() if worker} - {people[NQSW]}

"""Who assesses whom is told once to the NQSW, both assessors and the supervisor, on working days."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains

from nqsw.enrolments.services.enrolments import set_assessor
from nqsw.mentors.reminders import changes
from nqsw.mentors.services.together import Choosing, assess_together
from supervision.reminders.kinds import wanted_on
from supervision.reminders.services.sending import send_reminders
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import enrolled, manager, psw
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TODAY, DAY = THURSDAY.date(), timedelta(days=1)


@pytest.fixture(autouse=True)
def on_thursday(time_machine):
    time_machine.move_to(THURSDAY, tick=False)
    return time_machine


@pytest.fixture
def office():
    return psw()


@pytest.fixture
def nqsw():
    worker = enrolled(line_manager=manager(), given_name="Amina", family_name="Ahmed").worker
    return worker.enrolments.get()


def senior(name):
    return WorkerFactory(given_name=name, family_name="Marsh", org_role=4)


def told(on=TODAY):
    return [
        (wanted.recipient.worker.given_name, wanted.line)
        for kind, wanted in wanted_on(on)
        if kind.key == "mentor"
    ]


def test_another_assessor_is_told_to_those_concerned(nqsw, office):
    lee = senior("Lee")
    set_assessor(enrolment=nqsw, assessor=lee, by=None)
    set_assessor(enrolment=nqsw, assessor=senior("Helen"), by=office)
    assert told() == [
        ("Helen", "You are now the assessor of Amina Ahmed."),
        ("Amina", "Helen Marsh is now your assessor."),
        ("Dele", "Helen Marsh is now the assessor of Amina Ahmed."),
        ("Lee", "You are no longer the assessor of Amina Ahmed."),
    ]


def test_so_it_is_where_several_get_one_at_once(nqsw, office):
    assess_together(choosing=[Choosing(nqsw, senior("Helen"), TODAY)], by=office)
    assert [name for name, _ in told()] == ["Helen", "Amina", "Dele"]


def test_none_any_more_is_told_too(nqsw, office):
    set_assessor(enrolment=nqsw, assessor=senior("Lee"), by=None)
    set_assessor(enrolment=nqsw, assessor=None, by=office)
    assert told() == [
        ("Amina", "You have no assessor now."),
        ("Dele", "Amina Ahmed has no assessor now."),
        ("Lee", "You are no longer the assessor of Amina Ahmed."),
    ]


def test_who_was_chosen_by_mistake_and_never_told_hears_nothing(nqsw, office):
    lee = senior("Lee")
    set_assessor(enrolment=nqsw, assessor=lee, by=None)
    set_assessor(enrolment=nqsw, assessor=senior("Wrong"), by=office)
    set_assessor(enrolment=nqsw, assessor=lee, by=office)
    assert told() == []


def test_who_was_told_hears_that_it_ended(nqsw, office, mailoutbox):
    set_assessor(enrolment=nqsw, assessor=senior("Wrong"), by=office)
    send_reminders(on=TODAY, at=THURSDAY)
    set_assessor(enrolment=nqsw, assessor=senior("Helen"), by=office)
    send_reminders(on=TODAY, at=THURSDAY + timedelta(hours=1))
    wrong = Worker.objects.get(given_name="Wrong").account
    bodies = [mail.body for mail in mailoutbox if mail.to == [wrong.email]]
    assert [("now the assessor" in body, "no longer the assessor" in body) for body in bodies] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_not_to_whoever_recorded_it_nor_for_no_change(nqsw, office):
    helen = senior("Helen")
    set_assessor(enrolment=nqsw, assessor=helen, by=nqsw.worker.line_manager.account)
    assert [name for name, _ in told()] == ["Helen", "Amina"]
    assert [name for name, _ in told(TODAY + 40 * DAY)] == []


def test_the_same_one_again_is_no_news(nqsw, office):
    helen = senior("Helen")
    set_assessor(enrolment=nqsw, assessor=helen, by=None)
    assert set_assessor(enrolment=nqsw, assessor=helen, by=office) is False
    assert told() == []
    assert Event.objects.filter(verb=Verb.ASSESSOR_SET).count() == 1


def test_the_page_says_that_the_same_one_again_changed_nothing(nqsw, sign_in, frozen_today):
    client, helen = sign_in(psw()), senior("Helen")
    for says in (
        "Helen Marsh assesses Amina Ahmed.",
        "Helen Marsh assesses Amina Ahmed, as before. Nothing has changed.",
    ):
        page = client.post(f"/nqsw/enrolments/{nqsw.pk}/assessor/", {"assessor": helen.pk}, follow=True)
        assertContains(page, says)


@pytest.mark.parametrize("number", [1, 3, 12])
def test_however_many_change_the_same_few_questions_are_asked(number, office, django_assert_num_queries):
    others = [enrolled(given_name=f"N{each}") for each in range(number)]
    assess_together(choosing=[Choosing(one, senior(f"M{one.pk}"), TODAY) for one in others], by=office)
    with django_assert_num_queries(5):
        assert len(list(changes(TODAY))) >= 2 * number

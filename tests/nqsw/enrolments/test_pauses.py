"""The four agreements of a pause: each from their own account, asked on their home page."""

from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.services.endings import withdraw
from nqsw.enrolments.services.pauses import CannotPause, agree_to_pause, pause, withdraw_agreement
from nqsw.models import Pause, PauseParty
from nqsw.permissions import pause_parties, pauses_to_agree
from tests.nqsw.enrolments.promised import START, days

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
PARTIES = ("nqsw", "manager", "assessor", "psw")


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def people(people):
    made = pause(
        enrolment=people["enrolment"], reason="bereavement", started_on=TODAY, ended_on=None, by=None
    )
    return {**people, "pause": made}


def address(people):
    return f"/nqsw/pauses/{people['pause'].pk}/agree/"


def test_each_agrees_from_their_own_account_and_then_it_is_agreed(sign_in, people):
    for number, who in enumerate(PARTIES):
        client = sign_in(people[who])
        assertContains(client.get("/"), "Agree to the pause")
        assertContains(client.get(address(people)), "Agreed in principle")
        assertRedirects(client.post(address(people)), address(people))
        assertNotContains(client.get("/"), "Agree to the pause")
        assert sum(one.on is not None for one in Pause.objects.get().agreements) == number + 1
        person = sign_in(people["psw"]).get(people["enrolment"].worker.get_absolute_url())
        assert ("Agreed in principle" in person.text) == (number + 1 < len(PARTIES))
    made = Pause.objects.get()
    assert made.is_agreed
    assert made.agreed_by_nqsw == people["nqsw"].account
    assertContains(client.get(address(people)), "Agreed by all four")


@pytest.mark.parametrize(("who", "status"), [("mentor", 403), ("stranger", 404)])
def test_nobody_else_agrees(sign_in, people, who, status):
    assert sign_in(people[who]).post(address(people)).status_code == status
    assert all(one.on is None for one in Pause.objects.get().agreements)


def test_the_mentor_sees_no_reason(sign_in, people):
    assertNotContains(sign_in(people["mentor"]).get(address(people)), "Bereavement")
    assertContains(sign_in(people["manager"]).get(address(people)), "Bereavement")


@pytest.mark.parametrize("who", ["nqsw", "manager", "assessor"])
def test_the_page_of_the_pause_leads_those_who_agree_to_their_part(sign_in, people, who):
    assertRedirects(sign_in(people[who]).get(f"/nqsw/pauses/{people['pause'].pk}/"), address(people))


@pytest.mark.parametrize("who", [*PARTIES, "mentor", "stranger"])
def test_who_is_asked_is_who_may_agree(viewing, people, who):
    viewer = viewing(people[who])
    assert pauses_to_agree(viewer).exists() is bool(pause_parties(viewer, people["pause"]))


def test_nothing_is_asked_of_a_pause_that_is_over_or_of_a_programme_that_has_ended(viewing, people):
    viewer = viewing(people["manager"])
    Pause.objects.update(started_on=START, ended_on=date(2026, 11, 18))
    assert not pauses_to_agree(viewer).exists()
    Pause.objects.update(ended_on=TODAY)
    assert pauses_to_agree(viewer).exists()
    withdraw(enrolment=people["enrolment"], on=TODAY, by=None)
    assert not pauses_to_agree(viewer).exists()


def test_who_agreed_can_take_it_back_until_all_four_have(people):
    made, boss = people["pause"], people["manager"].account
    agree_to_pause(pause=made, parties=[PauseParty.LINE_MANAGER], by=boss, on=TODAY)
    withdraw_agreement(pause=made, by=boss)
    assert Pause.objects.get().agreed_by_line_manager_on is None
    with pytest.raises(CannotPause, match="not agreed yet"):
        withdraw_agreement(pause=made, by=boss)
    agree_to_pause(pause=made, parties=list(PauseParty), by=boss, on=TODAY)
    with pytest.raises(CannotPause, match="stands"):
        withdraw_agreement(pause=made, by=boss)


def test_the_principal_social_worker_who_pauses_has_agreed_by_that(sign_in, people):
    people["pause"].delete()
    facts = {"reason": "sickness", **days("started_on", TODAY), "confirm": "yes"}
    client = sign_in(people["psw"])
    client.post(f"/nqsw/enrolments/{people['enrolment'].pk}/pause/", facts)
    made = Pause.objects.get()
    assert (made.agreed_by_psw, made.agreed_by_nqsw) == (people["psw"], None)
    assertContains(client.get("/nqsw/"), "Agreed in principle")
    page = client.get(people["enrolment"].get_absolute_url())
    assertContains(page, "Not agreed yet: NQSW, Line manager, Assessor.")


def test_what_was_late_when_the_pause_began_is_neither_late_nor_to_do(sign_in, people):
    of_them = people["enrolment"].milestones.order_by("due_on", "pk")
    late, optional, during, before = of_them[:4]
    for milestone, due_on, is_optional in (
        (late, date(2026, 11, 12), False),
        (optional, date(2026, 11, 12), True),
        (during, TODAY - timedelta(1), False),
        (before, TODAY - timedelta(2), False),
    ):
        milestone.due_on, milestone.is_optional = due_on, is_optional
        milestone.save()
    Pause.objects.update(started_on=TODAY - timedelta(1))
    assert not people["enrolment"].milestones.late(on=TODAY).exists()
    client = sign_in(people["nqsw"])
    for page in (people["enrolment"].get_absolute_url(), "/nqsw/milestones/"):
        assertContains(client.get(page), "Due before the pause", count=2)
    Pause.objects.update(ended_on=TODAY - timedelta(1))
    assert set(people["enrolment"].milestones.late(on=TODAY)) == {late, before, during}
    assertNotContains(client.get(people["enrolment"].get_absolute_url()), "Due before the pause")


def test_the_homes_of_the_nqsw_and_the_assessor_say_that_it_is_paused(sign_in, people):
    home = sign_in(people["nqsw"]).get("/")
    assertContains(home, "your programme is paused")
    assertContains(home, "Since Thursday 19 November. Nothing becomes late while it is paused.")
    assertNotContains(home, "Book a mentor meeting")
    assertContains(sign_in(people["assessor"]).get("/"), "Paused</strong>", count=1)
    Pause.objects.all().delete()
    assertNotContains(sign_in(people["nqsw"]).get("/"), "paused")
    assertNotContains(sign_in(people["assessor"]).get("/"), "Paused")

"""Who is proposed to cover: there on the days, near in the line, with few people of their own."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from supervision.agreements.reports.who_can_cover import who_can_cover
from supervision.models import Cover
from tests.factories import AbsenceFactory, AgreementFactory, TeamFactory, WorkerFactory
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def away(team):
    """Daniel, who is away; his people are supervised."""
    head = WorkerFactory(given_name="Head", family_name="Above", org_role=2)
    person = WorkerFactory(
        given_name="Daniel", family_name="Okafor", org_role=3, team=team, line_manager=head
    )
    AgreementFactory(supervisor=person)
    return person


def somebody(name, **facts):
    return WorkerFactory(given_name=name, family_name="Able", org_role=3, **facts)


def proposed(away, *, starts_on=MONDAY, ends_on=FRIDAY):
    among = Worker.objects.filter(org_role__in=(2, 3)).exclude(pk=away.pk)
    found = who_can_cover(away, among, on=MONDAY, starts_on=starts_on, ends_on=ends_on)
    return [(one.worker.given_name, one.words) for one in found]


def test_the_nearest_who_are_there_come_first_with_the_reason(away, team):
    somebody("Near", team=team)
    somebody("Peer", line_manager=away.line_manager)
    somebody("Service", team=TeamFactory(service=team.service))
    somebody("Far", team=TeamFactory())
    assert proposed(away) == [
        ("Near", "same team, supervises nobody, there on all days"),
        ("Peer", "same line manager, supervises nobody, there on all days"),
        ("Head", "their line manager, supervises nobody, there on all days"),
        ("Service", "same service, supervises nobody, there on all days"),
        ("Far", "another service, supervises nobody, there on all days"),
    ]


def test_nothing_is_said_of_days_that_nobody_has_entered(away, team):
    AbsenceFactory(worker=somebody("Near", team=team), started_on=MONDAY, ended_on=MONDAY)
    assert proposed(away, starts_on=None, ends_on=None)[0] == ("Near", "same team, supervises nobody")


def test_of_an_absence_without_an_end_the_first_day_is_known(away, team):
    somebody("Near", team=team)
    words = "same team, supervises nobody, there on the first day"
    assert proposed(away, ends_on=None)[0] == ("Near", words)


def test_the_form_says_which_come_first_as_far_as_it_knows(away, team, sign_in):
    somebody("Near", team=team)
    client, address = sign_in(away), f"/people/{away.pk}/cover/"
    page = client.get(address).text
    assert "Those near in the line and with few people come first." in page
    assert "there on" not in page
    AbsenceFactory(worker=away, started_on=MONDAY, ended_on=FRIDAY)
    page = client.get(address).text
    assert "Those who are there on the days away, near in the line and with few people come first." in page
    assert "Near Able: same team, supervises nobody, there on all days" in page


def test_of_two_as_near_the_one_with_fewer_people(away, team):
    busy, free = somebody("Busy", team=team), somebody("Calm", team=team)
    for _ in range(3):
        AgreementFactory(supervisor=busy)
    AgreementFactory(supervisor=free)
    assert [name for name, _ in proposed(away)][:2] == ["Calm", "Busy"]
    assert dict(proposed(away))["Busy"] == "same team, supervises 3 people, there on all days"


def test_who_is_away_comes_last_or_not_at_all(away, team):
    some, all_week = somebody("Some", team=team), somebody("Gone", team=team)
    AbsenceFactory(worker=some, started_on=date(2026, 11, 26), ended_on=None)
    AbsenceFactory(worker=all_week, started_on=date(2026, 11, 20), ended_on=date(2026, 11, 30))
    found = proposed(away)
    assert [name for name, _ in found] == ["Head", "Some"]
    assert found[1][1] == "same team, supervises nobody, away on 2 working days"


def test_who_has_no_account_is_not_proposed(away, team):
    somebody("Paper", team=team, account=None)
    assert "Paper" not in dict(proposed(away))


def test_however_many_there_are_it_asks_as_often(away, team):
    with CaptureQueriesContext(
        connection,
    ) as few:
        proposed(away)
    for number in range(12):
        AgreementFactory(supervisor=somebody(f"N{number}", team=team))
    with CaptureQueriesContext(connection) as many:
        assert len(proposed(away)) == 5
    assert len(many) == len(few)


@pytest.mark.parametrize("also", ["", "another"])
def test_the_page_proposes_and_one_click_chooses(away, team, sign_in, also):
    near, far = somebody("Near", team=team), somebody("Far", team=TeamFactory())
    client, address = sign_in(away.line_manager), f"/people/{away.pk}/cover/"
    assert "Near Able: same team, supervises nobody" in client.get(address).text
    days = {"starts_on": "23/11/2026", "ends_on": "27/11/2026", "reason": "", "suggested": near.pk}
    page = client.post(address, {**days, "supervisor": far.pk if also else ""})
    if also:
        assert "Select one person to cover" in page.text
    else:
        assert Cover.objects.get().supervisor == near

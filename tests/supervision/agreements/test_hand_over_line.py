"""Who manages someone reads their file: a hand-over asks about the line, and says who reads what then."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.records.permissions import files_visible
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
FROM = {"from_on_day": 20, "from_on_month": 11, "from_on_year": 2026}


@pytest.fixture
def director():
    return WorkerFactory(given_name="Margaret", family_name="Ellis", org_role=1)


@pytest.fixture
def agreement(director):
    daniel = WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3, line_manager=director)
    amina = WorkerFactory(given_name="Amina", family_name="Ahmed", line_manager=daniel)
    return AgreementFactory(supervisor=daniel, supervisee=amina)


@pytest.fixture
def ruth(director):
    return WorkerFactory(given_name="Ruth", family_name="Byrne", org_role=3, line_manager=director)


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def page_of(agreement):
    return reverse("supervision:hand_over", args=[agreement.pk])


def reads_after(agreement, viewing) -> bool:
    """The former supervisor still finds the file from the day on."""
    agreement.supervisee.refresh_from_db()
    viewer = viewing(agreement.supervisor)
    viewer.on = date(2026, 11, 20)
    return files_visible(viewer).filter(pk=agreement.supervisee_id).exists()


@pytest.mark.parametrize(("line", "reads"), [("goes", False), ("stays", True)])
def test_a_line_manager_who_hands_over_is_asked_about_the_line(
    sign_in, agreement, ruth, psw, viewing, line, reads
):
    client = sign_in(psw)
    shown = client.post(page_of(agreement), {"to": ruth.pk, **FROM}).text
    assert "Who is Amina Ahmed’s line manager from today?" in shown
    assert "Daniel Okafor can no longer read the file" in shown
    assert "Daniel Okafor can still read the file, as line manager, but no draft" in shown
    unanswered = client.post(page_of(agreement), {"to": ruth.pk, **FROM, "confirm": "yes"}).text
    assert "Select who is the line manager" in unanswered
    assert agreement.supervisee.agreements.count() == 1
    client.post(page_of(agreement), {"to": ruth.pk, **FROM, "confirm": "yes", "line": line})
    assert agreement.supervisee.agreements.get(ends_on=None).supervisor == ruth
    assert reads_after(agreement, viewing) is reads
    assert (agreement.supervisee.line_manager == ruth) is not reads
    assert Event.objects.filter(verb="worker changed", actor=psw).exists() is not reads


def test_who_is_not_above_them_is_said_to_read_no_longer_and_nothing_is_asked(
    sign_in, agreement, ruth, psw, viewing, director
):
    agreement.supervisee.line_manager = director
    agreement.supervisee.save()
    client = sign_in(psw)
    shown = client.post(page_of(agreement), {"to": ruth.pk, **FROM}).text
    assert "Daniel Okafor no longer can." in shown
    assert "line manager from today" not in shown
    client.post(page_of(agreement), {"to": ruth.pk, **FROM, "confirm": "yes"})
    assert reads_after(agreement, viewing) is False


def test_a_manager_higher_up_is_said_to_read_still(sign_in, agreement, ruth, psw, director):
    agreement.supervisor = director
    agreement.save()
    shown = sign_in(psw).post(page_of(agreement), {"to": ruth.pk, **FROM}).text
    assert "Margaret Ellis still can, as a manager above Amina Ahmed" in shown


def test_who_manages_the_new_supervisor_is_said_to_read_even_if_the_line_goes(sign_in, agreement, psw):
    senior = WorkerFactory(family_name="Price", org_role=4, line_manager=agreement.supervisor)
    shown = sign_in(psw).post(page_of(agreement), {"to": senior.pk, **FROM}).text
    assert f"Daniel Okafor manages {senior}, and so can still read the file" in shown


def test_who_gives_the_line_away_lands_on_a_page_that_is_still_theirs(sign_in, agreement, ruth):
    client = sign_in(agreement.supervisor)
    sent = {"to": ruth.pk, **FROM, "from_on_day": 19, "confirm": "yes", "line": "goes"}
    answer = client.post(page_of(agreement), sent, follow=True)
    assert (answer.redirect_chain[-1][0], answer.status_code) == ("/supervision/", 200)


def test_no_line_leads_back_to_itself(agreement):
    below = WorkerFactory(family_name="Below", org_role=4, line_manager=agreement.supervisee)
    with pytest.raises(Refusal, match="works for Amina Ahmed"):
        hand_over_with_bookings(
            agreement=agreement, to=below, from_on=date(2026, 11, 20), by=None, at=AT, line_too=True
        )
    assert agreement.supervisee.agreements.get().supervisor == agreement.supervisor


def test_several_are_asked_about_once_and_only_those_who_are_managed_change(
    sign_in, agreement, ruth, psw, director
):
    other = AgreementFactory(supervisor=agreement.supervisor, supervisee__line_manager=director)
    client, page = sign_in(psw), reverse("supervision:hand_over_people", args=[agreement.supervisor_id])
    boxes = {f"agreement_{one.pk}": "as_above" for one in (agreement, other)}
    shown = client.post(page, {"to": ruth.pk, **FROM, **boxes})
    assert "Who is the line manager of Amina Ahmed from today?" in shown.text
    assert f"can no longer read the supervision file of {other.supervisee}." in shown.text
    sent = {"to": ruth.pk, **FROM, **boxes, "confirm": "yes", "digest": shown.context["effect"].digest}
    assert "Select who is the line manager" in client.post(page, sent).text
    client.post(page, {**sent, "line": "goes"})
    for one, manager in ((agreement, ruth), (other, director)):
        one.supervisee.refresh_from_db()
        assert one.supervisee.line_manager == manager
        assert one.supervisee.agreements.get(ends_on=None).supervisor == ruth

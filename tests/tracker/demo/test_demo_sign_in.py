"""The demo's one-click buttons: for its own people, in the demo alone."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tracker.demo.sign_in_people import DEMO_LEAVER, DEMO_PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO_MODE = True
    for person in DEMO_PEOPLE:
        AccountFactory(email=person.email, role=person.role)
    AccountFactory(email=DEMO_LEAVER, is_active=False)


@pytest.mark.parametrize("email", [person.email for person in DEMO_PEOPLE])
def test_one_click_signs_a_demo_person_in(demo, client, email):
    client.post(reverse("tracker:demo_sign_in"), {"email": email})
    assert client.get(reverse("workforce:your_account")).context["user"].email == email


def test_the_sign_in_page_shows_every_demo_person_but_the_leaver(demo, client):
    page = client.get(reverse("account_login")).content.decode()
    assert [person.email in page for person in DEMO_PEOPLE] == [True] * len(DEMO_PEOPLE)
    assert DEMO_LEAVER not in page


@pytest.mark.parametrize("email", [DEMO_LEAVER, "psw@council.example", ""])
def test_one_click_signs_nobody_else_in(demo, client, email):
    AccountFactory(email="psw@council.example")
    assert client.post(reverse("tracker:demo_sign_in"), {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demo_there_is_no_one_click(client):
    AccountFactory(email="psw@demo.example", role="psw")
    assert client.post(reverse("tracker:demo_sign_in"), {"email": "psw@demo.example"}).status_code == 404
    assert "@demo.example" not in client.get(reverse("account_login")).content.decode()

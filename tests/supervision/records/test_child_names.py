"""The guess at a child's name: it warns of likely ones of any origin, and leaves ordinary words alone."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from supervision.models import Addendum
from supervision.records.child_names import given_names, names_in
from supervision.records.services.signing import sign_off
from tests.factories import ActionFactory, AllocationFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of

ORIGINS = re.findall(
    r"\S+",
    """
    Kacper Zainab Aarav Jayden Oliwia Zofia Mateusz Andreea Matei Gabija Rokas Oluwaseun
    Temitope Chidera Kwame Abena Hibaaq Abdirahman Sagal Gurpreet Harleen Simran Reyansh Saanvi
    Tahmina Rakib Mehmet Elif Zeynep Linh Mei Niamh Saoirse Eilidh Ffion Seren Albie Effie Arlo
    Isla Muhammad Yusuf Aisha Tyrese Shanice Daria Bence
    """,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Saw Ella at home", ["Ella"]),
        ("Oliver and Ella were up", ["Oliver", "Ella"]),
        ("The baby is called Zephyrine", ["Zephyrine"]),
        ("The eldest is home. Summer holidays begin soon", []),
        ("She told Summer to wait", ["Summer"]),
        ("Mother says that Monday is hard; Police were called", []),
        ("Health Visitor from Westgate attended in March", []),
        ("CHILD PROTECTION plan, P2000001", []),
        ("saw ella at home", ["ella"]),
        ("JAYDEN was seen", ["JAYDEN"]),
        ("Ella-Rose, EllaMae and Muhammad-Ali", ["Ella-Rose", "EllaMae", "Muhammad-Ali"]),
        ("Niamh’s bed, Chloé’s bag", ["Niamh", "Chloé"]),
        ("Maya/Noah", ["Maya", "Noah"]),
        ("Dr Patel and Mrs Ella Khan rang", []),
        ("Hope is low. Grace was said", []),
        ("CIN, CLA, IRO, MASH and the LADO", []),
        ("in may she will mark it", []),
        ("", []),
    ],
)
def test_names_that_stand_in_a_note(text, names):
    assert names_in(text) == names


def test_names_of_every_origin_are_known_however_they_are_written():
    said = [f"We saw {form} today" for name in ORIGINS for form in (name, name.upper(), name.lower())]
    missed = [words for words in said if not names_in(words)]
    # three letters in one case are an abbreviation as often as a name
    assert missed == ["We saw MEI today", "We saw mei today"]


def test_colleagues_are_known():
    assert names_in("Amina saw Ella with Daniel", known=["Amina Ahmed", "Daniel Okafor"]) == ["Ella"]
    assert names_in("Smith-Jones and amina", known=["Amina Smith-Jones"]) == []


def test_the_list_is_in_order_and_holds_no_word_twice():
    assert 20_000 < len(given_names()) < 40_000
    assert all(name == name.casefold() and name.isalpha() for name in given_names())


# --- Where a form asks ----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_an_addendum_asks_once_and_takes_what_is_meant(sign_in):
    session = a_session()
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    client, url = sign_in(session.supervisor), reverse("supervision:addendum", args=[text.pk])
    page = client.post(url, {"body": "Kacper was there too"}).text
    assert "“Kacper” looks like a child’s name" in page
    assert "Kacper was there too</textarea>" in page
    assert not Addendum.objects.exists()
    client.post(url, {"body": "Kacper was there too", "no_child": "on"})
    assert Addendum.objects.get().body == "Kacper was there too"


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_every_form_with_text_about_cases_asks(sign_in):
    booked = a_session(status="booked", starts_at=datetime(2026, 11, 25, 10, tzinfo=UTC))
    worker, supervisor = supervisee_of(booked), sign_in(booked.supervisor)
    AllocationFactory(worker=worker, case_reference="P1")
    action = ActionFactory(supervisee=worker)
    day = {"done-done_on_day": "19", "done-done_on_month": "11", "done-done_on_year": "2026"}
    asked = {
        reverse("supervision:prepare", args=[booked.pk]): {"text": "Zainab at school"},
        reverse("supervision:decision_new", args=[worker.pk]): {"decision": "See Zainab", "rationale": "x"},
        reverse("supervision:action", args=[action.pk]): {"do": "done", "done-outcome": "Zainab seen", **day},
    }
    for address, data in asked.items():
        assert "“Zainab” looks like a child’s name" in supervisor.post(address, data).text


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_a_colleague_is_not_asked_about(sign_in):
    booked = a_session(status="booked", starts_at=datetime(2026, 11, 25, 10, tzinfo=UTC))
    address = reverse("supervision:prepare", args=[booked.pk])
    sign_in(booked.supervisor).post(address, {"text": "Ruth joins us, and Dan"})
    assert booked.agenda_items.get().text == "Ruth joins us, and Dan"

"""The guess at a child's name: it warns of likely ones of any origin, and leaves ordinary words alone."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from supervision.models import Addendum, SessionRecord
from supervision.records.check import check_record
from supervision.records.child_names import given_names, names_in
from tests.factories import (
    ActionFactory,
    AllocationFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign

ORIGINS = re.findall(
    r"\S+",
    """
    Kacper Zainab Aarav Jayden Oliwia Zofia Mateusz Andreea Matei Gabija Rokas Oluwaseun
    Temitope Chidera Kwame Abena Hibaaq Abdirahman Sagal Gurpreet Harleen Simran Reyansh Saanvi
    Tahmina Rakib Mehmet Elif Zeynep Linh Mei Niamh Saoirse Eilidh Ffion Seren Albie Effie Arlo
    Isla Muhammad Yusuf Aisha Tyrese Shanice Daria Bence Xiuying Zihan Haoyu Liridon Hristo Tendai
    Nokuthula Berivan Nethmi Palwasha Quynh Samrawit
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
        ("St Mary’s Primary and St Anne’s; before HHJ Carter, with Cllr Ella Khan", []),
        ("Lives at 12 High St. Ella said so", ["Ella"]),
        ("Victoria Road, Oliver Street and the Alexandra Hospital", []),
        ("Ella’s Academy, Ella Lane and Kacper School", ["Ella", "Kacper"]),
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


#: Names of England's children that are ordinary words too, as notes have them.
WORDS = re.findall(
    r"\S+",
    """
    Precious Blessing Princess Miracle Favour Mercy Gift Divine Treasure Praise Wisdom Patience Peace Glory
    Destiny Faith Hope Grace Ruby Willow
    """,
)


def test_at_most_one_of_twenty_names_that_are_words_is_missed():
    for said in ("We saw {} today", "At home {} was quiet", "{} told us about school"):
        missed = [name for name in WORDS if not names_in(said.format(name))]
        assert len(missed) < 2, (said, missed)


def test_a_place_or_a_charity_that_is_called_so_is_no_child():
    for words in ("Holly Lane", "the Prince’s Trust", "Willow Ward", "Grace Academy"):
        assert names_in(f"They met at {words} today") == []


def test_the_full_name_of_a_colleague_is_theirs_and_the_given_name_alone_is_a_childs_too():
    ours = ["Mohammed Khan", "Amina Smith-Jones", "Chloé O’Brien"]
    text = "Mohammed Khan, Amina Smith-Jones and Chloe O'Brien’s team met"
    assert names_in(text, colleagues=ours) == []
    assert names_in("Mohammed saw Khan; Amina. Smith", colleagues=ours) == ["Mohammed", "Amina"]
    assert names_in("Mohammed\nKhan", colleagues=ours) == ["Mohammed"]


def test_those_around_the_session_are_known_by_any_part_of_their_names():
    around = ["Amina", "Smith-Jones", "Daniel", "Okafor"]
    assert names_in("Amina saw Ella with Daniel", around=around) == ["Ella"]
    assert names_in("Smith-Jones and amina", around=around) == []


def test_the_list_is_in_order_and_holds_no_word_twice():
    assert 20_000 < len(given_names()) < 40_000
    assert all(name == name.casefold() and name.isalpha() for name in given_names())


# --- Where a form asks ----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_an_addendum_asks_once_and_takes_what_is_meant(sign_in):
    session = a_session()
    (text,) = write_and_sign(session=session, at=AT)
    client, url = sign_in(session.supervisor), reverse("supervision:addendum", args=[text.pk])
    page = client.post(url, {"body": "Kacper was there too"}).text
    assert "“Kacper” looks like a child’s name" in page
    assert "Kacper was there too</textarea>" in page
    assert not Addendum.objects.exists()
    page = client.post(url, {"body": "Kacper and Zainab were there too"}).text
    assert "“Kacper” and “Zainab” look like children’s names" in page
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
def test_a_colleague_elsewhere_switches_no_name_off(sign_in):
    WorkerFactory(given_name="Mohammed", family_name="Khan")
    booked = a_session(status="booked", starts_at=datetime(2026, 11, 25, 10, tzinfo=UTC))
    client, address = sign_in(booked.supervisor), reverse("supervision:prepare", args=[booked.pk])
    assert "“Mohammed” looks like a child’s name" in client.post(address, {"text": "Mohammed at school"}).text
    client.post(address, {"text": "Mohammed Khan joins us"})
    assert booked.agenda_items.get().text == "Mohammed Khan joins us"


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_the_check_before_signing_knows_those_around_the_session(sign_in):
    session = a_session()
    mentor = WorkerFactory(given_name="Kacper", family_name="Nowak")
    enrolment = EnrolmentFactory(worker=supervisee_of(session))
    MentorAssignmentFactory(enrolment=enrolment, mentor=mentor)
    WorkerFactory(given_name="Zainab", family_name="Malik")
    SessionRecord.objects.create(session=session, workload="Kacper, Dan and Ruth met, and Zainab", version=1)
    said = [finding.words for finding in check_record(session) if "child’s name" in finding.words]
    assert said == ["“Zainab” looks like a child’s name"]


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_a_colleague_of_the_session_is_not_asked_about(sign_in):
    booked = a_session(status="booked", starts_at=datetime(2026, 11, 25, 10, tzinfo=UTC))
    address = reverse("supervision:prepare", args=[booked.pk])
    sign_in(booked.supervisor).post(address, {"text": "Ruth joins us, and Dan"})
    assert booked.agenda_items.get().text == "Ruth joins us, and Dan"


@pytest.mark.parametrize("text", ["He said “Don’t go”.", "‘Don’t’, she said", 'They say "Won\'t". And then'])
def test_what_is_not_done_is_no_name(text):
    assert names_in(text) == []


@pytest.mark.parametrize("text", ["We saw Kacper’s room", "We hope Kacper’ll settle", "and Kacper'd had it"])
def test_a_name_with_something_joined_to_it_is_one(text):
    assert names_in(text) == ["Kacper"]

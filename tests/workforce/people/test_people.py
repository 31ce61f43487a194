"""People: the list, each one's page, changes, the search."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories import AccountFactory, TeamFactory, WorkerFactory
from workforce.models import Event, Post, Worker
from workforce.people.services import update_worker
from workforce.web.tables import PER_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """A manager with two people, one of whom manages a third; and somebody elsewhere."""
    manager = WorkerFactory(given_name="Dayo", family_name="Okafor", org_role=3)
    amina = WorkerFactory(given_name="Amina", family_name="Ahmed", line_manager=manager)
    sean = WorkerFactory(given_name="Sean", family_name="Kelly", line_manager=manager, contract="agency")
    ruth = WorkerFactory(given_name="Ruth", family_name="Byrne", line_manager=sean)
    elsewhere = WorkerFactory(given_name="Lee", family_name="Walker")
    return {"manager": manager, "amina": amina, "sean": sean, "ruth": ruth, "elsewhere": elsewhere}


def listed(client, **filters) -> list[str]:
    table = client.get(reverse("workforce:people"), filters).context["table"]
    return [row.record.given_name for row in table.rows]


def test_a_manager_lists_everybody_below_and_themselves(team, sign_in):
    assert listed(sign_in(team["manager"])) == ["Amina", "Ruth", "Sean", "Dayo"]


@pytest.mark.parametrize("role", ["psw", "admin"])
def test_the_principal_social_worker_and_administrators_list_everybody(team, sign_in, role):
    client = sign_in(AccountFactory(role=role))
    assert sorted(listed(client)) == ["Amina", "Dayo", "Lee", "Ruth", "Sean"]


def test_others_list_themselves(team, sign_in):
    assert listed(sign_in(team["amina"])) == ["Amina"]


@pytest.mark.parametrize(
    ("reader", "shown", "status"),
    [
        ("manager", "amina", 200),
        ("manager", "ruth", 200),
        ("manager", "elsewhere", 404),
        ("amina", "amina", 200),
        ("amina", "sean", 404),
        ("amina", "manager", 404),
        ("sean", "ruth", 200),
        ("sean", "amina", 404),
    ],
)
def test_a_page_opens_for_the_person_and_the_managers_above(team, sign_in, reader, shown, status):
    assert sign_in(team[reader]).get(team[shown].get_absolute_url()).status_code == status


def test_filters_narrow_the_list(team, sign_in):
    client = sign_in(AccountFactory(role="psw"))
    assert listed(client, q="kel sean") == ["Sean"]
    assert listed(client, team=team["ruth"].team_id) == ["Ruth"]
    assert listed(client, contract="agency") == ["Sean"]
    assert listed(client, org_role="3") == ["Dayo"]
    assert listed(client, q=team["amina"].swe_number.lower()) == ["Amina"]


@pytest.mark.parametrize(
    ("left_on", "now", "left"),
    [(date(2026, 11, 18), [], ["Amina"]), (date(2026, 11, 19), ["Amina"], []), (None, ["Amina"], [])],
    ids=["yesterday", "today", "never"],
)
def test_leavers_are_apart_from_the_day_after_their_last(frozen_today, sign_in, left_on, now, left):
    WorkerFactory(left_on=left_on)
    client = sign_in(AccountFactory(role="psw"))
    assert (listed(client), listed(client, status="left")) == (now, left)
    assert listed(client, status="all") == ["Amina"]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_asks_the_same_number_of_queries_however_long(sign_in, rows, django_assert_num_queries):
    """How long it is, is asked for where it does not end on the first page. Who does not work here is asked
    for their saved views; of who does, the header knows whether there are any.
    """
    manager = WorkerFactory(org_role=3)
    WorkerFactory.create_batch(rows, line_manager=manager)
    client = sign_in(AccountFactory(role="psw"))
    client.get(reverse("workforce:people"))
    with django_assert_num_queries(6 if rows < PER_PAGE else 7):
        client.get(reverse("workforce:people"))


@pytest.mark.parametrize("filters", [{"team": "x"}, {"page": "99"}, {"sort": "nothing"}, {"q": "\x00"}])
def test_a_filter_that_makes_no_sense_is_no_error(team, sign_in, filters):
    answer = sign_in(AccountFactory(role="psw")).get(reverse("workforce:people"), filters)
    assert answer.status_code == 200


# --- Keeping the list -------------------------------------------------------------------------


def facts(**changes) -> dict:
    return {
        "given_name": "Noor",
        "family_name": "Hassan",
        "email": "noor@council.example",
        "staff_number": "",
        "swe_number": "sw 4711",
        "job_title": "Social Worker",
        "org_role": "5",
        "contract": "permanent",
        "fte": "0.8",
        "line_manager": "",
        "started_on_day": "7",
        "started_on_month": "9",
        "started_on_year": "2026",
        **changes,
    }


def test_a_new_starter_is_added_with_an_event(sign_in):
    account = AccountFactory(role="psw")
    team = TeamFactory()
    sign_in(account).post(reverse("workforce:person_new"), facts(team=team.pk))
    worker = Worker.objects.get(swe_number="SW4711")
    assert (worker.started_on, str(worker.fte)) == (date(2026, 9, 7), "0.800000")
    assert worker.staff_number is None
    assert Event.objects.get(verb="worker added").actor == account


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("swe_number", "12345", "Enter a Social Work England number as SW and up to six digits."),
        ("fte", "1.2", "Full-time equivalent must be between 0 and 1."),
        ("fte", "half", "“Full-time equivalent” must be a number, like 0.5"),
        ("started_on_day", "31", "The date must be a real date, like 27 3 2026"),
        ("given_name", "", "Enter the first name"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(sign_in, field, value, problem):
    client = sign_in(AccountFactory(role="psw"))
    answer = client.post(reverse("workforce:person_new"), facts(team=TeamFactory().pk, **{field: value}))
    assert problem in answer.content.decode()
    assert not Worker.objects.exists()


def test_a_change_names_the_fields_in_its_event_and_not_their_values(sign_in):
    worker = WorkerFactory(swe_number="SW4711", email="noor@council.example", staff_number=None)
    client = sign_in(AccountFactory(role="psw"))
    client.post(reverse("workforce:person_edit", args=[worker.pk]), facts(team=worker.team_id))
    changed = Event.objects.get(verb="worker changed").details["fields"]
    assert changed == ["family_name", "fte", "given_name", "started_on"]
    worker.refresh_from_db()
    assert worker.full_name == "Noor Hassan"


def test_two_people_cannot_manage_each_other(team, sign_in):
    client = sign_in(AccountFactory(role="psw"))
    ruth, manager = team["ruth"], team["manager"]
    answer = client.post(
        reverse("workforce:person_edit", args=[manager.pk]),
        facts(team=manager.team_id, line_manager=ruth.pk, swe_number="SW99"),
    )
    assert answer.context["form"].errors["line_manager"] == [
        "This person works for them. Two people cannot manage each other."
    ]


@pytest.mark.parametrize("name", ["person_edit", "person_new"])
def test_a_manager_does_not_keep_the_list(team, sign_in, name):
    args = [team["amina"].pk] if name == "person_edit" else []
    assert sign_in(team["manager"]).get(reverse(f"workforce:{name}", args=args)).status_code == 404


# --- Search -----------------------------------------------------------------------------------


def test_the_search_finds_visible_people_and_teams_by_part_of_a_name(team, sign_in):
    client = sign_in(team["manager"])
    answer = client.get(reverse("tracker:search"), {"q": "sean"})
    assert list(answer.context["people"]) == [team["sean"]]
    assert list(client.get(reverse("tracker:search"), {"q": "Walker"}).context["people"]) == []
    answer = client.get(reverse("tracker:search"), {"q": team["ruth"].team.name})
    assert team["ruth"].team in answer.context["teams"]


@pytest.mark.parametrize("query", ["", "   ", "%", "\x00", "x" * 5000])
def test_a_search_for_nothing_says_what_to_type(team, sign_in, query):
    answer = sign_in(team["manager"]).get(reverse("tracker:search"), {"q": query})
    assert (answer.status_code, list(answer.context["people"])) == (200, [])


def test_a_number_that_differs_in_zeros_alone_is_the_same_number(sign_in):
    WorkerFactory(staff_number="00101", given_name="Ada", family_name="Own")
    other = WorkerFactory(staff_number="77")
    client = sign_in(AccountFactory(role="admin"))
    page = client.post(reverse("workforce:person_edit", args=[other.pk]), {"staff_number": "101"})
    assert "Ada Own has this staff number, as 00101" in page.content.decode()


def test_another_team_keeps_the_post_before_on_record(sign_in):
    person, team = WorkerFactory(fte=1), TeamFactory(name="Hub")
    person.team = team
    update_worker(worker=person, changed=["team"], by=None, on=date(2026, 11, 2))
    post = Post.objects.get(worker=person)
    assert (post.team == team, post.started_on, post.ended_on) == (
        False,
        person.started_on,
        date(2026, 11, 1),
    )
    person.fte = Decimal("0.5")
    update_worker(worker=person, changed=["fte"], by=None, on=date(2026, 11, 2))
    assert Post.objects.count() == 1, "a correction of the same day"
    page = sign_in(AccountFactory(role="admin")).get(person.get_absolute_url()).content.decode()
    assert "Earlier post" in page

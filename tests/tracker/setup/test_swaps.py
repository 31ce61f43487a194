"""People who have each other's address or number in the next list: done in one go, or one question."""

import pytest
from allauth.account.models import EmailAddress

from tests.factories import AccountFactory
from tests.tracker.setup.test_hard_kinds import boss, row
from workforce.models import Mail, StaffNumber, Worker

pytestmark = pytest.mark.django_db

PEOPLE = {"Own": "Ada", "Two": "Bo", "Three": "Cy"}


def rows(turn, *, numbers=False, addresses=False, registered=False, registrations=False, people=2):
    """A list of two or three people, what turns round by so many places."""
    found = [boss()]
    for place, (name, first) in enumerate(list(PEOPLE.items())[:people]):
        turned = (place + turn) % people
        number, letter = (turned if numbers else place), (turned if addresses else place)
        registration = 5 + (turned if registrations else place)
        facts = {"swe": f"SW{registration}"} if registered or registrations else {}
        found.append(row(str(5 + number), name, first=first, email=f"{'abc'[letter]}@x.example", **facts))
    return found


def facts_of():
    """Address, number and registration of each, by name."""
    there = Worker.objects.exclude(family_name="Boss").order_by("pk")
    return [(one.first_name, one.email[0], one.staff_number, one.swe_number) for one in there]


def with_accounts(number):
    for worker in Worker.objects.filter(staff_number__in=["5", "6", "7"][:number]):
        worker.account = AccountFactory(email=worker.email)
        worker.save()
        EmailAddress.objects.create(user=worker.account, email=worker.email, verified=True, primary=True)


@pytest.mark.parametrize("accounts", [0, 1, 2])
@pytest.mark.parametrize("people", [2, 3])
def test_addresses_that_change_places_are_changed_in_one_go(desk, accounts, people):
    desk.upload(*rows(0, people=people))
    desk.apply()
    with_accounts(accounts)
    desk.upload(*rows(1, addresses=True, people=people))
    assert (desk.open(), desk.apply()["workers changed"]) == (0, people)
    letters = "bca" if people == 3 else "ba"
    assert [one[1] for one in facts_of()] == list(letters)
    for worker in Worker.objects.exclude(account=None):
        assert worker.account.email == worker.email
        held = EmailAddress.objects.filter(user=worker.account)
        assert list(held.values_list("email", "verified")) == [(worker.email, True)]
    assert Mail.objects.count() == 2 * accounts
    desk.upload(*rows(1, addresses=True, people=people))
    assert desk.run.changes["counts"] == {}


@pytest.mark.parametrize("registered", [False, True])
@pytest.mark.parametrize("people", [2, 3])
def test_numbers_that_change_places_are_one_question(desk, people, registered):
    kind = {"people": people, "registered": registered}
    desk.upload(*rows(0, **kind))
    desk.apply()
    before = {one.first_name: one.pk for one in Worker.objects.all()}
    names = "Ada Own and Bo Two" if people == 2 else "Ada Own, Bo Two and Cy Three"
    page = desk.upload(*rows(1, numbers=True, **kind))
    assert (desk.open(), len(desk.run.questions)) == (1, 1)
    assert "have each other&#x27;s staff number now?" in page
    assert "changed places" in desk.run.questions[0]["options"][0][1]
    assert set(names.replace(" and", ",").split(", ")) == set(
        desk.run.questions[0]["subject"].replace(" and", ",").split(", ")
    )
    desk.answer(one_0_0="yes")
    assert desk.apply() == {"workers changed": people}
    assert {one.first_name: one.pk for one in Worker.objects.all()} == before
    assert [one[2] for one in facts_of()] == [*map(str, range(6, 5 + people)), "5"]
    assert not StaffNumber.objects.exists()
    desk.upload(*rows(1, numbers=True, **kind))
    assert (desk.run.changes["counts"], desk.open()) == ({}, 0)


def test_registrations_that_change_places_are_one_question(desk):
    desk.upload(*rows(0, registered=True))
    desk.apply()
    desk.upload(*rows(1, registrations=True))
    assert (desk.open(), len(desk.run.questions)) == (1, 1)
    desk.answer(one_0_0="yes")
    assert desk.apply() == {"workers changed": 2}
    assert [one[3] for one in facts_of()] == ["SW6", "SW5"]


def test_number_and_address_at_once_change_places_too(desk):
    desk.upload(*rows(0))
    desk.apply()
    with_accounts(2)
    desk.upload(*rows(1, numbers=True, addresses=True))
    desk.answer(one_0_0="yes")
    assert desk.apply()["workers changed"] == 2
    assert facts_of() == [("Ada", "b", "6", None), ("Bo", "a", "5", None)]


def test_where_it_is_not_so_each_is_asked_about(desk):
    desk.upload(*rows(0))
    desk.apply()
    desk.upload(*rows(1, numbers=True))
    desk.answer(one_0_0="no")
    assert desk.open() == 2
    desk.apply()
    assert desk.run.applied_at is None


def test_two_of_one_name_are_no_swap(desk):
    """Namesakes cannot be told by their name: the numbers say who is who."""
    list_of = (boss(), row("5", "Own", fte="1"), row("6", "Own", team="South", fte="1"))
    desk.upload(*list_of)
    desk.apply()
    desk.upload(boss(), row("6", "Own"), row("5", "Own", team="South"))
    assert desk.open() == 0


@pytest.mark.parametrize("people", [2, 3])
def test_people_who_change_both_numbers_are_one_question(desk, people):
    desk.upload(*rows(0, registered=True, people=people))
    desk.apply()
    before = {one.first_name: one.pk for one in Worker.objects.all()}
    page = desk.upload(*rows(1, numbers=True, registrations=True, people=people))
    assert (desk.open(), len(desk.run.questions)) == (1, 1)
    assert "have each other&#x27;s staff number and registration number now?" in page
    assert (
        "the staff numbers and registration numbers changed places" in desk.run.questions[0]["options"][0][1]
    )
    desk.answer(one_0_0="yes")
    assert desk.apply() == {"workers changed": people}
    assert {one.first_name: one.pk for one in Worker.objects.all()} == before
    turned = [*range(6, 5 + people), 5]
    assert [one[2:] for one in facts_of()] == [(str(number), f"SW{number}") for number in turned]


def test_a_no_to_both_asks_about_each(desk):
    desk.upload(*rows(0, registered=True))
    desk.apply()
    desk.upload(*rows(1, numbers=True, registrations=True))
    desk.answer(one_0_0="no")
    assert len(desk.run.questions) == 3

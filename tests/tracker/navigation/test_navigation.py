"""The navigation: nobody sees an entry that leads nowhere for them."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory, EnrolmentFactory, WorkerFactory
from tracker.navigation.entries import entries

pytestmark = pytest.mark.django_db


def labels(viewer, path="/"):
    return [entry.label for entry in entries(viewer, path=path)]


def test_every_entry_shown_opens(sign_in, viewing):
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager)
    for person in (manager, WorkerFactory(), *(AccountFactory(role=r) for r in ("psw", "qa", "admin"))):
        client = sign_in(person)
        for entry in entries(viewing(person), path="/"):
            assert (entry.label, client.get(entry.url, follow=True).status_code) == (entry.label, 200)


def test_people_are_for_those_who_see_others(viewing):
    manager = WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=manager)
    assert "People" in labels(viewing(manager))
    assert "People" not in labels(viewing(worker))


def test_the_search_is_on_every_page_of_everyone_who_signs_in(sign_in, client):
    for person in (WorkerFactory(), EnrolmentFactory().worker, AccountFactory(role="qa")):
        assert 'id="site-search"' in sign_in(person).get("/privacy/").text
    client.logout()
    assert 'id="site-search"' not in client.get("/privacy/").text


def test_the_master_classes_are_an_entry_for_those_without_a_page_of_the_programme(viewing):
    assert "Master classes" in labels(viewing(WorkerFactory()))
    assert "Master classes" not in labels(viewing(AccountFactory(role="admin")))
    shown = labels(viewing(EnrolmentFactory().worker))
    assert "NQSW programme" in shown
    assert "Master classes" not in shown


def test_an_administrator_has_accounts_and_settings_and_nothing_of_practice(viewing):
    shown = labels(viewing(AccountFactory(role="admin")))
    assert {"Accounts", "Settings", "People"} <= set(shown)
    assert not {"Actions", "Caseloads"} & set(shown)


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Home"),
        ("/settings/accounts/1/", "Accounts"),
        ("/settings/", "Settings"),
        ("/people/3/", "People"),
    ],
)
def test_one_entry_at_most_is_current(viewing, path, current):
    shown = entries(viewing(AccountFactory(role="admin")), path=path)
    assert [entry.label for entry in shown if entry.current] == [current]


def test_before_signing_in_there_is_none(client):
    assert client.get(reverse("account_login")).context["navigation"] == []


def test_it_costs_few_queries(sign_in, django_assert_max_num_queries):
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager)
    client = sign_in(manager)
    with django_assert_max_num_queries(9):  # session, account, 3 to save the session, and the doors
        client.get(reverse("workforce:privacy"))

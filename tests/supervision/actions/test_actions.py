"""Actions as things of their own: whose, open or drifting, done with an outcome."""

import pytest
from django.urls import reverse

from supervision.models import Action
from tests.factories import ActionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
LIST = "/actions/"


@pytest.fixture
def session():
    return a_session()


@pytest.fixture
def worker(session):
    return supervisee_of(session)


def test_mine_are_those_i_own(worker, sign_in):
    ActionFactory(supervisee=worker, what="Ring the school")
    ActionFactory(supervisee=worker, owner=WorkerFactory(), what="Somebody else rings")
    page = sign_in(worker).get(LIST).text
    assert "Ring the school" in page
    assert "Somebody else rings" not in page


def test_my_peoples_are_those_of_my_supervisees(session, worker, sign_in):
    ActionFactory(supervisee=worker, what="Ring the school")
    ActionFactory(what="Of a stranger")
    page = sign_in(session.supervisor).get(LIST, {"whose": "people"}).text
    assert "Ring the school" in page
    assert "Of a stranger" not in page


@pytest.mark.parametrize(
    ("due_on", "done_on", "lists"),
    [
        ("2026-11-18", None, {"open", "overdue"}),
        ("2026-11-19", None, {"open"}),
        (None, None, {"open"}),
        ("2026-11-18", "2026-11-18", {"done"}),
    ],
)
def test_an_action_is_overdue_from_the_day_after_its_day(worker, sign_in, due_on, done_on, lists):
    ActionFactory(supervisee=worker, what="Ring the school", due_on=due_on, done_on=done_on)
    client = sign_in(worker)
    found = {show for show in ("open", "overdue", "drifting", "done") if "Ring" in _rows(client, show)}
    assert found == lists


def _rows(client, show: str) -> str:
    return client.get(LIST, {"show": show}).text.partition("<tbody")[2]


def test_an_action_drifts_from_the_second_carry(session, worker, sign_in):
    ActionFactory(supervisee=worker, what="Ring the school")
    write_and_sign(session=session, at=AT)
    client = sign_in(worker)
    assert "Ring" not in _rows(client, "drifting")
    later = a_session(supervisee=WorkerFactory())
    later.attendances.all().delete()
    later.attendances.create(supervisee=worker, held_on=later.held_on)
    type(later).objects.filter(pk=later.pk).update(starts_at=AT, ends_at=AT)
    later.refresh_from_db()
    write_and_sign(session=later, at=AT)
    assert "2 times" in _rows(client, "drifting")


def test_marking_done_with_its_outcome(worker, sign_in):
    action = ActionFactory(supervisee=worker)
    url = reverse("supervision:action", args=[action.pk])
    form = {"do": "done", "done-outcome": "They rang back"}
    day = {"done-done_on_day": "19", "done-done_on_month": "11", "done-done_on_year": "2026"}
    sign_in(worker).post(url, {**form, **day})
    action.refresh_from_db()
    assert (str(action.done_on), action.outcome) == ("2026-11-19", "They rang back")
    assert Event.objects.get(verb="action done").details == {"on": "2026-11-19"}


def test_a_day_in_the_future_is_refused(worker, sign_in):
    action = ActionFactory(supervisee=worker)
    day = {"done-done_on_day": "20", "done-done_on_month": "11", "done-done_on_year": "2026"}
    page = sign_in(worker).post(reverse("supervision:action", args=[action.pk]), {"do": "done", **day})
    assert "The day it was done must be today or in the past" in page.text
    assert Action.objects.get().done_on is None


def test_a_form_sent_with_nothing_in_it_says_what_is_missing(worker, sign_in):
    action = ActionFactory(supervisee=worker)
    url = reverse("supervision:action", args=[action.pk])
    client = sign_in(worker)
    for empty in ({}, {"do": "nonsense"}, {"do": "done"}):
        assert "Enter the day it was done" in client.post(url, empty).text
    assert "Enter the new due day" in client.post(url, {"do": "move"}).text
    assert "Enter the day it was done" not in client.get(url).text


def test_of_an_action_that_is_done_a_form_with_nothing_in_it_changes_nothing_and_says_so(worker, sign_in):
    action = ActionFactory(supervisee=worker, done_on="2026-11-18")
    page = sign_in(worker).post(reverse("supervision:action", args=[action.pk]), {}).text
    assert "Select Reopen to change this action" in page
    assert str(Action.objects.get().done_on) == "2026-11-18"


def test_moving_the_day_and_opening_again(session, worker, sign_in):
    action = ActionFactory(supervisee=worker, done_on="2026-11-18")
    client = sign_in(session.supervisor)
    url = reverse("supervision:action", args=[action.pk])
    client.post(url, {"do": "reopen"})
    day = {"move-due_on_day": "1", "move-due_on_month": "12", "move-due_on_year": "2026"}
    client.post(url, {"do": "move", **day})
    action.refresh_from_db()
    assert (action.done_on, str(action.due_on)) == (None, "2026-12-01")


def test_a_manager_above_reads_and_changes_nothing(session, worker, sign_in):
    action = ActionFactory(supervisee=worker)
    url = reverse("supervision:action", args=[action.pk])
    client = sign_in(session.supervisor.line_manager)
    assert "Mark as done" not in client.get(url).text
    client.post(url, {"do": "reopen"})
    assert not Event.objects.filter(verb="action reopened").exists()
    assert sign_in(WorkerFactory()).get(url).status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_costs_the_same_whatever_its_length(worker, sign_in, rows, django_assert_max_num_queries):
    ActionFactory.create_batch(rows, supervisee=worker)
    client = sign_in(worker)
    client.get(LIST)
    with django_assert_max_num_queries(26):
        client.get(LIST)


@pytest.mark.parametrize(
    ("finished", "words"),
    [
        ({"done_on": "2026-11-17", "outcome": "They sent it"}, "was marked as done on 17 November 2026"),
        (
            {"dropped_on": "2026-11-17", "outcome": "They sent it"},
            "is no longer needed since 17 November 2026",
        ),
    ],
)
def test_a_finished_action_is_not_written_over_and_what_was_typed_is_shown(worker, sign_in, finished, words):
    action = ActionFactory(supervisee=worker, due_on="2026-11-20", **finished)
    client, url = sign_in(worker), reverse("supervision:action", args=[action.pk])
    day = {"done-done_on_day": "18", "done-done_on_month": "11", "done-done_on_year": "2026"}
    page = client.post(url, {"do": "done", "done-outcome": "Rang twice", **day}).text
    assert words in page
    assert "Rang twice" in page
    due = {"move-due_on_day": "30", "move-due_on_month": "11", "move-due_on_year": "2026"}
    assert words in client.post(url, {"do": "move", **due}).text
    stored = Action.objects.get(pk=action.pk)
    told = {name: str(getattr(stored, name)) for name in ("outcome", "due_on", *finished)}
    assert told == {"outcome": "", **finished, "due_on": "2026-11-20"}
    client.post(url, {"do": "reopen"})
    events = Event.objects.count()
    client.post(url, {"do": "reopen"})
    assert Event.objects.exclude(verb="notes read").count() <= events
    assert Action.objects.open().get() == action

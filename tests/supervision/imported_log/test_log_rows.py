"""The pages on which rows of an imported log are settled."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from supervision.models import LogRow, RememberedNames, RememberedWords, Session
from tests.factories import AccountFactory, AgreementFactory, SessionFactory, WorkerFactory

pytestmark = pytest.mark.django_db

LIST = reverse("supervision:log_rows")


@pytest.fixture
def desk(sign_in):
    return sign_in(AccountFactory(role="psw"))


@pytest.fixture
def daniel():
    return WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3)


@pytest.fixture
def seans(daniel):
    """Two people of one name, both supervised by Daniel Okafor."""
    seans = WorkerFactory.create_batch(2, given_name="Sean", family_name="Kelly")
    for sean in seans:
        AgreementFactory(supervisee=sean, supervisor=daniel, starts_on=date(2026, 9, 1))
    return seans


@pytest.fixture
def row(seans, bring_in):
    """The first of two waiting rows of Sean Kelly with Daniel Okafor."""
    bring_in(
        ["08/09/2026", "Kelly, Sean", "Daniel Okafor", "1:1", 90, "Y", None],
        ["06/10/2026", "Sean Kelly", "Okafor, Daniel", "1:1", 90, "Y", None],
    )
    return LogRow.objects.order_by("met_on").first()


def page_of(row):
    return reverse("supervision:log_row", args=[row.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", ["", "qa"])
def test_nobody_else_finds_the_rows(sign_in, row, role):
    client = sign_in(WorkerFactory(account__role=role))
    for address in (LIST, page_of(row), reverse("supervision:log_row_set_aside", args=[row.pk])):
        assert client.get(address).status_code == 404


def test_waiting_rows_are_listed_with_what_there_is_to_settle(desk, row):
    page = text_of(desk.get(LIST))
    assert "Who met: 2 rows" in page
    assert "1 answer to give" in page
    assert "2 people are called “Kelly, Sean”." in page


def test_the_list_can_be_narrowed_to_a_name(desk, row, bring_in):
    bring_in(["08/09/2026", "Nobody Known", "Daniel Okafor", "1:1", 90, "Y", None])
    assert "1 answer to give" in text_of(desk.get(LIST, {"q": "known"}))
    assert "2 answers to give" in text_of(desk.get(LIST))


def test_people_of_one_name_are_told_apart(desk, row, seans):
    page = text_of(desk.get(page_of(row)))
    assert page.count("Sean Kelly") >= 2
    assert page.count("Supervised by Daniel Okafor that day") == 2
    assert seans[1].team.name in page


def test_somebody_who_did_not_work_here_that_day_is_said(desk, row, seans):
    seans[1].left_on = date(2026, 8, 1)
    seans[1].save()
    assert "did not work here that day" in text_of(desk.get(page_of(row)))


def test_a_row_is_settled_by_choosing_the_person(desk, row, seans, daniel):
    answer = desk.post(page_of(row), {"supervisee": seans[0].pk, "supervisor": daniel.pk}, follow=True)
    assert "1 session is imported." in text_of(answer)
    session = Session.objects.get()
    assert (session.supervisor, session.supervisees.get()) == (daniel, seans[0])
    assert seans[0].agreements.get().last_held_on == date(2026, 9, 8)
    assert LogRow.objects.waiting().count() == 1


def test_the_other_rows_of_the_same_names_go_along_when_asked(desk, row, seans, daniel):
    assert "Do the same for the other row with these two names" in text_of(desk.get(page_of(row)))
    chosen = {"supervisee": seans[0].pk, "supervisor": daniel.pk, "with_same_names": "on"}
    assert "2 sessions are imported." in text_of(desk.post(page_of(row), chosen, follow=True))
    assert not LogRow.objects.waiting().exists()


def test_somebody_of_another_name_can_be_chosen(desk, row, daniel):
    other = WorkerFactory(given_name="John", family_name="Kelly")
    desk.post(page_of(row), {"supervisee": "else", "supervisee_else": other.pk, "supervisor": daniel.pk})
    assert Session.objects.get().supervisees.get() == other


def test_a_name_that_nobody_has_is_chosen_from_everybody(desk, daniel, bring_in):
    bring_in(["08/09/2026", "Shaun Kelly", "Daniel Okafor", "1:1", 90, "Y", None])
    sean, row = WorkerFactory(given_name="Sean", family_name="Kelly"), LogRow.objects.get()
    missing = text_of(desk.post(page_of(row), {"supervisor": daniel.pk}))
    assert "Select who “Shaun Kelly” is" in missing
    desk.post(page_of(row), {"supervisee": sean.pk, "supervisor": daniel.pk})
    assert Session.objects.get().supervisees.get() == sean


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({}, "Select who “Kelly, Sean” is"),
        ({"supervisee": "else"}, "Select the person from the list"),
        ({"supervisee": "999999"}, "Select who “Kelly, Sean” is"),
    ],
)
def test_what_is_missing_is_told(desk, row, daniel, chosen, said):
    page = text_of(desk.post(page_of(row), {"supervisor": daniel.pk, **chosen}))
    assert "There is a problem" in page
    assert said in page
    assert not Session.objects.exists()


def test_nobody_is_chosen_twice(desk, row, seans):
    chosen = {"supervisee": seans[0].pk, "supervisor": "else", "supervisor_else": seans[0].pk}
    assert "must be different people" in text_of(desk.post(page_of(row), chosen))
    assert not Session.objects.exists()


def test_settling_twice_has_one_effect(desk, row, seans, daniel):
    for _ in range(2):
        desk.post(page_of(row), {"supervisee": seans[0].pk, "supervisor": daniel.pk})
    assert Session.objects.count() == 1
    assert "This row is done" in text_of(desk.get(page_of(row)))


def test_a_row_is_set_aside_with_a_reason(desk, row):
    address = reverse("supervision:log_row_set_aside", args=[row.pk])
    assert "Enter why this row is not imported" in text_of(desk.post(address, {"reason": " "}))
    answer = desk.post(address, {"reason": "Left before the tracker began"}, follow=True)
    assert "The row will not be imported" in text_of(answer)
    row.refresh_from_db()
    assert (row.set_aside_reason, row.is_settled) == ("Left before the tracker began", True)
    assert "Left before the tracker began" in text_of(desk.get(page_of(row)))


@pytest.fixture
def doubtful(daniel, bring_in):
    """Two rows that say "on leave", one that says "postponed" of something unclear."""
    AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed"),
        supervisor=daniel, starts_on=date(2026, 9, 1),
    )  # fmt: skip
    bring_in(
        ["08/09/2026", "Amina Ahmed", "Daniel Okafor", "1:1", None, None, "On leave"],
        ["06/10/2026", "Amina Ahmed", "Daniel Okafor", "1:1", None, None, "on leave - canary"],
        ["20/10/2026", "Amina Ahmed", "Daniel Okafor", "1:1", None, None, "Didn't happen"],
    )
    return LogRow.objects.order_by("met_on").first()


def test_rows_that_may_not_have_been_held_are_listed_by_what_the_log_says(desk, doubtful):
    page = text_of(desk.get(LIST))
    assert "Whether it was held: 3 rows" in page
    assert "2 answers to give" in page
    assert "on leave" in page
    assert "canary" not in page + text_of(desk.get(page_of(doubtful)))


def test_what_became_of_a_session_is_asked_and_settles_the_rows_that_say_the_same(desk, doubtful):
    page = text_of(desk.get(page_of(doubtful)))
    assert "Do the same for the other row of which the log says “on leave”" in page
    assert "Who is" not in page
    assert "Select what became of this session" in text_of(desk.post(page_of(doubtful), {}))
    answer = desk.post(page_of(doubtful), {"outcome": "cancelled", "with_same_words": "on"}, follow=True)
    assert "2 sessions are imported." in text_of(answer)
    assert set(Session.objects.values_list("status", flat=True)) == {"cancelled"}


def test_an_answer_is_remembered_and_can_be_removed(desk, doubtful):
    desk.post(page_of(doubtful), {"outcome": "held", "remember": "on"})
    memory = reverse("supervision:log_memory")
    assert memory in desk.get(LIST).content.decode()
    assert "“on leave”: Held." in text_of(desk.get(memory))
    words = RememberedWords.objects.get()
    desk.post(reverse("supervision:log_memory_words_forget", args=[words.pk]))
    assert not RememberedWords.objects.exists()


def test_names_remembered_can_be_removed(desk, row, seans, daniel):
    desk.post(page_of(row), {"supervisee": seans[0].pk, "supervisor": daniel.pk, "remember": "on"})
    assert "Sean Kelly with Daniel Okafor" in text_of(desk.get(reverse("supervision:log_memory")))
    desk.post(reverse("supervision:log_memory_names_forget", args=[RememberedNames.objects.get().pk]))
    assert not RememberedNames.objects.exists()


def test_what_was_settled_is_listed_and_can_be_undone(desk, row, seans, daniel):
    chosen = {"supervisee": seans[0].pk, "supervisor": daniel.pk, "with_same_names": "on"}
    desk.post(page_of(row), chosen)
    assert "Settled by someone: 2 rows" in text_of(desk.get(LIST, {"about": "settled"}))
    assert "Undo for all 2 rows" in text_of(desk.get(page_of(row)))
    answer = desk.post(reverse("supervision:log_row_undo", args=[row.pk]), follow=True)
    assert "Undone. 2 rows wait to be settled again." in text_of(answer)
    assert not Session.objects.exists()


def test_the_supervisor_of_that_day_is_named_and_their_people_come_first(desk, daniel, bring_in):
    """A name that nobody has: whoever Daniel supervised that day and is called alike is offered first."""
    WorkerFactory(given_name="Joan", family_name="Prices")
    joanna = WorkerFactory(given_name="Joanna", family_name="Price")
    AgreementFactory(supervisee=joanna, supervisor=daniel, starts_on=date(2026, 9, 1))
    bring_in(["08/09/2026", "Price, Joana", "Daniel Okafor", "1:1", 90, "Y", None])
    page = text_of(desk.get(page_of(LogRow.objects.get())))
    assert page.index("Joanna Price") < page.index("Joan Prices")
    assert "A similar name" in page


def test_a_row_about_a_session_that_is_there_is_imported_beside_it_or_left(desk, daniel, bring_in):
    amina = WorkerFactory(given_name="Amina", family_name="Ahmed")
    SessionFactory(
        supervisor=daniel, supervisee=amina, status="held", held_on=date(2026, 9, 8),
        starts_at="2026-09-08T10:00Z", ends_at="2026-09-08T11:30Z",
    )  # fmt: skip
    bring_in(["08/09/2026", "Amina Ahmed", "Daniel Okafor", "1:1", 90, "Y", None])
    assert "Already there: 1 row" in text_of(desk.get(LIST))
    assert "If the two met twice that day" in text_of(desk.get(page_of(LogRow.objects.get())))
    desk.post(page_of(LogRow.objects.get()), {})
    assert Session.objects.count() == 2


def test_the_list_takes_the_same_number_of_queries_for_any_number_of_rows(desk):
    def queries_with(number, start):
        LogRow.objects.bulk_create(
            LogRow(
                fingerprint=f"{start + place}",
                row_number=place,
                file_name="log.xlsx",
                met_on=date(2026, 9, 8),
                supervisee_name="A B",
                names_key=f"{start + place}",
                supervisor_name="C D",
                kind="one_to_one",
                outcome="held",
                problem="Nobody is called “A B”.",
            )
            for place in range(number)
        )
        with CaptureQueriesContext(connection) as captured:
            desk.get(LIST)
        return len(captured)

    desk.get(LIST)
    assert queries_with(1, 0) == queries_with(2, 100) == queries_with(47, 200)

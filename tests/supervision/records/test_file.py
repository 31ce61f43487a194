"""The supervision file: everything, newest first, against the promise, for those who may read it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from supervision.models import SessionRecord
from supervision.records.files import open_file
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    ActionFactory,
    CaseDiscussionFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.records.writing import a_session, supervisee_of
from workforce.models import Event
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    session = a_session()
    CaseDiscussionFactory(
        session=session,
        supervisee=supervisee_of(session),
        case_reference="P7766554",
        decision="Convene a core group",
        rationale="Injuries unexplained",
    )
    ActionFactory(session=session, supervisee=supervisee_of(session), what="Ring the school")
    return session


def url_of(session) -> str:
    return reverse("supervision:file", args=[supervisee_of(session).pk])


def test_decisions_actions_absences_and_supervisors_are_there(session, sign_in):
    AbsenceFactory(worker=supervisee_of(session))
    page = sign_in(session.supervisor).get(url_of(session)).text
    for text in ("Convene a core group", "Injuries unexplained", "Ring the school", "sickness"):
        assert text in page
    assert "Dan Okafor</strong> supervises from" in page


def test_the_newest_comes_first_and_a_late_session_says_by_how_much(session, today):
    worker = supervisee_of(session)
    SessionFactory(status="held", supervisee=worker, starts_at=datetime(2026, 4, 1, 10, tzinfo=UTC))
    file = open_file(worker, viewer=Viewer(worker.account, on=today))
    late = [(each.on.isoformat(), each.days_late) for each in file.held]
    assert late == [("2026-11-18", 201), ("2026-04-01", 0)]
    assert (file.longest_gap, file.held_in_time) == (231, 1)


def test_of_what_is_booked_the_next_stands_in_the_file_and_the_rest_is_counted(session, today, sign_in):
    worker = supervisee_of(session)
    coming = {"supervisee": worker, "supervisor": session.supervisor}
    for day, status in ((1, "rescheduled"), (8, "booked"), (15, "booked")):
        starts_at = datetime(2026, 12, day, 10, tzinfo=UTC)
        SessionFactory(
            status=status,
            starts_at=starts_at,
            called_off_reason="court",
            called_off_side="supervisor",
            **coming,
        )
    file = open_file(worker, viewer=Viewer(worker.account, on=today))
    later = [(each.on.day, each.session.status) for each in file.sessions if each.on > today]
    assert (later, file.booked_later) == ([(8, "booked")], 1)
    assert "1 session booked after the next one" in sign_in(session.supervisor).get(url_of(session)).text


@pytest.mark.parametrize(
    ("status", "side", "reason", "words"),
    [
        (
            "did_not_attend",
            "supervisee",
            "sickness",
            "Did not take place: supervisee did not attend (sickness)",
        ),
        ("did_not_attend", "supervisor", "", "Did not take place: supervisor did not attend"),
        ("did_not_attend", "", "", "Did not take place: someone did not attend"),
        ("cancelled", "supervisor", "court", "Cancelled by the supervisor (court)"),
        ("cancelled", "neither", "hand_over", "Cancelled (change of supervisor)"),
    ],
)
def test_what_did_not_take_place_says_by_which_side_and_why(session, sign_in, status, side, reason, words):
    off = {"called_off_side": side, "called_off_reason": reason, "was_interrupted": True, "minutes": 90}
    starts_at = datetime(2026, 11, 9, 10, tzinfo=UTC)
    people = {"supervisee": supervisee_of(session), "supervisor": session.supervisor}
    SessionFactory(status=status, starts_at=starts_at, **people, **off)
    client = sign_in(session.supervisor)
    page = client.get(url_of(session)).text
    assert f"{words}</p>" in page
    assert ", interrupted" not in page
    everything = client.get(reverse("supervision:sessions"), {"whose": "given", "show": "off"}).text
    assert words in everything


def test_a_principal_social_worker_sees_the_facts_and_no_word_of_the_notes(session, sign_in):
    page = sign_in(AccountFactory(role="psw")).get(url_of(session)).text
    assert "Wednesday 18 November" in page
    for text in ("Convene a core group", "Injuries unexplained", "Ring the school", "P7766554"):
        assert text not in page
    assert not Event.objects.filter(verb="notes read").exists()


def test_each_reading_of_notes_is_recorded(session, sign_in):
    sign_in(session.supervisor).get(url_of(session))
    event = Event.objects.get(verb="notes read")
    assert (event.actor, event.worker) == (session.supervisor.account, supervisee_of(session))


def test_strangers_find_nothing(session, sign_in):
    for account in (WorkerFactory().account, AccountFactory(role="qa"), AccountFactory(role="admin")):
        assert sign_in(account).get(url_of(session)).status_code == 404


@pytest.mark.parametrize("sessions", [1, 3, 50])
def test_a_file_costs_the_same_whatever_its_length(session, sign_in, sessions, django_assert_max_num_queries):
    worker = supervisee_of(session)
    for number in range(sessions):
        held = SessionFactory(
            status="held", supervisee=worker, starts_at=datetime(2026, 5, 1 + number % 28, 10, tzinfo=UTC)
        )
        CaseDiscussionFactory.create_batch(2, session=held, supervisee=worker)
        ActionFactory(session=held, supervisee=worker)
    client = sign_in(session.supervisor)
    client.get(url_of(session))
    with django_assert_max_num_queries(28):
        client.get(url_of(session))


@pytest.mark.parametrize("kind", ["one_to_one", "group"])
def test_a_session_held_and_not_written_says_so_until_something_is(sign_in, kind, today):
    session = a_session(kind=kind)
    supervisee, client = supervisee_of(session), sign_in(session.supervisor)
    other = WorkerFactory(line_manager=session.supervisor)
    session.attendances.create(supervisee=other, held_on=session.held_on)
    files = [reverse("supervision:file", args=[each.pk]) for each in (supervisee, other)]
    pages = [session.get_absolute_url(), *files]
    assert ["Held, not written" in client.get(page).text for page in pages] == [True, True, True]
    assert "Write the record of" in client.get("/").text
    SessionRecord.objects.create(session=session, workload="One in, two out")
    assert ["Held, not written" in client.get(page).text for page in pages] == [False, False, False]
    assert "Sign the record of" in client.get("/").text


def test_a_case_with_nothing_written_is_not_called_discussed(session, sign_in):
    CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), case_reference="P78")
    page = sign_in(session.supervisor).get(url_of(session)).text
    assert 'P78</strong> <span class="tracker-quiet">nothing written' in page


def test_the_file_says_why_in_the_words_that_were_added(session, sign_in):
    off = {"called_off_side": "neither", "called_off_reason": "other"}
    people = {"supervisee": supervisee_of(session), "supervisor": session.supervisor}
    text = "The building was closed"
    starts_at = datetime(2026, 11, 9, 10, tzinfo=UTC)
    SessionFactory(status="cancelled", starts_at=starts_at, called_off_text=text, **people, **off)
    client = sign_in(session.supervisor)
    assert "Cancelled: The building was closed" in client.get(url_of(session)).text

"""A programme that is past its last day and still runs: said wherever it is shown, with what to do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from nqsw.enrolments.reports.next_thing import next_thing
from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.reports.standing import standing_rows, standings_among
from nqsw.enrolments.reports.year import year_of
from nqsw.enrolments.services.rounds import steps_standing
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import Enrolment, Pause
from nqsw.rules.past_end import days_past_end, past_in_words
from supervision.models import Agreement
from tests.factories import SessionFactory
from tests.nqsw.enrolments.promised import decided, enrolled, manager, pass_and_complete, psw, senior
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
LAST = date(2026, 10, 4)
#: Started on this day, its 12 months ended on LAST: 46 days ago.
STARTED = date(2025, 10, 5)


@pytest.mark.parametrize(
    ("on", "days"), [(LAST - timedelta(1), 0), (LAST, 0), (LAST + timedelta(1), 1), (TODAY, 46)]
)
def test_a_programme_is_past_its_end_from_the_day_after(on, days):
    assert days_past_end(expected_end_on=LAST, on=on) == days


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (20, "2 weeks"), (46, "6 weeks")]
)
def test_by_how_much_is_said_in_days_then_in_weeks(days, words):
    assert past_in_words(days) == words


@pytest.fixture
def past() -> Enrolment:
    enrolment = enrolled(line_manager=manager(), started_on=STARTED)
    assert enrolment.expected_end_on == LAST
    assign_mentor(enrolment=enrolment, mentor=senior(started_on=STARTED), starts_on=STARTED, by=None)
    # Nothing of supervision is overdue: what comes first is the outcome.
    Agreement.objects.update(next_due_on=TODAY + timedelta(30))
    return enrolment


def read(enrolment, on=TODAY):
    (progress,) = progress_of([enrolment], on=on)
    rows = standing_rows(Enrolment.objects.all(), on=on)
    (standing,) = standings_among(rows["standing"], rows["open"], on=on)
    assert (progress.days_past, "past-end" in progress.flags) == (
        standing.days_past,
        "past-end" in standing.flags,
    )
    return progress


def test_progress_and_standing_say_so_alike(past):
    progress = read(past)
    assert (progress.days_past, progress.past_by, progress.stage) == (46, "6 weeks", "Past the end")
    on_the_last = read(past, LAST)
    assert (on_the_last.days_past, on_the_last.past_by, on_the_last.stage) == (0, "", "Months 10 to 12")


def test_in_a_pause_nothing_is_past(past):
    Pause.objects.create(enrolment=past, reason="sickness", started_on=LAST)
    assert read(Enrolment.objects.get()).days_past == 0


def test_an_extension_that_is_not_over_is_not_past(past):
    Enrolment.objects.update(extension_months=3, status="extended", expected_end_on=date(2027, 1, 4))
    progress = read(Enrolment.objects.get())
    assert (progress.days_past, progress.stage) == (0, "Months 13 to 15")


def test_one_that_has_ended_is_not_past(past):
    Enrolment.objects.update(status="completed", ended_on=TODAY - timedelta(3))
    assert read(Enrolment.objects.get()).days_past == 0


@pytest.mark.parametrize(
    ("verdict", "says", "label"),
    [
        ("", "Its 12 months ended on Sunday 4 October. The assessor now recommends", "Go to the outcome"),
        ("pass", "The employer has decided the outcome.", "Complete the programme"),
        ("fail", "The employer has decided the outcome.", "End the programme"),
        ("extend", "The employer has decided the outcome.", "Extend the programme"),
    ],
)
def test_what_comes_first_is_to_decide_and_then_to_do_so(past, monkeypatch, verdict, says, label):
    monkeypatch.setattr("nqsw.enrolments.reports.progress.days_overdue", lambda **_: 0)
    if verdict:
        decided(past, verdict)
    first = next_thing(read(past), steps=steps_standing(past), booked=None, on=TODAY)
    assert first.title == (
        "The programme has not been ended yet" if verdict else "The outcome is not decided yet"
    )
    assert says in first.text
    assert (first.label, first.is_late, first.for_nqsw) == (label, True, False)


def test_the_pages_of_each_say_the_same(past, sign_in):
    nqsw: Worker = past.worker
    home = sign_in(nqsw).get("/")
    assertContains(home, "6 weeks past the end of your programme")
    assertContains(home, "Not decided yet. Your 12 months ended on Sunday 4 October.")
    for reader in (nqsw, nqsw.line_manager, psw()):
        client = sign_in(reader)
        assertContains(client.get(past.get_absolute_url()), f"{nqsw}, 6 weeks past the end of the programme")
        assertContains(client.get(nqsw.get_absolute_url()), "NQSW, 6 weeks past the end of the programme")
    client = sign_in(psw())
    assertContains(client.get("/"), "past the end of the programme")
    for address in ("/nqsw/", "/nqsw/?whose=line&flag=past-end"):
        assertContains(client.get(address), "6 weeks past the end")
    assertNotContains(client.get("/nqsw/"), "Months 13 to 15")
    assertContains(client.get("/reports/programme/"), "6 weeks past the end")


@pytest.mark.parametrize("held_on", [LAST, LAST + timedelta(10)], ids=["on the last day", "after it"])
def test_the_year_is_drawn_up_to_today(past, held_on):
    pair = {"supervisee": past.worker, "supervisor": past.worker.line_manager}
    SessionFactory(**pair, status="held", starts_at=datetime.combine(held_on, time(10), UTC))
    year = year_of(past, on=TODAY)
    assert held_on in [one.on for one in year.happenings if one.kind == "Supervision"]


def test_the_count_is_not_shown_where_nobody_is_past(sign_in):
    enrolled(line_manager=manager())
    client = sign_in(psw())
    assertNotContains(client.get("/"), "past the end of the programme")
    counts = [one.flag for one, _ in client.get("/nqsw/").context["counts"]]
    assert "past-end" not in counts


def test_the_outcome_stands_at_home_and_on_their_page_for_those_who_may_read_it(past, sign_in):
    decided(past, "pass")
    home = " ".join(sign_in(past.worker).get("/").text.split())
    assert "Not decided yet" not in home
    assert ">Outcome</dt>" in home
    for reader, reads in (
        (past.worker, True),
        (past.worker.line_manager, True),
        (psw(), True),
        (past.mentor_assignments.get().mentor, False),
    ):
        page = sign_in(reader).get(past.worker.get_absolute_url()).text
        assert ("Outcome:" in page) is reads, reader


@pytest.mark.parametrize(
    ("ended_on", "is_said"),
    [(TODAY - timedelta(weeks=13, days=1), False), (TODAY - timedelta(weeks=13), True), (LAST, True)],
)
def test_home_says_for_a_time_how_the_programme_ended(past, sign_in, ended_on, is_said):
    pass_and_complete(enrolment=past, on=LAST, by=None)
    Enrolment.objects.update(ended_on=ended_on)
    home = sign_in(past.worker).get("/").text
    assert ("Completed" in home) is is_said
    assert (">Outcome</dt>" in home) is is_said
    assert ("Pass" in home) is is_said
    assert "Completed" not in sign_in(past.worker.line_manager).get("/").text

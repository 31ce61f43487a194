"""A programme that ended before it is recorded: what was due and held until today stays as it was judged."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.urls import reverse

from nqsw.enrolments.services.endings import leave, reinstate, withdraw
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.previews import preview
from nqsw.mentors.services.mentor_meetings import book_meeting, call_off_meeting
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.programmes.services import start_cohort
from supervision.clock.due_days import differences, update_due_days_of
from supervision.models import Agreement, FrequencyPolicy
from tests.factories import SessionFactory, WorkerFactory
from tests.nqsw.enrolments.promised import days, default_programme, manager, pass_and_complete, psw, senior
from tests.nqsw.enrolments.test_begun_in_the_past import past

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
FIRST, LAST, TODAY = date(2026, 9, 7), date(2026, 10, 8), date(2026, 11, 19)
#: Fortnightly and in time until the last day; then once, a week later than the programme asks for.
HELD = (date(2026, 9, 21), date(2026, 10, 5), date(2026, 10, 26))


@pytest.fixture
def enrolment(time_machine):
    time_machine.move_to(datetime(2026, 9, 7, 10, tzinfo=UTC), tick=False)
    made = enrolled_with_sessions()
    time_machine.move_to(datetime(2026, 11, 19, 10, tzinfo=UTC), tick=False)
    return made


def enrolled_with_sessions():
    cohort = start_cohort(programme=default_programme(), name="Autumn", starts_on=FIRST, by=None)
    worker = WorkerFactory(line_manager=manager(), started_on=FIRST)
    made = enrol(worker=worker, cohort=cohort, started_on=FIRST, by=None)
    for day in HELD:
        starts_at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        people = {"supervisee": worker, "supervisor": worker.line_manager}
        SessionFactory(status="held", starts_at=starts_at, **people)
    return made


def _withdrawn(enrolment):
    withdraw(enrolment=enrolment, on=LAST, by=None)


def _completed(enrolment):
    pass_and_complete(enrolment=enrolment, on=LAST, by=None)


@pytest.mark.parametrize("verb", [_withdrawn, _completed])
def test_what_was_judged_under_the_programme_stays_so(enrolment, verb):
    worker = enrolment.worker
    before = past(worker)
    assert before[0] == [
        (date(2026, 9, 21), True),
        (date(2026, 10, 5), True),
        (date(2026, 10, 19), False),
        (date(2026, 11, 9), False),
    ]
    due_on = worker.agreements.get(ends_on=None).next_due_on
    verb(enrolment)
    assert past(worker) == before
    now = worker.agreements.get(ends_on=None)
    assert (now.policy, now.starts_on) == (FrequencyPolicy.objects.get(is_default_for_others=True), TODAY)
    assert now.next_due_on == due_on == date(2026, 11, 9)
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("last_day", "starts_on"),
    [
        (date(2026, 11, 17), TODAY),
        (date(2026, 11, 18), TODAY),
        (TODAY, date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 21)),
    ],
)
def test_the_other_promise_begins_after_the_last_day_and_not_before_today(enrolment, last_day, starts_on):
    withdraw(enrolment=enrolment, on=last_day, by=None)
    assert enrolment.worker.agreements.get(ends_on=None).starts_on == starts_on


def test_of_one_who_was_enrolled_today_nothing_was_judged_yet():
    """As where a list of HR names those who have finished before the tracker."""
    made = enrolled_with_sessions()
    withdraw(enrolment=made, on=LAST, by=None)
    assert made.worker.agreements.get(ends_on=None).starts_on == date(2026, 10, 9)


def test_a_hand_over_since_the_last_day_keeps_its_time(enrolment):
    agreement = enrolment.worker.agreements.get(ends_on=None)
    Agreement.objects.filter(pk=agreement.pk).update(starts_on=date(2026, 11, 2))
    update_due_days_of([enrolment.worker_id])
    before = past(enrolment.worker)
    withdraw(enrolment=enrolment, on=LAST, by=None)
    assert past(enrolment.worker) == before


def test_a_leaver_has_no_supervision_after_the_last_day(enrolment):
    leave(enrolment=enrolment, on=LAST, by=None, at=datetime(2026, 11, 19, 9, tzinfo=UTC))
    assert enrolment.worker.agreements.get().ends_on == LAST


def test_restarted_the_programme_promises_what_it_did(enrolment):
    worker = enrolment.worker
    before, due_on = past(worker), worker.agreements.get(ends_on=None).next_due_on
    withdraw(enrolment=enrolment, on=LAST, by=None)
    enrolment.refresh_from_db()
    reinstate(enrolment=enrolment, by=None, at=datetime(2026, 11, 19, 9, tzinfo=UTC))
    now = worker.agreements.get(ends_on=None)
    assert (now.policy, now.next_due_on) == (enrolment.programme.policy, due_on)
    assert past(worker) == before


def test_the_page_says_so_beforehand(enrolment, sign_in):
    address = reverse("nqsw:enrolment_end", args=[enrolment.pk])
    client = sign_in(psw())
    assert "supervision as for everyone else starts today" in client.get(address).text
    client.post(address, {"status": "withdrawn", **days("on", LAST), "confirm": "yes"})
    assert enrolment.worker.agreements.get(ends_on=None).starts_on == TODAY


def test_the_year_of_a_programme_that_ended_ends_with_its_last_day(enrolment, sign_in):
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=FIRST, by=None)
    _withdrawn(enrolment)
    enrolment.refresh_from_db()
    page = sign_in(psw()).get(enrolment.get_absolute_url())
    shown, year = page.content.decode(), page.context["year"]
    assert (year.week, enrolment.week(on=TODAY)) == (5, 5)
    assert f"{enrolment.mentor_assignments.get().mentor}, until Thursday 8 October" in shown
    assert "No mentor" not in shown
    assert "Not done" in shown
    assert "To do" not in shown
    last_band = year.drawing.bands[-1]
    assert last_band.x + last_band.width < year.drawing.today_x
    assert [gap for gap in year.drawing.gaps if gap.x + gap.width > last_band.x + last_band.width + 1] == []
    assert {one.on for one in year.happenings if one.kind == "Supervision"} == {*HELD[:2]}


def test_the_preview_says_which_mentor_meetings_stay_booked(enrolment):
    mentoring = assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=FIRST, by=None)
    starts_at = datetime(2026, 12, 7, 10, tzinfo=UTC)
    facts = {"assignment": mentoring, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    meeting = book_meeting(place="", by=None, at=starts_at - timedelta(days=20), **facts)
    said = "Mentor meetings that stay booked after the mentor’s last day"
    change = partial(withdraw, on=LAST, by=None)

    def consequences():
        found = preview(enrolment=enrolment, change=lambda one: change(enrolment=one), on=TODAY)
        return {one.what: (one.before, one.after) for one in found}

    assert consequences()[said] == (None, 1)
    call_off_meeting(meeting=meeting, at=datetime(2026, 11, 19, 10, tzinfo=UTC), by=None)
    assert said not in consequences()


def test_the_page_says_which_day_it_is_for_one_who_was_enrolled_today(sign_in):
    made = enrolled_with_sessions()
    page = sign_in(psw()).get(reverse("nqsw:enrolment_end", args=[made.pk])).text
    assert "starts on the day after it, because this person was only enrolled on the tracker today" in page
    assert "starts today" not in page

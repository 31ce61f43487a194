"""An NQSW's year: the next thing on top, the strip, the milestones, and who may see it."""

import re
from datetime import UTC, date, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.reports.next_thing import next_thing
from nqsw.enrolments.reports.year import year_of
from nqsw.enrolments.services.pauses import pause
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import EnrolmentStatus, MilestoneTemplate
from supervision.clock.due_days import update_due_days_of
from tests.factories import (
    CaseloadSnapshotFactory,
    MasterClassFactory,
    PlaceFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.nqsw.enrolments.promised import START, days, enrolled, manager, psw, senior
from workforce.models import Absence

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def held(enrolment, *days):
    for day in days:
        SessionFactory(
            status="held",
            supervisee=enrolment.worker,
            starts_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        )


def to_date(enrolment):
    """Supervision and milestones as promised until today, under a programme where nobody signs."""
    MilestoneTemplate.objects.update(signed_by=[])
    held(
        enrolment,
        *(date(2026, 9, d) for d in (14, 28)),
        *(date(2026, 10, d) for d in (12, 26)),
        date(2026, 11, 9),
    )
    enrolment.milestones.filter(due_on__lt=TODAY).update(done_on=START)


def test_supervision_that_is_overdue_comes_first():
    year = year_of(enrolled(line_manager=manager()), on=TODAY)
    assert year.next_thing.title == "Next supervision"
    assert year.next_thing.text == "Supervision is overdue by 59 days. Nothing is booked."
    assert year.next_thing.is_late


def test_a_missing_mentor_comes_before_milestones():
    enrolment = enrolled(line_manager=manager())
    held(enrolment, date(2026, 11, 9))
    assert year_of(enrolment, on=TODAY).next_thing.title == "No mentor yet"


def test_a_late_milestone_comes_before_the_next_session():
    enrolment = enrolled(line_manager=manager())
    held(enrolment, date(2026, 11, 9))
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
    found = year_of(enrolment, on=TODAY).next_thing
    assert (found.title, found.text) == (
        "Support and assessment agreement",
        "It was due by Monday 21 September.",
    )


def test_then_the_session_that_is_due_and_not_booked():
    enrolment = enrolled(line_manager=manager())
    to_date(enrolment)
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
    found = year_of(enrolment, on=TODAY).next_thing
    assert found.text == "Supervision is due by Monday 23 November. Nothing is booked."


def test_with_a_session_booked_the_next_milestone_is_named():
    enrolment = enrolled(line_manager=manager())
    to_date(enrolment)
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
    SessionFactory(supervisee=enrolment.worker)
    found = year_of(enrolment, on=TODAY).next_thing
    assert found.text == "It is due by Friday 4 December."


@pytest.mark.parametrize(
    ("change", "title"),
    [
        (
            lambda e: pause(enrolment=e, reason="sickness", started_on=TODAY, ended_on=None, by=None),
            "The programme is paused, agreed in principle",
        ),
        (lambda e: e.worker.agreements.all().delete(), "No supervisor yet"),
    ],
)
def test_a_pause_or_no_supervisor_is_said(change, title):
    enrolment = enrolled(line_manager=manager())
    change(enrolment)
    enrolment.refresh_from_db()
    assert year_of(enrolment, on=TODAY).next_thing.title == title


def test_the_strip_shows_sessions_held_late_and_the_days_beyond_the_promise():
    enrolment = enrolled(line_manager=manager())
    held(enrolment, date(2026, 9, 14), date(2026, 10, 5))
    drawing = year_of(enrolment, on=TODAY).drawing
    assert [(s.state, s.words) for s in drawing.sessions] == [
        ("held", "Supervision held in time, Mon 14 Sep"),
        ("late", "Supervision held late, Mon 5 Oct"),
    ]
    assert len(drawing.gaps) == 2


def test_the_table_says_the_same_as_the_strip():
    enrolment = enrolled(line_manager=manager())
    to_date(enrolment)
    CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=date(2026, 11, 2), cin=11)
    year = year_of(enrolment, on=TODAY)
    kinds = [happening.kind for happening in year.happenings]
    assert kinds.count("Supervision") == len(year.drawing.sessions) == 5
    assert kinds.count("Milestone") == len(year.drawing.milestones) == 24
    assert "11 cases" in [happening.what for happening in year.happenings]


def test_a_class_with_a_colon_in_its_title_keeps_it_in_the_table():
    enrolment = enrolled(line_manager=manager())
    a_class = MasterClassFactory(title="Court skills: the witness box")
    PlaceFactory(master_class=a_class, worker=enrolment.worker)
    (line,) = [one for one in year_of(enrolment, on=TODAY).happenings if one.kind == "Master class"]
    assert (line.what, line.outcome) == ("Court skills: the witness box", "has a place")


def test_nothing_is_drawn_as_late_in_a_pause():
    enrolment = enrolled(line_manager=manager())
    pause(enrolment=enrolment, reason="sickness", started_on=TODAY, ended_on=None, by=None)
    enrolment = type(enrolment).objects.get()
    assert {point.state for point in year_of(enrolment, on=TODAY).drawing.milestones} == {"open"}


def test_the_page_shows_week_next_thing_strip_and_milestones(sign_in):
    enrolment = enrolled(line_manager=manager(), given_name="Amina")
    page = sign_in(enrolment.worker).get(f"/nqsw/enrolments/{enrolment.pk}/")
    assertContains(page, f"{enrolment.worker}, week 11 of 52")
    assertContains(page, "Supervision is overdue by 59 days")
    assertContains(page, '<svg class="tracker-year__strip"')
    assertContains(page, "3-month review")
    assertNotContains(page, "style=")


def test_a_programme_has_as_many_weeks_on_every_page_and_a_pause_adds_none(sign_in):
    enrolment = enrolled(line_manager=manager())
    facts = {"started_on": date(2026, 12, 1), "ended_on": date(2026, 12, 31)}
    pause(enrolment=enrolment, reason="bereavement", by=None, **facts)
    client = sign_in(psw())
    assertContains(client.get(enrolment.worker.get_absolute_url()), "week 11 of 52")
    assertContains(client.get(f"/nqsw/enrolments/{enrolment.pk}/"), "week 11 of 52")
    assertContains(client.get("/nqsw/"), "11 of 52")


@pytest.mark.parametrize(
    ("first", "last", "offered"),
    [
        (date(2026, 10, 1), date(2026, 10, 9), "Pause"),
        (date(2026, 12, 1), date(2026, 12, 31), "Pause at another time"),
        (date(2026, 12, 1), None, None),
    ],
)
def test_a_pause_that_stands_is_not_offered_again(sign_in, first, last, offered):
    enrolment = enrolled(line_manager=manager())
    pause(enrolment=enrolment, reason="bereavement", started_on=first, ended_on=last, by=None)
    page = sign_in(psw()).get(f"/nqsw/enrolments/{enrolment.pk}/").text
    assert re.findall(r'/pause/">([^<]*)<', page) == ([offered] if offered else [])


def test_an_nqsw_is_led_to_their_own_year(sign_in):
    enrolment = enrolled()
    assertRedirects(sign_in(enrolment.worker).get("/nqsw/"), f"/nqsw/enrolments/{enrolment.pk}/")


@pytest.mark.parametrize("who", ["own", "manager", "assessor", "mentor", "psw"])
def test_who_has_to_do_with_the_nqsw_sees_the_year(sign_in, who):
    boss, mentor, assessor = manager(), senior(), senior()
    enrolment = enrolled(line_manager=boss)
    assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=START, by=None)
    enrolment.assessor = assessor
    enrolment.save()
    people = {"own": enrolment.worker, "manager": boss, "mentor": mentor, "assessor": assessor, "psw": psw()}
    page = sign_in(people[who]).get(f"/nqsw/enrolments/{enrolment.pk}/")
    assertContains(page, "3-month review")


def test_who_has_nothing_to_do_with_the_nqsw_finds_nothing(sign_in):
    enrolment = enrolled()
    assert sign_in(WorkerFactory()).get(f"/nqsw/enrolments/{enrolment.pk}/").status_code == 404


def test_only_the_principal_social_worker_is_offered_changes(sign_in):
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    address = f"/nqsw/enrolments/{enrolment.pk}/"
    assertNotContains(sign_in(boss).get(address), f"{address}pause/")
    assertContains(sign_in(psw()).get(address), f"{address}pause/")


@pytest.mark.parametrize("what", ["pause", "extend", "end", "reinstate", "assessor", "undo", "mentor"])
def test_who_only_sees_the_year_cannot_change_it(sign_in, what):
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    page = sign_in(boss).post(f"/nqsw/enrolments/{enrolment.pk}/{what}/", {"confirm": "yes"})
    assert page.status_code == 403
    enrolment.refresh_from_db()
    assert enrolment.status == EnrolmentStatus.ACTIVE


PAUSE = {
    "reason": "parental_leave",
    "record_absence_too": "on",
    **days("started_on", date(2026, 12, 1)),
    **days("ended_on", date(2027, 4, 30)),
}


def test_a_pause_is_shown_ahead_and_then_made(sign_in):
    enrolment = enrolled(line_manager=manager())
    client, address = sign_in(psw()), f"/nqsw/enrolments/{enrolment.pk}/pause/"
    page = client.post(address, PAUSE)
    assertContains(page, "What changes")
    assertContains(page, "Fri 4 Feb 2028")
    assert not enrolment.pauses.exists() and not Absence.objects.exists()
    assertRedirects(client.post(address, {**PAUSE, "confirm": "yes"}), f"/nqsw/enrolments/{enrolment.pk}/")
    enrolment.refresh_from_db()
    assert enrolment.expected_end_on == date(2028, 2, 4)
    assert Absence.objects.get().reason == "MAT"


def test_a_pause_that_cannot_be_is_refused_in_words(sign_in):
    enrolment = enrolled(line_manager=manager())
    client = sign_in(psw())
    early = {**PAUSE, **days("started_on", date(2026, 9, 1))}
    page = client.post(f"/nqsw/enrolments/{enrolment.pk}/pause/", early)
    assertContains(page, "The pause must start on or after the first day of the programme.")


def test_a_pause_is_taken_back(sign_in):
    enrolment = enrolled(line_manager=manager())
    made = pause(enrolment=enrolment, reason="sickness", started_on=TODAY, ended_on=TODAY, by=None)
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/pauses/{made.pk}/take-back/"), "What changes")
    client.post(f"/nqsw/pauses/{made.pk}/take-back/", {"confirm": "yes"})
    assert not enrolment.pauses.exists()


def test_the_last_day_of_a_pause_is_recorded(sign_in):
    enrolment = enrolled(line_manager=manager())
    made = pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 11, 2), ended_on=None, by=None)
    facts = {**days("ended_on", date(2026, 11, 12)), "confirm": "yes"}
    sign_in(psw()).post(f"/nqsw/pauses/{made.pk}/", facts)
    made.refresh_from_db()
    assert made.ended_on == date(2026, 11, 12)


def test_an_extension_and_an_ending_are_made_and_taken_back(sign_in):
    enrolment = enrolled(line_manager=manager())
    client, address = sign_in(psw()), f"/nqsw/enrolments/{enrolment.pk}/"
    client.post(f"{address}extend/", {"months": 3, "confirm": "yes"})
    enrolment.refresh_from_db()
    assert enrolment.status == EnrolmentStatus.EXTENDED
    client.post(f"{address}end/", {"status": "withdrawn", **days("on", TODAY), "confirm": "yes"})
    enrolment.refresh_from_db()
    assert (enrolment.status, enrolment.ended_on) == (EnrolmentStatus.WITHDRAWN, TODAY)
    assertContains(client.get(f"{address}reinstate/"), "What changes")
    client.post(f"{address}reinstate/", {"confirm": "yes"})
    enrolment.refresh_from_db()
    assert enrolment.status == EnrolmentStatus.EXTENDED


def test_an_enrolment_made_by_mistake_is_undone(sign_in):
    enrolment = enrolled(line_manager=manager())
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/enrolments/{enrolment.pk}/undo/"), "Undo the enrolment")
    assertRedirects(client.post(f"/nqsw/enrolments/{enrolment.pk}/undo/", {"confirm": "yes"}), "/nqsw/")
    assert client.get(f"/nqsw/enrolments/{enrolment.pk}/").status_code == 404


def test_an_assessor_is_chosen(sign_in):
    enrolment, assessor = enrolled(line_manager=manager()), senior()
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/enrolments/{enrolment.pk}/assessor/"), "Who assesses?")
    client.post(f"/nqsw/enrolments/{enrolment.pk}/assessor/", {"assessor": assessor.pk})
    enrolment.refresh_from_db()
    assert enrolment.assessor == assessor


def test_nothing_due_is_said_too():
    enrolment = enrolled(line_manager=manager())
    to_date(enrolment)
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
    enrolment.milestones.update(done_on=START)
    SessionFactory(supervisee=enrolment.worker)
    update_due_days_of([enrolment.worker_id])
    assert year_of(enrolment, on=TODAY).next_thing.title == "Nothing is due"
    assert (
        next_thing(year_of(enrolment, on=TODAY).progress, steps=[], booked=None, on=TODAY).label
        == "Book a time"
    )

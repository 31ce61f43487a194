"""Mentor meetings: in both diaries, and what was talked about stays between the two."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.mentors.reports.mentors import mentored
from nqsw.mentors.services.mentor_meetings import (
    CannotMeet,
    book_meeting,
    call_off_meeting,
    log_meeting,
    log_past_meeting,
    move_meeting,
    take_back_meeting,
)
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import MeetingStatus, MentorMeeting, PauseReason
from supervision.booking.services.diary import AlreadyBusy
from supervision.models import DiaryEntry
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior
from workforce.models import Event
from workforce.rules.plausibility import Doubtful

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 11, 25, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOW = datetime(2026, 11, 19, 10, tzinfo=UTC)
CANARY = "canary-topic-7391"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture(scope="module")
def _assigned(kept_rows):
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    return boss, assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)


@pytest.fixture
def assigned(_assigned):
    return deepcopy(_assigned)


@pytest.fixture
def boss(assigned):
    return assigned[0]


@pytest.fixture
def assignment(assigned):
    return assigned[1]


def book(assignment, starts_at=TEN):
    return book_meeting(
        assignment=assignment, starts_at=starts_at, ends_at=starts_at + HOUR, place="Room 4", by=None, at=NOW
    )


def logged(assignment, starts_at=NOW - timedelta(days=7)):
    return log_past_meeting(
        assignment=assignment,
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        place="",
        topics=CANARY,
        at=NOW,
        by=None,
    )


def test_a_meeting_is_in_both_diaries_and_gives_nothing_away(assignment):
    meeting = book(assignment)
    entries = DiaryEntry.objects.filter(uid=meeting.uid)
    assert {entry.worker for entry in entries} == {assignment.mentor, assignment.enrolment.worker}
    assert {entry.path for entry in entries} == {f"/nqsw/mentor-meetings/{meeting.pk}/"}


def test_nobody_is_booked_twice(assignment):
    book(assignment)
    with pytest.raises(AlreadyBusy):
        book(assignment, TEN + HOUR / 2)
    assert MentorMeeting.objects.count() == 1


def test_a_meeting_moves_in_both_diaries(assignment):
    meeting = book(assignment)
    times = {"starts_at": TEN + HOUR, "ends_at": TEN + 2 * HOUR}
    move_meeting(meeting=meeting, **times, place="Room 5", by=None, at=NOW)
    facts = set(DiaryEntry.objects.filter(uid=meeting.uid).values_list("starts_at", "place", "sequence"))
    assert facts == {(TEN + HOUR, "Room 5", 1)}


def test_a_meeting_called_off_gives_the_time_back(assignment):
    meeting = book(assignment)
    call_off_meeting(meeting=meeting, at=NOW, by=None)
    assert not DiaryEntry.objects.not_cancelled().filter(uid=meeting.uid).exists()
    book(assignment)
    for act in (
        lambda: call_off_meeting(meeting=meeting, at=NOW, by=None),
        lambda: log_meeting(meeting=meeting, topics="", at=TEN, by=None),
    ):
        with pytest.raises(CannotMeet):
            act()


@pytest.mark.parametrize(("at", "held"), [(TEN - timedelta(minutes=1), False), (TEN, True)])
def test_a_meeting_is_held_from_its_beginning_on(assignment, at, held):
    meeting = book(assignment)
    if held:
        log_meeting(meeting=meeting, topics="", at=at, by=None)
    else:
        with pytest.raises(CannotMeet, match="not started yet"):
            log_meeting(meeting=meeting, topics="", at=at, by=None)
    meeting.refresh_from_db()
    assert (meeting.status == MeetingStatus.HELD) is held


def test_a_mentor_meeting_never_moves_the_supervision_clock(assignment):
    worker = assignment.enrolment.worker
    before = worker.agreements.get().next_due_on
    logged(assignment)
    assert worker.agreements.get().next_due_on == before


def test_the_next_meeting_is_promised_a_month_after_the_last(assignment):
    (first,) = mentored(type(assignment).objects.all(), at=NOW)
    assert (first.next_due_on, first.held) == (date(2026, 10, 7), 0)
    logged(assignment)
    (then,) = mentored(type(assignment).objects.all(), at=NOW)
    assert (then.next_due_on, then.held) == (date(2026, 12, 14), 1)  # the 12th is a Saturday
    assert first.is_late(on=date(2026, 10, 8)) and not first.is_late(on=date(2026, 10, 7))


def test_no_meeting_is_due_in_a_pause_and_the_next_a_month_after_it(assignment):
    paused = assignment.enrolment.pauses.create(reason=PauseReason.SICKNESS, started_on=date(2026, 10, 5))
    (then,) = mentored(type(assignment).objects.all(), at=NOW)
    assert (then.next_due_on, then.is_late(on=NOW.date())) == (None, False)
    paused.ended_on = date(2026, 11, 18)
    paused.save()
    (since,) = mentored(type(assignment).objects.all(), at=NOW)
    assert since.next_due_on == date(2026, 12, 18)


# --- Pages ------------------------------------------------------------------------------------


def times(day=25, starts="10:00", ends="11:00", **facts):
    facts = {"happened": "no", **facts}
    return {"day_day": day, "day_month": 11, "day_year": 2026, "starts": starts, "ends": ends, **facts}


@pytest.mark.parametrize("side", ["mentor", "nqsw"])
def test_either_of_the_two_books(sign_in, assignment, side):
    person = assignment.mentor if side == "mentor" else assignment.enrolment.worker
    page = sign_in(person).post("/nqsw/mentor-meetings/new/", times(assignment=assignment.pk, place="Room 4"))
    meeting = MentorMeeting.objects.get()
    assertRedirects(page, f"/nqsw/mentor-meetings/{meeting.pk}/")
    assert meeting.starts_at == TEN


def test_a_meeting_that_is_over_is_logged(sign_in, assignment):
    sign_in(assignment.mentor).post(
        "/nqsw/mentor-meetings/new/", times(day=18, assignment=assignment.pk, happened="yes", topics="Court")
    )
    assert MentorMeeting.objects.get().status == MeetingStatus.HELD
    assert MentorMeeting.objects.get().topics == "Court"


def test_the_form_saved_untouched_records_nothing(sign_in, assignment):
    client, address = sign_in(assignment.mentor), "/nqsw/mentor-meetings/new/"
    fields = client.get(address).context["form"]
    untouched = {one.html_name: one.value() or "" for one in fields if one.name not in ("day", "happened")}
    page = client.post(address, untouched)
    for words in ("Select whether it has taken place", "Enter the day", "Enter the time it starts"):
        assertContains(page, words)
    assert not MentorMeeting.objects.exists()


def test_a_mentor_of_two_says_which_of_them_it_was(sign_in, assignment):
    second = assign_mentor(enrolment=enrolled(), mentor=assignment.mentor, starts_on=START, by=None)
    client = sign_in(assignment.mentor)
    field = client.get("/nqsw/mentor-meetings/new/").context["form"].fields["assignment"]
    assert next(iter(field.choices)) == ("", "Select who meets")

    page = client.post("/nqsw/mentor-meetings/new/", times(day=18, assignment="", happened="yes"))
    assertContains(page, "Select who meets")
    assert not MentorMeeting.objects.exists()
    of_one = client.get("/nqsw/mentor-meetings/new/", {"assignment": second.pk})
    assert of_one.context["form"]["assignment"].value() == str(second.pk)


@pytest.mark.parametrize(
    ("day", "happened", "words"),
    [(25, "yes", "The meeting must have started"), (18, "no", "The meeting must be in the future")],
)
def test_a_meeting_has_taken_place_or_is_to_come(sign_in, assignment, day, happened, words):
    facts = times(day=day, assignment=assignment.pk, happened=happened)
    assertContains(sign_in(assignment.mentor).post("/nqsw/mentor-meetings/new/", facts), words)
    assert not MentorMeeting.objects.exists()


# --- Undoing ----------------------------------------------------------------------------------


def test_a_meeting_recorded_by_mistake_is_gone_the_same_day(assignment):
    by = assignment.mentor.account
    meeting = log_past_meeting(
        assignment=assignment, starts_at=NOW - HOUR, ends_at=NOW, place="", topics="", at=NOW, by=by
    )
    assert take_back_meeting(meeting=meeting, by=by, at=NOW) is False
    assert not MentorMeeting.objects.exists()


def test_a_booked_meeting_recorded_by_mistake_is_booked_again(assignment):
    meeting, by = book(assignment, NOW - 2 * HOUR), assignment.mentor.account
    log_meeting(meeting=meeting, topics=CANARY, at=NOW, by=by)
    assert take_back_meeting(meeting=meeting, by=by, at=NOW) is True
    meeting.refresh_from_db()
    assert (meeting.status, meeting.topics, meeting.recorded_by) == (MeetingStatus.BOOKED, "", None)


@pytest.mark.parametrize("why", ["another day", "another person", "the other wrote in it"])
def test_it_is_not_undone_by_others_later_or_after_the_other_has_acted(assignment, why):
    meeting, by = book(assignment, NOW - 2 * HOUR), assignment.mentor.account
    other = assignment.enrolment.worker.account
    log_meeting(meeting=meeting, topics=CANARY, at=NOW, by=by)
    if why == "the other wrote in it":
        log_meeting(meeting=meeting, topics="I add", at=NOW, by=other)
    at = NOW + timedelta(days=1) if why == "another day" else NOW
    with pytest.raises(CannotMeet, match="same day"):
        take_back_meeting(meeting=meeting, by=other if why == "another person" else by, at=at)
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD


def test_the_page_offers_it_to_who_recorded_it(sign_in, assignment):
    client = sign_in(assignment.mentor)
    client.post("/nqsw/mentor-meetings/new/", times(day=18, assignment=assignment.pk, happened="yes"))
    address = MentorMeeting.objects.get().get_absolute_url()
    assertContains(client.get(address), "undo the record")
    assertNotContains(sign_in(assignment.enrolment.worker).get(address), "undo the record")
    page = sign_in(assignment.enrolment.worker).post(f"{address}undo/", follow=True)
    assertContains(page, "Only the person who recorded the meeting can undo it")
    assertRedirects(sign_in(assignment.mentor).post(f"{address}undo/"), "/nqsw/mentor-meetings/")
    assert not MentorMeeting.objects.exists()


# --- Ways in ----------------------------------------------------------------------------------


def test_the_mentors_home_shows_the_next_meeting_or_books_it(sign_in, assignment):
    client = sign_in(assignment.mentor)
    assertContains(client.get("/"), f"/nqsw/mentor-meetings/new/?assignment={assignment.pk}")
    book(assignment)
    assertContains(client.get("/"), "Wed 25 Nov, 10:00")


def test_the_mentor_of_a_paused_nqsw_is_not_told_to_meet(sign_in, assignment):
    assignment.enrolment.pauses.create(reason=PauseReason.SICKNESS, started_on=date(2026, 10, 5))
    client = sign_in(assignment.mentor)
    home = client.get("/")
    assertContains(home, "Paused")
    assertNotContains(home, "Was due by")
    assertContains(client.get("/nqsw/mentor-meetings/"), "The programme is paused: no meeting is due.")


def test_both_are_asked_whether_they_met(sign_in, assignment):
    meeting = book(assignment, NOW - 2 * HOUR)
    for person in (assignment.mentor, assignment.enrolment.worker):
        assertContains(sign_in(person).get("/"), "Say whether you met")
    log_meeting(meeting=meeting, topics="", at=NOW, by=None)
    assertNotContains(sign_in(assignment.mentor).get("/"), "Say whether you met")


@pytest.mark.parametrize("side", ["mentor", "nqsw"])
def test_the_year_leads_the_two_to_their_meetings(sign_in, assignment, boss, side):
    person = assignment.mentor if side == "mentor" else assignment.enrolment.worker
    address = f"/nqsw/enrolments/{assignment.enrolment_id}/"
    assertContains(sign_in(person).get(address), "Mentor meetings: book or record")
    assertNotContains(sign_in(boss).get(address), "Mentor meetings: book or record")


def test_a_time_that_is_taken_is_said_in_words(sign_in, assignment):
    book(assignment)
    page = sign_in(assignment.mentor).post("/nqsw/mentor-meetings/new/", times(assignment=assignment.pk))
    assertContains(page, "is already busy on Wednesday 25 November from 10:00 to 11:00")


def test_the_end_comes_after_the_start(sign_in, assignment):
    page = sign_in(assignment.mentor).post(
        "/nqsw/mentor-meetings/new/", times(assignment=assignment.pk, ends="10:00")
    )
    assertContains(page, "The end time must be after the start time")


def test_nobody_books_a_meeting_of_two_others(sign_in, assignment, boss):
    page = sign_in(boss).post("/nqsw/mentor-meetings/new/", times(assignment=assignment.pk))
    assert page.status_code == 200 and not MentorMeeting.objects.exists()


def test_the_list_shows_each_of_the_two_the_other(sign_in, assignment):
    book(assignment)
    assertContains(sign_in(assignment.mentor).get("/nqsw/mentor-meetings/"), str(assignment.enrolment.worker))
    page = sign_in(assignment.enrolment.worker).get("/nqsw/mentor-meetings/")
    assertContains(page, f"Your mentor: {assignment.mentor}")


@pytest.mark.parametrize("side", ["mentor", "nqsw"])
def test_the_two_read_the_topics_and_the_reading_is_recorded(sign_in, assignment, side):
    meeting = logged(assignment)
    person = assignment.mentor if side == "mentor" else assignment.enrolment.worker
    assertContains(sign_in(person).get(f"/nqsw/mentor-meetings/{meeting.pk}/"), CANARY)
    assert Event.objects.filter(verb="mentor meeting topics read", actor=person.account).count() == 1


@pytest.mark.parametrize("who", ["psw", "manager", "assessor"])
def test_nobody_else_reads_the_topics_though_they_see_that_the_two_met(sign_in, assignment, boss, who):
    assessor = senior()
    assignment.enrolment.assessor = assessor
    assignment.enrolment.save()
    person = {"psw": psw(), "manager": boss, "assessor": assessor}[who]
    meeting = logged(assignment)
    client = sign_in(person)
    page = client.get(f"/nqsw/mentor-meetings/{meeting.pk}/")
    assertContains(page, "Only the mentor and the NQSW can read what they talked about.")
    assertNotContains(page, CANARY)
    assertNotContains(client.get(f"/nqsw/enrolments/{assignment.enrolment_id}/"), CANARY)
    assert client.post(f"/nqsw/mentor-meetings/{meeting.pk}/", {"topics": "mine now"}).status_code == 403


def test_a_stranger_finds_no_meeting(sign_in, assignment):
    meeting = logged(assignment)
    assert sign_in(WorkerFactory()).get(f"/nqsw/mentor-meetings/{meeting.pk}/").status_code == 404


def test_topics_are_in_no_event(assignment):
    logged(assignment)
    assert not any(CANARY in str(event.details) for event in Event.objects.all())


def test_the_two_say_that_they_met(sign_in, assignment):
    meeting = book(assignment, NOW - HOUR)
    page = sign_in(assignment.mentor).post(f"/nqsw/mentor-meetings/{meeting.pk}/", {"topics": CANARY})
    assertRedirects(page, f"/nqsw/mentor-meetings/{meeting.pk}/")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.topics) == (MeetingStatus.HELD, CANARY)


def test_the_two_move_and_call_off(sign_in, assignment, boss):
    meeting = book(assignment)
    address = f"/nqsw/mentor-meetings/{meeting.pk}/"
    assert sign_in(boss).post(f"{address}cancel/").status_code == 403
    client = sign_in(assignment.mentor)
    assertContains(client.get(f"{address}move/"), "10:00")
    client.post(f"{address}move/", times(day=26))
    meeting.refresh_from_db()
    assert meeting.starts_at == TEN + timedelta(days=1)
    assert client.get(f"{address}cancel/").status_code == 405
    client.post(f"{address}cancel/")
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.CANCELLED


def test_a_former_mentor_keeps_the_meetings_but_not_the_nqsws_year(sign_in, assignment):
    meeting = logged(assignment)
    type(assignment).objects.update(ends_on=date(2026, 11, 18))
    client = sign_in(assignment.mentor)
    assertContains(client.get(f"/nqsw/mentor-meetings/{meeting.pk}/"), CANARY)
    assert client.get(f"/nqsw/enrolments/{assignment.enrolment_id}/").status_code == 404


# --- Times that are seldom meant --------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_at", "minutes", "key"),
    [
        (datetime(2026, 11, 28, 10, tzinfo=UTC), 60, "day"),
        (datetime(2026, 11, 25, 10, tzinfo=UTC), 10, "short"),
        (datetime(2028, 11, 24, 10, tzinfo=UTC), 60, "year"),
    ],
)
def test_a_saturday_ten_minutes_or_another_year_wait_for_a_yes(assignment, starts_at, minutes, key):
    times = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "place": "",
        "by": None,
    }
    meeting = book(assignment)
    late = max(NOW, starts_at + HOUR) if key != "year" else starts_at + timedelta(days=200)
    for act in (
        lambda sure: book_meeting(assignment=assignment, **times, at=NOW, sure=sure),
        lambda sure: log_past_meeting(assignment=assignment, topics="", at=late, **times, sure=sure),
    ):
        with pytest.raises(Doubtful) as doubtful:
            act(())
        assert [each.key for each in doubtful.value.doubts] == [key]
    with pytest.raises(Doubtful):
        move_meeting(meeting=meeting, **times, at=NOW)
    move_meeting(meeting=meeting, **times, at=NOW, sure=[key])
    meeting.refresh_from_db()
    assert meeting.starts_at == starts_at


def test_nobody_met_before_both_worked_here(assignment):
    first = max(assignment.mentor.started_on, assignment.enrolment.worker.started_on)
    before = datetime.combine(first - timedelta(days=7), TEN.timetz())
    with pytest.raises(CannotMeet, match="did not work here on"):
        logged(assignment, before)
    assert MentorMeeting.objects.count() == 0

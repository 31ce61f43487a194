"""Group supervision: in everybody's diary, moved and called off for all, and who was there counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from supervision.booking.permissions import (
    can_change,
    can_change_group,
    can_leave,
    groups_changeable,
    groups_to_leave,
    sessions_changeable,
)
from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.booking import cancel_session
from supervision.booking.services.groups import book_group, change_group, leave_group
from supervision.booking.services.moving import move_session
from supervision.booking.services.rebooking import rebook
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import Agreement, DiaryEntry, PersonalNote, Session, Status
from supervision.records.services.records import record_held
from tests.factories import AbsenceFactory, AgreementFactory, SessionFactory, WorkerFactory
from tests.supervision.signing import write_and_sign
from workforce.models import Event, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
STARTS = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LENGTH = timedelta(minutes=90)
WHY = {"reason": "court", "side": "neither"}
PAGE = "/supervision/book/group/"


@pytest.fixture
def team() -> list[Worker]:
    """A supervisor, and then three supervisees."""
    manager = WorkerFactory(org_role=2)
    supervisor = WorkerFactory(given_name="Dan", family_name="Okafor", org_role=3, line_manager=manager)
    names = ("Amina", "Bilal", "Carys")
    people = [WorkerFactory(given_name=name, family_name="Ahmed", line_manager=supervisor) for name in names]
    for supervisee in people:
        AgreementFactory(supervisor=supervisor, supervisee=supervisee)
    return [supervisor, *people]


def booked(team: list[Worker], *, starts_at: datetime = STARTS, **facts) -> Session:
    supervisor, *people = team
    times = {"starts_at": starts_at, "ends_at": starts_at + LENGTH, "place": "Room 2"}
    return book_group(
        supervisor=supervisor, supervisees=people, by=supervisor.account, at=AT, **{**times, **facts}
    )


def form_for(people: list[Worker], **changes: object) -> dict[str, object]:
    day = {"on_day": "24", "on_month": "11", "on_year": "2026"}
    times = {"starts": "10:00", "ends": "11:30", "place": "Room 2"}
    return {"supervisees": [each.pk for each in people], **day, **times, **changes}


def held_times() -> set[tuple[Worker, datetime]]:
    entries = DiaryEntry.objects.not_cancelled().select_related("worker")
    return {(entry.worker, entry.starts_at) for entry in entries}


def mails_to(worker: Worker) -> list[str]:
    return [message.body for message in mail.outbox if message.to == [worker.account.email]]


# --- Booking ----------------------------------------------------------------------------------------


def test_a_group_is_booked_on_its_page_for_everybody(sign_in, team, django_capture_on_commit_callbacks):
    supervisor, *people = team
    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(supervisor).post(PAGE, form_for(people))
    session = Session.objects.get()
    assert answer.url == session.get_absolute_url()
    assert (session.kind, session.status, session.starts_at) == ("group", Status.BOOKED, STARTS)
    assert set(session.supervisees.all()) == set(people)
    assert held_times() == {(worker, STARTS) for worker in team}
    assert DiaryEntry.objects.values_list("uid", flat=True).distinct().get() == session.uid
    for worker in team:
        (body,) = mails_to(worker)
        assert "is booked: Tuesday 24 November, 10:00 to 11:30, Room 2" in body
    (event,) = Event.objects.filter(verb="group session booked")
    assert (event.worker, event.details["people"]) == (None, sorted(each.pk for each in people))


def test_everybodys_calendar_feed_shows_it(client, team):
    session = booked(team)
    for worker in team:
        token = make_feed(worker=worker, by=worker.account, at=AT)
        feed = client.get(reverse("supervision:calendar_feed", args=[token])).content.decode()
        assert str(session.uid) in feed


def test_everybody_who_cannot_come_is_named_and_nothing_is_booked(sign_in, team):
    supervisor, amina, bilal, carys = team
    DiaryEntry.objects.create(worker=amina, subject="supervision", starts_at=STARTS, ends_at=STARTS + LENGTH)
    AbsenceFactory(worker=bilal, started_on=date(2026, 11, 24), ended_on=date(2026, 11, 24))
    page = sign_in(supervisor).post(PAGE, form_for([amina, bilal, carys]))
    assert page.context["form"].non_field_errors() == [
        "Bilal Ahmed is away that day.",
        "Amina Ahmed is already busy on Tuesday 24 November from 10:00 to 11:30.",
    ]
    assert not Session.objects.filter(kind="group").exists()
    assert "Everyone is free: " in page.text
    assert "Wednesday 25 November, 10:00 to 11:30" in page.text


def test_who_is_somebody_elses_supervisee_by_then_is_named(team):
    amina = team[1]
    Agreement.objects.filter(supervisee=amina).update(ends_on=date(2026, 11, 23))
    with pytest.raises(NotBookable) as refusal:
        booked(team)
    assert refusal.value.messages == ("Dan Okafor is not Amina Ahmed’s supervisor on that day.",)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ends": "09:00"}, "The end time must be after the start time"),
        ({"on_day": "18"}, "Select a time in the future."),
        ({"supervisees": []}, "Select who takes part"),
    ],
)
def test_what_cannot_be_booked_is_told(sign_in, team, changes, words):
    page = sign_in(team[0]).post(PAGE, form_for(team[1:], **changes))
    assert words in page.text
    assert not Session.objects.exists()


def test_one_person_is_no_group_and_other_peoples_supervisees_are_no_choice(sign_in, team):
    client = sign_in(team[0])
    assert "Select at least two people" in client.post(PAGE, form_for(team[1:2])).text
    elsewhere = WorkerFactory()
    assert (
        "Select only people who can be chosen here" in client.post(PAGE, form_for([team[1], elsewhere])).text
    )
    assert not Session.objects.exists()


def test_the_same_form_sent_twice_books_once(sign_in, team):
    client = sign_in(team[0])
    first, second = (client.post(PAGE, form_for(team[1:])) for _ in range(2))
    assert first.url == second.url
    assert Session.objects.count() == 1


def test_another_group_at_the_same_time_is_refused_by_the_supervisors_diary(team):
    booked(team)
    with pytest.raises(NotBookable, match="Dan Okafor is already busy"):
        booked([team[0], team[1]])
    assert Session.objects.count() == 1


def test_only_supervisors_find_the_page(sign_in, team):
    assert sign_in(team[1]).get(PAGE).status_code == 404
    assert PAGE in sign_in(team[0]).get("/supervision/").text


# --- Moving and cancelling ---------------------------------------------------------------------------


def test_a_move_moves_it_for_everybody(team, django_capture_on_commit_callbacks):
    session, later = booked(team), STARTS + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        moved = move_session(
            session=session, starts_at=later, ends_at=later + LENGTH, by=team[0].account, at=AT, **WHY
        )
    assert (moved.kind, set(moved.supervisees.all())) == ("group", set(team[1:]))
    assert held_times() == {(worker, later) for worker in team}
    assert {entry.sequence for entry in DiaryEntry.objects.all()} == {1}
    assert all("has moved to Wednesday 25 November" in mails_to(worker)[-1] for worker in team)


def test_a_move_names_everybody_who_cannot_come_and_moves_nobody(sign_in, team):
    session, later = booked(team), STARTS + timedelta(days=1)
    for worker in team[1:3]:
        DiaryEntry.objects.create(
            worker=worker, subject="supervision", starts_at=later, ends_at=later + LENGTH
        )
    form = {"on_day": "25", "on_month": "11", "on_year": "2026", "starts": "10:00", "ends": "11:30"}
    page = sign_in(team[0]).post(f"/supervision/sessions/{session.pk}/move/", {**form, **WHY, "text": ""})
    errors = page.context["when"].non_field_errors()
    assert [error.split(" is ")[0] for error in errors] == ["Amina Ahmed", "Bilal Ahmed"]
    session.refresh_from_db()
    assert session.status == Status.BOOKED
    assert {when for worker, when in held_times() if worker == team[0]} == {STARTS}


def test_cancelling_frees_everybodys_time_and_tells_them(team, django_capture_on_commit_callbacks):
    session = booked(team)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_session(session=session, by=team[0].account, at=AT, **WHY)
    assert held_times() == set()
    assert all("is cancelled" in mails_to(worker)[-1] for worker in team)


def test_its_replacement_is_for_the_whole_group(team):
    session, later = booked(team), STARTS + timedelta(days=1)
    times = {"starts_at": later, "ends_at": later + LENGTH}
    instead = rebook(take_off=cancel_session, session=session, by=team[0].account, at=AT, **times, **WHY)
    assert (instead.kind, set(instead.supervisees.all())) == ("group", set(team[1:]))
    assert held_times() == {(worker, later) for worker in team}


def test_the_cancel_page_of_a_group_asks_for_a_time_and_takes_one(sign_in, team):
    session = booked(team)
    client, address = sign_in(team[0]), f"/supervision/sessions/{session.pk}/cancel/"
    assert client.get(address).status_code == 200
    day = {"on_day": "25", "on_month": "11", "on_year": "2026", "starts": "10:00", "ends": "11:30"}
    client.post(address, {**WHY, "text": "", "slot": "another", **day})
    assert Session.objects.get(status=Status.BOOKED).supervisees.count() == 3


@pytest.mark.parametrize("step", ["move", "cancel", "missed", "people"])
def test_a_supervisee_changes_nothing_for_the_others(sign_in, team, step):
    session = booked(team)
    client = sign_in(team[1])
    assert client.post(f"/supervision/sessions/{session.pk}/{step}/", WHY).status_code == 403
    page = client.get(session.get_absolute_url()).text
    assert "Say you cannot come" in page
    assert f"/supervision/sessions/{session.pk}/{step}/" not in page


def test_predicates_and_querysets_agree(viewing, team):
    sessions = [booked(team), SessionFactory(supervisor=team[0], supervisee=team[1])]
    for viewer in map(viewing, [*team, team[0].line_manager, WorkerFactory()]):
        for session in sessions:
            assert can_change(viewer, session) == (session in sessions_changeable(viewer))
            assert can_change_group(viewer, session) == (session in groups_changeable(viewer))
            assert can_leave(viewer, session) == (session in groups_to_leave(viewer))
    assert can_change(viewing(team[0].line_manager), sessions[0])


# --- Who takes part ----------------------------------------------------------------------------------


def test_one_who_cannot_come_leaves_and_the_others_meet(sign_in, team, django_capture_on_commit_callbacks):
    session, amina = booked(team), team[1]
    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(amina).post(f"/supervision/sessions/{session.pk}/leave/")
    assert answer.url == "/supervision/"
    assert set(session.supervisees.all()) == set(team[2:])
    assert held_times() == {(worker, STARTS) for worker in (team[0], *team[2:])}
    assert "no longer take part in supervision" in mails_to(amina)[-1]
    assert "Amina Ahmed cannot come to supervision on Tuesday 24 November" in mails_to(team[0])[-1]
    assert sign_in(amina).post(f"/supervision/sessions/{session.pk}/leave/").status_code == 404


def test_the_last_one_does_not_leave_an_empty_session(team):
    session = booked(team[:2])
    with pytest.raises(NotBookable, match="Keep at least one person"):
        leave_group(session=session, supervisee=team[1], by=team[1].account, at=AT)
    assert session.supervisees.get() == team[1]


def test_somebody_who_is_put_in_is_invited_and_held(sign_in, team, django_capture_on_commit_callbacks):
    session, carys = booked(team[:3]), team[3]
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(team[0]).post(
            f"/supervision/sessions/{session.pk}/people/", {"supervisees": [each.pk for each in team[1:]]}
        )
    assert (carys, STARTS) in held_times()
    assert "is booked" in mails_to(carys)[-1]
    (event,) = Event.objects.filter(verb="group changed")
    assert (event.details["came"], event.details["left"]) == ([carys.pk], [])


def test_somebody_who_is_busy_is_not_put_in(team):
    session = booked(team[:3])
    DiaryEntry.objects.create(
        worker=team[3], subject="supervision", starts_at=STARTS, ends_at=STARTS + LENGTH
    )
    with pytest.raises(NotBookable, match="Carys Ahmed is already busy"):
        change_group(session=session, supervisees=team[1:], by=team[0].account, at=AT)
    assert set(session.supervisees.all()) == set(team[1:3])


def test_only_those_who_were_there_have_their_clock_moved(sign_in, team, time_machine):
    session = booked(team)
    time_machine.move_to("2026-11-24T12:00:00+00:00", tick=False)
    after = datetime(2026, 11, 24, 12, tzinfo=UTC)
    record_held(
        session=session,
        times=(STARTS, STARTS + LENGTH),
        place="",
        interrupted=False,
        by=team[0].account,
        at=after,
    )
    page = sign_in(team[0]).get(f"/supervision/sessions/{session.pk}/people/")
    assert "Who was there?" in page.text
    change_group(session=session, supervisees=team[1:3], by=team[0].account, at=after)
    held = {each.supervisee: each.last_held_on for each in Agreement.objects.all()}
    on = date(2026, 11, 24)
    assert held == {team[1]: on, team[2]: on, team[3]: None}
    change_group(session=session, supervisees=team[1:], by=team[0].account, at=after)
    assert Agreement.objects.get(supervisee=team[3]).last_held_on == on


def test_whom_the_record_speaks_of_stays_until_it_does_not(team):
    session = booked(team)
    note = PersonalNote.objects.create(session=session, supervisee=team[1], wellbeing="Tired")
    with pytest.raises(NotBookable, match="already has notes about Amina Ahmed"):
        leave_group(session=session, supervisee=team[1], by=team[1].account, at=AT)
    PersonalNote.objects.filter(pk=note.pk).update(wellbeing="")
    leave_group(session=session, supervisee=team[1], by=team[1].account, at=AT)
    assert not PersonalNote.objects.exists()


def test_who_takes_part_is_fixed_once_signed(team):
    after = STARTS + timedelta(hours=3)
    session = booked(team)
    times = (STARTS, STARTS + LENGTH)
    record_held(session=session, times=times, place="", interrupted=False, by=team[0].account, at=after)
    texts = write_and_sign(session=session, at=after)
    assert {text.supervisee for text in texts} == set(team[1:])
    with pytest.raises(NotBookable, match="changed since you opened this page"):
        change_group(session=session, supervisees=team[1:3], by=team[0].account, at=after)

"""Booking, moving, calling off: what the services do and refuse; and the booking page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.forms.booking import by_day
from supervision.booking.permissions import bookable_people, can_book_for, can_change, sessions_changeable
from supervision.booking.services.booking import (
    NotBookable,
    book_slot,
    book_time,
    cancel_session,
    record_missed,
)
from supervision.booking.services.diary import AlreadyBusy
from supervision.booking.services.moving import move_session
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.slots import withdraw_slots
from supervision.models import AgendaItem, DiaryEntry, Session, SessionRecord, Slot, Status
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SlotFactory, WorkerFactory
from workforce.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHY = {"reason": "court", "side": "supervisor"}


@pytest.fixture
def slot(agreement):
    """Tuesday 24 November, 10:00 to 11:30, Room 2."""
    return SlotFactory(supervisor=agreement.supervisor)


@pytest.fixture
def booked(agreement, slot):
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=agreement.supervisee.account, at=NOW)


def name_a_time(agreement, *, starts_at, hours=1.5, **facts):
    return book_time(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=starts_at,
        ends_at=starts_at + hours * HOUR,
        by=None,
        at=NOW,
        **facts,
    )


def move(session, *, starts_at, **facts):
    times = {"starts_at": starts_at, "ends_at": starts_at + 1.5 * HOUR}
    return move_session(session=session, by=None, at=NOW, **times, **WHY, **facts)


# --- Booking ---------------------------------------------------------------------------------------


def test_booking_a_slot_takes_both_peoples_time_and_writes_one_event(agreement, slot):
    session = book_slot(slot=slot, supervisee=agreement.supervisee, by=agreement.supervisee.account, at=NOW)
    assert (session.status, session.place, session.starts_at) == (Status.BOOKED, "Room 2", slot.starts_at)
    entries = DiaryEntry.objects.filter(uid=session.uid)
    assert {entry.worker for entry in entries} == {agreement.supervisee, agreement.supervisor}
    assert {entry.path for entry in entries} == {f"/supervision/sessions/{session.pk}/"}
    event = Event.objects.get()
    assert (event.verb, event.worker) == ("session booked", agreement.supervisee)


def test_a_slot_sent_twice_by_the_same_person_is_one_booking(agreement, slot, booked):
    again = book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    assert again == booked
    assert Session.objects.count() == 1


def test_a_taken_slot_is_refused_to_the_next(agreement, slot, booked):
    other = AgreementFactory(supervisor=agreement.supervisor).supervisee
    with pytest.raises(NotBookable, match="has just been taken"):
        book_slot(slot=slot, supervisee=other, by=other.account, at=NOW)


def test_a_withdrawn_slot_is_refused(agreement, slot):
    withdraw_slots(slots=[slot], by=None, at=NOW)
    with pytest.raises(NotBookable):
        book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


@pytest.mark.parametrize(
    ("minutes", "is_refused"), [(-1, False), (0, True), (1, True)], ids=["before", "at its start", "after"]
)
def test_a_slot_can_be_booked_until_it_starts(agreement, slot, minutes, is_refused):
    at = slot.starts_at + timedelta(minutes=minutes)
    if is_refused:
        with pytest.raises(NotBookable):
            book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=at)
    else:
        assert book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=at).pk


@pytest.mark.parametrize(
    ("last_day", "is_refused"),
    [(date(2026, 11, 23), True), (date(2026, 11, 24), False), (None, False)],
    ids=["ended the day before", "ends that day", "open-ended"],
)
def test_only_the_supervisee_of_that_day_books_a_supervisors_slot(agreement, slot, last_day, is_refused):
    agreement.ends_on = last_day
    agreement.save()
    if is_refused:
        with pytest.raises(NotBookable, match="is not Amina Ahmed’s supervisor on that day"):
            book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    else:
        assert book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW).pk


@pytest.mark.parametrize("who", ["supervisee", "supervisor"])
def test_nobody_is_booked_while_away(agreement, slot, who):
    AbsenceFactory(worker=getattr(agreement, who), started_on=date(2026, 11, 24), ended_on=None)
    with pytest.raises(NotBookable, match="is away that day"):
        book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    assert not DiaryEntry.objects.exists()


def test_a_supervisor_is_not_booked_by_two_people_at_overlapping_times(agreement, booked):
    other = AgreementFactory(supervisor=agreement.supervisor)
    with pytest.raises(AlreadyBusy, match="Dele Okafor is already busy"):
        name_a_time(other, starts_at=booked.starts_at + HOUR)
    assert Session.objects.count() == 1


# --- Moving ----------------------------------------------------------------------------------------


def test_moving_makes_a_new_session_and_keeps_the_old_one_linked(booked):
    later = booked.starts_at + 24 * HOUR
    moved = move(booked, starts_at=later, text="Hearing brought forward")
    booked.refresh_from_db()
    assert (booked.status, booked.replaced_by, booked.called_off_text) == (
        Status.RESCHEDULED,
        moved,
        "Hearing brought forward",
    )
    assert (moved.status, moved.uid, moved.starts_at) == (Status.BOOKED, booked.uid, later)
    entries = DiaryEntry.objects.filter(uid=booked.uid)
    assert {(e.sequence, e.starts_at, e.path) for e in entries} == {(1, later, moved.get_absolute_url())}


def test_what_was_prepared_goes_along(booked, agreement):
    AgendaItem.objects.create(session=booked, text="Leave", added_by=agreement.supervisee)
    SessionRecord.objects.create(session=booked)
    moved = move(booked, starts_at=booked.starts_at + 24 * HOUR)
    assert moved.agenda_items.count() == 1
    assert moved.record.session_id == moved.pk


def test_the_slot_of_a_moved_session_is_free_again(booked, slot):
    move(booked, starts_at=booked.starts_at + 24 * HOUR)
    assert list(Slot.objects.free(at=NOW)) == [slot]


def test_moving_by_half_an_hour_is_no_clash_with_itself(booked):
    assert move(booked, starts_at=booked.starts_at + HOUR / 2).starts_at == booked.starts_at + HOUR / 2


def test_the_same_move_sent_twice_moves_once(booked):
    later = booked.starts_at + 24 * HOUR
    assert move(booked, starts_at=later) == move(booked, starts_at=later)
    assert Session.objects.count() == 2


def test_two_different_moves_of_one_session_are_not_both_made(booked):
    move(booked, starts_at=booked.starts_at + 24 * HOUR)
    with pytest.raises(NotBookable, match=r"has changed since you opened this page\. It is now: moved"):
        move(booked, starts_at=booked.starts_at + 48 * HOUR)


def test_a_move_onto_other_time_of_the_supervisor_changes_nothing(agreement, booked):
    other = AgreementFactory(supervisor=agreement.supervisor)
    taken = name_a_time(other, starts_at=booked.starts_at + 24 * HOUR)
    with pytest.raises(NotBookable, match="is already busy"):
        move(booked, starts_at=taken.starts_at)
    booked.refresh_from_db()
    assert booked.status == Status.BOOKED
    assert agreement.supervisee.diary.get().starts_at == booked.starts_at


# --- Calling off -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "notice"),
    [(48 * HOUR, 48 * HOUR), (HOUR, HOUR), (0 * HOUR, 0 * HOUR), (-HOUR, 0 * HOUR)],
    ids=["two days", "an hour", "at its start", "afterwards"],
)
def test_cancelling_keeps_reason_side_and_notice_and_frees_the_time(booked, before, notice):
    at = booked.starts_at - before
    session = cancel_session(session=booked, by=None, at=at, **WHY)
    assert (session.status, session.called_off_reason, session.called_off_side) == (
        Status.CANCELLED,
        "court",
        "supervisor",
    )
    assert session.notice == notice
    assert not DiaryEntry.objects.not_cancelled().exists()
    assert Event.objects.last().details["notice_minutes"] == notice // timedelta(minutes=1)


def test_a_cancelled_time_can_be_booked_again(booked, slot, agreement):
    cancel_session(session=booked, by=None, at=NOW, **WHY)
    again = book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    assert again.pk != booked.pk
    assert again.uid != booked.uid


def test_cancelling_twice_has_one_effect_and_another_cancellation_is_refused(booked):
    cancel_session(session=booked, by=None, at=NOW, **WHY)
    cancel_session(session=booked, by=None, at=NOW + HOUR, **WHY)
    with pytest.raises(NotBookable, match="was cancelled already"):
        cancel_session(session=booked, by=None, at=NOW + HOUR, reason="other", side="neither", text="x")
    booked.refresh_from_db()
    assert (booked.called_off_reason, booked.called_off_at) == ("court", NOW)


@pytest.mark.parametrize("minutes", [-1, 0, 1], ids=["before", "at its start", "after"])
def test_somebody_can_be_missed_only_once_it_has_started(booked, minutes):
    at = booked.starts_at + timedelta(minutes=minutes)
    if minutes < 0:
        with pytest.raises(NotBookable, match="has not started yet"):
            record_missed(session=booked, side="supervisee", by=None, at=at)
    else:
        missed = record_missed(session=booked, side="supervisee", by=None, at=at)
        assert (missed.status, missed.called_off_side) == (Status.DID_NOT_ATTEND, "supervisee")


def test_a_session_that_was_called_off_cannot_be_missed(booked):
    cancel_session(session=booked, by=None, at=NOW, **WHY)
    with pytest.raises(NotBookable, match=r"has changed since you opened this page\. It is now: cancelled"):
        record_missed(session=booked, side="supervisee", by=None, at=booked.starts_at)


# --- Who may -----------------------------------------------------------------------------------------


def test_both_forms_of_who_may_book_and_change_agree(agreement, booked, viewing):
    manager = WorkerFactory(org_role=2)
    agreement.supervisee.line_manager = manager
    agreement.supervisee.save()
    stranger = AgreementFactory().supervisor
    psw = AccountFactory(role="psw")
    people = [agreement.supervisee, agreement.supervisor, manager, stranger, psw]
    may = []
    for person in people:
        viewer = viewing(person)
        books = can_book_for(viewer, agreement.supervisee)
        changes = can_change(viewer, booked)
        assert books == (agreement.supervisee in bookable_people(viewer))
        assert changes == (booked in sessions_changeable(viewer))
        may.append((books, changes))
    assert may == [(True, True), (True, True), (True, True), (False, False), (False, False)]


# --- The page ----------------------------------------------------------------------------------------

BOOK = reverse("supervision:book")


def test_the_page_offers_the_free_times_by_day_and_marks_the_due_day(agreement, slot, sign_in, frozen_today):
    agreement.next_due_on = date(2026, 11, 24)
    agreement.save()
    SlotFactory(supervisor=agreement.supervisor, starts_at=slot.starts_at + 48 * HOUR, place="")
    SlotFactory(supervisor=WorkerFactory())
    response = sign_in(agreement.supervisee).get(BOOK)
    assert response.context["form"]["slot"].field.choices == [
        ("Tuesday 24 November: the day it is due", [(str(slot.pk), "10:00 to 11:30, Room 2")]),
        ("Thursday 26 November: 2 days after it is due", [(str(slot.pk + 1), "10:00 to 11:30")]),
    ]


@pytest.mark.parametrize(
    ("due_on", "headings"),
    [
        (None, ["Tuesday 24 November", "Thursday 26 November"]),
        (
            date(2026, 11, 23),
            ["Tuesday 24 November: 1 day after it is due", "Thursday 26 November: 3 days after it is due"],
        ),
        (
            date(2026, 11, 25),
            ["Tuesday 24 November", "Thursday 26 November: 1 day after it is due"],
        ),
        (date(2026, 11, 27), ["Tuesday 24 November", "Thursday 26 November"]),
    ],
    ids=["suspended", "all too late", "between", "all in time"],
)
def test_the_due_day_is_told_where_it_falls_among_the_times(agreement, slot, frozen_today, due_on, headings):
    later = SlotFactory(supervisor=agreement.supervisor, starts_at=slot.starts_at + 48 * HOUR)
    assert [heading for heading, _times in by_day([slot, later], due_on=due_on)] == headings


def test_later_times_wait_behind_a_link_but_can_be_chosen(agreement, sign_in, frozen_today):
    slots = [
        SlotFactory(supervisor=agreement.supervisor, starts_at=NOW + day * 24 * HOUR) for day in range(1, 9)
    ]
    client = sign_in(agreement.supervisee)
    form = client.get(BOOK).context["form"]
    assert (len(form.shown), form.later) == (6, 2)
    assert client.get(BOOK, {"later": 1}).context["form"].later == 0
    assert client.get(BOOK, {"slot": slots[-1].pk}).context["form"].shown[-1] == slots[-1]
    client.post(BOOK, {"slot": slots[-1].pk})
    assert Session.objects.get().slot == slots[-1]


def test_what_is_wrong_with_a_later_time_is_shown_beside_it_and_not_among_all_of_them(
    agreement, sign_in, frozen_today
):
    slots = [
        SlotFactory(supervisor=agreement.supervisor, starts_at=NOW + day * 24 * HOUR) for day in range(1, 12)
    ]
    chosen, client = slots[-1], sign_in(agreement.supervisor)
    address = f"{BOOK}?supervisee={agreement.supervisee_id}"
    two_times = {"slot": chosen.pk, "on_day": "1", "on_month": "12", "on_year": "2026"}
    form = client.post(address, two_times).context["form"]
    assert form.errors["slot"]
    assert form.shown == [*slots[:6], chosen]
    assert str(form["slot"]).count('type="radio"') == 8  # these and "Another time"
    client.post(address, {"slot": slots[8].pk})
    assert Session.objects.get().slot == slots[8]


def test_booking_from_a_link_takes_one_more_click(agreement, slot, sign_in, frozen_today):
    client = sign_in(agreement.supervisee)
    page = client.get(BOOK, {"slot": slot.pk})
    assert f'name="slot" value="{slot.pk}" id="id_slot_0_0" checked' in page.content.decode()
    response = client.post(BOOK, {"slot": slot.pk})
    session = Session.objects.get()
    assert response["Location"] == session.get_absolute_url()
    assert session.supervisees.get() == agreement.supervisee


def test_the_form_sent_twice_leads_to_the_one_booking(agreement, slot, sign_in, frozen_today):
    client = sign_in(agreement.supervisee)
    places = {client.post(BOOK, {"slot": slot.pk})["Location"] for _ in range(2)}
    assert places == {Session.objects.get().get_absolute_url()}


def test_a_time_taken_meanwhile_is_told_on_the_page(agreement, slot, sign_in, frozen_today):
    other = AgreementFactory(supervisor=agreement.supervisor).supervisee
    book_slot(slot=slot, supervisee=other, by=None, at=NOW)
    response = sign_in(agreement.supervisee).post(BOOK, {"slot": slot.pk})
    assert response.context["form"].errors == {
        "slot": ["That time has just been taken. Select another time."]
    }
    assert 'href="#id_slot_0_0"' in response.content.decode()
    assert Session.objects.count() == 1


def test_a_time_taken_between_looking_and_locking_is_told_too(
    agreement, slot, sign_in, frozen_today, monkeypatch
):
    def taken(**facts):
        raise NotBookable("That time has just been taken. Select another time.")

    monkeypatch.setattr("supervision.booking.views.booking.book_slot", taken)
    response = sign_in(agreement.supervisee).post(BOOK, {"slot": slot.pk})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "That time has just been taken. Select another time."
    ]


def test_the_address_cannot_book_another_supervisors_slot(agreement, sign_in, frozen_today):
    foreign = SlotFactory(supervisor=AgreementFactory().supervisor)
    sign_in(agreement.supervisee).post(BOOK, {"slot": foreign.pk})
    assert not Session.objects.exists()


def test_a_supervisee_cannot_name_a_time(agreement, sign_in, frozen_today):
    data = {"slot": "another", "on_day": 25, "on_month": 11, "on_year": 2026}
    sign_in(agreement.supervisee).post(BOOK, {**data, "starts": "10:00", "ends": "11:30"})
    assert not Session.objects.exists()


def test_a_supervisor_names_a_time_for_a_supervisee(agreement, sign_in, frozen_today):
    data = {"on_day": 25, "on_month": 11, "on_year": 2026, "starts": "10:00", "ends": "11:30"}
    response = sign_in(agreement.supervisor).post(
        f"{BOOK}?supervisee={agreement.supervisee.pk}", {**data, "place": "Room 4"}
    )
    session = Session.objects.get()
    assert response["Location"] == session.get_absolute_url()
    assert (session.starts_at, session.place, session.supervisees.get()) == (
        datetime(2026, 11, 25, 10, tzinfo=UTC),
        "Room 4",
        agreement.supervisee,
    )


def test_naming_a_time_says_what_is_missing(agreement, slot, sign_in, frozen_today):
    address = f"{BOOK}?supervisee={agreement.supervisee.pk}"
    response = sign_in(agreement.supervisor).post(address, {"slot": "another", "ends": "9:00"})
    assert dict(response.context["form"].errors) == {
        "on": ["Enter the day"],
        "starts": ["Enter the time it starts"],
    }


@pytest.mark.parametrize("query", ["supervisee=abc", "supervisee=999999999999999999999", "supervisee=0x1"])
def test_an_address_that_makes_no_sense_is_not_found(agreement, sign_in, query):
    assert sign_in(agreement.supervisor).get(f"{BOOK}?{query}").status_code == 404


def test_booking_for_a_stranger_is_not_found(agreement, sign_in):
    stranger = AgreementFactory().supervisee
    client = sign_in(agreement.supervisor)
    assert client.get(BOOK, {"supervisee": stranger.pk}).status_code == 404


def test_without_free_times_the_page_says_whom_to_ask(agreement, sign_in, frozen_today):
    page = sign_in(agreement.supervisee).get(BOOK).content.decode()
    assert "Dele Okafor has not offered a time when you are both free" in page
    assert 'type="submit" data-module="govuk-button" data-prevent-double-click="true">Book<' not in page


def test_a_supervisor_without_one_is_asked_for_whom(agreement, sign_in, frozen_today):
    client = sign_in(agreement.supervisor)
    response = client.get(BOOK, follow=True)
    assert response.redirect_chain == [("/supervision/book/for/", 302)]
    assert list(response.context["people"]) == [agreement.supervisee]
    chosen = client.get("/supervision/book/for/", {"supervisee": agreement.supervisee.pk})
    assert chosen["Location"] == f"/supervision/book/?supervisee={agreement.supervisee.pk}"


def test_a_time_when_either_is_busy_or_away_is_not_offered(agreement, slot, sign_in, frozen_today):
    week = 7 * 24 * HOUR
    away = SlotFactory(supervisor=agreement.supervisor, starts_at=slot.starts_at + week)
    free = SlotFactory(supervisor=agreement.supervisor, starts_at=slot.starts_at + 2 * week)
    day = away.starts_at.date()
    AbsenceFactory(worker=agreement.supervisor, started_on=day, ended_on=day)
    name_a_time(agreement, starts_at=slot.starts_at + HOUR)
    offered = Slot.objects.bookable_by(agreement.supervisee, at=NOW)
    assert list(offered) == [free]


def test_a_session_is_not_rebooked_on_to_one_that_stands_in_place_of_another(agreement):
    """Found by racing the verbs: the database refused it, in no words."""
    supervisor, supervisee = agreement.supervisor, agreement.supervisee
    people = {"supervisor": supervisor, "supervisee": supervisee, "by": None, "at": NOW}
    times = [(NOW + timedelta(days=days), NOW + timedelta(days=days, hours=1)) for days in (4, 5, 6)]
    why = {"reason": "court", "side": "neither", "by": None, "at": NOW}
    first, second = (book_time(starts_at=a, ends_at=b, **people) for a, b in times[:2])
    rebook(take_off=cancel_session, session=first, starts_at=times[2][0], ends_at=times[2][1], **why)
    with pytest.raises(NotBookable, match="just been taken"):
        rebook(take_off=cancel_session, session=second, starts_at=times[2][0], ends_at=times[2][1], **why)
    second.refresh_from_db()
    assert second.status == "booked"

"""What is booked on a day on which one of its people is away, and on the days of a cover, on pages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_time
from supervision.booking.services.moving import move_session
from supervision.models import Agreement, DiaryEntry, Reminder
from tests.factories import (
    AbsenceFactory,
    AgreementFactory,
    CoverFactory,
    SessionFactory,
    SlotFactory,
    WorkerFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
LEAVE = {"started_on": date(2026, 11, 28), "ended_on": date(2026, 12, 10)}
AWAY = {"supervisee": "Daniel Okafor is away that day", "supervisor": "You are away that day"}


@pytest.fixture
def agreement():
    manager = WorkerFactory(org_role=1)
    daniel = WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3, line_manager=manager)
    return AgreementFactory(
        supervisee=WorkerFactory(given_name="Amina", family_name="Ahmed", line_manager=daniel),
        supervisor=daniel,
    )


@pytest.fixture
def aisha(agreement):
    cover = CoverFactory(
        agreement=agreement,
        supervisor__given_name="Aisha",
        supervisor__family_name="Khan",
        starts_on=date(2026, 11, 27),
        ends_on=date(2026, 12, 10),
    )
    return cover.supervisor


def booked(agreement, supervisor=None, starts_at=MONDAY):
    return SessionFactory(
        supervisor=supervisor or agreement.supervisor, supervisee=agreement.supervisee, starts_at=starts_at
    )


def move_of(session):
    return f'href="{reverse("supervision:move", args=[session.pk])}"'


# --- Someone is away -----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["/", "/supervision/", "session", "person"])
@pytest.mark.parametrize("who", ["supervisee", "supervisor"])
def test_a_session_on_a_day_away_is_marked_for_both_with_a_way_to_move_it(agreement, sign_in, where, who):
    session, client = booked(agreement), sign_in(getattr(agreement, who))
    address = {"session": session.get_absolute_url(), "person": agreement.supervisee.get_absolute_url()}
    assert AWAY[who] not in client.get(address.get(where, where)).text
    AbsenceFactory(worker=agreement.supervisor, **LEAVE)
    text = client.get(address.get(where, where)).text
    assert AWAY[who] in text
    assert move_of(session) in text


@pytest.mark.parametrize(
    ("started_on", "ended_on", "is_away"),
    [
        (date(2026, 11, 30), date(2026, 11, 30), True),
        (date(2026, 11, 20), None, True),
        (date(2026, 11, 20), date(2026, 11, 29), False),
        (date(2026, 12, 1), None, False),
    ],
)
def test_the_day_itself_counts_and_so_does_whoever_is_supervised(
    agreement, sign_in, started_on, ended_on, is_away
):
    session = booked(agreement)
    AbsenceFactory(worker=agreement.supervisee, started_on=started_on, ended_on=ended_on)
    text = sign_in(agreement.supervisor).get(session.get_absolute_url()).text
    assert ("Amina Ahmed is away that day" in text) is is_away


def test_what_was_held_is_not_marked(agreement, sign_in):
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 11, 1), ended_on=None)
    held = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=MONDAY - timedelta(days=14),
        status="held",
    )
    assert "away that day" not in sign_in(agreement.supervisor).get(held.get_absolute_url()).text


def test_whoever_records_an_absence_is_told_what_is_booked_in_that_time(agreement, sign_in):
    inside = [booked(agreement), booked(agreement, starts_at=MONDAY + timedelta(days=10))]
    after = booked(agreement, starts_at=MONDAY + timedelta(days=11))
    sent = {"reason": "ANL"}
    for name, day in LEAVE.items():
        sent |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    client = sign_in(agreement.supervisor.line_manager)
    address = reverse("supervision:absence_new", args=[agreement.supervisor_id])
    text = client.post(address, sent, follow=True).text
    assert "2 sessions are booked in this time." in text
    assert all(move_of(session) in text for session in inside)
    assert move_of(after) not in text
    edited = reverse(
        "supervision:absence_edit", args=[agreement.supervisor_id, agreement.supervisor.absences.get().pk]
    )
    text = client.post(edited, {**sent, "ended_on_day": 30, "ended_on_month": 11}, follow=True).text
    assert "1 session is booked in this time." in text
    assert [move_of(session) in text for session in inside] == [True, False]


# --- Someone covers ------------------------------------------------------------------------------


def test_only_times_of_whoever_covers_are_offered_on_the_days_of_the_cover(agreement, aisha, sign_in):
    own, later = (
        SlotFactory(supervisor=agreement.supervisor, starts_at=MONDAY + timedelta(days=days))
        for days in (0, 11)
    )
    covering = SlotFactory(supervisor=aisha, starts_at=MONDAY + timedelta(days=1))
    client = sign_in(agreement.supervisee)
    home, book = client.get("/").text, client.get("/supervision/book/").text
    for slot, is_offered in ((own, False), (covering, True), (later, True)):
        assert (f"?slot={slot.pk}" in home) is is_offered
        assert (f'value="{slot.pk}"' in book) is is_offered
    assert "with Aisha Khan" in home
    client.post("/supervision/book/", {"slot": own.pk})
    assert not agreement.supervisee.sessions.exists()


def test_the_supervisor_who_is_covered_books_only_after_a_yes(agreement, aisha, sign_in, time_machine):
    client, address = (
        sign_in(agreement.supervisor),
        f"/supervision/book/?supervisee={agreement.supervisee_id}",
    )
    day = {"on_day": 30, "on_month": 11, "on_year": 2026, "starts": "10:00", "ends": "11:30", "place": ""}
    asked = client.post(address, day)
    assert "Yes. Daniel Okafor is away on Monday 30 November 2026, and Aisha Khan covers." in asked.text
    client.post(address, {**day, "sure": ["covered"]})
    assert agreement.supervisee.sessions.get().supervisor == agreement.supervisor


@pytest.mark.parametrize("whose", ["supervisor", "covering"])
def test_pages_name_whom_the_session_is_with(agreement, aisha, sign_in, whose):
    giver = aisha if whose == "covering" else agreement.supervisor
    booked(agreement, giver)
    client = sign_in(agreement.supervisee)
    assert f"</strong> with {giver}" in client.get("/").text
    assert f"</a> with {giver}" in client.get("/supervision/book/").text
    row = sign_in(agreement.supervisor).get("/supervision/").text
    assert (f"10:00 with {aisha}" in row) is (whose == "covering")


@pytest.mark.parametrize(("whose", "step"), [("supervisor", "Prepare"), ("covering", "Open")])
def test_only_whose_session_it_is_is_asked_to_prepare_it(agreement, aisha, sign_in, whose, step):
    session = booked(agreement, aisha if whose == "covering" else None)
    text = sign_in(agreement.supervisor).get("/supervision/").text
    assert f'href="{session.get_absolute_url()}">{step}<' in text


def why(**more):
    return {"reason": "leave", "side": "supervisor", "text": "", **more}


@pytest.mark.parametrize("who", ["supervisee", "supervisor"])
def test_move_offers_the_times_of_whoever_covers_as_booking_does(agreement, aisha, sign_in, who):
    session = booked(agreement)
    _own, later = (
        SlotFactory(supervisor=agreement.supervisor, starts_at=MONDAY + timedelta(days=days))
        for days in (1, 11)
    )
    covering = SlotFactory(supervisor=aisha, starts_at=MONDAY + timedelta(days=1))
    address = reverse("supervision:move", args=[session.pk])
    form = sign_in(getattr(agreement, who)).get(address).context["when"]
    assert list(form.slots) == [str(covering.pk), str(later.pk)]
    labels = [label for _, choices in form["slot"].field.choices for _, label in choices]
    assert labels[0].startswith("10:00 to 11:30 with Aisha Khan")


@pytest.mark.parametrize("route", ["move", "cancel"])
def test_a_time_of_whoever_covers_is_with_them_from_then_on(agreement, aisha, sign_in, route):
    AbsenceFactory(worker=agreement.supervisor, **LEAVE)
    session, slot = booked(agreement), SlotFactory(supervisor=aisha, starts_at=MONDAY + timedelta(days=1))
    address = reverse(f"supervision:{route}", args=[session.pk])
    answer = sign_in(agreement.supervisee).post(address, why(slot=slot.pk), follow=True)
    assert "Tuesday 1 December, 10:00 to 11:30 with Aisha Khan." in answer.text
    session.refresh_from_db()
    assert (session.replaced_by.supervisor, session.replaced_by.slot) == (aisha, slot)
    busy = DiaryEntry.objects.not_cancelled().values_list("worker", "starts_at")
    assert set(busy) == {(one.pk, slot.starts_at) for one in (aisha, agreement.supervisee)}


def test_each_of_the_three_is_told_what_a_move_to_whoever_covers_is_to_them(agreement, aisha):
    at = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
    times = {"starts_at": MONDAY, "ends_at": MONDAY + timedelta(hours=1)}
    people = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    session = book_time(**people, **times, by=None, at=at, sure=["covered"])
    slot = SlotFactory(supervisor=aisha, starts_at=MONDAY + timedelta(days=1))
    chosen = {"slot": slot, "starts_at": slot.starts_at, "ends_at": slot.ends_at, "place": slot.place}
    by = WorkerFactory(org_role=1).account
    move_session(session=session, by=by, at=at, **chosen, **why())
    when = "Tuesday 1 December, 10:00 to 11:30, Room 2."
    assert {one.recipient.worker: one.line for one in Reminder.objects.all()} == {
        agreement.supervisee: (
            f"Supervision with Aisha Khan has moved to {when} It was on Monday 30 November, 10:00 to 11:00."
        ),
        aisha: f"Supervision with Amina Ahmed is booked: {when}",
        agreement.supervisor: (
            "You no longer have supervision with Amina Ahmed on Monday 30 November, 10:00 to 11:00: "
            "the supervisor has changed."
        ),
    }


@pytest.mark.parametrize(
    ("is_away", "days", "whose", "holder"),
    [
        (True, 1, "supervisor", "aisha"),
        (True, 1, "aisha", "aisha"),
        (True, 11, "supervisor", "supervisor"),
        (False, 11, "aisha", "supervisor"),
    ],
)
def test_a_time_that_someone_names_is_with_whoever_supervises_that_day(
    agreement, aisha, sign_in, is_away, days, whose, holder
):
    if is_away:
        AbsenceFactory(worker=agreement.supervisor, **LEAVE)
    people = {"supervisor": agreement.supervisor, "aisha": aisha}
    session, manager = booked(agreement, people[whose]), agreement.supervisor.line_manager
    on = MONDAY + timedelta(days=days)
    named = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "starts": "13:00", "ends": "14:30"}
    sign_in(manager).post(reverse("supervision:move", args=[session.pk]), why(place="", **named))
    session.refresh_from_db()
    assert session.replaced_by.supervisor == people[holder]


def test_a_supervisor_who_is_away_that_day_is_told_so_and_moves_nothing(agreement, aisha, sign_in):
    AbsenceFactory(worker=agreement.supervisor, **LEAVE)
    session = booked(agreement)
    named = {"on_day": 1, "on_month": 12, "on_year": 2026, "starts": "13:00", "ends": "14:30", "place": ""}
    address = reverse("supervision:move", args=[session.pk])
    assert "Daniel Okafor is away that day" in sign_in(agreement.supervisor).post(address, why(**named)).text
    session.refresh_from_db()
    assert session.replaced_by is None


# --- Late ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "words"), [(-1, "(1 day after it is due)"), (0, ""), (-3, "(3 days after")])
def test_a_free_time_after_the_due_day_says_so_on_the_home_page(agreement, sign_in, days, words):
    SlotFactory(supervisor=agreement.supervisor, starts_at=MONDAY)
    due_on = MONDAY.date() + timedelta(days=days)
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=due_on)
    text = sign_in(agreement.supervisee).get("/").text
    assert words in text
    assert ("after it is due" in text) is bool(words)

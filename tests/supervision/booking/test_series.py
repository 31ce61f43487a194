"""A series in one go: what clashes, what else would suit, all or none; and moving the rest of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_time
from supervision.booking.services.series import (
    RestClashes,
    SeriesClashes,
    book_series,
    move_rest,
    plan_series,
)
from supervision.models import Agreement, Session, Slot, Status
from supervision.rules.planning import Commitments, other_times, plan
from supervision.rules.repeating import Pattern, instant
from tests.factories import AbsenceFactory, AgreementFactory, SlotFactory
from workforce.rules.plausibility import Doubtful
from workforce.rules.working_days import Interval

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = 24 * HOUR
TUESDAY = date(2026, 11, 24)
WHY = {"reason": "court", "side": "supervisor", "text": "", "place": "", "by": None, "at": NOW}


def fortnightly(**facts):
    usual = {"first_on": TUESDAY, "starts": time(10), "ends": time(11, 30), "every_weeks": 2}
    return Pattern(**{**usual, "until": date(2027, 5, 25), **facts})


# --- The plan, pure ------------------------------------------------------------------------------------


def planned(person, **facts):
    return plan(fortnightly(**facts), [person], holidays={date(2026, 12, 8)}, after=NOW)


@pytest.mark.parametrize(
    ("facts", "clash"),
    [
        ({}, ""),
        ({"busy": [(instant(TUESDAY, time(11, 30)), instant(TUESDAY, time(12)))]}, ""),
        ({"busy": [(instant(TUESDAY, time(11, 29)), instant(TUESDAY, time(12)))]}, "Dele is busy"),
        ({"away": [Interval(TUESDAY, TUESDAY)]}, "Dele is away"),
        ({"away": [Interval(TUESDAY - DAY, None)]}, "Dele is away"),
        ({"away": [Interval(TUESDAY - DAY, TUESDAY - DAY)]}, ""),
    ],
)
def test_a_day_is_checked_against_diaries_and_absences(facts, clash):
    first = planned(Commitments("Dele", **facts), until=TUESDAY)[0]
    assert first.clash == clash
    assert bool(first.alternatives) == bool(clash)


def test_a_bank_holiday_clashes_and_the_nearest_days_are_offered():
    second = planned(Commitments("Dele"), until=date(2026, 12, 8))[1]
    assert second.clash == "a bank holiday"
    assert [times[0].strftime("%a %d %H:%M") for times in second.alternatives] == [
        "Wed 09 10:00",
        "Mon 07 10:00",
        "Thu 10 10:00",
    ]


def test_another_hour_of_the_same_day_comes_before_another_day():
    busy = [(instant(TUESDAY, time(10)), instant(TUESDAY, time(11)))]
    found = other_times(
        TUESDAY, time(10), 1.5 * HOUR, [Commitments("Dele", busy=busy)], holidays=(), after=NOW
    )
    assert [times[0].strftime("%a %H:%M") for times in found] == ["Tue 11:00", "Tue 13:00", "Tue 14:00"]


def test_every_alternative_suits_everybody():
    for each in planned(Commitments("Dele", busy=[(NOW, NOW + 9 * DAY)]), until=date(2026, 12, 22)):
        for times in each.alternatives:
            assert not Commitments("Dele", busy=[(NOW, NOW + 9 * DAY)]).clash(times, on=times[0].date())


# --- Booking it ----------------------------------------------------------------------------------------


@pytest.fixture
def agreement(db):
    return AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisor__given_name="Dele",
        supervisor__family_name="Okafor",
    )


def book(agreement, times):
    return book_series(supervisee=agreement.supervisee, times=times, place="Room 2", by=None, at=NOW)


def tuesdays(number):
    days = [TUESDAY + 14 * n * DAY for n in range(number)]
    return [(instant(day, time(10)), instant(day, time(11, 30))) for day in days]


def test_half_a_year_is_planned_with_its_clashes(agreement):
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 12, 7), ended_on=date(2026, 12, 11))
    found = plan_series(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, pattern=fortnightly(), at=NOW
    )
    assert len(found) == 14
    assert {each.on.isoformat(): each.clash for each in found if each.clash} == {
        "2026-12-08": "Amina Ahmed is away",
    }


def test_a_series_is_booked_with_one_key(agreement):
    booked = book(agreement, tuesdays(13))
    assert len(booked) == 13
    assert len({session.series for session in booked}) == 1
    assert {session.starts_at.astimezone(UTC).hour for session in booked} == {9, 10}


def test_one_clash_books_nothing_and_is_named(agreement):
    other = AgreementFactory(supervisor=agreement.supervisor)
    taken = tuesdays(3)[1]
    book_time(
        supervisor=other.supervisor,
        supervisee=other.supervisee,
        starts_at=taken[0],
        ends_at=taken[1],
        by=None,
        at=NOW,
    )
    with pytest.raises(SeriesClashes, match="Tuesday 8 December: Dele Okafor is already busy"):
        book(agreement, tuesdays(3))
    assert Session.objects.count() == 1


def test_one_of_a_series_is_moved_without_touching_the_others(agreement, sign_in, frozen_today):
    booked = book(agreement, tuesdays(3))
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked[1].starts_at + DAY)
    why = {"reason": "court", "side": "supervisor", "rest": "0"}
    address = reverse("supervision:move", args=[booked[1].pk])
    client = sign_in(agreement.supervisor)
    assert 'name="place" value="Room 2"' in client.get(address).text  # a move by hand keeps the room
    client.post(address, {**why, "slot": slot.pk})
    coming = Session.objects.coming().order_by("starts_at")
    assert [session.starts_at for session in coming] == [
        booked[0].starts_at,
        booked[1].starts_at + DAY,
        booked[2].starts_at,
    ]


@pytest.mark.parametrize("days", [1, -1, 14, -1 * 14 + 7])
def test_the_rest_moves_by_as_many_days_and_to_the_same_hour(agreement, days):
    booked = book(agreement, tuesdays(9))
    starts_at = instant(date(2026, 12, 8) + days * DAY, time(14))
    moved = move_rest(session=booked[1], starts_at=starts_at, ends_at=starts_at + HOUR, **WHY)
    assert len(moved) == 8
    assert {session.starts_at.astimezone(starts_at.tzinfo).hour for session in moved} == {14}
    assert [session.starts_at.date() for session in moved] == [
        date(2026, 12, 8) + (14 * n + days) * DAY for n in range(8)
    ]
    assert booked[0].status == Status.BOOKED
    assert [session.uid for session in moved] == [session.uid for session in booked[1:]]


def test_when_one_of_the_rest_does_not_suit_none_moves(agreement):
    booked = book(agreement, tuesdays(3))
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 12, 23), ended_on=date(2026, 12, 23))
    starts_at = booked[0].starts_at + DAY
    with pytest.raises(SeriesClashes, match="Wednesday 23 December: Dele Okafor is away that day"):
        move_rest(session=booked[0], starts_at=starts_at, ends_at=starts_at + HOUR, **WHY)
    assert Session.objects.filter(status=Status.BOOKED).count() == 3


def test_the_session_itself_takes_the_time_that_was_offered(agreement):
    booked = book(agreement, tuesdays(3))
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked[0].starts_at + DAY)
    facts = {"starts_at": slot.starts_at, "ends_at": slot.ends_at, "slot": slot}
    moved = move_rest(session=booked[0], **facts, **WHY)
    assert [each.slot for each in moved] == [slot, None, None]
    assert not Slot.objects.free(at=NOW).filter(pk=slot.pk).exists()


@pytest.mark.parametrize("sure", [(), ("day",)])
def test_the_rest_never_falls_on_a_bank_holiday_whatever_is_said_yes_to(agreement, sure):
    """Saturdays are asked about, and among them is Boxing Day."""
    booked = book(agreement, tuesdays(3))
    starts_at = booked[0].starts_at + 4 * DAY
    with pytest.raises(RestClashes) as refused:
        move_rest(session=booked[0], starts_at=starts_at, ends_at=starts_at + HOUR, sure=sure, **WHY)
    assert str(refused.value) == (
        "Nothing was changed. Saturday 26 December: A bank holiday. "
        "Select another day, or move the sessions one by one."
    )
    assert Session.objects.filter(status=Status.BOOKED).count() == 3


def test_the_rest_falls_on_saturdays_only_after_a_yes(agreement):
    booked = book(agreement, tuesdays(2))
    starts_at = booked[0].starts_at + 4 * DAY
    facts = {"session": booked[0], "starts_at": starts_at, "ends_at": starts_at + HOUR, **WHY}
    with pytest.raises(Doubtful, match="Saturday 28 November 2026 and 1 other day are not working days"):
        move_rest(**facts)
    assert Session.objects.filter(status=Status.BOOKED, starts_at=booked[0].starts_at).exists()
    assert len(move_rest(sure=("day",), **facts)) == 2


# --- The pages -------------------------------------------------------------------------------------------

TYPED = {
    "first_on_day": "24",
    "first_on_month": "11",
    "first_on_year": "2026",
    "starts": "10:00",
    "ends": "11:30",
    "every_weeks": "2",
}


def test_six_months_are_checked_and_booked_in_two_steps(agreement, sign_in, frozen_today):
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 12, 8), ended_on=date(2026, 12, 8))
    address = f"{reverse('supervision:series_new')}?supervisee={agreement.supervisee.pk}"
    client = sign_in(agreement.supervisor)
    page = client.post(address, TYPED)
    assert len(page.context["plan"].suiting) == 13
    assert list(page.context["plan"].fields) == ["2026-12-08"]
    assert dict(page.context["kept"]) == TYPED
    assert Session.objects.count() == 0
    instead = page.context["plan"]["2026-12-08"].initial
    done = client.post(address, {**TYPED, "book": "1", "2026-12-08": instead})
    assert done["Location"] == f"/supervision/book/?supervisee={agreement.supervisee.pk}"
    assert Session.objects.count() == 14
    assert Session.objects.filter(starts_at=datetime.fromisoformat(instead)).exists()


@pytest.mark.parametrize(
    ("due_on", "late"), [(date(2026, 11, 23), "This is 1 day after Monday 23 November"), (TUESDAY, "")]
)
def test_a_series_that_begins_after_the_due_day_says_so(agreement, sign_in, frozen_today, due_on, late):
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=due_on)
    address = f"{reverse('supervision:series_new')}?supervisee={agreement.supervisee.pk}"
    client = sign_in(agreement.supervisor)
    check = client.post(address, TYPED).text
    assert (f"The first session would be on Tuesday 24 November. {late}" in check) == bool(late)
    page = client.post(address, {**TYPED, "book": "1"}, follow=True)
    (said,) = map(str, page.context["messages"])
    assert said.startswith("14 sessions booked, the first on Tuesday 24 November, 10:00 to 11:30.")
    assert late in said
    assert ("after" in said) == bool(late)


def test_a_day_left_out_is_not_booked_and_a_made_up_one_refused(agreement, sign_in, frozen_today):
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 12, 8), ended_on=date(2026, 12, 8))
    address = f"{reverse('supervision:series_new')}?supervisee={agreement.supervisee.pk}"
    client = sign_in(agreement.supervisor)
    refused = client.post(address, {**TYPED, "book": "1", "2026-12-08": "2026-12-08T10:00:00+00:00"})
    assert list(refused.context["plan"].errors) == ["2026-12-08"]
    client.post(address, {**TYPED, "book": "1", "2026-12-08": "none"})
    assert Session.objects.count() == 13


def test_a_supervisee_names_no_series(agreement, sign_in):
    assert sign_in(agreement.supervisee).get(reverse("supervision:series_new")).status_code == 403

"""Times that are seldom meant wait for a yes, wherever they are named; what cannot be is refused."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_slot, book_time, cancel_session, record_missed
from supervision.booking.services.groups import book_group
from supervision.booking.services.moving import move_session
from supervision.booking.services.proposals import choose, propose
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.series import book_series, move_rest, plan_series
from supervision.booking.services.slots import publish_slots
from supervision.models import Session, Slot
from supervision.records.services.records import NotHeldYet, RecordRefused, log_session, record_held
from supervision.rules.repeating import Pattern
from tests.factories import AgreementFactory, CoverFactory, SlotFactory
from tests.supervision.records.writing import sent
from workforce.rules.plausibility import Doubtful

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHY = {"reason": "court", "side": "supervisor"}


@pytest.fixture
def pair(agreement):
    return {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}


def lasting(starts_at, hours=1.5):
    return {"starts_at": starts_at, "ends_at": starts_at + hours * HOUR}


def book(pair, starts_at=TEN, **facts):
    return book_time(**pair, **lasting(starts_at), by=None, at=NOW, **facts)


@pytest.fixture
def ways(agreement, pair):
    """Each service that takes a time, as a function of that time and of what was said yes to."""
    booked = book(pair, TEN + 2 * HOUR)
    told = {"by": None, "at": NOW}
    group = [agreement.supervisee, AgreementFactory(supervisor=agreement.supervisor).supervisee]
    held = book(pair, datetime(2026, 11, 23, 10, tzinfo=UTC))
    late = {"by": None, "at": SATURDAY + timedelta(days=9)}
    one = {"supervisor": agreement.supervisor, "supervisees": [agreement.supervisee], "kind": "one_to_one"}

    def pattern(starts_at, ends_at):
        return Pattern(starts_at.date(), starts_at.time(), ends_at.time())

    return {
        "book": lambda sure, **t: book_time(**pair, **t, **told, sure=sure),
        "move": lambda sure, **t: move_session(session=booked, **t, **told, **WHY, sure=sure),
        "cancel": lambda sure, **t: rebook(
            take_off=cancel_session, session=booked, **t, **told, **WHY, sure=sure
        ),
        "miss": lambda sure, **t: rebook(
            take_off=record_missed, session=held, side="supervisee", **t, by=None, at=TEN - HOUR, sure=sure
        ),
        "series": lambda sure, starts_at, ends_at: book_series(
            supervisee=agreement.supervisee, times=[(starts_at, ends_at)], place="", **told, sure=sure
        ),
        "move the rest": lambda sure, **t: move_rest(session=booked, **t, **told, **WHY, sure=sure),
        "group": lambda sure, **t: book_group(
            supervisor=agreement.supervisor, supervisees=group, **t, **told, sure=sure
        ),
        "propose": lambda sure, starts_at, ends_at: propose(
            **pair, times=[(starts_at, ends_at)], **told, sure=sure
        ),
        "offer": lambda sure, **t: publish_slots(
            supervisor=agreement.supervisor, patterns=[pattern(**t)], **told, sure=sure
        ),
        "record": lambda sure, starts_at, ends_at: record_held(
            session=held, times=(starts_at, ends_at), place="", interrupted=None, **late, sure=sure
        ),
        "log": lambda sure, starts_at, ends_at: log_session(
            **one, times=(starts_at, ends_at), **late, sure=sure
        ),
    }


WAYS = [
    "book",
    "move",
    "cancel",
    "miss",
    "series",
    "move the rest",
    "group",
    "propose",
    "offer",
    "record",
    "log",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_saturday_waits_for_a_yes(ways, way):
    with pytest.raises(Doubtful, match="Saturday 28 November 2026 is not a working day"):
        ways[way]((), **lasting(SATURDAY))
    assert not Session.objects.filter(starts_at=SATURDAY).exists()
    assert not Slot.objects.exists()
    ways[way](("day",), **lasting(SATURDAY))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("starts_at", "hours", "key"), [(TEN, 0.05, "short"), (TEN - HOUR, 5, "long")])
def test_three_minutes_and_five_hours_wait_for_a_yes(ways, way, starts_at, hours, key):
    on = starts_at + timedelta(days=1)
    with pytest.raises(Doubtful) as doubtful:
        ways[way]((), **lasting(on, hours))
    assert [each.key for each in doubtful.value.doubts] == [key]
    ways[way]((key,), **lasting(on, hours))


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("record", "log")])
def test_more_than_a_year_ahead_waits_for_a_yes(ways, way):
    on = datetime(2028, 11, 24, 10, tzinfo=UTC)
    with pytest.raises(Doubtful, match="Friday 24 November 2028 is more than a year ahead") as doubtful:
        ways[way]((), **lasting(on))
    assert [each.key for each in doubtful.value.doubts] == ["year"]
    ways[way](("year",), **lasting(on))


@pytest.mark.parametrize("way", ["record", "log"])
def test_more_than_half_a_year_ago_waits_for_a_yes(agreement, ways, way):
    on = datetime(2025, 11, 25, 10, tzinfo=UTC)
    for person in (agreement.supervisor, agreement.supervisee):
        person.started_on = on.date()
        person.save(update_fields=["started_on"])
    with pytest.raises(Doubtful, match="Tuesday 25 November 2025 is more than 6 months ago") as doubtful:
        ways[way]((), **lasting(on))
    assert [each.key for each in doubtful.value.doubts] == ["year"]
    ways[way](("year",), **lasting(on))


@pytest.mark.parametrize("way", ["record", "log"])
@pytest.mark.parametrize("who", ["supervisor", "supervisee"])
def test_nothing_was_held_with_someone_who_did_not_work_here_yet(agreement, ways, way, who):
    other = agreement.supervisee if who == "supervisor" else agreement.supervisor
    other.started_on = date(2020, 1, 1)
    other.save(update_fields=["started_on"])
    person = getattr(agreement, who)
    on = datetime.combine(person.started_on, time(10), tzinfo=UTC) - timedelta(days=1)
    with pytest.raises(RecordRefused, match=f"{person} did not work here on"):
        ways[way](("year", "day"), **lasting(on))


@pytest.mark.parametrize("way", ["book", "move", "cancel", "miss", "move the rest", "group", "propose"])
def test_a_time_with_the_supervisor_waits_for_a_yes_while_someone_covers(agreement, pair, ways, way):
    on, who = TEN + timedelta(days=1), CoverFactory(agreement=agreement).supervisor
    words = f"{agreement.supervisor} is away on Wednesday 25 November 2026, and {who} covers."
    if way in ("cancel", "miss"):  # without a word on whom it is with, it is with who covers
        assert ways[way]((), **lasting(on)).supervisor == who
        return
    with pytest.raises(Doubtful) as doubtful:
        ways[way]((), **lasting(on))
    assert str(doubtful.value) == words
    ways[way](("covered",), **lasting(on))


def test_an_offered_time_and_a_proposed_one_wait_for_a_yes_once_someone_covers(agreement, pair):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=TEN)
    later = [(TEN + timedelta(days=1), TEN + timedelta(days=1) + HOUR)]
    (proposed,) = propose(**pair, times=later, by=None, at=NOW)
    CoverFactory(agreement=agreement)
    told = {"by": None, "at": NOW}
    for act in (
        lambda **sure: book_slot(slot=slot, supervisee=agreement.supervisee, **told, **sure),
        lambda **sure: choose(session=proposed, **told, **sure),
    ):
        with pytest.raises(Doubtful, match=r"and .+ covers"):
            act()
        assert act(sure=("covered",)).status == "booked"


@pytest.mark.parametrize("way", [way for way in WAYS if way != "offer"])
def test_a_second_session_of_the_same_two_on_one_day_waits_for_a_yes(pair, ways, way):
    on = TEN + timedelta(days=1)
    book(pair, on)
    with pytest.raises(Doubtful, match="Amina Ahmed would have supervision twice on Wednesday 25 November"):
        ways[way]((), **lasting(on + 3 * HOUR))
    ways[way](("same_day",), **lasting(on + 3 * HOUR))


def test_what_moves_does_not_count_as_a_second_one(pair):
    moved = move_session(session=book(pair), **lasting(TEN + 3 * HOUR), by=None, at=NOW, **WHY)
    assert moved.starts_at == TEN + 3 * HOUR


def test_an_offered_saturday_was_asked_about_when_it_was_offered(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=SATURDAY)
    assert book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW).starts_at == SATURDAY


def test_a_series_is_asked_about_once_for_all_its_days(agreement, pair):
    week = timedelta(weeks=1)
    times = [(SATURDAY + n * week, SATURDAY + n * week + HOUR) for n in range(3)]
    with pytest.raises(Doubtful, match="Saturday 28 November 2026 and 2 other days are not working days"):
        book_series(supervisee=pair["supervisee"], times=times, place="", by=None, at=NOW)


def test_the_plan_of_a_series_leaves_out_days_on_which_they_meet_already(pair):
    book(pair, TEN + 4 * HOUR)
    weekly = Pattern(TEN.date(), time(10), time(11, 30), every_weeks=1, until=date(2026, 12, 1))
    first, second = plan_series(**pair, pattern=weekly, at=NOW)
    assert (first.clash, second.clash) == ("supervision is booked that day already", "")
    assert all(times[0].date() != TEN.date() for times in first.alternatives)


def test_a_session_is_recorded_as_it_was_planned_without_being_asked(pair):
    session = book(pair, SATURDAY, sure=["day"])
    times = (session.starts_at, session.ends_at)
    held = record_held(session=session, times=times, place="", interrupted=None, by=None, at=times[1])
    assert held.was_held


def test_nobody_was_in_two_sessions_at_once_or_in_one_to_come(agreement, pair):
    one = {"supervisor": agreement.supervisor, "supervisees": [agreement.supervisee], "kind": "one_to_one"}
    log_session(**one, times=(TEN, TEN + HOUR), by=None, at=SATURDAY)
    with pytest.raises(RecordRefused, match="was in another session that day from 10:00 to 11:00"):
        log_session(**one, times=(TEN + HOUR / 2, TEN + 2 * HOUR), by=None, at=SATURDAY, sure=["same_day"])
    with pytest.raises(NotHeldYet):
        log_session(**one, times=(SATURDAY, SATURDAY + HOUR), by=None, at=NOW, sure=["day"])


def test_the_page_asks_with_the_reason_and_takes_a_yes(agreement, sign_in, time_machine):
    time_machine.move_to(NOW, tick=False)
    client = sign_in(agreement.supervisor)
    address = f"{reverse('supervision:book')}?supervisee={agreement.supervisee.pk}"
    sent_times = {"on": "28/11/2026", "starts": "10:00", "ends": "11:30"}
    asked = client.post(address, sent_times)
    assert "Yes. Saturday 28 November 2026 is not a working day." in asked.text
    client.post(address, {**sent_times, "sure": "day"})
    assert Session.objects.get().starts_at == SATURDAY


def test_the_record_asks_and_keeps_what_was_typed(agreement, pair, sign_in, time_machine):
    time_machine.move_to(SATURDAY, tick=False)
    session = book(pair)
    client, address = sign_in(agreement.supervisor), reverse("supervision:record", args=[session.pk])
    typed = {"held-took_place": "yes", "held-ends": "10:03", "record-workload": "Two in"}
    asked = client.post(address, sent(session, **typed))
    assert "Yes. 3 minutes is short" in asked.text
    session.refresh_from_db()
    assert (session.status, session.record.workload) == ("booked", "Two in")
    client.post(address, sent(session, **typed, **{"held-sure": "short"}))
    session.refresh_from_db()
    assert (session.status, session.minutes) == ("held", 3)

"""Several times of a week at once, repeated with exceptions; a pattern changed or withdrawn as one thing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from supervision.booking.reports import patterns_of, usual_monday, week_of
from supervision.booking.services.booking import book_slot
from supervision.booking.services.slots import (
    Changed,
    NotOffered,
    change_pattern,
    offer_again,
    publish_slots,
    withdraw_slots,
)
from supervision.models import Slot
from supervision.rules.repeating import Pattern
from tests.factories import AbsenceFactory, AgreementFactory, SlotFactory, WorkerFactory
from workforce.rules.plausibility import Doubtful
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
WEEK = reverse("supervision:slots_week")


@pytest.fixture
def agreement():
    return AgreementFactory(supervisor__given_name="Dele", supervisor__family_name="Okafor")


@pytest.fixture
def supervisor(agreement):
    return agreement.supervisor


@pytest.fixture
def desk(supervisor, sign_in):
    return sign_in(supervisor)


def fortnightly(**facts):
    usual = {"first_on": TUESDAY, "starts": time(10), "ends": time(11, 30), "every_weeks": 2}
    return Pattern(**{**usual, "until": date(2027, 2, 2), **facts})


def offer(supervisor, *patterns):
    return publish_slots(supervisor=supervisor, patterns=patterns or [fortnightly()], by=None, at=NOW).slots


def stands():
    """Every time that is offered, as a supervisor reads it."""
    offered = Slot.objects.filter(withdrawn_at=None).order_by("starts_at")
    return [f"{timezone.localtime(slot.starts_at):%a %d %b %H:%M}" for slot in offered]


# --- The week --------------------------------------------------------------------------------------


def what(week, on, at):
    return next(cell.what for starts, cells in week.rows for cell in cells if (cell.on, starts) == (on, at))


def test_what_stands_in_a_week_is_shaded_with_its_reason(agreement, supervisor):
    slot = SlotFactory(supervisor=supervisor)
    taken = SlotFactory(supervisor=supervisor, starts_at=datetime(2026, 11, 25, 13, tzinfo=UTC))
    book_slot(slot=taken, supervisee=agreement.supervisee, by=None, at=NOW)
    AbsenceFactory(worker=supervisor, started_on=date(2026, 11, 27), ended_on=date(2026, 11, 27))
    week = week_of(supervisor, date(2026, 11, 23), at=NOW)
    found = [
        what(week, TUESDAY, time(hour, minute)) for hour, minute in ((9, 30), (10, 0), (11, 0), (11, 30))
    ]
    assert (found, slot.withdrawn_at) == (["", "Offered", "Offered", ""], None)
    assert what(week, date(2026, 11, 25), time(14)) == "Busy"
    assert what(week, date(2026, 11, 27), time(9)) == "Away"
    assert what(week_of(supervisor, date(2026, 11, 16), at=NOW), date(2026, 11, 17), time(9)) == "Past"
    christmas = week_of(supervisor, date(2026, 12, 21), at=NOW)
    assert what(christmas, date(2026, 12, 25), time(9)) == "Bank holiday"


@pytest.mark.parametrize(("day", "monday"), [(16, 16), (18, 16), (19, 23), (20, 23), (22, 23)])
def test_from_thursday_on_the_next_week_is_shown(day, monday):
    assert usual_monday(date(2026, 11, day)) == date(2026, 11, monday)


def test_ten_times_are_offered_at_once(desk):
    cells = [f"2026-11-{day}T{hour}" for day in range(23, 28) for hour in ("09:00", "14:00")]
    desk.post(WEEK + "?week=2026-11-23", {"cells": cells, "minutes": "90", "every_weeks": "0"})
    assert Slot.objects.count() == 10
    slot = Slot.objects.earliest("starts_at")
    assert (slot.starts_at, slot.ends_at - slot.starts_at, slot.series) == (
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        timedelta(minutes=90),
        None,
    )


def test_the_usual_length_is_the_one_promised(desk):
    assert desk.get(WEEK).context["form"]["minutes"].value() == 90


REPEATED = {"cells": ["2026-11-24T10:00"], "minutes": "90", "every_weeks": "2", "until": "02/02/2027"}


def test_what_repeats_is_looked_at_day_by_day_and_a_day_can_be_left_out(desk, supervisor):
    AbsenceFactory(worker=supervisor, started_on=date(2026, 12, 22), ended_on=date(2026, 12, 22))
    address = WEEK + "?week=2026-11-23"
    check = desk.post(address, REPEATED)
    assert not Slot.objects.exists()
    kept = check.context["days"]["keep"].value()
    assert kept == ["2026-11-24T10:00", "2026-12-08T10:00", "2027-01-05T10:00", "2027-01-19T10:00",
                    "2027-02-02T10:00"]  # fmt: skip
    assert "Dele Okafor is away." in check.text
    desk.post(address, {**dict(check.context["kept"]), "offer": "1", "keep": kept[1:]})
    assert stands() == ["Tue 08 Dec 10:00", "Tue 05 Jan 10:00", "Tue 19 Jan 10:00", "Tue 02 Feb 10:00"]
    assert Slot.objects.values("series").distinct().count() == 1


def test_without_a_last_day_half_a_year_is_looked_at(desk):
    check = desk.post(WEEK + "?week=2026-11-23", {**REPEATED, "until": ""})
    last = check.context["days"].planned[-1].on
    assert date(2027, 5, 11) <= last <= date(2027, 5, 25)
    assert not Slot.objects.exists()


def test_short_times_are_asked_about_with_the_reason(desk):
    sent = {"cells": ["2026-11-24T10:00"], "minutes": "10", "every_weeks": "0"}
    asked = desk.post(WEEK + "?week=2026-11-23", sent)
    assert "Yes. 10 minutes is short" in asked.text
    desk.post(WEEK + "?week=2026-11-23", {**sent, "sure": "short"})
    assert Slot.objects.count() == 1


def test_short_times_that_repeat_are_asked_about_with_the_days(desk):
    sent = {**REPEATED, "minutes": "10", "offer": "1", "keep": ["2026-11-24T10:00"]}
    asked = desk.post(WEEK + "?week=2026-11-23", sent)
    assert "Yes. 10 minutes is short" in asked.text
    desk.post(WEEK + "?week=2026-11-23", {**sent, "sure": "short"})
    assert stands() == ["Tue 24 Nov 10:00"]


def test_two_that_overlap_are_not_both_offered(desk):
    cells = ["2026-11-24T10:00", "2026-11-24T11:00"]
    check = desk.post(WEEK + "?week=2026-11-23", {"cells": cells, "minutes": "90", "every_weeks": "0"})
    assert [one.why for one in check.context["days"].left_out] == ["You already offer a time that overlaps."]
    assert not Slot.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cells": []}, "Select at least one time in the week"),
        ({"cells": ["2026-11-28T10:00"]}, "Select another time"),
        ({"until": "02/02/2028"}, "The last day must be within a year of the first"),
        ({"minutes": "0"}, "“How long, in minutes?” must be 1 or more"),
        ({"minutes": "1000"}, "The end time must be after the start time"),
        ({"every_weeks": ""}, "How often"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_ticked_is_kept(desk, change, said):
    page = desk.post(WEEK + "?week=2026-11-23", {**REPEATED, **change})
    assert said in page.text
    assert "There is a problem" in page.text
    assert not Slot.objects.exists()


@pytest.mark.parametrize("week", ["", "?week=soon", "?week=9999-12-31", "?week=2026-13-01"])
def test_any_week_that_is_asked_for_has_a_page(desk, week):
    assert desk.get(WEEK + week).status_code == 200


# --- A pattern is one thing ---------------------------------------------------------------------------


def test_a_pattern_is_told_in_one_line(agreement, supervisor, desk):
    slots = offer(supervisor)
    book_slot(slot=slots[1], supervisee=agreement.supervisee, by=None, at=NOW)
    pattern = patterns_of(supervisor, at=NOW)[0]
    words = "Tuesdays, 10:00 to 11:30, every fortnight until 2 February 2027"
    assert (pattern.words, len(pattern.slots), pattern.booked) == (words, 6, 1)
    page = desk.get(reverse("supervision:slots"))
    assert f"{words}: 6 to come, 1 booked" in page.text


def page_of(slot):
    return reverse("supervision:slots_pattern", args=[slot.pk])


def test_a_day_is_withdrawn_and_offered_again(supervisor, desk):
    slots = offer(supervisor)
    form = {"do": "days", "days-days": [slot.pk for slot in slots[1:]]}
    desk.post(page_of(slots[0]), form)
    assert "Tue 24 Nov 10:00" not in stands()
    desk.post(page_of(slots[1]), {**form, "days-days": [slot.pk for slot in slots]})
    assert len(stands()) == 6


def test_from_a_day_on_it_is_at_another_time_and_what_is_booked_stays(agreement, supervisor, desk):
    slots = offer(supervisor)
    book_slot(slot=slots[3], supervisee=agreement.supervisee, by=None, at=NOW)
    change = {"do": "change", "change-from_on": "08/12/2026", "change-weekday": "2", "change-starts": "14:00",
              "change-ends": "15:30", "change-place": "Room 4"}  # fmt: skip
    desk.post(page_of(slots[0]), change)
    assert stands() == ["Tue 24 Nov 10:00", "Wed 09 Dec 14:00", "Wed 23 Dec 14:00", "Tue 05 Jan 10:00",
                        "Wed 20 Jan 14:00", "Wed 03 Feb 14:00"]  # fmt: skip
    assert len(patterns_of(supervisor, at=NOW)) == 1
    assert Slot.objects.filter(place="Room 4").count() == 4


def test_a_pattern_at_another_time_from_a_day_on_tells_both(agreement, supervisor, desk):
    slots = offer(supervisor)
    book_slot(slot=slots[3], supervisee=agreement.supervisee, by=None, at=NOW)
    change = {"do": "change", "change-from_on": "22/12/2026", "change-weekday": "2", "change-starts": "14:00",
              "change-ends": "15:30", "change-place": "Room 4"}  # fmt: skip
    page = desk.post(page_of(slots[0]), change, follow=True)
    words = "Tuesdays, 10:00 to 11:30, then Wednesdays, 14:00 to 15:30, every fortnight until 3 February 2027"
    assert [each.words for each in patterns_of(supervisor, at=NOW)] == [words]
    assert "3 times offered, 3 times withdrawn" in page.text


def test_another_day_of_the_week_that_is_a_saturday_is_asked_about(supervisor):
    slots, to = offer(supervisor), Changed(5, time(10), time(11, 30), "")
    with pytest.raises(Doubtful, match="Saturday 28 November 2026 and 4 other days"):
        change_pattern(slots=slots, to=to, by=None, at=NOW)
    assert len(stands()) == 6
    change_pattern(slots=slots, to=to, by=None, at=NOW, sure=["day"])
    assert stands()[0] == "Sat 28 Nov 10:00"


def test_a_change_that_leaves_nothing_changes_nothing(supervisor):
    AbsenceFactory(worker=supervisor, started_on=date(2026, 11, 25), ended_on=date(2027, 3, 1))
    slots = [SlotFactory(supervisor=supervisor)]
    with pytest.raises(NotOffered):
        change_pattern(slots=slots, to=Changed(3, time(10), time(11), ""), by=None, at=NOW)
    assert stands() == ["Tue 24 Nov 10:00"]
    withdraw_slots(slots=slots, by=None, at=NOW)
    with pytest.raises(Refusal, match="None of these times is free"):
        change_pattern(slots=slots, to=Changed(1, time(10), time(11), ""), by=None, at=NOW)


def test_it_is_withdrawn_from_a_day_on_or_as_a_whole(supervisor, desk):
    slots = offer(supervisor)
    desk.post(page_of(slots[0]), {"do": "end", "end-from_on": "05/01/2027"})
    assert stands() == ["Tue 24 Nov 10:00", "Tue 08 Dec 10:00", "Tue 22 Dec 10:00"]
    desk.post(page_of(slots[0]), {"do": "end", "end-from_on": "24/11/2026"})
    assert stands() == []


def test_what_was_withdrawn_is_not_offered_again_over_something_else(supervisor):
    slots = offer(supervisor)
    withdraw_slots(slots=slots[:2], by=None, at=NOW)
    SlotFactory(supervisor=supervisor, starts_at=datetime(2026, 11, 24, 11, tzinfo=UTC))
    again = offer_again(slots=slots[:2], by=None, at=NOW)
    assert [slot.pk for slot in again.slots] == [slots[1].pk]
    assert [each.why for each in again.skipped] == ["You already offer a time that overlaps."]


def test_nobody_opens_the_pattern_of_another_supervisor(sign_in, supervisor):
    slot = offer(supervisor)[0]
    assert sign_in(AgreementFactory().supervisor).get(page_of(slot)).status_code == 404
    assert sign_in(WorkerFactory()).get(WEEK).status_code == 404


def test_planning_asks_as_often_however_many_days(supervisor):
    asked = []
    for until in (date(2026, 12, 8), date(2027, 11, 1)):
        with CaptureQueriesContext(connection) as queries:
            patterns = [fortnightly(until=until, every_weeks=1, starts=time(hour), ends=time(hour + 1))
                        for hour in (13, 14, 15, 16)]  # fmt: skip
            publish_slots(supervisor=supervisor, patterns=patterns, by=None, at=NOW)
        asked.append(len(queries))
        Slot.objects.all().delete()
    assert asked[0] == asked[1]

"""Away again: another absence of someone is not the one before, whose days stay on record."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import SessionFactory
from tests.tracker.setup.test_hard_kinds import boss, row, worker
from workforce.models import Absence

pytestmark = pytest.mark.django_db


@pytest.fixture
def ill(desk, monkeypatch):
    """Someone is away by one list; answers what the tracker has after the next."""
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: date(2026, 11, 26))

    def _ill(first, second, **said):
        desk.upload(boss(), row("5", "Ill", **first))
        desk.apply()
        desk.page_of_questions = desk.upload(boss(), row("5", "Ill", **second))
        desk.asked = [one["options"][0][0] for one in desk.run.questions or ()]
        if said:
            desk.answer(**said)
        desk.apply()
        return [
            (f"{one.started_on:%d/%m}", one.ended_on and f"{one.ended_on:%d/%m}")
            for one in Absence.objects.all()
        ]

    return _ill


SICK = {"why": "Sickness"}


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (("01/09/2026", "10/09/2026"), ("02/11/2026", ""), [("01/09", "10/09"), ("02/11", None)]),
        (
            ("01/09/2026", "10/09/2026"),
            ("02/11/2026", "06/11/2026"),
            [("01/09", "10/09"), ("02/11", "06/11")],
        ),
        (("01/10/2026", "30/10/2026"), ("31/10/2026", ""), [("01/10", "30/10"), ("31/10", None)]),
    ],
)
def test_an_absence_after_one_that_has_ended_is_another(ill, desk, first, second, both):
    spells = [{"away": away, "back": back, **SICK} for away, back in (first, second)]
    assert (ill(*spells), desk.asked) == (both, [])


@pytest.mark.parametrize(
    ("first", "second", "corrected"),
    [
        (("01/10/2026", "30/10/2026"), ("05/10/2026", ""), [("05/10", None)]),
        (("01/10/2026", "30/10/2026"), ("19/10/2026", "30/10/2026"), [("19/10", "30/10")]),
        (("01/10/2026", "30/10/2026"), ("12/10/2026", "06/11/2026"), [("12/10", "06/11")]),
        (("05/10/2026", ""), ("01/10/2026", "06/11/2026"), [("01/10", "06/11")]),
    ],
    ids=["first day by days", "same end", "mostly the same days", "first day before"],
)
def test_the_same_absence_with_other_days_is_corrected(ill, desk, first, second, corrected):
    spells = [{"away": away, "back": back, **SICK} for away, back in (first, second)]
    assert (ill(*spells), desk.asked) == (corrected, [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("01/09/2026", ""), ("02/11/2026", "")),
        (("01/09/2026", ""), ("02/11/2026", "06/11/2026")),
        (("01/09/2026", "31/10/2026"), ("30/10/2026", "06/11/2026")),
        (("01/09/2026", "10/11/2026"), ("02/11/2026", "")),
    ],
)
@pytest.mark.parametrize("said", ["new", "new with its day", "corrected"])
def test_where_no_one_can_tell_it_is_asked(ill, desk, first, second, said):
    answers = {
        "new": {"one_0_0": "follows"},
        "new with its day": {"one_0_0": "follows", "one_0_0_day": "2026-10-02"},
        "corrected": {"one_0_0": "corrected"},
    }
    spells = [{"away": away, "back": back, **SICK} for away, back in (first, second)]
    there = ill(*spells, **answers[said])
    start, end = second[0][:5], second[1][:5] or None
    before = {"new": f"{int(start[:2]) - 1:02}{start[2:]}", "new with its day": "02/10"}.get(said)
    assert desk.asked == ["follows"]
    assert there == ([("01/09", before)] if before else []) + [(start, end)]
    desk.upload(boss(), row("5", "Ill", away=second[0], back=second[1], **SICK))
    assert (desk.run.changes["counts"], desk.open()) == ({}, 0)


def test_a_first_day_some_days_later_is_more_likely_a_correction(ill, desk):
    spells = [{"away": away, **SICK} for away in ("01/10/2026", "05/10/2026")]
    assert ill(*spells, one_0_0="corrected") == [("05/10", None)]
    assert desk.asked == ["corrected"]


def test_another_reason_is_asked_about(ill, desk):
    first = {"away": "01/09/2026", "back": "30/06/2027", "why": "Maternity"}
    assert len(ill(first, {"away": "02/11/2026", **SICK}, one_0_0="follows")) == 2
    assert desk.asked == ["follows"]


def test_a_day_outside_the_absence_before_is_refused_beside_its_box(ill, desk):
    spells = [{"away": away, **SICK} for away in ("01/09/2026", "02/11/2026")]
    ill(*spells)
    page = desk.answer(one_0_0="follows", one_0_0_day="2026-11-02")
    assert "The day must be on or after 01/09/2026 and on or before 01/11/2026" in page


# --- What is booked in that time -----------------------------------------------------------------


@pytest.fixture
def booked(desk, monkeypatch):
    """Someone and their supervisor are here; they meet on 1 and 8 December, and met on 24 November."""
    monkeypatch.setattr(timezone, "localdate", lambda value=None, timezone=None: date(2026, 11, 26))
    desk.upload(boss(), row("5", "Ill"))
    desk.apply()
    people = {"supervisor": worker("100"), "supervisee": worker("5")}
    days = (datetime(2026, 11, 24, 10, tzinfo=UTC) + timedelta(weeks=each) for each in range(3))
    return [SessionFactory(starts_at=each, **people) for each in days]


@pytest.mark.parametrize(
    ("away", "back", "number"),
    [
        ("01/12/2026", "08/12/2026", 2),
        ("02/12/2026", "08/12/2026", 1),
        ("02/12/2026", "07/12/2026", 0),
        ("23/11/2026", "30/11/2026", 0),
        ("23/11/2026", "", 2),
    ],
)
def test_what_is_booked_on_days_away_is_told_before_it_is_imported_and_after(
    booked, desk, away, back, number
):
    told = f"{number} session{'s stay' if number == 2 else ' stays'} booked while away from {away}"
    note = f"Sessions are booked on days on which these people are away: Ada Ill ({number})."
    page = desk.upload(boss(), row("5", "Ill", away=away, back=back, **SICK))
    assert (told in page, note in page) == (number > 0, number > 0)
    assert desk.apply() == {"absences added": 1}
    assert (told in desk.page(), note in desk.page()) == (number > 0, number > 0)


def test_it_is_told_of_a_supervisor_and_of_days_that_change(booked, desk):
    page = desk.upload(boss(away="01/12/2026", back="01/12/2026", **SICK), row("5", "Ill"))
    assert "Bea Boss (1)" in page
    desk.apply()
    page = desk.upload(boss(away="01/12/2026", back="09/12/2026", **SICK), row("5", "Ill"))
    assert "Bea Boss (2)" in page


def test_a_booking_made_since_the_preview_is_no_reason_to_look_again(booked, desk):
    desk.upload(boss(), row("5", "Ill", away="01/12/2026", back="30/12/2026", **SICK))
    people = {"supervisor": worker("100"), "supervisee": worker("5")}
    SessionFactory(starts_at=datetime(2026, 12, 15, 10, tzinfo=UTC), **people)
    assert desk.apply() == {"absences added": 1}

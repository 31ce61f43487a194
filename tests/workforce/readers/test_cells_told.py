"""What is said of a cell that cannot be used, word for word: each says why and what to write instead."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from workforce.readers import cells, days, wording
from workforce.readers.cells import CellProblem
from workforce.readers.job_titles import NewlyQualified, newly_qualified

A_DATE = "Write the day as 16/04/2024 or 16 Apr 2024."
FTE = "Write full-time equivalent as 0.8 or 80%; full time is 1."
HOURS = "Write the hours of a week as 29.6 or 29:36."
LENGTH = "Write the length as 90, 90 mins or 1.5 hrs."
A_COUNT = "This is not a whole number. Write it in figures, such as 12."
UNKNOWN = "This is not a word we know here. "


@pytest.mark.parametrize(
    ("parse", "typed", "told"),
    [
        (cells.text, time(9), "Excel has turned this into a date. Format the cell as text, type again."),
        (cells.text, None, "This is not text. Type it as words."),
        (cells.text, True, "This is not text. Type it as words."),
        (cells.text, " #REF! ", "Excel shows an error here. Put the value itself in the cell."),
        (cells.text, "Be\x07th", "There is a hidden control character here. Type the value again."),
        (cells.text, "Be\ud800th", "There is a hidden control character here. Type the value again."),
        (cells.text, "x" * 201, "This is longer than 200 characters. Shorten it."),
        (cells.email, "x" * 255, "This is longer than 254 characters. Shorten it."),
        (days.day, "soon", f"This is not a date. {A_DATE}"),
        (days.day, -1, f"This number is not a date. {A_DATE}"),
        (days.day, 0, f"This number is not a date. {A_DATE}"),
        (days.day, 100_000, f"This number is not a date. {A_DATE}"),
        (days.day, "16/04/024", f"The year has 3 digits. {A_DATE}"),
        (days.day, "1 Foo 2026", f"“Foo” is not a month. {A_DATE}"),
        (
            days.day,
            "31/02/2025",
            f"There is no such day as 31/02/2025. Check day and month. {A_DATE}",
        ),
        (days.day, "31/12/1949", "The year 1949 cannot be right: it must be 1950 to 2100."),
        (days.day, date(2101, 1, 1), "The year 2101 cannot be right: it must be 1950 to 2100."),
        (days.day, 99_999, "The year 2173 cannot be right: it must be 1950 to 2100."),
        (days.day, 1, "The year 1899 cannot be right: it must be 1950 to 2100."),
        (cells.fte, "full time", f"This is not a number. {FTE}"),
        (cells.fte, 1.4, f"This is more than 1. {FTE}"),
        (cells.fte, -0.1, f"This is less than 0. {FTE}"),
        (cells.whole_number, "many", A_COUNT),
        (cells.whole_number, True, A_COUNT),
        (cells.whole_number, time(9), A_COUNT),
        (cells.whole_number, date(2026, 11, 2), A_COUNT),
        (cells.whole_number, 1.5, A_COUNT),
        (cells.whole_number, 1_000_001, A_COUNT),
        (cells.whole_number, -1, "This is less than 0. Write 0 or more."),
        (
            cells.swe_number,
            "N/K",
            "This is not a registration number. Write SW and up to six digits, such as SW71014, "
            "or leave the cell empty.",
        ),
        (cells.email, "rhys", "This is not an e-mail address. Correct it or leave the cell empty."),
        (cells.staff_number, "none", "This is not a staff number. Write it as HR does, such as 174254."),
        (cells.minutes, "long", f"This is not a length of time. {LENGTH}"),
        (cells.minutes, 4, f"This may be hours or minutes. {LENGTH}"),
        (cells.minutes, 1, f"This may be hours or minutes. {LENGTH}"),
        (cells.minutes, "0.5", f"This may be hours or minutes. {LENGTH}"),
        (cells.minutes, 1441, f"This is not a whole number of minutes in a day. {LENGTH}"),
        (cells.minutes, 90.5, f"This is not a whole number of minutes in a day. {LENGTH}"),
        (cells.hours_a_week, "full time", f"This is not a number of hours. {HOURS}"),
        (cells.hours_a_week, 169, f"A week does not have so many hours. {HOURS}"),
        (
            wording.case_category,
            "Youth justice",
            f"{UNKNOWN}Write CIN, CP, CLA, Care leaver, S47, Assessment or Other.",
        ),
        (
            wording.session_kind,
            "Chat",
            f"{UNKNOWN}Write 1:1, Supervision, ASYE, Reflective, Case supervision or Group.",
        ),
        (wording.case_reference, "Amy", "Use the case system's number, never a child's name."),
        (
            wording.case_reference,
            "P1?",
            "This is not a case number. Write it as the case system does, such as P3833612.",
        ),
    ],
)  # fmt: skip
def test_a_person_is_told_why_and_what_to_write(parse, typed, told):
    with pytest.raises(CellProblem) as refused:
        parse(typed)
    assert (refused.value.problem, str(refused.value)) == (told, told)


@pytest.mark.parametrize("typed", ["31/02/2025", "2025-02-31", "31 Feb 2025", "0/1/2025", "1/13/2025"])
def test_a_day_that_never_was_is_told_as_it_was_typed(typed):
    with pytest.raises(CellProblem) as refused:
        days.day(typed)
    assert refused.value.problem == f"There is no such day as {typed}. Check day and month. {A_DATE}"


@pytest.mark.parametrize("typed", ["Amy", "Amy Smith 2014", "P1?", "P" + "1" * 40])
def test_what_may_name_a_child_is_stood_in_for(typed):
    with pytest.raises(CellProblem) as refused:
        wording.case_reference(typed)
    assert refused.value.shown_as == "(not shown)"


def test_any_other_cell_is_shown_as_it_is():
    with pytest.raises(CellProblem) as refused:
        days.day("soon")
    assert refused.value.shown_as is None


@pytest.mark.parametrize("blank", [None, "", "  ", "\n", "\u200b", "\ufeff \u2060"])
def test_a_cell_of_nothing_that_can_be_seen_is_blank(blank):
    assert cells.is_blank(blank)


@pytest.mark.parametrize("filled", [0, False, 0.0, "0", " . "])
def test_nought_is_not_blank(filled):
    assert not cells.is_blank(filled)


@pytest.mark.parametrize(
    ("parse", "typed", "meant"),
    [
        (cells.text, "x" * 200, "x" * 200),
        (cells.text, float("inf"), "inf"),
        (cells.text, 1.5, "1.5"),
        (cells.email, f"{'a' * 246}@b.co.uk", f"{'a' * 246}@b.co.uk"),
        (days.day, datetime(2100, 12, 31, 23, 59), date(2100, 12, 31)),
        (days.day, "1/1/1950", date(1950, 1, 1)),
        (days.day, "31/12/99", date(1999, 12, 31)),
        (days.day, "1/1/50", date(1950, 1, 1)),
        (days.day, "31/12/49", date(2049, 12, 31)),
        (days.day, "1/1/00", date(2000, 1, 1)),
        (days.day, "2026-1-2 06:00:00.123", date(2026, 1, 2)),
        (days.day, "Tues 3rd March 2026", date(2026, 3, 3)),
        (days.day, "3 SEPTEMBER 2026", date(2026, 9, 3)),
        (cells.whole_number, 1_000_000, 1_000_000),
        (cells.whole_number, "1e3", 1000),
        (cells.whole_number, "1E3", 1000),
        (cells.whole_number, "+3", 3),
        (cells.whole_number, "3.", 3),
        (cells.fte, 0, Decimal(0)),
        (cells.fte, " 50 % ", Decimal("0.5")),
        (cells.fte, "0.00004", Decimal(0)),
        (cells.swe_number, "sw 123456", "SW123456"),
        (cells.staff_number, "9" * 20, "9" * 20),
        (cells.staff_number, "a/1", "A/1"),
        (cells.minutes, "24 h", 1440),
        (cells.minutes, time(23, 59), 1439),
        (cells.minutes, timedelta(minutes=1), 1),
        (cells.minutes, timedelta(minutes=61, milliseconds=400), 61),
        (cells.minutes, "4 mins", 4),
        (cells.minutes, "0.5 h", 30),
        (cells.minutes, "1 m", 1),
        (wording.contract, " Fixed_Term!", ("fixed_term", True)),
        (cells.hours_a_week, "37 hrs", Decimal(37)),
        (cells.hours_a_week, "29:36", Decimal("29.6")),
        (cells.hours_a_week, timedelta(hours=18.5), Decimal("18.5")),
        (cells.hours_a_week, 0, Decimal(0)),
        (cells.hours_a_week, 168, Decimal(168)),
        (wording.organisational_role, "Children\u2019s Social Worker", 5),
        (wording.case_reference, "P" + "1" * 39, "P" + "1" * 39),
        (wording.case_reference, "AB-1", "AB-1"),
    ],
)
def test_what_stands_at_the_edge_is_still_understood(parse, typed, meant):
    assert parse(typed) == meant


@pytest.mark.parametrize(("month", "name"), list(enumerate(days.MONTH_NAMES, start=1)))
def test_every_month_is_known_by_its_name_and_its_first_three_letters(month, name):
    assert days.day(f"5 {name} 2026") == days.day(f"5 {name[:3].upper()} 2026") == date(2026, month, 5)


@pytest.mark.parametrize(
    ("title", "newly"),
    [("Social worker, newly qualified", True), ("asye", True), ("Asyed", False), ("Unnqsw", False)],
)
def test_newly_qualified_is_said_by_whole_words(title, newly):
    assert (newly_qualified(title, org_role=5) is NewlyQualified.YES) is newly

"""What a setting can be: kept as JSON and read again, refused just outside its bounds, told in words."""

import json
from datetime import date
from decimal import Decimal

import pytest

from workforce.rules.setting_kinds import ByRole, Choices, ClosedDays, Closures, Hours, Text, Weekdays, Whole

LINE = Text(10)
CODE = Text(9, r"|[0-9]{3}", "Enter three digits.")
CASES = Whole(5, 60, "cases")
HOURS = Hours(20, 48)
WEEK = Weekdays()
CLOSED = Closures()
CHOICES = Choices({"child": "Child protection", "court": "Court"})
BY_ROLE = ByRole({3: "Team manager", 5: "Case holder"}, Whole(0, 60, "cases"))
A_DAY = ClosedDays(date(2026, 12, 29), date(2026, 12, 29), "Training")
DAYS = ClosedDays(date(2026, 12, 28), date(2026, 12, 31), "Between the years")


def closed(first_on, last_on, name="Moving"):
    return (ClosedDays(first_on, last_on, name),)


@pytest.mark.parametrize(
    ("kind", "value", "as_json", "words"),
    [
        (LINE, "Westshire", "Westshire", "Westshire"),
        (LINE, "", "", "Not set"),
        (CASES, 20, 20, "20 cases"),
        (Whole(1, 3, "cases"), 1, 1, "1 case"),
        (HOURS, Decimal("36.50"), "36.50", "36.5 hours"),
        (HOURS, Decimal(40), "40", "40 hours"),
        (WEEK, (0, 1, 2, 3, 4), [0, 1, 2, 3, 4], "Monday to Friday"),
        (WEEK, (0, 4), [0, 4], "Monday, Friday"),
        (CLOSED, (), [], "None beside the bank holidays"),
        (
            CLOSED,
            (DAYS, A_DAY),
            [["2026-12-28", "2026-12-31", "Between the years"], ["2026-12-29", "2026-12-29", "Training"]],
            "Between the years: 28 December 2026 to 31 December 2026; Training: 29 December 2026",
        ),
        (CHOICES, ("child", "court"), ["child", "court"], "Child protection, Court"),
        (CHOICES, (), [], "None"),
        (BY_ROLE, {3: 10, 5: 20}, {"3": 10, "5": 20}, "Team manager 10, Case holder 20"),
        (BY_ROLE, {}, {}, "The experienced worker's limit for everyone"),
    ],
)
def test_a_value_is_kept_as_json_read_again_accepted_and_told(kind, value, as_json, words):
    assert kind.kept(value) == as_json
    assert kind.read(json.loads(json.dumps(kind.kept(value)))) == value
    assert (kind.refused(value), kind.words(value)) == ("", words)


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (LINE, "x" * 11, "Use 10 characters or fewer."),
        (CODE, "34", "Enter three digits."),
        (CASES, 4, "Enter a number between 5 and 60."),
        (CASES, 61, "Enter a number between 5 and 60."),
        (HOURS, Decimal("19.99"), "Enter hours between 20 and 48."),
        (HOURS, Decimal("48.01"), "Enter hours between 20 and 48."),
        (HOURS, Decimal("NaN"), "Enter hours between 20 and 48."),
        (HOURS, Decimal("36.005"), "Use up to two decimals."),
        (WEEK, (), "Select at least one day from Monday to Friday."),
        (WEEK, (4, 5), "Select at least one day from Monday to Friday."),
        (
            CLOSED,
            closed(date(2026, 5, 2), date(2026, 5, 1)),
            "The last day must be on or after the first day.",
        ),
        (
            CLOSED,
            closed(date(2026, 5, 1), date(2026, 6, 1)),
            "Days closed are up to 31 days together. Check the year.",
        ),
        (
            CLOSED,
            closed(date(2026, 5, 1), date(2026, 5, 1), " "),
            "Enter a name for each day the authority is closed.",
        ),
        (CHOICES, ("child", "tennis"), "“tennis” is none of: child, court."),
        (BY_ROLE, {9: 10}, "9 is no organisational role of census list B."),
        (BY_ROLE, {3: 10, 5: 61}, "Enter a number between 0 and 60."),
    ],
)
def test_a_value_outside_its_bounds_is_refused_in_words(kind, value, why):
    assert kind.refused(value) == why


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (LINE, "x" * 10),
        (CODE, ""),
        (CODE, "340"),
        (CASES, 5),
        (CASES, 60),
        (HOURS, Decimal(20)),
        (HOURS, Decimal("48.00")),
        (CLOSED, closed(date(2026, 5, 1), date(2026, 5, 31))),
        (CLOSED, closed(date(2000, 1, 1), date(2000, 1, 2))),
        (CLOSED, closed(date(2060, 12, 30), date(2060, 12, 31))),
    ],
)
def test_the_bounds_themselves_are_accepted(kind, value):
    assert kind.refused(value) == ""


@pytest.mark.parametrize("year", [1999, 2061])
def test_days_closed_lie_in_years_whose_bank_holidays_are_known(year):
    assert "Check the year" in CLOSED.refused(closed(date(year, 5, 1), date(year, 5, 1)))


@pytest.mark.parametrize(
    ("kind", "written", "why"),
    [
        (LINE, 7, "Write it as text, between quotation marks."),
        (CASES, "7", "Write it as a whole number."),
        (CASES, True, "Write it as a whole number."),
        (HOURS, "many", "Write it as a number of hours."),
        (HOURS, True, "Write it as a number of hours."),
        (HOURS, [36], "Write it as a number of hours."),
    ],
)
def test_what_is_written_otherwise_in_a_file_is_not_read(kind, written, why):
    with pytest.raises((TypeError, ValueError)) as raised:
        kind.read(written)
    assert str(raised.value) == why


def test_days_of_the_week_are_read_by_name_or_number_once_and_in_order():
    assert WEEK.read(["friday", "Monday", 0]) == (0, 4)


def test_a_text_is_read_without_the_blanks_around_it():
    assert LINE.read("  Westshire ") == "Westshire"


def test_a_spell_of_days_closed_has_both_its_ends():
    assert DAYS.days == [date(2026, 12, day) for day in (28, 29, 30, 31)]

"""Each cell is understood as a person meant it, or refused with what to write instead."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.readers import cells, days
from workforce.readers.cells import CellProblem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (datetime(2024, 4, 16), date(2024, 4, 16)),
        (date(2024, 4, 16), date(2024, 4, 16)),
        ("16/04/2024", date(2024, 4, 16)),
        (" 16-04-2024 ", date(2024, 4, 16)),
        ("19.07.26", date(2026, 7, 19)),
        ("03/04/26", date(2026, 4, 3)),
        ("1 Sep 2026", date(2026, 9, 1)),
        ("1 Sept 2026", date(2026, 9, 1)),
        ("21 Nov 2017", date(2017, 11, 21)),
        ("21-Nov-17", date(2017, 11, 21)),
        ("Monday, 2nd November 2026", date(2026, 11, 2)),
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02T06:00:00", date(2026, 11, 2)),
        ("02/11/2026 06:00", date(2026, 11, 2)),
        ("29/02/2024", date(2024, 2, 29)),
        (45398, date(2024, 4, 16)),
        (45398.75, date(2024, 4, 16)),
        (18264, date(1950, 1, 1)),
    ],
)
def test_a_day_is_read_in_every_usual_style(typed, meant):
    assert days.day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/02/2025", "no such day"),
        ("29/02/2025", "no such day"),
        ("04/16/2024", "no such day"),
        ("16/04/024", "3 digits"),
        ("1 Foo 2026", "not a month"),
        ("1 Mayonnaise 2026", "not a date"),
        ("soon", "not a date"),
        ("45398", "not a date"),
        ("16/04-2024", "not a date"),
        (18263, "1949"),
        (73416, "2101"),
        (-1, "not a date"),
        (float("nan"), "not a date"),
        (float("inf"), "not a date"),
        (10**30, "not a date"),
        (datetime(1899, 12, 30), "1899"),
        (True, "not text"),
        ("#VALUE!", "shows an error"),
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(typed, why):
    with pytest.raises(CellProblem, match=why):
        days.day(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (1, "1"),
        (0.8, "0.8"),
        ("0.80", "0.8"),
        ("80%", "0.8"),
        ("80 %", "0.8"),
        ("100%", "1"),
        ("1.00", "1"),
        (0, "0"),
        (".5", "0.5"),
        (30 / 37, "0.8108"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_full_time_equivalent_is_read_as_share_or_percentage(typed, meant):
    assert str(cells.fte(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (1.4, "more than 1"),
        (1.0001, "more than 1"),
        ("101%", "more than 1"),
        (80, "more than 1"),
        (-0.1, "less than 0"),
        ("full time", "not a number"),
        ("1,0", "not a number"),
        ("%", "not a number"),
        (True, "not a number"),
        (float("nan"), "not a number"),
        ("٠.٨", "not a number"),
    ],
)
def test_full_time_equivalent_outside_nought_to_one_is_refused(typed, why):
    with pytest.raises(CellProblem, match=why):
        cells.fte(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("SW71014", "SW71014"), ("sw15131", "SW15131"), (" SW 71014 ", "SW71014"), ("SW1", "SW1")],
)
def test_a_registration_number_loses_its_blanks_and_gains_its_capitals(typed, meant):
    assert cells.swe_number(typed) == meant


@pytest.mark.parametrize("typed", ["N/K", "SW0123", "SW", "SW1234567", "71014", 71014, "SW٣"])
def test_what_is_no_registration_number_is_refused(typed):
    with pytest.raises(CellProblem, match="not a registration number"):
        cells.swe_number(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [(174254, "174254"), ("174254 ", "174254"), (174254.0, "174254"),
                         ("ab-12", "AB-12"), ("00123", "00123")]
)  # fmt: skip
def test_a_staff_number_is_the_same_as_number_and_as_text(typed, meant):
    assert cells.staff_number(typed) == meant


@pytest.mark.parametrize("typed", ["none", "12 34", -5, 1.5, "=1+1", "9" * 21])
def test_what_is_no_staff_number_is_refused(typed):
    with pytest.raises(CellProblem, match="not a staff number"):
        cells.staff_number(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (90, 90),
        ("90", 90),
        ("90 mins", 90),
        ("90min", 90),
        ("1.5 hrs", 90),
        ("1.5hours", 90),
        ("2 hr", 120),
        ("1h", 60),
        ("1h 30", 90),
        ("1 hr 30 mins", 90),
        ("1:30", 90),
        (time(1, 30), 90),
        (timedelta(hours=2), 120),
        (5, 5),
        (0, 0),
        (1440, 1440),
    ],
)
def test_a_length_is_read_in_minutes(typed, meant):
    assert cells.minutes(typed) == meant


@pytest.mark.parametrize("typed", [1.5, 2, "4", 90.5, 1441, -90, "long", "1.33 hrs", "90 days"])
def test_a_length_that_cannot_be_told_is_refused(typed):
    with pytest.raises(CellProblem, match="Write the length as"):
        cells.minutes(typed)


@pytest.mark.parametrize(("typed", "meant"), [(0, 0), ("12", 12), (12.0, 12), (" 7 ", 7)])
def test_a_count_is_a_whole_number(typed, meant):
    assert cells.whole_number(typed) == meant


@pytest.mark.parametrize("typed", ["-1", -1, 1.5, "many", True, "1e9", float("inf"), None])
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(CellProblem):
        cells.whole_number(typed)


def test_an_email_address_is_kept_in_lower_case():
    assert cells.email(" Rhys.O'Neill@Council.Example ") == "rhys.o'neill@council.example"


@pytest.mark.parametrize("typed", ["rhys", "a@b", "a b@c.example", "a@c.example,b@c.example", "@c.d"])
def test_what_is_no_email_address_is_refused(typed):
    with pytest.raises(CellProblem, match="not an e-mail address"):
        cells.email(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  Beth \n Allen ", "Beth Allen"),
        ("Zoe\u0308", "Zoë"),
        ("Beth\u00a0Allen\u200b", "Beth Allen"),
        (12, "12"),
        (12.0, "12"),
    ],
)
def test_text_has_single_spaces_and_one_spelling_of_accents(typed, meant):
    assert cells.text(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Beth\x00", "control character"),
        ("Be\x07th", "control character"),
        ("x" * 201, "longer than 200"),
        ("#N/A", "shows an error"),
        (date(2026, 3, 2), "turned this into a date"),
        (True, "not text"),
    ],
)
def test_text_that_cannot_be_right_is_refused(typed, why):
    with pytest.raises(CellProblem, match=why):
        cells.text(typed)


ANYTHING = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(), st.from_regex(r"[0-9]{1,2}[/. ][0-9A-Za-z]{1,4}[/. ][0-9]{1,5}"),
)  # fmt: skip
PARSERS = [
    cells.text, days.day, cells.fte, cells.whole_number, cells.swe_number, cells.email,
    cells.staff_number, cells.minutes, cells.hours_a_week,
]  # fmt: skip


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(value=ANYTHING)
def test_no_cell_does_more_than_be_refused(parse, value):
    try:
        parse(value)
    except CellProblem as problem:
        assert problem.problem.endswith(".")


@given(share=st.decimals(min_value=0, max_value=1, places=4))
def test_every_share_survives_being_typed(share):
    assert cells.fte(str(share)) == share == cells.fte(float(share))
    assert isinstance(cells.fte(str(share)), Decimal)


@given(on=st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_survives_every_style(on):
    styles = ("%d/%m/%Y", "%d.%m.%y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d")
    assert {days.day(on.strftime(style)) for style in styles} == {on}


@pytest.mark.parametrize(
    "typed",
    [
        "Al\u200blen",
        "\u200eAllen\u200f",
        "\u202bAllen\u202c",
        "\ufeffAllen",
        "Al\u00adlen",
        "\u2066Allen\u2069",
        "All\u200den",
    ],
)
def test_letters_that_no_one_sees_are_left_out(typed):
    assert cells.text(typed) == "Allen"


@pytest.mark.parametrize(
    "typed",
    ["Carys\u00a0Allen", " Carys  Allen\n", "Carys\u2009Allen", "Carys\u000bAllen", "Carys\u3000Allen"],
)
def test_blanks_of_every_kind_are_one_blank(typed):
    assert cells.text(typed) == "Carys Allen"


@pytest.mark.parametrize(
    ("typed", "meant"), [("1,234", 1234), ("12,345", 12345), (" 1,000\u00a0", 1000), ("999", 999)]
)
def test_thousands_may_have_a_comma(typed, meant):
    assert cells.whole_number(typed) == meant


@pytest.mark.parametrize("typed", ["1,23", "12,34,567", ",123", "1.234,5", "1 234"])
def test_a_comma_anywhere_else_is_no_thousand(typed):
    with pytest.raises(CellProblem, match="not a whole number"):
        cells.whole_number(typed)


@pytest.mark.parametrize("hyphen", "-\u2010\u2011\u2013")
def test_a_staff_number_is_the_same_with_every_hyphen(hyphen):
    assert cells.staff_number(f"101{hyphen}1") == "101-1"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("00101", "101", True),
        ("101", "1010", False),
        ("0", "00", True),
        ("A01", "A1", False),
        ("01-1", "1-1", False),
    ],
)
def test_zeros_in_front_make_no_other_number(one, other, is_same):
    assert (cells.number_key(one) == cells.number_key(other)) is is_same


@pytest.mark.parametrize(
    "shown",
    ["#N/A", "#REF!", "#NAME?", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!",
     "#GETTING_DATA", "Err:502", "########", " #N/A "],
)  # fmt: skip
def test_an_error_of_a_spreadsheet_is_no_text(shown):
    with pytest.raises(CellProblem, match="Excel shows an error here"):
        cells.text(shown)


@pytest.mark.parametrize("typed", ["#1 priority", "# 12", "#hashtag", "#Team!", "##", "Error", "N/A!"])
def test_words_that_only_look_like_an_error_are_text(typed):
    assert cells.text(typed) == typed


@pytest.mark.parametrize("typed", [time(9, 30), timedelta(hours=3)])
def test_a_time_is_no_day(typed):
    with pytest.raises(CellProblem, match="This is a time, not a date"):
        days.day(typed)


@pytest.mark.parametrize(
    ("typed", "is_open"),
    [("31/12/9999", True), (date(4712, 12, 31), True), ("1 January 3000", True), ("30/12/9999", False),
     ("31/12/2099", False), ("31/12/2499", False), ("31/12/2500", True), ("never", False), (None, False),
     (1, False)],
)  # fmt: skip
def test_the_last_or_first_day_of_a_year_far_off_stands_for_no_end(typed, is_open):
    assert days.says_no_end(typed) is is_open


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("01/09/98", True),
        ("1 Sep 98", True),
        ("01/09/1998", False),
        (date(1998, 9, 1), False),
        ("1998-09-01", False),
    ],
)
def test_a_year_of_two_digits_is_known(typed, has):
    assert days.year_of_two_digits(typed) is has

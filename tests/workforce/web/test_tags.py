"""Days, times, tags and bars as templates show them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from workforce.web.tags import bar, clock, counted, day, page_numbers, short_day, tag, time_range


@dataclass
class Status:
    label: str
    colour: str


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (date(2026, 11, 26), "Thursday 26 November", "Thu 26 Nov"),
        (date(2026, 3, 1), "Sunday 1 March", "Sun 1 Mar"),
        (date(2025, 11, 26), "Wednesday 26 November 2025", "Wed 26 Nov 2025"),
        (date(2027, 1, 1), "Friday 1 January 2027", "Fri 1 Jan 2027"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wednesday 1 July", "Wed 1 Jul"),
        (None, "", ""),
        ("", "", ""),
    ],
)
@pytest.mark.usefixtures("frozen_today")
def test_a_day_is_written_as_people_say_it_with_the_year_only_when_it_is_another(value, long, short):
    assert (day(value), short_day(value)) == (long, short)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(9, 5), "09:05"),
        (datetime(2026, 1, 5, 10, 0, tzinfo=UTC), "10:00"),
        (datetime(2026, 7, 6, 10, 0, tzinfo=UTC), "11:00"),
        (time(0, 0), "00:00"),
        (None, ""),
    ],
)
def test_a_time_is_that_of_the_clock_on_the_wall(value, words):
    assert clock(value) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (time(10, 0), time(11, 30), "10:00 to 11:30"),
        (time(0, 0), time(1, 0), "00:00 to 01:00"),
        (time(10, 0), None, "10:00"),
        (None, None, ""),
    ],
)
def test_a_slot_says_from_when_to_when(starts, ends, words):
    assert time_range(starts, ends) == words


@pytest.mark.parametrize(
    ("arguments", "html"),
    [
        (("Overdue", "red"), '<strong class="govuk-tag govuk-tag--red">Overdue</strong>'),
        ((Status("Booked", "green"),), '<strong class="govuk-tag govuk-tag--green">Booked</strong>'),
        ((Status("Booked", "green"), "grey"), '<strong class="govuk-tag govuk-tag--grey">Booked</strong>'),
        (("Plain",), '<strong class="govuk-tag">Plain</strong>'),
        (("<b>",), '<strong class="govuk-tag">&lt;b&gt;</strong>'),
        (("",), ""),
        ((None,), ""),
    ],
)
def test_a_tag_says_its_status_in_words(arguments, html):
    assert tag(*arguments) == html


@pytest.mark.parametrize(
    ("value", "limit", "over", "words"),
    [
        (13, 14, False, "13 cases, limit 14"),
        (14, 14, False, "14 cases, limit 14"),
        (15, 14, True, "15 cases, limit 14, over by 1"),
        (0, 0, False, "0 cases, limit 0"),
        (None, 14, False, "0 cases, limit 14"),
    ],
)
def test_a_bar_is_over_from_one_above_its_limit_and_says_so(value, limit, over, words):
    drawn = bar(value, limit)

    assert (drawn["over"], drawn["alternative"]) == (over, words)


@pytest.mark.parametrize(("value", "limit"), [(0, 14), (14, 14), (500, 14), (3, 0)])
def test_a_bar_never_leaves_its_frame(value, limit):
    drawn = bar(value, limit, usual=20)

    assert all(0 <= float(drawn[name]) <= 150 for name in ("filled", "limit_at", "usual_at"))


@pytest.mark.parametrize(("number", "of", "filled"), [(120, 141, "127.7"), (7, 7, "150.0"), (0, 0, "0.0")])
def test_a_share_is_drawn_without_a_limit(number, of, filled):
    drawn = Template(f'{{% share_bar {number} {of} "due days" %}}').render(Context())
    assert f'aria-label="{number} of {of} due days"' in drawn
    assert (drawn.count("<rect"), f'width="{filled}"' in drawn) == (2, True)


def test_a_bar_has_no_inline_style():
    assert "style=" not in Template("{% bar 3 14 usual=5 %}").render(Context())


@pytest.mark.parametrize(
    ("query", "address"),
    [("", "?sort=name"), ("?team=3&page=2", "?team=3&sort=name"), ("?sort=due", "?sort=name")],
)
def test_sorting_keeps_the_filters_and_returns_to_the_first_page(query, address):
    request = RequestFactory().get(f"/people/{query}")
    page = Template('{% address "sort" "name" "page" None as there %}{{ there|safe }}')

    assert page.render(Context({"request": request})) == address


def test_a_long_pager_leaves_pages_out():
    page = Paginator(range(500), 10).page(25)

    assert list(page_numbers(page)) == [1, "…", 24, 25, 26, "…", 50]


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (1234, "", "1,234"),
        (1234, "All {} to sign", "All 1,234 to sign"),
        (2, "2 actions", "2 actions"),
        (0, "All {} to sign", "All 0 to sign"),
    ],
)
def test_a_count_stands_in_its_words(number, words, said):
    assert f">{said}<" in counted(number, "/list/", words)
    assert ("<a " in counted(number, "/list/", words)) == bool(number)

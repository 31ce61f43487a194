"""Logging and booking: the end is filled in from the start, until somebody types one; mentor meetings too."""

import pytest
from playwright.sync_api import Page, expect

from tests.busy_council import NOW
from tests.council import MENTOR, NQSW, SUPERVISOR, build_council


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council():
    return build_council()


@pytest.mark.parametrize("path", ["/supervision/sessions/new/", "/supervision/book/?supervisee={}"])
def test_the_end_follows_the_start_until_it_is_typed(browse, council, path):
    page: Page = browse(council[SUPERVISOR], path.format(council[NQSW].worker.pk))
    starts, ends = page.locator("[name=starts]"), page.locator("[name=ends]")
    for started, ended in (
        ("09:30", "11:00"),
        ("10:15", "11:45"),
        ("23:00", ""),
        ("", ""),
        ("09:00", "10:30"),
    ):
        starts.fill(started)
        expect(ends).to_have_value(ended)
    starts.press_sequentially("1130")
    expect(ends).to_have_value("13:00")
    ends.fill("12:20")
    starts.fill("08:00")
    expect(ends).to_have_value("12:20")


def test_a_mentor_meeting_is_an_hour_until_somebody_says_otherwise(browse, council):
    page: Page = browse(council[MENTOR], "/nqsw/mentor-meetings/new/")
    starts, ends = page.locator("[name=starts]"), page.locator("[name=ends]")
    starts.fill("15:30")
    expect(ends).to_have_value("16:30")
    ends.fill("16:00")
    starts.fill("15:00")
    expect(ends).to_have_value("16:00")

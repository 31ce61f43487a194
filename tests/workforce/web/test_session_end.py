"""How long a session has is on each page; its owner can stay half an hour more, never past eight hours."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory

pytestmark = pytest.mark.django_db
STAY = reverse("workforce:stay")


def left_on(page):
    found = re.search(r'data-idle="(\d+)" data-left="(\d+)" data-renewed="(\d+)"', page)
    return tuple(map(int, found.groups()))


@pytest.fixture
def owner(sign_in, frozen_today):
    return sign_in(WorkerFactory())


def test_every_page_of_someone_signed_in_says_how_long_there_is(owner, time_machine):
    assert left_on(owner.get("/").text) == (1800, 8 * 3600, 1740)
    time_machine.shift(timedelta(seconds=50))
    assert left_on(owner.get("/").text) == (1750, 8 * 3600 - 50, 1740), "renewed once a minute at most"
    time_machine.shift(timedelta(minutes=20))
    assert left_on(owner.get("/").text)[0] == 1800


def test_the_dialog_is_hidden_where_no_script_opens_it(owner):
    [dialog] = re.findall(r"<dialog[^>]*data-session-end[^>]*>", owner.get("/").text)
    assert " open" not in dialog


def test_nobody_who_is_not_signed_in_has_one(owner):
    owner.logout()
    assert "data-session-end" not in owner.get(reverse("account_login")).text
    assert owner.post(STAY).status_code == HTTPStatus.FOUND


def test_who_stays_has_half_an_hour_more(owner, time_machine):
    time_machine.shift(timedelta(minutes=29))
    assert owner.post(STAY).json() == {"idle": 1800, "left": 8 * 3600 - 29 * 60}
    time_machine.shift(timedelta(minutes=29))
    assert owner.get("/").status_code == HTTPStatus.OK


def test_and_never_more_than_eight_hours(owner, time_machine):
    for _ in range(17):
        time_machine.shift(timedelta(minutes=28))
        assert owner.post(STAY).status_code == HTTPStatus.OK
    time_machine.shift(timedelta(minutes=28))
    assert owner.post(STAY).status_code == HTTPStatus.FOUND


def test_looking_at_the_address_renews_nothing(owner):
    assert owner.get(STAY).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_session_ends_with_the_day_on_which_its_owner_left(sign_in, time_machine):
    time_machine.move_to("2026-11-19T22:00:00+00:00", tick=False)
    worker = WorkerFactory(account=AccountFactory(), left_on=timezone.localdate())
    owner = sign_in(worker)
    assert owner.post(STAY).status_code == HTTPStatus.OK
    time_machine.move_to("2026-11-20T00:10:00+00:00", tick=False)
    assert owner.post(STAY).status_code == HTTPStatus.FOUND
    assert owner.get("/").status_code == HTTPStatus.FOUND

"""The quarterly report of a tracker in which there is nobody yet."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tests.tracker.quarterly.test_quarterly_report import PAGE

pytestmark = pytest.mark.django_db


def test_where_no_team_is_counted_stands_no_table_of_teams(sign_in, frozen_today):
    page = sign_in(AccountFactory(role="psw")).get(reverse(PAGE)).content.decode()
    assert "month by month" in page
    assert "team by team" not in page

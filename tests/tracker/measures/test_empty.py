"""The measures of a tracker in which there is nobody yet: the page says so, and its files have no rows."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tests.tracker.measures.test_measures import ADDRESSES
from tests.tracker.measures.test_measures_workbook import SOURCES, book

pytestmark = pytest.mark.django_db


def test_the_page_says_so(client, frozen_today):
    client.force_login(AccountFactory(role="psw"))
    page = client.get(reverse("tracker:measures")).content.decode()
    assert "Nothing counted" in page
    for address in ADDRESSES:
        assert client.get(address).status_code == 200


def test_nothing_counted_leaves_no_button_and_an_empty_book(sign_in, db):
    client = sign_in(AccountFactory(role="psw"))
    assert "Export to Excel" not in client.get(reverse("tracker:measures")).content.decode()
    assert [len(list(sheet.values)) for sheet in book(client).worksheets[4:]] == [1] * len(SOURCES)

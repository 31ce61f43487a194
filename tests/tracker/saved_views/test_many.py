"""Many saved views of one reader: their list asks no more of the database than a short one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory
from tests.tracker.saved_views.test_saved_views import CHOSEN, PAGES, address
from tracker.models import SavedView
from tracker.saved_views.pages import view_pages
from tracker.saved_views.services import save_view

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("frozen_today")
@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_list_asks_the_same_however_many_there_are(sign_in, number, queries_of):
    account = AccountFactory(role="psw")
    for page in PAGES:
        for one in range(number):
            save_view(
                page=view_pages()[page],
                name=f"View {one}",
                filters=CHOSEN[page],
                opens_first=False,
                by=account,
                at=timezone.now(),
            )
    client = sign_in(account)
    client.get("/")
    assert queries_of(client, reverse("tracker:saved_views")) == 4
    own = SavedView.objects.filter(page="measures").first()
    assert queries_of(client, reverse("tracker:saved_view", args=[own.pk])) <= 10
    for page in ("measures", "quarterly"):
        assert queries_of(client, address(page, view="all")) <= 10

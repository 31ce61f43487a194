"""The forecast as a file: the people of the page, with its filter."""

from datetime import timedelta

import pytest
from django.urls import reverse

from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory
from tests.listed import listed
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = pytest.mark.django_db
LIST = ("supervision:forecast_csv", "supervision:forecast_xlsx")


def test_it_has_the_people_of_the_page_with_its_filter(sign_in, frozen_today):
    for days in (3, 9):
        agreement = AgreementFactory()
        due_on = frozen_today + timedelta(days=days)
        Agreement.objects.filter(pk=agreement.pk).update(next_due_on=due_on)
    client = sign_in(AccountFactory(role="psw"))
    page = client.get(reverse("supervision:forecast")).context
    shown = [row.forecast.agreement.supervisee.full_name for row in page["rows"]]
    assert [row["Name"] for row in listed(client, LIST)] == shown
    assert len(shown) == 2
    assert listed(client, LIST, why="no-such") == []
    told = Event.objects.filter(verb=Verb.LIST_EXPORTED).latest("pk").details
    assert told == {"list": "forecast", "rows": 0, "kind": "xlsx", "filters": {"why": "no-such"}}


def test_what_someone_writes_in_an_address_is_not_told(sign_in, frozen_today):
    listed(sign_in(AccountFactory(role="psw")), LIST, why="what was said")
    assert "filters" not in Event.objects.filter(verb=Verb.LIST_EXPORTED).latest("pk").details

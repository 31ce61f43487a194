"""Who had no session for so many weeks: a link above the list and a filter of it, never in between."""

from datetime import date, timedelta

import pytest

from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
PAGE = "/supervision/overdue/"


def agreement(*, days_ago: int | None, started_days_ago: int = 300) -> Agreement:
    made = AgreementFactory(
        starts_on=TODAY - timedelta(days=started_days_ago),
        clock_started_on=TODAY - timedelta(days=started_days_ago),
    )
    held_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    Agreement.objects.filter(pk=made.pk).update(last_held_on=held_on)
    return made


@pytest.mark.parametrize(
    ("days_ago", "started_days_ago", "is_long"),
    [(41, 300, False), (42, 300, True), (43, 300, True), (None, 41, False), (None, 42, True)],
)
def test_six_weeks_are_42_days_since_a_session_or_since_the_clock_started(
    days_ago, started_days_ago, is_long
):
    agreement(days_ago=days_ago, started_days_ago=started_days_ago)
    assert Agreement.objects.none_held_for(6, on=TODAY).exists() == is_long


def test_the_link_leads_to_exactly_those_people_also_where_their_clock_stands(sign_in):
    long, short = agreement(days_ago=50), agreement(days_ago=20)
    stands = agreement(days_ago=90)
    Agreement.objects.filter(pk=stands.pk).update(next_due_on=None)
    client = sign_in(AccountFactory(role="psw"))
    page = client.get(PAGE)
    assert "Everyone without a session for 6 weeks" in page.text
    rows = client.get(PAGE + page.context["long_url"]).context["table"].data
    assert {row.pk for row in rows} == {long.pk, stands.pk}
    assert short.pk not in {row.pk for row in rows}


def test_an_address_with_another_number_of_weeks_filters_by_it(sign_in):
    twelve = agreement(days_ago=84)
    agreement(days_ago=60)
    client = sign_in(AccountFactory(role="psw"))
    rows = client.get(PAGE, {"band": "everyone", "none_for": "12"}).context["table"].data
    assert [row.pk for row in rows] == [twelve.pk]

"""Who will cover reads on their home page when, for whom and what they will read, until it starts."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.factories import AgreementFactory, CoverFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

TODAY = date(2026, 11, 19)
TITLE = "You will cover"


@pytest.fixture
def ruth():
    return WorkerFactory(org_role=3)


def home(client) -> str:
    return " ".join(client.get(reverse("tracker:home")).text.split())


@pytest.mark.parametrize(("starts_in", "announced"), [(-1, False), (0, False), (1, True), (90, True)])
def test_until_it_starts(ruth, sign_in, starts_in, announced):
    starts_on = TODAY + timedelta(days=starts_in)
    CoverFactory(supervisor=ruth, starts_on=starts_on, ends_on=starts_on + timedelta(days=7))
    assert (TITLE in home(sign_in(ruth))) is announced


def test_one_line_for_all_people_of_one_absence(ruth, sign_in):
    supervisor = WorkerFactory(org_role=3, given_name="Daniel", family_name="Okafor")
    days = {"starts_on": date(2026, 11, 30), "ends_on": date(2026, 12, 4)}
    for name in ("Kelly", "Ahmed"):
        person = WorkerFactory(given_name="Sam", family_name=name)
        CoverFactory(
            agreement=AgreementFactory(supervisor=supervisor, supervisee=person), supervisor=ruth, **days
        )
    page = home(sign_in(ruth))
    line = "Daniel Okafor, from Monday 30 November to Friday 4 December, for Sam Ahmed, Sam Kelly"
    assert f"<li>{line}</li>" in page
    assert "read the case part of the file" in page
    assert "Nothing to do yet" not in page


def test_not_for_an_agreement_that_ends_before(ruth, sign_in):
    agreement = AgreementFactory(ends_on=date(2026, 11, 27))
    CoverFactory(agreement=agreement, supervisor=ruth, starts_on=date(2026, 11, 30))
    assert TITLE not in home(sign_in(ruth))


def test_nobody_else_reads_it(ruth, sign_in):
    cover = CoverFactory(supervisor=ruth, starts_on=date(2026, 11, 30))
    for other in (cover.agreement.supervisor, cover.agreement.supervisee, WorkerFactory()):
        assert TITLE not in home(sign_in(other))

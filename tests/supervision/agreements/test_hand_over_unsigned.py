"""Before a hand-over the page says who has still to sign or answer which record."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from supervision.agreements.reports.handing_over import still_to_sign
from tests.factories import AccountFactory, AgreementFactory, CoverFactory, SessionFactory, WorkerFactory
from tests.supervision.signing import write_and_sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def held(agreement, supervisor=None, days=1):
    return SessionFactory(
        supervisor=supervisor or agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=NOW - days * DAY,
    )


def words(agreements):
    return [(each.words, each.waiting.session) for each in still_to_sign(agreements, on=NOW.date())]


def test_what_the_two_and_who_covered_have_still_to_do(agreement):
    ruth = WorkerFactory(given_name="Ruth", family_name="Byrne")
    CoverFactory(agreement=agreement, supervisor=ruth, starts_on=(NOW - 9 * DAY).date(), ends_on=NOW.date())
    signed, covered, unwritten = held(agreement, days=5), held(agreement, ruth, days=3), held(agreement)
    write_and_sign(session=signed, at=NOW - 4 * DAY)
    held(AgreementFactory())
    assert words([agreement]) == [
        (f"{agreement.supervisee} has still to answer the record of", signed),
        ("Ruth Byrne has still to write and sign the record of", covered),
        (f"{agreement.supervisor} has still to write and sign the record of", unwritten),
    ]


def test_of_another_persons_records_nothing_is_said(agreement):
    held(AgreementFactory(supervisor=agreement.supervisor))
    assert words([agreement]) == []


@pytest.mark.parametrize("address", ["/supervision/agreements/{}/hand-over/", "several"])
def test_the_pages_say_so_before_anything_is_chosen(agreement, psw, sign_in, address):
    several = f"/people/{agreement.supervisor_id}/hand-over/"
    address = several if address == "several" else address.format(agreement.pk)
    page = sign_in(psw).get(address)
    assertNotContains(page, "Not signed yet")
    held(agreement)
    page = sign_in(psw).get(address)
    assertContains(page, "Not signed yet")
    assertContains(page, f"{agreement.supervisor} has still to write and sign the record of")
    assertContains(page, "/supervision/signatures/")

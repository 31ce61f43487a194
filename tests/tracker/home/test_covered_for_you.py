"""A supervisor who is away, and their managers, read who covers whom until when, and change it from there."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from tests.factories import AgreementFactory, CoverFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def words(page: str) -> str:
    return " ".join(strip_tags(page).split())


def test_the_supervisor_who_is_away_reads_who_covers_whom_and_changes_it(sign_in):
    own = WorkerFactory()
    ruth = WorkerFactory(given_name="Ruth", family_name="Byrne")
    days = {"starts_on": date(2026, 11, 18), "ends_on": date(2026, 11, 27)}
    covers = [
        CoverFactory(agreement=AgreementFactory(supervisor=own), supervisor=ruth, **days) for _ in range(2)
    ]
    client = sign_in(own)
    for address in ("/", "/supervision/", own.get_absolute_url()):
        page = client.get(address).text
        assert "Ruth Byrne covers from Wednesday 18 November to Friday 27 November, for" in words(page), (
            address
        )
        for cover in covers:
            assert str(cover.agreement.supervisee) in page
        assert page.count("change or end") == 1
        assert any(f'href="{cover.get_absolute_url()}?all=yes"' in page for cover in covers)
    assert client.get(covers[0].get_absolute_url()).status_code == 200


def test_cover_that_is_over_and_cover_of_others_is_not_told(sign_in):
    own = AgreementFactory().supervisor
    over = {"starts_on": date(2026, 11, 2), "ends_on": date(2026, 11, 18)}
    CoverFactory(agreement=AgreementFactory(supervisor=own), **over)
    CoverFactory(supervisor=own, starts_on=date(2026, 11, 18))
    client = sign_in(own)
    for address in ("/", "/supervision/", own.get_absolute_url()):
        assert "Cover for" not in client.get(address).text, address


def test_a_manager_finds_the_cover_on_the_supervisors_page(sign_in):
    boss = WorkerFactory(org_role=2)
    own = WorkerFactory(line_manager=boss)
    cover = CoverFactory(agreement=AgreementFactory(supervisor=own), starts_on=date(2026, 11, 30))
    page = sign_in(boss).get(own.get_absolute_url()).text
    assert "Cover for their people" in page
    assert f'href="{cover.get_absolute_url()}"' in page
    assert "Cover for their people" not in sign_in(boss).get(cover.supervisor.get_absolute_url()).text

"""The authority beside its neighbours and England, in what the DfE has published."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tracker.measures.published import published
from workforce.authority.services import change_settings
from workforce.models import PublishedFigures
from workforce.rules.authority import Setting

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 19)


def figures(year, code, caseload, *, area):
    PublishedFigures.objects.create(
        year=year, area_code=area, dfe_code=code, area_name=f"Area {code}", caseload=caseload
    )


@pytest.fixture
def years(db):
    for year in (2024, 2025):
        figures(year, "", Decimal("15.2"), area="E92000001")
        figures(year, "340", Decimal("17.0"), area="E08000011")
        for code, caseload in (("341", 12), ("342", 14), ("343", None), ("900", 40)):
            figures(year, code, caseload, area=f"E0800{code}")
    usual = {Setting.DFE_CODE: "340", Setting.STATISTICAL_NEIGHBOURS: "341 342 343"}
    change_settings(changes=usual, from_on=None, reason="", by=None, on=ON)


def test_the_neighbours_are_those_of_the_settings_and_their_median_is_shown(years):
    found = published(on=ON)
    caseload = found.figures[0]
    assert (found.area, found.neighbours) == ("Area 340", 3)
    assert caseload.years == [
        (year, Decimal("17.00"), Decimal(13), Decimal("15.20")) for year in (2024, 2025)
    ]
    assert found.figures[1].newest == (2025, None, None, None)


def test_a_year_that_is_not_published_yet_on_the_day_is_left_out(years):
    assert [year.year for year in published(on=date(2024, 12, 1)).figures[0].years] == [2024]


def test_the_page_shows_them_and_asks_little(client, years, frozen_today, django_assert_max_num_queries):
    client.force_login(AccountFactory(role="psw"))
    address = reverse("tracker:published_figures")
    client.get(address)
    with django_assert_max_num_queries(5):
        page = client.get(address).content.decode()
    assert "Statistical neighbours, median" in page
    assert "2025: 17.0; England 15.2" in page


def test_before_anything_is_imported_it_says_how(client, frozen_today):
    client.force_login(AccountFactory(role="psw"))
    assert "No published figures yet" in client.get(reverse("tracker:published_figures")).content.decode()

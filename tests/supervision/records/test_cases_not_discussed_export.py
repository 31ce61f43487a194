"""Cases not discussed as a file: those of the page, with its filters."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory, AllocationFactory
from tests.listed import listed

pytestmark = pytest.mark.django_db
LIST = ("supervision:cases_not_discussed_csv", "supervision:cases_not_discussed_xlsx")


@pytest.mark.parametrize("filters", [{}, {"weeks": "1"}, {"weeks": "104"}])
def test_it_has_the_cases_of_the_page_with_its_filters(sign_in, frozen_today, filters):
    for _ in range(3):
        AllocationFactory()
    client = sign_in(AccountFactory(role="psw"))
    page = client.get(reverse("supervision:cases_not_discussed", query=filters or None)).context
    shown = [case.allocation.case_reference for _, cases in page["rows"] for case in cases]
    rows = listed(client, LIST, **filters)
    assert [row["Case reference"] for row in rows] == shown

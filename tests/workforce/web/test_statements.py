"""Pages that belong to no subject: statements that anybody may read, and pages that stay closed."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.factories import WorkerFactory
from tests.workforce.authority.changing import change_setting
from workforce.rules.authority import Setting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "heading"), [("privacy", "Privacy"), ("accessibility", "Accessibility statement")]
)
def test_a_statement_is_read_before_signing_in_and_names_the_authority(client, name, heading):
    change_setting(Setting.AUTHORITY_NAME, "Westshire Council", by=None, on=date(2026, 11, 19))
    page = client.get(reverse(f"workforce:{name}"))
    assertContains(page, f'<h1 class="govuk-heading-l">{heading}</h1>', html=True)
    assertContains(page, "Westshire Council")


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/email/"])
def test_nobody_signs_up_and_nobody_changes_their_own_address(sign_in, address):
    client = sign_in(WorkerFactory())
    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]

"""Pages that belong to no subject: statements that anybody may read, and pages that stay closed."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.factories import WorkerFactory
from tests.workforce.authority.changing import change_setting
from workforce.rules.authority import Setting
from workforce.rules.data_held import Purpose

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "heading"), [("privacy", "Privacy"), ("accessibility", "Accessibility statement")]
)
def test_a_statement_is_read_before_signing_in_and_names_the_authority(client, name, heading):
    change_setting(Setting.AUTHORITY_NAME, "Westshire Council", by=None, on=date(2026, 11, 19))
    page = client.get(reverse(f"workforce:{name}"))
    assertContains(page, f'<h1 class="govuk-heading-l">{heading}</h1>', html=True)
    assertContains(page, "Westshire Council")


def test_the_accessibility_statement_says_what_the_regulations_ask(client):
    contact = "Digital services, accessibility@westshire.example"
    change_setting(Setting.ACCESSIBILITY_CONTACT, contact, by=None, on=date(2026, 11, 19))
    text = client.get(reverse("workforce:accessibility")).text
    for asked in (
        "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA",
        "Non-accessible content",
        "Disproportionate burden",
        "not within the scope of the accessibility regulations",
        contact,
        "Equality and Human Rights Commission",
        "Equality Advisory and Support Service",
        "was prepared on 27 November 2026",
        "last reviewed on 27 November 2026",
        "last tested on 27 November 2026",
    ):
        assert asked in " ".join(text.split()), asked


def test_without_a_contact_the_statement_leads_to_who_invited_its_reader(client):
    assertContains(client.get(reverse("workforce:accessibility")), "the team that invited you")


@pytest.mark.parametrize("path", ["/accounts/login/", "/privacy/", "/no-such-page/", "/"])
def test_every_page_leads_to_the_accessibility_statement(sign_in, client, path):
    for reader in (client, sign_in(WorkerFactory())):
        page = reader.get(path, follow=True)
        assertContains(page, 'href="/accessibility/"', status_code=page.status_code)


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/email/"])
def test_nobody_signs_up_and_nobody_changes_their_own_address(sign_in, address):
    client = sign_in(WorkerFactory())
    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]


def test_the_privacy_statement_names_each_reader_and_the_authority_s_own_periods(client):
    change_setting(Setting.KEEP_SUPERVISION_MONTHS, 91, by=None, on=date(2026, 11, 19))
    text = client.get(reverse("workforce:privacy")).text
    for told in (
        "covers for your supervisor",
        "your supervisor’s own manager",
        "files drawn for an audit",
        "person named to answer a disagreement",
        "the information governance officer",
        "supervision: 91 months after you leave",
    ):
        assert told in text


def test_the_privacy_statement_says_the_lawful_basis_of_each_purpose(client):
    text = client.get(reverse("workforce:privacy")).text
    for purpose in Purpose:
        assert (purpose.value in text) is (purpose is not Purpose.RUNNING)
    assert "article 9(2)(b)" in text

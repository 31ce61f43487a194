"""Information governance in a browser: its pages, and the one in the place of what is not as signed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from supervision.models import Signature
from tests.browser.looking import faults_of, faults_when_sent_empty, narrow_faults
from tests.browser.reading import click
from tests.busy_council import NOW
from tests.council import GOVERNANCE, SUPERVISOR
from tests.sealed import write
from tests.upgrades.council import build_one_of_everything
from workforce.audit_trail.proving import seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.sealing import seal_events
from workforce.models import AccessRequest, RetentionHold
from workforce.triggers.in_database import take_down

NOT_AS_SIGNED = "This is not what was signed"


@pytest.fixture
def parts(time_machine):
    """A council with one of everything, on its Thursday; what was signed is proved."""
    time_machine.move_to(NOW)
    accounts = build_one_of_everything()
    seal_events(at=NOW)
    seal_signed_earlier()
    tell_rights_as_they_stand(on=NOW.date())
    seal_events(at=NOW)
    return accounts


def pages_of_governance(parts) -> list[str]:
    days = {"from_on_0": "1", "from_on_1": "10", "from_on_2": "2026"}
    days |= {"to_on_0": "5", "to_on_1": "11", "to_on_2": "2026"}
    report = {"account": parts[SUPERVISOR].pk, "case_number": "IG-1", **days}
    return [
        reverse("workforce:retention_hold", args=[RetentionHold.objects.get().pk]),
        reverse("workforce:access_request", args=[AccessRequest.objects.get().pk]),
        reverse("workforce:breach_report", query=report),
        *(reverse(f"workforce:{name}") for name in ("retention_hold_new", "access_request_new")),
    ]


def test_its_pages_are_accessible_narrow_and_quiet(parts, look, axe, page):
    faults = []
    for path in pages_of_governance(parts):
        faults += look(parts[GOVERNANCE], path)
        if path.endswith("/new/"):
            faults += [f"{path} sent empty: {fault}" for fault in (*faults_when_sent_empty(page), *axe())]
    assert faults == []


def forge_a_record() -> Signature:
    """A disputed text is changed in the database, its guard taken down; answers the dispute's signature."""
    take_down(using="default", only="supervision_signedtext_refuses_update")
    signature = Signature.objects.filter(response="disagreed").earliest("pk")
    content = signature.text.content
    content["case_part"]["workload"] = "All well"
    write(type(signature.text).objects.filter(pk=signature.text_id), content=content)
    return signature


def test_what_is_not_as_signed_is_taken_away_with_a_reason(parts, browse, axe, page):
    browse.expect("409")
    record = reverse("supervision:record_pdf", args=[forge_a_record().text.session_id])
    browse(parts[SUPERVISOR], record)
    expect(page.get_by_role("heading", level=1)).to_have_text(NOT_AS_SIGNED)
    assert [*faults_of(page), *axe(), *narrow_faults(page)] == []
    click(page, "Download it as it is")
    page.get_by_role("link", name="Enter why you need it as it is").click()
    expect(page.get_by_label("Why do you need it as it is?")).to_be_focused()
    assert [*faults_of(page), *axe(), *narrow_faults(page)] == []
    page.keyboard.type("The tribunal asks for it")
    with page.expect_download() as download:
        click(page, "Download it as it is")
    assert download.value.suggested_filename.endswith(".pdf")

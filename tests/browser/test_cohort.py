"""A cohort of thirty is enrolled from the list of starters; one goes on leave; it is taken back.

The clicks are counted: what the principal social worker presses, from the home page on.
"""

from datetime import date
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, expect

from nqsw.models import Enrolment
from nqsw.programmes.services import install_programmes
from tests.busy_council import NOW
from tests.factories import AccountFactory, TeamFactory, WorkerFactory
from workforce.models import AuthorityRole

THIRTY = 30
#: Generous for a busy machine; on an idle one each takes a few seconds.
SECONDS = 60


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def psw():
    return AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


@pytest.fixture
def starters():
    """Thirty who began in the last months, and five experienced people who began too."""
    install_programmes()
    team, boss = TeamFactory(), WorkerFactory(org_role=3)
    facts = {"team": team, "line_manager": boss, "started_on": date(2026, 11, 2)}
    WorkerFactory.create_batch(5, qualified_on=date(2010, 7, 1), job_title="Social Worker", **facts)
    return WorkerFactory.create_batch(THIRTY, job_title="Social Worker (ASYE)", **facts)


class Clicks:
    """Presses things one after the other, and counts."""

    def __init__(self) -> None:
        self.number, self.began = 0, monotonic()

    def on(self, *things: Locator) -> None:
        for thing in things:
            thing.click()
            self.number += 1

    @property
    def seconds(self) -> float:
        return monotonic() - self.began


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True).first


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def enrol_them(page: Page) -> Clicks:
    """From home, with no cohort yet: start one under the name that is proposed, and enrol in it."""
    clicks = Clicks()
    clicks.on(link(page, "NQSW programme"), button(page, "Enrol people"), link(page, "Start a cohort"))
    clicks.on(button(page, "Start the cohort"))
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(THIRTY)
    clicks.on(button(page, "Enrol"))
    expect(page.locator(".govuk-notification-banner")).to_contain_text("30 enrolled")
    page.wait_for_load_state("networkidle")
    return clicks


def test_thirty_starters_are_enrolled_in_five_clicks_from_home(browse, axe, psw, starters):
    page = browse(psw, "/")
    clicks = enrol_them(page)
    assert set(Enrolment.objects.values_list("worker", flat=True)) == {worker.pk for worker in starters}
    assert clicks.number == 5
    assert clicks.seconds < SECONDS
    assert axe() == []
    print(f"enrolled {THIRTY}: {clicks.number} clicks, {clicks.seconds:.1f} s")


def dates(page: Page) -> dict[str, str]:
    """What the preview says will be different: what, now, then."""
    rows = page.locator("table tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").last.inner_text() for row in rows}


def test_one_of_them_is_paused_for_maternity_and_it_is_taken_back(browse, axe, psw, starters):
    page = browse(psw, "/")
    enrol_them(page)
    enrolment = Enrolment.objects.first()
    end = enrolment.expected_end_on
    clicks = Clicks()
    clicks.on(link(page, str(enrolment.worker)), link(page, "Pause"), page.get_by_label("Parental leave"))
    for name, day in (("First day", (1, 12, 2026)), ("Last day", (30, 4, 2027))):
        group = page.get_by_role("group", name=name)
        for label, number in zip(("Day", "Month", "Year"), day, strict=True):
            group.get_by_label(label, exact=True).fill(str(number))
    clicks.on(button(page, "See what changes"))
    assert dates(page)["Expected end"] == "Fri 31 Mar 2028"
    assert axe() == []
    clicks.on(button(page, "Pause the programme"))
    expect(page.locator(".govuk-notification-banner")).to_contain_text("paused from that day")
    enrolment.refresh_from_db()
    assert (enrolment.expected_end_on - end).days == 151
    paused = clicks.number
    clicks.on(link(page, "Remove this pause"), button(page, "Remove the pause"))
    expect(page.locator(".govuk-notification-banner")).to_contain_text("The pause is removed.")
    page.wait_for_load_state("networkidle")
    enrolment.refresh_from_db()
    assert enrolment.expected_end_on == end
    assert not enrolment.worker.absences.exists()
    assert (paused, clicks.number) == (5, 7)
    assert clicks.seconds < SECONDS
    print(f"paused in {paused} clicks, taken back in 2 more, {clicks.seconds:.1f} s in all")

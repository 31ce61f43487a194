"""One of many people, chosen in a form by the keyboard, with script and without."""

import pytest

from supervision.models import Agreement
from tests.factories import AgreementFactory, TeamFactory, WorkerFactory
from workforce.web.person_fields import FEW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agreement():
    """Someone whose supervision is handed over to one of many, two of whom are called alike."""
    for number in range(FEW):
        WorkerFactory(org_role=3, family_name=f"Manager {number}", account=None)
    for number, team in (("70001", "Assessment"), ("70002", "Fostering")):
        team = TeamFactory(name=team)
        name = {"given_name": "Ruth", "family_name": "Abara-Featherstonehaugh"}
        WorkerFactory(org_role=3, **name, team=team, staff_number=number, account=None)
    manager = WorkerFactory(org_role=2)
    supervisor = WorkerFactory(org_role=3, line_manager=manager)
    return AgreementFactory(supervisor=supervisor, supervisee=WorkerFactory(line_manager=supervisor))


def handed_over(agreement) -> str:
    """Whose staff number the person is handed over to."""
    return Agreement.objects.get(supervisee=agreement.supervisee, ends_on=None).supervisor.staff_number


def test_one_of_two_namesakes_is_chosen_by_the_keyboard_as_one_types(browse, axe, agreement):
    page = browse(agreement.supervisor.line_manager, f"{agreement.get_absolute_url()}hand-over/")
    box = page.get_by_role("combobox", name="Name or staff number")
    box.focus()
    page.keyboard.type("ruth abara")
    options = page.get_by_role("option")
    options.nth(1).wait_for()
    assert options.all_inner_texts() == [
        "Ruth Abara-Featherstonehaugh\nAssessment, staff number 70001",
        "Ruth Abara-Featherstonehaugh\nFostering, staff number 70002",
    ]
    assert axe() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert box.input_value() == "Ruth Abara-Featherstonehaugh"
    page.get_by_role("button", name="See what changes").click()
    assert page.get_by_role("combobox").input_value() == "Ruth Abara-Featherstonehaugh"
    page.get_by_label(", as now").check()
    page.get_by_role("button", name="Hand over", exact=True).click()
    page.get_by_role("heading", name="Hand over").wait_for(state="detached")
    assert handed_over(agreement) == "70002"


def test_a_name_that_nobody_has_is_said_and_one_that_was_changed_is_no_choice(browse, agreement):
    page = browse(agreement.supervisor.line_manager, f"{agreement.get_absolute_url()}hand-over/")
    box = page.get_by_role("combobox")
    box.press_sequentially("zzz")
    page.get_by_text("Nobody found", exact=True).first.wait_for()
    box.fill("70001")
    page.get_by_role("option").click()
    box.press_sequentially(" x")
    page.get_by_role("button", name="See what changes").click()
    assert "Nobody was found for “Ruth Abara-Featherstonehaugh x”" in page.inner_text("main")
    assert page.get_by_role("combobox").input_value() == "Ruth Abara-Featherstonehaugh x"


def test_without_script_one_types_presses_find_and_ticks(browser, address, agreement, client):
    client.force_login(agreement.supervisor.line_manager.account)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{address}{agreement.get_absolute_url()}hand-over/")
    page.get_by_label("Year").fill("2027")
    page.get_by_label("Name or staff number").fill("fetherstone")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("Nobody was found for “fetherstone”").wait_for()
    page.get_by_label("Name or staff number").fill("featherstone")
    page.get_by_role("button", name="Find").click()
    page.get_by_text("2 people found for “featherstone”.").wait_for()
    assert page.get_by_label("Year").input_value() == "2027"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.get_by_label("staff number 70002").check()
    page.get_by_role("button", name="See what changes").click()
    page.get_by_label(", as now").check()
    page.get_by_role("button", name="Hand over", exact=True).click()
    page.get_by_role("heading", name="Hand over").wait_for(state="detached")
    assert handed_over(agreement) == "70002"
    context.close()

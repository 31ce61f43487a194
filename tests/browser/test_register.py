"""The attendance register on a phone: one tap a person, saved at once, nothing lost offline."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import MasterClassFactory, PlaceFactory, WorkerFactory

PHONE = {"width": 375, "height": 812}
PEOPLE = 40
#: How often somebody is tapped after "Everyone present", and what they are marked by that.
TAPS = {1: "late", 2: "absent", 3: "apologies", 4: "left_early"}


@pytest.fixture
def facilitator():
    return WorkerFactory()


@pytest.fixture
def master_class(facilitator):
    return MasterClassFactory(starts_at=timezone.now() - timedelta(hours=1), facilitated_by=facilitator)


def marks(master_class):
    return Counter(master_class.places.values_list("mark", flat=True))


def test_a_register_of_forty_takes_one_tap_and_one_or_more_for_each_exception(
    browse, axe, page, facilitator, master_class
):
    places = PlaceFactory.create_batch(PEOPLE, master_class=master_class)
    page.set_viewport_size(PHONE)
    browse(facilitator, f"/nqsw/classes/{master_class.pk}/register/")
    assert axe() == []
    page.get_by_role("button", name="Everyone present").click()
    expect(page.locator("[data-register-status]")).to_contain_text("Saved")
    assert marks(master_class) == {"present": PEOPLE}
    taps = 1
    for number, place in zip(TAPS, places, strict=False):
        for _ in range(number):
            page.get_by_role("button", name=f"{place.worker.full_name}:").click()
            taps += 1
    expect(page.get_by_role("button", name=f"{places[3].worker.full_name}: Left early")).to_be_visible()
    expect(page.locator("[data-register-status]")).to_have_attribute("data-state", "saved")
    page.wait_for_load_state("networkidle")
    assert marks(master_class) == {"present": PEOPLE - 4, **dict.fromkeys(TAPS.values(), 1)}
    assert taps == 11
    assert axe() == []


@pytest.fixture
def opened(browser, live_server, client, facilitator, master_class):
    """The register in a browser of its own: `opened(java_script_enabled=False)`."""
    contexts = []

    def _opened(**how):
        client.force_login(facilitator.account)
        contexts.append(browser.new_context(viewport=PHONE, **how))
        cookie = client.cookies["sessionid"].value
        contexts[0].add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = contexts[0].new_page()
        page.goto(f"{live_server.url}/nqsw/classes/{master_class.pk}/register/")
        return page

    yield _opened
    for context in contexts:
        context.close()


def test_marks_made_offline_are_sent_when_the_line_is_back(opened, master_class):
    place = PlaceFactory(master_class=master_class)
    page = opened()
    page.context.set_offline(True)
    page.get_by_role("button", name=place.worker.full_name).click()
    expect(page.locator("[data-register-status]")).to_contain_text("kept on this device")
    assert marks(master_class) == {"": 1}
    page.context.set_offline(False)
    expect(page.locator("[data-register-status]")).to_contain_text("Saved", timeout=15_000)
    assert marks(master_class) == {"present": 1}


def test_without_a_script_the_register_is_radios_and_a_button(opened, master_class):
    place = PlaceFactory(master_class=master_class)
    page = opened(java_script_enabled=False)
    page.locator(f"#mark-{place.pk}-late").check()
    page.get_by_role("button", name="Save the register").click()
    expect(page.get_by_text("The register is saved.")).to_be_visible()
    assert marks(master_class) == {"late": 1}

"""The daily jobs, each from the home page of the person whose job it is: clicks, keys and letters counted.

The figures are ceilings: what a change adds is noticed here. `-s` prints them. Booking and recording are
counted in `test_clicks.py` and `test_record_clicks.py`.
"""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from nqsw.models import MilestoneKind, Programme
from nqsw.programmes.services import install_programmes
from supervision.models import Cover, SessionRecord, SignedText, Slot, Status
from supervision.records.services.signing import sign_off
from tests.browser.stopwatch import Hands
from tests.busy_council import NOW
from tests.council import ASSESSOR, MENTOR, NQSW, PSW, SERVICE_MANAGER, SUPERVISOR, build_council
from tests.factories import AllocationFactory, MilestoneFactory, SessionFactory

pytestmark = pytest.mark.walk

CASES = 4
#: How far "Check and sign" is from the top of a record of four cases, by keyboard alone.
TABS_TO_SIGN = 30


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council():
    return build_council()


@pytest.fixture
def begun(council):
    """A session of the NQSW that has begun."""
    return SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[NQSW].worker,
        starts_at=NOW - timedelta(hours=2),
    )


def link(hands, words, *, exact=False):
    hands.click(hands.page.get_by_role("link", name=words, exact=exact).first)


def button(hands, words):
    hands.click(hands.page.get_by_role("button", name=words).first)


def fill_day(hands, name, day):
    """Three boxes, one after the other; a day that stands there is typed over."""
    for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
        hands.write(hands.page.locator(f"[name={name}_{part}]"), str(number))


def fill_time(hands, name, clock):
    hands.write(hands.page.locator(f"[name={name}]"), clock)


def say(job, hands):
    print(f"\n{job}: {hands}")


def test_times_are_offered_every_fortnight_to_june_in_five(browse, council):
    hands = Hands(browse(council[SUPERVISOR], "/"))
    link(hands, "Offer times")
    hands.click(hands.page.locator("input[name=cells]").first)
    hands.click(hands.page.get_by_label("Every fortnight"))
    fill_day(hands, "until", NOW.date().replace(year=2027, month=6, day=25))
    button(hands, "Offer these times")
    button(hands, "Offer the days")
    say("offer fortnightly to June", hands)
    assert Slot.objects.count() >= 12
    assert hands.clicks <= 5


def test_someone_did_not_attend_in_five(browse, council, begun):
    hands = Hands(browse(council[SUPERVISOR], "/"))
    link(hands, "Did not attend")
    hands.click(hands.page.get_by_label(str(council[NQSW].worker), exact=True))
    hands.click(hands.page.get_by_label("Not known"))
    if (later := hands.page.get_by_label("Do not book another time now")).count():
        hands.click(later)
    button(hands, "Record who did not attend")
    say("did not attend", hands)
    begun.refresh_from_db()
    assert begun.status == Status.DID_NOT_ATTEND
    assert hands.clicks <= 5


def test_a_late_signature_is_asked_for_in_one(browse, council):
    past = SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[NQSW].worker,
        starts_at=NOW - timedelta(days=14),
        status=Status.HELD,
    )
    SessionRecord.objects.create(session=past, agenda="Leave", workload="Nine cases.")
    sign_off(session=past, by=council[SUPERVISOR], at=NOW - timedelta(days=13))
    assert SignedText.objects.exists()
    hands = Hands(browse(council[SUPERVISOR], "/"))
    button(hands, "Remind")
    say("chase a signature", hands)
    expect(hands.page.locator(".govuk-notification-banner")).to_be_visible()
    assert hands.clicks == 1


def test_a_mentor_meeting_is_recorded_in_three(browse, council):
    hands = Hands(browse(council[MENTOR], "/"))
    link(hands, "Record a meeting")
    fill_day(hands, "day", NOW.date() - timedelta(days=1))
    fill_time(hands, "starts", "15:00")
    fill_time(hands, "ends", "16:00")
    hands.write(hands.page.locator("[name=topics]"), "The first core group.")
    button(hands, "Save")
    say("mentor meeting", hands)
    expect(hands.page.locator(".govuk-notification-banner")).to_be_visible()
    assert hands.clicks <= 3


def test_an_observation_is_recorded_in_four(browse, council):
    enrolment = council[NQSW].worker.enrolments.get()
    observation = MilestoneFactory(
        enrolment=enrolment,
        kind=MilestoneKind.OBSERVATION,
        title="First direct observation",
        due_on=NOW.date() + timedelta(days=3),
    )
    hands = Hands(browse(council[ASSESSOR], "/"))
    link(hands, "First direct observation")
    choose_person(hands, "done_by", council[ASSESSOR].worker)
    hands.write(hands.page.locator("[name=place]"), "Home visit")
    hands.write(hands.page.locator("[name=note]"), "Listened to the child alone.")
    button(hands, "Save")
    say("record an observation", hands)
    observation.refresh_from_db()
    assert observation.done_on
    assert hands.clicks <= 4


def test_feedback_is_asked_for_in_four(browse, council):
    enrolment = council[NQSW].worker.enrolments.get()
    feedback = MilestoneFactory(
        enrolment=enrolment,
        kind=MilestoneKind.PROFESSIONAL_FEEDBACK,
        title="First feedback from professionals",
        due_on=NOW.date() + timedelta(days=3),
    )
    hands = Hands(browse(council[NQSW], "/"))
    link(hands, "Your programme")
    link(hands, "Record First feedback from professionals")
    link(hands, "Ask a colleague")
    choose_person(hands, "asked", council[MENTOR].worker)
    button(hands, "Ask")
    say("ask for feedback", hands)
    assert feedback.requests.count() == 1
    assert hands.clicks <= 4


def choose_person(hands, name, worker):
    """One of a list, or the first that is found as a part of the name is typed."""
    radio = hands.page.locator(f"input[type=radio][name={name}][value='{worker.pk}']")
    if radio.count():
        return hands.click(radio)
    chosen = hands.page.locator(f"select[name={name}]")
    if chosen.count():
        return chosen.select_option(str(worker.pk))
    hands.write(hands.page.locator(f"#id_{name}, [name={name}-words]").first, worker.family_name)
    hands.press("Enter")
    return None


def test_cover_for_a_week_away_is_arranged_in_four(browse, council):
    hands = Hands(browse(council[SERVICE_MANAGER], "/"))
    monday = NOW.date() + timedelta(days=4)
    link(hands, str(council[SUPERVISOR].worker))
    link(hands, "Arrange cover")
    hands.click(hands.page.locator("input[name=suggested]").first)
    fill_day(hands, "starts_on", monday)
    fill_day(hands, "ends_on", monday + timedelta(days=4))
    button(hands, "Arrange cover")
    say("cover for a week away", hands)
    assert Cover.objects.count() >= 1
    assert hands.clicks <= 4


def test_a_programme_is_copied_and_a_milestone_changed_in_nine(browse, council):
    install_programmes()
    hands = Hands(browse(council[PSW], "/"))
    link(hands, "NQSW programme", exact=True)
    link(hands, "Programmes", exact=True)
    link(hands, "Fortnightly NQSW programme")
    button(hands, "Copy and change")
    hands.write(hands.page.locator("[name=name]"), " 2027")
    button(hands, "Save the copy")
    hands.click(hands.page.locator("a[href*='/nqsw/programmes/milestones/']").first)
    hands.write(hands.page.locator("[name=title]"), " (with the mentor)")
    button(hands, "Save")
    say("copy a programme and change a milestone", hands)
    assert Programme.objects.filter(name__contains="2027").exists()
    assert hands.clicks <= 9


def test_check_and_sign_is_reached_by_keyboard(browse, council, begun):
    for number in range(9):
        AllocationFactory(worker=council[NQSW].worker, case_reference=f"P100000{number}")
    hands = Hands(browse(council[SUPERVISOR], f"/supervision/sessions/{begun.pk}/record/"))
    page = hands.page
    for number in range(CASES):
        page.locator("input[name=cases]").nth(number).click()
    page.get_by_label("Yes, it was held").check()
    page.locator("[name=record-workload]").fill("Nine cases, none of them new")
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_load_state("networkidle")
    page.goto(page.url.partition("#")[0])
    tabs = tab_to(page, "Check and sign")
    page.keyboard.press("Enter")
    tabs += tab_to(page, "Check and sign")
    print(f"\nTabs to “Check and sign” of a record of four cases: {tabs}, and Enter once on the way")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sign/"))
    assert tabs <= TABS_TO_SIGN


def tab_to(page, words):
    """How often Tab is pressed until what says these words has the focus."""
    for tabs in range(1, 160):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == words:
            return tabs
    raise AssertionError(f"“{words}” is not reached by keyboard.")

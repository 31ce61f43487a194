"""What people come here to do, from their home page to the end, as they would do it."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from urllib.request import urlopen

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from supervision.models import Action, CaseDiscussion, Session, SessionRecord, Status
from tests.browser.reading import click, press
from tests.busy_council import NOW, build_busy_council
from tests.council import ADMINISTRATOR, MENTOR, NQSW, PSW, SUPERVISOR, WORKER, build_council
from tests.factories import AllocationFactory, MasterClassFactory, PlaceFactory, SessionFactory, SlotFactory
from workforce.models import Account, ImportRun, Worker


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council() -> dict[str, Account]:
    return build_council()


@pytest.fixture
def slots(council) -> list[object]:
    """Three times that the supervisor offers."""
    supervisor = council[SUPERVISOR].worker
    return [SlotFactory(supervisor=supervisor, starts_at=NOW + timedelta(days=days)) for days in (5, 6, 7)]


@pytest.fixture
def begun(council) -> Session:
    """A session of the NQSW that has begun and is to be recorded."""
    AllocationFactory(worker=council[NQSW].worker, case_reference="P1000001")
    return SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[NQSW].worker,
        starts_at=NOW - timedelta(hours=2),
    )


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def either_way(request, browser, browser_context_args, browse, live_server, client) -> Iterator[object]:
    """`browse`, with a script-less browser the second time."""
    if request.param:
        yield browse
        return
    context = browser.new_context(**browser_context_args, java_script_enabled=False)

    def _browse(person: Account, path: str) -> Page:
        client.force_login(person)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])
        page = context.pages[0] if context.pages else context.new_page()
        page.goto(f"{live_server.url}{path}")
        return page

    yield _browse
    context.close()


def the_session(**facts: object) -> Session:
    return Session.objects.get(**facts)


# --- Booking ------------------------------------------------------------------------------------


def test_a_session_is_booked_from_home_in_two_clicks_then_moved_and_cancelled(either_way, council, slots):
    page = either_way(council[NQSW], "/")
    clicks = [
        page.get_by_role("link", name="Tue 24 Nov"),
        page.get_by_role("button", name="Book", exact=True),
    ]
    for each in clicks:
        each.click()
    assert the_session().slot == slots[0]
    expect(page.locator(".govuk-notification-banner")).to_contain_text("Booked: Tuesday 24 November")

    page.get_by_role("link", name="Move").click()
    page.get_by_label("10:00 to 11:30", exact=False).last.check()
    page.get_by_label("Court").check()
    page.get_by_role("group", name="Who asked for this?").get_by_role("radio").first.check()
    page.get_by_role("button", name="Move").click()
    assert the_session(status=Status.BOOKED).slot == slots[2]

    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Cancel the session").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.get_by_label("Sickness").check()
    page.get_by_role("group", name="Who asked for this?").get_by_role("radio").first.check()
    page.get_by_label("Do not book another time").check()
    page.get_by_role("button", name="Cancel the session").click()
    assert the_session(status=Status.CANCELLED).called_off_reason == "sickness"
    assert not Session.objects.coming().exists()


def test_a_session_is_booked_with_the_keyboard_alone(browse, council, slots):
    page = browse(council[NQSW], "/")
    press(page, "Tue 24 Nov", "Enter")
    page.wait_for_url("**/supervision/book/**")
    press(page, "Book", "Enter")
    page.wait_for_url("**/supervision/sessions/**")
    assert the_session().slot == slots[0]


def test_booking_submitted_twice_or_again_after_going_back_is_one_session(browse, council, slots):
    page = browse(council[NQSW], f"/supervision/book/?slot={slots[0].pk}")
    page.evaluate("const b = document.querySelector('main form button'); b.click(); b.click()")
    page.wait_for_url("**/supervision/sessions/**")
    page.go_back()
    expect(page.get_by_label("10:00 to 11:30")).to_have_count(len(slots) - 1)
    assert Session.objects.count() == 1


def test_booking_the_same_time_in_a_tab_left_open_is_one_session(browse, council, slots, live_server):
    path = f"/supervision/book/?slot={slots[0].pk}"
    older = browse(council[NQSW], path)
    newer = older.context.new_page()
    newer.goto(f"{live_server.url}{path}")
    for tab in (newer, older):
        click(tab, "Book")
        tab.wait_for_url(
            f"**{the_session().get_absolute_url()}" if Session.objects.count() else "**/sessions/**"
        )
    newer.close()
    assert Session.objects.count() == 1


# --- The record ---------------------------------------------------------------------------------


def test_what_is_typed_saves_itself_and_is_there_after_the_page_was_closed(browse, council, begun):
    path = f"/supervision/sessions/{begun.pk}/record/"
    page = browse(council[SUPERVISOR], path)
    page.get_by_label("Workload and caseload").fill("Twelve cases, two of them new")
    expect(page.locator("[data-autosave-status][data-state=saved]").first).to_contain_text("Saved ")
    page.goto("about:blank")
    page = browse(council[SUPERVISOR], path)
    expect(page.get_by_label("Workload and caseload")).to_have_value("Twelve cases, two of them new")


def test_a_session_is_recorded_signed_and_agreed_and_then_nobody_edits_it(either_way, council, begun):
    page = either_way(council[SUPERVISOR], "/")
    page.get_by_role("link", name="It was held: record").first.click()
    expect(page.get_by_label("Yes, it was held")).to_be_checked()
    page.goto(page.url.partition("?")[0])  # as from a list, where nothing was said yet
    page.get_by_label("P1000001").check()
    click(page, "Add to the record")
    page.get_by_label("Decision", exact=True).fill("Visit weekly")
    click(page, "Check and sign")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Select whether the session was held")
    page.get_by_label("Yes, it was held").check()
    click(page, "Check and sign")
    expect(page.locator(".govuk-error-summary")).to_contain_text("ationale")
    assert SessionRecord.objects.get(session=begun).version >= 1
    page.get_by_label("Rationale for the decision").fill("Two missed appointments")
    page.get_by_label("What", exact=True).last.fill("Ring the school")
    click(page, "Check and sign")
    expect(page.get_by_role("heading", level=1)).to_have_text("Read, then sign")
    click(page, "Sign and send to Amina")
    discussion, action = CaseDiscussion.objects.get(), Action.objects.get()
    assert (discussion.decision, discussion.rationale) == ("Visit weekly", "Two missed appointments")
    assert action.what == "Ring the school"

    page = either_way(council[NQSW], "/")
    page.get_by_role("link", name="agree").first.click()
    click(page, "I agree")
    begun.refresh_from_db()
    assert begun.status == Status.AGREED

    page = either_way(council[SUPERVISOR], f"/supervision/sessions/{begun.pk}/record/")
    assert page.url.endswith(f"/supervision/sessions/{begun.pk}/")
    assert page.locator("main textarea").count() == 0


# --- The principal social worker -----------------------------------------------------------------


def test_the_psw_finds_who_is_overdue_in_a_team_and_why_and_takes_the_list_away(either_way, council):
    page = either_way(council[PSW], "/")
    page.get_by_role("link", name="overdue for supervision").first.click()
    if not page.locator("details.tracker-filters").evaluate("each => each.open"):
        page.locator(".tracker-filters__summary").click()
    team = council[NQSW].worker.team
    page.get_by_label("Team", exact=True).select_option(str(team.pk))
    click(page, "Apply filters")
    row = page.get_by_role("row").filter(has_text=council[NQSW].worker.full_name)
    expect(row.first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(council[WORKER].worker.full_name)
    page.get_by_text("Why?").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    sheet = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes())).active
    names = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert council[NQSW].worker.full_name in names
    assert council[WORKER].worker.full_name not in names


def test_the_psw_takes_the_programme_report_away(browse, council):
    page = browse(council[PSW], "/reports/programme/")
    with page.expect_download() as download:
        click(page, "Export to Excel")
    book = openpyxl.load_workbook(BytesIO(download.value.path().read_bytes()))
    assert len(book.sheetnames) >= 7


def test_an_import_with_errors_lists_them_and_changes_nothing(either_way, council, workbook_of):
    rows = [
        ("Staff number", "First name", "Surname", "Job title", "Start date"),
        ("1", "", "Kelly", "", "31/02/2026"),
    ]
    people = Worker.objects.count()
    page = either_way(council[ADMINISTRATOR], "/imports/workforce/")
    file = {"name": "people.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": workbook_of(rows)}
    page.get_by_label("Spreadsheet").set_input_files(file)
    click(page, "Show what would change")
    expect(page.locator("main")).to_contain_text("Nothing was changed")
    expect(page.locator("main table").first).to_be_visible()
    assert Worker.objects.count() == people
    assert ImportRun.objects.filter(applied_at=None).count() <= 1


# --- Classes, invitations, the calendar ------------------------------------------------------------


def test_the_register_is_marked_in_two_taps(either_way, council):
    master_class = MasterClassFactory(
        starts_at=NOW - timedelta(hours=1), facilitated_by=council[MENTOR].worker
    )
    first, second = PlaceFactory.create_batch(2, master_class=master_class)
    page = either_way(council[MENTOR], f"/nqsw/classes/{master_class.pk}/register/")
    click(page, "Everyone present")
    page.locator(".tracker-save-status[data-state=saved]").or_(
        page.locator(".govuk-notification-banner")
    ).wait_for()
    page.locator(f"#mark-{second.pk}-late").check()
    if page.locator("button:has-text('Save the register')").is_visible():
        click(page, "Save the register")
    else:
        expect(page.locator("[data-register-status]")).to_contain_text("Saved")
        page.wait_for_load_state("networkidle")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.mark, second.mark) == ("present", "late")


def test_an_nqsw_joins_a_class_from_the_schedule(either_way, council):
    master_class = MasterClassFactory(starts_at=NOW + timedelta(days=20))
    page = either_way(council[NQSW], "/nqsw/classes/")
    page.get_by_role("button", name="Join").first.click()
    expect(page.locator(".govuk-notification-banner").first).to_be_visible()
    assert list(master_class.places.values_list("worker", flat=True)) == [council[NQSW].worker.pk]


def test_an_administrator_invites_somebody(either_way, council, mailoutbox):
    page = either_way(council[ADMINISTRATOR], "/")
    page.get_by_role("link", name="Invite people").click()
    page.get_by_role("link", name="invite one person").click()
    page.get_by_label("E-mail address").fill("new@council.example")
    click(page, "Send the invitation")
    expect(page.locator("main")).to_contain_text("new@council.example")
    assert [mail.to for mail in mailoutbox] == [["new@council.example"]]


def test_a_calendar_address_is_made_and_read_by_a_calendar(either_way):
    council = build_busy_council()
    page = either_way(council[WORKER], "/account/")
    page.get_by_role("link", name="alendar").first.click()
    click(page, "Create a calendar address")
    address = page.get_by_label("Copy this address now").input_value()
    with urlopen(address) as answer:
        calendar = icalendar.Calendar.from_ical(BytesIO(answer.read()).read())
    events = list(calendar.walk("VEVENT"))
    assert len(events) >= 2
    assert {str(event["SUMMARY"]) for event in events} <= {"Supervision", "Master class", "Mentor meeting"}

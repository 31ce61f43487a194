"""In a real browser: stale tabs, ended sign-ins, killed browsers, double submits, no connection.

Whatever happens while somebody writes a record, each thing is done once, no newer text is overwritten
unseen, and what was typed is there when they come back.
"""

import os
import signal
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session as DjangoSession
from playwright.sync_api import BrowserContext, Page, expect

from supervision.models import Action, Session, SessionRecord, Signature, Status
from supervision.records.services.signing import sign_off
from tests.browser.reading import click, keep_text
from tests.busy_council import NOW
from tests.council import NQSW, SUPERVISOR, build_council
from tests.factories import SessionFactory
from workforce.models import Account, Event

PASSWORD = "correct horse battery staple"
#: Seconds of typing that may be lost at most when the whole browser dies: one save and its way there.
LOST_AT_MOST = 4.0
KEY_EVERY = 0.05
WORKLOAD, LEARNING = "Workload and caseload", "Learning and development"


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council() -> dict[str, Account]:
    return build_council()


@pytest.fixture
def begun(council) -> Session:
    """A session of the NQSW that has begun and is to be recorded."""
    return SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[NQSW].worker,
        starts_at=NOW - timedelta(hours=2),
    )


@pytest.fixture
def path(begun) -> str:
    return f"/supervision/sessions/{begun.pk}/record/"


@pytest.fixture
def older(browse, council, path) -> Page:
    """A tab in which the supervisor writes the record."""
    return browse(council[SUPERVISOR], path)


@pytest.fixture
def newer(older, live_server, path) -> Iterator[Page]:
    """The same record in a second tab."""
    tab = older.context.new_page()
    tab.goto(f"{live_server.url}{path}")
    yield tab
    tab.close()


def write(page: Page, box: str, text: str) -> None:
    page.get_by_label(box).fill(text)


def wait_until_saved(page: Page) -> None:
    expect(page.locator("[data-autosave-status][data-state=saved]").first).to_contain_text("Saved ")


def wait_until_unsaved(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-status]").first).to_contain_text(words)


def stored(box: str = "workload") -> str:
    return getattr(SessionRecord.objects.get(), box)


def sign_in_again(page: Page, account: Account) -> None:
    page.get_by_label("Email address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


# --- Adding a case ----------------------------------------------------------------------------------


def test_a_case_is_added_by_enter_with_no_answer_to_whether_it_was_held(older, begun):
    older.locator("[name=reference]").fill("P78")
    with older.expect_navigation():
        older.keyboard.press("Enter")
    expect(older.locator(".tracker-case textarea").first).to_be_focused()
    expect(older.locator(".tracker-case h3").first).to_contain_text("P78")
    expect(older.get_by_text("Some text you typed earlier was not saved")).to_have_count(0)
    begun.refresh_from_db()
    assert not begun.was_held


# --- Two tabs -------------------------------------------------------------------------------------


def test_the_older_of_two_tabs_never_overwrites_the_newer_text_unseen(browse, older, newer):
    browse.expect("409")
    write(newer, WORKLOAD, "The newer text")
    wait_until_saved(newer)
    write(older, WORKLOAD, "The older tab's text")
    expect(older.locator(".tracker-conflict").first).to_contain_text("The newer text")
    write(older, LEARNING, "Typed before the choice")
    older.wait_for_timeout(1500)
    assert (stored(), stored("learning")) == ("The newer text", "")
    keep_text(older)
    wait_until_saved(older)
    assert (stored(), stored("learning")) == ("The older tab's text", "Typed before the choice")


def test_the_newer_text_can_be_taken_over(browse, older, newer):
    browse.expect("409")
    write(newer, WORKLOAD, "The newer text")
    wait_until_saved(newer)
    write(older, WORKLOAD, "The older tab's text")
    older.get_by_role("button", name="Use this text").click()
    wait_until_saved(older)
    assert stored() == "The newer text"


def fill_next_on(page: Page, *boxes: str) -> None:
    for part, text in zip(("day", "month", "year"), boxes, strict=True):
        page.locator(f"[name=record-next_on_{part}]").fill(text)


@pytest.mark.parametrize(
    ("button", "kept"), [("Use this text", date(2026, 12, 1)), ("Keep your text", date(2027, 1, 2))]
)
def test_a_date_that_both_tabs_changed_is_asked_about_once(browse, older, newer, button, kept):
    browse.expect("409")
    fill_next_on(newer, "1", "12", "2026")
    wait_until_saved(newer)
    fill_next_on(older, "2", "1", "2027")
    expect(older.locator(".tracker-conflict")).to_have_count(1)
    expect(older.locator(".tracker-conflict")).to_contain_text("1 12 2026")
    older.get_by_role("button", name=button).click()
    expect(older.locator(".tracker-conflict")).to_have_count(0)
    wait_until_saved(older)
    assert stored("next_on") == kept


def test_two_tabs_in_different_boxes_keep_both_and_ask_nothing(browse, older, newer):
    browse.expect("409")
    write(newer, WORKLOAD, "From the newer tab")
    wait_until_saved(newer)
    write(older, LEARNING, "From the older tab")
    wait_until_saved(older)
    assert (stored(), stored("learning")) == ("From the newer tab", "From the older tab")
    expect(older.get_by_label(WORKLOAD)).to_have_value("From the newer tab")
    assert older.locator(".tracker-conflict").count() == 0


def test_a_stale_page_that_is_submitted_shows_the_newer_texts_and_saves_nothing_by_itself(
    browse, older, newer, path
):
    what = newer.locator(".tracker-action-row").last.get_by_label("What", exact=True)
    what.fill("Ring the school")
    write(newer, WORKLOAD, "The newer text")
    wait_until_saved(newer)
    older.evaluate("document.querySelectorAll('[data-autosave-status]').forEach(each => each.remove())")
    write(older, WORKLOAD, "The older tab's text")
    older.locator(".tracker-action-row").last.get_by_label("What", exact=True).fill("Ring the nursery")
    click(older, "Save draft")
    expect(older.locator(".govuk-error-summary")).to_contain_text("Someone has saved a newer version")
    shown = older.locator(".tracker-conflict").all_inner_texts()
    assert [any(text in one for one in shown) for text in ("The newer text", "Ring the school")] == [
        True,
        True,
    ]
    write(older, LEARNING, "Typed before the choice")
    older.wait_for_timeout(1500)
    assert (stored(), Action.objects.get().what) == ("The newer text", "Ring the school")
    for _ in shown:
        older.get_by_role("button", name="Keep your text").first.click()
    wait_until_saved(older)
    assert (stored(), Action.objects.get().what) == ("The older tab's text", "Ring the nursery")


@pytest.mark.long
def test_what_one_tab_could_not_save_outlives_the_saving_of_the_other_and_the_tab(browse, older, newer, path):
    browse.expect("409")
    write(newer, WORKLOAD, "The newer text")
    wait_until_saved(newer)
    write(older, WORKLOAD, "The older tab's text")
    expect(older.locator(".tracker-conflict")).to_be_visible()
    with newer.expect_response("**/record/saved/"):
        write(newer, WORKLOAD, "The newer text, longer")
    wait_until_saved(newer)
    older.goto("about:blank")
    newer.reload()
    expect(newer.locator(".tracker-conflict")).to_contain_text("The older tab's text")
    newer.reload()
    newer.get_by_role("button", name="Use this text").click()
    wait_until_saved(newer)
    assert stored() == "The older tab's text"


# --- The sign-in ends ---------------------------------------------------------------------------------


def test_text_typed_after_the_sign_in_has_ended_is_there_after_signing_in_again(older, council):
    DjangoSession.objects.all().delete()
    write(older, WORKLOAD, "Typed too late")
    wait_until_unsaved(older, "signed out")
    older.get_by_role("link", name="Sign in again").click()
    sign_in_again(older, council[SUPERVISOR])
    expect(older.get_by_label(WORKLOAD)).to_have_value("Typed too late")
    wait_until_saved(older)
    assert stored() == "Typed too late"


def test_signing_in_again_in_another_tab_lets_the_first_tab_save(browse, older, newer, council):
    browse.expect("403")
    DjangoSession.objects.all().delete()
    write(older, WORKLOAD, "Typed too late")
    wait_until_unsaved(older, "signed out")
    newer.reload()
    sign_in_again(newer, council[SUPERVISOR])
    older.get_by_label(WORKLOAD).press_sequentially("!")
    wait_until_saved(older)
    assert stored() == "Typed too late!"


def test_without_a_script_a_form_sent_after_the_sign_in_has_ended_keeps_its_text(
    browser, browser_context_args, live_server, client, council, path
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = signed_in(context, live_server, client, council, path)
    DjangoSession.objects.all().delete()
    write(page, WORKLOAD, "Typed too late")
    click(page, "Save draft")
    expect(page.locator("main")).to_contain_text("Your text is kept")
    sign_in_again(page, council[SUPERVISOR])
    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is still here")
    expect(page.locator("main")).to_contain_text("Typed too late")
    assert not SessionRecord.objects.exists()
    click(page, "Save it now")
    expect(page.get_by_label(WORKLOAD)).to_have_value("Typed too late")
    assert stored() == "Typed too late"
    context.close()


def test_the_page_with_unsaved_text_is_accessible(browse, older, council, axe, live_server, path):
    DjangoSession.objects.all().delete()
    write(older, WORKLOAD, "Typed too late")
    click(older, "Save draft")
    sign_in_again(older, council[SUPERVISOR])
    expect(older.get_by_role("heading", level=1)).to_have_text("Your text is still here")
    assert axe() == []


def signed_in(context: BrowserContext, live_server, client, council, path) -> Page:
    client.force_login(council[SUPERVISOR])
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(f"{live_server.url}{path}")
    return page


# --- The browser dies ---------------------------------------------------------------------------------


@pytest.fixture
def mortal(
    playwright, browser_type_launch_args, browser_context_args, tmp_path, live_server, client, council
):
    """A browser with a profile of its own that can be killed and opened again: `mortal(path)`."""
    contexts: list[BrowserContext] = []

    def _open(path: str) -> Page:
        contexts.append(
            playwright.chromium.launch_persistent_context(
                tmp_path, **browser_type_launch_args, **browser_context_args
            )
        )
        return signed_in(contexts[-1], live_server, client, council, path)

    yield _open
    contexts[-1].close()


def kill(profile: Path) -> None:
    """SIGKILL to every process of the browser with this profile: no time for anything."""
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = each.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"--user-data-dir={profile}" in words:
            os.kill(int(each.parent.name), signal.SIGKILL)
    time.sleep(0.5)


@pytest.mark.long
def test_a_browser_killed_after_saving_loses_nothing(mortal, path, tmp_path):
    page = mortal(path)
    write(page, WORKLOAD, "Saved before the end")
    wait_until_saved(page)
    kill(tmp_path)
    page = mortal(path)
    expect(page.get_by_label(WORKLOAD)).to_have_value("Saved before the end")


@pytest.mark.long
def test_a_browser_killed_in_the_middle_of_typing_loses_the_last_seconds_at_most(mortal, path, tmp_path):
    page = mortal(path)
    box = page.get_by_label(WORKLOAD)
    box.focus()
    text = " ".join(f"word{number:03d}" for number in range(17))
    began = time.perf_counter()
    page.keyboard.type(text, delay=KEY_EVERY * 1000)
    pace = (time.perf_counter() - began) / len(text)
    kill(tmp_path)
    page = mortal(path)
    page.wait_for_timeout(500)
    there = page.get_by_label(WORKLOAD).input_value()
    assert text.startswith(there)
    lost = (len(text) - len(there)) * pace
    print(f"killed in mid-typing: {len(text) - len(there)} of {len(text)} characters lost, {lost:.1f} s")
    assert lost <= LOST_AT_MOST


@pytest.mark.long
def test_a_tab_killed_while_one_box_is_on_its_way_and_another_is_typed_in_loses_neither(
    browse, older, newer, path
):
    browse.expect("ERR_")
    older.route("**/record/saved/", lambda route: None)  # on its way, and never answered
    write(older, WORKLOAD, "On its way")
    older.wait_for_timeout(1500)
    write(older, LEARNING, "Typed since")
    older.goto("about:blank")
    newer.reload()
    expect(newer.get_by_label(WORKLOAD)).to_have_value("On its way")
    expect(newer.get_by_label(LEARNING)).to_have_value("Typed since")
    wait_until_saved(newer)
    assert (stored(), stored("learning")) == ("On its way", "Typed since")


# --- No connection -----------------------------------------------------------------------------------


def test_without_a_connection_the_page_says_so_and_saves_when_it_is_back(browse, older):
    browse.expect("ERR_INTERNET_DISCONNECTED")
    older.context.set_offline(True)
    write(older, WORKLOAD, "Typed in a lift")
    wait_until_unsaved(older, "Not saved yet")
    write(older, LEARNING, "And still in the lift")
    older.wait_for_timeout(2500)
    wait_until_unsaved(older, "Not saved yet")
    assert not SessionRecord.objects.exists()
    older.context.set_offline(False)
    wait_until_saved(older)
    assert (stored(), stored("learning")) == ("Typed in a lift", "And still in the lift")


def test_what_is_kept_in_the_browser_cannot_be_read_there(browse, older, council, path):
    """On a shared computer the next person finds it sealed; back on the page its writer finds it whole."""
    browse.expect("ERR_INTERNET_DISCONNECTED")
    older.context.set_offline(True)
    write(older, WORKLOAD, "Typed in a lift")
    wait_until_unsaved(older, "Not saved yet")
    kept = older.evaluate("JSON.stringify(localStorage)")
    assert "sealed" in kept
    assert not {word for word in ("Typed", "lift", "workload") if word in kept}
    older.context.set_offline(False)
    wait_until_saved(older)
    assert stored() == "Typed in a lift"


# --- One effect ------------------------------------------------------------------------------------


def test_signing_three_times_then_going_back_and_reloading_is_one_signature(browse, older, path, begun):
    browse.expect("ERR_")
    write(older, WORKLOAD, "Eleven cases")
    older.get_by_label("Yes, it was held").check()
    click(older, "Check and sign")
    older.wait_for_url("**/sign/")
    older.evaluate(
        """async () => {
            const form = document.querySelector("main form[method=post]");
            for (const again of [1, 2]) await fetch(form.action, {method: "POST", body: new FormData(form)});
            form.querySelector("button[type=submit]").click();
        }"""
    )
    older.wait_for_url(f"**/sessions/{begun.pk}/")
    older.go_back(wait_until="load")
    older.reload()
    assert Signature.objects.count() == 1
    assert Event.objects.filter(verb="record signed").count() == 1
    begun.refresh_from_db()
    assert begun.status == Status.SIGNED


def test_saving_a_draft_twice_and_again_after_going_back_is_one_action(older, path):
    older.locator(".tracker-action-row").last.get_by_label("What", exact=True).fill("Ring the school")
    with older.expect_navigation(wait_until="networkidle"):
        older.evaluate(
            "const more = document.querySelector('button[name=do][value=action]'); more.click(); more.click()"
        )
    older.go_back(wait_until="networkidle")
    with older.expect_navigation(wait_until="networkidle"):
        click(older, "Save draft")
    assert [action.what for action in Action.objects.all()] == ["Ring the school"]


def test_text_typed_while_the_record_was_signed_elsewhere_is_shown_beside_it(
    browse, older, newer, begun, council
):
    browse.expect("410")
    write(newer, WORKLOAD, "Eleven cases")
    newer.get_by_label("Yes, it was held").check()
    click(newer, "Save draft")
    newer.wait_for_load_state()
    begun.refresh_from_db()
    sign_off(session=begun, by=council[SUPERVISOR], at=NOW)
    write(older, LEARNING, "Too late for this record")
    wait_until_unsaved(older, "has been signed")
    older.goto(older.url.replace("record/", ""))
    expect(older.locator(".tracker-conflict")).to_contain_text("Too late for this record")
    assert "Eleven cases" not in older.locator(".tracker-conflict").inner_text()
    older.reload()
    older.get_by_role("button", name="Delete this text").click()
    older.reload()
    expect(older.locator(".tracker-conflict")).to_have_count(0)
    assert stored("learning") == ""

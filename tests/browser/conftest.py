"""A real browser, driven by Playwright against the live server: Debian's Chromium, best the windowless one.

Without Chromium these tests skip and say so; with BROWSER_TESTS_REQUIRED set they fail instead.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.browser.looking import faults_of, narrow_faults, violations

CHROMIUM = next(
    (
        path
        for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A council's name for its tracker, as if its own name server gave it.
    "--host-resolver-rules=MAP *.council.example 127.0.0.1",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session", autouse=True)
def allow_the_database_beside_the_browser_loop():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        if os.environ.get("BROWSER_TESTS_REQUIRED"):
            pytest.fail("Chromium is not installed, and this run may not skip the browser tests.")
        pytest.skip("Chromium is not installed: NO BROWSER TEST RUNS. Install the chromium package.")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def address(live_server) -> str:
    """Where the tracker is served."""
    return live_server.url


@pytest.fixture
def browse(page, address, client):
    """Sign a person in and open a path: `browse(worker, "/supervision/")`; answers the page.

    Fails on any error in the console, a broken content security policy among them, but for those
    that a test says it brings about: `browse.expect("409")`.
    """
    problems: list[str] = []
    expected: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))

    def _browse(person, path: str):
        account = getattr(person, "account", None) or person
        client.force_login(account)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": address}])
        page.goto(f"{address}{path}")
        return page

    _browse.expect = expected.append
    yield _browse
    assert [one for one in problems if not any(words in one for words in expected)] == []


@pytest.fixture
def axe(page):
    """The page's violations of WCAG 2.2 AA, as readable lines: `assert axe() == []`."""

    return lambda: violations(page)


@pytest.fixture
def look(browse, axe):
    """Open a page as somebody: `look(worker, "/people/")`; answers what is wrong with it."""

    def _look(person, path: str) -> list[str]:
        page = browse(person, path)
        return [f"{path}: {fault}" for fault in (*faults_of(page), *axe(), *narrow_faults(page))]

    return _look

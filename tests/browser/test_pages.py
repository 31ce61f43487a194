"""Every page that somebody comes to by links, as a browser shows it: accessible, narrow, quiet.

The walk finds the addresses; the browser opens one page of each kind in each part that shows it.
"""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page as BrowserPage

from nqsw.services.programmes import install_programmes
from tests.busy_council import NOW, build_busy_council
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    ASSESSOR,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import AccountFactory, WorkerFactory
from tests.walking import Page, walk

#: The parts, each after those whose pages it shares, with what is opened anew for it.
WALKERS = (PSW, SUPERVISOR, NQSW, MENTOR, ADMINISTRATOR, SERVICE_MANAGER, WORKER, AGENCY, ASSESSOR, QA)
#: Pages that look otherwise for each part are opened in each; the rest where they first appear.
EACH_ITS_OWN = {
    "nqsw:home", "nqsw:index", "nqsw:class", "nqsw:classes", "nqsw:enrolment", "nqsw:mentor_meetings",
    "supervision:index", "supervision:overdue", "supervision:book", "supervision:session",
    "supervision:actions",
    "supervision:file", "workforce:people", "workforce:person", "workforce:caseloads",
}  # fmt: skip
SMALLEST = {"width": 320, "height": 800}
USUAL = {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def look(browse, axe) -> Callable[[object, str], list[str]]:
    """Open a page as somebody; answers what is wrong with it."""

    def _look(person: object, path: str) -> list[str]:
        page = browse(person, path)
        return [f"{path}: {fault}" for fault in (*faults_of(page), *axe(), *narrow_faults(page))]

    return _look


def faults_of(page: BrowserPage) -> Iterator[str]:
    if (number := page.locator("h1").count()) != 1:
        yield f"{number} first headings"
    if not page.title().strip() or page.title().startswith(" –"):
        yield "no title"
    if doubled := page.evaluate(
        "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"
    ):
        yield f"ids twice: {doubled}"


def narrow_faults(page: BrowserPage) -> Iterator[str]:
    """Nothing stands out to the right at 320 pixels."""
    page.set_viewport_size(SMALLEST)
    if (width := page.evaluate("document.documentElement.scrollWidth")) > SMALLEST["width"]:
        widest = page.evaluate(
            "w => [...document.querySelectorAll('main *')]"
            ".filter(e => e.getBoundingClientRect().right > w + 1)"
            ".map(e => e.outerHTML.slice(0, 90))[0]",
            SMALLEST["width"],
        )
        yield f"{width} pixels wide at 320: {widest}"
    page.set_viewport_size(USUAL)


@pytest.fixture(scope="module")
def opened() -> set[tuple[str, str]]:
    """The kinds of page that were looked at already: what all share is opened once."""
    return set()


@pytest.mark.parametrize("part", WALKERS)
def test_every_page_is_accessible_narrow_and_quiet(look, opened, part):
    account = build_busy_council()[part]
    pages = walk_as(account)
    assert {path: page.status for path, page in pages.items() if page.status >= 400} == {}
    kinds = {
        (page.name, part if page.name in EACH_ITS_OWN else ""): path
        for path, page in pages.items()
        if page.html
    }
    faults = [fault for kind, path in kinds.items() if kind not in opened for fault in look(account, path)]
    opened.update(kinds)
    assert faults == []


def walk_as(account: object) -> dict[str, Page]:
    client = Client()
    client.force_login(account)
    return walk(client, like_each_other=2)


@pytest.mark.parametrize("role", ["psw", "manager", "worker", "admin"])
def test_every_page_of_an_empty_authority_says_what_will_appear(look, role):
    install_programmes()
    person = {
        "psw": lambda: WorkerFactory(org_role=2, account__role="psw"),
        "manager": lambda: WorkerFactory(org_role=3),
        "worker": WorkerFactory,
        "admin": lambda: AccountFactory(role="admin"),
    }[role]()
    pages = walk_as(getattr(person, "account", None) or person)
    assert {path: page.status for path, page in pages.items() if page.status >= 400} == {}
    paths = {page.name: page.path for page in pages.values() if page.html}.values()
    assert [fault for path in paths for fault in look(person, path)] == []


@pytest.fixture(scope="module")
def sent() -> set[str]:
    """The kinds of form that were sent already."""
    return set()


@pytest.mark.parametrize("part", (PSW, SUPERVISOR, NQSW, MENTOR, ADMINISTRATOR))
def test_every_form_sent_empty_comes_back_with_its_errors_linked(browse, axe, sent, part):
    account, faults = build_busy_council()[part], []
    for name, path in form_pages(walk_as(account)).items():
        if name not in sent:
            page = browse(account, path)
            faults += [f"{path}: {fault}" for fault in (*faults_when_sent_empty(page), *axe())]
            sent.add(name)
    assert faults == []


def form_pages(pages: dict[str, Page]) -> dict[str, str]:
    """A page of each kind that has a form to fill in, by its name."""
    return {
        page.name: path
        for path, page in pages.items()
        if any(
            form.method == "post"
            and any(box.kind in ("text", "textarea", "radio", "select") for box in form.boxes)
            for form in page.forms
        )
    }


def faults_when_sent_empty(page: BrowserPage) -> Iterator[str]:
    """The page after its main form was emptied and sent."""
    main = page.locator("main form[method=post]").filter(
        has=page.locator("input:not([type=hidden]), textarea, select")
    )
    main.first.evaluate("form => form.querySelectorAll('input[type=text], input[type=email], textarea')"
                        ".forEach(box => { box.value = '' })")  # fmt: skip
    with page.expect_navigation():
        main.first.evaluate("form => { form.noValidate = true; HTMLFormElement.prototype.submit.call(form) }")
    if page.title().startswith("Error:"):
        dead = page.evaluate(
            "[...document.querySelectorAll('.govuk-error-summary a')].filter("
            "a => !document.getElementById(a.hash.slice(1))).map(a => a.outerHTML)"
        )
        if dead:
            yield f"error links that lead nowhere: {dead}"
        if not page.locator(".govuk-error-summary").count():
            yield "no error summary"

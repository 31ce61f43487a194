"""Every page that somebody comes to by links, as a browser shows it: accessible, narrow, quiet.

The walk finds the addresses; the browser opens one page of each kind in each part that shows it. One
busy council stands for all of it: what is opened here changes nothing, and what is sent is refused.
"""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
import time_machine
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import faults_when_sent_empty, walk_as
from tests.busy_council import NOW, Parts, build_busy_council
from tests.conftest import lift_triggers
from tests.council import (
    ADMINISTRATOR,
    AGENCY,
    ASSESSOR,
    DATA_OFFICER,
    GOVERNANCE,
    MENTOR,
    NQSW,
    PSW,
    QA,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.walking import Page

pytestmark = pytest.mark.walk
#: The parts, each after those whose pages it shares, with what is opened anew for it.
WALKERS = (
    DATA_OFFICER,
    PSW,
    SUPERVISOR,
    NQSW,
    MENTOR,
    ADMINISTRATOR,
    SERVICE_MANAGER,
    WORKER,
    AGENCY,
    ASSESSOR,
    QA,
    GOVERNANCE,
)
#: Pages that look otherwise for each part are opened in each; the rest where they first appear.
EACH_ITS_OWN = {
    "tracker:home", "nqsw:index", "nqsw:class", "nqsw:classes", "nqsw:enrolment", "nqsw:mentor_meetings",
    "supervision:index", "supervision:overdue", "supervision:book", "supervision:session",
    "supervision:actions",
    "supervision:file", "workforce:people", "workforce:person", "workforce:caseloads",
}  # fmt: skip


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database while this module runs, with no transaction round each test; then it is emptied."""
    with django_db_blocker.unblock():
        yield
        lift_triggers()
        call_command("flush", interactive=False, verbosity=0, allow_cascade=False)


@pytest.fixture(scope="module")
def address(db) -> Iterator[str]:
    """Where the tracker is served while this module runs."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def council(address) -> Iterator[Parts]:
    with time_machine.travel(NOW):
        yield build_busy_council()


@pytest.fixture(scope="module")
def walked(council) -> Callable[[str], dict[str, Page]]:
    """The pages of a part; each walks once."""
    return cache(lambda part: walk_as(council[part]))


@pytest.fixture(scope="module")
def seen() -> set[object]:
    """The kinds of page and of form that were looked at already: what all share is opened once."""
    return set()


@pytest.mark.parametrize("part", WALKERS)
def test_every_page_is_accessible_narrow_and_quiet(look, council, walked, seen, part):
    pages = walked(part)
    assert {path: page.status for path, page in pages.items() if page.status >= 400} == {}
    kinds = {
        (page.name, part if page.name in EACH_ITS_OWN else ""): path
        for path, page in pages.items()
        if page.html
    }
    faults = [
        fault for kind, path in kinds.items() if kind not in seen for fault in look(council[part], path)
    ]
    seen.update(kinds)
    assert faults == []


@pytest.mark.parametrize("part", (PSW, SUPERVISOR, NQSW, MENTOR, ADMINISTRATOR, GOVERNANCE))
def test_every_form_sent_empty_comes_back_with_its_errors_linked(browse, axe, council, walked, seen, part):
    faults = []
    for name, path in form_pages(walked(part)).items():
        if name not in seen:
            page = browse(council[part], path)
            if not page.url.endswith(path):  # over, since another form was taken: it leads back
                continue
            faults += [f"{path}: {fault}" for fault in (*faults_when_sent_empty(page), *axe())]
            seen.add(name)
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

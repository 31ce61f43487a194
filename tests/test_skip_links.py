"""A link to a part of the same page leads there: skip links, lists of contents, errors."""

import pytest
import time_machine
from lxml import html

from tests.busy_council import NOW, build_busy_council
from tests.council import ASSESSOR, NQSW, PSW, SUPERVISOR
from tests.walking import Page, walk

pytestmark = [pytest.mark.walk, pytest.mark.pages, pytest.mark.django_db]


@pytest.mark.parametrize("part", [NQSW, SUPERVISOR, ASSESSOR, PSW])
def test_a_link_to_a_part_of_the_page_leads_there(part, sign_in):
    dead: list[tuple[str, str]] = []
    skips: set[str] = set()

    def look(page: Page, tree: html.HtmlElement) -> None:
        here = set(tree.xpath("//@id")) | {""}
        for link in tree.xpath("//a[starts-with(@href, '#')]/@href"):
            if link[1:] not in here:
                dead.append((page.path, link))
        if tree.xpath("//a[@href='#list'][contains(@class, 'govuk-skip-link')]"):
            skips.add(page.name)

    with time_machine.travel(NOW, tick=False):
        account = build_busy_council()[part]
        walk(sign_in(account), like_each_other=1, look=look, downloads=False)
    assert dead == []
    if part in (SUPERVISOR, PSW):
        assert {
            "supervision:overdue",
            "workforce:people",
            "nqsw:index",
            "tracker:measures",
            "workforce:caseloads",
        } <= skips


@pytest.mark.parametrize(("part", "there"), [(SUPERVISOR, True), (NQSW, False)])
def test_the_home_page_of_a_supervisor_skips_to_their_people(part, there, sign_in):
    with time_machine.travel(NOW, tick=False):
        page = sign_in(build_busy_council()[part]).get("/").text
    assert ('<a href="#your-people-list" class="govuk-skip-link"' in page) is there
    assert ('id="your-people-list"' in page) is there

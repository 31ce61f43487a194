"""What can be wrong with a page as a browser shows it."""

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Page as BrowserPage

from tests.walking import Page, walk

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],
}
SMALLEST = {"width": 320, "height": 800}
USUAL = {"width": 1280, "height": 900}


def violations(page: BrowserPage) -> list[str]:
    """What breaks WCAG 2.2 AA on the page, as readable lines."""
    page.evaluate(AXE_SCRIPT)
    # Of what axe found only this comes over: all that it looked at is many times as much.
    found = page.evaluate("options => axe.run(options).then(seen => seen.violations)", WCAG)
    return [
        f"{one['id']}: {node['html'][:160]} ({'; '.join(node['failureSummary'].splitlines()[1:3])})"
        for one in found
        for node in one["nodes"]
    ]


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


def walk_as(account: object) -> dict[str, Page]:
    client = Client()
    client.force_login(account)
    return walk(client, like_each_other=2)

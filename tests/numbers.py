"""Numbers on pages: every count leads to exactly the rows that it counts, or stands beside them.

A count is an element with `data-count` (a link to its rows) or `data-total` (its rows are in the same
list): the tags `counted` and `counted_here`, the tiles of components/stat.html and tables make them. A row
is a row heading of a table, or an element with `data-row`. Rows with the same `data-who` in them are of
one person: a link counts them once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from django.test import Client
from lxml import html

from tests.walking import Page, walk

LIST = "*[contains(concat(' ', @class, ' '), ' tracker-table ') or @data-rows]"
ROW_HEADINGS = ".//tbody//th[@scope='row']"
NEXT = ".//nav[contains(@class, 'govuk-pagination')]//a[@rel='next']/@href"
#: Words that name rows: a number before one of them is a count.
COUNTED = (
    "action|allocation|audit|case|class|cohort|disagreement|file|finding|meeting|milestone|NQSW|person|people|"
    "policies|policy|record|row|session|signature|supervisor|team|worker"
)
STRAY = re.compile(rf"(?<![\d:.,/£–-])\b\d+(?:,\d{3})*(?: [a-z]+)? (?:{COUNTED})s?\b")
#: On a count; the last is one whose rows its reader may not see.
MARKS = {"data-count", "data-total", "data-count-apart"}
#: Not read as a page reads: what is chosen from, typed, or drawn.
PASSED_OVER = ("option", "textarea", "svg", "script", "label", "title", "nav")


@dataclass(slots=True)
class Findings:
    """What became of the numbers that one reader sees."""

    links: dict[tuple[str, int], str] = field(default_factory=dict)
    totals: int = 0
    differing: list[str] = field(default_factory=list)
    strays: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def opened(self) -> int:
        return len(self.links) + self.totals


class NotOneListError(Exception):
    """The address leads to a page on which nobody can tell which rows are meant."""


class Reader:
    """Someone who opens pages, each once: while numbers are counted nothing changes."""

    def __init__(self, account: object) -> None:
        self.client = Client()
        self.client.force_login(account)
        self._seen: dict[str, html.HtmlElement] = {}

    def keep(self, page: Page, tree: html.HtmlElement) -> None:
        """A page that a walk has opened need not be opened again."""
        if page.status == HTTPStatus.OK:
            self._seen[page.path] = tree.find(".//main")

    def page(self, address: str) -> html.HtmlElement:
        """The <main> of a page, where it leads to when it redirects."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if path not in self._seen:
            answer = self.client.get(path, follow=True)
            assert answer.status_code == HTTPStatus.OK, (path, answer.status_code)
            self._seen[path] = html.fromstring(answer.content.decode()).find(".//main")
        return self._seen[path]


def numbers_seen(account: object, *, like_each_other: int = 1) -> Findings:
    """Open every number that this reader meets on a walk, and count the rows behind it."""
    reader, found = Reader(account), Findings()
    pages = walk(reader.client, like_each_other=like_each_other, look=reader.keep, downloads=False)
    for page in pages.values():
        if page.html and page.status == HTTPStatus.OK:
            _look_at(reader, page, found)
    for (address, number), seen_on in found.links.items():
        try:
            rows = rows_behind(reader, address)
        except NotOneListError as unclear:
            found.differing.append(f"{number} on {seen_on} leads to {address}: {unclear}")
            continue
        if rows != number:
            found.differing.append(f"{number} on {seen_on} leads to {rows} rows at {address}")
    return found


def led_to(page: str, href: str) -> str:
    """Where a link leads; "?" is the page without what its address asks for, as browsers have it."""
    bare = href.partition("#")[0] == "?"
    return urlsplit(page).path + href[1:] if bare else urljoin(page, href)


def _look_at(reader: Reader, page: Page, found: Findings) -> None:
    main = reader.page(page.path)
    for element in main.iterfind(".//*[@data-count]"):
        number = int(element.get("data-count"))
        if element.tag == "a":
            found.links.setdefault((led_to(page.path, element.get("href")), number), page.path)
        elif number:
            found.differing.append(f"{number} on {page.path} is no link")
    for element in main.iterfind(".//*[@data-total]"):
        found.totals += 1
        number = int(element.get("data-total").replace(",", ""))
        around = element.xpath(f"ancestor-or-self::{LIST}")
        if not around:
            found.differing.append(f"{number} on {page.path} stands beside no list")
        elif "page=" not in page.path:
            rows = len(_through_pages(reader, page.path, around[-1]))
            if rows != number:
                found.differing.append(f"{number} on {page.path} stands beside {rows} rows")
    for words in strays_of(main):
        found.strays.setdefault((page.name, re.sub(r"\d+", "#", words)), f"{words} ({page.path})")


def strays_of(main: html.HtmlElement) -> Iterator[str]:
    """Counts in words that lead nowhere."""
    for element in main.iter():
        texts = [element.tail] if not isinstance(element.tag, str) else [element.text, element.tail]
        for place, text in enumerate(texts):
            holder = element if place == 0 and isinstance(element.tag, str) else element.getparent()
            if not text or holder is None or not STRAY.search(text):
                continue
            around = [holder, *holder.iterancestors()]
            if any(one.tag in PASSED_OVER or MARKS & set(one.attrib) for one in around):
                continue
            yield " ".join(text.split())


def rows_behind(reader: Reader, address: str) -> int:
    """How many rows the list at an address has, on all of its pages."""
    path, _, part = address.partition("#")
    main = reader.page(path)
    if part:
        # A list without rows is not on its page.
        return sum(_people(reader, path, one) for one in main.xpath(".//*[@id=$part]", part=part))
    lists = [one for one in main.xpath(f".//{LIST}") if not one.xpath(f"ancestor::{LIST}")]
    if len(lists) > 1:
        raise NotOneListError(f"{len(lists)} lists")
    return _people(reader, path, lists[0]) if lists else 0


def rows_in(part: html.HtmlElement) -> list[object]:
    """Whose its marked rows (or row headings, where none is marked) are: one that does not say is its own."""
    rows = part.xpath(".//*[@data-row]") or part.xpath(ROW_HEADINGS)
    return [next(iter(row.xpath(".//@data-who")), row) for row in rows]


def _people(reader: Reader, path: str, part: html.HtmlElement) -> int:
    return len(set(_through_pages(reader, path, part)))


def _through_pages(reader: Reader, path: str, part: html.HtmlElement) -> list[object]:
    found, following, seen = rows_in(part), part.xpath(NEXT), {path}
    while following and (path := urljoin(path, following[0])) not in seen:
        seen.add(path)
        main, name = reader.page(path), part.get("id")
        part = main.xpath(".//*[@id=$name]" if name else f".//{LIST}", name=name)[0]
        found, following = found + rows_in(part), part.xpath(NEXT)
    return found

"""Walking the tracker as a person would: by its links, seeing the forms on the way. No browser."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

#: Pages like each other that are worth opening: of each kind so many.
LIKE_EACH_OTHER = 3
#: Not part of the walk: it would end it, or it is the way in.
NOT_WALKED = {"account_logout", "demo_sign_in"}
#: Where a button leads from a page, not a link.
BEHIND_BUTTONS = {"supervision:record": "../sign/"}
#: Names of what is downloaded: no page, and without links.
DOWNLOADED = re.compile(r"_(pdf|xlsx|csv|workbook)$")
NUMBERS = re.compile(r"[0-9a-f]{8}-?[0-9a-f-]{24,28}|\d+")


@dataclass(frozen=True, slots=True)
class Box:
    """One named control of a form, and what it would send when left alone."""

    name: str
    kind: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page."""

    page: str
    action: str
    method: str
    boxes: tuple[Box, ...]

    @property
    def likeness(self) -> tuple[str, str, frozenset[str]]:
        """Equal for forms that differ in nothing but the thing that they are about."""
        names = frozenset(NUMBERS.sub("#", box.name) for box in self.boxes)
        return name_of(self.page), name_of(self.action), names


@dataclass(slots=True)
class Page:
    path: str
    name: str
    status: int
    #: How often it asked the database.
    queries: int = 0
    html: bool = False
    forms: tuple[Form, ...] = ()
    links: tuple[str, ...] = field(default=(), repr=False)

    @property
    def bare_path(self) -> str:
        return self.path.partition("?")[0]


def name_of(path: str) -> str:
    """The name of the route behind an address; the address itself when there is none."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return path
    return match.view_name or path


def walk(
    client: Client,
    *,
    start: str = "/",
    like_each_other: int = LIKE_EACH_OTHER,
    look: Callable[[Page, html.HtmlElement], None] | None = None,
    downloads: bool = True,
) -> dict[str, Page]:
    """Every page that links lead to from the first, with a few of those that are alike.

    A list is opened so often with each of its filters, not with each of their combinations: with all
    of them at once it is asked in `test_query_strings`. `look` is shown each page as it is opened: what
    it was made of is not kept. Who looks at pages alone leaves what is downloaded (`downloads`).
    """
    pages: dict[str, Page] = {}
    waiting, seen = deque([start]), Counter()
    while waiting:
        path = waiting.popleft()
        name = name_of(path)
        ways = ways_to_ask(name, path)
        if path in pages or NOT_WALKED & {name, name.partition(":")[2]}:
            continue
        if not downloads and DOWNLOADED.search(name):
            continue
        if all(seen[way] >= like_each_other for way in ways):
            continue
        seen.update(ways)
        pages[path] = open_page(client, path, look=look)
        assert not (pages[path].html and DOWNLOADED.search(name)), f"{path} is a page: call it otherwise."
        waiting.extend(pages[path].links)
        if pages[path].html and name in BEHIND_BUTTONS:
            waiting.append(urljoin(path, BEHIND_BUTTONS[name]))
    return pages


def ways_to_ask(name: str, path: str) -> list[tuple[str, str]]:
    """The page with each parameter that its address carries; without any, the page itself."""
    return [(name, parameter) for parameter in dict(parse_qsl(urlsplit(path).query))] or [(name, "")]


def open_page(
    client: Client, path: str, *, look: Callable[[Page, html.HtmlElement], None] | None = None
) -> Page:
    """The page at an address, with its links and forms. A redirect counts as a link."""
    with counting() as asked:
        answer = client.get(path)
        content = answer.getvalue()  # what is sent bit by bit asks only now
    page = Page(path, name_of(path), answer.status_code, sum(asked.values()))
    if answer.status_code in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER):
        page.links = tuple(own_links([answer.headers["Location"]], path))
    elif content and answer.headers.get("Content-Type", "").startswith("text/html"):
        tree = html.fromstring(content.decode())
        page.html = True
        page.links = tuple(own_links(tree.xpath("//a/@href"), path))
        page.forms = tuple(forms_on(tree, path))
        if look:
            look(page, tree)
    return page


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """The statements that the database is asked meanwhile, and how often each."""
    asked: Counter[str] = Counter()

    def count(execute, sql, params, many, context):
        asked[sql] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield asked


def own_links(addresses: list[str], path: str) -> Iterator[str]:
    for address in addresses:
        whole = urljoin(path, address).partition("#")[0]
        if whole.startswith("/") and not whole.startswith(("//", "/static/")):
            yield whole


def forms_on(tree: html.HtmlElement, path: str) -> Iterator[Form]:
    for form in tree.iter("form"):
        boxes = tuple(boxes_in(form))
        method = (form.get("method") or "get").lower()
        yield Form(path, urljoin(path, form.get("action") or path), method, boxes)
        if address := form.get("data-autosave-url"):
            yield Form(path, address, method, boxes)


def boxes_in(form: html.HtmlElement) -> Iterator[Box]:
    """The controls with a name; radios and checkboxes of one name are one box with choices."""
    groups: dict[str, list[html.HtmlElement]] = {}
    for control in form.iter("input", "select", "textarea", "button"):
        if control.get("name") and control.get("name") != "csrfmiddlewaretoken":
            groups.setdefault(control.get("name"), []).append(control)
    for name, controls in groups.items():
        first = controls[0]
        kind = first.tag if first.tag != "input" else first.get("type", "text")
        if first.tag == "select":
            options = [option.get("value", "") for option in first.iter("option")]
            chosen = first.xpath(".//option[@selected]/@value")
            yield Box(name, kind, chosen[0] if chosen else (options or [""])[0], tuple(options))
        elif kind in ("radio", "checkbox", "button"):
            values = tuple(control.get("value", "on") for control in controls)
            checked = [
                control.get("value", "on") for control in controls if control.get("checked") is not None
            ]
            yield Box(name, kind, checked[0] if checked else "", values)
        else:
            yield Box(name, kind, first.text or "" if first.tag == "textarea" else first.get("value", ""))

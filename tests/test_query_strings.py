"""Whatever stands in the query string of a page, the page opens: with a message, or as without it.

Which parameters a page reads is found in the code of its room, so that a new page is asked too.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.council import PARTS, PSW
from tests.test_access import ASKS_FOR_MORE, DOORS, OPEN_TO_ALL, ROUTES

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz]

#: Days at the edge of the calendar and past it, numbers that no page has, what is no text, and other digits.
EDGES = (
    "0001-01-01", "9999-12-31", "2026-02-30", "31/12/9999", "10000-01-01", "9999-12", "0001-01", "2026-13",
    "", "x", "x" * 3000, "-1", "0", "9" * 30, "1e9", "\x00", "a\x00b", "٢٠٢٦-١١-١٩", "٣", "²", "\ud800",
    "=1+1", "None",
)  # fmt: skip
READS = re.compile(r"\bGET(?:\.get\(|\.getlist\(|\[)\s*[\"'](\w+)[\"']")
FILLED_FROM_THE_ADDRESS = re.compile(r"\b(\w+)\(\s*\*?\(?(?:data\s*=\s*)?(?:self\.)?request\.GET")
#: What is called like a day, or like a month.
DAYS = {"on", "from", "from_on", "to", "to_on", "until", "until_on", "month", "day", "starts_on", "ends_on"}
#: What every table reads, and what day boxes are called.
OF_TABLES = {"page", "per_page", "sort"}
OF_A_DAY = ("", "_day", "_month", "_year", "_0", "_1", "_2")


@cache
def parameters(module: str) -> frozenset[str]:
    """The names that a view reads from the query string, itself and through its forms, filters and tables."""
    found: set[str] = set()
    modules = [import_module(module)]
    source = inspect.getsource(modules[0])
    found |= set(READS.findall(source))
    for name in FILLED_FROM_THE_ADDRESS.findall(source):
        found |= set(fields_of(getattr(modules[0], name, None)))
    return frozenset(found | OF_TABLES if found or "Table(" in source else found)


def fields_of(form: object) -> Iterator[str]:
    """The boxes of a form, or the filters of a list, that an address fills in."""
    boxes = getattr(form, "base_filters", None) or getattr(form, "base_fields", None) or {}
    for name, box in boxes.items():
        is_day = "Date" in type(box).__name__ or "Day" in type(box).__name__
        yield from (f"{name}{end}" for end in (OF_A_DAY if is_day else ("",)))


def pages() -> Iterator[tuple[str, str, str]]:
    """Each address without a key that is fetched: its name, the address, and who opens it."""
    for name, route in sorted(ROUTES.items()):
        if name in DOORS and "<" not in str(route.pattern) and name not in ASKS_FOR_MORE and DOORS[name]:
            part = PSW if PSW in DOORS[name] else next(part for part in PARTS if part in DOORS[name])
            yield name, f"/{route.pattern}", part


def asked(names: frozenset[str]) -> Iterator[dict[str, str]]:
    """All parameters with one value; and each that may be a day alone: no other one stands in its way."""
    if not names:
        return
    for edge in EDGES:
        yield dict.fromkeys(sorted(names), edge)
    for name in sorted(names & DAYS):
        yield from ({name: edge} for edge in EDGES[:8])


def test_the_parameters_of_a_page_are_found():
    overdue = inspect.unwrap(ROUTES["supervision:overdue"].callback).__module__
    assert {"band", "team", "page", "sort"} <= parameters(overdue)
    reports = inspect.unwrap(ROUTES["tracker:programme_report"].callback).__module__
    assert {"on_day", "team"} <= parameters(reports)


def test_every_page_opens_whatever_its_query_string_says(council):
    wrong: dict[str, str] = {}
    for name, address, part in pages():
        client = Client(raise_request_exception=False)
        client.force_login(council[part])
        for query in asked(parameters(inspect.unwrap(ROUTES[name].callback).__module__)):
            answer = client.get(f"{address}?{urlencode(query, errors='surrogatepass')}")
            if answer.status_code >= 500:
                why = answer.exc_info[1] if getattr(answer, "exc_info", None) else ""
                wrong.setdefault(name, f"{ {k: v[:20] for k, v in query.items()} }: {why!r}")
    assert wrong == {}


def test_no_key_in_an_address_is_too_large_to_look_up(council):
    """An address about a thing that there cannot be is not found."""
    wrong = {}
    for name, route in sorted(ROUTES.items()):
        pattern = str(route.pattern)
        if "<int:" not in pattern or name in OPEN_TO_ALL or not DOORS.get(name):
            continue
        client = Client(raise_request_exception=False)
        client.force_login(council[next(part for part in PARTS if part in DOORS[name])])
        address = "/" + re.sub(r"<int:\w+>", "9" * 30, re.sub(r"<(?!int)[^>]+>", "1", pattern))
        status = client.get(address).status_code
        if status not in (404, 405):
            wrong[name] = status
    assert wrong == {}

"""Whatever is sent, the answer is a page: a form with its errors, a refusal, or not found.

The forms are found by walking the tracker in each part; what is sent to them is partly sensible, so
that it comes far, and partly not.
"""

import re
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.busy_council import NOW, build_busy_council
from tests.council import ADMINISTRATOR, MENTOR, NQSW, PARTS, PSW, SUPERVISOR
from tests.properties.profiles import share_of
from tests.test_access import ROUTES
from tests.walking import Box, Form, Page, walk

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz, pytest.mark.xdist_group("fuzz")]

#: Everybody; whose pages hold the most forms first, since each form is tried once.
MOST = (PSW, SUPERVISOR, NQSW, MENTOR, ADMINISTRATOR)
WALKERS = (*MOST, *(part for part in PARTS if part not in MOST))
POSTS, GETS = 15, 4
HOSTILE = (
    "", " ", "\x00", "a\x00b", "🙂" * 60, "\u202eابجد", "é" * 300, "x" * 70_000, "<script>alert(1)</script>",
    "=1+1", "'; DROP TABLE x", "../../etc/passwd", "%s%n{0}{{ x }}", "None", "null", "[]", "a\nb\r\nc",
    "0", "-1", "1", "2", "3", "7", "²", "½", "٣", "1e400", "NaN", "Infinity", "-0.5", "32768", "2147483648",
    "9223372036854775808", "9" * 40, "9" * 5000, "31", "13", "0001", "9999", "10000", "00", "31/02/2026",
    "2026-02-31", "0001-01-01", "9999-12-31", "99999-01-01", "2026-13-45", "25:61", "24:00", "00:00", "23:59",
    "10:00", "not-an-address", "a@b.example", "2026-11-19T10:00", "0:0", "1:", ":",
    "00000000-0000-0000-0000-000000000000", "[" * 20_000, '{"id": "\\ud800", "rawId": 5}',
)  # fmt: skip
#: Names of parameters that lists understand, beside those that their own links and filters carry.
PARAMETERS = (
    "page",
    "sort",
    "per_page",
    "on",
    "q",
    "supervisee",
    "slot",
    "worker",
    "team",
    "from",
    "until",
    "next",
    "step",
)
FILES = (
    ("", b""), ("list.xlsx", b""), ("list.xlsx", b"PK\x03\x04 not a workbook"), ("list.csv", b"\x00\xff\xfe"),
    ("list.csv", b"Name,Staff number\n=1+1,\x00\n"), ("list.exe", b"MZ"), ("ü" * 200 + ".csv", b"a;b\n1;2"),
)  # fmt: skip
QUIETLY = settings(
    max_examples=share_of(POSTS),
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def council(django_db_setup, django_db_blocker):
    """One council for all that follows; each post to it is taken back."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=True), transaction.atomic():
        yield build_busy_council()
        transaction.set_rollback(True)


@pytest.fixture
def client_of(council):
    def _client(part: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(council[part])
        return client

    return _client


@pytest.fixture(scope="module")
def walks(council) -> dict[str, dict[str, Page]]:
    walked = {}
    for part in WALKERS:
        client = Client(raise_request_exception=False)
        client.force_login(council[part])
        walked[part] = walk(client, like_each_other=2)
    return walked


def test_every_form_for_prose_says_whose_text_it_is(walks):
    """What is sent after the sign-in has ended waits for its writer: see `workforce.web.interrupted`."""
    forms = [form for pages in walks.values() for page in pages.values() for form in page.forms]
    prose = [form for form in forms if any(box.kind == "textarea" for box in form.boxes)]
    assert len(prose) > 20
    assert {form.action for form in prose if "typed_by" not in {box.name for box in form.boxes}} == set()


def forms_to_post(walks: dict[str, dict[str, Page]]) -> Iterator[tuple[str, Form]]:
    """Each form once, with a part that has it."""
    seen = set()
    for part, pages in walks.items():
        for form in (form for page in pages.values() for form in page.forms):
            if form.method == "post" and "logout" not in form.action and form.likeness not in seen:
                seen.add(form.likeness)
                yield part, form


def sensible(box: Box) -> st.SearchStrategy[str]:
    if box.choices:
        return st.sampled_from(box.choices)
    if box.value:
        return st.just(box.value)
    for end, values in (
        ("_day", ("1", "19", "28")), ("_month", ("1", "11", "12")), ("_year", ("2026", "2027")),
        ("starts", ("09:00", "14:30")), ("ends", ("10:30", "16:00")), ("_on", ("2026-11-27",)),
        ("email", ("new@council.example",)),
    ):  # fmt: skip
        if box.name.endswith(end):
            return st.sampled_from(values)
    return st.sampled_from(("5", "Agreed with both"))


def value_of(box: Box) -> st.SearchStrategy[object]:
    """What is sent in one box: four in five sensible; None leaves it out."""
    if box.kind == "file":
        return st.sampled_from(FILES).map(lambda file: SimpleUploadedFile(file[0] or "-", file[1]))
    hostile = st.one_of(
        st.none(), st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]))
    )
    return st.integers(0, 4).flatmap(lambda n: hostile if n == 0 else sensible(box))


def fault_in(client: Client, method: str, path: str, data: object) -> str:
    """What broke, and where, when this is sent; everything that it changed is taken back."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(path, data)
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return ""
    _kind, error, trace = answer.exc_info
    own = [step for step in traceback.extract_tb(trace) if "site-packages" not in step.filename] or [None]
    return f"{error!r:.200} at {own[-1]}"


def post_whatever(client: Client, form: Form) -> dict[str, object]:
    """What broke when the form was sent, by the place where it broke."""
    faults: dict[str, object] = {}

    @QUIETLY
    @given(st.fixed_dictionaries({box.name: value_of(box) for box in form.boxes}))
    def post(values: dict[str, object]) -> None:
        cache.clear()
        data = {name: value for name, value in values.items() if value is not None}
        if fault := fault_in(client, "post", form.action, data):
            faults.setdefault(
                fault, {"form": form.action} | {name: str(it)[:60] for name, it in data.items()}
            )

    post()
    return faults


@pytest.mark.parametrize("part", WALKERS)
def test_no_form_gives_a_500_whatever_is_sent(client_of, walks, part):
    faults: dict[str, object] = {}
    for walker, form in forms_to_post(walks):
        if walker == part:
            faults |= post_whatever(client_of(part), form)
    assert faults == {}


@pytest.mark.parametrize("part", WALKERS)
def test_no_address_gives_a_500_whatever_its_parameters(client_of, walks, part):
    client, faults = client_of(part), {}
    for page in pages_to_ask(walks, part):
        for query in queries_for([other for other in walks[part].values() if other.name == page.name]):
            if fault := fault_in(client, "get", f"{page.bare_path}?{urlencode(query)}", None):
                faults.setdefault(fault, (page.bare_path, query))
    assert faults == {}


#: Days that nobody means, and days that only look like one: day, month and year.
EDGES = (
    ("1", "1", "0001"), ("31", "12", "1899"), ("31", "12", "9999"), ("29", "2", "2028"), ("29", "2", "2027"),
    ("1", "1", "10000"), ("-1", "1", "-2026"), ("", "", ""), ("٣", "١٢", "٢٠٢٦"), ("31", "12", "2059"),
)  # fmt: skip


def on_edge(form: Form, edge: tuple[str, str, str]) -> dict[str, str] | None:
    """Something sensible in every box, and this day in each box for one; None where there is none."""
    data, has_days = {}, False
    for box in form.boxes:
        part = next(
            (at for at, end in enumerate(("_day", "_month", "_year")) if box.name.endswith(end)), None
        )
        if part is None and box.kind != "date":
            data[box.name] = box.value or next(filter(None, box.choices), "5")
        else:
            data[box.name] = "-".join(reversed(edge)) if part is None else edge[part]
            has_days = True
    return data if has_days else None


@pytest.mark.parametrize("part", WALKERS)
def test_no_box_for_a_day_gives_a_500_at_the_edge_of_the_calendar(client_of, walks, part):
    client, faults, tried = client_of(part), {}, 0
    for walker, form in forms_to_post(walks):
        if walker != part:
            continue
        for edge in EDGES:
            if (data := on_edge(form, edge)) is not None:
                cache.clear()
                tried += 1
                if fault := fault_in(client, "post", form.action, data):
                    faults.setdefault(fault, (form.action, edge))
    assert faults == {}
    assert tried or part != PSW


def pages_to_ask(walks: dict[str, dict[str, Page]], part: str) -> list[Page]:
    """A page of each kind, in the first part that comes to it."""
    before = {page.name for walker in WALKERS[: WALKERS.index(part)] for page in walks[walker].values()}
    return list({page.name: page for page in walks[part].values() if page.name not in before}.values())


def queries_for(pages: list[Page]) -> Iterator[dict[str, str]]:
    """Each sort order that the page offers; then all parameters at once with bad values, a few times."""
    links = [link for page in pages for link in page.links if urlsplit(link).path == page.bare_path]
    linked = [pair for link in links for pair in parse_qsl(urlsplit(link).query)]
    boxes = [box.name for page in pages for form in page.forms if form.method == "get" for box in form.boxes]
    yield from ({name: value} for name, value in dict.fromkeys(linked) if name == "sort")
    names = sorted({*PARAMETERS, *boxes, *(name for name, _value in linked)})
    short = [value for value in HOSTILE if len(value) < 6000]
    for step in range(GETS):
        yield {name: short[(number * 7 + step * 11) % len(short)] for number, name in enumerate(names)}
    for number, name in enumerate(boxes):
        yield {name: short[number * 13 % len(short)]}


@pytest.mark.parametrize("key", ["0", "2147483648", "9223372036854775808", "9" * 4500], ids=len)
def test_no_key_in_an_address_gives_a_500(client_of, key):
    client, faults = client_of(PSW), {}
    for name, pattern in ROUTES.items():
        address = re.sub(r"<\w+:\w+>", key, str(pattern.pattern))
        if key in address:
            for method in ("get", "post"):
                if fault := fault_in(client, method, f"/{address}", {}):
                    faults[method, name] = fault
    assert faults == {}


@pytest.mark.parametrize("token", ["%00", "a%00b", "%ff", "%F0%9F%99%82", "x" * 4000], ids=range(5))
def test_no_calendar_address_gives_a_500(client_of, token):
    answer = client_of(NQSW).get(f"/calendar/{token}.ics")
    assert answer.status_code == HTTPStatus.NOT_FOUND

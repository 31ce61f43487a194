"""How many questions each page asks of the database, as each person of the demo.

A page asks ten at most. What asks more stands in `STILL_MORE` with the number that it has come down to.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache
from http import HTTPStatus

import pytest
from django.test import Client

from tests.walking import walk
from tracker.demo.sign_in_people import DEMO_PEOPLE
from workforce.models import Account

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.pages,
    pytest.mark.usefixtures("frozen_today"),
    pytest.mark.xdist_group("demo"),
]

MOST = 10
#: The session, the account, the settings, and what the reader is to others.
MOST_OF_A_BARE_PAGE = 4
#: Pages that ask more than `MOST`, and how much: nothing comes in, and numbers only fall. Files with
#: something signed in them ask 3 to 20 more since they are proved before they leave (docs/decisions/0026).
STILL_MORE = {
    "workforce:access_request_file": 270,  # everything about one person: two a table, and each signed thing
    "supervision:record": 12,
    "workforce:retention": 27,
    "tracker:programme_workbook": 14,
    "tracker:programme_csv": 14,  # the same rows
    "tracker:supervision_workbook": 13,
    "tracker:supervision_csv": 13,  # the same rows
    "supervision:file": 15,
    "supervision:audit_file": 13,
    "supervision:file_pdf": 20,
}
EVERYBODY = [person.email for person in DEMO_PEOPLE]


def reader(email: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(email=email))
    client.get("/")  # the session is saved with the first page, and what a process builds once is there
    return client


@pytest.mark.slow
@pytest.mark.parametrize("email", EVERYBODY)
def test_the_first_pages_ask_little(demo, queries_of, email):
    client = reader(email)
    assert queries_of(client, "/privacy/") <= MOST_OF_A_BARE_PAGE
    assert queries_of(client, "/") <= STILL_MORE.get("tracker:home", MOST)


@pytest.fixture(scope="module")
def asked(demo) -> Callable[[str], Counter[str]]:
    """Of what one person comes to by links, the most questions of each kind of page. Each walks once."""

    def _asked(email: str) -> Counter[str]:
        most: Counter[str] = Counter()
        for page in walk(reader(email), like_each_other=1).values():
            if page.status == HTTPStatus.OK:
                most |= Counter({page.name: page.queries})
        return most

    return cache(_asked)


@pytest.mark.walk
@pytest.mark.parametrize("email", EVERYBODY)
def test_no_page_asks_more_than_ten_questions(asked, email):
    found = asked(email)
    assert found["tracker:home"]
    assert {name: most for name, most in found.items() if most > STILL_MORE.get(name, MOST)} == {}


@pytest.mark.walk
def test_what_asks_less_by_now_stands_in_the_list_with_less(asked):
    most: Counter[str] = Counter()
    for email in EVERYBODY:
        most |= asked(email)
    assert {name: most[name] for name, number in STILL_MORE.items() if most[name] < number} == {}

"""What one person's pages ask is found by an index, however long the council's history grows.

The demo is small: a page that reads all of it is as quick as one that looks up a row. What SQLite would do
without knowing how much there is says which it is; it stood for minutes where years of history were.
"""

import re
from collections import defaultdict

import pytest
from django.db import connection

from tests.tracker.demo.built.test_page_cost import reader
from tests.walking import name_of, walk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.walk,
    pytest.mark.usefixtures("frozen_today"),
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by how much there is."),
]

#: Grow with every year: nobody's page reads through one of them.
GROWING = {
    "supervision_session",
    "supervision_attendance",
    "supervision_sessionrecord",
    "supervision_signedtext",
    "supervision_diaryentry",
    "workforce_event",
    "workforce_caseloadsnapshot",
}
#: What reads them all the same, and why.
READ_WHOLE: dict[str, set[str]] = {}


@pytest.mark.parametrize("email", ["nqsw@demo.example", "worker@demo.example", "supervisor@demo.example"])
def test_nothing_is_read_from_end_to_end(demo, email):
    asked: dict[str, dict[str, tuple]] = defaultdict(dict)

    def note(execute, sql, params, many, context):
        if sql.lstrip("( ").startswith(("SELECT", "WITH")):
            asked[sql].setdefault(context["connection"].page, params)
        return execute(sql, params, many, context)

    connection.page = ""
    with connection.execute_wrapper(note):
        pages = walk(Named(reader(email)), like_each_other=1, downloads=False)
    assert len(pages) > 20
    found: dict[str, set[str]] = defaultdict(set)
    for sql, by_page in asked.items():
        for page, params in by_page.items():
            found[page] |= {
                table for part, values in in_lists(sql, params) for table in scanned(part, values)
            }
    assert {page: tables for page, tables in found.items() if tables - READ_WHOLE.get(page, set())} == {}


class Named:
    """A client that says which page it opens, for what is asked meanwhile."""

    def __init__(self, client) -> None:
        self.client = client

    def get(self, path, **more):
        connection.page = name_of(path)
        return self.client.get(path, **more)


def in_lists(sql, params):
    """A question of several lists, list by list: each calls its tables by the same short names."""
    values, part = list(params or ()), ""
    for piece in sql.split(" UNION ALL "):
        part = f"{part} UNION ALL {piece}" if part else piece
        if part.count("(") == part.count(")"):
            number = part.count("%s")
            yield part, values[:number]
            values, part = values[number:], ""
    assert not part
    assert not values


def scanned(sql, params) -> set[str]:
    """The growing tables that the database would read from end to end for this."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [row[3] for row in cursor.fetchall()]
    named = dict(re.findall(r'(?:FROM|JOIN) "(\w+)" "?(\w+)"?', sql))
    tables = {alias: table for table, alias in named.items()} | {table: table for table in GROWING}
    tables |= {alias: table for table, alias in re.findall(r'(?:FROM|JOIN) "(\w+)" "?([A-Z]+\d+)"?', sql)}
    read = (match[1] for step in steps if (match := re.match(r"SCAN (\w+)", step)))
    return {tables[one] for one in read if tables.get(one) in GROWING}

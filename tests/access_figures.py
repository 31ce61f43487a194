"""How much the tests of access try: who × what they are to a person × route × method, in figures.

`python -m tests.access_figures` runs them, counts what they ask the tracker for, and prints a table. It
fails where one of them fails: each failure is a violation. Any of pytest's arguments can follow.
"""

import sys
from collections import Counter
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

TESTS = ("tests/test_access.py", "tests/test_strangers.py", "tests/test_canaries.py")


class Counting:
    """Counts every request of a test's client: who asked, by test and part, for which route and how."""

    def __init__(self) -> None:
        self.requests, self.failed = 0, 0
        self.tried: Counter[tuple[str, str, str]] = Counter()
        self.answers: Counter[int] = Counter()
        self.test = ""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        self.test = item.name
        return (yield)

    def pytest_runtest_logreport(self, report):
        self.failed += report.failed

    def request(self, asked, client, **request):
        answer = asked(client, **request)
        self.requests += 1
        self.answers[answer.status_code] += 1
        who = f"{self.test} {client.cookies.get('sessionid') and client.session.get('_auth_user_id')}"
        self.tried[who, _route(request["PATH_INFO"]), request["REQUEST_METHOD"]] += 1
        return answer


def _route(address: str) -> str:
    try:
        return resolve(address).view_name
    except Resolver404:
        return "(none)"


def main() -> None:
    counting, asked = Counting(), Client.request
    with patch.object(
        Client, "request", lambda client, **request: counting.request(asked, client, **request)
    ):
        code = pytest.main(["-p", "no:cacheprovider", *TESTS, *sys.argv[1:]], plugins=[counting])
    from tests.test_access import DOORS, OPEN_TO_ALL, ROUTES

    without = {
        name
        for name, route in ROUTES.items()
        if not getattr(route.callback, "access_rule", None) and name not in OPEN_TO_ALL
    }
    print(f"| routes | {len(ROUTES)}: {len(DOORS)} with a rule, {len(OPEN_TO_ALL)} open to all on purpose |")
    print(f"| routes without a rule | {len(without)} |")
    print(f"| requests | {counting.requests} |")
    print(f"| reader × relation | {len({who for who, _, _ in counting.tried})} |")
    print(f"| reader × relation × route × method | {len(counting.tried)} |")
    print(f"| violations | {counting.failed} |")
    print(
        "| answers |", ", ".join(f"{one}: {number}" for one, number in sorted(counting.answers.items())), "|"
    )
    sys.exit(code)


if __name__ == "__main__":
    main()

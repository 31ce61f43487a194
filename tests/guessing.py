"""Someone who tries passwords at the sign-in page of a running tracker, several at once."""

import ssl
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPSConnection
from urllib.parse import urlencode

from tests.served import HOST, Served

TOKEN = "a" * 32
AT_ONCE = 8


@dataclass(frozen=True)
class Answer:
    """What the page said: `in`, `wrong`, or `wait` where the password was not even looked at."""

    said: str
    cookies: dict[str, str]


def knock(tracker: Served, email: str, password: str, cookies: dict[str, str] | None = None) -> Answer:
    """One try, from wherever the proxy says."""
    context = ssl._create_unverified_context()
    with closing(HTTPSConnection("127.0.0.1", tracker.proxy.port, timeout=60, context=context)) as line:
        form = urlencode({"login": email, "password": password, "csrfmiddlewaretoken": TOKEN})
        sent = {"__Host-csrftoken": TOKEN, **(cookies or {})}
        headers = {
            "Host": f"{HOST}:{tracker.proxy.port}",
            "Referer": f"{tracker.url}/accounts/login/",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in sent.items()),
        }
        line.request("POST", "/accounts/login/", form, headers)
        answer = line.getresponse()
        page = answer.read().decode()
        given = [header.split(";")[0].partition("=") for header in answer.headers.get_all("Set-Cookie", [])]
        return Answer(_said(answer.status, page), {name: value for name, _, value in given})


def guess(tracker: Served, email: str, *, times: int, seen_from: str) -> int:
    """Try wrong passwords, several at once; answers how many were looked at."""
    tracker.proxy.seen_from = seen_from
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda n: knock(tracker, email, f"wrong password {n}").said, range(times)))
    assert "in" not in answers
    return answers.count("wrong")


def _said(status: int, page: str) -> str:
    if status == 302:
        return "in"
    if status == 429 or "Too many" in page:
        return "wait"
    assert "not correct" in page, (status, page[:500])
    return "wrong"

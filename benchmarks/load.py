"""The day's mix of work against a real server: requests a second, waiting times, errors, processor time.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/load.py --people 4 16 64

The database is one that benchmarks/plausible.py has made; sessions to write and to sign are added to it. So
many people ask one thing after the other without a pause: home, overdue, a person's page, a session, its
record, a save while typing, signing, choosing a time and booking it. Beside it a bare page, asked by as many;
then a steady hour as a council has it: thirty people whose typing is saved every five seconds, and calendars
that look for something new every quarter of an hour. The clients run on the same machine.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.served_settings"
CSRF = "a" * 32
TO_SIGN = 8  # records that wait for each supervisor
TYPISTS, SAVED_EVERY = 30, 5.0
POLLED_EVERY = 15 * 60
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="+", default=[4, 16, 64])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--calendars", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1, help="threads of each worker")
    arguments = parser.parse_args()
    django.setup()
    from django.db import connection

    council = Council(max(*arguments.people, TYPISTS))
    connection.close()
    print(f"{connection.vendor}, {arguments.workers} x {arguments.threads}, {os.cpu_count()} processors")
    from benchmarks.serving import serving

    options = "--preload", f"--workers={arguments.workers}", f"--threads={arguments.threads}"
    with serving(*options) as (port, process):
        server = Server(port, process)
        for people in arguments.people:
            clients = council.people(people, server.port)
            together([client.warm for client in clients], seconds=arguments.seconds / 4)
            bare = together([client.hello for client in clients], seconds=arguments.seconds / 4)
            mix = together([client.once for client in clients], seconds=arguments.seconds)
            tell(f"{people} people without a pause", mix, beside=bare)
        steady(council, server, seconds=arguments.seconds, calendars=arguments.calendars)


# --- The council ---------------------------------------------------------------------------


class Council:
    """Who signs in, with what each has to do: supervisors of different teams, one supervisee of each."""

    def __init__(self, number: int) -> None:
        from workforce.models import Account, Worker

        supervisors = Worker.objects.filter(org_role=3).order_by("pk")[:number]
        self.psw = signed_in(Account.objects.get(email="psw@council.example"))
        self.supervisors = [Supervising(worker) for worker in supervisors]
        self.feeds = list(Worker.objects.order_by("pk").values_list("pk", flat=True))

    def people(self, number: int, port: int) -> list["Client"]:
        """A principal social worker, and of the rest as many supervisors as supervisees."""
        of_teams = self.supervisors[: max(number // 2, 1)]
        found: list[Client] = [Psw(self.psw, port, 0)]
        found += [Supervisor(one, port, place) for place, one in enumerate(of_teams)]
        found += [Supervisee(one, port, 1000 + place) for place, one in enumerate(of_teams)]
        return found[:number]


class Supervising:
    """One supervisor and one of the team, with a record to type in, records to sign and times to book."""

    def __init__(self, worker: Any) -> None:
        from django.utils import timezone

        from supervision.models import Session, SessionRecord, Slot
        from tests.supervision.records.writing import sent

        self.supervisor, self.supervisee = worker, worker.agreements_given.order_by("pk")[0].supervisee
        self.key, self.key_of_supervisee = signed_in(worker.account), signed_in(self.supervisee.account)
        starts = timezone.now() - timedelta(days=1)
        written, *to_sign = [
            Session(
                supervisor=worker,
                status="held",
                starts_at=starts,
                ends_at=starts + timedelta(minutes=60),
                minutes=60,
                held_on=timezone.localdate(starts),
                was_interrupted=False,
            )
            for _ in range(TO_SIGN + 1)
        ]
        for session in (written, *to_sign):
            session.save()
            session.attendances.create(supervisee=self.supervisee, held_on=session.held_on)
        for session in to_sign:
            SessionRecord.objects.create(session=session, version=1, workload="Two assessments closed.")
        self.typed, self.form = written.pk, sent(written)
        self.to_sign = iter([session.pk for session in to_sign])
        self.held = to_sign[0].pk
        days: dict[Any, int] = {}
        for slot in Slot.objects.filter(supervisor=worker, starts_at__gt=timezone.now(), sessions=None):
            days.setdefault(slot.starts_at.date(), slot.pk)
        self.slots = iter(days.values())


def signed_in(account: Any) -> str:
    from django.test import Client

    client = Client()
    client.force_login(account)
    return client.cookies["sessionid"].value


# --- What people do ------------------------------------------------------------------------

type Asked = tuple[str, int]


class Client:
    """One person at a browser: each call does one thing, and answers its name and the answer's status."""

    does: dict[str, int] = {}

    def __init__(self, key: str, port: int, number: int) -> None:
        self.key, self.port, self.chance = key, port, random.Random(number)

    def once(self) -> Asked:
        name = self.chance.choices(list(self.does), list(self.does.values()))[0]
        return name, getattr(self, name.replace(" ", "_"))()

    def hello(self) -> Asked:
        return "hello", self.get("/hello/")

    def warm(self) -> Asked:
        return "home", self.home()

    def home(self) -> int:
        return self.get("/")

    def get(self, address: str) -> int:
        return ask(self.port, self.key, address)[0]

    def post(self, address: str, form: dict[str, Any]) -> tuple[int, bytes]:
        return ask(self.port, self.key, address, urlencode(form, doseq=True).encode())


class Psw(Client):
    does = {"home": 4, "overdue": 4, "people": 2}

    def overdue(self) -> int:
        return self.get("/supervision/overdue/")

    def people(self) -> int:
        return self.get("/people/")


class Supervisor(Client):
    does = {"home": 6, "supervision": 4, "person": 3, "session": 3, "record": 3, "save": 10, "sign": 1}

    def __init__(self, own: Supervising, port: int, number: int) -> None:
        super().__init__(own.key, port, number)
        self.own, self.version = own, 0

    def supervision(self) -> int:
        return self.get("/supervision/")

    def person(self) -> int:
        return self.get(self.own.supervisee.get_absolute_url())

    def session(self) -> int:
        return self.get(f"/supervision/sessions/{self.own.held}/")

    def record(self) -> int:
        return self.get(f"/supervision/sessions/{self.own.typed}/record/")

    def save(self) -> int:
        self.own.form |= {"record-agenda": f"Court work, {self.chance.random()}"}
        status, answer = self.post(f"/supervision/sessions/{self.own.typed}/record/saved/", self.own.form)
        if found := re.search(rb'"version": (\d+)', answer):
            self.own.form["version"] = found[1].decode()
        return status

    def sign(self) -> int:
        pk = next(self.own.to_sign, None)
        if pk is None:
            return self.session()
        address = f"/supervision/sessions/{pk}/sign/"
        _, page = ask(self.port, self.key, address, plain=True)
        hashes = re.findall(rb'name="hash" value="([^"]+)"', page)
        status, _ = self.post(address, {"hash": [each.decode() for each in hashes], "sure": "on"})
        return 200 if status == 302 else status


class Supervisee(Client):
    does = {"home": 6, "times": 3, "book": 1, "session": 3, "person": 2}

    def __init__(self, own: Supervising, port: int, number: int) -> None:
        super().__init__(own.key_of_supervisee, port, number)
        self.own = own

    def times(self) -> int:
        return self.get("/supervision/book/")

    def book(self) -> int:
        slot = next(self.own.slots, None)
        if slot is None:
            return self.times()
        status, _ = self.post("/supervision/book/", {"slot": slot})
        return 200 if status == 302 else status

    def session(self) -> int:
        return self.get(f"/supervision/sessions/{self.own.held}/")

    def person(self) -> int:
        return self.get(self.own.supervisee.get_absolute_url())


def ask(
    port: int, key: str, address: str, body: bytes | None = None, *, plain: bool = False
) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        headers = {"Cookie": f"sessionid={key}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif not plain:
            headers["Accept-Encoding"] = "gzip"
        line.request("GET" if body is None else "POST", address, body, headers)
        answer = line.getresponse()
        return answer.status, answer.read()


# --- The measure ---------------------------------------------------------------------------


class Measured:
    """Seconds of every answer by what was asked, and what was not answered as it should be."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.errors: dict[str, int] = defaultdict(int)
        self.lasted = 0.0

    def note(self, act: Callable[[], Asked]) -> None:
        began = time.perf_counter()
        try:
            name, status = act()
        except OSError as problem:
            name, status = type(problem).__name__, 0
        self.seconds[name].append(time.perf_counter() - began)
        if status not in (200, 304):
            self.errors[f"{name} {status}"] += 1

    @property
    def all(self) -> list[float]:
        return sorted(one for seconds in self.seconds.values() for one in seconds)

    @property
    def rate(self) -> float:
        return len(self.all) / self.lasted


def together(acts: list[Callable[[], Asked]], *, seconds: float, every: float = 0) -> Measured:
    """Each of these over and over for so long, side by side; with `every`, no sooner than so many seconds."""
    measured, ends = Measured(), time.perf_counter() + seconds

    def go_on(place: int, act: Callable[[], Asked]) -> None:
        starts = time.perf_counter() + every * place / len(acts)
        while (now := time.perf_counter()) < ends:
            if starts > now:
                time.sleep(min(starts - now, max(ends - now, 0)))
                continue
            measured.note(act)
            starts += every

    began = time.perf_counter()
    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(go_on, range(len(acts)), acts))
    measured.lasted = time.perf_counter() - began
    return measured


def tell(what: str, mix: Measured, *, beside: Measured | None = None) -> None:
    ratio = f", 1/{beside.rate / mix.rate:.1f} of a bare page's {beside.rate:.0f}" if beside else ""
    print(f"{what}: {mix.rate:.1f} requests a second{ratio}; {sum(mix.errors.values())} errors")
    for name, seconds in sorted({"all": mix.all, **mix.seconds}.items()):
        seconds = sorted(seconds)
        print(
            f"    {name:12} n={len(seconds):5}  p50 {seconds[len(seconds) // 2] * 1000:6.0f} ms"
            f"  p99 {seconds[int(len(seconds) * 0.99)] * 1000:6.0f} ms  slowest {seconds[-1] * 1000:6.0f} ms"
        )
    for name, number in mix.errors.items():
        print(f"    ERROR {name}: {number}")


def steady(council: Council, server: "Server", *, seconds: float, calendars: int) -> None:
    """Typing that is saved and calendars that look, at the pace of a working day; and what they cost."""
    typists = [Supervisor(one, server.port, 0) for one in council.supervisors[:TYPISTS]]
    used = server.processor_seconds()
    typing = together(
        [lambda one=one: ("save", one.save()) for one in typists], seconds=seconds, every=SAVED_EVERY
    )
    share = (server.processor_seconds() - used) / typing.lasted
    tell(f"{len(typists)} people type, {share:.1%} of a processor", typing)
    polls = Polls(council.feeds[:calendars], server.port)
    together([polls.first], seconds=0.001)
    polls.learn()
    used = server.processor_seconds()
    looking = together([polls.once] * 4, seconds=seconds)
    each = (server.processor_seconds() - used) / len(looking.all)
    share = each * calendars / POLLED_EVERY
    tell(
        f"calendars look, {each * 1000:.1f} ms each: {calendars:,} of them {share:.1%} of a processor",
        looking,
    )


class Polls:
    """Calendar programs that know what they have already."""

    def __init__(self, workers: list[int], port: int) -> None:
        from benchmarks.plausible import token_of

        self.addresses = [f"/calendar/{token_of(pk)}.ics" for pk in workers[:200]]
        self.port, self.etags, self.turn, self.lock = port, {}, 0, threading.Lock()

    def learn(self) -> None:
        for address in self.addresses:
            with closing(HTTPConnection("127.0.0.1", self.port)) as line:
                line.request("GET", address)
                answer = line.getresponse()
                answer.read()
                self.etags[address] = answer.getheader("ETag", "")

    def first(self) -> Asked:
        return "calendar", ask(self.port, "", self.addresses[0])[0]

    def once(self) -> Asked:
        with self.lock:
            self.turn += 1
            address = self.addresses[self.turn % len(self.addresses)]
        with closing(HTTPConnection("127.0.0.1", self.port)) as line:
            line.request("GET", address, headers={"If-None-Match": self.etags[address]})
            answer = line.getresponse()
            answer.read()
        return f"calendar {answer.status}", answer.status


class Server:
    """The web server as it runs: where, and what its processes have used."""

    def __init__(self, port: int, process: subprocess.Popen) -> None:
        self.port, self.process = port, process

    def processor_seconds(self) -> float:
        """Of the server's processes together (Linux); the database's own are not among them."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        keys = [str(self.process.pid), *(children.read_text().split() if children.exists() else [])]
        used = 0
        for key in keys:
            fields = Path(f"/proc/{key}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / TICK


if __name__ == "__main__":
    main()

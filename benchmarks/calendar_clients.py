"""What other people's parsers read in the tracker's calendars. Each client that is named is tried.

    INSECURE_LOCAL=1 python benchmarks/calendar_clients.py --ical-js DIR --khal PATH --vdirsyncer PATH

Two things are put to each: every Tuesday 10:00 of eleven years, through 22 changes of the clock (are
the instants those that were written?), and one meeting that is booked, moved and cancelled (one event,
SEQUENCE rising, cancelled at the end). DIR is the folder of npm's `ical.js`; none of the clients is a
dependency of the tracker. vdirsyncer fetches over HTTP from a small server that this script starts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

READER = """
import ICAL from "%s/dist/ical.js";
import { readFileSync } from "node:fs";
const root = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
console.log(JSON.stringify(root.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return [event.uid, event.startDate.toUnixTime(), event.sequence, part.getFirstPropertyValue("status")];
})));
"""
TEN, HALF_PAST_ELEVEN = time(10), time(11, 30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("ical-js", "khal", "vdirsyncer"):
        parser.add_argument(f"--{name}")
    arguments = parser.parse_args()
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        try_all(arguments, Path(folder))


def try_all(arguments: argparse.Namespace, folder: Path) -> None:
    series = list(tuesdays())
    feed = folder / "feed.ics"
    feed.write_bytes(feed_of(series))
    expected = {(str(each.uid), int(each.starts_at.timestamp())) for each in series}
    say("recurring-ical-events", expected, with_recurring(feed))
    if arguments.ical_js:
        rows = with_ical_js(Path(arguments.ical_js), feed, folder)
        say("ical.js", expected, {(uid, at) for uid, at, _sequence, _status in rows})
        lives = [with_ical_js(Path(arguments.ical_js), path, folder)[0][2:] for path in life(folder)]
        print(f"{'ical.js':24} booked, moved, cancelled: {lives}")
    if arguments.khal:
        say("khal", expected, with_khal(arguments.khal, feed, folder))
        print(f"{'khal':24} booked, moved, cancelled: {life_in_khal(arguments.khal, folder)}")
    if arguments.vdirsyncer:
        print(f"{'vdirsyncer':24} {with_vdirsyncer(arguments.vdirsyncer, series, folder)}")


def say(client: str, expected: set[tuple[str, int]], read: set[tuple[str, int]]) -> None:
    print(f"{client:24} {len(read)} of {len(expected)} events, {len(read ^ expected)} instants that differ")


# --- What is read --------------------------------------------------------------------------------


def tuesdays() -> Iterator[SimpleNamespace]:
    """Every Tuesday 10:00 to 11:30, 2026 to 2036."""
    day = date(2026, 1, 6)
    while day.year <= 2036:
        yield entry(UUID(int=day.toordinal()), day)
        day += timedelta(days=7)


def entry(uid: UUID, day: date, **facts: object) -> SimpleNamespace:
    from supervision.rules.repeating import instant

    usual = {
        "uid": uid,
        "sequence": 0,
        "starts_at": instant(day, TEN),
        "ends_at": instant(day, HALF_PAST_ELEVEN),
        "place": "Room 2; north, by the lift",
        "path": "/supervision/sessions/7/",
        "cancelled_at": None,
        "is_tentative": False,
        "changed_at": datetime(2026, 1, 1, tzinfo=UTC),
        "subject": "supervision",
        "get_subject_display": lambda: "Supervision",
    }
    return SimpleNamespace(**{**usual, **facts})


def feed_of(entries: list[SimpleNamespace]) -> bytes:
    from supervision.calendars.ical import calendar_of

    return calendar_of(entries, address="https://tracker.example", name="Supervision", days_only=frozenset())


def life(folder: Path) -> Iterator[Path]:
    """The three invitations of one meeting: booked, moved a day, cancelled."""
    from supervision.calendars.ical import invitation_of

    days = (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 25))
    for sequence, day in enumerate(days):
        content = invitation_of(
            entry(UUID(int=1), day, sequence=sequence),
            address="https://tracker.example",
            organiser="tracker@council.example",
            organiser_name="Supervision tracker",
            attendees=["amina@council.example", "dele@council.example"],
            is_cancelled=sequence == 2,
        )
        path = folder / f"invitation-{sequence}.ics"
        path.write_bytes(content)
        yield path


# --- The clients ---------------------------------------------------------------------------------


def with_recurring(feed: Path) -> set[tuple[str, int]]:
    import recurring_ical_events
    from icalendar import Calendar

    events = recurring_ical_events.of(Calendar.from_ical(feed.read_bytes())).between((2026,), (2037,))
    return {(str(event["UID"]), int(event.start.timestamp())) for event in events}


def with_ical_js(package: Path, file: Path, folder: Path) -> list[list]:
    script = folder / "read.mjs"
    script.write_text(READER % package.resolve())
    run = subprocess.run(["node", script, file], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def with_khal(khal: str, feed: Path, folder: Path) -> set[tuple[str, int]]:
    run = khal_in(folder / "khal-feed", khal)
    run("import", "--batch", "-a", "tracker", str(feed))
    said = run("list", "--format", "{uid} {start-long-full}", "--day-format", "", "2026-01-01", "4018d")
    read = set()
    for line in said.splitlines():
        uid, _, when = line.partition(" ")
        at = datetime.strptime(when, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the local time that khal shows
        read.add((uid, int(london(at).timestamp())))
    return read


def life_in_khal(khal: str, folder: Path) -> list[str]:
    run, seen = khal_in(folder / "khal-life", khal), []
    for path in life(folder):
        run("import", "--batch", "-a", "tracker", str(path))
        said = run("list", "--format", "{start-long-full} {status}", "--day-format", "", "2026-11-01", "60d")
        seen.append(" / ".join(said.split("\n")).strip(" /"))
    return seen


def khal_in(home: Path, khal: str) -> Callable[..., str]:
    """khal with a home of its own, in London's time."""
    (home / "tracker").mkdir(parents=True)
    config = home / "config"
    config.write_text(
        f"[calendars]\n[[tracker]]\npath = {home}/tracker\n"
        "[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {home}/khal.db\n"
    )

    def run(*words: str) -> str:
        command = [khal, "-c", str(config), *words]
        own = {**os.environ, "HOME": str(home)}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=own).stdout

    return run


def london(at: datetime) -> datetime:
    from supervision.rules.repeating import LONDON

    return at.replace(tzinfo=LONDON)


def with_vdirsyncer(vdirsyncer: str, series: list[SimpleNamespace], folder: Path) -> str:
    """Subscribe; then one event moves, one is cancelled, ten are left out; look at the copy each time."""
    home = folder / "vdirsyncer"
    home.mkdir()
    shown = {"feed": feed_of(series)}
    server = serve(shown)
    config = home / "config"
    config.write_text(
        f'[general]\nstatus_path = "{home}/status"\n'
        '[pair tracker]\na = "copy"\nb = "feed"\ncollections = null\nconflict_resolution = "b wins"\n'
        f'[storage copy]\ntype = "filesystem"\npath = "{home}/copy"\nfileext = ".ics"\n'
        f'[storage feed]\ntype = "http"\nurl = "http://127.0.0.1:{server.server_port}/feed.ics"\n'
    )
    command = [vdirsyncer, "-c", str(config)]
    options = {"check": True, "capture_output": True, "text": True, "input": "y\n"}
    subprocess.run([*command, "discover"], **options)
    subprocess.run([*command, "sync"], **options)
    first = len(list((home / "copy").iterdir()))
    now = datetime(2026, 2, 1, tzinfo=UTC)
    moved = entry(series[0].uid, date(2026, 1, 7), sequence=1)
    gone = entry(series[1].uid, date(2026, 1, 13), sequence=1, cancelled_at=now)
    shown["feed"] = feed_of([moved, gone, *series[12:]])
    subprocess.run([*command, "sync", "--force-delete"], **options)
    server.shutdown()
    copies = [path.read_text() for path in (home / "copy").iterdir()]
    raised = sum("SEQUENCE:1" in copy for copy in copies)
    cancelled = sum("STATUS:CANCELLED" in copy for copy in copies)
    return f"{first} copied; after the changes {len(copies)} copies, {raised} changed, {cancelled} cancelled"


def serve(shown: dict[str, bytes]) -> HTTPServer:
    class Feed(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.end_headers()
            self.wfile.write(shown["feed"])

        def log_message(self, *args: object) -> None:
            """Nothing is written."""

    server = HTTPServer(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    main()

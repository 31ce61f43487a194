"""What stands in front of the tracker in production: it ends TLS and says so in the request's headers."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: What a browser may not say of itself: the proxy alone does.
OURS = (b"x-forwarded-", b"connection:")


class Passing(StreamRequestHandler):
    """One request, with the proxy's own headers; one connection each way."""

    def setup(self) -> None:
        self.request.settimeout(60)
        super().setup()

    def handle(self) -> None:
        with suppress(OSError):
            lines = list(iter(self.rfile.readline, b"\r\n"))
            if not lines or b"" in lines:
                return
            kept = [line for line in lines if not line.lower().startswith(OURS)]
            request = b"".join(kept) + self.own_headers() + b"\r\n" + self.rfile.read(length_of(kept))
            self.pass_on(request)

    def pass_on(self, request: bytes) -> None:
        """Once it is whole: a client that connects and says nothing holds no worker of the tracker's."""
        with socket.create_connection(("127.0.0.1", self.server.behind)) as tracker:
            tracker.sendall(request)
            while part := tracker.recv(65536):
                self.wfile.write(part)

    def own_headers(self) -> bytes:
        client = self.server.seen_from or self.client_address[0]
        return f"X-Forwarded-Proto: https\r\nX-Forwarded-For: {client}\r\nConnection: close\r\n".encode()


def length_of(headers: list[bytes]) -> int:
    """How much follows the headers, in bytes."""
    given = [line.split(b":")[1] for line in headers if line.lower().startswith(b"content-length:")]
    return int(given[0]) if given else 0


class Proxy(ThreadingTCPServer):
    """`seen_from` is the address that the tracker is told the next requests come from."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, context: ssl.SSLContext, *, behind: int) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.context, self.behind, self.seen_from = context, behind, ""

    def get_request(self):
        line, address = super().get_request()
        return self.context.wrap_socket(line, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request, client_address) -> None:
        """A browser that hangs up is no news."""

    @property
    def port(self) -> int:
        return self.server_address[1]


@contextmanager
def tls_proxy(folder: Path, *, host: str, behind: int) -> Iterator[Proxy]:
    """End TLS for this host on a port of its own, and pass each request on to the tracker behind it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(folder / "certificate.pem", host=host))
    with Proxy(context, behind=behind) as proxy:
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield proxy
        proxy.shutdown()


def self_signed(file: Path, *, host: str) -> Path:
    """A certificate for one host and a day, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    own_key = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(own_key + certificate.public_bytes(serialization.Encoding.PEM))
    return file

"""A mail server that accepts, refuses, keeps silent, hangs or drops the line, as it is told."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message

#: What the client waits for an answer, and how much longer the server stays silent, in seconds.
PATIENCE = 0.4
#: How long a server that stalls lets everyone wait for its first word, in seconds.
STALLS = 5
#: Of a slow server, for each e-mail.
PAUSE = 0.1


class Line(socketserver.StreamRequestHandler):
    """One connection. The server's `mood` says how it ends."""

    def handle(self) -> None:
        self.server.calls += 1
        if self.server.mood in ("silent", "stall"):
            time.sleep(STALLS if self.server.mood == "stall" else PATIENCE * 2)
            return
        if self.server.mood == "busy":
            self.say("421 too busy")
            return
        self.say("220 ready")
        while words := self.rfile.readline().decode().strip():
            verb = words.split(" ")[0].upper()
            if verb == "DATA":
                if not self.take():
                    return
            elif verb == "MAIL" and self.server.mood == "refuse the sender":
                self.say("553 not allowed to send as this")
            elif verb == "RCPT" and self.server.mood == "refuse the address":
                self.say("550 nobody here")
            elif verb == "QUIT":
                self.say("221 goodbye")
                return
            else:
                self.say("250 ok")

    def take(self) -> bool:
        """The e-mail itself; answers whether the line stays open."""
        mood = self.server.mood
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        content = b"".join(line.removeprefix(b".") for line in lines)  # RFC 5321, 4.5.2
        if mood == "defer":
            self.say("451 try later")
        elif mood == "refuse":
            self.say("554 not this")
        else:
            self.server.received.append(message_from_bytes(content))
            if mood == "hang":
                time.sleep(PATIENCE * 2)
                return False
            if mood == "drop after data":
                return False
            if mood == "slow":
                time.sleep(PAUSE)
            self.say("250 taken")
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """`received` holds every e-mail that it took, whatever it told the sender."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.mood = "accept"
        self.received: list[Message] = []
        self.calls = 0


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()

"""A person at a browser of their own, who gets in through the pages and nothing else."""

import base64
import hashlib
import hmac
import re
import struct
import time

from playwright.sync_api import Browser, BrowserContext, Page

from tests.served import Served, link_in

PASSWORD = "correct horse battery staple"
HALF_A_MINUTE = 30
#: Seconds that may pass until the tracker reads a code, on a machine that is busy with other tests.
HANDED_IN_WITHIN = 15


class Person:
    """Someone with an e-mail address, a browser, and an authenticator app once they have set it up."""

    def __init__(self, tracker: Served, browser: Browser, email: str) -> None:
        self.tracker, self.email, self.password = tracker, email, PASSWORD
        self.context: BrowserContext = browser.new_context(
            ignore_https_errors=True, viewport={"width": 1280, "height": 900}, locale="en-GB"
        )
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("console", self.hear)
        self.page.on("response", self.see)
        self.seed, self.step = "", 0

    def hear(self, message) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    def see(self, response) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status} {response.url}")

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def choose_password(self, link: str) -> None:
        """Follow a link, choose a password twice, and go on to the sign-in page."""
        self.page.goto(link)
        self.page.get_by_label("New password", exact=True).fill(self.password)
        self.page.get_by_label("New password again").fill(self.password)
        self.press("Save the password")
        self.press("Sign in")

    def sign_in(self) -> None:
        """Address and password; the second factor is another page."""
        if not self.page.url.startswith(f"{self.tracker.url}/accounts/login/"):
            self.page.goto(f"{self.tracker.url}/accounts/login/")
        self.page.get_by_label("Email address").fill(self.email)
        self.page.get_by_label("Password", exact=True).fill(self.password)
        self.press("Sign in")

    def set_up_app(self) -> list[str]:
        """Scan the code and enter what the app shows; answers the recovery codes that the page shows then."""
        self.press("Set up the app")
        self.seed = self.page.get_by_label("Key", exact=True).input_value()
        self.page.get_by_label("The six digits that the app now shows").fill(self.digits())
        self.press("Turn on")
        return re.findall(r"[0-9a-z]{8,}", " ".join(self.page.locator("main code").all_inner_texts()))

    def enter(self, code: str) -> None:
        self.page.get_by_label("Code", exact=True).fill(code)
        self.press("Continue")

    def digits(self) -> str:
        """What the app shows: RFC 6238, worked out here. No code is given twice, since none works twice.

        A code counts for its half minute, the one before and the one after. The one before leaves room for
        the next codes, unless its time is nearly up: a busy machine would hand it in too late.
        """
        self.step = max(self.step + 1, int(time.time() + HANDED_IN_WITHIN) // HALF_A_MINUTE - 1)
        time.sleep(max(0, (self.step - 1) * HALF_A_MINUTE - time.time()))
        mac = hmac.new(base64.b32decode(self.seed), struct.pack(">Q", self.step), hashlib.sha1).digest()
        at = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"

    def hold_a_key(self) -> None:
        """A security key that is plugged in, and touched whenever it blinks."""
        line = self.context.new_cdp_session(self.page)
        line.send("WebAuthn.enable")
        facts = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
        able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
        line.send("WebAuthn.addVirtualAuthenticator", {"options": {**facts, **able}})

    def sign_out(self) -> None:
        self.page.goto(f"{self.tracker.url}/accounts/logout/")
        self.press("Sign out")

    def letter_link(self, about: str) -> str:
        return link_in(self.tracker.letter(to=self.email, about=about))


def first_administrator(tracker: Served, browser: Browser, email: str) -> Person:
    """Invited from the command line, and in by the pages, with an app."""
    person = Person(tracker, browser, email)
    printed = tracker.command("invite_administrator", "--email", email)
    assert printed.returncode == 0, printed.stderr
    person.choose_password(re.search(r"https://\S+", printed.stdout).group())
    person.sign_in()
    person.codes = person.set_up_app()
    person.press("I have kept them. Continue")
    return person

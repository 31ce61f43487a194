"""The pictures of README and docs, taken of the demo: `make demo` in one window, then

.venv/bin/python -m tests.browser.screenshots [http://127.0.0.1:8000]
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
#: The file, who looks (the button of the demo's sign-in page), the address, and how wide the window is.
#: The guides show some of them too (`tracker/guides/guides.py`).
PICTURES = (
    ("home-psw", "Principal social worker", "/", 1280),
    ("home-supervisor", "Team manager", "/", 1280),
    ("home-nqsw", "Newly qualified social worker", "/", 1280),
    ("home-nqsw-phone", "Newly qualified social worker", "/", 375),
    ("home-worker", "Experienced social worker", "/", 1280),
    ("home-mentor", "Mentor", "/", 1280),
    ("guidance", "Principal social worker", "/guidance/", 1280),
    ("home-qa", "Quality assurance auditor", "/", 1280),
    ("audits", "Quality assurance auditor", "/supervision/audits/", 1280),
    ("home-administrator", "System administrator", "/", 1280),
    ("imports", "System administrator", "/imports/", 1280),
    ("retention", "Information governance officer", "/governance/retention/", 1280),
    ("access-requests", "Information governance officer", "/governance/requests/", 1280),
    ("overdue", "Principal social worker", "/supervision/overdue/", 1280),
)
#: What leads from a supervisor's home page to a record that is to be written.
RECORD = re.compile("^(Record|Write)")


def take(address: str) -> None:
    """Each picture, of the whole page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, who, path, width in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(f"{address}/accounts/login/")
            page.get_by_role("button", name=who).first.click()
            page.wait_for_load_state()
            page.goto(f"{address}{path}")
            page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
            if name == "home-supervisor":
                page.goto(page.get_by_role("link", name=RECORD).first.evaluate("link => link.href"))
                page.screenshot(path=FOLDER / "record.png")
            page.context.close()


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")

"""The documents: every link leads to a file, every file that is named is there."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.ROOT)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:workforce|supervision|nqsw|tracker|templates|tests)/[\w/.-]+?\.(?:py|html))`")


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_link_between_documents_leads_somewhere():
    dead = {
        f"{path.relative_to(ROOT)}: {link}"
        for path in documents()
        for link in LINK.findall(path.read_text())
        if not (path.parent / link).exists()
    }
    assert dead == set()


def test_every_file_that_a_document_names_is_there():
    gone = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in documents()
        if path.name != "CHANGELOG.md"
        for name in NAMED.findall(path.read_text())
        if not (ROOT / name).exists()
    }
    assert gone == set()

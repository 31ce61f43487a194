"""The documents: every link leads to a file, every file and every test that is named is there."""

import ast
import re
from functools import cache
from pathlib import Path

from django.conf import settings

from tests.faults import FAULTS
from tests.promises import faults_that_fit_nothing

ROOT = Path(settings.ROOT)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:workforce|supervision|nqsw|tracker|templates|tests)/[\w/.-]+?\.(?:py|html))`")

A_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


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


@cache
def names_of_tests(path: str) -> frozenset[str]:
    """The names of the tests in a file; none where there is no such file."""
    file = ROOT / path
    nodes = ast.parse(file.read_text()).body if file.exists() else []
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def test_every_test_that_a_document_names_is_there():
    named = {
        (path.relative_to(ROOT).as_posix(), *test)
        for path in documents()
        for test in A_TEST.findall(path.read_text())
    }
    assert len(named) > 200
    assert [one for one in sorted(named) if one[2] not in names_of_tests(one[1])] == []


def test_each_promise_has_a_fault_that_still_fits_the_code():
    """Otherwise `python -m tests.promises` stops before it has tried any."""
    assert faults_that_fit_nothing(FAULTS) == []
    numbers = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "promises.md").read_text(), re.MULTILINE)
    assert {fault.number for fault in FAULTS} == set(map(int, numbers))

"""The house as it was meant: floors, subjects, plain rules, sizes, and nothing that does not belong.

Each test looks at every file and names all that it finds, so that one run says everything.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from inspect import unwrap
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.routes import routes

ROOT = Path(settings.ROOT)
FLOORS = ("workforce", "supervision", "nqsw", "tracker")
MOST_LINES = 300
LOCKS = ("requirements.lock", "requirements-dev.lock", "package-lock.json")
#: What the security policy refuses in a browser, and so no template may hold.
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "a script without a file": re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))", re.I),
    "a script in an address": re.compile(r"javascript:", re.I),
    "another host": re.compile(r"((src|action)=|<link[^>]*href=)[\"']?(https?:)?//", re.I),
    "an htmx expression that needs eval": re.compile(r"hx-(on|vals=.?js)", re.I),
}
#: Templates that every subject may use.
SHARED = ("components/", "paper/base", "django/", "account/", "allauth/", "base.html", "bare.html")


def files_of(*folders: str, ending: str) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob(f"*{ending}"))
    return sorted(
        path for path in found if "node_modules" not in path.parts and "migrations" not in path.parts
    )


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def strings_in(path: Path) -> tuple[str, ...]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text())
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return tuple(c.value for c in constants if isinstance(c.value, str) and id(c) not in alone)


# --- Floors and subjects -----------------------------------------------------------------------


def test_the_floors_and_the_plain_rules_hold():
    """The contracts are in pyproject.toml."""
    linter = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, "0 broken" in run.stdout) == (0, True), run.stdout


def test_every_contract_covers_what_it_is_for():
    written = (ROOT / "pyproject.toml").read_text()
    modules = (
        "supervision.clock.clock",
        "supervision.rules",
        "workforce.rules",
        "workforce.readers",
        "nqsw.rules",
    )
    assert [module for module in modules if f'"{module}"' not in written] == []


def test_no_floor_names_a_module_of_a_floor_above_it_in_a_string():
    """What the upper floors add is listed in `tracker`. Pages may link upwards, by a route's name."""
    addresses = {name for name, _ in routes()}
    found = [
        f"{named(path)}: {text}"
        for number, floor in enumerate(FLOORS)
        for path in files_of(floor, ending=".py")
        for text in strings_in(path)
        for above in FLOORS[number + 1 :]
        if re.match(rf"{above}[./]\w", text) and text not in addresses
    ]
    assert found == []


class Page:
    """A route with the place of its view: `supervision`, `booking`, `…/views/slots.py`."""

    def __init__(self, name: str, pattern: object) -> None:
        self.name, self.address = name, str(pattern.pattern)
        self.module = unwrap(pattern.callback).__module__
        self.floor, self.subject = self.module.split(".")[:2]
        self.file = ROOT.joinpath(*self.module.split(".")).with_suffix(".py")
        self.tests = ROOT / "tests" / self.floor / self.subject

    @property
    def words(self) -> list[str]:
        """What stands last in the address, its keys left out: `slots/<pk>/withdraw/` ends in withdraw."""
        return [word for word in re.split(r"<[^>]+>|/", self.address) if word][-1:] or [self.name]


PAGES = [Page(name, pattern) for name, pattern in routes()]


def test_a_subject_with_pages_has_addresses_of_its_own_and_of_nobody_else():
    """From an address to its view: the `urls.py` that names it lies beside the view."""
    found = []
    for path in files_of(*FLOORS, ending="urls.py"):
        subject = path.parent
        if subject.parent == ROOT:
            continue
        imported = re.findall(r"^from ([\w.]+) import", path.read_text(), re.M)
        own = ".".join(subject.relative_to(ROOT).parts)
        found += [f"{named(path)} names {one}" for one in imported if not one.startswith(("django", own))]
    without = {
        f"{page.floor}/{page.subject}"
        for page in PAGES
        if not (ROOT / page.floor / page.subject / "urls.py").exists() and page.name.partition(":")[2]
    }
    assert (found, without) == ([], set())


def test_a_page_s_template_lies_in_the_folder_of_its_view_s_subject():
    found = []
    for path in files_of(*FLOORS, ending=".py"):
        own = "/".join(path.relative_to(ROOT).parts[:2]) + "/"
        found += [
            f"{named(path)} renders {text}"
            for text in strings_in(path)
            if re.fullmatch(r"[\w/]+\.html", text) and not text.startswith((own, *SHARED))
        ]
    assert found == []


def test_every_template_of_a_subject_is_rendered_or_included():
    texts = {path.relative_to(ROOT / "templates").as_posix(): path.read_text()
             for path in files_of("templates", ending=".html")}  # fmt: skip
    tags = re.compile(r"\{%\s*(?:include|extends)\s+\"([^\"#]+)")
    used = {name for text in texts.values() for name in tags.findall(text)}
    used |= {text for path in files_of(*FLOORS, ending=".py") for text in strings_in(path)}
    assert {name for name in texts if name.startswith(FLOORS)} - used == set()


def test_every_page_has_a_test_in_the_folder_of_its_subject():
    """From an address to its tests: one there names the route, or the last words of the address."""
    found = []
    for page in PAGES:
        tests = "".join(path.read_text() for path in sorted(page.tests.rglob("*.py")))
        if page.name not in tests and not re.search(rf"\b{re.escape(page.words[0])}\b", tests):
            found.append(f"{page.name} is not tested in {named(page.tests)}")
    assert found == []


def test_rooms_have_no_corners_for_leftovers():
    names = {path.stem for path in files_of(*FLOORS, ending=".py")}
    assert names & {"utils", "helpers", "core", "common", "misc", "signals"} == set()


# --- Files -------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("real_migrations")
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.fixture
def real_migrations(settings):
    """The test run itself makes tables without migrations; here they are looked at."""
    settings.MIGRATION_MODULES = {}


def test_no_file_is_longer_than_a_person_reads_at_once():
    lengths = {named(path): len(path.read_text().splitlines()) for path in files_of(*FLOORS, ending=".py")}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


# --- One way for each thing --------------------------------------------------------------------

#: What only one module does, and every other asks it for.
ONE_WAY = {
    "workforce/web/posting.py": re.compile(r"request\.POST (?:or None|if request\.method)"),
    "workforce/web/downloads.py": re.compile(r"Content-Disposition"),
}
TYPE_IGNORE = re.compile(r"# type: ignore(?P<code>\[[a-z-]+\])?(?P<why>  # \S)?")


def test_a_form_is_filled_and_a_file_is_sent_in_one_way():
    texts = {named(path): path.read_text() for path in files_of(*FLOORS, ending=".py")}
    assert all(pattern.search(texts[name]) for name, pattern in ONE_WAY.items())
    others = {
        name: found
        for where, pattern in ONE_WAY.items()
        for name, text in texts.items()
        if name != where and (found := pattern.findall(text))
    }
    assert others == {}


def test_no_view_and_no_verb_catches_whatever_comes():
    broad = [
        f"{named(path)}:{handler.lineno}"
        for path in files_of(*FLOORS, ending=".py")
        if {"views", "services"} & {*path.parent.parts, path.stem}
        for handler in ast.walk(ast.parse(path.read_text()))
        if isinstance(handler, ast.ExceptHandler)
        and (handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException"))
    ]
    assert broad == []


def test_what_the_types_do_not_see_is_named_with_its_reason():
    ignores = {
        f"{named(path)}:{number}": (found["code"], found["why"])
        for path in files_of(*FLOORS, ending=".py")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if (found := TYPE_IGNORE.search(line))
    }
    assert {where for where, parts in ignores.items() if not all(parts)} == set()


# --- What no page and no module holds ----------------------------------------------------------


def forbidden_in(text: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_no_template_holds_what_the_security_policy_forbids():
    texts = {named(path): path.read_text() for path in files_of("templates", ending=".html")}
    assert {name: found for name, text in texts.items() if (found := forbidden_in(text))} == {}


def test_no_python_writes_inline_style_or_script():
    inline = re.compile(r"<script|\sstyle=[\"']|<[a-z]+[^>]*\son[a-z]+=")
    texts = {named(path): path.read_text() for path in files_of(*FLOORS, ending=".py")}
    assert {name: found for name, text in texts.items() if (found := inline.findall(text))} == {}


def test_the_search_for_what_is_forbidden_finds_it():
    caught = {
        '<p style="x">': True,
        "<a onclick='go()'>": True,
        "<script>go()</script>": True,
        "<style>p {}</style>": True,
        '<a href="javascript:go()">': True,
        '<img src="https://elsewhere.example/a.png">': True,
        '<form action="//elsewhere.example/">': True,
        '<div hx-on:click="go()">': True,
        '<script src="{% static "tracker.js" %}" defer></script>': False,
        '<div class="style-guide" data-once="a">': False,
        "{% if description == 'x' %}": False,
    }
    assert {text: bool(forbidden_in(text)) for text in caught} == caught


def test_no_lock_file_holds_an_address():
    assert {name: re.findall(r"\S*://\S+", (ROOT / name).read_text()) for name in LOCKS} == {
        name: [] for name in LOCKS
    }


def kept_files() -> Iterator[Path]:
    """Every text file that the repository holds."""
    run = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    for path in (ROOT / name for name in run.stdout.splitlines()):
        if path.is_file() and path.suffix not in (".png", ".xlsx", ".jpg", ".ico"):
            yield path


def test_nothing_kept_names_somebodys_own_machine():
    homes = re.compile(r"(?<!\w)/(?:home|Users|root)/\w+")
    found = {named(path) for path in kept_files() if homes.search(path.read_text(errors="ignore"))}
    assert found - {"tests/test_architecture.py"} == set()

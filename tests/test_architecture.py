"""The house as it was meant: floors, plain rules, sizes, and nothing that does not belong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.ROOT)
ROOMS = ("workforce", "supervision", "nqsw", "tracker")
MOST_LINES = 300
INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style\b|<script(?![^>]*\bsrc=)|javascript:", re.I)
LOCKS = ("requirements.lock", "requirements-dev.lock", "package-lock.json")


def files_of(*folders: str, ending: str) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob(f"*{ending}"))
    return sorted(
        path for path in found if "node_modules" not in path.parts and "migrations" not in path.parts
    )


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_floors_and_the_plain_rules_hold():
    """The contracts are in pyproject.toml."""
    linter = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, "0 broken" in run.stdout) == (0, True), run.stdout


def test_every_contract_covers_what_it_is_for():
    written = (ROOT / "pyproject.toml").read_text()
    for module in (
        "supervision.clock.clock",
        "workforce.rules",
        "workforce.readers",
        "nqsw.rules.programme_days",
    ):
        assert f'"{module}"' in written


@pytest.mark.django_db
@pytest.mark.usefixtures("real_migrations")
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.fixture
def real_migrations(settings):
    """The test run itself makes tables without migrations; here they are looked at."""
    settings.MIGRATION_MODULES = {}


@pytest.mark.parametrize("path", files_of(*ROOMS, ending=".py"), ids=named)
def test_no_file_is_longer_than_a_person_reads_at_once(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", files_of("templates", ending=".html"), ids=named)
def test_no_template_has_inline_style_or_script(path):
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", files_of(*ROOMS, ending=".py"), ids=named)
def test_no_python_writes_inline_style_or_script(path):
    assert re.findall(r"<script|\sstyle=[\"']|<[a-z]+[^>]*\son[a-z]+=", path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ('<p style="x">', True),
        ("<a onclick='go()'>", True),
        ("<script>go()</script>", True),
        ('<script src="{% static "tracker.js" %}" defer></script>', False),
        ('<div class="style-guide" data-once="a">', False),
        ("{% if description == 'x' %}", False),
    ],
)
def test_the_search_for_inline_things_finds_them(text, caught):
    assert bool(INLINE.search(text)) is caught


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_holds_an_address(name):
    assert re.findall(r"https?://\S+", (ROOT / name).read_text()) == []


def test_rooms_have_no_corners_for_leftovers():
    names = {path.stem for path in files_of(*ROOMS, ending=".py")}
    assert names & {"utils", "helpers", "core", "common", "misc", "signals"} == set()


def kept_files() -> list[Path]:
    """Every text file that the repository holds."""
    run = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    kept = [ROOT / name for name in run.stdout.splitlines()]
    return [path for path in kept if path.is_file() and path.suffix not in (".png", ".xlsx", ".jpg", ".ico")]


def test_nothing_kept_names_somebodys_own_machine():
    homes = re.compile(r"(?<!\w)/(?:home|Users|root)/\w+")
    found = {named(path) for path in kept_files() if homes.search(path.read_text(errors="ignore"))}
    assert found - {"tests/test_architecture.py"} == set()

"""The commands that the documents tell people to type: each is there, takes what it is given, and runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

ROOT = Path(settings.ROOT)
MANAGED = re.compile(r"manage\.py ([a-z_]+)((?: +(?:--?[\w-]+|[\w./@:=-]+))*)")
MADE = re.compile(r"(?:^|`|\s)make ([a-z-]+)(?=[`\s]|$)", re.MULTILINE)
MODULE = re.compile(r"python -m (tests\.[\w.]+)")
BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
#: Django's own list of commands, and one that takes its arguments where the settings name a worker alone.
NOT_HERE = {"help", "db_worker"}


def documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / ".env.example"]


def parser_of(name: str):
    return load_command_class(get_commands()[name], name).create_parser("manage.py", name)


def blocks(document: str) -> str:
    """All that stands in the document's blocks of code."""
    return "\n".join(BLOCK.findall((ROOT / document).read_text()))


def test_every_command_that_a_document_names_is_there_with_its_options():
    wrong = set()
    for path in documents():
        for name, given in MANAGED.findall(path.read_text()):
            where = f"{path.relative_to(ROOT)}: {name}{given}"
            if name in NOT_HERE:
                continue
            if name not in get_commands():
                wrong.add(where)
                continue
            known = parser_of(name)._option_string_actions
            wrong |= {where for option in given.split() if option.startswith("-") and option not in known}
    assert wrong == set()


def test_every_target_of_make_and_every_module_that_a_document_names_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    wrong = set()
    for path in documents():
        said = path.read_text()
        code = re.sub(r"#.*", "", "\n".join(BLOCK.findall(said)))
        text = "\n".join([code, *INLINE.findall(said)])
        wrong |= {f"{path.name}: make {name}" for name in MADE.findall(text) if name not in targets}
        for name in MODULE.findall(text):
            if not (ROOT / name.replace(".", "/")).with_suffix(".py").exists():
                wrong.add(f"{path.name}: {name}")
    assert wrong == set()


# --- On a fresh clone -----------------------------------------------------------------------------

#: Commands that a fresh machine alone cannot run, and what they need; each has tests of its own.
NEEDS_MORE = {"reset_second_factor": "someone who has lost theirs", "move_database": "a PostgreSQL"}


@pytest.fixture
def clone(copied) -> Path:
    """A fresh clone: what `make` has set up, and no setting and no data at all."""
    for left in (copied / ".env", *copied.glob("*.sqlite3*")):
        left.unlink(missing_ok=True)
    return copied


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    """What git has of the tracker, but its tests; what was compiled of it is not compiled anew."""
    folder = tmp_path_factory.mktemp("clone")
    which = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(which, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        if not name.startswith("tests/") and (ROOT / name).is_file():
            for file in {name, cache_from_source(name)} if name.endswith(".py") else {name}:
                if (ROOT / file).is_file():
                    (folder / file).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / file, folder / file)
    for name in (".venv", "static"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def typed(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess:
    """Type a line in this folder, with nothing set but the way to programs."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **more},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.long
def test_setting_up_and_the_daily_commands_run_as_they_are_written(clone, tmp_path):
    lines = [
        line for line in blocks("docs/deployment.md").splitlines() if line.startswith(".venv/bin/python")
    ]
    before = typed(".venv/bin/python manage.py migrate", clone)
    assert before.returncode == 1
    assert "make_env --host NAME" in before.stderr and "Traceback" not in before.stderr
    ran = []
    for line in lines:
        if shlex.split(line)[2] in NEEDS_MORE:
            continue
        run = typed(line.replace("/backups/", f"{tmp_path}/"), clone)
        assert run.returncode == 0, (line, run.stdout[-500:], run.stderr[-1500:])
        ran.append(shlex.split(line)[2])
    assert {"make_env", "migrate", "collectstatic", "invite_administrator", "backup"} <= set(ran)


@pytest.mark.long
def test_the_commands_of_the_readme_say_what_is_missing_in_one_line(clone):
    for line in blocks("README.md").splitlines():
        if "manage.py import_" not in line:
            continue
        run = typed(line, clone, INSECURE_LOCAL="1", DATABASE_URL=f"sqlite:///{clone}/readme.sqlite3")
        assert run.returncode == 1
        assert "There is no file" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("python3 manage.py migrate", "The tracker needs Python 3.12 or later."),
        ("make demo", "The tracker needs Python 3.12 or later with its venv module."),
    ],
)
def test_an_old_python_is_told_in_one_line(tmp_path, command, words):
    """An old Python first on the way to programs, and no newer one behind it."""
    for name in ("bash", "sh", "env", "mkdir", "touch", "rm", "find", "make", "cat", "readlink"):
        (tmp_path / name).symlink_to(shutil.which(name))
    old = tmp_path / "python3"
    old.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{OLD}' \"$@\"\n")
    old.chmod(0o755)
    for name in ("Makefile", "manage.py", ".python-version", ".ci/find-python"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "assets").mkdir()
    run = typed(command, tmp_path, PATH=str(tmp_path))
    assert run.returncode != 0
    assert words in run.stderr and "Traceback" not in run.stderr


#: Python as 3.11 would run what it is given: a file, or -c and a program.
OLD = (
    "import sys; sys.version_info = (3, 11, 7); given = sys.argv[1:]; "
    'text = given[1] if given[0] == "-c" else open(given[0]).read(); '
    'exec(text, {"__name__": "__main__"})'
)


@pytest.mark.long
def test_a_database_that_cannot_be_written_is_told_in_one_line(clone):
    command = ".venv/bin/python manage.py migrate"
    run = typed(command, clone, INSECURE_LOCAL="1", DATABASE_URL="sqlite:////proc/nowhere/tracker.sqlite3")
    assert run.returncode == 1
    assert "The database cannot be used: unable to open database file." in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.long
def test_a_folder_that_cannot_be_written_is_told_in_one_line(clone):
    command = ".venv/bin/python manage.py collectstatic --no-input"
    run = typed(command, clone, INSECURE_LOCAL="1", STATIC_ROOT="/sys/collected")
    assert run.returncode == 1
    assert "/sys/collected cannot be written to" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.long
def test_a_linked_environment_is_used_as_it_is(tmp_path):
    """Making it anew would go through the link, and empty another checkout's."""
    other = tmp_path / "other"
    (other / "bin").mkdir(parents=True)
    (other / "bin" / "python").write_text("#!/bin/sh\nexit 0\n")
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("Makefile", ".python-version", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, mine / name)
    (mine / ".venv").symlink_to(other)
    run = typed("make .build/python .build/python-dev", mine)
    assert run.returncode == 0, run.stderr
    assert "it is used as it is" in run.stderr
    assert (other / "bin" / "python").exists() and not (other / "pyvenv.cfg").exists()

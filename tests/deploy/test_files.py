"""Services and container: what they name is there, and the image holds all that runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter

import pytest
import yaml
from django.core.management import get_commands, load_command_class

from tests.production import ROOT, SAFE
from workforce.readers.files import LARGEST_FILE

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
LAST_STAGE = (DEPLOY / "Containerfile").read_text().split("\nFROM ")[-1]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_one_that_systemd_reads(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not on this machine")
    copy = tmp_path / unit.name
    copy.write_text(
        unit.read_text().replace("/srv/tracker/.venv/bin/", f"{os.path.dirname(sys.executable)}/")
    )
    run = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def commands_of_manage():
    """Every command of `manage.py` that a file under `deploy/` runs, with its arguments."""
    for unit in UNITS:
        for line in re.findall(r"^Exec\w+=\S*python manage\.py (.*)$", unit.read_text(), re.MULTILINE):
            yield shlex.split(line)
    for service in composed()["services"].values():
        command = service.get("command", [])
        if "manage.py" in command:
            yield command[command.index("manage.py") + 1 :]


def composed():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def test_every_command_that_a_service_runs_takes_its_arguments():
    found = list(commands_of_manage())
    assert Counter(name for name, *_ in found) == {"check": 1, "db_worker": 3, "jobs": 2, "migrate": 1}
    for name, *arguments in found:
        if name == "db_worker":  # wants a worker's backend: see tests/tracker/running/test_worker.py
            continue
        load_command_class(get_commands()[name], name).create_parser("manage.py", name).parse_args(arguments)


def test_every_setting_of_the_compose_file_is_read():
    known = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    example = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "compose.env.example").read_text(), re.MULTILINE))
    of_others = {"TRACKER_NAME", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
    assert example - known == of_others
    assert set(composed()["services"]["web"]["environment"]) - known == set()


def test_the_proxies_and_the_services_agree_where_the_tracker_answers():
    port = re.search(r"127\.0\.0\.1:(\d+)", (DEPLOY / "systemd" / "tracker.service").read_text())[1]
    assert f"127.0.0.1:{port}" in (DEPLOY / "nginx.conf").read_text()
    assert f"127.0.0.1:{port}" in (DEPLOY / "Caddyfile").read_text()
    assert composed()["services"]["proxy"]["environment"]["TRACKER_AT"] == f"web:{port}"
    assert f"0.0.0.0:{port}" in LAST_STAGE and f"EXPOSE {port}" in LAST_STAGE


def test_what_is_uploaded_goes_through_the_proxies():
    room = 60 * 1000 * 1000
    assert room >= LARGEST_FILE
    assert "client_max_body_size 60m" in (DEPLOY / "nginx.conf").read_text()
    assert "max_size 60MB" in (DEPLOY / "Caddyfile").read_text()


def test_the_builder_is_given_all_that_the_image_takes_and_nothing_else():
    given = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert given == {source for line in lines for source in line.split()}


@pytest.mark.slow
@pytest.mark.long
def test_the_image_holds_all_that_runs(tmp_path):
    """Its files alone, without the rest of the project, are migrated, checked and served from."""
    folder = tmp_path / "srv"
    folder.mkdir()
    copied = re.findall(r"^COPY (?!--from=packages)(?:--from=\S+ )?(.+) (\S+)$", LAST_STAGE, re.MULTILINE)
    assert len(copied) >= 8
    for sources, target in copied:
        for source in sources.replace("/srv/tracker/", "").split():
            to = folder / target if target != "./" else folder / source
            to.parent.mkdir(parents=True, exist_ok=True)
            whole = ROOT / source
            if whole.is_dir():
                shutil.copytree(whole, to, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(whole, to)
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "STATIC_ROOT": str(tmp_path / "collected"),
        **SAFE,
    }
    for words in (
        "collectstatic --no-input --verbosity 0",
        "migrate --verbosity 0",
        "check --database default",
        "jobs",
        "verify",
    ):
        run = subprocess.run(
            [sys.executable, "manage.py", *words.split()],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, (words, run.stdout[-500:], run.stderr[-1500:])

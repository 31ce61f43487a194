"""The file of answers for `manage.py setup`: read, and checked as far as it goes without the database.

A TOML file with the tables `authority` (the settings by name, and when records begin), `ladder`,
`accounts` and, in order, `files`. Every problem names the line and the key.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from supervision.models import Rung
from workforce.imports.services import importers
from workforce.models import OrganisationalRole
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting

TABLES = ("authority", "ladder", "accounts", "files")
RECORDS_BEGIN_ON = "records_begin_on"
ROLES = {role.name.lower(): role.value for role in OrganisationalRole}
FILE_KEYS = {"kind", "path", "answers", "on"}
LATEST_RUNG = 366
ACCOUNT_KEYS = ("administrator", "principal_social_worker")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in the file, for the person who wrote it. `line` is 0 where it is about no line."""

    line: int
    key: str
    why: str

    def __str__(self) -> str:
        return f"{f'Line {self.line}, ' if self.line else ''}{self.key}: {self.why}"


@dataclass(frozen=True, slots=True)
class FileToImport:
    """One of the council's own files, and the answers to its questions, where it has any."""

    kind: str
    path: Path
    line: int
    answers: Path | None = None
    on: date | None = None


@dataclass(slots=True)
class Answers:
    """What the file says, and everything that is wrong with it."""

    settings: dict[Setting, Any] = field(default_factory=dict)
    records_begin_on: date | None = None
    ladder: dict[Rung, int] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    files: list[FileToImport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_answers(text: str, *, folder: Path) -> Answers:
    """Read and check; paths are seen from the folder of the file. Nothing is raised: see `problems`."""
    answers = Answers(lines=dict(_lines(text)))
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem(int(line[1]) if line else 0, "the file", f"This is not TOML. {error}.")
        return Answers(problems=[problem])
    for name in told:
        if name not in TABLES:
            _say(answers, name, f"There is no such table. There are: {', '.join(TABLES)}.")
    _read_authority(_table(told, "authority", answers), answers)
    _read_ladder(_table(told, "ladder", answers), answers)
    _read_accounts(_table(told, "accounts", answers), answers)
    _read_files(told.get("files", []), answers, folder=folder)
    return answers


def _table(told: Mapping[str, Any], name: str, answers: Answers) -> Mapping[str, Any]:
    found = told.get(name, {})
    if isinstance(found, dict):
        return found
    _say(answers, name, f"Write it as a table: [{name}].")
    return {}


def _say(answers: Answers, key: str, why: str) -> None:
    answers.problems.append(Problem(answers.lines.get(key, 0), key, why))


def _read_authority(told: Mapping[str, Any], answers: Answers) -> None:
    for name, value in told.items():
        key = f"authority.{name}"
        if name == RECORDS_BEGIN_ON:
            if type(value) is date:
                answers.records_begin_on = value
            else:
                _say(answers, key, "Write it as a day, like 2026-12-01.")
        elif name in set(Setting):
            _read_setting(Setting(name), value, answers)
        else:
            _say(answers, key, "There is no such setting. `manage.py setup` without a file prints them all.")


def _read_setting(setting: Setting, value: Any, answers: Answers) -> None:
    kind = KNOWN[setting].kind
    try:
        read = kind.read(_as_kept(setting, value))
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        shown = (
            str(error) if str(error).endswith(".") else "It cannot be read. See how the example writes it."
        )
        _say(answers, f"authority.{setting.value}", shown)
        return
    if why := kind.refused(read):
        _say(answers, f"authority.{setting.value}", why)
    else:
        answers.settings[setting] = read


def _as_kept(setting: Setting, value: Any) -> Any:
    """The value as a setting is kept: roles by their number, days closed in threes."""
    if setting is Setting.CASELOAD_LIMITS_BY_ROLE:
        unknown = [role for role in value if role not in ROLES]
        if unknown:
            raise ValueError(f"“{unknown[0]}” is no role. There are: {', '.join(ROLES)}.")
        return {ROLES[role]: number for role, number in value.items()}
    if setting is Setting.CLOSED_DAYS:
        return [(one["first_on"], one.get("last_on", one["first_on"]), one["name"]) for one in value]
    return value


def _read_ladder(told: Mapping[str, Any], answers: Answers) -> None:
    for name, days in told.items():
        if name not in set(Rung):
            _say(answers, f"ladder.{name}", f"There is no such step. There are: {', '.join(Rung)}.")
        elif isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= LATEST_RUNG:
            _say(answers, f"ladder.{name}", "Write the day overdue as a whole number from 1 on.")
        else:
            answers.ladder[Rung(name)] = days
    if told and not answers.problems:
        missing = [rung for rung in Rung if rung not in answers.ladder]
        days = [answers.ladder[rung] for rung in Rung if rung in answers.ladder]
        if missing:
            _say(answers, "ladder", f"Missing: {', '.join(missing)}.")
        elif days != sorted(days):
            _say(answers, "ladder", "Each step must be told on or after the day of the step below.")


def _read_accounts(told: Mapping[str, Any], answers: Answers) -> None:
    for name, address in told.items():
        if name not in ACCOUNT_KEYS:
            _say(answers, f"accounts.{name}", f"There are only: {', '.join(ACCOUNT_KEYS)}.")
        elif not isinstance(address, str) or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
            _say(answers, f"accounts.{name}", "Write an e-mail address.")
        else:
            answers.accounts[name] = address.lower()
    if len(set(answers.accounts.values())) < len(answers.accounts):
        _say(answers, "accounts", "An administrator never reads notes: the two need two addresses.")


def _read_files(told: Any, answers: Answers, *, folder: Path) -> None:
    kinds = [importer.kind.value for importer in importers()]
    if not isinstance(told, list):
        _say(answers, "files", "Write each file as [[files]].")
        return
    for number, one in enumerate(told):
        key, line = f"files[{number + 1}]", answers.lines.get(f"files[{number + 1}]", 0)
        for why in _wrong_with_file(one, kinds, folder):
            answers.problems.append(Problem(line, key, why))
        if isinstance(one, dict) and one.get("kind") in kinds and isinstance(one.get("path"), str):
            answers_path = folder / one["answers"] if isinstance(one.get("answers"), str) else None
            found = FileToImport(one["kind"], folder / one["path"], line, answers_path, one.get("on"))
            answers.files.append(found)


def _wrong_with_file(one: Any, kinds: list[str], folder: Path) -> Iterator[str]:
    if not isinstance(one, dict):
        yield "Write each file as [[files]] with a kind and a path."
        return
    if unknown := sorted(set(one) - FILE_KEYS):
        yield f"There is no “{unknown[0]}” here. There are: {', '.join(sorted(FILE_KEYS))}."
    if one.get("kind") not in kinds:
        yield f"Write a kind: {', '.join(kinds)}."
    for name in ("path", "answers"):
        if name in one and not (isinstance(one[name], str) and (folder / one[name]).is_file()):
            yield f"There is no file {one[name]}."
    if "path" not in one:
        yield "Write the path of the file."
    if "on" in one and type(one["on"]) is not date:
        yield "Write the day as 2026-12-01."


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The line of each table and key; files are counted. Enough to find a key, not a reader of TOML."""
    table, files = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(r"\s*\[\[\s*files\s*\]\]", line):
            files += 1
            table = f"files[{files}]"
            yield table, number
        elif found := re.match(r"\s*\[\s*([\w.]+)\s*\]", line):
            table = found[1]
            yield table.split(".")[0], number
            yield table, number
        elif found := re.match(r"\s*\"?([\w-]+)\"?\s*=", line):
            yield (f"{table}.{found[1]}" if table else found[1]), number

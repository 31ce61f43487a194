"""docs/settings.md, made from the calls that read the environment and from what `.env.example` says of each.

`python -m tests.settings_document` writes it; a test holds it, and that the two know the same settings.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / ".env.example"
PAGE = ROOT / "docs" / "settings.md"
KINDS = {
    "env": "text",
    "bool": "1 or 0",
    "int": "a number",
    "list": "a list, with commas",
    "db": "an address",
}
#: Read by a library, in the environment of the process.
OF_LIBRARIES = {"PROMETHEUS_MULTIPROC_DIR"}
SECTION = re.compile(r"^# --- (.+?) -+$")
SETTING = re.compile(r"^(?:# ?)?([A-Z][A-Z_]+)=(.*?)(?:\s{2,}(\S.*))?$")
#: A default that only the code can say.
WORKED_OUT = "see what it means"
HEADING = """# Settings

Made by `python -m tests.settings_document` from the code and `.env.example`: change it there. Each is a
variable of the environment, or a line of `.env` beside manage.py. What an authority decides for itself (days
closed, limits, retention) is not here: it stands under Settings, with its history.
"""


@dataclass(frozen=True)
class Read:
    """One call that reads a setting."""

    kind: str
    default: str


@dataclass(frozen=True)
class Said:
    """What the example says of a setting, and in which section."""

    section: str
    meaning: str


def settings_read() -> dict[str, Read]:
    """Every setting that the code reads, by its name."""
    found = {}
    for path in sorted((ROOT / "tracker").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and (kind := _kind_of(node.func)) and node.args:
                found[ast.literal_eval(node.args[0])] = Read(KINDS[kind], _default(node))
    return found


def _kind_of(function: ast.expr) -> str:
    """`env` or the name after it; empty for another call."""
    if isinstance(function, ast.Name):
        return "env" if function.id == "env" else ""
    is_env = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "env"
    return function.attr if is_env and function.attr in KINDS else ""


def _default(call: ast.Call) -> str:
    given = next((word.value for word in call.keywords if word.arg == "default"), None)
    if not isinstance(given, (ast.Constant, ast.List)):
        return WORKED_OUT
    value = ast.literal_eval(given)
    if isinstance(value, bool):
        return str(int(value))
    return "empty" if value in ("", []) else f"`{value}`"


def settings_said() -> dict[str, Said]:
    """What the example says of each setting; one comment may stand above several."""
    found, section, comment, is_over = {}, "", [], True
    for line in EXAMPLE.read_text().splitlines():
        if title := SECTION.match(line):
            section, comment = title[1], []
        elif setting := SETTING.match(line):
            found[setting[1]] = Said(section, setting[3] or " ".join(comment))
            is_over = True
        elif line.startswith("# "):
            comment = [line[2:]] if is_over else [*comment, line[2:]]
            is_over = False
        else:
            comment = []
    return found


def document() -> str:
    return HEADING + "\n".join(_lines())


def _lines() -> Iterator[str]:
    read, section = settings_read(), ""
    for name, said in settings_said().items():
        if said.section != section:
            section = said.section
            yield f"\n## {section}\n\n| setting | is | unless set | meaning |\n|---|---|---|---|"
        one = read.get(name, Read("text", "empty"))
        yield f"| `{name}` | {one.kind} | {one.default} | {said.meaning} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(document())

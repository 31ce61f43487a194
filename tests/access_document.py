"""docs/access.md, made from the doors, the rules that pages ask, and the tests that walk through them.

`python -m tests.access_document` writes it; a test holds it. Who comes through a door is the table
of `tests/test_access.py`; who reads which note text, that of `tests/test_canaries.py`; what a page
asks besides is read in its source: every function of a `permissions` module that it asks, itself or
through what it calls.
"""

import ast
import inspect
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings

PAGE = "access.md"
FLOORS = ("workforce.", "supervision.", "nqsw.", "tracker.")
HEADING = """# Who may see what

Made by `python -m tests.access_document` from the code and its tests: change it there. Every
address has a **door**, a rule on who is looking; who does not come through gets "not found". Behind
it, a page about something asks **rules** about that thing: a queryset of what this reader may see
(outside of it, "not found"), or whether they may act. Each predicate has its queryset form, and
tests hold that they agree. A page without a rule fails a test.

"""


def document() -> str:
    return HEADING + "".join([*_notes(), *_rules(), *_addresses()])


def _notes() -> Iterator[str]:
    """Who reads which note text, from the walk of every reader through every address."""
    from tests import test_canaries as walk

    parts = {
        "case part, signed": walk.FILE,
        "personal part": walk.PERSONAL_PART,
        "draft": walk.DRAFT,
        "draft, personal": walk.DRAFT_PERSONAL,
        "agenda to come": walk.COMING,
        "decisions between sessions": walk.DECIDED,
        "audit evidence": walk.AUDITED,
        "own learning drafts": walk.CPD,
    }
    yield "## Note text, by what someone is to the supervisee\n\n"
    yield f"| reader | {' | '.join(parts)} |\n|---|{'---|' * len(parts)}\n"
    for reader, words in walk.MAY_READ.items():
        cells = ("yes" if part <= words else "part" if part & words else "" for part in parts.values())
        yield f"| {reader} | {' | '.join(cells)} |\n"
    yield f"\n{len(walk.MAY_READ)} readers open every address; no other word than these is found.\n"


def _rules() -> Iterator[str]:
    """Every rule that some page asks, in its own words."""
    yield "\n## The rules\n\n| rule | says |\n|---|---|\n"
    asked = {rule for name in _routes() for rule in rules_asked(name)}
    for module, name in sorted(asked, key=lambda rule: (rule[1], rule[0])):
        words = inspect.getdoc(getattr(import_module(module), name)) or ""
        said = " ".join(words.split("\n\n")[0].split())
        yield f"| `{name}` ({module.split('.')[0]}) | {said} |\n"


def _addresses() -> Iterator[str]:
    """Every address: its door, who comes through it, and what the page asks then."""
    from tests.council import PARTS
    from tests.test_access import DOORS, OPEN_TO_ALL

    yield "\n## The addresses\n\n| address | door | who comes through | asks then |\n|---|---|---|---|\n"
    for name, route in sorted(_routes().items(), key=lambda item: str(item[1].pattern)):
        address = f"`/{route.pattern}`"
        if name in OPEN_TO_ALL:
            yield f"| {address} | open | everyone, signed in or not: {OPEN_TO_ALL[name]} | |\n"
            continue
        door, through = route.callback.access_rule.__name__, DOORS[name]
        who = "everyone" if through == set(PARTS) else ", ".join(p for p in PARTS if p in through) or "nobody"
        asked = ", ".join(f"`{rule}`" for _, rule in sorted(rules_asked(name), key=lambda one: one[1]))
        yield f"| {address} | `{door}` | {who} | {asked or WITHOUT.get(name, '')} |\n"


#: Pages for everyone that ask no rule of a `permissions` module, and why none is needed.
OWN, NOBODYS = "their own account alone", "about nobody: the same for everyone"
WITHOUT: dict[str, str] = {
    "supervision:reminder_preview": "their own e-mails alone",
    "supervision:reminders": "their own e-mails alone",
    "tracker:guide": NOBODYS,
    "tracker:guides": NOBODYS,
    "workforce:guidance_file": NOBODYS,
    "workforce:print_proof": "the rules of the floor whose print it is",
    "workforce:prove": OWN,
    "workforce:proved": OWN,
    "workforce:sign_in_disown": OWN,
    "workforce:device_end": OWN,
    "workforce:sign_ins": OWN,
    "workforce:stay": "nothing: it keeps their own session",
    "workforce:your_account": OWN,
}


def without_a_rule() -> set[str]:
    """Routes that let everyone in and then ask nothing."""
    return {
        name
        for name, route in _routes().items()
        if getattr(route.callback, "access_rule", None)
        and route.callback.access_rule.__name__ == "anyone_signed_in"
        and not rules_asked(name)
    }


@cache
def _routes():
    from tests.routes import routes

    return dict(routes())


#: How many modules away from the view a rule is looked for.
STEPS = 2


@cache
def rules_asked(name: str) -> frozenset[tuple[str, str]]:
    """The rules (module and name) that the view of a route asks, itself or through what it calls."""
    view = inspect.unwrap(_routes()[name].callback)
    return _asked(view.__module__, view.__name__, STEPS) if inspect.isfunction(view) else frozenset()


@cache
def _asked(module: str, function: str, steps: int) -> frozenset[tuple[str, str]]:
    imported, functions = _read(module)
    found: set[tuple[str, str]] = set()
    waiting, seen = [function], set()
    while waiting:
        one = waiting.pop()
        if one in seen or one not in functions:
            continue
        seen.add(one)
        for used in functions[one]:
            waiting.append(used)
            if used in imported:
                there, called = imported[used]
                if there.endswith("permissions"):
                    if callable(getattr(import_module(there), called)):
                        found.add((there, called))
                elif steps and there.startswith(FLOORS) and not there.endswith(("models", "access")):
                    found |= _asked(there, called, steps - 1)
    return frozenset(found)


@cache
def _read(module: str) -> tuple[dict[str, tuple[str, str]], dict[str, set[str]]]:
    """Of a module: where the names come from that it imports, and the names that each function uses."""
    tree = ast.parse(Path(import_module(module).__file__).read_text())
    imported = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    functions = {
        node.name: {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    return imported, functions


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    path = Path(settings.ROOT) / "docs" / PAGE
    path.write_text(document(), encoding="utf-8")
    sys.stdout.write(f"{path.relative_to(settings.ROOT)}\n")


if __name__ == "__main__":
    main()

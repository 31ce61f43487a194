"""Mutation testing: each rule is broken in many small ways, and a test must notice.

`python -m tests.mutants [GROUP …]` breaks the modules of each group one mutant at a time, runs the
group's tests, and prints what was made and caught for each module; it fails when less than the
floor is caught. A group is worked on in a copy under `.build/mutants`, so that nobody's files are
touched; `mutmut show NAME` in that copy prints a survivor. How to read one: docs/testing.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COPIES = ROOT / ".build" / "mutants"
FLOOR = 90
#: How mutmut ends a mutant's run: a failed test, an error while collecting, a time limit.
CAUGHT = {1, 3, 24, 36, 152, 255, -24}
NO_TEST = {5, 33}


class Group(NamedTuple):
    """Modules that are broken together, and the tests that must notice."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "clock": Group(
        ("supervision/clock/clock.py", "supervision/clock/periods.py", "supervision/clock/frequency.py",
         "supervision/clock/timeliness.py", "supervision/clock/explanation.py"),
        ("tests/supervision/clock", "tests/properties/test_clock.py"),
    ),
    "rules": Group(
        ("workforce/rules/*.py", "supervision/rules/*.py", "nqsw/rules/*.py"),
        ("tests/workforce/rules", "tests/supervision/rules", "tests/nqsw/rules",
         "tests/workforce/web/test_plain_text.py", "tests/workforce/people/test_found_by.py",
         "tests/workforce/authority/test_settings.py"),
    ),
    "permissions": Group(
        ("workforce/*permissions.py", "supervision/*permissions.py", "nqsw/*permissions.py"),
        ("tests/supervision/test_permissions.py", "tests/nqsw/test_permissions.py", "tests/test_access.py",
         "tests/supervision/records/test_records_permissions.py",
         "tests/supervision/booking/test_booking_permissions.py",
         "tests/supervision/audits/test_audits_permissions.py",
         "tests/supervision/agreements/test_cover_new.py",
         "tests/nqsw/classes/test_class_permissions.py",
         "tests/workforce/caseloads/test_caseload_permissions.py"),
    ),
    "signing": Group(
        ("supervision/records/services/signing.py", "supervision/records/document.py"),
        ("tests/supervision/records/test_document.py", "tests/supervision/records/test_signing.py",
         "tests/supervision/records/test_sign.py"),
    ),
    "readers": Group(("workforce/readers/*.py",), ("tests/workforce/readers",)),
}  # fmt: skip


def copy_of(name: str, *, fresh: bool) -> Path:
    """The product in a folder of its own, with the settings that mutmut reads."""
    copy = COPIES / name
    if fresh:
        shutil.rmtree(copy, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for path in filter(None, listed.stdout.split("\0")):
        if (ROOT / path).is_file():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, copy / path)
    with (copy / "pyproject.toml").open("a") as settings:
        settings.write(settings_for(GROUPS[name]))
    return copy


def settings_for(group: Group) -> str:
    lists = {
        "source_paths": ["workforce", "supervision", "nqsw", "tracker"],
        "also_copy": ["templates", "assets", "manage.py", "docs"],
        "only_mutate": list(group.modules),
        # Tables that are made while the module is imported: too late to break them.
        "do_not_mutate": ["*/presets.py"],
        "pytest_add_cli_args_test_selection": list(group.tests),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-m", "not slow"],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in lists.items()]
    return "\n".join(["", "[tool.mutmut]", *lines, "use_git_change_detection = false", ""])


def run(name: str, *, fresh: bool, children: int) -> Counter[str]:
    """Make and try the mutants of a group. Answers how many of its mutants were made and caught."""
    copy = copy_of(name, fresh=fresh)
    forget_survivors(copy)
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    mutmut = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run"]
    done = subprocess.run([*mutmut, "--max-children", str(children)], cwd=copy, env=environment)
    if done.returncode:
        sys.exit(f"mutmut stopped with {done.returncode} on {name}.")
    return report(copy)


def forget_survivors(copy: Path) -> None:
    """Let mutmut try again whatever was not caught: it leaves alone what has a result."""
    for meta in (copy / "mutants").rglob("*.py.meta"):
        kept = json.loads(meta.read_text())
        codes = kept["exit_code_by_key"]
        kept["exit_code_by_key"] = {key: code if code in CAUGHT else None for key, code in codes.items()}
        meta.write_text(json.dumps(kept))


def results_in(copy: Path) -> dict[str, dict[str, int | None]]:
    """How each mutant of each module ended."""
    metas = sorted((copy / "mutants").rglob("*.py.meta"))
    return {
        meta.relative_to(copy / "mutants").as_posix().removesuffix(".meta"): codes
        for meta in metas
        if (codes := json.loads(meta.read_text())["exit_code_by_key"])
    }


def report(copy: Path) -> Counter[str]:
    total: Counter[str] = Counter()
    for module, codes in results_in(copy).items():
        caught = sum(code in CAUGHT for code in codes.values())
        print(f"{module}: {caught} of {len(codes)} caught ({100 * caught // len(codes)} %)")
        for mutant, code in codes.items():
            if code not in CAUGHT:
                print(f"    {mutant}: {'no test' if code in NO_TEST else f'survived ({code})'}")
        total += Counter(made=len(codes), caught=caught, below=int(caught * 100 < FLOOR * len(codes)))
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS], default=[])
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true", help="try the survivors of the last run again")
    chosen = parser.parse_args()
    total: Counter[str] = Counter()
    for name in chosen.groups or GROUPS:
        total += run(name, fresh=not chosen.again, children=chosen.children)
    print(f"{total['caught']} of {total['made']} mutants caught")
    if total["below"]:
        sys.exit(f"{total['below']} modules are below {FLOOR} %.")


if __name__ == "__main__":
    main()

"""Mutation testing: each rule is broken in many small ways, and a test must notice.

`python -m tests.mutants [GROUP …]` breaks the modules of each group one mutant at a time, runs the
group's tests, and prints what was made and caught for each module; it fails when less than the
floor is caught. A group is worked on in a copy under `.build/mutants`, so that nobody's files are
touched; `mutmut show NAME` in that copy prints a survivor. How to read one: docs/testing.md. A large
group is tried in part with `--one-in 10`: the same tenth each time, drawn by the mutants' names.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
COPIES = ROOT / ".build" / "mutants"
FLOOR = 90
NO_SUCH_MUTANT = "none"
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
        ("workforce/permissions.py", "workforce/caseloads/permissions.py", "supervision/permissions.py",
         "supervision/a*permissions.py", "supervision/booking/permissions.py",
         "supervision/records/permissions.py", "nqsw/permissions.py", "nqsw/classes/permissions.py"),
        ("tests/supervision/test_permissions.py", "tests/nqsw/test_permissions.py",
         "tests/nqsw/test_pause_permissions.py", "tests/test_access.py",
         "tests/supervision/records/test_records_permissions.py",
         "tests/supervision/booking/test_booking_permissions.py",
         "tests/supervision/audits/test_audits_permissions.py",
         "tests/supervision/agreements/test_cover_new.py",
         "tests/nqsw/classes/test_class_permissions.py",
         "tests/workforce/caseloads/test_caseload_permissions.py"),
    ),
    "deciding": Group(
        ("workforce/accounts/permissions.py", "workforce/accounts/second_person.py",
         "workforce/reader_changes/permissions.py", "workforce/reader_changes/second_person.py",
         "workforce/guidance/permissions.py", "supervision/start_day/permissions.py",
         "nqsw/milestones/permissions.py", "nqsw/requests/permissions.py"),
        ("tests/workforce/accounts/test_second_factor_resets.py", "tests/workforce/reader_changes",
         "tests/workforce/guidance", "tests/supervision/agreements/test_four_eyes.py",
         "tests/supervision/start_day", "tests/nqsw/milestones/test_milestone_files.py",
         "tests/nqsw/requests"),
    ),
    "signing": Group(
        ("supervision/records/services/signing.py", "supervision/records/document.py"),
        ("tests/supervision/records/test_document.py", "tests/supervision/records/test_signing.py",
         "tests/supervision/records/test_sign.py"),
    ),
    "readers": Group(
        ("workforce/readers/*.py",),
        ("tests/workforce/readers", "tests/nqsw/imported_programme", "tests/nqsw/imported_register"),
    ),
}  # fmt: skip


def copy_of(name: str, *, fresh: bool, only: Sequence[str]) -> Path:
    """The product in a folder of its own, with the settings that mutmut reads; `only` some of its modules."""
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
        settings.write(settings_for(GROUPS[name], only=only))
    return copy


def settings_for(group: Group, *, only: Sequence[str]) -> str:
    lists = {
        "source_paths": ["workforce", "supervision", "nqsw", "tracker"],
        "also_copy": ["templates", "assets", "manage.py", "docs"],
        "only_mutate": list(only or group.modules),
        # Tables that are made while the module is imported: too late to break them.
        "do_not_mutate": ["*/presets.py", "*/programme_columns.py", "*/supervision_log_columns.py"],
        "pytest_add_cli_args_test_selection": list(group.tests),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-m", "not slow"],
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in lists.items()]
    return "\n".join(["", "[tool.mutmut]", *lines, "use_git_change_detection = false", ""])


def run(name: str, *, fresh: bool, only: Sequence[str], children: int, one_in: int) -> Counter[str]:
    """Make and try the mutants of a group. Answers how many of its mutants were tried and caught."""
    copy = copy_of(name, fresh=fresh, only=only)
    forget_survivors(copy)
    drawn: list[str] = []
    if one_in > 1:
        mutmut(copy, NO_SUCH_MUTANT, children=children)  # makes them all, and tries none
        drawn = drawn_from(copy, one_in=one_in)
    if code := mutmut(copy, *drawn, children=children):
        sys.exit(f"mutmut stopped with {code} on {name}.")
    return report(copy)


def mutmut(copy: Path, *mutants: str, children: int) -> int:
    """Run mutmut in a copy on some mutants, or on all without a result yet; answers its exit code."""
    command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run"]
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    whole = [*command, "--max-children", str(children), *mutants]
    return subprocess.run(whole, cwd=copy, env=environment).returncode


def drawn_from(copy: Path, *, one_in: int) -> list[str]:
    """The share of a group's mutants that is tried, of those without a result."""
    codes = {mutant: code for each in results_in(copy).values() for mutant, code in each.items()}
    return [mutant for mutant, code in codes.items() if code is None and crc32(mutant.encode()) % one_in == 0]


def forget_survivors(copy: Path) -> None:
    """Let mutmut try again whatever was not caught: it leaves alone what has a result.

    Which tests come to which function is found anew: a test that was there may come to more by now.
    """
    (copy / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
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
    for module, found in results_in(copy).items():
        codes = {mutant: code for mutant, code in found.items() if code is not None}
        if not codes:
            continue
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
    parser.add_argument("--one-in", type=int, default=1, help="try one mutant in so many of each group")
    parser.add_argument("--only", nargs="*", default=[], help="modules of the group, by path or pattern")
    chosen = parser.parse_args()
    total: Counter[str] = Counter()
    for name in chosen.groups or GROUPS:
        total += run(
            name,
            fresh=not chosen.again,
            only=chosen.only,
            children=chosen.children,
            one_in=chosen.one_in,
        )
    print(f"{total['caught']} of {total['made']} mutants caught")
    if total["below"]:
        sys.exit(f"{total['below']} modules are below {FLOOR} %.")


if __name__ == "__main__":
    main()

"""Each promise of docs/promises.md, tried with a fault: does its test notice?

`python -m tests.promises [NUMBER …]` runs a promise's tests in a copy of the product under
`.build/promises`, first as it is, then with one fault planted in the product's own code, and prints a
table: how many cases there are, how many of them fail as it is (violations), and whether the fault was
caught. It fails where a test fails as it is, or a fault is not caught. Nobody's files are touched.
DATABASE_URL= tries another database.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.faults import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / ".build" / "promises"
#: What of the checkout is made, and used by the copy as it is.
MADE = ("static", "node_modules")
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed)")


class Tried(NamedTuple):
    """What a run of a promise's tests came to."""

    cases: int
    failed: int
    said: str


def copy_product() -> None:
    """The product as it stands here, in a folder of its own."""
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for path in filter(None, listed.stdout.split("\0")):
        if (ROOT / path).is_file() and not (ROOT / path).is_symlink():
            (COPY / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, COPY / path)
    for name in MADE:
        if (ROOT / name).exists() and not (COPY / name).exists():
            (COPY / name).symlink_to((ROOT / name).resolve())


def faults_that_fit_nothing(faults: Iterable[Fault]) -> list[str]:
    """Faults whose place is not in the code, or is there more than once."""
    return [
        f"{fault.number}: {fault.path} has {times} of {fault.before!r}"
        for fault in faults
        if (times := (ROOT / fault.path).read_text().count(fault.before)) != 1
    ]


def run(tests: Iterable[str], *, stop: bool) -> Tried:
    """Run some tests in the copy; `stop` at the first that fails."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=line", *tests]
    done = subprocess.run(
        [*command, *(["-x"] if stop else [])],
        cwd=COPY,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    lines = done.stdout.strip().splitlines() or [""]
    counted = Counter({what.rstrip("s"): int(number) for number, what in COUNTED.findall(lines[-1])})
    failed = counted["failed"] + counted["error"]
    if done.returncode not in (0, 1) or not (failed or counted["passed"]):
        sys.exit(f"pytest ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Tried(counted["passed"] + failed, failed, next((one for one in lines if "FAILED" in one), ""))


def with_fault(fault: Fault) -> Tried:
    """Run a promise's tests with its fault planted; the copy is as it was afterwards."""
    place = COPY / fault.path
    whole = place.read_text()
    place.write_text(whole.replace(fault.before, fault.after))
    try:
        return run(fault.tests, stop=True)
    finally:
        place.write_text(whole)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("numbers", nargs="*", type=int, help="promises to try; all of them without")
    chosen = parser.parse_args()
    faults = [fault for fault in FAULTS if fault.number in chosen.numbers or not chosen.numbers]
    if wrong := faults_that_fit_nothing(faults):
        sys.exit("\n".join(wrong))
    copy_product()
    print("| | cases | violations | planted fault | caught |", "|---|---|---|---|---|", sep="\n", flush=True)
    bad = 0
    for fault in faults:
        found, planted = run(fault.tests, stop=False), with_fault(fault)
        bad += bool(found.failed) + (not planted.failed)
        caught = "yes" if planted.failed else "**no**"
        print(f"| {fault.number} | {found.cases} | {found.failed} | {fault.what} | {caught} |", flush=True)
    if bad:
        sys.exit(f"{bad} not as promised.")


if __name__ == "__main__":
    main()

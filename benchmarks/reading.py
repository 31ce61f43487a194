"""Reading 10,000 people from each kind of file, beside openpyxl reading the same .xlsx.

    python benchmarks/reading.py --rows 10000 --times 5

Each round takes every way once, one after the other, so that a slow moment of the machine hits all of
them; what counts are the ratios. Printed for each: the median of its seconds, of its ratio to openpyxl in the
same round, and the most memory that one reading took in a process of its own. "Cells" reads every cell of the
file, "people" the establishment list in it; "blank" is two people and a million formatted blank rows.
"""

import argparse
import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
COLUMNS = (
    "Emp No, Surname, Forename(s), Email, Job Title, Team, Service Area, Line Mgr Emp No, FTE, "
    "Contract Type, Start Date, Leaving Date, SWE Reg No, Absent From, Absent To, Absence Reason"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--memory", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory:
        way, file = arguments.memory
        WAYS[way](Path(file).read_bytes())
        print(most_memory())
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(files_in(Path(folder), arguments.rows), times=arguments.times)


def most_memory() -> int:
    """The most that this process has held so far, in MB: Linux counts it from when the program started."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def with_openpyxl(content: bytes) -> int:
    """The cells as the tracker read them before: values only, rows that hold nothing left out."""
    import openpyxl

    found = 0
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        found += sum(any(cell is not None for cell in row) for row in sheet.iter_rows(values_only=True))
    return found


def cells(content: bytes) -> int:
    from workforce.readers.files import grids

    return len(grids(content, "list")[0].rows)


def people(content: bytes) -> int:
    from workforce.readers.establishment import read_establishment

    return len(read_establishment(content, "list", today=date(2026, 11, 2)).rows) + 1


def nothing(content: bytes) -> int:
    from workforce.readers.files import grids

    return len(grids(b"a,b\n", "list"))


WAYS: dict[str, Callable[[bytes], int]] = {
    "openpyxl": with_openpyxl, "cells": cells, "people": people, "nothing": nothing,
}  # fmt: skip


def files_in(folder: Path, rows: int) -> dict[str, Path]:
    from tests import writers

    lines = [COLUMNS.split(", "), *(person(number) for number in range(1, rows + 1))]
    found = {
        "xlsx": writers.xlsxwriter_xlsx({"Staff": lines}),
        "xlsb": writers.xlsb({"Staff": lines}),
        "xls": writers.xls({"Staff": lines}),
        "ods": writers.ods({"Staff": lines}),
        "csv": "\n".join(",".join(str(cell or "") for cell in line) for line in lines).encode(),
        "blank": blank(writers.openpyxl_xlsx({"Staff": lines[:3]})),
        "two rows": writers.openpyxl_xlsx({"Staff": lines[:3]}),
    }
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in found}


def person(number: int) -> tuple[object, ...]:
    boss = None if number == 1 else 1 + (number - 2) // 8
    who = (number, f"Family{letters(number)}", "Ada", f"a{number}@x.example", "Social Worker")
    where = (f"Team {number % 40}", "Care", boss, 0.8, "Permanent", date(2020, 1, 1 + number % 28), None)
    return (*who, *where, f"SW{number}", None, None, None)


def letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def blank(content: bytes) -> bytes:
    """A million rows after the last, formatted and empty."""
    out, sheet = io.BytesIO(), "xl/worksheets/sheet1.xml"
    tail = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(4, 1_048_577)
    )
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(b"</sheetData>", tail + b"</sheetData>") if name == sheet else part
            )
    return out.getvalue()


def measure(files: dict[str, Path], *, times: int) -> None:
    runs = [("openpyxl", "xlsx"), *(("cells", name) for name in files), *(("people", name) for name in files)]
    seconds: dict[tuple[str, str], list[float]] = {run: [] for run in runs}
    for _ in range(times):
        for way, name in runs:
            content, before = files[name].read_bytes(), time.perf_counter()
            WAYS[way](content)
            seconds[way, name].append(time.perf_counter() - before)
    first = seconds["openpyxl", "xlsx"]
    least = memory("nothing", files["two rows"])
    print(f"{'':22} seconds  of openpyxl   MB more than for a file of two cells")
    for (way, name), taken in seconds.items():
        ratio = statistics.median(one / other for one, other in zip(taken, first, strict=True))
        more = memory(way, files[name]) - least
        print(f"{way:9} {name:12} {statistics.median(taken):7.3f}   {ratio:8.1%}   {more:6}")


def memory(way: str, file: Path) -> int:
    asked = [sys.executable, __file__, "--memory", way, str(file)]
    return int(subprocess.run(asked, capture_output=True, check=True, text=True).stdout)


if __name__ == "__main__":
    main()

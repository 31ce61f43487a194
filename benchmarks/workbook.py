"""Writing a workbook of 50,000 × 10 cells, beside openpyxl's `write_only` on the same cells.

    python benchmarks/workbook.py --rows 50000 --columns 10 --times 5

Each round writes the cells with both, one after the other, the order turned each time, so that a slow moment
of the machine hits both; what counts is the ratio. Printed: the median of the seconds of each, of the ratio
within a round, the size of each file, and the most memory that one writing took in a process of its own. The
tracker's has more in it: an Excel table, widths, frozen headings, marked cells, print set-up, and text that
stays text whatever it starts with.
"""

import argparse
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
#: What the columns hold, over and over: as a list of people, dates, numbers and words of the tracker does.
KINDS = ("name", "number", "team", "date", "whole", "decimal", "yes or no", "words")
START = date(2020, 1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--columns", type=int, default=10)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--memory", choices=list(WAYS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory:
        WAYS[arguments.memory](arguments.rows, arguments.columns)
        print(most_memory())
        return
    measure(arguments.rows, arguments.columns, times=arguments.times)


def most_memory() -> int:
    """The most that this process has held so far, in MB: Linux counts it from when the program started."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def kinds(columns: int) -> list[str]:
    return [KINDS[place % len(KINDS)] for place in range(columns)]


def cells(rows: int, columns: int) -> Iterator[list[Any]]:
    """The same values for both; a value in a hundred begins like a formula."""
    wanted = kinds(columns)
    for row in range(rows):
        yield [value(kind, row) for kind in wanted]


def value(kind: str, row: int) -> Any:
    match kind:
        case "name":
            return f"Person {row}" if row % 100 else f"=Person {row}"
        case "number":
            return f"{row:06}"
        case "team":
            return f"Safeguarding {row % 40}"
        case "date":
            return START + timedelta(days=row % 2000)
        case "whole":
            return row % 97
        case "decimal":
            return (row % 1000) / 8
        case "yes or no":
            return "Yes" if row % 3 else "No"
    return f"Held on time, with {row % 7} case discussions and {row % 5} actions"


def with_openpyxl(rows: int, columns: int) -> bytes:
    """As its documentation writes a large sheet: nothing but headings and values."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    sheet.append([f"{kind} {place}" for place, kind in enumerate(kinds(columns))])
    for row in cells(rows, columns):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_the_tracker(rows: int, columns: int) -> bytes:
    from workforce.web.workbook import CellKind, Sheet, SheetColumn, write_workbook

    holds = {"date": CellKind.DATE, "whole": CellKind.WHOLE, "decimal": CellKind.DECIMAL}
    headings = [
        SheetColumn(f"{kind} {place}", kind=holds.get(kind, CellKind.TEXT))
        for place, kind in enumerate(kinds(columns))
    ]
    content = io.BytesIO()
    write_workbook([Sheet("Rows", headings, cells(rows, columns))], content)
    return content.getvalue()


WAYS: dict[str, Callable[[int, int], bytes]] = {"openpyxl": with_openpyxl, "tracker": with_the_tracker}


def measure(rows: int, columns: int, *, times: int) -> None:
    sizes = {name: len(write(10, columns)) for name, write in WAYS.items()}  # everything is loaded
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    for number in range(times):
        for name in list(WAYS)[:: 1 if number % 2 else -1]:
            began = time.perf_counter()
            sizes[name] = len(WAYS[name](rows, columns))
            seconds[name].append(time.perf_counter() - began)
    print(f"{rows:,} rows × {columns} columns, {times} rounds")
    for name in WAYS:
        used = memory(name, rows, columns)
        took, size = statistics.median(seconds[name]), sizes[name] / 1e6
        print(f"{name:9} {took:7.2f} s {size:6.1f} MB {used:5} MB of memory")
    pairs = zip(seconds["tracker"], seconds["openpyxl"], strict=True)
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    print(f"ratio     {statistics.median(ratios):7.2f}   from {ratios[0]:.2f} to {ratios[-1]:.2f}")


def memory(name: str, rows: int, columns: int) -> int:
    command = [sys.executable, __file__, "--memory", name, "--rows", str(rows), "--columns", str(columns)]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


if __name__ == "__main__":
    main()

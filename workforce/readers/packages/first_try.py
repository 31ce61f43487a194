"""A first try in a process of its own, for the binary kinds of file.

They say in numbers how much room to make. A damaged .xls of 6 kB asks for terabytes, and calamine then ends
the process that it runs in: let that be another one than the server's, with a limit of memory.
"""

import subprocess
import sys

#: What a process may hold, in bytes, and how long it may take, in seconds.
MOST_MEMORY, LONGEST = 2 * 1024**3, 60
TRY = """
import io, sys
from contextlib import suppress
with suppress(ImportError):  # no such limits on Windows
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({most}, {most}))
from python_calamine import CalamineError, CalamineWorkbook
with suppress(CalamineError):  # it is told by the second try
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for place in range(len(book.sheet_names)):
        book.get_sheet_by_index(place)
"""


def survives(content: bytes) -> bool:
    """Whether a file can be opened without ending the process that opens it."""
    tried = [sys.executable, "-c", TRY.format(most=MOST_MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and the file only as its input
            tried,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return done.returncode >= 0  # below: ended by the system

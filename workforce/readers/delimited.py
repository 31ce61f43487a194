"""CSV: letters in any usual encoding, records by any usual separator."""

import csv
import io
from collections.abc import Iterator

from workforce.readers.refusals import SAVE_AS, UnreadableFile


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, otherwise Windows-1252."""
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"This is not a spreadsheet or CSV. {SAVE_AS}")


def csv_records(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Records with the line that each starts on; a quotation left open is refused."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        starts_on = lines.line_num + 1
        try:
            yield starts_on, tuple(next(lines))
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFile(
                f"Line {starts_on} cannot be read as CSV: check its quotation marks. {SAVE_AS}"
            ) from error

"""CSV: records by any usual separator."""

import csv
import io
from collections.abc import Iterator

from workforce.readers.refusals import SAVE_AS, UnreadableFile


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

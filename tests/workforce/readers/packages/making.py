"""Parts of workbooks as their formats lay them down."""

import io
import zipfile
from struct import pack

from workforce.readers.packages import xls, xlsb


def record(kind: int, content: bytes = b"") -> bytes:
    return pack("<HH", kind, len(content)) + content


def cell(row: int, column: int, content: bytes = b"") -> bytes:
    return pack("<HHH", row, column, 15) + content


class Compound:
    """A compound document of one stream."""

    def __init__(self, streams: dict[str, bytes]) -> None:
        self.streams = streams

    def __call__(self, content):
        assert content.read() == b"compound"
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def exists(self, name):
        return name in self.streams

    def openstream(self, name):
        return io.BytesIO(self.streams[name])


def workbook_stream(*sheets: bytes, before: bytes = b"") -> bytes:
    directory = len(before) + len(sheets) * len(record(xls.SHEET, bytes(8))) + len(record(xls.END))
    places, at = [], directory
    for sheet in sheets:
        places.append(at)
        at += len(sheet)
    listed = b"".join(record(xls.SHEET, pack("<II", place, 0)) for place in places)
    return before + listed + record(xls.END) + b"".join(sheets)


def number(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def part_of(*records: tuple[int, bytes]) -> bytes:
    return b"".join(number(kind) + number(len(content)) + content for kind, content in records)


def row_of(row: int, flags: int) -> tuple[int, bytes]:
    return xlsb.ROW, pack("<IIHB", row, 0, 300, 0) + bytes([flags])


def words(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


ODS = """<?xml version="1.0"?><office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">%s</office:document-content>"""


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def content_of(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()

"""Spreadsheets of every kind that a council may send, written for a test: one function for each kind.

Each takes `{sheet name: rows}` and answers bytes. Cells are words, numbers, truths, days or None, or one of
the marks below for what no library writes: an error, or a formula that was never calculated.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from struct import pack
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlsxwriter
import xlwt

type Rows = Sequence[Sequence[Any]]
type Write = Callable[..., bytes]

DAY_ZERO = datetime(1899, 12, 30)
ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_KIND}"/></manifest:manifest>'
)
ERROR_CODES = {
    "#NULL!": 0x00,
    "#DIV/0!": 0x07,
    "#VALUE!": 0x0F,
    "#REF!": 0x17,
    "#NAME?": 0x1D,
    "#NUM!": 0x24,
    "#N/A": 0x2A,
}


class ExcelError(NamedTuple):
    """A cell that shows an error."""

    name: str


class NotCalculated(NamedTuple):
    """A formula without a stored result."""

    formula: str


def serial(day: date) -> float:
    instant = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    return (instant - DAY_ZERO).total_seconds() / 86_400


def openpyxl_xlsx(
    sheets: Mapping[str, Rows], *, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[str] = (),
    hidden_sheets: Sequence[str] = (), merged: Sequence[tuple[int, int, int, int]] = (),
) -> bytes:  # fmt: skip
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                if isinstance(value, ExcelError):
                    cell.value, cell.data_type = value.name, "e"
                else:
                    cell.value = value.formula if isinstance(value, NotCalculated) else value
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for top, left, bottom, right in merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for letter in hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        if name in hidden_sheets:
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: Any) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xlsxwriter_xlsx(sheets: Mapping[str, Rows], **how: Any) -> bytes:
    """With shared strings, as Excel itself writes."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_number(number, column, serial(value), days)
                elif isinstance(value, NotCalculated):
                    sheet.write_formula(number, column, value.formula, None, "")
                elif isinstance(value, ExcelError):
                    sheet.write_formula(number, column, "=NA()", None, value.name)
                else:
                    sheet.write(number, column, value)
    book.close()
    return content.getvalue()


def xls(
    sheets: Mapping[str, Rows], *, hidden_rows: Sequence[int] = (), hidden_sheets: Sequence[str] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
) -> bytes:  # fmt: skip
    book = xlwt.Workbook()
    days = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden_sheets)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, ExcelError):
                    sheet.row(number).set_cell_error(column, ERROR_CODES[value.name])
                elif isinstance(value, date):
                    sheet.write(number, column, serial(value), days)
                elif value is not None:
                    sheet.write(number, column, value)
        for number in hidden_rows:
            sheet.row(number - 1).hidden = True
        for top, left, bottom, right in merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    return saved(book)


def ods(
    sheets: Mapping[str, Rows], *, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
) -> bytes:  # fmt: skip
    tables = []
    for name, rows in sheets.items():
        width = max(map(len, rows), default=1)
        hidden = ' table:visibility="collapse"'
        columns = "".join(
            f"<table:table-column{hidden if n in hidden_columns else ''}/>" for n in range(width)
        )
        body = "".join(
            f"<table:table-row{' table:visibility=' + quoteattr('filter') if number in hidden_rows else ''}>"
            f"{''.join(map(ods_cell, row))}</table:table-row>"
            for number, row in enumerate(rows, start=1)
        )
        tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        style = "off" if name in hidden_sheets else "on"
        tables.append(
            f"<table:table table:name={quoteattr(name)} table:style-name={quoteattr(style)}>"
            f"{columns}{body}{tail}</table:table>"
        )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("on", "true"), ("off", "false"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return archive({"mimetype": ODS_KIND, "META-INF/manifest.xml": ODS_MANIFEST, "content.xml": content})


def ods_cell(value: Any) -> str:
    match value:
        case None | "":
            return "<table:table-cell/>"
        case ExcelError():
            kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
            words = f"<text:p>{value.name}</text:p>"
            return f'<table:table-cell table:formula="of:=NA()" {kind}>{words}</table:table-cell>'
        case NotCalculated():
            return f"<table:table-cell table:formula={quoteattr('of:' + value.formula)}/>"
        case bool():
            said = str(value).lower()
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{said}"/>'
        case int() | float():
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        case date():
            return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
        case _:
            words = f"<text:p>{escape(str(value))}</text:p>"
            return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def xlsb(
    sheets: Mapping[str, Rows], *, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[int] = ()
) -> bytes:
    """The least of an .xlsb that a reader needs: [MS-XLSB] 2.1.4."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": ROOT_RELATIONS}
    bundle, relations = b"", ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        bundle += record(156, pack("<II", 0, number) + wide(f"rId{number}") + wide(name))
        target = f"worksheets/sheet{number}.bin"
        relations += f'<Relationship Id="rId{number}" Target="{target}" Type="{OFFICE}/worksheet"/>'
        columns = b"".join(record(60, pack("<IIIIH", place, place, 0, 0, 1)) for place in hidden_columns)
        body = b"".join(
            record(
                0, pack("<IIHBBB", row - 1, 0, 300, 0, 0x10 if row in hidden_rows else 0, 0) + pack("<I", 0)
            )
            + b"".join(xlsb_cell(column, value) for column, value in enumerate(cells))
            for row, cells in enumerate(rows, start=1)
        )
        dimensions = record(148, pack("<IIII", 0, max(len(rows) - 1, 0), 0, 20))
        parts[f"xl/worksheets/sheet{number}.bin"] = (
            record(129)
            + dimensions
            + record(390)
            + columns
            + record(391)
            + record(145)
            + body
            + record(146)
            + record(130)
        )
    formats = (
        record(617, pack("<I", 2))
        + b"".join(
            record(47, pack("<HHHHHBBHBB", 0, number_format, 0, 0, 0, 0, 0, 0, 0, 0))
            for number_format in (0, 14)
        )
        + record(618)
    )
    parts["xl/styles.bin"] = record(278) + formats + record(279)
    parts["xl/workbook.bin"] = record(131) + record(143) + bundle + record(144) + record(132)
    parts["xl/_rels/workbook.bin.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rIdS" Target="styles.bin" Type="{OFFICE}/styles"/></Relationships>'
    )
    return archive(parts)


def xlsb_cell(column: int, value: Any) -> bytes:
    start = pack("<II", column, 0)
    match value:
        case None | "":
            return record(1, start)
        case ExcelError():
            return record(3, start + bytes([ERROR_CODES[value.name]]))
        case bool():
            return record(4, start + bytes([value]))
        case int() | float():
            return record(5, start + pack("<d", value))
        case date():
            return record(5, pack("<II", column, 1) + pack("<d", serial(value)))
        case _:
            return record(6, start + wide(str(value)))


def record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while length > 127:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return number + size + bytes([length]) + content


def wide(words: str) -> bytes:
    return pack("<I", len(words)) + words.encode("utf-16-le")


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
ROOT_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Target="xl/workbook.bin" Type="{OFFICE}/officeDocument"/></Relationships>'
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else None)
    return content.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part passed through `change`."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return archive(
            {part: change(old.read(part)) if part == name else old.read(part) for part in old.namelist()}
        )


def with_another_part(content: bytes, name: str, part: bytes) -> bytes:
    """The archive with one part more, at its end."""
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as book:
        book.writestr(name, part)
    return packed.getvalue()


def rows_of(content: bytes) -> list[list[Any]]:
    """The rows of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]

"""What there is to know of each sheet of a file of any kind, before calamine is given it."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from struct import error as StructError
from typing import Any

import defusedxml.ElementTree as ElementTree
from defusedxml.common import DefusedXmlException

from workforce.readers.packages import ods, xls, xlsb, xlsx
from workforce.readers.packages.facts import Damaged, NoWorkbook, SheetFacts

WORKBOOK, WORKBOOK_BINARY = "xl/workbook.xml", "xl/workbook.bin"
ODS_CONTENT, ODS_KIND = "content.xml", "mimetype"
ODS_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
UNSOUND = (
    zipfile.BadZipFile, zlib.error, ElementTree.ParseError, DefusedXmlException, LookupError, ValueError,
    EOFError, OSError, NotImplementedError, StructError,
)  # fmt: skip
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Known:
    """The facts of each sheet, by name or in order, and the file as calamine can read it.

    `is_read_at_once` where calamine reads every sheet as it opens the file, not each when it is asked for;
    `is_binary` where the file says in numbers how much room to make.
    """

    content: bytes
    by_name: Mapping[str, SheetFacts] = field(default_factory=dict)
    in_order: Sequence[SheetFacts] = ()
    is_read_at_once: bool = False
    is_binary: bool = False

    @property
    def all(self) -> tuple[SheetFacts, ...]:
        return (*self.by_name.values(), *self.in_order)

    def of(self, name: str, place: int) -> SheetFacts | None:
        if self.in_order:
            return self.in_order[place] if place < len(self.in_order) else None
        return self.by_name.get(name)


def facts_of(content: bytes) -> Known:
    """Raises Damaged, Locked or NoWorkbook."""
    if not content.startswith(b"PK"):
        return Known(content, in_order=xls.facts_of_sheets(content), is_read_at_once=True, is_binary=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return facts_of_archive(archive, content)
    except UNSOUND as error:
        raise Damaged from error


def facts_of_archive(archive: zipfile.ZipFile, content: bytes) -> Known:
    names = archive.namelist()
    if len({name.casefold() for name in names}) != len(names):
        raise Damaged  # two parts of one name: each reader would take another
    if WORKBOOK in names:
        parts = parts_of_sheets(archive, WORKBOOK)
        read_through(archive, leaving_out=set(parts.values()))
        found = {name: xlsx.read_sheet_part(archive, part) for name, part in parts.items()}
        anew = {parts[name]: part.anew for name, part in found.items() if part.anew is not None}
        facts = {name: part.facts for name, part in found.items()}
        return Known(packed_anew(archive, anew) if anew else content, by_name=facts)
    if WORKBOOK_BINARY in names:
        read_through(archive, leaving_out=set())
        parts = xlsb.names_of_sheets(archive.read(WORKBOOK_BINARY), targets_of(archive, WORKBOOK_BINARY))
        facts = {name: xlsb.sheet_facts(archive.read(part)) for name, part in parts.items()}
        return Known(content, by_name=facts, is_binary=True)
    if ODS_CONTENT in names and archive.read(ODS_KIND).strip().startswith(ODS_SPREADSHEET):
        read_through(archive, leaving_out={ODS_CONTENT})
        with archive.open(ODS_CONTENT) as part:
            return Known(content, by_name=ods.facts_of_sheets(part), is_read_at_once=True)
    raise NoWorkbook


def parts_of_sheets(archive: zipfile.ZipFile, workbook: str) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    targets = targets_of(archive, workbook)
    found = {}
    for element in elements_of(archive.read(workbook)):
        if local(element.tag) == "sheet":
            key = next((value for name, value in element.attrib.items() if local(name) == "id"), "")
            part = targets.get(key, "")
            if part in archive.namelist():
                found[element.attrib.get("name", "")] = part
    return found


def targets_of(archive: zipfile.ZipFile, workbook: str) -> dict[str, str]:
    """The parts that a workbook speaks of, by the key that it calls them by; chart sheets left out."""
    folder, name = posixpath.split(workbook)
    found = {}
    for element in elements_of(archive.read(f"{folder}/_rels/{name}.rels")):
        if element.attrib.get("Type", "").endswith("/worksheet"):
            target = posixpath.normpath(posixpath.join("/", folder, element.attrib.get("Target", "")))
            found[element.attrib.get("Id", "")] = target.lstrip("/")
    return found


def elements_of(part: bytes) -> Iterator[Any]:
    return iter(ElementTree.fromstring(part, forbid_dtd=True).iter())


def local(name: str) -> str:
    return name.rpartition("}")[2]


def read_through(archive: zipfile.ZipFile, *, leaving_out: set[str]) -> None:
    """Unpack every part once, a little at a time: one that is longer than it says, or damaged, is found."""
    for part in archive.infolist():
        if part.filename not in leaving_out and not part.is_dir():
            with archive.open(part) as unpacked:
                while unpacked.read(CHUNK):
                    pass


def packed_anew(archive: zipfile.ZipFile, anew: Mapping[str, bytes]) -> bytes:
    """The archive with some of its parts replaced."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for part in archive.infolist():
            packed.writestr(part.filename, anew.get(part.filename) or archive.read(part))
    return content.getvalue()

"""A return of the workforce census, read from its XML: any year's layout, nothing guessed, nothing fetched.

A file comes from outside: declarations of a document type, and with them entities, are refused before
anything of them is done; depth, length and number are bounded; rows are read one at a time.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from workforce.rules.census.fields import FIELDS, LONGEST, Whose
from workforce.rules.census.layouts import FIRST_YEAR, Layout, UnknownYear, layout_of
from workforce.rules.refusal import Refusal

LARGEST = 50 * 1024 * 1024
MOST_ROWS = 20_000
#: `Message`, `Header`, `Source`, `LEA`: no return is deeper.
DEEPEST = 4
BLOCKS = ("LALevel", "LALevelVacancies")


class NotAReturn(Refusal):
    """The file is no return that can be read; says to a person why, and what to do."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One `CSWWWorker`: which of the file it is, counted from 1, and what it says."""

    place: int
    values: dict[str, str]


@dataclass(slots=True)
class Return:
    """What a file says."""

    year: int
    lea: str = ""
    area: dict[str, str] = field(default_factory=dict)
    rows: list[FileRow] = field(default_factory=list)
    #: What was left out or stands elsewhere than it should, in words.
    notes: list[str] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        return layout_of(self.year)


def read_return(content: bytes) -> Return:
    """Raises NotAReturn."""
    if not content.strip():
        raise NotAReturn("The file is empty. Select another file.")
    if len(content) > LARGEST:
        raise NotAReturn(f"The file is larger than {LARGEST // (1024 * 1024)} MB. No return is so large.")
    reading = _Reading()
    try:
        for event, element in iterparse(
            BytesIO(content),
            events=("start", "end"),
            forbid_dtd=True,
            forbid_entities=True,
            forbid_external=True,
        ):
            reading.take(event, element)
    except ParseError as error:
        line, column = error.position
        raise NotAReturn(
            f"The file is not XML that can be read: line {line}, column {column + 1}. It may be cut off, "
            "damaged, or in another encoding than it says. Export it again."
        ) from error
    except DefusedXmlException as error:
        raise NotAReturn(
            "The file declares a document type or entities. A return has neither: do not open it elsewhere, "
            "and ask where it comes from."
        ) from error
    except (ValueError, LookupError) as error:
        raise NotAReturn("The file says an encoding that is not known. Save it as UTF-8.") from error
    return reading.done()


class _Reading:
    """Where the reading stands."""

    def __init__(self) -> None:
        self._path: list[Element] = []
        self._header: dict[str, str] = {}
        self._area: dict[str, str] | None = None
        self._rows: list[FileRow] = []
        self._notes: Counter[str] = Counter()
        self._orders: list[tuple[str, ...]] = []
        self._odd = 0

    def take(self, event: str, element: Element) -> None:
        if event == "start":
            self._begin(element)
            return
        self._path.pop()
        match [_name(one) for one in (*self._path, element)]:
            case ["Message", "Header", _, name]:
                self._header.setdefault(name, _text(element))
            case ["Message", name] if name in BLOCKS:
                self._area = self._values(element, name)
            case ["Message", "CSWWWorker"]:
                self._row(element)
            case ["Message", name] if name != "Header":
                self._notes[f"“{name[:60]}” is no part of a return: left out."] += 1
        if len(self._path) == 1:
            # What was read is let go: memory stays that of one row.
            self._path[0].remove(element)

    def _begin(self, element: Element) -> None:
        self._path.append(element)
        if len(self._path) == 1 and _name(element) != "Message":
            raise NotAReturn(
                f"The file begins with “{_name(element)[:60]}”, a return with “Message”. "
                "It is another kind of file."
            )
        if len(self._path) > DEEPEST:
            raise NotAReturn(
                "Elements stand deeper in each other than in any return. It is another kind of file."
            )

    def _row(self, element: Element) -> None:
        if len(self._rows) >= MOST_ROWS:
            raise NotAReturn(f"The file has more than {MOST_ROWS:,} workers. No authority has so many.")
        self._rows.append(FileRow(len(self._rows) + 1, self._values(element, "CSWWWorker")))

    def _values(self, group: Element, where: str) -> dict[str, str]:
        values: dict[str, str] = {}
        for element in group:
            name, text = _name(element), _text(element)
            if name not in FIELDS or (FIELDS[name].whose is Whose.AREA) != (where in BLOCKS):
                self._notes[f"“{name[:60]}” in {where} is no field of the census: left out."] += 1
            elif name in values:
                self._notes[f"“{name}” stands several times in one {where}: the first counts."] += 1
            elif not text:
                self._notes[f"“{name}” stands empty: taken as missing."] += 1
            elif len(text) > LONGEST:
                raise NotAReturn(
                    f"“{name}” is longer than {LONGEST} characters. It is damaged, or another kind of file."
                )
            else:
                values[name] = text
        self._orders.append(tuple(values))
        return values

    def done(self) -> Return:
        """What was read. Raises NotAReturn where it lacks what a return must have."""
        collection = self._header.get("Collection", "")
        if collection and collection != "CSWW":
            raise NotAReturn(
                f"The file is a return of “{collection[:20]}”, not of the workforce census (CSWW)."
            )
        if not self._rows:
            raise NotAReturn("The file has no worker. Check that it is the whole return.")
        found = Return(self._year(), self._header.get("LEA", ""), self._area or {}, self._rows)
        if self._area is None:
            self._notes["The authority’s own part is missing."] += 1
        found.notes = [*_told(self._notes), *self._order(found.layout)]
        return found

    def _year(self) -> int:
        said = self._header.get("Year", "") or self._header.get("ReferenceDate", "")[:4]
        if not said:
            raise NotAReturn("The file does not say of which year it is (Header, Year).")
        try:
            return layout_of(int(said)).year
        except UnknownYear as error:
            raise NotAReturn(str(error)) from error
        except ValueError as error:
            raise NotAReturn(f"The year “{said[:20]}” in the header is none since {FIRST_YEAR}.") from error

    def _order(self, layout: Layout) -> Iterator[str]:
        """What stands out of order, or is of another year's layout: read all the same."""
        order = {name: place for place, name in enumerate((*layout.area, *layout.worker))}
        strange = {name for one in self._orders for name in one if name not in order}
        for name in sorted(strange):
            yield f"“{name}” is no field of the {layout.year} layout: kept."
        places = ([order[name] for name in one if name in order] for one in self._orders)
        if odd := sum(found != sorted(found) for found in places):
            yield f"Elements stand in another order than the {layout.year} schema’s, {odd} times: read."


def _told(notes: Counter[str]) -> Iterator[str]:
    for words, number in notes.items():
        yield words if number == 1 else f"{words} {number:,} times."


def _name(element: Element) -> str:
    """Without a namespace, which a return does not have."""
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    return (element.text or "").strip()

"""A return as XML, piece by piece: nothing but the row in hand is held. Plain Python."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from workforce.rules.census.fields import NOT_IN_XML
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the authority's three digits, what made the file, and when."""

    lea: str
    software: str
    made_at: datetime


def written(
    rows: Iterable[CensusRow], area: Mapping[str, str], layout: Layout, sender: Sender
) -> Iterator[str]:
    """The file, in UTF-8. Elements stand in the schema's order; one without a value is left out."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
    yield _header(layout, sender)
    yield _group(layout.block, area, layout.area)
    for row in rows:
        yield _group("CSWWWorker", row.values, layout.worker)
    yield "</Message>\n"


def _header(layout: Layout, sender: Sender) -> str:
    collection = {"Collection": "CSWW", "Year": str(layout.year), "ReferenceDate": layout.last_on.isoformat()}
    source = {
        "SourceLevel": "L",
        "LEA": sender.lea,
        "SoftwareCode": sender.software,
        "DateTime": sender.made_at.strftime("%Y-%m-%dT%H:%M:%S"),
    }
    parts = (
        _group("CollectionDetails", collection, tuple(collection)),
        _group("Source", source, tuple(source)),
    )
    return f"  <Header>\n{''.join(parts)}  </Header>\n"


def _group(name: str, values: Mapping[str, str], order: tuple[str, ...]) -> str:
    inside = "".join(
        f"    <{element}>{escape(NOT_IN_XML.sub('', text))}</{element}>\n"
        for element in order
        if (text := values.get(element, ""))
    )
    return f"  <{name}>\n{inside}  </{name}>\n"

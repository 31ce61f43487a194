"""One post of a return, as it would be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Source(StrEnum):
    """Where a value comes from."""

    TYPED = "typed"
    TRACKER = "tracker"
    EARLIER = "earlier"

    @property
    def label(self) -> str:
        return {"typed": "Entered here", "tracker": "From the tracker", "earlier": "From an earlier return"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Known:
    """What one source says of a field, and how it comes to it."""

    text: str
    source: Source
    why: str = ""


@dataclass(frozen=True, slots=True)
class CensusRow:
    """A `CSWWWorker`: whose (the worker's key), which of their posts (1 is the main one), and what it says.

    `values` go into the return; `known` has, for each field, everything that is known of it, the value that
    counts first. `registered_until` is the last day of the registration, where the tracker knows it.
    """

    worker: int
    number: int
    name: str
    values: Mapping[str, str]
    team: str = ""
    known: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    registered_until: date | None = None
    counted_on: date | None = None

    def value(self, name: str) -> str:
        """What the return says of a field; empty where it says nothing."""
        return self.values.get(name, "")

    @property
    def is_agency(self) -> bool:
        return self.value("AgencyWorker") == "1"

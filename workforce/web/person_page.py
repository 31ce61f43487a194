"""What each floor adds to the page of a person: dotted names in the settings, in the order of the page.

The page itself holds who they are and where they work. Supervision, caseload and programme stand on it
as far as this reader may see them, each with its next step. Each says what it reads, and all of it is read in
one question.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workforce.across_floors import listed
from workforce.models import Worker
from workforce.web.together import Questions
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Step:
    """Something that this reader can do about the person, and where."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One part of the page: its template with what it shows, and what it adds to the rest of the page."""

    template: str = ""
    facts: object = None
    #: Buttons beside the name, the most useful first.
    buttons: tuple[Step, ...] = ()
    #: Pages about the person that this reader may open.
    links: tuple[Step, ...] = ()
    #: What stands beneath the name: "supervised by Daniel Okafor".
    beneath: str = ""


#: Lists by their names, as `asked_together` answers them.
type Rows = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class PartOfPage:
    """What a part reads of one person (by key) for a reader at an instant, and what it makes of that.

    `part` answers nothing where there is nothing for this reader. No two parts name a list alike.
    """

    asks: Callable[[Viewer, int, datetime], Questions]
    part: Callable[[Worker, Viewer, datetime, Rows], PersonPart | None]


def parts_of(worker: Worker, found: Rows, *, viewer: Viewer, at: datetime) -> list[PersonPart]:
    """Every part of the person's page that is for this reader, in order, of the rows of `person_rows`."""
    sources: Iterable[PartOfPage] = listed("PERSON_PARTS")
    return [part for source in sources if (part := source.part(worker, viewer, at, found))]

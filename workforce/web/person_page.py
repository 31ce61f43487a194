"""What each floor adds to the page of a person: dotted names in the settings, in the order of the page.

The page itself holds who they are and where they work. Supervision, caseload and programme stand on it
as far as this reader may see them, each with its next step.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from workforce.across_floors import listed
from workforce.models import Worker
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


#: The part of one person that a reader sees at an instant; nothing where there is none for them.
type PartOf = Callable[[Worker, Viewer, datetime], PersonPart | None]


def parts_of(worker: Worker, *, viewer: Viewer, at: datetime) -> list[PersonPart]:
    """Every part of the person's page that is for this reader, in order."""
    sources: Iterable[PartOf] = listed("PERSON_PARTS")
    return [part for source in sources if (part := source(worker, viewer, at))]

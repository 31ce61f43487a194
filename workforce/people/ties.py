"""Why a reader sees what they see of a person: what the one is to the other, and the rights that this gives.

Every floor names its rights and the ties that give them (`TIES` in `tracker/lists.py`). The rules that
pages ask stand in `permissions`; tests hold that a right is told to exactly those to whom its rule gives it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from workforce.across_floors import listed
from workforce.models import Worker
from workforce.people.line import line_above, line_asked
from workforce.people.role_held import role_asked, since_role
from workforce.permissions import people_met
from workforce.web.access import way_to
from workforce.web.person_page import Rows
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Right:
    """Something about a person that some see and others do not."""

    name: str
    #: Who has it, for a reader who has not.
    seen_by: str
    #: The page of it, found by the key of the person.
    route: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a reader is to a person, said to the reader, since when and until when; and what it gives."""

    why: str
    gives: frozenset[Right]
    #: What is left of a tie that has ended opens no page about the person by itself.
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class TieSource:
    """What a floor adds: what it reads of a person (by key), the ties that it finds, and its rights.

    No two sources name a list alike.
    """

    asks: Callable[[Viewer, int], Questions]
    ties: Callable[[Viewer, Worker, Rows], Iterable[Tie]]
    rights: Callable[[Viewer, Worker, Rows], Iterable[Right]]


@dataclass(frozen=True, slots=True)
class RightTold:
    """A right, with every reason why the reader has it; without a reason they have it not."""

    right: Right
    whys: tuple[str, ...]
    url: str
    is_over: bool


class Standing(Enum):
    """What a reader is to a person without any of the upper floors."""

    SELF = auto()
    LINE = auto()
    PRINCIPAL = auto()
    ADMINISTRATOR = auto()


#: What follows from where two people stand: each floor has such a table of its own rights.
type ByStanding = Mapping[Standing, frozenset[Right]]

PAGE = Right(
    "Name, role, team and line manager",
    "The person, their supervisor, who covers for the supervisor, the managers above them, their mentor and "
    "assessor, principal social workers and system administrators.",
    "workforce:person",
)
DETAILS = Right(
    "Contract, registration and staff number",
    "The person, the managers above them, principal social workers and system administrators.",
)
CASELOAD = Right(
    "Caseload",
    "The person, the managers above them and principal social workers.",
    "workforce:caseload",
)
OVERSEEN = frozenset({PAGE, DETAILS, CASELOAD})
GIVEN: ByStanding = {
    Standing.SELF: OVERSEEN,
    Standing.LINE: OVERSEEN,
    Standing.PRINCIPAL: OVERSEEN,
    Standing.ADMINISTRATOR: frozenset({PAGE, DETAILS}),
}


def standings(viewer: Viewer, worker: Worker, found: Rows) -> dict[Standing, str]:
    """What the reader is to the person, each said to the reader."""
    told = {}
    if viewer.worker and viewer.worker.pk == worker.pk:
        told[Standing.SELF] = "It is about you."
    above = line_above(worker, found["line"])
    if manager := next((one for one in above if one.manager == viewer.worker), None):
        told[Standing.LINE] = manager.told
    since = since_role(viewer.account, found["role"])
    are = "have been" if since else "are"
    if viewer.is_principal_social_worker:
        told[Standing.PRINCIPAL] = f"You {are} a principal social worker{since}."
    if viewer.is_administrator:
        told[Standing.ADMINISTRATOR] = f"You {are} a system administrator{since}."
    return told


def ties_by_standing(viewer: Viewer, worker: Worker, found: Rows, *, given: ByStanding) -> list[Tie]:
    """The ties that follow from where the two stand, with what these give of one floor."""
    told = standings(viewer, worker, found)
    return [Tie(why, given[standing]) for standing, why in told.items() if standing in given]


@asked_together
def tie_rows(viewer: Viewer, key: int) -> Questions:
    """Everything that says what a reader is to a person, in one question."""
    asked: Questions = {
        "line": line_asked(key),
        "role": role_asked(viewer),
        "met": people_met(viewer).filter(pk=key).order_by().values("pk"),
    }
    for source in listed("TIES"):
        asked |= source.asks(viewer, key)
    return asked


def rights_told(viewer: Viewer, worker: Worker, found: Rows) -> list[RightTold]:
    """Every right there is, those that the reader has first."""
    sources: tuple[TieSource, ...] = listed("TIES")
    ties = [tie for source in sources for tie in source.ties(viewer, worker, found)]
    rights = [right for source in sources for right in source.rights(viewer, worker, found)]
    told = []
    for right in rights:
        giving = [tie for tie in ties if right in tie.gives]
        whys = tuple(dict.fromkeys(tie.why for tie in giving))
        url = way_to(right.route, worker.pk, viewer=viewer) if right.route and whys else ""
        told.append(RightTold(right, whys, url, all(tie.is_over for tie in giving)))
    return told


def _asks_nothing(viewer: Viewer, key: int) -> Questions:
    return {}


def _ties(viewer: Viewer, worker: Worker, found: Rows) -> list[Tie]:
    return ties_by_standing(viewer, worker, found, given=GIVEN)


def _rights(viewer: Viewer, worker: Worker, found: Rows) -> tuple[Right, ...]:
    return (PAGE, DETAILS, CASELOAD)


WORKFORCE = TieSource(_asks_nothing, _ties, _rights)

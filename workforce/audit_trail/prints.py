"""What is signed, as a page or a print shows it: proved as the page is made, under a number to check it by.

A number says which thing, and what was proved of it ("M812-5f0c3ab91234"): a print of what was signed again
later has another. `tracker.lists` names the kinds.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Model, QuerySet

from workforce.across_floors import listed
from workforce.audit_trail.proving import check_signed
from workforce.web.keys import LARGEST_KEY
from workforce.web.viewer import Viewer

LENGTH = 12
NUMBER = re.compile(rf"(?P<mark>[A-Z])(?P<pk>\d{{1,18}})-(?P<digest>[0-9a-f]{{{LENGTH}}})")


@dataclass(frozen=True, kw_only=True)
class PrintKind:
    """Something that is shown as signed: a milestone, an agreement, an audit's result, a pack.

    `mark` begins its numbers. `checkable(viewer)` are those of which the viewer may check a print,
    `rows(thing)` what is signed of one; `told_under(thing)` the subject of the events that tell of it, where
    it is none of these.
    """

    mark: str
    checkable: Callable[[Viewer], QuerySet[Any]]
    rows: Callable[[Any], Collection[Model]]
    told_under: Callable[[Any], Collection[Model]] = lambda thing: ()
    words: Callable[[Any], str]

    def prove(self, thing: Any, rows: Collection[Model] | None = None) -> "Proved | None":
        """All that is signed of it, against the audit trail; None where nothing is.

        `rows` are given where the page has just read what is signed with the rest of what it shows.
        """
        if rows is None:
            rows = self.rows(thing)
        if not rows:
            return None
        checked = check_signed(rows, told_under=self.told_under(thing))
        digest = sha256("\n".join(checked.proofs).encode()).hexdigest()[:LENGTH]
        differences = tuple(str(each) for each in checked.breaks)
        return Proved(differences, checked.sealed_later, f"{self.mark}{thing.pk}-{digest}")


@dataclass(frozen=True, slots=True)
class Proved:
    """What a check came to; `sealed_later` is when a proof was made that was not made at signing."""

    differences: tuple[str, ...]
    sealed_later: datetime | None
    number: str

    @property
    def is_whole(self) -> bool:
        return not self.differences


@dataclass(frozen=True, slots=True)
class CheckedPrint:
    """What became of a print in hand: the thing in words, its proof now, and whether the print shows it."""

    words: str
    proved: Proved
    is_same: bool


def check_print(number: str, *, viewer: Viewer) -> CheckedPrint | None:
    """None for a number of nothing that this viewer may check."""
    found = NUMBER.fullmatch(number)
    kind = next((one for one in print_kinds() if found and one.mark == found["mark"]), None)
    if found is None or kind is None or int(found["pk"]) >= LARGEST_KEY:
        return None
    thing = kind.checkable(viewer).filter(pk=int(found["pk"])).first()
    proved = kind.prove(thing) if thing else None
    return CheckedPrint(kind.words(thing), proved, proved.number == number) if proved else None


def print_kinds() -> tuple[PrintKind, ...]:
    """Every kind, by the floors above."""
    return listed("PRINT_KINDS")

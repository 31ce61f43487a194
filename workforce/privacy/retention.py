"""What is due to go, kind by kind: each floor lists its kinds in the settings (RETENTION_KINDS)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from workforce.across_floors import listed
from workforce.authority_settings import authority_settings
from workforce.models import RetentionHold
from workforce.rules.authority import Setting
from workforce.rules.data_held import Kept
from workforce.rules.retention import COUNTED, begun_by, due_on


@dataclass(frozen=True, kw_only=True)
class Begun:
    """Something whose period began: what it is about, whose it is, and how it goes.

    `roots` are rows that are deleted, with whatever belongs to them; `blanked` are rows that stay as a stub,
    and the values that they have then; `forgotten` are events of the audit trail that are emptied.
    """

    subject: Model
    people: tuple[int, ...]
    began_on: date
    roots: tuple[QuerySet[Any], ...] = ()
    blanked: tuple[tuple[QuerySet[Any], Mapping[str, Any]], ...] = ()
    forgotten: QuerySet[Any] | None = None


@dataclass(frozen=True, kw_only=True)
class RetentionKind:
    """One kind. `begun(until, held)` answers what began its period by a day; `label` names it in a list.

    `held` are the people on hold: a kind that goes row by row, and not person by person, leaves theirs out.
    """

    kept: Kept
    label: str
    setting: Setting
    begun: Callable[[date, frozenset[int]], Iterable[Begun]]

    def months(self, *, on: date) -> int:
        """How long it is kept, as the authority has set it."""
        return int(getattr(authority_settings(on=on), self.setting.value))

    @property
    def counted(self) -> str:
        """ "the person left" """
        return COUNTED[self.kept].value


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that goes on a day, or is held."""

    kind: RetentionKind
    begun: Begun
    due_on: date
    months: int
    holds: tuple[RetentionHold, ...] = field(default=())

    @property
    def is_held(self) -> bool:
        return bool(self.holds)

    @property
    def whose(self) -> int | None:
        """The key of the person whose it is, where it is one person's."""
        return self.begun.people[0] if len(self.begun.people) == 1 else None


def retention_kinds() -> tuple[RetentionKind, ...]:
    """Every kind, in the order in which they are applied: the person last."""
    return listed("RETENTION_KINDS")


def due_by(day: date, *, on: date, kinds: Iterable[RetentionKind] | None = None) -> Iterator[Due]:
    """What will be due by a day, as the periods and holds stand today (`on`); of some kinds, or of all."""
    holds: dict[int, list[RetentionHold]] = {}
    for hold in RetentionHold.objects.in_force(on=on).select_related("worker"):
        holds.setdefault(hold.worker_id, []).append(hold)
    for kind in retention_kinds() if kinds is None else kinds:
        months = kind.months(on=on)
        for begun in kind.begun(begun_by(day, months=months), frozenset(holds)):
            goes_on = due_on(begun.began_on, months=months)
            held = tuple(hold for key in begun.people for hold in holds.get(key, ()))
            yield Due(kind=kind, begun=begun, due_on=goes_on, months=months, holds=held)

"""What a first step is: a question to the database, and what its answer means.

A step is done because the thing is there, never because somebody said so. All steps of a page are asked in
one query: each names the numbers that it needs, as expressions (`number_of`, `is_there`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from workforce.authority_settings import History

type Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """How a step stands: done or not, and in words with numbers what is there or missing.

    `action` and `page` are what it needs now, where that is something else than the step's own.
    """

    is_done: bool
    words: str
    action: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps. `asks` are its numbers by name, `look` what they mean.

    `page` is the URL name of the page that does it, with its arguments; where it is not for this
    reader, the step has no button, and `who` says whose it is. `can_be_left` where an authority can do
    without.
    """

    key: str
    title: str
    why: str
    action: str
    page: str
    look: Callable[[Facts, History], Look]
    args: tuple[object, ...] = ()
    query: str = ""
    asks: Callable[[date], Mapping[str, Combinable]] = lambda on: {}
    who: str = "A system administrator or the principal social worker does this."
    can_be_left: bool = False


def number_of(rows: QuerySet[Any]) -> Combinable:
    """How many rows, as a part of a larger query."""
    counted = (
        rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def is_there(rows: QuerySet[Any]) -> Combinable:
    """Whether there is a row, as a part of a larger query."""
    return Exists(rows)

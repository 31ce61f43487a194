"""What is kept of people until so many months after they have left."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from workforce.models import Worker
from workforce.privacy.inventory import inventory, rows_about, to_worker
from workforce.privacy.retention import Begun
from workforce.rules.data_held import Kept


def leavers_with(
    kept: Kept, *, besides: Callable[[int], Iterable[QuerySet[Any]]] = lambda key: (), but: Iterable[str] = ()
) -> Callable[[date, frozenset[int]], Iterator[Begun]]:
    """Everyone who left by a day and of whom something of a kind is still there, with all of it.

    `but` are tables in which a row can be several people's; `besides` answers the rows of them that are
    this person's alone.
    """
    apart = frozenset(but)

    def begun(until: date, held: frozenset[int]) -> Iterator[Begun]:
        left = {worker.pk: worker for worker in Worker.objects.filter(left_on__lte=until).order_by("pk")}
        there = _with_rows(kept, left, apart)
        for key in sorted(there):
            worker = left[key]
            rows = {model: found for model, found in rows_about(kept, [key]).items() if model not in apart}
            yield Begun(
                subject=worker,
                people=(key,),
                began_on=worker.left_on or until,
                roots=(*rows.values(), *besides(key)),
            )

    return begun


def _with_rows(kept: Kept, people: Iterable[int], apart: frozenset[str]) -> set[int]:
    """Those of whom any row of the kind is there; one question for each table."""
    found: set[int] = set()
    for model, rows in rows_about(kept, people).items():
        if model not in apart:
            found |= set(rows.order_by().values_list(to_worker(inventory()[model]), flat=True).distinct())
    return found.intersection(people)

"""Rows of any table as an import keeps them: what they say by key, and what refers to them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from workforce.models.sealed_rows import opener

#: Unbroken runs of keys that one question asks for: an import's own stand together, so that there are few.
RUNS = 100

type Rows = dict[int, list[Any]]


def rows_read(rows: models.QuerySet[Any]) -> Rows:
    """What the rows say, by key."""
    columns = columns_of(rows.model)
    opened = opener(rows.model, columns)
    return {row[0]: opened(row[1:]) for row in rows.values_list("pk", *columns)}


def columns_of(table: type[models.Model]) -> list[str]:
    return [one.attname for one in table._meta.concrete_fields]


def digest_of(rows: Rows) -> str:
    told = json.dumps(sorted(rows.items()), cls=DjangoJSONEncoder)
    return hashlib.sha256(told.encode()).hexdigest()


def ranges_of(keys: Iterable[int]) -> list[list[int]]:
    """Keys as first and last of each unbroken run: those of one import stand together."""
    found: list[list[int]] = []
    for key in sorted(keys):
        if found and found[-1][1] == key - 1:
            found[-1][1] = key
        else:
            found.append([key, key])
    return found


def within(name: str, ranges: Sequence[Sequence[int]]) -> Iterator[Q]:
    """Conditions that together find whatever this column leads to in these runs of keys.

    First and last of a run say it in a tenth of the time that a list of its keys takes.
    """
    for start in range(0, len(ranges), RUNS):
        runs = ranges[start : start + RUNS]
        yield reduce(or_, (Q(**{f"{name}__gte": first, f"{name}__lte": last}) for first, last in runs))


def relations_of(table: type[models.Model]) -> list[models.ManyToOneRel]:
    """How rows of other tables refer to rows of this one."""
    every = table._meta.get_fields(include_hidden=True)
    return [one for one in every if isinstance(one, models.ManyToOneRel)]


def is_worked_out(table: Any) -> bool:
    """Its rows say what other rows make of them, and go with those."""
    return bool(getattr(table, "WORKED_OUT", False))

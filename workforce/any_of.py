"""What is in any of several lists of keys, asked so that a database finds it by its indexes.

`WHERE a = 1 OR b IN (SELECT …)` reads every row there is: no index answers half of an OR. One IN of all of
them reads each list by its own, and looks up what it found.
"""

from typing import Any

from django.db.models import QuerySet


def any_of(*keys: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The keys of all of these, each a queryset of one column (`values`), for use in `…__in`."""
    first, *others = (each.order_by() for each in keys)
    return first.union(*others)

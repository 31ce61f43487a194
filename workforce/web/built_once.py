"""Large queries of one reader, built once in a process.

Such a query is always the same but for the reader and some days, and to build it takes Django many times as
long as it takes the database to answer. So it is built for a reader and days that are nobody's, and asked
with those of the page in their place.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import QuerySet

from workforce.models import Account, Worker

if TYPE_CHECKING:
    from workforce.web.viewer import Viewer

#: Keys that nobody has, and days on which no page is drawn: two of each, to see what changes with them.
WORKERS, ACCOUNTS = (2_147_483_629, 2_147_483_587), (2_147_483_563, 2_147_483_549)
DAYS = (date(2999, 1, 31), date(2998, 1, 29))
type Build = Callable[..., QuerySet[Any, Any]]


def built_once(build: Build) -> Callable[..., list[Any]]:
    """Answers the rows of a queryset of `values`, made from a viewer and days, as named tuples.

    What is built may depend on the viewer's role, and on whether there is a worker behind the account. It has
    the keys and days as they are: raises AssertionError where `build` calculates with them.
    """

    @wraps(build)
    def asked(viewer: "Viewer", *days: date) -> list[Any]:
        kind: Any = viewer.__class__
        role, has_worker = viewer.account.role, viewer.worker is not None
        statement, values, row, converters = _statement(
            build, kind, connection.vendor, role, has_worker, len(days)
        )
        to_database = connection.ops.adapt_datefield_value
        place: dict[Any, Any] = {"account": viewer.account.pk, "worker": viewer.worker and viewer.worker.pk}
        place |= {number: to_database(day) for number, day in enumerate((viewer.on, *days))}
        with connection.cursor() as cursor:
            cursor.execute(statement, [place[key] if is_place else key for is_place, key in values])
            return [row(*_converted(one, converters)) for one in cursor.fetchall()]

    return asked


def _converted(row: Sequence[Any], converters: dict[int, Any]) -> Sequence[Any]:
    if not converters:
        return row
    found = list(row)
    for place, (steps, expression) in converters.items():
        for step in steps:
            found[place] = step(found[place], expression, connection)
    return found


@cache
def _statement(
    build: Build, kind: "type[Viewer]", vendor: str, role: str, has_worker: bool, number_of_days: int
) -> tuple[str, list[tuple[bool, Any]], Any, dict[int, Any]]:
    """The statement, its values (or whose place is there), its row, and what makes Python of its columns."""
    compiled = []
    for turn in (0, 1):
        viewer, days = _stand_in(turn, kind, role, has_worker=has_worker, days=number_of_days)
        query = build(viewer, *days).query
        compiler = query.get_compiler(connection=connection)
        statement, values = compiler.as_sql()
        places: dict[str, Any] = {str(WORKERS[turn]): "worker", str(ACCOUNTS[turn]): "account"}
        places |= {str(day): number for number, day in enumerate((viewer.on, *days))}
        found = [(str(one) in places, places.get(str(one), one)) for one in values]
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        names = list(query.selected or (*query.values_select, *query.annotation_select))
        compiled.append((statement, found, namedtuple("Row", names), compiler.get_converters(columns)))
    assert compiled[0][:2] == compiled[1][:2], f"{build.__name__} calculates with a key or a day"  # noqa: S101
    return compiled[0]


def _stand_in(
    turn: int, kind: "type[Viewer]", role: str, *, has_worker: bool, days: int
) -> "tuple[Viewer, list[date]]":
    viewer = kind(Account(pk=ACCOUNTS[turn], role=role), on=DAYS[turn])
    viewer.worker = Worker(pk=WORKERS[turn]) if has_worker else None
    return viewer, [DAYS[turn] + timedelta((turn + 2) * (number + 1)) for number in range(days)]

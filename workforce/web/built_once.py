"""Large queries of one reader, built once in a process.

Such a query is always the same but for the reader, some days and keys, and to build it takes Django many
times as long as it takes the database to answer. So it is built for a reader, days and keys that are
nobody's, and asked with those of the page in their place.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import QuerySet

from workforce.models import Account, Worker

if TYPE_CHECKING:
    from workforce.web.viewer import Viewer

#: What changes from page to page beside the reader: days, instants, and keys of rows.
type Known = date | datetime | int
#: Keys that nobody has, and days on which no page is drawn: two of each, to see what changes with them.
WORKERS, ACCOUNTS = (2_147_483_629, 2_147_483_587), (2_147_483_563, 2_147_483_549)
DAYS = (date(2999, 1, 31), date(2998, 1, 29))
KEYS = (2_147_480_000, 2_147_470_000)
type Build = Callable[..., QuerySet[Any, Any]]


def built_once(build: Build) -> Callable[..., list[Any]]:
    """Answers the rows of a queryset of `values`, made from a viewer, days and keys, as named tuples.

    What is built may depend on the viewer's role, and on whether there is a worker behind the account. It has
    the keys and days as they are: raises AssertionError where `build` calculates with them, or asks what the
    viewer is to others.
    """

    @wraps(build)
    def asked(viewer: "Viewer", *known: Known) -> list[Any]:
        rows, row, converters = _rows_of(build, viewer, known)
        return [row(*_converted(one, converters)) for one in rows]

    return asked


def as_they_come(build: Build) -> Callable[..., list[tuple[Any, ...]]]:
    """The same, of columns that the database gives as Python knows them: plain tuples, made into nothing."""

    @wraps(build)
    def asked(viewer: "Viewer", *known: Known) -> list[tuple[Any, ...]]:
        return _rows_of(build, viewer, known)[0]

    return asked


def _rows_of(
    build: Build, viewer: "Viewer", known: Sequence[Known]
) -> tuple[list[tuple[Any, ...]], Any, dict[int, Any]]:
    """The rows as they come, what a row is called, and what makes Python of its columns."""
    kind: Any = viewer.__class__
    role, has_worker = viewer.account.role, viewer.worker is not None
    statement, values, row, converters = _statement(
        build, kind, connection.vendor, role, has_worker, tuple(_kind_of(one) for one in known)
    )
    place: dict[Any, Any] = {"account": viewer.account.pk, "worker": viewer.worker and viewer.worker.pk}
    place |= {number: _to_database(one) for number, one in enumerate((viewer.on, *known))}
    with connection.cursor() as cursor:
        cursor.execute(statement, [place[key] if is_place else key for is_place, key in values])
        return cursor.fetchall(), row, converters


def _kind_of(known: Known) -> type[Known]:
    return next(kind for kind in (datetime, date, int) if isinstance(known, kind))


def _to_database(known: Known) -> Any:
    if isinstance(known, datetime):
        return connection.ops.adapt_datetimefield_value(known)
    return known if isinstance(known, int) else connection.ops.adapt_datefield_value(known)


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
    build: Build,
    kind: "type[Viewer]",
    vendor: str,
    role: str,
    has_worker: bool,
    known_by: tuple[type[Known], ...],
) -> tuple[str, list[tuple[bool, Any]], Any, dict[int, Any]]:
    """The statement, its values (or whose place is there), its row, and what makes Python of its columns."""
    compiled = []
    for turn in (0, 1):
        viewer, known = _stand_in(turn, kind, role, has_worker=has_worker, known_by=known_by)
        query = build(viewer, *known).query
        compiler = query.get_compiler(connection=connection)
        statement, values = compiler.as_sql()
        places: dict[str, Any] = {str(WORKERS[turn]): "worker", str(ACCOUNTS[turn]): "account"}
        places |= {str(_to_database(one)): number for number, one in enumerate((viewer.on, *known))}
        found = [(str(one) in places, places.get(str(one), one)) for one in values]
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        names = list(query.selected or (*query.values_select, *query.annotation_select))
        compiled.append((statement, found, namedtuple("Row", names), compiler.get_converters(columns)))
    first, second = ((told[0], [_comparable(one) for one in told[1]]) for told in compiled)
    assert first == second, f"{build.__name__} calculates with a key or a day"  # noqa: S101
    return compiled[0]


def _comparable(value: tuple[bool, Any]) -> tuple[bool, Any]:
    """JSON as PostgreSQL's driver wraps it is equal to nothing else, not even to the same again."""
    is_place, said = value
    return is_place, getattr(said, "obj", said)


class _NotKnown(frozenset[str]):
    """What a stand-in is to others: a query that depends on it would be the same for everybody."""

    def __contains__(self, part: object) -> bool:
        raise AssertionError(f"built for all readers, and asks whether one is {part}")

    def isdisjoint(self, parts: Iterable[Any], /) -> bool:
        raise AssertionError(f"built for all readers, and asks whether one is any of {parts}")


def _stand_in(
    turn: int, kind: "type[Viewer]", role: str, *, has_worker: bool, known_by: tuple[type[Known], ...]
) -> "tuple[Viewer, list[Known]]":
    viewer = kind(Account(pk=ACCOUNTS[turn], role=role), on=DAYS[turn])
    viewer.worker = Worker(pk=WORKERS[turn]) if has_worker else None
    viewer.parts = _NotKnown()
    known: list[Known] = []
    for number, kind_of in enumerate(known_by, 1):
        day = DAYS[turn] + timedelta((turn + 2) * number)
        instant = datetime(day.year, day.month, day.day, 1, 2, 3, 456789, tzinfo=UTC)
        stand_ins: dict[type[Known], Known] = {date: day, datetime: instant, int: KEYS[turn] + number}
        known.append(stand_ins[kind_of])
    return viewer, known

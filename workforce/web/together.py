"""Several lists of one page, asked of the database in one question that is built once in a process.

Each is written as the queryset that it is. What they find comes as one list of rows that say whose they are,
with their columns as JSON; of them is made again what the querysets are of.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from itertools import batched
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet, StringAgg, TextField, Value, Window
from django.db.models.functions import Cast, JSONArray, RowNumber
from django.db.models.query import ModelIterable

from workforce.web.built_once import Known, as_they_come
from workforce.web.row_shapes import Shape, columns_of, shape_of

if TYPE_CHECKING:
    from workforce.web.viewer import Viewer

#: Neither engine takes many more values in one array.
LONGEST_ARRAY = 90
type Questions = Mapping[str, QuerySet[Any, Any]]


def asked_together(build: Callable[..., Questions]) -> Callable[..., Mapping[str, list[Any]]]:
    """Answers several querysets, made from a viewer, days and keys, by their names: see `built_once`.

    One of objects answers objects, with what `select_related` names and what is annotated; one of `values`
    named tuples. Each in the order of its columns, where it has one; none is cut (`[:3]`) or prefetches.
    """
    shapes: dict[str, Shape] = {}

    @as_they_come
    @wraps(build)
    def in_one(viewer: "Viewer", *known: Known) -> QuerySet[Any, Any]:
        questions = build(viewer, *known)
        shapes.update((name, shape_of(rows)) for name, rows in questions.items())
        return _in_one(questions, shapes)

    @wraps(build)
    def asked(viewer: "Viewer", *known: Known) -> Mapping[str, list[Any]]:
        return _lists(in_one(viewer, *known), shapes)

    return asked


def together(questions: Questions) -> Mapping[str, list[Any]]:
    """The same, built for this page alone: where what is asked for has many keys, or is freely chosen."""
    shapes = {name: shape_of(rows) for name, rows in questions.items()}
    return _lists(_in_one(questions, shapes), shapes)


def _in_one(questions: Questions, shapes: Mapping[str, Shape]) -> QuerySet[Any, Any]:
    first, *others = (_as_rows(name, rows, shapes[name]) for name, rows in questions.items())
    return first.union(*others, all=True).order_by()


def _lists(rows: Iterable[tuple[Any, ...]], shapes: Mapping[str, Shape]) -> Mapping[str, list[Any]]:
    lists: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, as_json, place in rows:
        lists[name].append((place, as_json))
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for name, listed in lists.items():
        found[name] = list(_made_again(listed, shapes[name]))
    return found


def _as_rows(name: str, rows: QuerySet[Any, Any], shape: Shape) -> QuerySet[Any, Any]:
    paths = [column.path for column in shape.columns]
    by: Any = rows.query.order_by or (rows.model._meta.ordering if rows.ordered else ())
    place: Any = Window(RowNumber(), order_by=list(by)) if by else Value(0)
    parts: list[Any] = [*paths]
    if len(paths) > LONGEST_ARRAY:
        parts = [JSONArray(*some) for some in batched(paths, LONGEST_ARRAY, strict=False)]
    array = JSONArray(*parts, output_field=TextField())
    columns = {"in_list": Value(name), "as_json": array, "in_place": place}
    is_objects = issubclass(rows._iterable_class, ModelIterable)
    plain: QuerySet[Any, Any] = rows.select_related(None) if is_objects else rows
    found: QuerySet[Any, Any] = plain.order_by().annotate(**columns).values_list(*columns)
    return found


def _made_again(rows: list[tuple[int, str]], shape: Shape) -> Iterable[Any]:
    """What rows of one list were made from, each with its place, in order."""
    rows.sort(key=itemgetter(0))
    read = json.loads(f"[{','.join(as_json for _, as_json in rows)}]")  # far quicker than one by one
    if len(shape.columns) > LONGEST_ARRAY:
        read = [[one for some in values for one in some] for values in read]
    return shape.made_of(read)


def in_groups(rows: QuerySet[Any, Any], by: Sequence[str]) -> Iterator[tuple[list[Any], list[Iterable[Any]]]]:
    """Rows of a queryset of `values`, whose first column is the key, in groups that have some columns in
    common: what these columns say, and each column of the rows of the group, in the order of their keys. Far
    quicker than row by row where there are many.
    """
    shape = shape_of(rows)
    array = Cast(JSONArray(*(column.path for column in shape.columns), output_field=TextField()), TextField())
    each = StringAgg(array, Value(",", output_field=TextField()))
    groups = rows.order_by().values(*by).annotate(each_of_them=each)
    for *said, found in groups.values_list(*by, "each_of_them"):
        read = sorted(json.loads(f"[{found}]"), key=itemgetter(0))
        yield said, columns_of(read, shape.columns)


def with_children(parents: Iterable[Model], name: str, children: Iterable[Any], *, of: str) -> None:
    """Give each object its `name` (a reverse relation) from rows that are read, by their foreign key `of`."""
    by_parent = by_key(children, of)
    for parent in parents:
        found = getattr(parent, name).all()
        found._result_cache = by_parent[parent.pk]
        vars(parent).setdefault("_prefetched_objects_cache", {})[name] = found


def by_key(rows: Iterable[Any], of: str) -> defaultdict[Any, list[Any]]:
    """Rows together by what `of` says in each, such as a foreign key."""
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, of)].append(row)
    return found

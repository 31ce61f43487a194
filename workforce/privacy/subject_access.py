"""Everything that is held about one person, read by the data inventory: theirs whole, of others nothing.

A row is theirs when it is mainly about them: they get what it says, with the names of colleagues who acted.
Of a row that is about someone else and only names them (a session that they gave), they get its numbers and
days. Left out, and counted, is what is about children and families, what several people share, and what opens
an account: a person judges whether more can be given.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Field, Model, QuerySet
from django.utils import timezone

from workforce.across_floors import listed
from workforce.models import Account, Worker
from workforce.models.sealed import NoteCannotBeOpened
from workforce.models.searching import SearchTextField
from workforce.privacy.inventory import columns_of, inventory, table_of, to_worker
from workforce.rules.data_held import Held, Readers, Sort

#: What a person gets of a row that is mainly about them, and of one that only names them.
THEIRS = (Sort.FACTS, Sort.LINKS, Sort.NAMES, Sort.WORDS, Sort.NOTES, Sort.HEALTH, Sort.TRAITS)
OF_OTHERS = (Sort.FACTS,)
#: What is not given of a row that several people share.
SHARED = (Sort.WORDS, Sort.NOTES)
WHY_LEFT_OUT = {
    Sort.FAMILIES: "about children and families",
    Sort.SECRETS: "what opens an account or an address",
    Sort.BALLOTS: "whether they took part in a survey that is open, which no one else is told",
}

type Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a table's rows is other people's: `cut` answers the values without it, and what it left out."""

    model: str
    cut: Callable[[Values], tuple[Values, str]]


@dataclass(slots=True)
class Section:
    """One table: rows that are theirs, rows that only name them, and what was left out and how often."""

    model: str
    what: str
    rows: list[Values] = field(default_factory=list)
    named: list[Values] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    #: Contents of files by their names, such as the evidence of a milestone.
    files: dict[str, bytes] = field(default_factory=dict)
    #: Texts of theirs that do not open.
    closed: list[str] = field(default_factory=list)

    @property
    def left_out_in_words(self) -> list[str]:
        return [f"{what}: {number}" for what, number in sorted(self.left_out.items())]


def everything_about(worker: Worker) -> list[Section]:
    """A section for each table that holds something of them.

    Raises `NoteCannotBeOpened` with every text of theirs that does not open, so that all are mended at once.
    """
    cuts = {cut.model: cut.cut for cut in listed("SUBJECT_ACCESS_CUTS")}
    sections = [_section(held, worker, cuts.get(held.model)) for held in inventory().values()]
    if closed := [text for each in sections for text in each.closed]:
        raise NoteCannotBeOpened(*closed)
    return [each for each in sections if each.rows or each.named or each.left_out]


def _section(held: Held, worker: Worker, cut: Callable[[Values], tuple[Values, str]] | None) -> Section:
    section = Section(held.model, held.what)
    theirs = _theirs(held, worker)
    shared = _shared(held, theirs)
    for row in theirs:
        if held.readers is Readers.GOVERNANCE:
            section.left_out["for an information governance officer to judge"] += 1
            continue
        values = _values(held, row, shown=_shown(row, shared, section), section=section)
        if cut is not None and not section.closed:
            values, left_out = cut(values)
            section.left_out.update([left_out] if left_out else [])
        section.rows.append(values)
    section.named = list(_named(held, worker, {row.pk for row in theirs}))
    return section


def _theirs(held: Held, worker: Worker) -> list[Model]:
    if not held.about:
        return []
    rows = table_of(held)._base_manager.filter(**{to_worker(held): worker.pk})
    return list(_with_others(rows).distinct())


def _with_others(rows: QuerySet[Any]) -> QuerySet[Any]:
    """In order, with what their columns lead to: read for all rows together."""
    leading = (column.name for column in columns_of(rows.model) if column.is_relation)
    return rows.order_by("pk").prefetch_related(*leading)


def _shared(held: Held, rows: Collection[Model]) -> set[Any]:
    """Keys of those rows that are mainly about several people: a group's."""
    if not rows or not _may_be_of_several(table_of(held), held.about[0]):
        return set()
    people = table_of(held)._base_manager.filter(pk__in=[row.pk for row in rows])
    several = people.annotate(several=Count(held.about[0], distinct=True)).filter(several__gt=1)
    return set(several.values_list("pk", flat=True))


def _may_be_of_several(model: type[Model], path: str) -> bool:
    """Somewhere on the way from a row to its person one thing has many others."""
    for name in path.split("__"):
        relation: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if relation.one_to_many or relation.many_to_many:
            return True
        if relation.is_relation:
            model = relation.related_model
    return False


def _shown(row: Model, shared: set[Any], section: Section) -> tuple[Sort, ...]:
    if row.pk not in shared:
        return THEIRS
    section.left_out["what a group shares"] += 1
    return tuple(sort for sort in THEIRS if sort not in SHARED)


def _named(held: Held, worker: Worker, but: set[Any]) -> Iterator[Values]:
    """Rows about others, or about nobody, in which a column leads to this person or their account."""
    if held.readers is Readers.GOVERNANCE:
        return
    seen = set(but)
    for column in columns_of(table_of(held)):
        leads_to = column.related_model
        own = worker.pk if leads_to is Worker else worker.account_id if leads_to is Account else None
        if not own:
            continue
        rows: QuerySet[Any] = table_of(held)._base_manager.filter(**{column.name: own}).exclude(pk__in=seen)
        for row in _with_others(rows):
            seen.add(row.pk)
            yield {"as": str(column.verbose_name), **_values(held, row, shown=OF_OTHERS)}


def _values(held: Held, row: Model, *, shown: Iterable[Sort], section: Section | None = None) -> Values:
    """What they get of a row. What they do not get stays sealed: it opens for nobody here."""
    found: Values = {}
    sorts, wanted = held.sorts, set(shown)
    for column in columns_of(type(row)):
        sort = sorts[column.name]
        if isinstance(column, SearchTextField):  # the columns beside it once more, in small letters
            continue
        if row.__dict__[column.attname] in (None, "", b"", {}, []):
            continue
        if sort in wanted:
            found[str(column.verbose_name)] = _given(row, column, section)
        elif section is not None and sort in WHY_LEFT_OUT:
            section.left_out[WHY_LEFT_OUT[sort]] += 1
    return found


def _given(row: Model, column: "Field[Any, Any]", section: Section | None) -> Any:
    """A value to read; a file's content goes to the files. A text that does not open is noted."""
    try:
        value = getattr(row, column.attname)
    except NoteCannotBeOpened as error:
        if section is None:
            raise
        section.closed += error.which
        return None
    if section is not None and isinstance(value, bytes | memoryview):
        name = f"{section.model}-{row.pk}-{column.name}"
        section.files[name] = bytes(value)
        return f"in the file {name}"
    return _plain(row, column, value)


def _plain(row: Model, column: "Field[Any, Any]", value: Any) -> Any:
    """A value as a person and JSON read it."""
    if column.is_relation:
        return _who_or_which(getattr(row, column.name))
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    match value:
        case datetime():
            return timezone.localtime(value).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case bool():
            return "yes" if value else "no"
        case int() | dict() | list():
            return json.loads(json.dumps(value, default=str))
    return str(value)


def _who_or_which(other: Any) -> str:
    """A colleague by name; anything else by its kind and number."""
    if isinstance(other, Worker):
        return other.full_name
    if isinstance(other, Account):
        return other.get_full_name()
    return f"{other._meta.verbose_name} {other.pk}"

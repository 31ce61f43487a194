"""Undoing the last import, as long as nothing was built on it.

While a plan is written, what it adds and what it changes is noted: keys of what is new, and the values
before. To undo is to remove the one and put back the other. It is refused, in words, where another import
or anything that a person did since stands on it.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Max

from workforce.audit_trail.coming_and_going import NO_WORK
from workforce.audit_trail.reading_rights import READS
from workforce.audit_trail.runs import keys_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.signed_kinds import REMOVED, signed_kinds
from workforce.audit_trail.verbs import Verb
from workforce.imports.rights_as_before import DoneThere, rights_as_before
from workforce.imports.rows_kept import (
    Rows,
    columns_of,
    digest_of,
    is_worked_out,
    ranges_of,
    relations_of,
    rows_read,
    within,
)
from workforce.locking import lock_people
from workforce.models import Account, Event, ImportRun, ReaderChange, Worker
from workforce.models.sealed_rows import save_together
from workforce.reader_changes.services import withdraw
from workforce.rules.refusal import Refusal

BATCH = 500
#: Reasons that a refusal names before it only counts the rest.
NAMED = 5
#: What leaves nothing behind that an import could be built under.
ONLY_LOOKED = ("read", "exported", "report made")


class CannotUndo(Refusal):
    """Why an import stands; the message says what stands on it."""


class Watched(NamedTuple):
    """A table that an import writes to; `person` leads to whose row it is ("" for one that is nobody's)."""

    model: str
    person: str = ""

    @property
    def table(self) -> type[models.Model]:
        return apps.get_model(self.model)


@dataclass(frozen=True)
class Undoing:
    """How one kind of import is undone.

    `tables` are those it writes to, each after those that it refers to. What it does besides that reaches
    people (a session cancelled, an address changed) cannot be taken back: `final` are the verbs of that.
    `minds_the_trail` says whether whatever was done since about its people stands on it; otherwise only
    what refers to its rows does. `settle(people)` brings up to date what depends on the rows, once they
    are as before. `telling(tables)` is asked before, and answers what tells who is read by others.
    `touched(plan)` names the tables that a plan can write to, where that is not all of them.
    """

    tables: tuple[Watched, ...]
    final: tuple[Verb, ...] = ()
    minds_the_trail: bool = True
    settle: Callable[[set[int]], object] = field(default=lambda people: None)
    telling: Callable[[Sequence[DoneThere]], Callable[[Account | None], object]] = lambda tables: (
        lambda by: None
    )
    touched: Callable[[Any], Collection[str] | None] = field(default=lambda plan: None)

    def tables_of(self, run: ImportRun) -> list[tuple[Watched, dict[str, Any]]]:
        """The tables that an import wrote to, and what it did there."""
        done = run.undo["tables"] if run.undo else {}
        return [(one, done[one.model]) for one in self.tables if one.model in done]


class Watch:
    """What stands before a plan is written; afterwards, what it has done."""

    def __init__(self, undoing: Undoing, plan: Any, people: set[int]) -> None:
        self.undoing, self.people = undoing, people
        touched = undoing.touched(plan)
        self.tables = [one for one in undoing.tables if touched is None or one.model in touched]
        self._before = {one.model: _rows(one, people) for one in self.tables}
        self._last_event = Event.objects.aggregate(last=Max("pk"))["last"] or 0

    def done(self, *, by: Account | None) -> dict[str, Any]:
        """What an import run keeps of it, as JSON."""
        own = Event.objects.filter(pk__gt=self._last_event, actor=by)
        told = own.filter(verb__in=(Verb.WORKER_ADDED, *self.undoing.final)).values_list("verb", "worker")
        people = self.people | {worker for verb, worker in told if verb == Verb.WORKER_ADDED}
        kept = {
            "people": ranges_of(people),
            "final": sorted({verb for verb, _ in told if verb != Verb.WORKER_ADDED}),
            "tables": {one.model: self._difference(one, people) for one in self.tables},
        }
        as_json: dict[str, Any] = json.loads(json.dumps(kept, cls=DjangoJSONEncoder))
        return as_json

    def _difference(self, watched: Watched, people: set[int]) -> dict[str, Any]:
        before, after = self._before[watched.model], _rows(watched, people)
        added = {key: row for key, row in after.items() if key not in before}
        changed = {
            key: [before[key], row] for key, row in after.items() if key in before and before[key] != row
        }
        gone = {key: row for key, row in before.items() if key not in after}
        return {
            "added": ranges_of(added),
            "digest": digest_of(added),
            "changed": changed,
            "gone": list(gone.values()),
        }


def _rows(watched: Watched, people: set[int]) -> Rows:
    """The rows of these people, or all rows of a table that is nobody's, by key."""
    found: Rows = {}
    rows = watched.table._default_manager.order_by("pk")
    if not watched.person:
        return rows_read(rows)
    for theirs in within(watched.person, ranges_of(people)):
        found |= rows_read(rows.filter(theirs).distinct())
    return found


@transaction.atomic
def undo(*, run: ImportRun, undoing: Undoing, by: Account | None, at: datetime) -> None:
    """Put everything back as it was before an import; a second person is not asked about it any more.

    Raises CannotUndo, with what stands on it.
    """
    kept = ImportRun.objects.get(pk=run.pk).undo
    people = set(keys_of(kept["people"])) if kept else set()
    lock_people(people)
    run.refresh_from_db()
    stands = why_it_stands(run, undoing)
    if stands or run.undo is None:
        raise CannotUndo(*stands)
    tables = undoing.tables_of(run)
    done_there = [DoneThere(one.table, done, columns_of(one.table)) for one, done in tables]
    tell = undoing.telling(done_there)
    for watched, done in reversed(tables):
        _remove(watched.table, done["added"])
    for watched, done in tables:
        _put_back(watched.table, done)
    undoing.settle(people & set(Worker.objects.values_list("pk", flat=True)))
    withdraw(changes=ReaderChange.objects.filter(pk__in=run.changes.get("waiting", ())), by=by, at=at)
    run.undo, run.undone_at = None, at
    run.save(update_fields=["undo", "undone_at"])
    told = {
        "kind": run.kind,
        "rows": run.rows,
        **_removed_for_good(tables),
        READS: rights_as_before(done_there),
    }
    record_event(verb=Verb.IMPORT_UNDONE, subject=run, by=by, **told)
    tell(by)


def _removed_for_good(tables: Iterable[tuple[Watched, dict[str, Any]]]) -> dict[str, Any]:
    """Of what was removed: rows of kinds that are signed, which the audit trail would otherwise miss."""
    rows = {one.table._meta.label_lower: done["added"] for one, done in tables if done["added"]}
    signed = {label: keys for label, keys in rows.items() if label in signed_kinds()}
    return {REMOVED: signed} if signed else {}


def _remove(table: type[models.Model], ranges: list[list[int]]) -> None:
    for relation in relations_of(table):
        if is_worked_out(relation.related_model):
            for those in within(relation.field.attname, ranges):
                rows = relation.related_model._base_manager.filter(those)
                rows._raw_delete(rows.db)
    for those in within("pk", ranges):
        rows = table._base_manager.filter(those)
        rows._raw_delete(rows.db)


def _put_back(table: type[models.Model], done: Mapping[str, Any]) -> None:
    fields = {one.attname: one for one in table._meta.concrete_fields}
    columns = columns_of(table)
    again = [
        table(**{name: fields[name].to_python(value) for name, value in zip(columns, row, strict=True)})
        for row in [*(before for before, _ in done["changed"].values()), *done["gone"]]
    ]
    changed, gone = again[: len(done["changed"])], again[len(done["changed"]) :]
    names = [one.name for one in table._meta.concrete_fields if not one.primary_key]
    save_together(changed, names, batch_size=BATCH)
    table._base_manager.bulk_create(gone, batch_size=BATCH)


def why_it_stands(run: ImportRun, undoing: Undoing) -> list[str]:
    """Why an import cannot be undone, in words; nothing where it can."""
    if run.applied_at is None or run.undone_at or run.undo is None:
        return ["This import cannot be undone. Only the last import can, until the next one."]
    reasons = [f"It did what people were told of: {Verb(one).label}." for one in run.undo["final"]]
    reasons += _done_since(run) if undoing.minds_the_trail else []
    tables = undoing.tables_of(run)
    own = {one.table: {*keys_of(done["added"]), *map(int, done["changed"])} for one, done in tables}
    for watched, done in tables:
        reasons += _built_on(watched.table, done, own)
    more = len(reasons) - NAMED
    return reasons[:NAMED] + ([f"And {more} more."] if more > 0 else [])


def _done_since(run: ImportRun) -> list[str]:
    """What was done about the people of an import since, by the trail."""
    applied = Event.objects.filter(
        verb=Verb.FILE_IMPORTED, subject_type="workforce.importrun", subject_id=str(run.pk)
    ).last()
    if applied is None or run.undo is None:
        return []
    people = set(keys_of(run.undo["people"]))
    since = Event.objects.filter(pk__gt=applied.pk).exclude(worker=None).select_related("worker")
    told = [
        f"{Verb(one.verb).label} since, {one.worker}."
        for one in since
        if one.worker_id in people and one.verb not in NO_WORK and not one.verb.endswith(ONLY_LOOKED)
    ]
    return list(dict.fromkeys(told))


def _built_on(
    table: type[models.Model], done: Mapping[str, Any], own: Mapping[type[models.Model], set[int]]
) -> list[str]:
    """Rows that have changed since, or that others refer to now."""
    rows = _by_key(table, done["added"])
    name = str(table._meta.verbose_name_plural)
    if len(rows) != len([*keys_of(done["added"])]) or digest_of(rows) != done["digest"]:
        return [f"Something was changed since in the {name} that it added."]
    there = _by_key(table, ranges_of(map(int, done["changed"])))
    after = {int(key): both[1] for key, both in done["changed"].items()}
    if json.loads(json.dumps(there, cls=DjangoJSONEncoder)) != {str(key): row for key, row in after.items()}:
        return [f"Something was changed since in the {name} that it changed."]
    return _referring(table, done["added"], own)


def _by_key(table: type[models.Model], ranges: list[list[int]]) -> Rows:
    found: Rows = {}
    for those in within("pk", ranges):
        found |= rows_read(table._base_manager.filter(those).order_by("pk"))
    return found


def _referring(
    table: type[models.Model], ranges: list[list[int]], own: Mapping[type[models.Model], set[int]]
) -> list[str]:
    """Rows of any table that refer to what was added, and were not added or changed with it."""
    found = []
    for relation in relations_of(table):
        other = relation.related_model
        if other is Event or is_worked_out(other):
            continue
        referring: set[int] = set()
        for theirs in within(relation.field.attname, ranges):
            referring |= set(other._base_manager.filter(theirs).values_list("pk", flat=True))
        if number := len(referring - own.get(other, set())):
            found.append(f"{number} {other._meta.verbose_name_plural} came since to what it added.")
    return found

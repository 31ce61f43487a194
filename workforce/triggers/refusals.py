"""The SQL of a trigger on PostgreSQL and on SQLite: changes that are refused, rows that may not overlap."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol


class Statements(NamedTuple):
    """One trigger or exclusion constraint on one engine.

    `definition` is what the database answers when it is asked what stands there (`in_database`).
    """

    name: str
    table: str
    make: str
    drop: str
    definition: str


class Trigger(Protocol):
    """Something that the database refuses, by a name of its own."""

    @property
    def name(self) -> str: ...

    def on(self, vendor: str) -> list[Statements]:
        """What makes it on this engine: "postgresql" or "sqlite"."""


class _Written:
    """Can be written into a migration by `squashmigrations`."""

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        return f"workforce.triggers.{type(self).__name__}", (), dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class RefusedChange(_Written):
    """A table refuses a verb (INSERT, UPDATE, DELETE, TRUNCATE) when a condition over OLD and NEW holds.

    Both engines understand the condition. It may ask other tables: PostgreSQL tests it in the trigger's
    function, where subqueries are allowed. Only PostgreSQL has TRUNCATE, which no trigger of rows sees.
    """

    name: str
    table: str
    verb: str
    message: str
    when: str = "TRUE"

    def on(self, vendor: str) -> list[Statements]:
        if vendor == "postgresql":
            return [self._on_postgresql()]
        return [] if self.verb == "TRUNCATE" else [self._on_sqlite()]

    def _on_postgresql(self) -> Statements:
        name, table = self.name, self.table
        each = "STATEMENT" if self.verb == "TRUNCATE" else "ROW"
        passes = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.verb, "NEW")
        body = (
            f"BEGIN IF ({self.when}) THEN"
            f" RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
            f" END IF; RETURN {passes}; END"
        )
        trigger = (
            f"CREATE TRIGGER {name} BEFORE {self.verb} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"
        )
        function = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        return Statements(
            name,
            table,
            make=f"{function}; {trigger}",
            drop=f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}()",
            definition=f"{trigger} {body}",
        )

    def _on_sqlite(self) -> Statements:
        make = (
            f"CREATE TRIGGER {self.name} BEFORE {self.verb} ON {self.table} FOR EACH ROW"
            f" WHEN ({self.when}) BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )
        return Statements(self.name, self.table, make, f"DROP TRIGGER IF EXISTS {self.name}", make)


@dataclass(frozen=True, kw_only=True)
class NoOverlap(_Written):
    """Rows of one key never share any time, or any day where the two columns are first and last days.

    A last day may be missing. `when` says of which rows this holds; its columns are written
    `{row}column`, and it reads as PostgreSQL shows it (few brackets, capitals). PostgreSQL keeps it by an
    exclusion constraint of this name, SQLite by a trigger for each of INSERT and UPDATE.
    """

    name: str
    table: str
    key: str
    starts: str
    ends: str
    are_days: bool
    message: str
    when: str = ""

    def on(self, vendor: str) -> list[Statements]:
        if vendor == "postgresql":
            return [self._on_postgresql()]
        return [self._on_sqlite(verb) for verb in ("INSERT", "UPDATE")]

    def _on_postgresql(self) -> Statements:
        columns = f"{self.starts}, {self.ends}"
        span = f"daterange({columns}, '[]'::text)" if self.are_days else f"tstzrange({columns})"
        where = f" WHERE ({self.when.format(row='')})" if self.when else ""
        definition = f"EXCLUDE USING gist ({self.key} WITH =, {span} WITH &&){where}"
        return Statements(
            self.name,
            self.table,
            make="CREATE EXTENSION IF NOT EXISTS btree_gist;"
            f" ALTER TABLE {self.table} ADD CONSTRAINT {self.name} {definition}",
            drop=f"ALTER TABLE {self.table} DROP CONSTRAINT IF EXISTS {self.name}",
            definition=definition,
        )

    def _on_sqlite(self, verb: str) -> Statements:
        name = f"{self.name}_{verb.lower()}"
        of_this = f"{self.when.format(row='NEW.')} AND " if self.when else ""
        of_other = f"{self.when.format(row='other.')} AND " if self.when else ""
        make = (
            f"CREATE TRIGGER {name} BEFORE {verb} ON {self.table} FOR EACH ROW"
            f" WHEN {of_this}EXISTS (SELECT 1 FROM {self.table} other"
            f" WHERE other.{self.key} = NEW.{self.key} AND other.id IS NOT NEW.id"
            f" AND {of_other}{self._shares_time()})"
            f" BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )
        return Statements(name, self.table, make, f"DROP TRIGGER IF EXISTS {name}", make)

    def _shares_time(self) -> str:
        starts, ends = self.starts, self.ends
        if self.are_days:
            return (
                f"(NEW.{ends} IS NULL OR other.{starts} <= NEW.{ends})"
                f" AND (other.{ends} IS NULL OR other.{ends} >= NEW.{starts})"
            )
        return f"other.{starts} < NEW.{ends} AND other.{ends} > NEW.{starts}"


def refuse(*, table: str, verb: str, message: str, when: str = "TRUE", name: str = "") -> RefusedChange:
    """One refused change. `name` tells several of one table and verb apart."""
    name = name or f"{table}_refuses_{verb.lower()}"
    return RefusedChange(name=name, table=table, verb=verb, message=message, when=when)


def refuse_emptying(*, table: str, message: str, when: str) -> RefusedChange:
    """PostgreSQL's TRUNCATE is refused while …"""
    return refuse(table=table, verb="TRUNCATE", message=message, when=when)


def append_only(*, table: str, message: str) -> list[RefusedChange]:
    """A table refuses every change and removal of its rows."""
    has_rows = f"EXISTS (SELECT 1 FROM {table})"
    rows = [refuse(table=table, verb=verb, message=message) for verb in ("UPDATE", "DELETE")]
    return [*rows, refuse_emptying(table=table, message=message, when=has_rows)]


def refuse_overlap(
    *,
    name: str,
    table: str,
    key: str,
    starts: str,
    ends: str,
    are_days: bool,
    message: str,
    when: str = "",
) -> NoOverlap:
    """Rows of one key that may not overlap."""
    return NoOverlap(
        name=name,
        table=table,
        key=key,
        starts=starts,
        ends=ends,
        are_days=are_days,
        message=message,
        when=when,
    )

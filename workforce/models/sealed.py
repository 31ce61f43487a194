"""Columns whose text stands sealed in the database, each bound to its row.

A model with such columns says in SEALED_TO which of its facts they belong to: the session, the person, the
row's own name. A text that is copied into another row or column does not open there. Setting, reading and
saving a row go on as with any text; what has no row at hand cannot: `values()` answers what is sealed,
`update()` and `bulk_update()` take nothing but an empty text, and the database finds only what is empty.
What does all this with many rows at once is in `workforce.models.sealed_rows`.

Empty texts stay empty, so that constraints and questions about what is written need no key.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Exact, IsNull
from django.db.models.query_utils import DeferredAttribute

from workforce.sealing import CannotOpen, armoured, open_bytes, seal_bytes, unarmoured

PURPOSE = "notes"
EMPTY = (None, "", b"")


class NoteCannotBeOpened(CannotOpen):
    """Says of which row and column, and why, a line for each text: never a word of it."""

    def __init__(self, *which: str) -> None:
        super().__init__("; ".join(which))
        self.which = which


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """What stands in a column, before it is opened."""

    envelope: str | bytes

    def __str__(self) -> str:
        return "(sealed)"

    __repr__ = __str__

    @property
    def sealed(self) -> bytes:
        """Raises `CannotOpen` for a text that is no envelope."""
        return unarmoured(self.envelope) if isinstance(self.envelope, str) else self.envelope


@dataclass(frozen=True, slots=True)
class _Kept:
    """How a row's text was sealed last: saved unchanged, it stays as it is, of a signed row above all."""

    about: bytes
    content: bytes
    sealed: Sealed


def sealed_about(table: str, column: str, facts: Iterable[Any]) -> bytes:
    """What a text is sealed about: its table and column, and keys or names that its row keeps."""
    return json.dumps([table, column, *map(str, facts)], separators=(",", ":")).encode()


class SealedAttribute(DeferredAttribute):
    """Opens a text when it is first read."""

    field: "SealedColumn"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed) and instance is not None:
            value = instance.__dict__[self.field.attname] = self.field.opened(value, instance)
        return value

    def fetch_one(self, instance: models.Model) -> None:
        """What was not asked for comes sealed, and is opened with what its row is known by here."""
        rows = type(instance)._base_manager.using(instance._state.db).filter(pk=instance.pk)
        instance.__dict__[self.field.attname] = rows.values_list(self.field.attname, flat=True).get()

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EmptyOrNot(Exact):
    """The one question that can be asked of a sealed column: whether there is a text."""

    def get_prep_lookup(self) -> Any:
        if self.rhs not in EMPTY:
            raise FieldError("A sealed text cannot be looked for: only whether it is empty.")
        return super().get_prep_lookup()


# The types know what a column holds; Django's own classes cannot be told.
if TYPE_CHECKING:
    _Column = models.Field[Any, Any]
    _Char = models.CharField[str, str]
    _Text = models.TextField[str, str]
    _Json = models.JSONField
    _Binary = models.BinaryField[bytes, bytes]
else:
    _Column, _Char, _Text, _Json = object, models.CharField, models.TextField, models.TextField
    _Binary = models.BinaryField


class SealedColumn(_Column):
    """What sealed columns of every kind share. For migrations each is a column like any other."""

    descriptor_class = SealedAttribute
    #: What stands as it is, since it tells nothing.
    empty: ClassVar[tuple[Any, ...]] = EMPTY
    migrates_as: ClassVar[str] = "django.db.models.TextField"

    def to_content(self, value: Any) -> bytes:
        """The value as the bytes that are sealed."""
        content: bytes = value.encode()
        return content

    def from_content(self, content: bytes) -> Any:
        return content.decode()

    def to_envelope(self, sealed: bytes) -> str | bytes:
        """As it stands in the column."""
        return armoured(sealed)

    def about(self, facts: Iterable[Any]) -> bytes:
        """What the text of a row with these facts (SEALED_TO) is sealed about."""
        known = list(facts)
        if None in known:
            raise ValueError(f"{self}: a text is sealed to facts that stand: {known}")
        return sealed_about(self.model._meta.db_table, str(self.column), known)

    def opened(self, value: Sealed, instance: models.Model) -> Any:
        """The value of a row. Raises `NoteCannotBeOpened`."""
        about = self._about(instance)
        try:
            content = open_bytes(value.sealed, purpose=PURPOSE, about=about)
        except CannotOpen as error:
            where = f"{instance._meta.verbose_name} {instance.pk}, {self.name}"
            raise NoteCannotBeOpened(f"{where}: {error}") from error
        instance.__dict__[self._kept_as] = _Kept(about, content, value)
        return self.from_content(content)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return self.sealed_for(model_instance, getattr(model_instance, self.attname))

    def sealed_for(self, model_instance: models.Model, value: Any) -> Any:
        """A value as it is stored in this row; an empty one stays."""
        if value in self.empty:
            return value
        about, content = self._about(model_instance), self.to_content(value)
        kept = model_instance.__dict__.get(self._kept_as)
        if kept is None or (kept.about, kept.content) != (about, content):
            sealed = self.to_envelope(seal_bytes(content, purpose=PURPOSE, about=about))
            kept = model_instance.__dict__[self._kept_as] = _Kept(about, content, Sealed(sealed))
        return kept.sealed

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if isinstance(value, Sealed):
            return super().get_db_prep_value(value.envelope, connection)
        if value in EMPTY or hasattr(value, "as_sql"):
            return super().get_db_prep_save(value, connection)
        raise TypeError(f"{self} is sealed row by row: save the row.")

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        if isinstance(value, memoryview):
            value = bytes(value)
        return value if value in EMPTY else Sealed(value)

    def get_lookup(self, lookup_name: str) -> Any:
        return {"exact": EmptyOrNot, "isnull": IsNull}.get(lookup_name)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, self.migrates_as, args, kwargs

    @property
    def _kept_as(self) -> str:
        """No attribute is called so."""
        return f"{self.attname}, sealed"

    def _about(self, instance: models.Model) -> bytes:
        return self.about(getattr(instance, fact) for fact in sealed_to(type(instance)))


class SealedTextField(SealedColumn, _Text):
    """A text."""


class SealedCharField(SealedColumn, _Char):
    """A text of one line; its length is that of what was typed."""

    def get_internal_type(self) -> str:
        return "TextField"


class SealedJSONField(SealedColumn, _Json):
    """What JSON can say. The database reads none of it. Nothing (`{}`) stands as an empty text."""

    empty: ClassVar[tuple[Any, ...]] = (*EMPTY, {})

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return self.get_default() if value == "" else super().from_db_value(value, expression, connection)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        return super().get_db_prep_save("" if value == {} else value, connection)

    def to_content(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode()

    def from_content(self, content: bytes) -> Any:
        return json.loads(content)


class SealedBinaryField(SealedColumn, _Binary):
    """A file."""

    migrates_as = "django.db.models.BinaryField"

    def to_content(self, value: Any) -> bytes:
        return bytes(value)

    def from_content(self, content: bytes) -> Any:
        return content

    def to_envelope(self, sealed: bytes) -> str | bytes:
        return sealed


def sealed_to(model: type[models.Model]) -> tuple[str, ...]:
    """The facts of a row (by attribute) that its sealed columns belong to."""
    facts: tuple[str, ...] = model.SEALED_TO  # type: ignore[attr-defined]  # said by every model with such columns
    return facts


def sealed_columns(model: type[models.Model]) -> list[SealedColumn]:
    """The columns of a model that are sealed."""
    return [field for field in model._meta.local_fields if isinstance(field, SealedColumn)]

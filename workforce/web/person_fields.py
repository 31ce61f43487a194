"""Fields that choose a person, or several, of few or of thousands: whom they offer, how each is told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator
from django.forms.widgets import ChoiceWidget

from workforce.models import Worker
from workforce.web.keys import key_in
from workforce.web.person_search import (
    MOST_FOUND,
    ChosenFirst,
    Found,
    PersonSearch,
    Sent,
    SeveralPeopleSearch,
    keys_of,
    name_of,
    tidy,
)

#: Up to so many are all drawn: fewer are quicker to read than to look for.
FEW = 20


class PeopleOffered(ModelChoiceIterator):
    """All choices of a field, where they are few: those that are nobody in particular, then the people."""

    field: "AmongPeople"

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.starts_empty and "" not in dict(self.field.besides):
            yield "", "Choose a person"
        yield from self.field.besides
        yield from self.field.labelled(self.field.few or [])


class AmongPeople(forms.ModelChoiceField):
    """What a choice of one and a choice of several have in common: whom it offers, and how each is told."""

    iterator = PeopleOffered
    #: Whether each is told by more than the name also where few are drawn and no two are called alike.
    tells_all = False
    #: Choices that are nobody in particular: ("as_above", "As above").
    besides: Sequence[tuple[str, str]] = ()
    #: Whether a list of few starts with "Choose a person".
    starts_empty = False
    #: A field of the same form that offers the same people, who are then read once for both.
    like: "AmongPeople | None" = None
    _read: list[Any] | None = None

    def named_by(self, row: Any) -> str:
        """What a row is called: the person's name."""
        return str(row.full_name)

    def detail_of(self, row: Any) -> str:
        """What tells namesakes apart: the team and the staff number."""
        return _and(row.team, f"staff number {row.staff_number}" if row.staff_number else "")

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with what `detail_of` reads."""
        return rows.select_related("team")

    def matching(self, words: str) -> QuerySet[Any]:
        """The rows that the words find, the closest first."""
        people: Any = self.queryset
        return cast(QuerySet[Any], people.named(words).closest_first(words))

    @property
    def few(self) -> list[Any] | None:
        """All of them, where they can all be drawn; read once, and no more than that takes."""
        if self.like is not None:
            return self.like.few
        if self._read is None:
            self._read = list(self.with_details(self.rows)[: FEW + 1])
        return self._read if len(self._read) <= FEW else None

    def forget_few(self) -> None:
        """Others are offered from now on."""
        self._read = None

    def among(self, keys: Iterable[str]) -> list[Any]:
        """Those of the keys that are offered; of other keys nothing is told."""
        numbers = [number for number in map(key_in, keys) if number is not None]
        return list(self.with_details(self.rows.filter(pk__in=numbers))) if numbers else []

    def found(self, words: str) -> Found:
        """The closest of those offered to these words; nobody for none."""
        words = tidy(words)
        if not words:
            return Found()
        rows = list(self.with_details(self.matching(words))[: MOST_FOUND + 1])
        return Found(rows[:MOST_FOUND], are_more=len(rows) > MOST_FOUND)

    def told(self, row: Any) -> dict[str, str]:
        """A row as a page and the script get it."""
        return {"key": str(row.pk), "name": self.named_by(row), "detail": self.detail_of(row)}

    def labelled(self, rows: Sequence[Any]) -> Iterator[tuple[Any, str]]:
        """Key and label of each; where two are called alike, with what tells them apart."""
        called = Counter(self.named_by(row) for row in rows)
        for row in rows:
            name = self.named_by(row)
            yield row.pk, _and(name, self.detail_of(row)) if self.tells_all or called[name] > 1 else name

    def label_from_instance(self, obj: Model) -> str:
        return self.named_by(obj)

    @property
    def rows(self) -> QuerySet[Any]:
        """Whom it offers."""
        return cast(QuerySet[Any], self.queryset)

    def settle(self, sent: object) -> Sent:
        """What was sent, once its words have found somebody; raises ValidationError while they have not.

        Words of someone chosen are no question: the script leaves the name in the box.
        """
        if not isinstance(sent, Sent):
            return Sent(keys_of(sent))
        if sent.is_open or (sent.words and not sent.keys):
            if sent.keys and sent.words == name_of(self, self.among(sent.keys)):
                return sent
            raise ValidationError(_what_to_do(self.found(sent.words), sent.words), code="open")
        return sent


class PersonField(AmongPeople):
    """One person, or one of the choices `besides`: nobody in particular, whose key is then the value."""

    default_error_messages: ClassVar = {"invalid_choice": "Select someone who can be chosen here"}

    def __init__(
        self,
        queryset: QuerySet[Any] | None = None,
        *,
        of_few: type[ChoiceWidget] = forms.Select,
        besides: Sequence[tuple[str, str]] = (),
        like: AmongPeople | None = None,
        **kwargs: Any,
    ) -> None:
        self.besides, self.like = tuple(besides), like
        self.starts_empty = not issubclass(of_few, forms.RadioSelect) and not besides
        rows: QuerySet[Any] = Worker.objects.none() if queryset is None else queryset
        super().__init__(rows, widget=PersonSearch(of_few()), **kwargs)

    def must_be_someone(self) -> None:
        """Nobody in particular cannot be chosen here, and nobody is chosen in advance."""
        self.besides = ()
        self.starts_empty = True

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Sent) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        key = next(iter(self.settle(value).keys), "")
        return key if key and key in dict(self.besides) else super().clean(key)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, next(iter(keys_of(data)), ""))


class SeveralPeopleField(AmongPeople, forms.ModelMultipleChoiceField):
    """Several people; with `others`, who is not chosen is folded away under these words while anybody is."""

    default_error_messages: ClassVar = {"invalid_choice": "Select only people who can be chosen here"}

    def __init__(self, queryset: QuerySet[Any] | None = None, *, others: str = "", **kwargs: Any) -> None:
        rows: QuerySet[Any] = Worker.objects.none() if queryset is None else queryset
        of_few = ChosenFirst(others) if others else forms.CheckboxSelectMultiple()
        super().__init__(rows, widget=SeveralPeopleSearch(of_few), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Sent) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        return super().clean(list(self.settle(value).keys))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, list(keys_of(data)))


def _what_to_do(found: Found, words: str) -> str:
    if found.people:
        return f"Select one of those found for “{words}”"
    return f"Nobody was found for “{words}”. Enter another part of the name, or the staff number"


def _and(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)

"""Choosing one person, or several, among few or among thousands.

Few are drawn as Django would draw them. Of more, a page draws only those who are chosen and those who were
looked for: without script by typing and pressing "Find", which keeps all that was typed; with it as one types
(`assets/person-search.js` asks this same page, see `people_found`). Whom a form offers is its queryset,
in every way of asking. See docs/decisions/0020-choosing-a-person.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar, cast

from allauth.core.internal import ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator
from django.forms.utils import ErrorDict
from django.forms.widgets import ChoiceWidget
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString, mark_safe

from workforce.models import Worker
from workforce.web.keys import key_in

#: Up to so many are all drawn: fewer are quicker to read than to look for.
FEW = 20
#: So many of those found are shown, the closest first.
MOST_FOUND = 20
#: Letters that are looked for; no name is longer.
LONGEST = 100
#: Letters from which the script asks.
SHORTEST = 2
#: How often one account may ask: more than anyone types, fewer than it takes to press a server.
RATES = {"find": "240/m/user"}

WORDS, LOOKED_FOR, FIND = "words", "looked_for", "find"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a choice among many sends: the keys ticked, the words typed, those already looked for."""

    keys: tuple[str, ...] = ()
    words: str = ""
    looked_for: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there are words of which nobody has seen yet whom they find."""
        return bool(self.words) and self.words != self.looked_for


@dataclass(frozen=True, slots=True)
class Found:
    """Those whom the words find, the closest first, and whether there are more."""

    people: Sequence[Any] = ()
    are_more: bool = False


class PeopleOffered(ModelChoiceIterator):
    """All choices of a field, where they are few: those that are nobody in particular, then the people."""

    field: "_AmongPeople"

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.starts_empty and "" not in dict(self.field.besides):
            yield "", "Choose a person"
        yield from self.field.besides
        yield from self.field.labelled(self.field.offered())


class PersonSearch(forms.Widget):
    """A box to look people up, above those who were found and chosen; or, of few, a list of all."""

    template_name = "django/forms/widgets/person_search.html"
    allow_multiple_selected = False

    def __init__(self, of_few: ChoiceWidget, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.of_few = of_few
        self._are_few: bool | None = None

    def __deepcopy__(self, memo: dict[int, Any]) -> "PersonSearch":
        copied = super().__deepcopy__(memo)
        copied.of_few = deepcopy(self.of_few, memo)
        return copied

    @property
    def choices(self) -> PeopleOffered:
        """Those whom the field offers; each time that these change, it gives them anew."""
        return self._choices

    @choices.setter
    def choices(self, choices: PeopleOffered) -> None:
        self._choices, self._are_few = choices, None

    @property
    def field(self) -> "_AmongPeople":
        """The field whose widget it is."""
        return self.choices.field

    @property
    def are_few(self) -> bool:
        """Whether all are drawn; asked of the database once, of no more rows than that takes."""
        if self._are_few is None:
            self._are_few = self.field.are_few()
        return self._are_few

    @property
    def use_fieldset(self) -> bool:  # type: ignore[override]  # Django's is a constant; here it depends on how many
        return self.of_few.use_fieldset if self.are_few else True

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The box to type in, or whatever the list has."""
        return self.of_few.id_for_label(id_) if self.are_few else id_

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> Sent:
        keys = data.getlist(name) if hasattr(data, "getlist") else data.get(name, ())
        if isinstance(keys, str | int | Model):
            keys = [keys]
        words, looked_for = (str(data.get(f"{name}-{part}") or "") for part in (WORDS, LOOKED_FOR))
        return Sent(tuple(_key(each) for each in keys or ()), _tidy(words), _tidy(looked_for))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> bool:
        return name not in data and f"{name}-{WORDS}" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        sent = value if isinstance(value, Sent) else Sent(_keys(value))
        if not self.are_few:
            return super().render(name, sent, attrs, renderer)
        self.of_few.choices = self.choices
        shown = list(sent.keys) if self.allow_multiple_selected else next(iter(sent.keys), None)
        return mark_safe(self.of_few.render(name, shown, attrs, renderer))  # noqa: S308 - drawn by a template

    def get_context(self, name: str, value: Sent, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = self.field.among(value.keys)
        settled = not self.allow_multiple_selected and value.words == _name(self.field, chosen)
        found = Found() if settled else self.field.found(value.words)
        context["widget"] |= {
            "type": "checkbox" if self.allow_multiple_selected else "radio",
            "words": value.words or ("" if self.allow_multiple_selected else _name(self.field, chosen)),
            "looked_for": value.words,
            "has_looked": bool(value.words) and not settled,
            "found": found,
            "most": MOST_FOUND,
            "longest": LONGEST,
            "shortest": SHORTEST,
            "besides": self._besides(value),
            "people": self._people(chosen, found.people),
            "blank": {"key": "", "name": "", "detail": "", "is_chosen": False},
        }
        return context

    def _besides(self, sent: Sent) -> list[dict[str, Any]]:
        """The words that stand for nobody in particular, drawn before the people."""
        keys = set(sent.keys) or {""}
        if sent.words:
            keys.discard("")
        return [{"key": key, "name": label, "is_chosen": key in keys} for key, label in self.field.besides]

    def _people(self, chosen: Sequence[Any], found: Sequence[Any]) -> list[dict[str, Any]]:
        keys = {one.pk for one in chosen}
        people = [*chosen, *(one for one in found if one.pk not in keys)]
        return [{**self.field.told(one), "is_chosen": one.pk in keys} for one in people]


class SeveralPeopleSearch(PersonSearch):
    """The same for several people: those who are chosen stay ticked."""

    allow_multiple_selected = True


class _AmongPeople(forms.ModelChoiceField):
    """What a choice of one and a choice of several have in common: whom it offers, and how each is told."""

    iterator = PeopleOffered
    #: Whether each is told by more than the name also where few are drawn and no two are called alike.
    tells_all = False
    #: Choices that are nobody in particular: ("as_above", "As above").
    besides: Sequence[tuple[str, str]] = ()
    #: Whether a list of few starts with "Choose a person".
    starts_empty = False

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

    def are_few(self) -> bool:
        """Whether all can be drawn."""
        return len(self._rows.order_by().values_list("pk")[: FEW + 1]) <= FEW

    def offered(self) -> list[Any]:
        """All of them."""
        return list(self.with_details(self._rows))

    def among(self, keys: Iterable[str]) -> list[Any]:
        """Those of the keys that are offered; of other keys nothing is told."""
        numbers = [number for number in map(key_in, keys) if number is not None]
        return list(self.with_details(self._rows.filter(pk__in=numbers))) if numbers else []

    def found(self, words: str) -> Found:
        """The closest of those offered to these words; nobody for none."""
        words = _tidy(words)
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
    def _rows(self) -> QuerySet[Any]:
        return cast(QuerySet[Any], self.queryset)

    def settle(self, sent: object) -> Sent:
        """What was sent, once its words have found somebody; raises ValidationError while they have not.

        Words of someone chosen are no question: the script leaves the name in the box.
        """
        if not isinstance(sent, Sent):
            return Sent(_keys(sent))
        if sent.is_open or (sent.words and not sent.keys):
            if sent.keys and sent.words == _name(self, self.among(sent.keys)):
                return sent
            raise ValidationError(_what_to_do(self.found(sent.words), sent.words), code="open")
        return sent


class PersonField(_AmongPeople):
    """One person, or one of the choices `besides`: nobody in particular, whose key is then the value."""

    default_error_messages: ClassVar = {"invalid_choice": "Select someone who can be chosen here"}

    def __init__(
        self,
        queryset: QuerySet[Any] | None = None,
        *,
        of_few: type[ChoiceWidget] = forms.Select,
        besides: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        self.besides = tuple(besides)
        self.starts_empty = not issubclass(of_few, forms.RadioSelect) and not besides
        rows: QuerySet[Any] = Worker.objects.none() if queryset is None else queryset
        super().__init__(rows, widget=PersonSearch(of_few()), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Sent) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        key = next(iter(self.settle(value).keys), "")
        return key if key and key in dict(self.besides) else super().clean(key)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, next(iter(_keys(data)), ""))


class SeveralPeopleField(_AmongPeople, forms.ModelMultipleChoiceField):
    """Several people."""

    default_error_messages: ClassVar = {"invalid_choice": "Select only people who can be chosen here"}

    def __init__(self, queryset: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        rows: QuerySet[Any] = Worker.objects.none() if queryset is None else queryset
        super().__init__(rows, widget=SeveralPeopleSearch(forms.CheckboxSelectMultiple()), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Sent) else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        return super().clean(list(self.settle(value).keys))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, list(_keys(data)))


class FindsPeople(forms.BaseForm):
    """A form with such a field: "Find" does not send it, and is no reason to speak of what is missing."""

    @property
    def is_finding(self) -> bool:
        """Whether "Find" was pressed beside one of its boxes."""
        names = (self.add_prefix(name) for name in people_fields(self))
        return self.is_bound and any(f"{name}-{FIND}" in self.data for name in names)

    def is_valid(self) -> bool:
        return not self.is_finding and super().is_valid()

    def full_clean(self) -> None:
        if self.is_finding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()


def people_fields(form: forms.BaseForm) -> dict[str, _AmongPeople]:
    """The fields of a form that choose people, by name."""
    return {name: field for name, field in form.fields.items() if isinstance(field, _AmongPeople)}


def people_found(request: HttpRequest, *forms_shown: forms.BaseForm | None) -> HttpResponse | None:
    """What the script of a box asks its own page: those whom the field offers; None for every other request.

    Raises Http404 for a box that the page does not have.
    """
    if request.method != "GET" or FIND not in request.GET:
        return None
    shown = [form for form in forms_shown if form]
    fields = {form.add_prefix(name): field for form in shown for name, field in people_fields(form).items()}
    if (field := fields.get(request.GET[FIND])) is None:
        raise Http404
    if ratelimit.consume(request, app="people", action=FIND, config=RATES, limit_get=True) is None:
        return JsonResponse({"people": [], "are_more": False}, status=HTTPStatus.TOO_MANY_REQUESTS)
    found = field.found(request.GET.get(WORDS, ""))
    told = [field.told(row) for row in found.people]
    return JsonResponse({"people": told, "are_more": found.are_more}, headers={"Cache-Control": "no-store"})


def _what_to_do(found: Found, words: str) -> str:
    if found.people:
        return f"Select one of those found for “{words}”"
    return f"Nobody was found for “{words}”. Enter another part of the name, or the staff number"


def _name(field: _AmongPeople, chosen: Sequence[Any]) -> str:
    """The name of the one who is chosen; nothing for nobody."""
    return _tidy(field.named_by(chosen[0])) if chosen else ""


def _and(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _tidy(words: str) -> str:
    return " ".join(words.replace("\0", "").split())[:LONGEST]


def _key(value: object) -> str:
    return str(value.pk if isinstance(value, Model) else value)


def _keys(value: Any) -> tuple[str, ...]:
    """The keys of whatever a field starts with or is sent."""
    if isinstance(value, Sent):
        return value.keys
    if value is None or value == "":
        return ()
    return tuple(map(_key, value if isinstance(value, list | tuple | set | QuerySet) else [value]))

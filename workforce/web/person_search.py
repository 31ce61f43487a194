"""The box in which one of many people is looked up, and what it sends.

Few are drawn as Django would draw them. Of more, a page draws only those who are chosen and those who were
looked for: without script by typing and pressing "Find", which keeps all that was typed; with it as one types
(`assets/js/person-search.js`). See docs/decisions/0020-choosing-a-person.md.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.forms.widgets import ChoiceWidget
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from workforce.web.person_fields import AmongPeople, PeopleOffered

#: So many of those found are shown, the closest first.
MOST_FOUND = 20
#: Letters that are looked for; no name is longer.
LONGEST = 100
#: Letters from which the script asks.
SHORTEST = 2

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


class PersonSearch(forms.Widget):
    """A box to look people up, above those who were found and chosen; or, of few, a list of all."""

    template_name = "django/forms/widgets/person_search.html"
    allow_multiple_selected = False

    def __init__(self, of_few: ChoiceWidget, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.of_few = of_few

    def __deepcopy__(self, memo: dict[int, Any]) -> "PersonSearch":
        copied = super().__deepcopy__(memo)
        copied.of_few = deepcopy(self.of_few, memo)
        return copied

    @property
    def choices(self) -> "PeopleOffered":
        """Those whom the field offers; each time that these change, it gives them anew."""
        return self._choices

    @choices.setter
    def choices(self, choices: "PeopleOffered") -> None:
        self._choices = choices
        choices.field.forget_few()

    @property
    def field(self) -> "AmongPeople":
        """The field whose widget it is."""
        return self.choices.field

    @property
    def are_few(self) -> bool:
        """Whether all are drawn."""
        return self.field.few is not None

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
        return Sent(tuple(_key(each) for each in keys or ()), tidy(words), tidy(looked_for))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> bool:
        return name not in data and f"{name}-{WORDS}" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        sent = value if isinstance(value, Sent) else Sent(keys_of(value))
        if not self.are_few:
            return super().render(name, sent, attrs, renderer)
        self.of_few.choices = self.choices
        shown = list(sent.keys) if self.allow_multiple_selected else next(iter(sent.keys), None)
        return mark_safe(self.of_few.render(name, shown, attrs, renderer))  # noqa: S308 - drawn by a template

    def get_context(self, name: str, value: Sent, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = self.field.among(value.keys)
        settled = not self.allow_multiple_selected and value.words == name_of(self.field, chosen)
        found = Found() if settled else self.field.found(value.words)
        words = value.words or ("" if self.allow_multiple_selected else name_of(self.field, chosen))
        context["widget"] |= {
            "type": "checkbox" if self.allow_multiple_selected else "radio",
            "words": words,
            "has_looked": bool(value.words) and not settled,
            "found": found,
            "most": MOST_FOUND,
            "longest": LONGEST,
            "shortest": SHORTEST,
            "besides": self._besides(value),
            "has_others": any(key for key, _ in self.field.besides),
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


class ChosenFirst(forms.CheckboxSelectMultiple):
    """Boxes of which those ticked stand open, and the others folded away while anybody is chosen."""

    template_name = "django/forms/widgets/checkbox_chosen_first.html"

    def __init__(self, others: str) -> None:
        super().__init__()
        self.others = others

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = [box for _, options, _ in context["widget"]["optgroups"] for box in options]
        context["widget"] |= {
            "chosen": [box for box in boxes if box["selected"]],
            "others": [box for box in boxes if not box["selected"]],
            "others_label": self.others,
        }
        return context


def name_of(field: "AmongPeople", chosen: Sequence[Any]) -> str:
    """The name of the one who is chosen; nothing for nobody."""
    return tidy(field.named_by(chosen[0])) if chosen else ""


def tidy(words: str) -> str:
    """Words as they are looked for: no longer than a name, one space between two."""
    return " ".join(words.replace("\0", "").split())[:LONGEST]


def _key(value: object) -> str:
    return str(value.pk if isinstance(value, Model) else value)


def keys_of(value: Any) -> tuple[str, ...]:
    """The keys of whatever a field starts with or is sent."""
    if isinstance(value, Sent):
        return value.keys
    if value is None or value == "":
        return ()
    return tuple(map(_key, value if isinstance(value, list | tuple | set | QuerySet) else [value]))

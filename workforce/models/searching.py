"""People found in the database by what is typed: the stored text, and how it is asked.

The text is compared by `LIKE '%word%'`, which no index helps that both databases have. It need not: 75,000
people are read in some hundredths of a second (`benchmarks/search.py`), and a list asks only for those of
them whom its viewer may see.
"""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Replace, Upper

from workforce.rules.searching import EDGE, FoundBy, Typed, in_plain_letters, reference_key, same_number

#: The facts that the stored text is made of.
SEARCHED = frozenset({"given_name", "family_name", "known_as", "email", "staff_number", "swe_number"})


def search_text_of(worker: Any) -> str:
    """What a worker is found by, of the facts as they stand."""
    return FoundBy(**{name: getattr(worker, name) for name in SEARCHED}).text


# The types know what it holds; Django's own class cannot be told.
if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField


class SearchTextField(_Text):
    """The text that follows from a worker's facts: whoever writes the row writes it."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = search_text_of(model_instance)
        setattr(model_instance, self.attname, text)
        return text

    def deconstruct(self) -> Any:
        """For migrations a text like any other, so that they rest on nothing that changes."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


def write_search_text(workers: QuerySet[Any]) -> None:
    """Write the text of these people anew."""
    found = list(workers)
    for worker in found:
        worker.search_text = search_text_of(worker)
    workers.model._base_manager.bulk_update(found, ["search_text"])


def found_by(text: str, *, through: str = "") -> Q:
    """A condition on people: their names, numbers and address have every word of this text.

    `through` is the way from the rows that are asked for to the person: "worker__". A text without a letter
    or figure finds nobody; an empty one everybody.
    """
    typed = Typed.of(text)
    if typed.pieces and not typed.words:
        return Q(pk__in=[])
    wanted = Q()
    for piece in typed.pieces:
        wanted &= _has(piece, through)
    return wanted


def _has(piece: str, through: str) -> Q:
    """A condition on people for what stands between two spaces."""
    column = f"{through}search_text__contains"
    if "@" in piece:
        return Q(**{f"{through}email__icontains": piece})
    wanted = Q()
    for word in in_plain_letters(piece).split():
        bare = same_number(word)
        wanted &= Q(**{column: word}) | Q(**{column: f"{EDGE}{bare}{EDGE}"}) if bare else Q(**{column: word})
    if any(character.isdigit() for character in piece):
        others = apps.get_model("workforce", "StaffNumber").objects.filter(number__icontains=piece)
        wanted |= Q(**{f"{through}pk__in": others.values("worker")})
    return wanted


def closeness_to(text: str) -> Case:
    """How near a person's text comes to what was typed, the nearest first: 0 to 3.

    Whole words with which a name or number begins, the beginning of one, then words of which each begins some
    word, then the rest.
    """
    typed = Typed.of(text)
    start = f"{EDGE}{typed.phrase}"
    whole = Q(search_text__contains=f"{start} ") | Q(search_text__contains=f"{start}{EDGE}")
    each = Q(pk__isnull=False)
    for word in typed.words:
        each &= Q(search_text__contains=f"{EDGE}{word}") | Q(search_text__contains=f" {word}")
    steps = (whole, Q(search_text__contains=start), each)
    return Case(*(When(step, then=Value(place)) for place, step in enumerate(steps)), default=Value(3))


def key_of_case(column: str = "case_reference") -> Upper:
    """`reference_key` of a stored case reference, as the database works it out; there are indexes of it."""
    return Upper(Replace(Replace(column, Value(" "), Value("")), Value("-"), Value("")))


def about_case[Rows: QuerySet[Any]](rows: Rows, reference: str, *, column: str = "case_reference") -> Rows:
    """Rows about a case, whatever the letter case, spaces and hyphens of its reference."""
    return rows.alias(key_of_case=key_of_case(column)).filter(key_of_case=reference_key(reference))

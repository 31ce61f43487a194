"""What can be made beside the request. Each room says how its files are made: the list is EXPORT_KINDS."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.forms import ChoiceField, Form

from workforce.across_floors import listed
from workforce.audit_trail.verbs import Verb
from workforce.models import WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.refusal import Refusal
from workforce.web.access import Rule
from workforce.web.fields import choice_field
from workforce.web.tags import day
from workforce.web.viewer import Viewer

#: Filters by their names, as an address has them.
type Chosen = Mapping[str, str]
#: Says that a step has begun, by its number.
type Tell = Callable[[int], None]
#: Of the keys of what a file's words were read of, those that a viewer still reads.
type Reads = Callable[[Viewer, Collection[int]], Collection[int]]
#: The filter that is a person's own words: it is on the trail sealed.
REASON = "reason"
#: More rows than this take some seconds.
LONG_FROM = 2000
UNREADABLE = "A filter of this file cannot be chosen any more. Open its page and choose again."
#: Longest value of a filter.
LONGEST = 600


def is_long(rows: int) -> bool:
    """It is made beside the request: its reader would wait."""
    return rows > LONG_FROM


@dataclass(frozen=True, slots=True)
class Made:
    """A file: what is in it, and of whom. `details` are what the trail says beside its filters.

    `read` are the keys of what its words were read of, where it has words that not everybody reads.
    """

    content: bytes
    name: str
    rows: int
    people: Collection[int]
    details: Mapping[str, Any] = field(default_factory=dict)
    read: Collection[int] = ()


@dataclass(frozen=True, kw_only=True)
class ExportKind:
    """One kind of file.

    `allowed` says who may have one, `whose` about whom, and `readable` what they read, where it has words:
    all are asked when it is made and when it is taken.
    `told` says its filters in words; `page` is where it is asked for.
    """

    key: str
    label: str
    verb: Verb
    allowed: Rule
    make: Callable[[Viewer, Chosen, Tell], Made]
    told: Callable[[Viewer, Chosen], list[tuple[str, str]]]
    page: str
    #: The names that its filters have in an address; of anything else nothing is kept.
    filters: tuple[str, ...]
    whose: Callable[[Viewer], WorkerQuerySet] = people_answered_for
    readable: Reads | None = None
    #: What there are so many of in a file.
    counts: str = "Rows"
    steps: tuple[str, ...] = ("Collecting the figures", "Writing the file")

    def chosen(self, said: Mapping[str, Any]) -> dict[str, str]:
        """Of an address what this kind knows: its filters, a day also in its three boxes."""
        names = {name + box for name in self.filters for box in ("", "_day", "_month", "_year")}
        return {name: str(said[name])[:LONGEST] for name in said if name in names and said[name]}


def export_kinds() -> dict[str, ExportKind]:
    """Every kind by its key."""
    return {kind.key: kind for kind in listed("EXPORT_KINDS")}


def has_exports(viewer: Viewer) -> bool:
    """Some file can be asked for."""
    return any(kind.allowed(viewer) for kind in export_kinds().values())


def nobody_waits(step: int) -> None:
    """A file that is handed out at once tells nobody how far it is."""


def must_read(form: Form) -> None:
    """Raises Refusal where a filter cannot be read: a file without it would be about others."""
    if form.is_bound and form.errors:
        raise Refusal(UNREADABLE)


def filters_in_words(form: Form) -> list[tuple[str, str]]:
    """What is chosen in a form, each with the label of its box."""
    if not form.is_valid():
        return []
    found = []
    for name, box in form.fields.items():
        value = form.cleaned_data.get(name)
        if value in (None, "", False) or name == REASON:
            continue
        if isinstance(box, ChoiceField):
            value = words_for(choice_field(form, name), value)
        said = day(value) if isinstance(value, date) else "Yes" if value is True else str(value)
        found.append((str(form[name].label), said))
    return found


def words_for(box: ChoiceField, value: Any) -> str:
    """The words of what is chosen."""
    choices: Any = box.choices
    return {str(key): str(label) for key, label in choices}.get(str(value), str(value))

"""The form of one post and its person."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from tracker.census.forms.boxes import CensusForm, box
from workforce.rules.census.fields import FIELDS, Whose
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow, Source

#: Headings, and the fields beneath each.
PARTS = (
    ("The person", None),
    ("The role", "AgencyWorker SWENo FTE OrgRole RoleStartDate StartOrigin ContractWeeks CFKSSstatus"),
    ("On 30 September", "FTE30 Cases30 WorkingDaysLost Absat30Sept ReasonAbsence"),
    ("Leaving", "RoleEndDate LeaverDestination ReasonLeave"),
    ("Pay", "BaseSalary RRPayments OtherPayments"),
)
IN_ORDER = {name: place for place, name in enumerate(FIELDS)}


class PostForm(CensusForm):
    """Every field of a year's layout; beneath each what the tracker knows, and which of the two counts."""

    seen_version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self, *args: Any, layout: Layout, row: CensusRow, typed: Mapping[str, str], seen: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        self.fields["seen_version"].initial = seen
        for one in layout.fields(Whose.PERSON, Whose.POST):
            text = typed.get(one.name, "")
            self.fields[one.name] = box(one, text, hint=_hint(row, one.name, text, layout))

    @property
    def seen(self) -> str:
        """What the person saw when they typed."""
        return str(self.cleaned_data["seen_version"])

    def parts(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Each heading with its boxes."""
        for title, names in PARTS:
            if names is None:
                shown = [one.name for one in self.layout.fields(Whose.PERSON)]
            else:
                shown = [name for name in names.split() if name in self.fields]
            if shown:
                yield title, [self[name] for name in shown]


def _hint(row: CensusRow, name: str, typed: str, layout: Layout) -> str:
    """What is known besides, and whether it counts."""
    others = [one for one in row.known.get(name, ()) if one.source is not Source.TYPED]
    if not others:
        return _gender(row) if name == "Sex" and not typed else ""
    other, words = others[0], FIELDS[name].words(others[0].text)
    whence = "The tracker has" if other.source is Source.TRACKER else "An earlier return has"
    if not typed:
        return f"Left empty, the return says {words}. {other.why}."
    return f"{whence} {words}. {other.why}." if other.text != typed else f"{whence} the same."


def _gender(row: CensusRow) -> str:
    """An earlier return asked another question: what it said is told, and not taken for this."""
    said = next(iter(row.known.get("GenderCurrent", ())), None)
    return f"A return to 2023 said for gender: {FIELDS['GenderCurrent'].words(said.text)}." if said else ""

"""The form of the authority's own part."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from tracker.census.forms.boxes import CensusForm, box
from workforce.rules.census.fields import Whose
from workforce.rules.census.layouts import Layout


class AreaForm(CensusForm):
    """Vacancies, agency workers and allowances of a year."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)

    def __init__(
        self,
        *args: Any,
        layout: Layout,
        typed: Mapping[str, str],
        counted: Mapping[str, str],
        seen: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = seen
        for one in layout.fields(Whose.AREA):
            hint = one.hint
            if one.name in counted:
                hint = f"Left empty, the return says {counted[one.name]}: its agency workers of 30 September."
            self.fields[one.name] = box(one, typed.get(one.name, ""), hint=hint)

    @property
    def seen(self) -> int:
        """What the person saw when they typed."""
        return int(self.cleaned_data["seen_version"])

    def boxes(self) -> Iterator[forms.BoundField]:
        """What is shown, in the order of the return."""
        return (self[name] for name in self.fields if name != "seen_version")

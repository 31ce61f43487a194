"""Filters of the census's lists; they live in the address."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.rules.census.fields import FIELDS
from workforce.rules.census.findings import Finding, Weight
from workforce.rules.census.row import CensusRow
from workforce.web.fields import choice_field

WEIGHTS = [("", "Mend and check"), *((str(one), one.label) for one in Weight)]
AGENCY = [("", "Everyone"), ("0", "Employed by the authority"), ("1", "Agency workers")]


class FindingFilter(forms.Form):
    """By what to do, field, team and name."""

    weight = forms.ChoiceField(label="What to do", choices=WEIGHTS, required=False)
    field = forms.ChoiceField(label="Field", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    name = forms.CharField(label="Name", required=False, max_length=120)
    #: One post, as `Finding.post` names it.
    post = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: Sequence[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        names = {one.field for one in found}
        choice_field(self, "field").choices = [
            ("", "Every field"),
            *((name, FIELDS[name].label) for name in FIELDS if name in names),
        ]
        teams = sorted({one.team for one in found if one.team})
        choice_field(self, "team").choices = [("", "Every team"), *((team, team) for team in teams)]

    def shown(self) -> list[Finding]:
        """The findings that the filter leaves: people by name, the authority's part first."""
        self.is_valid()
        asked = self.cleaned_data
        name = asked.get("name", "").casefold()
        left = [
            one
            for one in self.found
            if asked.get("weight", "") in ("", one.weight)
            and asked.get("field", "") in ("", one.field)
            and asked.get("team", "") in ("", one.team)
            and asked.get("post", "") in ("", one.post)
            and name in one.name.casefold()
        ]
        return sorted(left, key=lambda one: (one.worker is not None, one.name, one.worker or 0, one.number))


class PostFilter(forms.Form):
    """By team, agency or not, and name."""

    team = forms.ChoiceField(label="Team", required=False)
    agency = forms.ChoiceField(label="Who", choices=AGENCY, required=False)
    name = forms.CharField(label="Name", required=False, max_length=120)

    def __init__(self, *args: Any, rows: Sequence[CensusRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        teams = sorted({row.team for row in rows})
        choice_field(self, "team").choices = [("", "Every team"), *((team, team) for team in teams)]

    def shown(self) -> list[CensusRow]:
        """The posts that the filter leaves, in their order."""
        self.is_valid()
        asked = self.cleaned_data
        name = asked.get("name", "").casefold()
        return [
            row
            for row in self.rows
            if asked.get("team", "") in ("", row.team)
            and asked.get("agency", "") in ("", row.value("AgencyWorker"))
            and name in row.name.casefold()
        ]

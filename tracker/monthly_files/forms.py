"""Which file is made every month, and who gets it."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from tracker.monthly_files.kinds import MonthlyKind, monthly_kinds
from tracker.monthly_files.readers import who_can_get_files
from workforce.models import Account
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import choice_field, rows_field
from workforce.web.person_fields import SeveralPeopleField
from workforce.web.viewer import Viewer

NOBODY = "Select at least one person"


class ReadersForm(FindsPeople, forms.Form):
    """Who gets a file: its maker, and others who oversee someone."""

    to_me = forms.BooleanField(label="To me", required=False)
    people = SeveralPeopleField(
        label="To other people",
        required=False,
        help_text="Managers and the principal social worker, with an account. Each gets a file about the "
        "people they answer for, and an e-mail that it is ready.",
    )

    def __init__(self, data: QueryDict | None, *, viewer: Viewer, readers: Collection[Account] = ()) -> None:
        others = [one.worker for one in readers if one != viewer.account and hasattr(one, "worker")]
        to_me = not readers or viewer.account in readers
        super().__init__(data, initial={"to_me": to_me, "people": others})
        self.viewer = viewer
        offered = who_can_get_files(on=viewer.on).exclude(account=viewer.account)
        rows_field(self, "people").queryset = offered

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not self.readers:
            self.add_error("people", NOBODY)
        return self.cleaned_data

    @property
    def readers(self) -> list[Account]:
        """The accounts that are chosen."""
        own = [self.viewer.account] if self.cleaned_data.get("to_me") else []
        return own + [one.account for one in self.cleaned_data.get("people", ())]


class MonthlyFileForm(ReadersForm):
    """And which file."""

    kind = forms.ChoiceField(label="Which file?", widget=forms.RadioSelect)
    field_order = ("kind", "to_me", "people")

    def __init__(self, data: QueryDict | None, *, viewer: Viewer, kinds: Sequence[MonthlyKind]) -> None:
        super().__init__(data, viewer=viewer)
        choice_field(self, "kind").choices = [(kind.key, kind.label) for kind in kinds]
        if len(kinds) == 1:
            self.initial["kind"] = kinds[0].key

    @property
    def chosen_kind(self) -> MonthlyKind:
        return monthly_kinds()[self.cleaned_data["kind"]]

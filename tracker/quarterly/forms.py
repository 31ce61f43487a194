"""Which quarter, and what is added to each section."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict

from tracker.quarterly.quarter import Quarter
from tracker.quarterly.report import SECTIONS
from workforce.rules.small_numbers import FEWEST
from workforce.web.fields import choice_field
from workforce.web.viewer import Viewer

#: Quarters that can be chosen: two years.
OFFERED = 8
LONGEST = 4000
PUBLICATION = "publication"


class QuarterForm(forms.Form):
    """The quarter, in the address: the last one that has ended, unless another is chosen."""

    quarter = forms.ChoiceField(label="Quarter", required=False)
    version = forms.ChoiceField(
        label="Version",
        required=False,
        choices=[
            ("", "For use inside the authority"),
            (PUBLICATION, f"For publication: no number under {FEWEST}"),
        ],
    )

    def __init__(self, data: QueryDict | None, *, viewer: Viewer) -> None:
        on = viewer.on
        running = Quarter.of(on)
        self.usual = running.before
        if data is not None and not data.get("quarter"):
            data = data.copy()
            data["quarter"] = self.usual.key
        super().__init__(data)
        if not viewer.is_principal_social_worker:
            # Two versions of different people, one taken from the other, would tell of those between them.
            del self.fields["version"]
        offered, one = [running], running
        for _ in range(OFFERED):
            one = one.before
            offered.append(one)
        choices = [(one.key, f"{one}{' so far' if one == running else ''}") for one in offered]
        choice_field(self, "quarter").choices = choices
        self.initial["quarter"] = self.usual.key

    @property
    def is_for_publication(self) -> bool:
        """It may leave the authority: small numbers are left out."""
        return self.is_valid() and self.cleaned_data.get("version") == PUBLICATION

    @property
    def in_address(self) -> dict[str, str]:
        """What is chosen, for an address."""
        version = {"version": PUBLICATION} if self.is_for_publication else {}
        return {"quarter": self.chosen.key, **version}

    @property
    def chosen(self) -> Quarter:
        """The quarter that the report is on."""
        named = self.cleaned_data.get("quarter") if self.is_valid() else ""
        return Quarter.named(named or "") or self.usual


class WordsForm(forms.Form):
    """A box for each section."""

    #: What the words were when the page was opened.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, words: Mapping[str, str], seen: str) -> None:
        super().__init__(data, initial={**words, "seen": seen})
        for key, (title, _, _) in SECTIONS.items():
            self.fields[key] = forms.CharField(
                label=f"Your words on {title.lower() if key != 'nqsw' else 'newly qualified social workers'}",
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    @property
    def words(self) -> dict[str, str]:
        """What was written, by section."""
        return {key: self.cleaned_data[key].strip() for key in SECTIONS}

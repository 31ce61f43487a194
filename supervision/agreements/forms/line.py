"""Who manages someone after a hand-over: asked where the former supervisor is their line manager today."""

from collections.abc import Sequence
from typing import Any, Self

from django import forms

from supervision.agreements.reports.handing_over import ReadersAfter
from supervision.models import Agreement
from workforce.rules.in_words import listed
from workforce.web.fields import choice_field

LINE_GOES, LINE_STAYS = "goes", "stays"


class LineForm(forms.Form):
    """Whether the line of management goes along with supervision; no answer stands in advance."""

    line = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": "Select who is the line manager"}
    )

    def __init__(self, *args: Any, asks: str, goes: str, stays: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].label = asks
        choice_field(self, "line").choices = [(LINE_GOES, goes), (LINE_STAYS, stays)]

    @classmethod
    def of_one(cls, data: Any, readers: ReadersAfter) -> Self | None:
        """About one person; None where there is nothing to ask."""
        if not readers.asks_about_line:
            return None
        return cls(
            data,
            asks=f"Who is {readers.supervisee}’s line manager from today?",
            goes=f"{readers.to}. {readers.with_line_words}",
            stays=f"{readers.former}, as now. {readers.without_line_words}",
        )

    @classmethod
    def of_several(cls, data: Any, managed: Sequence[Agreement]) -> Self | None:
        """About those who the former supervisor also manages; None where there are none."""
        if not managed:
            return None
        people = listed([str(one.supervisee) for one in managed])
        return cls(
            data,
            asks=f"Who is the line manager of {people} from today?",
            goes="Their new supervisor",
            stays=f"{managed[0].supervisor}, as now, who can still read their files, but no draft",
        )

    @property
    def line_too(self) -> bool:
        """The new supervisor becomes the line manager as well."""
        return bool(self.cleaned_data["line"] == LINE_GOES)

"""A form that asks for a yes where what was entered is doubtful (`workforce.rules.plausibility`)."""

from collections.abc import Sequence

from django import forms

from workforce.rules.plausibility import Doubt, Doubtful

SURE = "sure"


class AsksIfSure(forms.Form):
    """Beneath the other boxes, one tick box for each doubt, once there is one.

    `sure` is what the service takes: the doubts that the person has said yes to.
    """

    @property
    def sure(self) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        said: list[str] = getlist(self.add_prefix(SURE)) if getlist else []
        return said

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Ask before anything is done: what is doubtful stands on the page, and nothing is wrong yet."""
        if doubts:
            self.fields[SURE] = _question(doubts, required=False)

    def ask_if_sure(self, doubtful: Doubtful) -> None:
        """Show what is doubtful, with its reason, and ask for a yes; what was answered stays ticked."""
        self.fields[SURE] = _question([*doubtful.answered, *doubtful.doubts], required=True)
        self.add_error(SURE, [f"{one.why} Select yes if this is right" for one in doubtful.doubts])


def _question(doubts: Sequence[Doubt], *, required: bool) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Is this right?",
        choices=[(one.key, f"Yes. {one.why}") for one in doubts],
        widget=forms.CheckboxSelectMultiple,
        required=required,
    )

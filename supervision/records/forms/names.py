"""Forms with free text about cases: what looks like a child's name is asked about once, and never refused."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from supervision.records.child_names import names_in
from supervision.records.colleagues import colleagues_around
from workforce.rules.in_words import listed


class AsksAboutNames(forms.Form):
    """Asks about likely names in its `texts`; sent again with the tick, it is taken as it is.

    `around` are the keys of those whom the text is about or by: their names are theirs. The tick is a box of
    the form only where something was found, and nothing that was typed is lost.
    """

    texts: ClassVar[tuple[str, ...]] = ()
    no_child = forms.BooleanField(label="This is not a child’s name", required=False)

    def __init__(self, *args: Any, around: Iterable[int | None] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._around = around
        self._found = self._names() if self.is_bound else {}
        tick = self.fields.pop("no_child")
        if self._found:
            self.fields["no_child"] = tick  # the last, whatever boxes the form has

    def clean(self) -> dict[str, Any]:
        super().clean()
        is_meant = self.cleaned_data.pop("no_child", False)
        if self._found and not is_meant:
            for name, found in self._found.items():
                words = listed([f"“{each}”" for each in found])
                like = "looks like a child’s name" if len(found) == 1 else "look like children’s names"
                self.add_error(
                    name,
                    f"{words} {like}. Use the case reference instead, or select “This is not a child’s name”",
                )
        return self.cleaned_data

    def _names(self) -> dict[str, list[str]]:
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.texts if name in self.fields}
        if not any(typed.values()):
            return {}
        known = colleagues_around(self._around)._asdict()
        return {name: found for name, text in typed.items() if (found := names_in(text, **known))}

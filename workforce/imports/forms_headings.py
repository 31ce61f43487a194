"""What a person says of columns that nobody knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from workforce.readers.headings import ExpectedColumn
from workforce.readers.notes import Note
from workforce.rules.in_words import many

NOT_READ = ("", "Not read")


class HeadingsForm(forms.Form):
    """One box for each column that is not read: which of ours it is, among those that the file lacks."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        unknown: Sequence[Note],
        offered: Sequence[ExpectedColumn],
    ) -> None:
        super().__init__(data)
        self.unknown = unknown
        choices = [NOT_READ, *((column.key, column.names[0]) for column in offered)]
        for place, note in enumerate(unknown):
            like = f", which look like {note.meaning}" if note.meaning else ""
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=f"“{note.what}” is",
                help_text=f"{many(note.number, 'filled cell')}{like}",
                required=False,
                choices=choices,
            )

    def clean(self) -> dict[str, Any]:
        """No two columns of a file are the same one of ours."""
        said: set[str] = set()
        for name, column in list(self.cleaned_data.items()):
            if column and column in said:
                self.add_error(name, "Select each column once")
            said.add(column)
        return self.cleaned_data

    @property
    def meanings(self) -> dict[str, str]:
        """The column of ours by the heading as the file has it, where a person has said one."""
        said = self.cleaned_data
        chosen = {note.what: said.get(f"column-{place}", "") for place, note in enumerate(self.unknown)}
        return {heading: column for heading, column in chosen.items() if column}

"""A tag: words and a colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag's words and colour: the words say it, the colour repeats it."""

    label: str
    colour: str

    def __str__(self) -> str:
        return self.label

"""What a look at one thing found, in words."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands."""

    WELL = "well"
    LOOK = "look"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `remedy` says what to do about what is not well."""

    about: str
    state: State
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.state.upper():4}  {self.about}: {self.said}"
        return f"{line}\n      {self.remedy}" if self.remedy else line


def well(about: str, said: str) -> Finding:
    return Finding(about, State.WELL, said)


def look(about: str, said: str, remedy: str) -> Finding:
    """Works, and somebody should know."""
    return Finding(about, State.LOOK, said, remedy)


def ill(about: str, said: str, remedy: str) -> Finding:
    """Does not work, or is not safe."""
    return Finding(about, State.ILL, said, remedy)

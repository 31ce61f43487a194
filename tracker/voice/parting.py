"""Where what people say and what is measured part ways, by a plain rule. Plain Python."""

from dataclasses import dataclass

#: They part ways from so many tenths on: "9 in 10 were in time, 6 in 10 say regular".
PARTS_FROM = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """What the tracker counts of a group: so many of how many."""

    number: int
    of: int

    @property
    def tenths(self) -> int:
        """Rounded; half a tenth rounds up."""
        return (20 * self.number + self.of) // (2 * self.of)

    @property
    def words(self) -> str:
        """As people say it."""
        return f"{self.tenths} in 10"


def parts_ways(*, agree: int, measured: Measured) -> str:
    """In which direction, in words; empty where said and measured differ by less than 3 in 10.

    `agree` is in tenths, as it is shown.
    """
    if abs(agree - measured.tenths) < PARTS_FROM:
        return ""
    return "Fewer say so than is measured" if agree < measured.tenths else "More say so than is measured"

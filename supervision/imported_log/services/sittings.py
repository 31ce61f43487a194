"""Which rows of a log speak of the same session, or of one that may be the same."""

from datetime import date
from typing import NamedTuple

from supervision.imported_log.who import Who
from workforce.readers.happened_words import HELD
from workforce.readers.supervision_log import LogRow, words_of

#: Who met, on which day, for what: two rows that agree on it speak of one session.
type Sitting = tuple[object, object, date, str]


class Neighbours(NamedTuple):
    """Rows of the same two people on the same day.

    `earlier` is an earlier one of the same kind. `beside` is one of another kind, where both say that they
    were held and not plainly at another time.
    """

    earlier: LogRow | None
    beside: LogRow | None


class Sittings:
    """The rows of one log as they are come to, each with those before it."""

    def __init__(self) -> None:
        self._first: dict[Sitting, LogRow] = {}
        self._held: dict[tuple[object, object, date], LogRow] = {}

    def take(self, row: LogRow, who: Who) -> Neighbours:
        """Note a row; answers those before it that it may repeat."""
        sitting = sitting_of(row, who)
        earlier = self._first.setdefault(sitting, row)
        held = self._held.setdefault(sitting[:3], row) if row.outcome == HELD else row
        is_apart = row.starts_at and held.starts_at and row.starts_at != held.starts_at
        return Neighbours(
            None if earlier is row else earlier, None if held.kind == row.kind or is_apart else held
        )


def sitting_of(row: LogRow, who: Who) -> Sitting:
    one = who.supervisee or words_of(row.supervisee) + row.supervisee_number
    other = who.supervisor or words_of(row.supervisor) + row.supervisor_number
    return one, other, row.held_on, row.kind

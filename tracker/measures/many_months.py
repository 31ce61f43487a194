"""The rows of several months as one time."""

from collections.abc import Callable, Sequence
from datetime import date

from tracker.measures.figures import Measure
from tracker.measures.rows import Row
from tracker.measures.supervision_rows import WAITING


def rows_together(
    measure: Measure, months: Sequence[date], of: Callable[[Sequence[date]], list[Row]]
) -> list[Row]:
    """Of what stands on a day the rows of the last month, of what happens those of all; who waits on a last
    day is counted on the last of them. `of` answers the rows of some months.
    """
    if measure.stands:
        return of(months[-1:])
    earlier = [row for row in of(months[:-1]) if WAITING not in row.parts]
    return earlier + of(months[-1:])

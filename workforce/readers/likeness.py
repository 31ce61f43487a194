"""What the values of a column look like, where nobody knows its heading."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from workforce.readers.cells import EMAIL, CellProblem, is_blank, number_key
from workforce.readers.days import any_day

#: So many cells say what the others are.
CELLS_LOOKED_AT = 200
#: Values that two columns share by chance are few.
FEWEST_SHARED = 2
REGISTRATION = re.compile(r"SW ?[1-9][0-9]{0,5}", re.IGNORECASE)


def looks_like(cells: Sequence[object], others: Sequence[tuple[str, Sequence[object]]]) -> str:
    """What the filled cells of a column are in words, such as "days"; empty where they are nothing known.

    `others` are the columns that were read, by heading: numbers of one of them are told by its heading.
    """
    filled = [cell for cell in cells if not is_blank(cell)][:CELLS_LOOKED_AT]
    if not filled:
        return ""
    if all(map(is_day, filled)):
        return "days"
    words = [str(cell).strip() for cell in filled]
    if all(EMAIL.fullmatch(one.casefold()) for one in words):
        return "e-mail addresses"
    if all(map(REGISTRATION.fullmatch, words)):
        return "registration numbers"
    return next(shared_with(words, others), "")


def is_day(cell: object) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return False
    try:
        any_day(cell)
    except CellProblem:
        return False
    return True


def shared_with(words: Sequence[str], others: Sequence[tuple[str, Sequence[object]]]) -> Iterator[str]:
    """The columns of numbers, one for each row, that hold every value of this one."""
    values = {number_key(one) for one in words}
    if len(values) < FEWEST_SHARED or not all(re.search(r"[0-9]", one) for one in values):
        return
    for heading, cells in others:
        theirs = [number_key(str(cell).strip()) for cell in cells if not is_blank(cell)]
        if len(set(theirs)) == len(theirs) and values <= set(theirs):
            yield f"the numbers under “{heading}”"

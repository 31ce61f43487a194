"""What the people of an HR list are called."""

from functools import partial

from workforce.readers.cells import CellProblem, text
from workforce.readers.names import PersonName, whole_name
from workforce.readers.rows import RowCells

words = partial(text, longest=120)


def name_of(cells: RowCells) -> PersonName | None:
    """Surname and forename, each from its column or both from one cell."""
    if cells.has("full_name"):
        return cells.read("full_name", name_in_one_cell, missing="Every person needs a name.")
    family = cells.read("family_name", words, missing="Every person needs a surname.")
    given = cells.read("given_name", words, missing="Every person needs a forename.")
    return PersonName(given, family) if given and family else None


def name_in_one_cell(value: object) -> PersonName:
    name = whole_name(words(value))
    if name is None:
        raise CellProblem("It is not certain which part is the surname. Write it as “Surname, Forename”.")
    return name


def first_name_of(known_as: str, family_name: str) -> str:
    """The name that someone goes by, without the family name that some lists write after it ("Liz Brown")."""
    if known_as.casefold().endswith(f" {family_name.casefold()}"):
        return known_as[: -len(family_name)].rstrip()
    return known_as

"""The inventory as a document: docs/data-inventory.md, made by `manage.py data_inventory`."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from workforce.models.sealed import sealed_columns
from workforce.privacy.inventory import inventory, table_of
from workforce.rules.data_held import Held, Sort
from workforce.rules.retention import KEPT_IN_WORDS

HEADING = """# Data inventory

Every table and column of the tracker: what it holds, whose it is, why, how delicate, how long, and who
reads it. Made by `manage.py data_inventory` from what stands beside the models (`data_held` of each floor):
change it there. A test fails while a column is not declared, or this page is not as it would be made.

How long is a setting of the authority, and who reads what stands in more words in
[data protection](data-protection.md). The lawful basis is the likely one; the authority confirms it.

| a column of this sort | holds |
|---|---|
"""


def document() -> str:
    """The whole page, as Markdown."""
    return HEADING + "".join(_sorts()) + "".join(_floors())


def _sorts() -> Iterator[str]:
    yield from (f"| {sort.name.lower()} | {sort.value} |\n" for sort in Sort)


def _floors() -> Iterator[str]:
    floors = groupby(inventory().values(), key=lambda held: _floor(held))
    for floor, tables in floors:
        yield f"\n## {floor}\n"
        yield from (_table(held) for held in tables)


def _floor(held: Held) -> str:
    name = held.model.split(".")[0]
    return name if name in ("workforce", "supervision", "nqsw") else "the libraries"


def _table(held: Held) -> str:
    kept, readers = KEPT_IN_WORDS[held.kept], held.readers
    lines = [
        f"\n### {held.model}\n\n{held.what[0].upper()}{held.what[1:]}.\n\n",
        f"- Whose: {_whose(held)}.\n- Why: {held.why}.\n- How long: {kept}.\n- Who reads it: {readers}.\n",
    ]
    return "".join(lines) + "".join(_columns(held)) + _sealed(held)


def _sealed(held: Held) -> str:
    """Which of the columns stand sealed, where there are any."""
    names = ", ".join(f"`{column.name}`" for column in sealed_columns(table_of(held)))
    return f"- Sealed in the database: {names}.\n" if names else ""


def _whose(held: Held) -> str:
    named = [_in_words(lookup) for lookup in held.about]
    return " and ".join(named) or "nobody's"


def _in_words(lookup: str) -> str:
    """ "of the supervisee", from a lookup like session__attendances__supervisee."""
    return "their own" if lookup == "pk" else f"the {lookup.split('__')[-1].replace('_', ' ')}'s"


def _columns(held: Held) -> Iterator[str]:
    for sort, names in groupby(held.columns(), key=lambda column: column[1]):
        yield f"- {sort.name.capitalize()}: {', '.join(_named(held, names))}.\n"


def _named(held: Held, columns: Iterable[tuple[str, Sort]]) -> Iterator[str]:
    """The column, and the words for it where they say more than its name."""
    for name, _ in columns:
        said = str(table_of(held)._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column
        more = said.lower() != name.replace("_", " ").lower()
        yield f"`{name}` ({said})" if more else f"`{name}`"

"""What the trail tells of readers of notes as an import is undone: who is none any more, who is one again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from workforce.audit_trail.reading_rights import Rights, kinds_of, no_more, standing, together
from workforce.audit_trail.runs import keys_of
from workforce.models import Worker


def rights_as_before(tables: Iterable[tuple[type[Model], Mapping[str, Any], list[str]]]) -> Rights:
    """By table: what the import did there, whose rows hold the values of the columns."""
    return together(*(_of_table(*one) for one in tables))


def _of_table(table: type[Model], done: Mapping[str, Any], columns: list[str]) -> Rights:
    told = {name for kind in kinds_of(table) for name in kind.columns}
    if not told:
        return {}
    key, places = columns.index(table._meta.pk.attname), [columns.index(name) for name in told]
    back = [row[key] for row in done["gone"]]
    for before, after in done["changed"].values():
        if any(before[place] != after[place] for place in places):
            back.append(before[key])
    there_again = standing(*table._base_manager.filter(pk__in=back).order_by("pk"))
    return together(no_more(table, *keys_of(done["added"])), there_again)


def moved_lines(tables: Iterable[tuple[type[Model], Mapping[str, Any], list[str]]]) -> dict[int, int | None]:
    """Who has their former line manager again, each with whom the import had given them."""
    found: dict[int, int | None] = {}
    for table, done, columns in tables:
        if table is Worker:
            line = columns.index("line_manager_id")
            changed = {int(key): both for key, both in done["changed"].items()}
            found |= {
                key: after[line] for key, (before, after) in changed.items() if before[line] != after[line]
            }
    return found

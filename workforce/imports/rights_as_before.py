"""What the trail tells of readers of notes as an import is undone: who is none any more, who is one again."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Model

from workforce.audit_trail.reading_rights import Rights, kinds_of, no_more, standing, together
from workforce.audit_trail.runs import keys_of
from workforce.models import Worker


class DoneThere(NamedTuple):
    """What an import did in a table; the rows that it tells hold the values of the columns."""

    table: type[Model]
    done: Mapping[str, Any]
    columns: list[str]

    def keys_moved(self, *names: str) -> list[int]:
        """Rows that are there again, or have another value again in one of these columns."""
        key, places = self.columns.index("id"), [self.columns.index(name) for name in names]
        moved = [
            before[key]
            for before, after in self.done["changed"].values()
            if any(before[place] != after[place] for place in places)
        ]
        return [*moved, *(row[key] for row in self.done["gone"])]


def rights_as_before(tables: Iterable[DoneThere]) -> Rights:
    """Who is no reader any more, and who is one again, as an event tells it."""
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


def moved_lines(tables: Iterable[DoneThere]) -> dict[int, int | None]:
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

"""Taking in what the Department for Education publishes."""

from dataclasses import dataclass

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, PublishedFigures
from workforce.models.published import MEASURES, SYMBOLS
from workforce.readers.dfe_statistics import StatisticRow, read_dfe_statistics
from workforce.readers.rows import RowError


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: rows read, added and changed; or the errors for which nothing was."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    errors: tuple[RowError, ...] = ()


@transaction.atomic
def import_dfe_statistics(*, content: bytes, by: Account | None) -> Taken:
    """Every area and year of the file, all or nothing; the same file again changes nothing."""
    reading = read_dfe_statistics(content, symbols=SYMBOLS)
    if not reading.is_sound:
        return Taken(rows=reading.total, errors=reading.errors)
    there = {(one.year, one.area_code): one for one in PublishedFigures.objects.all()}
    added, changed = {}, []
    for row in reading.rows:
        figures = there.get((row.year, row.area_code))
        if figures is None:
            added[row.year, row.area_code] = _written(PublishedFigures(year=row.year), row)
        elif _facts(figures) != _facts(_written(figures, row)):
            changed.append(figures)
    PublishedFigures.objects.bulk_create(added.values(), batch_size=500)
    PublishedFigures.objects.bulk_update(
        changed, ["dfe_code", "area_name", "symbols", *MEASURES], batch_size=200
    )
    if added or changed:
        record_event(
            verb=Verb.PUBLISHED_FIGURES_IMPORTED,
            subject=next(iter((*added.values(), *changed))),
            by=by,
            rows=reading.total,
            added=len(added),
            changed=len(changed),
        )
    return Taken(rows=reading.total, added=len(added), changed=len(changed))


def _written(figures: PublishedFigures, row: StatisticRow) -> PublishedFigures:
    figures.area_code, figures.dfe_code, figures.area_name = row.area_code, row.dfe_code, row.area_name
    figures.symbols = dict(row.symbols)
    for measure in MEASURES:
        setattr(figures, measure, row.numbers.get(measure))
    return figures


def _facts(figures: PublishedFigures) -> tuple[object, ...]:
    return (
        figures.dfe_code,
        figures.area_name,
        dict(figures.symbols),
        *(getattr(figures, measure) for measure in MEASURES),
    )

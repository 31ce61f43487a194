"""Months that are closed: keeping their rows as they are known then, and reading them ever after."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import batched, takewhile
from typing import Any

from django.db import transaction
from django.db.models import Count, Min, Q

from nqsw.models import Enrolment
from supervision.models import Agreement
from tracker.measures.definitions import BY_KEY, MEASURES, SAME_ROWS
from tracker.measures.figures import Figure, Measure
from tracker.measures.known import Facts
from tracker.measures.rows import Place, Row, Span, end_of, month_of, span_of
from tracker.measures.scope import Scope
from tracker.measures.sources import rows_of
from tracker.models import KeptMonth, KeptRow
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings, days_off
from workforce.models import Account, StartDay, Worker, WorkerQuerySet
from workforce.once_a_page import reading_a_page
from workforce.rules.working_days import add_months, add_working_days
from workforce.web.together import in_groups

#: So many months back are closed when nobody has done so in time.
CATCHES_UP = 12
BATCH = 1000


def closes_on(month: date) -> date:
    """The day on which a month can be closed: late entries, and signatures, are in by then."""
    end = end_of(month)
    wait = authority_settings(on=end).month_kept_after_working_days
    return add_working_days(end, wait, holidays=days_off())


def months_to_close(*, on: date) -> list[date]:
    """Months whose time has come and that are not kept, in order: up to a year back, from the first of which
    anything is known.
    """
    begins_on = _first_month()
    if begins_on is None:
        return []
    back = [add_months(month_of(on), -number) for number in range(CATCHES_UP, 0, -1)]
    kept = set(KeptMonth.objects.values_list("starts_on", flat=True))
    due = takewhile(lambda month: closes_on(month) <= on, back)
    return [month for month in due if month >= begins_on and month not in kept]


def _first_month() -> date | None:
    """The first month of which anything is known; None while there is nothing."""
    starts = (
        Agreement.objects.aggregate(first=Min("starts_on"))["first"],
        Enrolment.objects.aggregate(first=Min("started_on"))["first"],
    )
    first = min((day for day in starts if day), default=None)
    records = StartDay.objects.records_begin_on()
    return month_of(max(first, records) if records else first) if first else None


@transaction.atomic
def keep_months(
    *, on: date, at: datetime, by: Account | None = None, months: Iterable[date] | None = None
) -> list[KeptMonth]:
    """Close every month whose time has come, or these, as they are known on a day. A closed one stays."""
    wanted = set(months_to_close(on=on) if months is None else months)
    closed = set(KeptMonth.objects.filter(starts_on__in=wanted).values_list("starts_on", flat=True))
    spans = [span_of(month, today=on) for month in sorted(wanted - closed)]
    if not spans:
        return []
    with reading_a_page():
        facts = Facts.of(Worker.objects.all(), spans)
        return [_keep(facts, span, at=at, by=by) for span in spans]


def _keep(facts: Facts, span: Span, *, at: datetime, by: Account | None) -> KeptMonth:
    rows = rows_of(facts, span)
    figures = {key: list(BY_KEY[key].figure(some)[2:]) for key, some in rows.items()}
    kept = KeptMonth.objects.create(starts_on=span.month, known_on=span.known, kept_at=at, figures=figures)
    kept_rows = [
        _kept(kept, key, row, facts.place(row.worker, row.day))
        for key, some in rows.items()
        if key not in SAME_ROWS
        for row in some
    ]
    for some in batched(kept_rows, BATCH):
        KeptRow.objects.bulk_create(some)
    record_event(
        verb=Verb.MONTH_OF_MEASURES_KEPT,
        subject=kept,
        by=by,
        month=f"{span.month:%Y-%m}",
        rows=len(kept_rows),
    )
    return kept


def _kept(month: KeptMonth, key: str, row: Row, place: Place) -> KeptRow:
    return KeptRow(
        month=month,
        measure=key,
        worker_id=row.worker,
        day=row.day,
        other_day=row.other_day,
        counts=row.counts,
        value=row.value,
        of=row.of,
        thing=row.thing,
        parts=" ".join(row.parts),
        team_id=place.team,
        service_id=place.service,
        org_role=place.role,
        contract=place.contract,
        stage=place.stage,
        cohort_id=place.cohort,
    )


type KeptRows = dict[tuple[date, str, Any], list[Row]]
FACTS = ("worker", "day", "counts", "value", "of", "thing", "other_day", "parts")


def kept_rows(
    months: Iterable[KeptMonth],
    measures: Iterable[Measure],
    *,
    people: WorkerQuerySet | None,
    scope: Scope,
    place: str = "",
    standing_in: Collection[date] | None = None,
) -> KeptRows:
    """The rows of some kept months by month, measure, and a column that tells them apart (`team`), if any.

    `people` is None for everybody. Of what stands on a day the rows of the months `standing_in` alone, where
    these are given.
    """
    measures = list(measures)
    starts = {month.pk: month.starts_on for month in months}
    sources = {SAME_ROWS.get(measure.key, measure.key) for measure in measures}
    found = KeptRow.objects.filter(scope.query, month__in=starts, measure__in=sources)
    if standing_in is not None:
        happens = {SAME_ROWS.get(one.key, one.key) for one in measures if not one.stands}
        last = [key for key, starts_on in starts.items() if starts_on in standing_in]
        found = found.filter(Q(measure__in=happens) | Q(month__in=last))
    if people is not None:
        found = found.filter(worker__in=people.order_by().values("pk"))
    columns = (place, *FACTS) if place else FACTS
    answer: KeptRows = defaultdict(list)
    for (month, measure), (_, *read) in in_groups(
        found.values_list("pk", *columns, named=True), ("month", "measure")
    ):
        *facts, parts = read[len(columns) - len(FACTS) :]
        rows = map(Row._make, zip(*facts, map(_parts, parts), strict=True))
        if not place:
            answer[starts[month], measure, None] = list(rows)
            continue
        for whose, row in zip(read[0], rows, strict=True):
            answer[starts[month], measure, whose].append(row)
    return answer


def kept_tallies(
    months: Iterable[KeptMonth], measure: Measure, *, people: WorkerQuerySet | None, scope: Scope
) -> dict[tuple[date, int], tuple[int, int]]:
    """How many rows of a measure some kept months have, and how many of them count: by month and team."""
    starts = {month.pk: month.starts_on for month in months}
    source = SAME_ROWS.get(measure.key, measure.key)
    found = KeptRow.objects.filter(scope.query, month__in=starts, measure=source)
    if people is not None:
        found = found.filter(worker__in=people.order_by().values("pk"))
    rows = found.order_by().values("month", "team")
    rows = rows.annotate(lines=Count("pk"), counted=Count("pk", filter=Q(counts=True)))
    return {
        (starts[month], team): (lines, counted)
        for month, team, lines, counted in rows.values_list("month", "team", "lines", "counted")
    }


@cache
def _parts(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def figures_kept(months: Iterable[KeptMonth]) -> dict[tuple[date, str], Figure]:
    """Every measure's figure of each kept month, of everybody."""
    return {
        (month.starts_on, measure.key): Figure(measure.kind, measure.unit, *month.figures[measure.key])
        for month in months
        for measure in MEASURES
        if measure.key in month.figures
    }


def figures_of(rows: KeptRows, months: Iterable[date]) -> dict[tuple[date, str], Figure]:
    """Every measure's figure of each of some months, of kept rows."""
    together: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for (month, key, _), some in rows.items():
        together[month, key] += some
    return {
        (month, measure.key): measure.figure(
            together.get((month, SAME_ROWS.get(measure.key, measure.key)), [])
        )
        for month in months
        for measure in MEASURES
    }


def as_kept(row: Row) -> Row:
    """A row as it would be read again: numbers as the table has them."""
    value, of = (
        None if one is None else Decimal(one).quantize(Decimal("0.01")) for one in (row.value, row.of)
    )
    return row._replace(value=value, of=of)


def differing(kept: Iterable[Row], now: Iterable[Row]) -> list[tuple[Row | None, Row | None]]:
    """What is otherwise now than it was kept: as it was, and as it is; None for what was or is not there."""
    before, after = _by_identity(kept), _by_identity(now)
    changed = []
    for key in {**before, **after}:
        was, has = before.get(key), after.get(key)
        if was is None or has is None or as_kept(was) != as_kept(has):
            changed.append((was, has))
    return changed


def _by_identity(rows: Iterable[Row]) -> dict[Any, Row]:
    found: dict[Any, Row] = {}
    for row in rows:
        key = (row.worker, row.thing, row.day)
        number = 0
        while (*key, number) in found:
            number += 1
        found[(*key, number)] = row
    return found

"""What happened to people between days, read for many at once in one question: a line for each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from nqsw.models import Enrolment
from workforce.models import Absence, CaseloadSnapshot, EmploymentPeriod
from workforce.rules.census.layouts import Layout

COLUMNS = ("worker_id", "kind", "first_on", "last_on", "said")
PERIOD, ABSENCE, ENROLLED, COUNTED = "period", "absence", "enrolled", "counted"


class Span(NamedTuple):
    """Days of one kind: an earlier time here, an absence (`said`: its kind), an enrolment, a count."""

    first_on: date
    last_on: date | None
    said: str


type Spans = dict[str, dict[int, list[Span]]]


def spans_of(keys: Sequence[int], layout: Layout) -> Spans:
    """The spans of these people that a census year needs, by kind and person."""
    away = Q(ended_on=None) | Q(ended_on__gte=layout.first_on)
    absences = Absence.objects.filter(away, started_on__lte=layout.last_on)
    newest = CaseloadSnapshot.objects.filter(worker=OuterRef("worker"), counted_on__lte=layout.last_on)
    last = Subquery(newest.order_by("-counted_on").values("pk")[:1])
    parts = (
        _lines(EmploymentPeriod.objects.all(), PERIOD, "started_on", "left_on"),
        _lines(absences, ABSENCE, "started_on", "ended_on", said="reason"),
        _lines(Enrolment.objects.all(), ENROLLED, "started_on"),
        _lines(CaseloadSnapshot.objects.filter(pk=last), COUNTED, "counted_on", said="total"),
    )
    first, *others = (part.filter(worker__in=keys).order_by().values_list(*COLUMNS) for part in parts)
    found: Spans = {kind: defaultdict(list) for kind in (PERIOD, ABSENCE, ENROLLED, COUNTED)}
    for worker, kind, first_on, last_on, said in first.union(*others, all=True).order_by():
        found[kind][worker].append(Span(first_on, last_on, said))
    return found


def _lines(
    rows: QuerySet[Any], kind: str, first_on: str, last_on: str = "", *, said: str = ""
) -> QuerySet[Any]:
    ends = F(last_on) if last_on else Cast(Value(None), DateField())
    found: QuerySet[Any] = rows.annotate(
        kind=Value(kind, output_field=CharField()),
        first_on=F(first_on),
        last_on=ends,
        said=Cast(said, CharField()) if said else Value("", output_field=CharField()),
    )
    return found

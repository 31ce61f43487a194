"""When each allocated case was last discussed in supervision."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import DateField, OuterRef, QuerySet, Subquery

from supervision.clock.presets import WEEKS_WITHOUT_DISCUSSION
from supervision.models import Agreement, CaseDiscussion
from workforce.models import Allocation, AllocationQuerySet, Worker, WorkerQuerySet, first_day_on_record
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class UndiscussedCase:
    """A case and the time since it was last discussed, or since it was allocated.

    A case from before records began was perhaps discussed then: it counts from the start day.
    """

    allocation: Allocation
    last_discussed_on: date | None
    weeks: int
    counted_from: date | None = None

    @property
    def words(self) -> str:
        """ "discussed 3 weeks ago", "never discussed, held for 9 weeks"."""
        weeks = many(self.weeks, "week")
        if self.counted_from:
            return f"not discussed since records began, {weeks} ago"
        if self.last_discussed_on is None:
            return f"never discussed, held for {weeks}"
        return f"discussed {weeks} ago" if self.weeks else "discussed this week"


class _Discussed(TypedDict):
    last_discussed_on: date | None
    records_begin_on: date


def cases_longest_undiscussed_first(allocations: AllocationQuerySet, *, on: date) -> list[UndiscussedCase]:
    """Cases held on a day, the longest not discussed first.

    A case counts as discussed when something is written about it, no matter who it was with; before its
    first discussion the day of its allocation counts, or the day on which records begin, if that is later.
    A case that became another kind of case in the same hands is held since before that.
    """
    asked = cases_asked(allocations, on=on)
    return cases_among({name: list(rows) for name, rows in asked.items()}, on=on)


def cases_asked(allocations: AllocationQuerySet, *, on: date) -> dict[str, QuerySet[Any, Any]]:
    """What `cases_among` is told of these allocations on a day."""
    discussed = (
        CaseDiscussion.objects.written()
        .filter(case_reference=OuterRef("case_reference"), session__held_on__lte=on)
        .order_by("-session__held_on", "-pk")
        .values("session__held_on")[:1]
    )
    last = Subquery(discussed, output_field=DateField(null=True))
    held = allocations.held(on=on)
    ended = Allocation.objects.filter(ended_on__lt=on, worker__in=held.values("worker"))
    return {
        "cases": held.annotate(last_discussed_on=last, records_begin_on=first_day_on_record()),
        "cases_ended": ended.order_by().values_list(
            "case_reference", "worker", "allocated_on", "ended_on", named=True
        ),
    }


def cases_among(told: Mapping[str, list[Any]], *, on: date) -> list[UndiscussedCase]:
    """The same, of rows that are read."""
    earlier = {
        (one.case_reference, one.worker, one.ended_on + ONE_DAY): one.allocated_on
        for one in told["cases_ended"]
    }
    found = [
        (_known_from(case, since), since, _undiscussed(case, since, on=on))
        for case in told["cases"]
        if (since := _in_these_hands_since(case, earlier))
    ]
    found.sort(key=lambda one: (*one[:2], one[2].allocation.case_reference))
    return [case for _, _, case in found]


def _in_these_hands_since(case: Allocation, earlier: Mapping[tuple[str, int, date], date]) -> date:
    """The first day on which the worker held the case without a day between, whatever kind of case it was.

    `earlier` are first days of allocations that ended, by case, worker and the day after the last one.
    """
    since = case.allocated_on
    while before := earlier.get((case.case_reference, case.worker_id, since)):
        since = before
    return since


def _known_from(case: "WithAnnotations[Allocation, _Discussed]", since: date) -> date:
    return case.last_discussed_on or max(since, case.records_begin_on)


def _undiscussed(
    case: "WithAnnotations[Allocation, _Discussed]", since: date, *, on: date
) -> UndiscussedCase:
    begins_on = case.records_begin_on
    counted_from = begins_on if not case.last_discussed_on and since < begins_on else None
    weeks = max(0, (on - _known_from(case, since)).days // 7)
    return UndiscussedCase(case, case.last_discussed_on, weeks, counted_from)


def weeks_allowed(workers: Collection[int], *, on: date) -> dict[int, int]:
    """For each worker, the weeks after which a case that no one discussed is pointed out.

    Their agreement of that day says so; without one, the weeks of everyone else hold.
    """
    agreed = Agreement.objects.in_force(on=on).filter(supervisee__in=list(workers))
    weeks = agreed.values_list("supervisee", "cases_discussed_within_weeks")
    return dict.fromkeys(workers, WEEKS_WITHOUT_DISCUSSION) | dict(weeks)


def cases_not_discussed(
    people: WorkerQuerySet, *, on: date, weeks: int | None = None
) -> list[tuple[Worker, list[UndiscussedCase]]]:
    """By worker, the cases that no one has discussed for too long; most of them first.

    `weeks` asks for one number for everyone instead of each worker's own.
    """
    allocations = Allocation.objects.filter(worker__in=people).select_related("worker__team")
    found: dict[Worker, list[UndiscussedCase]] = defaultdict(list)
    quiet = cases_longest_undiscussed_first(allocations, on=on)
    own = weeks_allowed({case.allocation.worker_id for case in quiet}, on=on)
    for case in quiet:
        if case.weeks >= (weeks or own[case.allocation.worker_id]):
            found[case.allocation.worker].append(case)
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), str(pair[0])))

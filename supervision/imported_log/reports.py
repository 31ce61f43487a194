"""What waits of the imported logs, and who a row most likely means."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Max, Min, QuerySet, When

from supervision.imported_log.services.facts import register_now
from supervision.imported_log.who import CouldBe
from supervision.models import Agreement, LogRow, LogRowQuerySet
from workforce.models import Worker


class About(StrEnum):
    """What there is to settle about a row, or that it is settled."""

    PEOPLE = "people"
    OUTCOME = "outcome"
    OTHER = "other"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    About.PEOPLE: "Who met",
    About.OUTCOME: "Whether it was held",
    About.OTHER: "Already there",
    About.SETTLED: "Settled by someone",
}


#: Supervisees named beside a supervisor.
NAMED = 2


@dataclass(frozen=True)
class Suggestion:
    """Someone whom a name in the log may mean, and what speaks for it."""

    worker: Worker
    because: str
    has_this_name: bool


def rows_about(about: About) -> LogRowQuerySet:
    match about:
        case About.PEOPLE:
            return LogRow.objects.waiting_for_people()
        case About.OUTCOME:
            return LogRow.objects.waiting_for_outcome()
        case About.OTHER:
            return LogRow.objects.waiting_otherwise()
        case About.SETTLED:
            return LogRow.objects.settled_by_a_person()


def numbers_waiting() -> dict[About, int]:
    """How many rows there are of each; one of which both are open counts in both."""
    return {about: rows_about(about).count() for about in About}


def alike(rows: LogRowQuerySet, by: str) -> QuerySet[LogRow, Any]:
    """Rows in groups that one answer settles, the largest group first; `first` is the first row of each.

    A row of which nothing says what it is alike to is a group of its own.
    """
    alone = Case(When(**{by: ""}, then=F("pk")), default=0, output_field=BigIntegerField())
    groups: QuerySet[LogRow, Any] = (
        rows.order_by()
        .annotate(alone=alone)
        .values(by, "alone")
        .annotate(
            first=Min("pk"),
            number=Count("pk"),
            supervisee=Min("supervisee_name"),
            supervisor=Min("supervisor_name"),
            says=Min("problem"),
            first_on=Min("met_on"),
            last_on=Max("met_on"),
        )
        .order_by("-number", by, "alone")
    )
    return groups


def suggestions(row: LogRow) -> tuple[list[Suggestion], list[Suggestion]]:
    """Everyone who each name of a row can mean, the likeliest first, with what speaks for it."""
    one, other = register_now().could_be(row.supervisee_name, row.supervisor_name, on=row.met_on)
    people = Worker.objects.select_related("team").in_bulk([*one.people, *other.people])
    lines = lines_near(people.values(), on=row.met_on)
    supervised: dict[int, list[Worker]] = defaultdict(list)
    for agreement in lines.values():
        if agreement.supervisee_id in one.people:
            supervised[agreement.supervisor_id].append(people[agreement.supervisee_id])
    return (
        [suggestion(people[pk], one, by_supervisor(lines.get(pk)), on=row.met_on) for pk in one.people],
        [suggestion(people[pk], other, of_supervisees(supervised[pk]), on=row.met_on) for pk in other.people],
    )


def lines_near(people: Iterable[Worker], *, on: date) -> dict[int, Agreement]:
    """By supervisee, the agreement of the day."""
    found = Agreement.objects.in_force(on=on).filter(supervisee__in=people).select_related("supervisor")
    return {agreement.supervisee_id: agreement for agreement in found}


def by_supervisor(agreement: Agreement | None) -> str:
    return f"supervised by {agreement.supervisor} that day" if agreement else ""


def of_supervisees(people: list[Worker]) -> str:
    names = " and ".join(sorted({str(person) for person in people})[:NAMED])
    return f"supervised {names} that day" if people else ""


def suggestion(worker: Worker, found: CouldBe, line: str, *, on: date) -> Suggestion:
    """What tells people of one name apart: who supervised them, team, title, whether they were here."""
    was_here = worker.is_employed(on=on)
    facts = [
        "a similar name" if found.is_similar else "",
        line,
        worker.team.name,
        worker.job_title,
        "" if was_here else "did not work here that day",
    ]
    told = ", ".join(fact for fact in facts if fact)
    return Suggestion(worker, told[:1].upper() + told[1:], not found.is_similar)

"""When each allocated case was last discussed in supervision."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from supervision.models import CaseDiscussion
from workforce.models import Allocation

#: Weeks after which a case that nobody discussed is pointed out. *Local*; NQSWs' is 4.
WEEKS_WITHOUT_DISCUSSION = 8


@dataclass(frozen=True, slots=True)
class Quiet:
    """A case and the time since it was last discussed, or since it was allocated."""

    allocation: Allocation
    last_discussed_on: date | None
    weeks: int

    @property
    def words(self) -> str:
        """ "discussed 3 weeks ago", "never discussed, held for 9 weeks"."""
        weeks = "1 week" if self.weeks == 1 else f"{self.weeks} weeks"
        if self.last_discussed_on is None:
            return f"never discussed, held for {weeks}"
        return f"discussed {weeks} ago" if self.weeks else "discussed this week"


def with_last_discussed(allocations: QuerySet[Allocation], *, on: date) -> QuerySet[Allocation]:
    """Adds `last_discussed_on`, and orders by the longest time without discussion.

    A case counts as discussed with whomever it was; before its first discussion the day of its
    allocation stands in.
    """
    held = (
        CaseDiscussion.objects.filter(case_reference=OuterRef("case_reference"), session__held_on__lte=on)
        .order_by("-session__held_on")
        .values("session__held_on")[:1]
    )
    last = Subquery(held, output_field=DateField())
    return allocations.annotate(last_discussed_on=last).order_by(
        Coalesce("last_discussed_on", "allocated_on"), "case_reference"
    )


def cases_by_quiet(allocations: QuerySet[Allocation], *, on: date) -> list[Quiet]:
    """Cases held on a day, the longest not discussed first."""
    held = with_last_discussed(allocations.held(on=on), on=on)
    return [
        Quiet(each, each.last_discussed_on, (on - (each.last_discussed_on or each.allocated_on)).days // 7)
        for each in held
    ]

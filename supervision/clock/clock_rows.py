"""The clocks of some people as they stood on a day, of rows that are read with the rest of a page."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from supervision.clock.due_days import ClockFacts, clocks_among
from supervision.clock.due_status import policies_were_read, with_policies
from supervision.clock.on_record import SPELLS, spells_asked, spells_found
from supervision.models import Agreement, Attendance
from workforce.authority_settings import days_off
from workforce.web.together import Questions

#: By the key of the supervisee, the days on which their clock was moved, in order.
type HeldDays = Mapping[int, list[date]]


def clocks_asked(people: Collection[int] | QuerySet[Any, Any], *, on: date) -> Questions:
    """What `clocks_found` and `held_days` are told, of people by their keys or a query of these."""
    held = Attendance.objects.filter(supervisee__in=people, moves_clock=True, held_on__lte=on)
    return {
        "agreements": Agreement.objects.in_force(on=on)
        .filter(supervisee__in=people)
        .select_related("supervisor"),
        "stages": with_policies(),
        "held": held.order_by().values("supervisee", "held_on").distinct(),
        **spells_asked(people),
    }


def held_days(found: Mapping[str, list[Any]]) -> HeldDays:
    """The days on which each clock was moved, before the agreement of the day too."""
    days: dict[int, list[date]] = defaultdict(list)
    for one in sorted(found["held"], key=lambda one: one.held_on):
        days[one.supervisee].append(one.held_on)
    return days


def clocks_found(found: Mapping[str, list[Any]], held: HeldDays) -> Mapping[int, ClockFacts]:
    """The clock of each person with an agreement in force on the day, by the person's key."""
    agreements = found["agreements"]
    spells = (row for name in SPELLS for row in found[name])
    absences, records = spells_found(spells, [one.supervisee_id for one in agreements])
    last = {person: days[-1] for person, days in held.items()}
    policies = policies_were_read(found["stages"])
    clocks = clocks_among(agreements, policies, last, absences, records, holidays=days_off())
    return {facts.agreement.supervisee_id: facts for facts in clocks}

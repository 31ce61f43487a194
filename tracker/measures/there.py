"""What every page of the measures asks first, in one question: whom to choose, which months are closed."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from nqsw.models import Cohort
from supervision.clock.due_status import policies_were_read, with_policies
from supervision.clock.on_record import start_day_asked
from tracker.measures.rows import month_of
from tracker.models import KeptMonth, SavedView
from workforce.models import start_day_was_read
from workforce.permissions import people_answered_for
from workforce.rules.working_days import add_months
from workforce.stood import teams_stood_in
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: So many months back one can look.
MONTHS_BACK = 24
#: The key of the dashboard among the pages whose filters can be saved.
VIEWS_OF = "measures"
#: Of a team there: `TeamThere`.
TEAM = ("pk", "name", "service_id", "service__name")
#: Months in a trend before the one that is shown.
MONTHS = 12


class TeamThere(Protocol):
    """A team, and its service."""

    @property
    def pk(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def service_id(self) -> int: ...
    @property
    def service__name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class There:
    """Teams with their services, and cohorts, of the people whom a viewer answers for; closed months by their
    first day.
    """

    teams: list[TeamThere]
    cohorts: list[Cohort]
    kept: dict[date, KeptMonth]
    #: The reader's own, of the dashboard.
    views: list[SavedView]

    def year_to(self, month: date) -> dict[date, KeptMonth]:
        """The closed months of a trend that ends with a month."""
        first = add_months(month, -MONTHS)
        return {starts_on: kept for starts_on, kept in self.kept.items() if first <= starts_on <= month}


def what_is_there(viewer: Viewer) -> There:
    """It also reads the policies and the start day for the page."""
    found = _asked(viewer, add_months(month_of(viewer.on), -(MONTHS_BACK + MONTHS)))
    policies_were_read(found["stages"])
    start_day_was_read(next((row[2] for row in found["start_day"]), None))
    kept = {one.starts_on: one for one in found["kept"]}
    return There(found["teams"], found["cohorts"], kept, found["views"])


@asked_together
def _asked(viewer: Viewer, since: date) -> Questions:
    people = people_answered_for(viewer).order_by()
    enrolled = Cohort.objects.filter(enrolments__worker__in=people.values("pk")).values("pk")
    return {
        "teams": teams_stood_in(people, since=since).values_list(*TEAM, named=True),
        "cohorts": Cohort.objects.filter(pk__in=enrolled).order_by("-starts_on", "pk"),
        "views": SavedView.objects.filter(owner=viewer.account, page=VIEWS_OF),
        "kept": KeptMonth.objects.filter(starts_on__gte=since),
        "stages": with_policies(),
        "start_day": start_day_asked(),
    }

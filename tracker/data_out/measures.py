"""The measures for other programs: one row for each month, measure and team, as the dashboard has them."""

from collections.abc import Iterator
from typing import Any

from tracker.measures.by_team import rows_by_team
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.rows import month_of
from tracker.models import KeptMonth
from workforce.models import Team
from workforce.rules.working_days import ClosedInterval, add_months
from workforce.web.viewer import Viewer


def measures_by_team(viewer: Viewer, days: ClosedInterval) -> Iterator[tuple[Any, ...]]:
    """Of the people whom the viewer answers for, in the order of months, measures and teams.

    Closed months as they were known then; the month that runs and the one before as they are known now. An
    earlier month that was never closed is left out.
    """
    first, last = month_of(days.starts_on), month_of(days.ends_on)
    kept = {one.starts_on: one for one in KeptMonth.objects.filter(starts_on__range=(first, last))}
    running = month_of(viewer.on)
    live = [
        month for month in (add_months(running, -1), running) if first <= month <= last and month not in kept
    ]
    found = rows_by_team(viewer, closed=kept.values(), now=live)
    teams = {team.pk: team.name for team in Team.objects.all()}
    whose = {(month, team) for month, _, team in found}
    for month, team in sorted(whose, key=lambda one: (one[0], teams[one[1]], one[1])):
        for measure in MEASURES:
            figure = measure.figure(found.get((month, SAME_ROWS.get(measure.key, measure.key), team), []))
            if figure.lines:
                value = None if figure.value is None else float(figure.value)
                facts = (figure.lines, figure.counted, value, measure.unit)
                yield month, measure.key, measure.title, team, teams[team], *facts, month in kept

"""The rows of many months by team: closed months as they were known then, others as they are known now."""

from collections.abc import Collection, Iterable
from datetime import date

from tracker.measures.dashboard import everybody_or
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.kept import kept_rows
from tracker.measures.known import Facts
from tracker.measures.rows import Row, span_of
from tracker.measures.scope import Scope
from tracker.measures.sources import rows_of
from tracker.models import KeptMonth
from workforce.web.viewer import Viewer

#: By month, measure and team. Of measures that share their rows the first alone is there: `SAME_ROWS`.
type ByTeam = dict[tuple[date, str, int], list[Row]]


def rows_by_team(
    viewer: Viewer,
    *,
    closed: Iterable[KeptMonth],
    now: Iterable[date],
    standing_in: Collection[date] | None = None,
) -> ByTeam:
    """Of the people whom a viewer answers for: of closed months, and of others by their first days; of what
    stands on a day those of the months `standing_in` alone, where these are given.
    """
    people = everybody_or(viewer)
    found: ByTeam = kept_rows(
        closed, MEASURES, people=people, scope=Scope(), place="team", standing_in=standing_in
    )
    spans = [span_of(month, today=viewer.on) for month in sorted(now)]
    if not spans:
        return found
    facts = Facts.seen_by(viewer, spans)
    for span in spans:
        for key, rows in rows_of(facts, span).items():
            if key not in SAME_ROWS:
                for row in rows:
                    team = facts.place(row.worker, row.day).team
                    found.setdefault((span.month, key, team), []).append(row)
    return found

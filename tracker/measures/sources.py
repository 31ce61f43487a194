"""Where the rows of each measure come from."""

from collections.abc import Callable, Iterator
from functools import cache

from tracker.measures import other_rows, supervision_rows
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.figures import Measure
from tracker.measures.known import Facts
from tracker.measures.rows import Row, Span

type Source = Callable[[], Iterator[Row]]


def rows_of(facts: Facts, span: Span) -> dict[str, list[Row]]:
    """The rows of every measure, by its key."""
    found = {key: list(source()) for key, source in _sources(facts, span).items()}
    return {measure.key: found[SAME_ROWS.get(measure.key, measure.key)] for measure in MEASURES}


def rows_of_one(measure: Measure, facts: Facts, span: Span) -> list[Row]:
    """The rows of one measure."""
    return list(_sources(facts, span)[SAME_ROWS.get(measure.key, measure.key)]())


def _sources(facts: Facts, span: Span) -> dict[str, Source]:
    sessions = cache(lambda: supervision_rows.Sessions(facts, span))
    actions = cache(lambda: supervision_rows.Actions(facts, span))
    due = cache(lambda: list(supervision_rows.due_periods(facts, span)))
    of_span: dict[str, Callable[[Facts, Span], Iterator[Row]]] = {
        "overdue": supervision_rows.overdue,
        "gap-median": supervision_rows.gaps,
        "called-off": supervision_rows.called_off,
        "over-limit": other_rows.over_limit,
        "days-over": other_rows.days_over,
        "protected-time": other_rows.protected_time,
        "nqsws": other_rows.on_programme,
        "milestones-on-time": other_rows.milestones_on_time,
        "milestones-late": other_rows.milestones_late,
        "attendance": other_rows.attendance,
        "with-mentor": other_rows.with_mentor,
        "mentor-load": other_rows.mentor_load,
        "registration": other_rows.registration_due,
        "leavers": other_rows.leavers,
        "pauses": other_rows.pauses,
        "outcomes": other_rows.outcomes,
    }
    return {
        "held-in-time": lambda: iter(due()),
        "agency-in-time": lambda: supervision_rows.of_agency(due(), facts),
        "length": lambda: sessions().long_enough(),
        "reflective": lambda: sessions().reflective(),
        "signed": lambda: sessions().signed(),
        "actions-overdue": lambda: actions().overdue(),
        "actions-carried": lambda: actions().drifting(),
        **{key: _bound(source, facts, span) for key, source in of_span.items()},
    }


def _bound(source: Callable[[Facts, Span], Iterator[Row]], facts: Facts, span: Span) -> Source:
    return lambda: source(facts, span)

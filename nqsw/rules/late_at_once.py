"""What is late at once, where a programme starts on a day that is past. Pure."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Protocol

from nqsw.rules.programme_days import milestone_due_on
from nqsw.rules.start_day import is_before_records
from workforce.rules.in_words import listed, many
from workforce.rules.working_days import Interval

NAMED = 3
"""So many milestones are named; more are counted."""


class Asked(Protocol):
    """What a programme asks for by the end of a month."""

    @property
    def title(self) -> str: ...
    @property
    def due_month(self) -> int: ...
    @property
    def is_optional(self) -> bool: ...


def late_at_once(
    asked: Iterable[Asked],
    *,
    started_on: date,
    on: date,
    holidays: Collection[date],
    records_begin_on: date | None,
    pauses: Collection[Interval] = (),
) -> list[str]:
    """What is required and past its due day already on the day of enrolment, the soonest due first.

    What was due before records began is not late: whether it was done then, no record says.
    """
    if started_on >= on:
        return []
    due = [
        (
            milestone_due_on(started_on=started_on, month=one.due_month, pauses=pauses, holidays=holidays),
            one.title,
        )
        for one in asked
        if not one.is_optional
    ]
    late = [
        (day, title)
        for day, title in due
        if day < on and not is_before_records(due_on=day, records_begin_on=records_begin_on)
    ]
    return [title for _, title in sorted(late, key=lambda one: one[0])]


def titles_in_words(titles: Sequence[str]) -> str:
    """ "A and B"; "A, B, C and 4 more"."""
    more = len(titles) - NAMED
    named = list(titles[:NAMED])
    return listed([*named, f"{more} more"] if more > 0 else named)


def late_in_words(titles: Sequence[str]) -> str:
    """What a preview adds to the line of someone who goes on a programme; empty where nothing is late."""
    if not titles:
        return ""
    return f"; {many(len(titles), 'milestone')} late at once: {titles_in_words(titles)}"

"""What of a programme can be true but seldom is. Pure; how it is asked: `workforce.rules.plausibility`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from nqsw.rules.late_at_once import NAMED, titles_in_words
from workforce.rules.in_words import day_in_full, listed, many
from workforce.rules.plausibility import Doubt
from workforce.rules.working_days import add_months

EARLY_MONTHS = 3
"""What is done more than this many months before its due day is asked about. *Local.*"""

LEAST_OBSERVATIONS = 3
"""Direct observations before a pass. Source: the ASYE framework (Skills for Care and the DfE)."""


QUALIFIED_WITHIN_MONTHS = 24
"""Whoever qualified longer before the programme is asked about: the ASYE is the first year in practice after
qualifying (Skills for Care and the DfE). *Local.*"""


def qualified_long_ago(qualified_on: date | None, *, on: date) -> bool:
    """More than two years before a day; not so, where nobody has said when."""
    return qualified_on is not None and add_months(qualified_on, QUALIFIED_WITHIN_MONTHS) < on


def long_ago_in_words(who: str, qualified_on: date) -> str:
    """Why someone is asked about."""
    return (
        f"{who} qualified on {day_in_full(qualified_on)}, more than {QUALIFIED_WITHIN_MONTHS // 12} years "
        "before the programme starts."
    )


def qualified_key(worker: int) -> str:
    """How an answer names the doubt about this person."""
    return f"qualified:{worker}"


def doubts_about_qualified(
    who: str, *, worker: int, qualified_on: date | None, started_on: date
) -> Iterator[Doubt]:
    """A newly qualified social worker who qualified in 2014."""
    if qualified_on and qualified_long_ago(qualified_on, on=started_on):
        yield Doubt(qualified_key(worker), long_ago_in_words(who, qualified_on))


def agency_in_words(who: str) -> str:
    """Why an agency worker is asked about. Source: the ASYE is a programme of employers for those they employ
    (Skills for Care and the DfE). *Local.*
    """
    return f"{who} is an agency worker. The ASYE is for newly qualified social workers who are employed."


def agency_key(worker: int) -> str:
    """How an answer names the doubt about this person."""
    return f"agency:{worker}"


def doubts_about_agency(who: str, *, worker: int, is_agency: bool) -> Iterator[Doubt]:
    """A newly qualified social worker who an agency sends."""
    if is_agency:
        yield Doubt(agency_key(worker), agency_in_words(who))


def doubts_about_late(
    people: Mapping[int, str], *, started_on: date, titles: Sequence[str]
) -> Iterator[Doubt]:
    """A programme that starts on a past day, so that some of it is late at once; once for all of that day."""
    if not titles:
        return
    names = list(people.values())
    who = listed(names) if len(names) <= NAMED else many(len(names), "person", "people")
    starts = "starts" if len(names) == 1 else "start"
    keys = "-".join(str(key) for key in sorted(people))
    late = many(len(titles), "milestone is", "milestones are")
    why = f"{who} {starts} on {day_in_full(started_on)}, so {late} late at once: {titles_in_words(titles)}."
    yield Doubt(f"late:{started_on.isoformat()}:{keys}", why)


def is_early(due_on: date, *, on: date) -> bool:
    """More than three months before the due day."""
    return add_months(on, EARLY_MONTHS) < due_on


def doubts_about_done(title: str, *, due_on: date, done_on: date) -> Iterable[Doubt]:
    """A self-assessment "at the end" in week 14, a 12-month review in month 3."""
    if is_early(due_on, on=done_on):
        yield Doubt(
            "early", f"“{title}” is due by {day_in_full(due_on)}, more than {EARLY_MONTHS} months later."
        )


def doubts_about_verdict(
    verdict: str, *, week: int, expected_end_on: date, on: date, observations: int, still_open: int
) -> Iterable[Doubt]:
    """A pass in week 3, with fewer than three direct observations, or with other milestones open."""
    if verdict != "pass":
        return
    if is_early(expected_end_on, on=on):
        yield Doubt("early", f"This is week {week}. The programme ends on {day_in_full(expected_end_on)}.")
    if observations < LEAST_OBSERVATIONS:
        yield Doubt(
            "observations", f"{many(observations, 'direct observation')} of {LEAST_OBSERVATIONS} recorded."
        )
    if still_open:
        yield Doubt("open", f"{many(still_open, 'milestone')} not done yet.")

"""The two intakes of a year that a cohort is made for, when a list says only when each NQSW started."""

from datetime import date

MARCH, SEPTEMBER = 3, 9


def intake_of(started_on: date) -> date:
    """First day of the intake that someone belongs to: 1 March to August, 1 September to February."""
    if started_on.month >= SEPTEMBER:
        return date(started_on.year, SEPTEMBER, 1)
    if started_on.month >= MARCH:
        return date(started_on.year, MARCH, 1)
    return date(started_on.year - 1, SEPTEMBER, 1)


def months_of(starts_on: date) -> str:
    """The half-year of an intake, so that a June starter in the cohort of March is no riddle."""
    if starts_on.month == MARCH:
        return f"from March to August {starts_on.year}"
    return f"from September {starts_on.year} to February {starts_on.year + 1}"


def name_of_intake(starts_on: date) -> str:
    """ "March 2026"."""
    return f"{starts_on:%B %Y}"

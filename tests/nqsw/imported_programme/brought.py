"""Bringing a sheet in, and what it brought."""

from nqsw.models import Enrolment
from tests.nqsw.imported_programme.sheets import bring_in, tidy_rows


def enrolment(number):
    return Enrolment.objects.get(worker__staff_number=str(number))


def reached(number):
    """What someone has reached, by title: the day where it is known, and how it is known."""
    found = enrolment(number).milestones.exclude(done_on=None)
    return {one.title: (one.day_known, one.before_tracker) for one in found}


def starts_in_the_sheet():
    return {f"start:{enrolment(4).pk}:2026-09-14": "take"}


def answered(rows, **said):
    """The likely answer to every question of a sheet, or what is said to those that begin so."""
    chosen = {}
    for one in bring_in(rows).open_questions:
        about = one.key.split(":")[-1]
        others = [value for start, value in said.items() if about.startswith(start)]
        chosen[one.key] = others[0] if others else one.options[0].value
    return chosen


def take_in_tidy(rows=None):
    plan = bring_in(rows or tidy_rows(), starts_in_the_sheet())
    assert not plan.errors and not plan.open_questions
    return plan

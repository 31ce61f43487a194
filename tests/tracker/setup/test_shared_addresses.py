"""One address for a leaver and a new starter of the same list; days away that stand in either row of two."""

from datetime import date

import pytest

from tests.factories import AccountFactory
from tests.tracker.setup.test_hard_kinds import boss, row
from workforce.models import Absence, Account, Worker

pytestmark = pytest.mark.django_db

SHARED = {"email": "duty@x.example"}


def address(name):
    return Worker.objects.get(family_name=name).email


@pytest.mark.parametrize("is_first", [True, False])
def test_the_leaver_yields(bring_in, is_first):
    rows = [row("5", "Gone", left="30/10/2026", **SHARED), row("6", "Fresh", start="01/11/2026", **SHARED)]
    plan = bring_in(boss(), *(rows if is_first else rows[::-1]))
    assert (plan.errors, address("Gone"), address("Fresh")) == ((), "", "duty@x.example")
    [note] = plan.file_notes
    at, other = (3, 4) if is_first else (4, 3)
    assert str(note) == (
        f"“duty@x.example” under “Email” (row {at}) is left out, row {other} has it: Ada Fresh."
    )


@pytest.mark.parametrize("is_first", [True, False])
def test_a_leaver_of_the_tracker_yields_with_the_account(bring_in, is_first):
    bring_in(boss(), row("5", "Gone", **SHARED))
    Worker.objects.filter(family_name="Gone").update(account=AccountFactory(email="duty@x.example"))
    rows = [row("5", "Gone", left="30/10/2026", **SHARED), row("6", "Fresh", start="01/11/2026", **SHARED)]
    plan = bring_in(boss(), *(rows if is_first else rows[::-1]))
    assert (plan.errors, plan.open_questions) == ((), [])
    assert (address("Gone"), address("Fresh")) == ("", "duty@x.example")
    assert not Account.objects.filter(email="duty@x.example").exists()


def test_who_follows_later_gets_the_address_after_the_last_day(bring_in):
    rows = (
        boss(),
        row("5", "Goes", left="30/11/2026", **SHARED),
        row("6", "Fresh", start="01/12/2026", **SHARED),
    )
    assert bring_in(*rows).errors == ()
    assert (address("Goes"), address("Fresh")) == ("duty@x.example", "")
    assert bring_in(*rows, on=date(2026, 12, 1)).errors == ()
    assert (address("Goes"), address("Fresh")) == ("", "duty@x.example")


@pytest.mark.parametrize("facts", [{}, {"left": "30/11/2026"}], ids=["both stay", "both are here today"])
def test_two_who_are_here_are_refused(bring_in, facts):
    plan = bring_in(boss(), row("5", "One", **facts, **SHARED), row("6", "Two", **SHARED))
    assert [error.problem for error in plan.errors] == [
        "Row 3 has this e-mail address too. Correct one of them."
    ]


AWAY = {"away": "01/10/2026", "why": "Sickness"}
HALVES = {"fte": "0.5", "swe": "SW5"}


def spells():
    return list(Absence.objects.order_by("started_on").values_list("started_on", "ended_on", "reason"))


@pytest.mark.parametrize(
    ("one", "other"), [(AWAY, {}), ({}, AWAY), (AWAY, AWAY)], ids=["main row", "further row", "both"]
)
@pytest.mark.parametrize("is_known", [True, False])
def test_days_away_count_in_whichever_row(bring_in, one, other, is_known):
    rows = [row("5", "Split", **HALVES), row("55", "Split", team="South", **HALVES)]
    if is_known:
        bring_in(boss(), *rows)
    away = [row("5", "Split", **HALVES, **one), row("55", "Split", team="South", **HALVES, **other)]
    bring_in(boss(), *away)
    assert spells() == [(date(2026, 10, 1), None, "SIC")]
    assert bring_in(boss(), *away).open_questions == []


def test_two_spells_of_two_rows_both_count_and_one_that_overlaps_is_told(bring_in):
    first = AWAY | {"back": "09/10/2026"}
    second = AWAY | {"away": "19/10/2026", "back": "23/10/2026"}
    south = HALVES | {"team": "South"}
    plan = bring_in(boss(), row("5", "Split", **HALVES, **first), row("55", "Split", **south, **second))
    assert [one[:2] for one in spells()] == [
        (date(2026, 10, 1), date(2026, 10, 9)), (date(2026, 10, 19), date(2026, 10, 23)),
    ]  # fmt: skip
    assert not any("overlaps" in note for note in plan.notes)
    overlaps = AWAY | {"back": "12/10/2026"}
    plan = bring_in(boss(), row("5", "Split", **HALVES, **first), row("55", "Split", **south, **overlaps))
    assert any("overlaps another of this list" in note for note in plan.notes)

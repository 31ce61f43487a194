"""Plans: pure functions of the rows of a file and of what stands in the tracker."""

from datetime import date

import pytest

from workforce.caseloads.services.case_imports import plan_cases
from workforce.caseloads.services.case_plan import Allocated, CaseFacts
from workforce.caseloads.services.count_imports import Counted, CountFacts, plan_counts
from workforce.caseloads.services.holders import Holders, Known
from workforce.imports.plans import Becomes, Line, Plan, counts_by_fate, counts_of, refused
from workforce.models import CaseCategory
from workforce.readers.allocations import read_allocations
from workforce.readers.caseloads import read_caseloads
from workforce.readers.people_named import Someone
from workforce.readers.rows import RowError

DAY = date(2026, 11, 2)
HOLDERS = Holders(
    (
        Known(Someone(7, "Ruth", "Byrne", swe_number="SW7"), "Ruth Byrne", "North"),
        Known(Someone(8, "Sean", "Kelly", swe_number="SW8"), "Sean Kelly", "North"),
    )
)
COUNT_HEADINGS = ("Worker", "SWE No", "Team", "CIN", "CP", "CLA", "Care leaver", "Assessment", "Total")
CASE_HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")


def test_a_plan_counts_its_lines_by_what_they_count_as():
    plan = Plan()
    plan.add("workers added", row=2, subject="Ruth")
    plan.add("workers added", row=3, subject="Sean")
    plan.add("workers left", row=4, subject="Amina", becomes=Becomes.ENDED)
    plan.leave_out("people not in the list", row=0, subject="Mary", says="stays")
    assert plan.changes == counts_of(plan.lines) == {"workers added": 2, "workers left": 1}
    assert counts_by_fate(plan.lines) == {Becomes.ADDED: 2, Becomes.ENDED: 1, Becomes.LEFT_OUT: 1}


def test_a_plan_with_errors_changes_nothing_and_lists_them_down_the_rows():
    plan = refused(9, RowError(4, "", "", "b"), RowError(2, "", "", "a"))
    plan.add("workers added", row=3, subject="Ruth")
    assert (plan.rows, plan.changes, [error.row for error in plan.errors]) == (9, {}, [2, 4])


def test_two_plans_that_do_the_same_have_one_digest_whatever_they_leave_out():
    one, other = Plan(), Plan()
    for plan in (one, other):
        plan.add("workers added", row=2, subject="Ruth")
    other.leave_out("people not in the list", row=0, subject="Mary", says="stays")
    assert one.digest == other.digest
    other.add("workers added", row=3, subject="Sean")
    assert one.digest != other.digest


def test_a_line_comes_back_from_json_as_it_was():
    line = Line(3, "Ruth", "workers left", "Leaves", Becomes.ENDED)
    assert Line.from_json(line.as_json()) == line


@pytest.mark.parametrize("one", list(Becomes))
def test_whatever_becomes_of_a_row_has_words_and_a_colour(one):
    assert one.label
    assert one.colour


def children_in_need(number):
    return tuple(number if category == "cin" else 0 for category in CaseCategory.values)


def test_a_count_is_added_corrected_or_left_alone(csv_of):
    rows = (
        ["Ruth", "SW7", "", 4, "", "", "", "", 4],
        ["Sean", "SW8", "", 5, "", "", "", "", 5],
    )
    reading = read_caseloads(csv_of([["As at 02/11/2026"], COUNT_HEADINGS, *rows]), "x.csv")
    nothing = CountFacts(HOLDERS, {}, None, (), None)
    assert plan_counts(reading, nothing, on=DAY).changes == {"caseloads counted": 2}
    known = {7: Counted(1, children_in_need(4)), 8: Counted(2, children_in_need(6))}
    same = CountFacts(HOLDERS, known, None, (), DAY)
    plan = plan_counts(reading, same, on=DAY)
    assert (plan.changes, plan.unchanged) == ({"caseloads corrected": 1}, 1)
    assert [(one.pk, one.cin) for one in plan.corrected] == [(2, 5)]


def test_a_case_is_added_changed_ended_left_alone_or_left_out(csv_of):
    from_on = date(2026, 10, 1)
    rows = (
        ["P1", "CIN", "SW7", "01/10/2026", ""],
        ["P2", "CP", "SW7", "01/10/2026", ""],
        ["P3", "CIN", "SW8", "01/10/2026", "30/10/2026"],
        ["P4", "CIN", "SW8", "01/10/2026", ""],
    )
    reading = read_allocations(csv_of([CASE_HEADINGS, *rows]), "x.csv")
    allocated = (
        Allocated(2, "P2", 7, from_on, "cin", None),
        Allocated(3, "P3", 8, from_on, "cin", None),
        Allocated(4, "P4", 8, from_on, "cin", None),
    )
    others = (Allocated(9, "P9", 8, from_on, "cin", None),)
    plan = plan_cases(
        reading, CaseFacts(HOLDERS, allocated, others), on=DAY, answers={"full-list": "changes"}
    )
    assert [(line.subject, line.becomes) for line in plan.lines] == [
        ("P1", Becomes.ADDED),
        ("P2", Becomes.CHANGED),
        ("P3", Becomes.ENDED),
        ("P9", Becomes.LEFT_OUT),
    ]
    assert (plan.unchanged, [one.pk for one in plan.changed]) == (1, [2, 3])

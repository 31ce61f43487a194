"""What a cell of an NQSW tracker says, and the headings that it stands under."""

from collections import defaultdict
from datetime import date, datetime

import pytest

from workforce.readers.cells import CellProblem
from workforce.readers.headings import plain
from workforce.readers.programme import read_programme
from workforce.readers.programme_columns import COLUMNS
from workforce.readers.reached import Said, Spell, spells_told, told_of
from workforce.readers.refusals import UnreadableFile

TODAY = date(2026, 11, 26)
MARCH, MAY = date(2026, 3, 12), date(2026, 5, 14)


@pytest.mark.parametrize(
    ("cell", "says", "days"),
    [
        (datetime(2026, 3, 12), Said.DONE, (MARCH,)),
        (46093, Said.DONE, (MARCH,)),
        (True, Said.DONE, ()),
        (False, Said.OPEN, ()),
        ("12/03/2026", Said.DONE, (MARCH,)),
        ("12.3.26", Said.DONE, (MARCH,)),
        ("12th March 2026", Said.DONE, (MARCH,)),
        ("2026-03-12", Said.DONE, (MARCH,)),
        ("done 12/3/26", Said.DONE, (MARCH,)),
        ("Completed (12/03/2026)", Said.DONE, (MARCH,)),
        ("12/03/26 & 14.5.26", Said.DONE, (MARCH, MAY)),
        ("12 Mar 2026, 14 May 26", Said.DONE, (MARCH, MAY)),
        ("done", Said.DONE, ()),
        ("Y", Said.DONE, ()),
        ("yes - signed off", Said.DONE, ()),
        ("✓", Said.DONE, ()),
        ("x", Said.DONE, ()),
        ("N", Said.OPEN, ()),
        ("no", Said.OPEN, ()),
        ("not done", Said.OPEN, ()),
        ("not yet completed", Said.OPEN, ()),
        ("overdue", Said.OPEN, ()),
        ("outstanding - chase", Said.OPEN, ()),
        ("booked 3/12", Said.OPEN, ()),
        ("booked 03/12/2026", Said.OPEN, (date(2026, 12, 3),)),
        ("05/01/2027", Said.OPEN, (date(2027, 1, 5),)),
        ("booked 3/10", Said.UNCLEAR, (date(2026, 10, 3),)),
        ("booked 12/03/2026", Said.UNCLEAR, (MARCH,)),
        ("12/03", Said.UNCLEAR, (MARCH,)),
        ("see file", Said.UNCLEAR, ()),
        ("cancelled 12/03/26", Said.UNCLEAR, (MARCH,)),
        ("12/3/26 moved, held 14/5/26", Said.UNCLEAR, (MARCH, MAY)),
        ("?", Said.UNCLEAR, ()),
    ],
)  # fmt: skip
def test_what_a_cell_says_of_a_milestone(cell, says, days):
    telling = told_of(cell, today=TODAY)
    assert (telling.says, telling.days) == (says, days)


def test_a_day_that_there_is_not_is_an_error():
    with pytest.raises(CellProblem, match="There is no such day"):
        told_of("31/02/2026", today=TODAY)


@pytest.mark.parametrize(
    ("cell", "spells"),
    [
        ("sick 3/2/26 - 14/3/26", [Spell("sickness", date(2026, 2, 3), date(2026, 3, 14))]),
        ("Mat leave from 1/9/26", [Spell("parental_leave", date(2026, 9, 1), None)]),
        ("03/02/2026 to 14/03/2026", [Spell("", date(2026, 2, 3), date(2026, 3, 14))]),
        (
            "sick 3/2/26 - 14/3/26; bereavement 1/5/26-8/5/26",
            [
                Spell("sickness", date(2026, 2, 3), date(2026, 3, 14)),
                Spell("bereavement", date(2026, 5, 1), date(2026, 5, 8)),
            ],
        ),
        ("No", []),
        ("none", []),
    ],
)
def test_pauses_by_their_days_and_reason(cell, spells):
    assert list(spells_told(cell)) == spells


def test_a_pause_without_days_is_an_error_that_does_not_repeat_why_someone_was_ill():
    with pytest.raises(CellProblem) as problem:
        spells_told("signed off with exhaustion since spring")
    assert problem.value.shown_as == "(not shown)"


def test_no_heading_is_two_columns():
    found = defaultdict(set)
    for column in COLUMNS:
        for name in column.names:
            found[plain(name)].add(column.key)
    assert [(name, keys) for name, keys in found.items() if len(keys) > 1] == []


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("3-month review", "review:3"),
        ("Review (6 months)", "review:6"),
        ("Date of 9 month review", "review:9"),
        ("Twelve month review completed", "review:12"),
        ("DO2", "observation:2"),
        ("1st Direct Observation", "observation:1"),
        ("Direct observation 3 date", "observation:3"),
        ("PDP (3-6)", "development_plan:2"),
        ("CRL 2", "reflective_log:2"),
        ("KSS self-assessment (start)", "self_assessment:1"),
        ("PQS end", "self_assessment:3"),
        ("LSAA", "agreement:1"),
        ("Support & Assessment Agreement signed", "agreement:1"),
        ("SU feedback 2", "lived_experience:2"),
        ("Feedback from professionals", "professional_feedback:0"),
        ("Assessor’s Final Report", "final_report:1"),
        ("Internal moderation panel", "moderation:1"),
    ],
)
def test_a_heading_as_councils_write_it_is_known(heading, key):
    known = {plain(name): column.key for column in COLUMNS for name in column.names}
    assert known[plain(heading)] == key


def test_a_cohorts_name_above_its_people_is_theirs(csv_of):
    rows = [
        ("Name", "Team"),
        ("September 2025 cohort",),
        ("Amina Ahmed", "East"),
        ("Cohort 2",),
        ("Bo Lee", "West"),
    ]
    reading = read_programme(csv_of(rows), "nqsw.csv", on=TODAY)
    assert [(row.name, row.cohort) for row in reading.rows] == [
        ("Amina Ahmed", "September 2025 cohort"),
        ("Bo Lee", "Cohort 2"),
    ]


def test_a_sheet_without_names_says_what_it_needs(csv_of):
    with pytest.raises(UnreadableFile, match="needs a column for the NQSW's name"):
        read_programme(csv_of([("Team", "Cohort"), ("East", "1")]), "nqsw.csv", on=TODAY)


@pytest.mark.parametrize(
    ("typed", "says"),
    [("15.04.2026 (late)", Said.DONE), ("late - 15/04/2026", Said.DONE), ("late", Said.OPEN),
     ("15/04/2026 overdue", Said.OPEN), ("late, booked 15/12/2026", Said.OPEN)],
)  # fmt: skip
def test_a_day_that_has_passed_and_was_late_is_the_day_it_was_done(typed, says):
    assert told_of(typed, today=date(2026, 11, 26)).says is says

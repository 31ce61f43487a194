"""The old log becomes sessions, with what was not held told from its comments."""

from collections import Counter
from datetime import date, datetime, time

import pytest

from workforce.readers.establishment import read_establishment
from workforce.readers.people_named import PeopleNamed, Someone
from workforce.readers.refusals import UnreadableFile
from workforce.readers.supervision_log import read_supervision_log

HEADINGS = ["Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments"]
TODAY = date(2026, 11, 2)
ROW = ["21/04/2026", "Moyo, Bukola", "Sean Baker", "1-1", "1.5 hrs", "Yes", None]


@pytest.fixture
def read(workbook_of):
    return lambda *rows: read_supervision_log(workbook_of([HEADINGS, *rows]), "log.xlsx", today=TODAY)


@pytest.fixture
def read_with(workbook_of):
    return lambda *rows: read_supervision_log(workbook_of(rows), "log.xlsx", today=TODAY)


def changed(place, cell):
    return [cell if index == place else value for index, value in enumerate(ROW)]


def test_a_row_becomes_a_session(read):
    (row,) = read(ROW).rows
    assert (row.row, row.held_on, row.kind, row.minutes, row.signed) == (
        2, date(2026, 4, 21), "one_to_one", 90, True,
    )  # fmt: skip
    assert (row.supervisee, row.supervisor) == ("Moyo, Bukola", "Sean Baker")
    assert (row.comment, row.outcome) == ("", "held")


def test_what_the_log_does_not_say_stays_unsaid(read):
    (row,) = read([*ROW[:4], None, None, None]).rows
    assert (row.minutes, row.signed) == (None, None)


@pytest.mark.parametrize(
    ("comment", "outcome"),
    [
        (None, "held"),
        ("good discussion", "held"),
        ("not cancelled after all", "held"),
        ("talked about the DNA test", "held"),
        ("CANCELLED - court", "cancelled"),
        ("Court ran over: canceled", "cancelled"),
        ("late cancellation", "cancelled"),
        ("did not attend", "did_not_attend"),
        ("Didn't attend", "did_not_attend"),
        ("DNA", "did_not_attend"),
        ("worker was a no-show", "did_not_attend"),
    ],
)
def test_the_comment_tells_what_came_of_the_session(read, comment, outcome):
    assert read(changed(6, comment)).rows[0].outcome == outcome


@pytest.mark.parametrize(
    ("comment", "cue"),
    [("cancelled, then did not attend", "cancelled"), ("moved", "moved"), ("On leave", "on leave")],
)
def test_a_comment_that_may_mean_either_leaves_it_unclear(read, comment, cue):
    (row,) = read([*ROW[:4], None, None, comment]).rows
    assert (row.outcome, row.cue) == ("unclear", cue)


@pytest.mark.parametrize("comment", ["N/A", "TBC", "Pending"])
def test_a_word_that_stands_for_nothing_elsewhere_says_something_in_a_comment(read, comment):
    assert read([*ROW[:4], None, None, comment]).rows[0].outcome == "unclear"


def test_a_status_column_says_what_became_of_it(workbook_of):
    headings = [*HEADINGS[:6], "Status"]
    rows = [[*ROW[:4], None, None, said] for said in ("Held", "Cancelled", "DNA", "Planned", None)]
    reading = read_supervision_log(workbook_of([headings, *rows]), "log.xlsx", today=TODAY)
    assert [row.outcome for row in reading.rows] == [
        "held", "cancelled", "did_not_attend", "unclear", "unclear",
    ]  # fmt: skip


def test_a_blank_status_beside_a_length_is_of_a_session_that_was_held(workbook_of):
    reading = read_supervision_log(
        workbook_of([[*HEADINGS[:6], "Status"], [*ROW[:6], None]]), "log.xlsx", today=TODAY
    )
    assert reading.rows[0].outcome == "held"


@pytest.mark.parametrize(
    ("starts", "ends", "minutes", "length"),
    [
        ("23:00", "00:30", None, 90),
        ("9.30am", "11am", None, 90),
        ("14:00", "15:15", 75, 75),
        (time(23, 0), time(0, 30), None, 90),
        ("14:00", None, None, None),
    ],
)
def test_times_of_day_tell_the_length_over_midnight_too(workbook_of, starts, ends, minutes, length):
    headings = ["Date", "Supervisee", "Supervisor", "Type", "Start", "End", "Mins"]
    reading = read_supervision_log(
        workbook_of([headings, [*ROW[:4], starts, ends, minutes]]), "log.xlsx", today=TODAY
    )
    (row,) = reading.rows
    assert row.minutes == length
    assert row.starts_at is not None


@pytest.mark.parametrize(("ends", "problem"), [("05:00", ""), ("05:01", "23:00"), ("22:59", "23:00")])
def test_an_end_that_only_the_next_day_would_do_for_is_before_the_start(workbook_of, ends, problem):
    headings = ["Date", "Supervisee", "Supervisor", "Type", "Start", "End"]
    reading = read_supervision_log(
        workbook_of([headings, [*ROW[:4], "23:00", ends]]), "log.xlsx", today=TODAY
    )
    told = [(error.column, error.problem) for error in reading.errors]
    assert told == ([("End", f"This is before the start, {problem}. Check both.")] if problem else [])


def test_times_and_a_length_that_disagree_are_an_error(workbook_of):
    headings = ["Date", "Supervisee", "Supervisor", "Type", "Start", "End", "Mins"]
    reading = read_supervision_log(
        workbook_of([headings, [*ROW[:4], "9:00", "10:00", 90]]), "log.xlsx", today=TODAY
    )
    assert [(error.row, error.column) for error in reading.errors] == [(2, "Mins")]


def test_staff_numbers_in_columns_of_their_own_are_read(workbook_of):
    headings = [*HEADINGS[:4], "Supervisee Staff No", "Supervisor Staff No"]
    reading = read_supervision_log(workbook_of([headings, [*ROW[:4], 101, "00100"]]), "log.xlsx", today=TODAY)
    assert [(row.supervisee_number, row.supervisor_number) for row in reading.rows] == [("101", "00100")]


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (0, None, "Date"),
        (0, "31/04/2026", "Date"),
        (0, "03/11/2026", "Date"),
        (1, None, "Supervisee"),
        (1, "?", "Supervisee"),
        (3, None, "Type"),
        (3, "Chat", "Type"),
        (4, "long", "Mins"),
    ],
)
def test_a_cell_that_cannot_be_right_is_an_error(read, place, cell, column):
    reading = read(changed(place, cell))
    assert [(error.row, error.column) for error in reading.errors] == [(2, column)]
    assert reading.rows == ()


def test_a_session_today_has_happened(read):
    assert read(changed(0, "02/11/2026")).is_sound


def test_a_line_read_again_has_the_same_fingerprint(read):
    other_way_round = changed(1, "Bukola  MOYO")
    first, second = read(ROW).rows[0], read(["1 May 2026", *ROW[1:]], other_way_round).rows[1]
    assert first.fingerprint == second.fingerprint


def test_identical_lines_have_fingerprints_of_their_own(read):
    twice = [row.fingerprint for row in read(ROW, ROW).rows]
    assert len(set(twice)) == 2
    assert [row.fingerprint for row in read(ROW, ROW).rows] == twice


@pytest.mark.parametrize(
    ("place", "cell"),
    [(0, "22/04/2026"), (1, "Moyo, Natalie"), (2, "Tendai Baker"), (3, "Group"), (4, 60), (5, "N"),
     (6, "cancelled")],
)  # fmt: skip
def test_a_line_that_says_anything_else_has_another_fingerprint(read, place, cell):
    assert read(ROW).rows[0].fingerprint != read(changed(place, cell)).rows[0].fingerprint


@pytest.fixture(scope="module")
def council_log(council_data):
    return read_supervision_log((council_data / "supervision-log.xlsx").read_bytes(), "log.xlsx", today=TODAY)


def test_the_councils_log_is_read_whole(council_log):
    assert (len(council_log.rows), council_log.errors) == (805, ())
    assert Counter(row.outcome for row in council_log.rows) == {
        "held": 757, "cancelled": 32, "did_not_attend": 16,
    }  # fmt: skip
    assert len({row.fingerprint for row in council_log.rows}) == 805


def test_the_names_in_the_councils_log_are_its_people_but_for_two_shared_names(council_data, council_log):
    rows = read_establishment((council_data / "hr-establishment.xlsx").read_bytes(), "hr.xlsx").rows
    people = PeopleNamed(Someone(row.row, row.given_name, row.family_name) for row in rows)
    supervisees = Counter(len(people.find(row.supervisee).people) for row in council_log.rows)
    supervisors = Counter(len(people.find(row.supervisor).people) for row in council_log.rows)
    assert (supervisees, supervisors) == ({1: 787, 2: 18}, {1: 805})


@pytest.mark.parametrize("cell", ["DNA", "Cancelled by manager - duty", "Postponed"])
def test_a_column_not_known_that_says_what_was_not_held_stops_the_log(read_with, cell):
    headings = [*HEADINGS[:6], "What happened then"]
    with pytest.raises(
        UnreadableFile, match="“What happened then” is not known, and says in 1 row"
    ) as refused:
        read_with(headings, changed(6, cell), ROW)
    assert refused.value.unknown == (("What happened then", 1),)
    assert refused.value.lacking == ("status", "comment")
    assert cell not in refused.value.problem


def test_a_column_not_known_that_says_nothing_of_the_kind_is_left_out(read_with):
    reading = read_with([*HEADINGS[:6], "Room"], changed(6, "Room 2, by the stairs"))
    assert (reading.ignored, reading.rows[0].outcome) == (("Room",), "held")


@pytest.mark.parametrize("heading", ["Any comments", "Notes/Comments", "Reason if not held"])
def test_comments_go_by_several_names(read_with, heading):
    assert read_with([*HEADINGS[:6], heading], changed(6, "DNA")).rows[0].outcome == "did_not_attend"


def test_a_form_that_was_filled_in_later_does_not_say_when_a_session_began(read_with):
    headings = ["Start time", "Completion time", *HEADINGS]
    filled = [datetime(2026, 4, 23, 17, 5), datetime(2026, 4, 23, 17, 9)]
    reading = read_with(headings, [*filled, *ROW])
    assert reading.rows[0].starts_at is None
    assert "Column “Start time” is not read: 1 filled cell." in " ".join(map(str, reading.notes))
    (row,) = read_with(["Start time", *HEADINGS], [time(10, 0), *ROW]).rows
    assert row.starts_at == time(10, 0)


@pytest.mark.parametrize(
    ("said", "signed"),
    [("Yes", True), ("Signed", True), ("Not yet", False), ("No", False), ("on file", None)],
)
def test_a_signature_is_said_in_several_words(read, said, signed):
    reading = read(changed(5, said))
    assert (reading.rows[0].signed, reading.errors) == (signed, ())
    assert len(reading.notes) == (signed is None)


def test_about_ninety_minutes_are_ninety(read):
    assert [read(changed(4, said)).rows[0].minutes for said in ("about 90", "approx. 1.5 hrs", "~60")] == [
        90,
        90,
        60,
    ]

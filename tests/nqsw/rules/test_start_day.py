"""What the programme can say of a time before records began."""

from datetime import date

import pytest

from nqsw.rules.start_day import is_before_records, is_mentor_unknown, mentors_entered_by

BEGIN = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("due_on", "records_begin_on", "before"),
    [
        (date(2026, 11, 1), BEGIN, True),
        (date(2026, 11, 2), BEGIN, False),
        (date(2026, 11, 3), BEGIN, False),
        (date(2008, 1, 1), None, False),
    ],
)
def test_what_was_due_before_the_start_day_is_on_no_record(due_on, records_begin_on, before):
    assert is_before_records(due_on=due_on, records_begin_on=records_begin_on) is before


def test_mentors_are_entered_within_four_weeks():
    assert mentors_entered_by(BEGIN) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        ({}, True),
        ({"on": date(2026, 11, 30)}, True),
        ({"on": date(2026, 12, 1)}, False),
        ({"here_from": date(2026, 11, 1)}, True),
        ({"here_from": BEGIN}, False),
        ({"was_ever_mentored": True}, False),
        ({"records_begin_on": None}, False),
    ],
    ids=["at once", "last day", "the day after", "here the day before", "starts with the records",
         "had a mentor", "no start day"],
)  # fmt: skip
def test_a_mentor_may_not_have_been_entered_yet(facts, unknown):
    usual = {
        "here_from": date(2026, 3, 2),
        "was_ever_mentored": False,
        "records_begin_on": BEGIN,
        "on": BEGIN,
    }
    assert is_mentor_unknown(**{**usual, **facts}) is unknown

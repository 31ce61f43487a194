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
        ({"first_mentored_on": BEGIN}, False),
        ({"first_mentored_on": date(2026, 11, 9)}, True),
        ({"first_mentored_on": date(2026, 11, 9), "on": date(2026, 11, 9)}, False),
        ({"first_mentored_on": date(2026, 11, 9), "on": date(2026, 11, 1)}, True),
        ({"first_mentored_on": date(2026, 3, 2), "on": date(2026, 11, 1)}, True),
        ({"records_begin_on": None}, False),
        ({"records_begin_on": None, "recorded_on": date(2026, 11, 3)}, True),
        ({"records_begin_on": None, "recorded_on": BEGIN}, False),
        ({"here_from": BEGIN, "recorded_on": date(2026, 11, 3)}, True),
    ],
    ids=["at once", "last day", "the day after", "here the day before", "starts with the records",
         "had a mentor", "mentored from a later day", "once that mentor has begun",
         "before records, entered since", "before records, after another",
         "no start day", "recorded the day after", "recorded that day",
         "here with the records, recorded later"],
)  # fmt: skip
def test_a_mentor_may_not_have_been_entered_yet(facts, unknown):
    usual = {
        "here_from": date(2026, 3, 2),
        "first_mentored_on": None,
        "recorded_on": None,
        "records_begin_on": BEGIN,
        "on": BEGIN,
    }
    assert is_mentor_unknown(**{**usual, **facts}) is unknown

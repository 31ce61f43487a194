"""What of a programme is asked about twice."""

from datetime import date

import pytest

from nqsw.rules.plausibility import doubts_about_done, doubts_about_qualified, doubts_about_verdict

DUE = date(2027, 8, 6)


@pytest.mark.parametrize(
    ("done_on", "asked"),
    [(date(2027, 5, 5), True), (date(2027, 5, 6), False), (DUE, False), (date(2027, 9, 1), False)],
)
def test_done_more_than_three_months_ahead_is_asked_about(done_on, asked):
    assert bool(list(doubts_about_done("At the end", due_on=DUE, done_on=done_on))) is asked


def test_what_is_early_says_when_it_is_due():
    (doubt,) = doubts_about_done("At the end", due_on=DUE, done_on=date(2026, 12, 1))
    assert (doubt.key, doubt.why) == (
        "early",
        "“At the end” is due by 6 August 2027, more than 3 months later.",
    )


def test_a_pass_says_every_reason_to_look_again():
    doubts = doubts_about_verdict(
        "pass", week=3, expected_end_on=date(2027, 9, 6), on=date(2026, 9, 23), observations=1, still_open=18
    )
    assert [one.why for one in doubts] == [
        "This is week 3. The programme ends on 6 September 2027.",
        "1 direct observation of 3 recorded.",
        "18 milestones not done yet.",
    ]


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        ({}, []),
        ({"on": date(2026, 9, 23), "week": 3}, ["early"]),
        ({"observations": 2}, ["observations"]),
        ({"still_open": 1}, ["open"]),
        ({"verdict": "fail", "week": 3, "observations": 0, "still_open": 9}, []),
    ],
)
def test_a_pass_too_early_or_with_too_little_is_asked_about(facts, keys):
    usual = {
        "verdict": "pass",
        "week": 50,
        "expected_end_on": date(2027, 9, 6),
        "on": date(2027, 8, 20),
        "observations": 3,
        "still_open": 0,
    }
    assert [one.key for one in doubts_about_verdict(**{**usual, **facts})] == keys


@pytest.mark.parametrize(
    ("qualified_on", "keys"),
    [
        (None, []),
        (date(2014, 7, 12), ["qualified:7"]),
        (date(2024, 9, 6), ["qualified:7"]),
        (date(2024, 9, 7), []),
        (date(2026, 7, 12), []),
    ],
)
def test_who_qualified_more_than_two_years_before_the_programme_is_asked_about(qualified_on, keys):
    facts = {"worker": 7, "qualified_on": qualified_on, "started_on": date(2026, 9, 7)}
    assert [one.key for one in doubts_about_qualified("Noor Khan", **facts)] == keys


def test_the_question_says_when_they_qualified():
    facts = {"worker": 7, "qualified_on": date(2014, 7, 12), "started_on": date(2026, 9, 7)}
    [doubt] = doubts_about_qualified("Noor Khan", **facts)
    assert doubt.why == (
        "Noor Khan qualified on 12 July 2014, more than 2 years before the programme starts."
    )

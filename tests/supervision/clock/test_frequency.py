"""Periods, stages, policies and the presets."""

from datetime import date

import pytest

from supervision.clock.frequency import Frequency, Period, Stage, Unit
from supervision.clock.presets import (
    ALL_STAFF,
    ASYE,
    DFE_NQSW,
    DFE_OTHERS,
    FORTNIGHTLY_NQSW,
    FOUR_WEEKLY,
    PRESETS,
)

START = Period(0, Unit.DAY)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(28, Unit.DAY), date(2026, 2, 28)),
        (Period(6, Unit.WEEK), date(2026, 3, 14)),
        (Period(1, Unit.MONTH), date(2026, 2, 28)),
        (Period(2, Unit.MONTH), date(2026, 3, 31)),
    ],
)
def test_a_period_after_a_month_end(period, expected):
    assert period.after(date(2026, 1, 31)) == expected


def test_a_period_is_never_negative():
    with pytest.raises(ValueError, match=r"^A period cannot be negative\.$"):
        Period(-1, Unit.DAY)


@pytest.mark.parametrize(
    ("number", "unit", "label"),
    [
        (7, Unit.DAY, "weekly"),
        (1, Unit.WEEK, "weekly"),
        (14, Unit.DAY, "fortnightly"),
        (2, Unit.WEEK, "fortnightly"),
        (1, Unit.MONTH, "monthly"),
        (1, Unit.DAY, "every day"),
        (28, Unit.DAY, "every 28 days"),
        (6, Unit.WEEK, "every 6 weeks"),
        (2, Unit.MONTH, "every 2 months"),
    ],
)
def test_a_stage_says_its_promise_in_words(number, unit, label):
    assert Stage(START, Period(number, unit)).label == label


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [(0, Unit.DAY, "0 days"), (1, Unit.WEEK, "1 week"), (2, Unit.MONTH, "2 months")],
)
def test_a_period_is_read_as_a_number_of_its_unit(number, unit, words):
    assert str(Period(number, unit)) == words


def test_a_stage_cannot_promise_nothing():
    with pytest.raises(ValueError, match=r"^Supervision must be promised at least a day apart\.$"):
        Stage(START, Period(0, Unit.WEEK))


@pytest.mark.parametrize("stages", [(), (Stage(Period(1, Unit.WEEK), Period(1, Unit.MONTH)),)])
def test_a_policy_needs_a_stage_from_the_start(stages):
    with pytest.raises(ValueError, match=r"^The first stage must be in force from the clock's start\.$"):
        Frequency(name="Local", source="local", stages=stages)


def test_spells_follow_one_another_without_a_gap():
    spells = ASYE.frequency.spells(date(2026, 3, 2))

    assert [(spell.stage.label, spell.starts_on, spell.until) for spell in spells] == [
        ("weekly", date(2026, 3, 2), date(2026, 4, 13)),
        ("fortnightly", date(2026, 4, 13), date(2026, 9, 2)),
        ("monthly", date(2026, 9, 2), None),
    ]


def test_a_stage_overtaken_by_a_later_one_is_never_in_force():
    weekly, never, monthly = (
        Stage(START, Period(1, Unit.WEEK)),
        Stage(Period(9, Unit.WEEK), Period(2, Unit.WEEK)),
        Stage(Period(1, Unit.MONTH), Period(1, Unit.MONTH)),
    )
    policy = Frequency(name="Local", source="local", stages=(weekly, never, monthly))

    assert [spell.stage for spell in policy.spells(date(2026, 3, 2))] == [weekly, monthly]


def test_of_two_stages_that_begin_on_one_day_the_later_in_the_list_is_in_force():
    weekly, never, monthly = (
        Stage(START, Period(1, Unit.WEEK)),
        Stage(Period(4, Unit.WEEK), Period(2, Unit.WEEK)),
        Stage(Period(1, Unit.MONTH), Period(1, Unit.MONTH)),
    )
    policy = Frequency(name="Local", source="local", stages=(weekly, never, monthly))

    spells = policy.spells(date(2026, 2, 2))

    assert [(spell.stage, spell.starts_on) for spell in spells] == [
        (weekly, date(2026, 2, 2)),
        (monthly, date(2026, 3, 2)),
    ]


def test_presets_promise_what_their_sources_promise():
    assert [[stage.label for stage in p.frequency.stages] for p in PRESETS] == [
        ["weekly", "fortnightly", "monthly"],
        ["fortnightly"],
        ["fortnightly"],
        ["monthly"],
        ["monthly"],
        ["every 28 days"],
    ]
    assert PRESETS == (ASYE, FORTNIGHTLY_NQSW, DFE_NQSW, DFE_OTHERS, ALL_STAFF, FOUR_WEEKLY)
    assert {preset.frequency.minimum_minutes for preset in PRESETS} == {90}
    assert len({preset.frequency.name for preset in PRESETS}) == len(PRESETS)
    assert [p.frequency.name for p in PRESETS if p.is_default_for_nqsws] == ["Fortnightly NQSW programme"]
    assert [p.frequency.name for p in PRESETS if p.is_default_for_others] == ["All staff, agency included"]

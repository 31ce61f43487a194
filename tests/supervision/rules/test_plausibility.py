"""Which times of a session are asked about, and in which words."""

from datetime import UTC, date, time, timedelta

import pytest

from supervision.rules.plausibility import (
    ASKED,
    ASKED_AT_CLOSING,
    doubts_about_away,
    doubts_about_closing,
    doubts_about_cover,
    doubts_about_same_day,
    doubts_about_times,
)
from supervision.rules.repeating import instant
from workforce.rules.working_days import Interval

TUESDAY = date(2026, 11, 24)
NOW = instant(TUESDAY, time(9))
SATURDAY = date(2026, 11, 28)
CHRISTMAS = date(2026, 12, 25)


def at(on, starts, minutes=90):
    starts_at = instant(on, starts)
    return starts_at, starts_at + timedelta(minutes=minutes)


def asked(*times):
    return [(each.key, each.why) for each in doubts_about_times(times, holidays={CHRISTMAS}, at=NOW)]


@pytest.mark.parametrize(
    "usual",
    [at(TUESDAY, time(10)), at(TUESDAY, time(7)), at(TUESDAY, time(18, 30)), at(TUESDAY, time(10), 30),
     at(TUESDAY, time(9), 240)],
)  # fmt: skip
def test_a_usual_time_is_not_asked_about(usual):
    assert asked(usual) == []


@pytest.mark.parametrize(
    ("doubtful", "key", "why"),
    [
        (at(SATURDAY, time(10)), "day", "Saturday 28 November 2026 is not a working day."),
        (at(CHRISTMAS, time(10)), "day", "Friday 25 December 2026 is not a working day."),
        (at(TUESDAY, time(6, 59)), "hour", "06:59 to 08:29 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(18, 31)), "hour", "18:31 to 20:01 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(23)), "hour", "23:00 to 00:30 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(10), 3), "short", "3 minutes is short: supervision takes 30 minutes or more."),
        (at(TUESDAY, time(10), 29), "short", "29 minutes is short: supervision takes 30 minutes or more."),
        (at(TUESDAY, time(9), 241), "long", "241 minutes is long: supervision takes up to 4 hours."),
        (at(TUESDAY, time(9), 300), "long", "5 hours is long: supervision takes up to 4 hours."),
    ],
)
def test_what_is_seldom_true_is_asked_about_with_its_reason(doubtful, key, why):
    assert asked(doubtful) == [(key, why)]


def test_several_times_are_one_doubt_of_each_kind():
    week = timedelta(weeks=1)
    those = [at(SATURDAY + n * week, time(10), 20) for n in range(3)]
    assert asked(*those, at(TUESDAY, time(10))) == [
        ("day", "Saturday 28 November 2026 and 2 other days are not working days."),
        ("short", "20 minutes is short: supervision takes 30 minutes or more."),
    ]


def test_the_earliest_of_several_is_named_whatever_their_order():
    early, late = at(TUESDAY, time(6)), at(TUESDAY + timedelta(days=1), time(20, 30))
    for those in ([early, late], [late, early]):
        assert asked(*those) == [("hour", "06:00 to 07:30 is before 07:00 or after 20:00.")]


def test_the_shortest_and_the_longest_of_several_are_named():
    times = [at(TUESDAY, time(8), minutes) for minutes in (20, 25, 90, 250, 260)]
    assert asked(*times) == [
        ("short", "20 minutes is short: supervision takes 30 minutes or more."),
        ("long", "260 minutes is long: supervision takes up to 4 hours."),
    ]


def test_what_is_shorter_by_nature_has_its_own_measure_and_word():
    def asked_of_meeting(minutes):
        times = [at(TUESDAY, time(10), minutes)]
        shortest = timedelta(minutes=10)
        found = doubts_about_times(times, holidays=(), at=NOW, what="a mentor meeting", shortest=shortest)
        return [each.why for each in found]

    assert asked_of_meeting(10) == []
    assert asked_of_meeting(9) == ["9 minutes is short: a mentor meeting takes 10 minutes or more."]
    assert asked_of_meeting(245) == ["245 minutes is long: a mentor meeting takes up to 4 hours."]


def test_nothing_is_asked_of_no_times():
    assert asked() == []
    assert twice([], []) == []


def test_the_clock_is_that_of_this_country_wherever_the_tracker_runs(on_the_other_side):
    in_utc = [tuple(each.astimezone(UTC) for each in at(TUESDAY, time(20, 15), 60))]
    assert asked(*in_utc) == [("hour", "20:15 to 21:15 is before 07:00 or after 20:00.")]
    assert asked(*[tuple(each.astimezone(UTC) for each in at(TUESDAY, time(10)))]) == []
    late, early = at(TUESDAY, time(23, 30), 20), at(TUESDAY, time(0, 30), 20)
    assert len(twice([late], [early])) == len(twice([early], [late])) == 1


def twice(times, others):
    return [each.why for each in doubts_about_same_day(times, others=others, who="Ada and Bo")]


def test_two_sessions_on_one_day_are_asked_about():
    said = ["Ada and Bo would have supervision twice on Tuesday 24 November 2026."]
    assert twice([at(TUESDAY, time(10))], [at(TUESDAY, time(14))]) == said
    assert twice([at(TUESDAY, time(10)), at(TUESDAY, time(14))], []) == said
    assert twice([at(TUESDAY, time(10))], [at(SATURDAY, time(10))]) == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (SATURDAY, SATURDAY, ["Ada is away on Saturday 28 November 2026, and Bo covers."]),
        (TUESDAY, SATURDAY, ["Ada is away on Tuesday 24 November 2026 and 1 other day, and Bo covers."]),
        (TUESDAY + timedelta(1), SATURDAY - timedelta(1), []),
    ],
)
def test_a_time_with_a_supervisor_whom_someone_covers_is_asked_about(first, last, said):
    times = [at(TUESDAY, time(10)), at(SATURDAY, time(10))]
    doubts = doubts_about_cover(times, covers=[(Interval(first, last), "Bo")], supervisor="Ada")
    assert [each.why for each in doubts] == said


def test_several_days_with_two_sessions_are_one_doubt():
    week = timedelta(weeks=1)
    times = [at(TUESDAY + week, time(10)), at(TUESDAY, time(10)), at(TUESDAY + 2 * week, time(10))]
    others = [at(TUESDAY + n * week, time(15)) for n in range(2)]
    assert twice(times, others) == [
        "Ada and Bo would have supervision twice on Tuesday 24 November 2026 and 1 other day."
    ]


@pytest.mark.parametrize(
    ("to_audit", "to_moderate", "doubts"),
    [
        (0, 0, []),
        (1, 0, [("to_audit", "1 file not audited yet.")]),
        (0, 1, [("to_moderate", "1 audit not moderated yet.")]),
        (3, 2, [("to_audit", "3 files not audited yet."), ("to_moderate", "2 audits not moderated yet.")]),
    ],
)
def test_an_audit_that_is_not_finished_is_asked_about_at_its_end(to_audit, to_moderate, doubts):
    found = doubts_about_closing(to_audit=to_audit, to_moderate=to_moderate)
    assert [(each.key, each.why) for each in found] == doubts


def test_whoever_says_yes_as_a_whole_says_yes_to_every_doubt():
    times = [at(SATURDAY, time(5), 20), at(TUESDAY, time(9), 300)]
    keys = [each.key for each in doubts_about_times(times, holidays=(), at=NOW - timedelta(days=400))]
    keys += [each.key for each in doubts_about_same_day(times, others=times, who="Ada and Bo")]
    keys += [
        each.key for each in doubts_about_cover(times, covers=[(Interval(SATURDAY), "Bo")], supervisor="Ada")
    ]
    absences = [(Interval(SATURDAY), "Bo")]
    keys += [each.key for each in doubts_about_away(times, absences=absences)]
    assert sorted(keys) == sorted(ASKED)


def test_a_day_on_which_somebody_was_away_is_asked_about():
    def asked_about_away(*absences):
        return [each.why for each in doubts_about_away([at(TUESDAY, time(10))], absences=absences)]

    day = timedelta(days=1)
    assert asked_about_away((Interval(TUESDAY - day), "Ada"), (Interval(TUESDAY, TUESDAY), "Bo")) == [
        "Ada was away on Tuesday 24 November 2026. Bo was away on Tuesday 24 November 2026."
    ]
    assert (
        asked_about_away(
            (Interval(TUESDAY + day), "Ada"), (Interval(SATURDAY - 9 * day, TUESDAY - day), "Bo")
        )
        == []
    )


def test_a_day_of_training_is_longer_than_supervision():
    times = [at(TUESDAY, time(9), 420)]
    found = doubts_about_times(times, holidays=(), at=NOW, what="a class", longest=timedelta(hours=8))
    assert list(found) == []
    closing = doubts_about_closing(to_audit=1, to_moderate=1)
    assert tuple(each.key for each in closing) == ASKED_AT_CLOSING

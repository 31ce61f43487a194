"""A report for a past month says what it said then, whatever the authority decides later."""

from datetime import date
from decimal import Decimal

import pytest

from nqsw.protected_time.reports import ledger
from tests.factories import AgreementFactory, WorkerFactory
from tests.nqsw.enrolments.promised import enrolled
from tests.supervision.overdue.test_compliance import held, rows
from tests.supervision.overdue.test_session_reports import quality, session, sign
from tests.workforce.authority.changing import change_setting
from tests.workforce.caseloads.test_caseloads import counted, row_of
from workforce.rules.authority import Setting

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER, TODAY = date(2026, 11, 1), date(2026, 12, 1), date(2026, 12, 10)


def from_a_day(setting, value, day):
    change_setting(setting, value, by=None, on=TODAY, from_on=day, reason="Decided")


def test_hours_planned_for_october_stay_those_of_octobers_week():
    enrolment = enrolled()
    before = [month.planned for month in ledger(enrolment, on=TODAY)]
    from_a_day(Setting.FULL_TIME_WEEKLY_HOURS, Decimal("18.5") * 2 - 7, NOVEMBER)
    after = [month.planned for month in ledger(enrolment, on=TODAY)]
    assert after[:2] == before[:2]
    assert after[2] < before[2]


def test_an_overload_of_october_stays_one_when_the_limit_is_raised_and_none_becomes_one_when_it_falls():
    over = counted(WorkerFactory(), (10, 5, 20), (11, 9, 20))
    within = counted(WorkerFactory(), (10, 5, 17), (11, 9, 17))
    from_a_day(Setting.EXPERIENCED_CASELOAD_LIMIT, 22, NOVEMBER)
    assert (row_of(over, date(2026, 10, 31)).over_by, row_of(over, date(2026, 11, 30)).over_by) == (2, 0)
    from_a_day(Setting.EXPERIENCED_CASELOAD_LIMIT, 15, DECEMBER)
    assert row_of(within, date(2026, 11, 30)).over_by == 0
    later = row_of(within, TODAY)
    assert (later.over_by, later.over_since) == (2, DECEMBER)


def test_records_of_november_are_held_against_the_days_allowed_in_november():
    agreement = AgreementFactory()
    kept = session(agreement, date(2026, 11, 3))
    sign(kept, date(2026, 11, 10), agreement.supervisor, agreement.supervisee)  # the fifth working day
    from_a_day(Setting.SIGNED_WITHIN_WORKING_DAYS, 2, DECEMBER)
    assert (quality().signed_in_time.number, quality().signed_in_time.of) == (1, 1)


def test_a_due_day_of_november_stays_where_it_was_when_fridays_are_free_from_december():
    agreement = AgreementFactory()  # monthly
    held(agreement, date(2026, 10, 27))
    assert rows(NOVEMBER, date(2026, 11, 30)) == [(date(2026, 11, 27), None, False)]
    from_a_day(Setting.WORKING_WEEKDAYS, (0, 1, 2, 3), DECEMBER)
    assert rows(NOVEMBER, date(2026, 11, 30)) == [(date(2026, 11, 27), None, False)]

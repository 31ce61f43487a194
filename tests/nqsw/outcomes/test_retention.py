"""Retention: outcomes by cohort, and no exported number that points at a person."""

from datetime import UTC, date, datetime, time
from functools import partial
from io import BytesIO

import openpyxl
import pytest
from pytest_django.asserts import assertContains

from nqsw.enrolments.services.endings import extend, leave, withdraw
from nqsw.enrolments.services.pauses import pause
from nqsw.outcomes.retention import outcomes
from nqsw.rules.programme_days import suppressed
from tests.nqsw.enrolments.promised import enrolled, manager, pass_and_complete, psw

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([0, 5, 10], [0, 5, 10]),
        ([1, 6, 10], [None, None, 10]),
        ([4, 5, 0], [None, None, 0]),
        ([2, 3, 10], [None, None, 10]),
        ([3, 0, 0], [None, 0, 0]),
        ([4], [None]),
        ([5], [5]),
        ([0], [0]),
    ],
)
def test_numbers_from_one_to_four_are_hidden_and_cannot_be_worked_out(counts, shown):
    assert suppressed(counts) == shown


@pytest.fixture
def cohort():
    boss = manager()
    at = datetime.combine(TODAY, time(10), UTC)
    for end in (pass_and_complete, withdraw, partial(leave, at=at)):
        end(enrolment=enrolled(line_manager=boss), on=TODAY, by=None)
    extend(enrolment=enrolled(line_manager=boss), months=3, by=None, on=TODAY)
    paused = enrolled(line_manager=boss)
    pause(enrolment=paused, reason="sickness", started_on=TODAY, ended_on=None, by=None)
    gone = paused.cohort.enrolments.get(status="left").worker
    gone.left_on = date(2026, 11, 18)
    gone.save()
    return paused.cohort


def test_every_ending_is_counted_once(cohort):
    (row,) = outcomes(on=TODAY)
    assert row.total == 5
    assert row.parts == (2, 1, 1, 1)
    assert (row.paused, row.extended, row.still_here) == (1, 1, 4)


def test_two_pauses_count_one_person(cohort):
    enrolment = cohort.enrolments.get(pauses__isnull=False)
    pause(
        enrolment=enrolment,
        reason="sickness",
        started_on=date(2026, 10, 1),
        ended_on=date(2026, 10, 2),
        by=None,
    )
    assert outcomes(on=TODAY)[0].paused == 1


def test_the_page_is_the_principal_social_workers(sign_in, cohort):
    boss = cohort.enrolments.first().worker.line_manager
    assert sign_in(boss).get("/nqsw/retention/").status_code == 404
    assertContains(sign_in(psw()).get("/nqsw/retention/"), "September 2026")


def test_the_export_hides_small_numbers(sign_in, cohort):
    response = sign_in(psw()).get("/nqsw/retention.xlsx")
    rows = list(openpyxl.load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[1][2] == 5
    assert set(rows[1][3:]) == {"fewer than 5"}

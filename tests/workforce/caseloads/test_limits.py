"""Caseload limits: who may hold how many cases on a day, and how a limit is set."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.factories import WorkerFactory
from workforce.caseloads.limits_in_force import limit_on, limits_on
from workforce.caseloads.services.limits import end_protected_limits, set_limit
from workforce.models import Event, OrganisationalRole

pytestmark = pytest.mark.django_db


def limited(worker, cases, starts_on, ends_on=None, *, is_protected=False):
    return set_limit(
        worker=worker,
        cases=cases,
        starts_on=starts_on,
        ends_on=ends_on,
        reason="New to the team",
        is_protected=is_protected,
        by=worker.account,
    )


@pytest.mark.parametrize(
    ("fte", "role", "cases"),
    [
        ("1", OrganisationalRole.CASE_HOLDER, 18),
        ("0.5", OrganisationalRole.CASE_HOLDER, 9),
        ("0.6", OrganisationalRole.SENIOR_PRACTITIONER, 10),
        ("1", OrganisationalRole.FIRST_LINE_MANAGER, None),
        ("1", OrganisationalRole.WITHOUT_CASES, None),
    ],
)
def test_without_a_set_limit_the_experienced_workers_limit_counts_by_hours(fte, role, cases, today):
    worker = WorkerFactory(fte=Decimal(fte), org_role=role)
    found = limit_on(worker, on=today)
    assert (found and found.cases) == cases


@pytest.mark.parametrize(
    ("fte", "says"),
    [
        ("1", "Usual limit of the role"),
        ("0.5", "Usual limit of the role by FTE, 18 × 0.5"),
        ("0.6", "Usual limit of the role by FTE, 18 × 0.6 = 10.8, rounded down to whole cases"),
    ],
)
def test_a_usual_limit_says_how_it_was_worked_out(fte, says, today):
    assert limit_on(WorkerFactory(fte=Decimal(fte)), on=today).reason == says


def test_eleven_cases_are_one_too_many_where_the_hours_promise_ten_point_eight(today):
    limit = limit_on(WorkerFactory(fte=Decimal("0.6")), on=today)
    assert [limit.excess(held) for held in (10, 11)] == [0, 1]


@pytest.mark.parametrize(
    ("on", "cases"),
    [
        (date(2026, 8, 31), 18),
        (date(2026, 9, 1), 10),
        (date(2026, 9, 30), 10),
        (date(2026, 10, 1), 18),
    ],
)
def test_a_limit_counts_from_its_first_day_to_its_last(on, cases):
    worker = WorkerFactory()
    limited(worker, 10, date(2026, 9, 1), date(2026, 9, 30))
    assert limit_on(worker, on=on).cases == cases


def test_a_limit_for_some_weeks_stands_before_the_one_it_interrupts():
    worker = WorkerFactory()
    limited(worker, 16, date(2026, 3, 2), is_protected=True)
    limited(worker, 18, date(2026, 9, 1), date(2026, 9, 14))
    assert limit_on(worker, on=date(2026, 9, 14)).cases == 18
    assert limit_on(worker, on=date(2026, 9, 15)).cases == 16
    assert limit_on(worker, on=date(2026, 9, 15)).is_protected


def test_a_second_limit_from_the_same_day_replaces_the_first():
    worker = WorkerFactory()
    limited(worker, 16, date(2026, 9, 1))
    limited(worker, 12, date(2026, 9, 1))
    assert [limit.cases for limit in worker.caseload_limits.all()] == [12]
    assert list(Event.objects.values_list("verb", flat=True)) == [
        "caseload limit set",
        "caseload limit replaced",
    ]


@pytest.mark.parametrize(
    ("ends_on", "reason", "name"),
    [
        (date(2026, 8, 31), "Why", "caseload_limit_ends_after_it_starts"),
        (None, "", "caseload_limit_has_a_reason"),
    ],
)
def test_the_database_refuses_a_limit_that_makes_no_sense(ends_on, reason, name):
    worker = WorkerFactory()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        set_limit(
            worker=worker,
            cases=3,
            starts_on=date(2026, 9, 1),
            ends_on=ends_on,
            reason=reason,
            is_protected=False,
            by=None,
        )


def test_ending_the_protected_caseload_ends_what_stands_and_takes_back_what_comes():
    worker = WorkerFactory()
    limited(worker, 4, date(2026, 3, 2), date(2026, 6, 1), is_protected=True)
    limited(worker, 9, date(2026, 6, 2), date(2026, 9, 1), is_protected=True)
    limited(worker, 12, date(2026, 9, 2), is_protected=True)
    limited(worker, 17, date(2026, 12, 1))
    assert end_protected_limits(worker=worker, on=date(2026, 7, 1), by=None) == 2
    assert list(worker.caseload_limits.values_list("cases", "ends_on")) == [
        (4, date(2026, 6, 1)),
        (9, date(2026, 7, 1)),
        (17, None),
    ]


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_limits_of_many_take_two_queries(number, today, django_assert_num_queries):
    workers = WorkerFactory.create_batch(number)
    limited(workers[0], 12, date(2026, 9, 1))
    with django_assert_num_queries(2):  # the set limits, and the authority's settings
        found = limits_on(workers, on=today)
    assert [found[worker.pk].cases for worker in workers] == [12, *[18] * (number - 1)]

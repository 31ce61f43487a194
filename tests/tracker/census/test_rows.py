"""The rows of a return, filled from what the tracker knows: each source, and which counts."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import AbsenceFactory, CaseloadSnapshotFactory, EnrolmentFactory, WorkerFactory
from tests.tracker.census.facts import a_worker, enter
from tracker.census.rows import rows_of
from workforce.models import EmploymentPeriod, Post
from workforce.rules.census.layouts import layout_of
from workforce.rules.census.row import Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("census")]
LAYOUT = layout_of(2026)


def values(**facts):
    (row,) = rows_of(LAYOUT)
    return row.values


def test_what_the_tracker_knows_of_a_post():
    WorkerFactory(swe_number="SW77", fte=Decimal("0.600000"), org_role=4)
    assert values() == {
        "AgencyWorker": "0",
        "SWENo": "SW77",
        "FTE": "0.6",
        "OrgRole": "4",
        "RoleStartDate": "2026-03-02",
        "FTE30": "0.6",
    }


@pytest.mark.parametrize(
    ("started_on", "left_on", "there"),
    [
        (date(2026, 9, 30), None, True),
        (date(2026, 10, 1), None, False),
        (date(2020, 1, 1), date(2025, 9, 30), False),
        (date(2020, 1, 1), date(2025, 10, 1), True),
    ],
)
def test_everyone_is_in_it_who_was_here_between_1_october_and_30_september(started_on, left_on, there):
    WorkerFactory(started_on=started_on, left_on=left_on)
    assert bool(list(rows_of(LAYOUT))) is there


@pytest.mark.parametrize(
    ("left_on", "ends", "fte30"),
    [
        (date(2026, 9, 29), "2026-09-29", "0"),
        (date(2026, 9, 30), "2026-09-30", "1"),
        (date(2026, 10, 1), None, "1"),
    ],
)
def test_an_end_after_the_year_is_not_yet_one(left_on, ends, fte30):
    WorkerFactory(left_on=left_on)
    assert (values().get("RoleEndDate"), values()["FTE30"]) == (ends, fte30)


@pytest.mark.parametrize(
    ("counted_on", "cases"),
    [
        ([date(2026, 9, 30)], "10"),
        ([date(2026, 9, 28), date(2026, 10, 1)], "10"),
        ([date(2026, 10, 1)], None),
    ],
)
def test_cases_are_those_of_the_last_count_on_or_before_30_september(counted_on, cases):
    worker = WorkerFactory()
    for day in counted_on:
        CaseloadSnapshotFactory(worker=worker, counted_on=day)
    (row,) = rows_of(LAYOUT)
    assert row.values.get("Cases30") == cases
    if cases:
        day = f"{counted_on[0].day} September 2026"
        assert day in row.known["Cases30"][0].why


def test_sickness_counts_in_working_days_of_the_year_and_the_post():
    """25 May 2026 is a bank holiday; the first spell began before the post, the last has no end."""
    worker = WorkerFactory()
    AbsenceFactory(worker=worker, started_on=date(2026, 2, 23), ended_on=date(2026, 3, 3))
    AbsenceFactory(worker=worker, started_on=date(2026, 5, 22), ended_on=date(2026, 5, 26))
    AbsenceFactory(worker=worker, started_on=date(2026, 6, 1), ended_on=date(2026, 6, 5), reason="TRN")
    AbsenceFactory(worker=worker, started_on=date(2026, 9, 29), ended_on=None)
    assert values()["WorkingDaysLost"] == "6"


def test_no_sickness_is_none_only_where_somebodys_is_recorded():
    WorkerFactory()
    assert "WorkingDaysLost" not in values()
    AbsenceFactory(worker=WorkerFactory(started_on=date(2026, 11, 2)), started_on=date(2026, 5, 20))
    assert values()["WorkingDaysLost"] == "0"


@pytest.mark.parametrize(
    ("reason", "ended_on", "absent"),
    [
        *((kind, None, ("1", kind)) for kind in ("SIC", "MAT", "OTH", "PUB", "TRN", "UNA", "UNP")),
        ("SIC", date(2026, 9, 29), ("0", None)),
        ("ANL", date(2026, 10, 9), ("0", None)),
        ("ANL", date(2026, 10, 30), ("1", "OTH")),
    ],
)
def test_an_absence_on_30_september(reason, ended_on, absent):
    AbsenceFactory(worker=WorkerFactory(), started_on=date(2026, 9, 28), ended_on=ended_on, reason=reason)
    AbsenceFactory(worker=WorkerFactory(started_on=date(2026, 11, 2)), started_on=date(2026, 5, 20))
    assert (values()["Absat30Sept"], values().get("ReasonAbsence")) == absent


@pytest.mark.parametrize(("enrolled_on", "origin"), [(date(2026, 9, 2), "1"), (date(2026, 9, 3), None)])
def test_an_nqsw_came_newly_qualified(enrolled_on, origin):
    EnrolmentFactory(worker=WorkerFactory(), started_on=enrolled_on)
    assert values().get("StartOrigin") == origin


def test_what_was_entered_counts_first_and_the_trackers_is_shown_beside_it():
    worker = WorkerFactory()
    enter(worker, OrgRole="3", StartOrigin="2")
    (row,) = rows_of(LAYOUT)
    assert (row.value("OrgRole"), row.value("StartOrigin")) == ("3", "2")
    assert [(one.text, one.source) for one in row.known["OrgRole"]] == [
        ("3", Source.TYPED),
        ("5", Source.TRACKER),
    ]


@pytest.mark.parametrize(
    ("said", "lasts"),
    [({}, True), ({"RoleEndDate": "2025-06-30"}, False)],
)
def test_what_lasts_is_taken_from_the_last_return_of_the_same_post(said, lasts):
    worker = WorkerFactory(started_on=date(2024, 1, 8))
    enter(worker, year=2024, StartOrigin="4")
    enter(worker, year=2025, StartOrigin="3", ContractWeeks="44", BaseSalary="40000", **said)
    (row,) = rows_of(LAYOUT)
    found = row.value("StartOrigin"), row.value("ContractWeeks"), row.value("BaseSalary")
    assert found == (("3", "44", "") if lasts else ("", "", ""))


def test_a_further_post_and_an_earlier_time_are_rows_of_their_own():
    worker = WorkerFactory(started_on=date(2026, 3, 2))
    EmploymentPeriod.objects.create(worker=worker, started_on=date(2015, 1, 5), left_on=date(2025, 12, 31))
    facts = {"worker": worker, "team": worker.team, "contract": "permanent"}
    Post.objects.create(is_main=False, started_on=date(2026, 6, 1), fte=Decimal("0.4"), org_role=6, **facts)
    rows = list(rows_of(LAYOUT))
    said = [
        (row.number, row.value("RoleStartDate"), row.value("RoleEndDate"), row.value("FTE30")) for row in rows
    ]
    assert said == [
        (1, "2026-03-02", "", "0.6"),
        (2, "2015-01-05", "2025-12-31", "0"),
        (3, "2026-06-01", "", "0.4"),
    ]


@pytest.mark.parametrize(("before", "rows"), [("permanent", 1), ("agency", 2)])
def test_a_move_within_the_authority_is_no_end_unless_from_an_agency(before, rows):
    worker = WorkerFactory(started_on=date(2025, 1, 6))
    Post.objects.create(
        worker=worker,
        team=worker.team,
        contract=before,
        started_on=date(2025, 1, 6),
        ended_on=date(2026, 1, 31),
        fte=1,
        org_role=4,
    )
    found = [
        (one.value("AgencyWorker"), one.value("RoleStartDate"), one.value("OrgRole"))
        for one in rows_of(LAYOUT)
    ]
    expected = (
        [("0", "2026-02-01", "5"), ("1", "2025-01-06", "4")] if rows == 2 else [("0", "2025-01-06", "5")]
    )
    assert found == expected


def test_batches_of_any_size_answer_the_same_people_in_the_same_order():
    for _ in range(5):
        a_worker()
    assert [row.worker for row in rows_of(LAYOUT, batch=2)] == [row.worker for row in rows_of(LAYOUT)]


@pytest.mark.parametrize("people", [1, 30])
def test_the_rows_of_any_number_of_people_take_as_many_questions(django_assert_num_queries, people):
    for _ in range(people):
        a_worker()
    with django_assert_num_queries(5):
        assert len(list(rows_of(LAYOUT))) == people

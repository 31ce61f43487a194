"""The caseload board and each one's page: numbers against limits, since when, who sees whom."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.asserts import assertContains

from tests.factories import (
    AccountFactory,
    AllocationFactory,
    CaseloadSnapshotFactory,
    TeamFactory,
    WorkerFactory,
)
from workforce.caseloads.plot import plot_of, steps, unbroken
from workforce.caseloads.reports.board import Count, by_team, caseload_rows
from workforce.caseloads.reports.loads import averages_of, loads_on, over_by_team, totals_of
from workforce.caseloads.services.breaches import agree_to_breach, note_breaches
from workforce.caseloads.services.limits import set_limit
from workforce.models import AuthorityRole, CaseloadLimit, Event, Worker

pytestmark = pytest.mark.django_db


def counted(worker, *counts):
    """Counts as (day of the month, cases) in September to November 2026: `(11, 2, 14)`."""
    for month, day, cases in counts:
        CaseloadSnapshotFactory(worker=worker, counted_on=date(2026, month, day), cin=cases)
    return worker


def row_of(worker, on):
    (row,) = caseload_rows(Worker.objects.filter(pk=worker.pk), on=on)
    return row


def limit(worker, cases, starts_on, ends_on=None, is_protected=False):
    set_limit(
        worker=worker,
        cases=cases,
        starts_on=starts_on,
        ends_on=ends_on,
        reason="Agreed",
        is_protected=is_protected,
        by=None,
    )


# --- The row ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cases", "label"),
    [(17, "Within"), (18, "At the limit"), (19, "Over by 1")],
    ids=["below", "at", "above"],
)
def test_the_tag_says_where_a_caseload_stands_against_the_limit(today, cases, label):
    assert row_of(counted(WorkerFactory(), (11, 16, cases)), today).tag.label == label


def test_the_change_is_since_the_count_before(today):
    row = row_of(counted(WorkerFactory(), (10, 19, 14), (11, 2, 15), (11, 16, 12)), today)
    assert (row.cases, row.change, row.change_words) == (12, -3, "−3")


def test_a_count_of_later_than_the_day_is_not_known_yet(today):
    row = row_of(counted(WorkerFactory(), (11, 16, 12), (11, 30, 30)), today)
    assert (row.cases, row.counted_on) == (12, date(2026, 11, 16))


@pytest.mark.parametrize(
    ("counts", "since"),
    [
        ([(11, 16, 18)], None),
        ([(11, 2, 18), (11, 16, 19)], date(2026, 11, 16)),
        ([(10, 5, 20), (10, 19, 18), (11, 2, 19), (11, 16, 20)], date(2026, 11, 2)),
        ([(10, 5, 20), (11, 16, 18)], None),
    ],
    ids=["at the limit", "since the last count", "only the unbroken run", "no more"],
)
def test_over_since_is_the_first_of_the_unbroken_run(today, counts, since):
    assert row_of(counted(WorkerFactory(), *counts), today).over_since == since


def test_each_count_is_held_against_the_limit_of_its_own_day(today):
    worker = counted(WorkerFactory(), (10, 5, 14), (10, 19, 14), (11, 2, 14), (11, 16, 14))
    limit(worker, 13, date(2026, 10, 12))
    row = row_of(worker, today)
    assert (row.over_since, row.weeks_over, row.over_by) == (date(2026, 10, 19), 4, 1)


def test_a_limit_lowered_since_the_count_makes_it_too_many_from_that_day(today):
    worker = counted(WorkerFactory(), (11, 2, 14))
    limit(worker, 12, date(2026, 11, 10))
    assert row_of(worker, today).over_since == date(2026, 11, 10)


@pytest.mark.parametrize(("day", "is_stale"), [(29, False), (28, True)], ids=["21 days", "22 days"])
def test_a_count_is_old_after_three_weeks(today, day, is_stale):
    assert row_of(counted(WorkerFactory(), (10, day, 5)), today).is_stale is is_stale


def test_who_was_never_counted_is_told_apart_from_nobody_at_zero(today):
    never, empty = WorkerFactory(), counted(WorkerFactory(), (11, 16, 0))
    assert [row_of(each, today).tag.label for each in (never, empty)] == ["Not counted", "Within"]
    assert (row_of(never, today).cases, row_of(empty, today).cases) == (None, 0)


def test_managers_are_on_the_board_only_when_cases_of_theirs_were_counted(today):
    manager = WorkerFactory(org_role=3)
    assert caseload_rows(Worker.objects.filter(pk=manager.pk), on=today) == []
    assert row_of(counted(manager, (11, 16, 2)), today).tag.label == "No limit"


def test_a_team_is_averaged_whole_whoever_is_shown(today):
    team = TeamFactory()
    for cases in (10, 20):
        counted(WorkerFactory(team=team), (11, 16, cases))
    loads = loads_on(Worker.objects.all(), on=today).people
    rows = caseload_rows(Worker.objects.all(), on=today)
    (load,) = by_team(rows[:1], averages=averages_of(loads), over=over_by_team(loads))
    assert (load.average, load.over, len(load.rows)) == (15.0, 1, 1)


def test_the_average_is_per_full_time_equivalent_of_those_who_hold_cases(today):
    counted(WorkerFactory(fte="0.5"), (11, 16, 9))
    counted(WorkerFactory(), (11, 16, 12))
    counted(WorkerFactory(), (11, 16, 0))
    assert totals_of(loads_on(Worker.objects.all(), on=today).people).per_fte == 14.0


def test_the_figures_of_the_board_are_those_of_its_rows(today):
    """What is counted of everyone in one question is what is shown of each, however it came about."""
    counted(WorkerFactory(), (11, 2, 14), (11, 16, 19))
    counted(WorkerFactory(fte="0.6", org_role=4), (9, 16, 3))
    counted(WorkerFactory(org_role=3), (11, 16, 2))
    counted(WorkerFactory(org_role=3), (11, 30, 2))
    protected = counted(WorkerFactory(), (11, 16, 14), (11, 30, 40))
    limit(protected, 16, date(2026, 9, 1), is_protected=True)
    limit(protected, 12, date(2026, 11, 10), date(2026, 11, 30), is_protected=True)
    limit(WorkerFactory(), 5, date(2026, 9, 1), date(2026, 11, 1))
    CaseloadSnapshotFactory(worker=WorkerFactory(), counted_on=date(2024, 1, 1), cin=9)
    everyone = Worker.objects.all()
    assert [
        (one.worker, one.cases, one.limit, one.over_by, one.is_protected, one.counted_on, one.is_stale)
        for one in loads_on(everyone, on=today).people
    ] == [
        (
            *(row.worker.pk, row.cases, row.limit and row.limit.cases, row.over_by),
            *(row.is_protected, row.counted_on, row.is_stale),
        )
        for row in caseload_rows(everyone, on=today)
    ]


# --- The board ---------------------------------------------------------------------------------------


def names(page):
    return [row.worker for load in page.context["teams"] for row in load.rows]


def test_each_sees_those_they_answer_for(sign_in, frozen_today):
    head, psw = WorkerFactory(org_role=1), AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    manager = WorkerFactory(org_role=3, line_manager=head)
    below, elsewhere = WorkerFactory(line_manager=manager), WorkerFactory()
    address = reverse("workforce:caseloads")
    assert names(sign_in(manager).get(address)) == [below]
    assert names(sign_in(head).get(address)) == [below]
    assert set(names(sign_in(psw).get(address))) == {below, elsewhere}


def test_who_answers_for_nobody_finds_their_own_caseload(sign_in, frozen_today):
    worker = WorkerFactory()
    answer = sign_in(worker).get(reverse("workforce:caseloads"))
    assert answer.url == reverse("workforce:caseload", args=[worker.pk])


def test_leavers_are_not_on_the_board(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager, left_on=frozen_today - timedelta(days=1))
    last_day = WorkerFactory(line_manager=manager, left_on=frozen_today)
    assert names(sign_in(manager).get(reverse("workforce:caseloads"))) == [last_day]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"over", "agency", "nqsw", "old"}),
        ("show=over", {"over"}),
        ("show=protected", {"nqsw"}),
        ("show=stale", {"old"}),
        ("agency=yes", {"agency"}),
        ("agency=no", {"over", "nqsw", "old"}),
        ("team={team}", {"over"}),
        ("team=999999&show=nonsense", {"over", "agency", "nqsw", "old"}),
    ],
)
def test_filters(sign_in, frozen_today, query, expected):
    manager = WorkerFactory(org_role=3)
    people = {
        "over": counted(WorkerFactory(line_manager=manager), (11, 16, 25)),
        "agency": counted(WorkerFactory(line_manager=manager, contract="agency"), (11, 16, 5)),
        "nqsw": counted(WorkerFactory(line_manager=manager), (11, 16, 5)),
        "old": counted(WorkerFactory(line_manager=manager), (10, 1, 5)),
    }
    limit(people["nqsw"], 9, date(2026, 9, 7), is_protected=True)
    address = f"{reverse('workforce:caseloads')}?{query.format(team=people['over'].team_id)}"
    shown = names(sign_in(manager).get(address))
    assert {name for name, person in people.items() if person in shown} == expected


def test_the_board_says_of_which_day_it_is_and_which_counts_are_older(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    counted(WorkerFactory(line_manager=manager), (11, 16, 5))
    counted(WorkerFactory(line_manager=manager), (10, 1, 5))
    page = sign_in(manager).get(reverse("workforce:caseloads")).text
    assert "As counted on Monday 16 November" in page
    assert "Counted Thu 1 Oct" in page


def test_the_board_asks_the_database_as_often_for_many_people(sign_in, frozen_today, queries_of):
    client = sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    team, asked = TeamFactory(), []
    for number in (1, 49, 450):
        for worker in WorkerFactory.create_batch(number, team=team, account=None):
            counted(worker, (11, 2, 10), (11, 16, 25))
        asked.append(queries_of(client, reverse("workforce:caseloads")))
    assert len(set(asked)) == 1
    assert client.get(reverse("workforce:caseloads")).context["totals"].over == 500


# --- One person's page ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("self", 200),
        ("manager", 200),
        ("head", 200),
        ("psw", 200),
        ("colleague", 404),
        ("qa", 404),
        ("admin", 404),
    ],
)
def test_who_sees_a_caseload_and_its_cases(sign_in, frozen_today, who, status):
    head = WorkerFactory(org_role=1)
    manager = WorkerFactory(org_role=3, line_manager=head)
    worker = WorkerFactory(line_manager=manager)
    case = AllocationFactory(worker=worker)
    people = {
        "self": worker,
        "manager": manager,
        "head": head,
        "colleague": WorkerFactory(line_manager=manager),
        "psw": AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER),
        "qa": AccountFactory(role=AuthorityRole.QUALITY_ASSURANCE),
        "admin": AccountFactory(role=AuthorityRole.ADMINISTRATOR),
    }
    answer = sign_in(people[who]).get(reverse("workforce:caseload", args=[worker.pk]))
    assert answer.status_code == status
    assert (case.case_reference in answer.text) is (status == 200)


def test_the_page_lists_the_cases_that_are_still_theirs(sign_in, frozen_today):
    worker = WorkerFactory()
    held = AllocationFactory(worker=worker, ended_on=frozen_today)
    AllocationFactory(worker=worker, ended_on=frozen_today - timedelta(days=1))
    AllocationFactory(worker=worker, allocated_on=frozen_today + timedelta(days=1))
    page = sign_in(worker).get(reverse("workforce:caseload", args=[worker.pk]))
    assert list(page.context["allocations"]) == [held]


def test_a_page_without_any_count_says_how_counts_come(sign_in, frozen_today):
    worker = WorkerFactory()
    page = sign_in(worker).get(reverse("workforce:caseload", args=[worker.pk]))
    assert "No cases counted yet." in page.text
    assert page.context["plot"] is None


LIMIT = {
    "cases": "12",
    "starts_on_day": "1",
    "starts_on_month": "12",
    "starts_on_year": "2026",
    "reason": "Phased return",
}


def test_a_manager_sets_a_limit_with_its_reason(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=manager)
    page = sign_in(manager).post(
        reverse("workforce:caseload_limit_set", args=[worker.pk]), LIMIT, follow=True
    )
    assert "up to 12 cases from 01/12/2026" in page.text
    found = CaseloadLimit.objects.get()
    assert (found.worker, found.cases, found.reason, found.set_by) == (
        worker,
        12,
        "Phased return",
        manager.account,
    )


def test_a_limit_that_ends_before_it_starts_is_told(sign_in, frozen_today):
    manager = WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=manager)
    last = {"ends_on_day": "30", "ends_on_month": "11", "ends_on_year": "2026"}
    page = sign_in(manager).post(reverse("workforce:caseload_limit_set", args=[worker.pk]), {**LIMIT, **last})
    assert "The last day must be on or after the first day" in page.text
    assert not CaseloadLimit.objects.exists()


def test_nobody_sets_their_own_limit(sign_in, frozen_today):
    worker = WorkerFactory(account=AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    answer = sign_in(worker).post(reverse("workforce:caseload_limit_set", args=[worker.pk]), LIMIT)
    assert answer.status_code == 403
    assert not CaseloadLimit.objects.exists()


# --- The drawing ------------------------------------------------------------------------------------------


def test_days_without_a_count_are_a_gap_and_not_a_zero():
    counts = [Count(date(2026, 9, 7), 8), Count(date(2026, 9, 28), 9), Count(date(2026, 10, 20), 10)]
    assert [len(run) for run in unbroken(counts)] == [2, 1]
    plot = plot_of(counts, lambda day: 18, on=date(2026, 11, 19))
    assert len(plot.lines) == 2
    assert plot.words == "From 8 cases on 07/09/2026 to 10 on 20/10/2026, with 1 gap in the counts"


def test_the_limit_is_drawn_in_steps_and_not_where_there_is_none():
    days = [date(2026, 9, day) for day in range(1, 7)]
    assert list(steps(days, [None, 9, 9, 16, 16, 16])) == [(days[1], days[3], 9), (days[3], days[5], 16)]


def test_one_count_on_the_day_itself_can_be_drawn():
    assert plot_of([Count(date(2026, 11, 19), 0)], lambda day: None, on=date(2026, 11, 19)).dots == [
        (34, 194)
    ]


def test_a_limit_that_the_tracker_set_says_so(sign_in, frozen_today):
    worker = counted(WorkerFactory(), (11, 2, 10), (11, 16, 12))
    limit(worker, 12, date(2026, 9, 7), is_protected=True)
    page = sign_in(worker).get(reverse("workforce:caseload", args=[worker.pk])).text
    assert "The tracker" in page
    assert "From 10 cases on 02/11/2026 to 12 on 16/11/2026" in page


# --- Whether an overload is agreed to, and the workbook ---------------------------------------------


@pytest.fixture
def overloaded(today):
    """A manager with somebody over the limit, by a count of three days ago."""
    manager = WorkerFactory(org_role=3)
    worker = counted(WorkerFactory(line_manager=manager), (11, 16, 21))
    counted(WorkerFactory(line_manager=manager))
    note_breaches(on=today, by=None)
    return manager, worker


def agree(worker, manager, *, until, on):
    agree_to_breach(
        breach=worker.caseload_breaches.get(),
        until=until,
        reason="A vacancy",
        by=manager.account,
        at=timezone.now(),
        on=on,
    )


def test_the_board_says_of_each_overload_whether_somebody_answers_for_it(
    sign_in, frozen_today, overloaded, today, time_machine
):
    manager, worker = overloaded
    client, board = sign_in(manager), reverse("workforce:caseloads")
    assertContains(client.get(board), "Not agreed")
    agree(worker, manager, until=today + timedelta(days=7), on=today)
    assertContains(client.get(board), "Agreed until Thu 26 Nov")
    time_machine.move_to(datetime(2026, 11, 27, 10, tzinfo=UTC), tick=False)
    assertContains(sign_in(manager).get(board), "Not agreed")


def test_the_workbook_holds_whom_the_address_shows_and_no_zero_for_who_was_not_counted(
    sign_in, frozen_today, overloaded, today
):
    manager, worker = overloaded
    agree(worker, manager, until=today, on=today)
    address = reverse("workforce:caseloads_workbook")

    def rows(query=""):
        book = load_workbook(BytesIO(sign_in(manager).get(address + query).content))
        return list(book["Caseloads"].iter_rows(min_row=2, values_only=True))

    found = {row[0]: row for row in rows()}
    assert found.pop(worker.full_name)[6:13] == (
        *(21, None, 18, None, 3),
        datetime(2026, 11, 16),
        datetime.combine(today, datetime.min.time()),
    )
    ((_, other),) = found.items()
    assert other[5:8] == (None, None, None)
    assert [row[0] for row in rows("?show=over")] == [worker.full_name]
    assert Event.objects.filter(verb="caseloads exported").count() == 2

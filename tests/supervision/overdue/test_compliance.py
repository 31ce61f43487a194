"""Held in time: which due periods count, for whom, and what the shares say."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from supervision.agreements.services.agreements import end_agreement, hand_over
from supervision.clock.due_days import update_due_days
from supervision.clock.on_record import absences_and_records
from supervision.clock.periods import due_periods
from supervision.models import Agreement, Attendance, PolicyStage, Session
from supervision.overdue.reports.compliance import (
    Share,
    compliance,
    share_of,
    shares_by,
)
from tests.factories import (
    AbsenceFactory,
    AgreementFactory,
    PolicyFactory,
    SessionFactory,
    TeamFactory,
    WorkerFactory,
)
from tests.supervision.overdue.shares import shares_by_month
from workforce.authority_settings import days_off
from workforce.models import StartDay, Worker
from workforce.rules.working_days import Interval

pytestmark = pytest.mark.django_db
EVERYBODY = Worker.objects.all


def held(agreement, *days, **facts):
    for day in days:
        SessionFactory(
            supervisor=agreement.supervisor,
            supervisee=agreement.supervisee,
            status="held",
            starts_at=datetime.combine(day, time(11), UTC),
            **facts,
        )


def rows(from_on, to_on, people=None):
    found = compliance(people=EVERYBODY() if people is None else people, from_on=from_on, to_on=to_on)
    return [(row.due_on, row.held_on, row.in_time) for row in found]


@pytest.mark.parametrize(
    ("held_on", "in_time"),
    [(date(2026, 4, 1), True), (date(2026, 4, 2), True), (date(2026, 4, 3), False)],
    ids=["before", "on the day", "after"],
)
def test_a_period_is_met_up_to_and_on_its_due_day(held_on, in_time):
    held(AgreementFactory(), held_on)  # due on 2 April
    assert rows(date(2026, 4, 1), date(2026, 4, 30)) == [(date(2026, 4, 2), held_on, in_time)]


def test_a_session_on_the_first_day_on_record_starts_the_only_period_that_falls_due_a_month_later():
    agreement = AgreementFactory(clock_started_on=date(2020, 3, 2))
    StartDay.objects.create(records_begin_on=date(2026, 5, 28), set_at=datetime(2026, 5, 28, 9, tzinfo=UTC))
    held(agreement, date(2026, 5, 28), date(2026, 6, 26))
    assert rows(date(2008, 1, 1), date(2026, 6, 30)) == [(date(2026, 6, 29), date(2026, 6, 26), True)]


def test_a_missed_period_is_counted_once_however_long_it_is_missed():
    AgreementFactory()
    assert rows(date(2026, 3, 1), date(2026, 11, 18)) == [(date(2026, 4, 2), None, False)]
    assert rows(date(2026, 5, 1), date(2026, 11, 18)) == []


@pytest.mark.parametrize(
    ("from_on", "to_on", "counted"),
    [
        (date(2026, 4, 2), date(2026, 4, 2), 1),
        (date(2026, 4, 3), date(2026, 4, 30), 0),
        (date(2026, 3, 1), date(2026, 4, 1), 0),
    ],
)
def test_a_period_belongs_to_the_window_of_its_due_day(from_on, to_on, counted):
    AgreementFactory()
    assert len(rows(from_on, to_on)) == counted


def test_approved_absence_moves_the_due_day_and_so_is_taken_out():
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 3, 30), ended_on=date(2026, 4, 12))
    held(agreement, date(2026, 4, 20))
    assert rows(date(2026, 4, 1), date(2026, 4, 30)) == [(date(2026, 4, 20), date(2026, 4, 20), True)]


def test_a_suspended_period_is_left_out():
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisee, started_on=date(2026, 3, 30), ended_on=None)
    update_due_days(Agreement.objects.all())
    assert rows(date(2026, 3, 1), date(2026, 12, 31)) == []


def test_a_hand_over_counts_each_period_once_and_under_the_supervisor_of_its_due_day():
    agreement = AgreementFactory()
    held(agreement, date(2026, 3, 30))  # due on 30 April
    successor = hand_over(agreement=agreement, to=WorkerFactory(), from_on=date(2026, 4, 15), by=None)
    found = compliance(people=EVERYBODY(), from_on=date(2026, 4, 1), to_on=date(2026, 4, 30))
    assert [(row.due_on, row.agreement) for row in found] == [
        (date(2026, 4, 2), agreement),
        (date(2026, 4, 30), successor),
    ]


def test_what_falls_due_after_the_agreement_ended_does_not_count():
    agreement = AgreementFactory()
    end_agreement(agreement=agreement, on=date(2026, 4, 1), by=None)
    assert rows(date(2026, 3, 1), date(2026, 12, 31)) == []


def test_only_the_people_asked_about_are_counted():
    mine, _ = AgreementFactory(), AgreementFactory()
    people = Worker.objects.filter(pk=mine.supervisee_id)
    assert len(rows(date(2026, 4, 1), date(2026, 4, 30), people)) == 1


def test_shares_by_team_month_role_contract_and_policy():
    east, west = TeamFactory(name="East"), TeamFactory(name="West")
    nqsw = PolicyFactory(name="Fortnightly", every=(14, "day"))
    first = AgreementFactory(supervisee__team=east, policy=nqsw)
    second = AgreementFactory(
        supervisee__team=west, supervisee__contract="agency", policy=PolicyFactory(name="Monthly")
    )
    held(first, date(2026, 3, 16), date(2026, 4, 7))  # due 16 March, 30 March, 21 April
    held(second, date(2026, 4, 2))  # due 2 April
    found = compliance(people=EVERYBODY(), from_on=date(2026, 3, 1), to_on=date(2026, 4, 30))
    assert shares_by(found, lambda row: row.team) == [Share("East", 1, 3), Share("West", 1, 1)]
    assert shares_by(found, lambda row: row.month) == [
        Share(date(2026, 3, 1), 1, 2),
        Share(date(2026, 4, 1), 1, 2),
    ]
    assert shares_by(found, lambda row: row.is_agency) == [Share(False, 1, 3), Share(True, 1, 1)]
    assert shares_by(found, lambda row: row.role) == [Share("Case holder", 2, 4)]
    assert shares_by(found, lambda row: row.policy) == [Share("Fortnightly", 1, 3), Share("Monthly", 1, 1)]
    assert share_of(found).percent == 50


@pytest.mark.parametrize(
    ("in_time", "periods", "percent"), [(0, 0, None), (0, 3, 0), (2, 3, 67), (3, 3, 100), (999, 1000, 99)]
)
def test_a_share_is_a_hundred_per_cent_only_when_all_were_in_time(in_time, periods, percent):
    assert Share("", in_time, periods).percent == percent


@pytest.mark.parametrize("people", [1, 3, 20])
def test_the_number_of_queries_does_not_grow_with_the_people(people, django_assert_num_queries):
    policy = PolicyFactory()
    for _ in range(people):
        held(AgreementFactory(policy=policy), date(2026, 3, 30), date(2026, 4, 28))
    with django_assert_num_queries(4):
        compliance(people=EVERYBODY(), from_on=date(2026, 3, 1), to_on=date(2026, 6, 30))


def slowly(from_on, to_on):
    """The same from everybody's whole history, each by themselves."""
    everybody = [agreement.supervisee_id for agreement in Agreement.objects.all()]
    held_on, (absences, records) = {}, absences_and_records(everybody)
    moved = Attendance.objects.filter(moves_clock=True, held_on__lte=to_on).order_by("held_on", "pk")
    for supervisee, day in moved.values_list("supervisee", "held_on"):
        held_on.setdefault(supervisee, []).append(day)
    found = []
    for one in Agreement.objects.filter(starts_on__lte=to_on).in_force_from(from_on):
        periods = due_periods(
            policy=one.policy.frequency,
            clock_started_on=one.clock_started_on,
            held_on=held_on.get(one.supervisee_id, ()),
            absences=absences.get(one.supervisee_id, ()),
            holidays=days_off(),
            within=Interval(max(from_on, one.starts_on), min(to_on, one.ends_on or to_on)),
            records=records.get(one.supervisee_id, ()),
            first_due_on=one.first_due_on,
        )
        found += [(one.pk, period.due_on, period.held_on) for period in periods]
    return sorted(found, key=str)


def held_at_once(agreement, days):
    """Many sessions, without what a session is made of."""
    at = {"starts_at": datetime(2026, 1, 1, 9, tzinfo=UTC), "ends_at": datetime(2026, 1, 1, 10, tzinfo=UTC)}
    sessions = Session.objects.bulk_create(
        Session(supervisor=agreement.supervisor, status="held", held_on=day, **at) for day in days
    )
    Attendance.objects.bulk_create(
        Attendance(session=one, supervisee=agreement.supervisee, held_on=one.held_on) for one in sessions
    )


@pytest.mark.parametrize("records_begin_on", [None, date(2024, 9, 2), date(2026, 2, 2)])
def test_reading_what_matters_alone_finds_the_same_as_everybodys_whole_history(records_begin_on):
    """Sessions, absences and hand-overs by chance, under policies with one stage and with two."""
    drawn, began = random.Random(f"{records_begin_on}"), date(2024, 6, 3)
    policies = [PolicyFactory(), PolicyFactory(every=(14, "day")), PolicyFactory(every=(2, "week"))]
    PolicyStage.objects.create(
        policy=policies[2], from_number=6, from_unit="month", every_number=1, every_unit="month"
    )
    if records_begin_on:
        at = datetime(2026, 1, 1, 9, tzinfo=UTC)
        StartDay.objects.create(records_begin_on=records_begin_on, set_at=at)
    supervisor = WorkerFactory(org_role=3)
    for place in range(24):
        begins = began + timedelta(drawn.randrange(400))
        agreement = AgreementFactory(
            supervisor=supervisor, policy=policies[place % 3], starts_on=begins, clock_started_on=begins
        )
        day, days = begins, []
        while (day := day + timedelta(drawn.choice((9, 14, 27, 31, 33, 70)))) < date(2026, 6, 30):
            days.append(day)
        held_at_once(agreement, days)
        first = begins
        for _ in range(drawn.randrange(4)):
            first += timedelta(drawn.randrange(1, 300))
            last = first + timedelta(drawn.randrange(3, 120))
            AbsenceFactory(worker=agreement.supervisee, started_on=first, ended_on=last)
            first = last + timedelta(1)
        if drawn.random() < 0.2:
            AbsenceFactory(worker=agreement.supervisee, started_on=first, ended_on=None)
        if drawn.random() < 0.3:
            hand_over(agreement=agreement, to=WorkerFactory(), from_on=date(2026, 4, 15), by=None)
    update_due_days(Agreement.objects.all())
    for from_on, to_on in [
        (date(2026, 3, 1), date(2026, 4, 14)),
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 6, 12)),
        (date(2024, 6, 1), date(2026, 6, 30)),
    ]:
        found = compliance(people=EVERYBODY(), from_on=from_on, to_on=to_on)
        expected = slowly(from_on, to_on)
        assert expected
        rows = [(row.agreement.pk, row.due_on, row.held_on) for row in found]
        assert sorted(rows, key=str) == expected
        by_month = shares_by_month(people=EVERYBODY(), from_on=from_on, to_on=to_on)
        assert [by_month[month] for month in sorted(by_month)] == shares_by(found, lambda row: row.month)

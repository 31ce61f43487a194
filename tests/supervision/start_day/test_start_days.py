"""Records begin on a day: what fell due before it is neither kept nor missed; the trail keeps the days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.agreements.services.policies import install_presets
from supervision.clock.due_days import differences, update_due_days_of
from supervision.clock.due_status import due_statuses
from supervision.clock.on_record import days_on_record, joined, log_days
from supervision.models import Agreement, FrequencyPolicy, ImportedLog, LogRow
from supervision.overdue.reports.compliance import compliance
from supervision.overdue.reports.sessions import session_quality
from supervision.start_day.services import start_days
from supervision.start_day.services.start_days import (
    CannotStart,
    begin_records,
    begin_records_with_the_first,
    set_log_begins,
    set_records_begin,
)
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.models import Event, StartDay, Worker
from workforce.rules.working_days import Interval

pytestmark = pytest.mark.django_db
GO_LIVE = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def start(day=GO_LIVE, *, on=GO_LIVE):
    return set_records_begin(day=day, by=None, at=AT, on=on)


def held(agreement, day, *, log=None):
    session = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime(day.year, day.month, day.day, 11, tzinfo=UTC),
    )
    if log:
        LogRow.objects.create(
            fingerprint=f"{agreement.pk}-{day}",
            row_number=1,
            met_on=day,
            outcome="held",
            session=session,
            log=log,
        )
        update_due_days_of([agreement.supervisee_id])
    return session


def due(agreement):
    return Agreement.objects.get(pk=agreement.pk).next_due_on


@pytest.fixture
def log():
    """A log of five months that ends on the Friday before the go-live."""
    return ImportedLog.objects.create(
        file_name="log.xlsx", starts_on=date(2026, 6, 1), ends_on=date(2026, 10, 30)
    )


@pytest.fixture
def since_2008():
    return AgreementFactory(starts_on=date(2008, 4, 1))


def test_somebody_without_a_history_is_due_an_interval_after_the_start_day(since_2008):
    assert due(since_2008) == date(2008, 5, 1)
    start()
    assert due(since_2008) == date(2026, 12, 2)
    assert list(differences()) == []


def test_somebody_who_starts_later_is_due_as_ever():
    start()
    newcomer = AgreementFactory(starts_on=date(2026, 11, 16))
    assert due(newcomer) == date(2026, 12, 16)


def test_the_stage_is_that_of_the_persons_own_start():
    """Eight weeks into the programme at the go-live: fortnightly, and not weekly again."""
    install_presets()
    asye = FrequencyPolicy.objects.get(name="ASYE policy")
    nqsw = AgreementFactory(starts_on=date(2026, 9, 7), policy=asye)
    start()
    assert due(nqsw) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("last_held_on", "expected"),
    [
        (date(2026, 10, 20), date(2026, 11, 20)),  # not due before the start: counted from the session
        (date(2026, 10, 2), date(2026, 11, 2)),  # due on the start day itself
        (date(2026, 9, 30), date(2026, 10, 30)),  # due on the log's last day: truly missed
        (date(2026, 8, 10), date(2026, 9, 10)),  # waits for 84 days on record: never forgiven
    ],
)
def test_what_a_log_knows_counts(since_2008, log, last_held_on, expected):
    held(since_2008, last_held_on, log=log)
    start()
    assert due(since_2008) == expected


def test_between_the_log_and_the_start_day_nobody_knows(since_2008, log):
    """Due on 9 November, when neither the log nor the tracker was kept yet."""
    held(since_2008, date(2026, 10, 9), log=log)
    start(date(2026, 11, 26), on=date(2026, 11, 26))
    assert due(since_2008) == date(2026, 12, 29)


def test_a_log_is_no_record_of_people_who_are_not_in_it(since_2008, log):
    other = AgreementFactory(starts_on=date(2008, 4, 1))
    held(other, date(2026, 10, 20), log=log)
    start()
    records = days_on_record([since_2008.supervisee_id, other.supervisee_id])
    assert records == {
        since_2008.supervisee_id: (Interval(GO_LIVE),),
        other.supervisee_id: (Interval(date(2026, 6, 1), date(2026, 10, 30)), Interval(GO_LIVE)),
    }


def test_compliance_begins_with_the_log_for_those_in_it_and_with_the_start_day_for_the_others(
    since_2008, log
):
    in_log = AgreementFactory(starts_on=date(2008, 4, 1))
    for day in (date(2026, 6, 20), date(2026, 7, 15), date(2026, 9, 30)):
        held(in_log, day, log=log)
    start()
    rows = compliance(people=Worker.objects.all(), from_on=date(2008, 1, 1), to_on=date(2026, 12, 31))
    assert [(row.worker, row.due_on, row.in_time) for row in sorted(rows, key=lambda row: row.due_on)] == [
        (in_log.supervisee, date(2026, 7, 1), True),
        (in_log.supervisee, date(2026, 7, 20), True),
        (in_log.supervisee, date(2026, 8, 17), False),
        (in_log.supervisee, date(2026, 10, 30), False),
        (since_2008.supervisee, date(2026, 12, 2), False),
    ]


def test_before_the_start_day_nobody_was_overdue(since_2008):
    start()
    assert [status.days_overdue for status in due_statuses(on=date(2026, 10, 1))] == [0]
    (status,) = due_statuses(on=GO_LIVE)
    assert status.why == (
        "Due 2 December: monthly (Policy 0, LGA standard 5); counted from 2 November, when records begin; "
        "0 days' absence."
    ).replace("Policy 0", since_2008.policy.name)


def test_the_reason_names_a_session_from_before(since_2008):
    held(since_2008, date(2026, 7, 1))
    update_due_days_of([since_2008.supervisee_id])
    start()
    (status,) = due_statuses(on=GO_LIVE)
    assert "counted from 2 November, when records begin (last held 1 July)" in status.why


def test_an_absence_that_runs_over_the_start_day_moves_the_first_due_day(since_2008):
    AbsenceFactory(worker=since_2008.supervisee, started_on=date(2026, 9, 1), ended_on=date(2026, 12, 4))
    start()
    assert due(since_2008) == date(2026, 12, 11)


def test_somebody_away_without_an_end_has_no_first_due_day(since_2008):
    AbsenceFactory(worker=since_2008.supervisee, started_on=date(2026, 9, 1), ended_on=None)
    start()
    assert due(since_2008) is None


def test_a_gap_over_days_that_nobody_knows_is_no_gap(since_2008, log):
    for day in (date(2026, 9, 1), date(2026, 9, 29)):
        held(since_2008, day, log=log)
    held(since_2008, date(2026, 11, 20))
    everyone = Worker.objects.all()
    november = {"people": everyone, "from_on": date(2026, 9, 1), "to_on": date(2026, 11, 30)}
    to_the_first = (date(2026, 9, 1) - date(2008, 4, 1)).days
    assert session_quality(**november).longest_gap == to_the_first
    start(date(2026, 11, 16), on=date(2026, 11, 16))
    assert session_quality(**november).longest_gap == 28


def test_the_trail_keeps_the_old_day_and_the_new(since_2008):
    start(date(2026, 10, 1))
    start(date(2026, 11, 2))
    assert StartDay.objects.records_begin_on() == date(2026, 11, 2)
    details = Event.objects.filter(verb="records begin").order_by("pk").values_list("details", flat=True)
    assert [(one["before"], one["records_begin_on"]) for one in details] == [
        (None, "2026-10-01"),
        ("2026-10-01", "2026-11-02"),
    ]
    assert due(since_2008) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("day", "is_allowed"),
    [
        (date(2024, 11, 1), False),
        (date(2024, 11, 2), True),
        (date(2027, 5, 2), True),
        (date(2027, 5, 3), False),
        (date(9999, 12, 31), False),
    ],
)
def test_a_start_day_is_near(day, is_allowed):
    if is_allowed:
        assert start(day).records_begin_on == day
        return
    with pytest.raises(CannotStart, match="within 24 months before today and 6 months after"):
        start(day)
    assert not StartDay.objects.exists()


def test_the_day_that_somebody_has_set_is_not_set_again():
    assert begin_records(by=None, at=AT, on=GO_LIVE).records_begin_on == GO_LIVE
    assert begin_records(by=None, at=AT, on=GO_LIVE + timedelta(1)) is None
    assert StartDay.objects.records_begin_on() == GO_LIVE


def test_a_log_can_begin_later_than_its_first_row(since_2008, log):
    held(since_2008, date(2026, 8, 10), log=log)
    start()
    assert due(since_2008) == date(2026, 9, 10)
    set_log_begins(log=log, day=date(2026, 10, 1), by=None)
    assert due(since_2008) == date(2026, 11, 2)
    assert list(differences()) == []
    with pytest.raises(CannotStart):
        set_log_begins(log=log, day=date(2026, 10, 31), by=None)


@pytest.mark.parametrize(
    ("days", "begins", "ends"),
    [
        ([date(2026, 6, 1), date(2026, 8, 2), date(2026, 8, 3)], date(2026, 6, 1), date(2026, 8, 3)),
        ([date(2026, 6, 1), date(2026, 8, 3), date(2026, 8, 4)], date(2026, 8, 3), date(2026, 8, 4)),
        ([date(2016, 6, 1), date(2026, 6, 1)], date(2026, 6, 1), date(2026, 6, 1)),
        ([date(2026, 6, 1)], date(2026, 6, 1), date(2026, 6, 1)),
    ],
)
def test_a_log_begins_after_its_last_long_silence(days, begins, ends):
    assert log_days(reversed(days)) == Interval(begins, ends)


def test_a_log_without_rows_has_no_days():
    assert log_days([]) is None


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([Interval(GO_LIVE)], [Interval(GO_LIVE)]),
        ([Interval(date(2026, 6, 1), date(2026, 11, 1)), Interval(GO_LIVE)], [Interval(date(2026, 6, 1))]),
        ([Interval(GO_LIVE), Interval(date(2026, 6, 1), date(2026, 12, 1))], [Interval(date(2026, 6, 1))]),
        ([Interval(GO_LIVE), Interval(date(2026, 12, 1), date(2026, 12, 9))], [Interval(GO_LIVE)]),
        (
            [Interval(date(2026, 6, 1), date(2026, 6, 30)), Interval(date(2026, 6, 9), date(2026, 6, 12))],
            [Interval(date(2026, 6, 1), date(2026, 6, 30))],
        ),
        (
            [Interval(date(2026, 6, 1), date(2026, 10, 31)), Interval(GO_LIVE)],
            [Interval(date(2026, 6, 1), date(2026, 10, 31)), Interval(GO_LIVE)],
        ),
    ],
)
def test_spells_that_touch_are_one(spells, expected):
    assert joined(spells) == tuple(expected)


def test_records_begin_with_the_first_agreement_that_is_started_by_hand(sign_in, frozen_today):
    """On an empty tracker: somebody since 2008, entered on a page, is not overdue since 2008."""
    install_presets()
    manager = WorkerFactory(org_role=3, started_on=date(2008, 1, 7))
    worker = WorkerFactory(line_manager=manager, started_on=date(2008, 4, 1))
    facts = {
        "supervisee": worker.pk,
        "supervisor": manager.pk,
        "policy": FrequencyPolicy.objects.get(is_default_for_others=True).pk,
        "starts_on": "2008-04-01",
    }
    sign_in(AccountFactory(role="psw")).post("/supervision/agreements/new/", facts)
    assert StartDay.objects.records_begin_on() == date(2026, 11, 19)
    assert Agreement.objects.get().next_due_on == date(2026, 12, 21)


def test_an_authority_at_work_without_a_start_day_goes_on_without_one(since_2008):
    assert begin_records_with_the_first(by=None, at=AT, on=GO_LIVE) is None
    assert not StartDay.objects.exists()


def test_whoever_has_no_agreement_yet_is_locked_too(monkeypatch):
    """So that an agreement that starts at this moment does not keep the due day of before."""
    someone, locked = WorkerFactory(), []
    monkeypatch.setattr(start_days, "lock_people", lambda people: locked.extend(people))
    start()
    assert someone.pk in locked

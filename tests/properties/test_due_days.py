"""R7: the stored due day = the pure clock over the history = the slow clock, after any history.

A history is made through the services alone, as people make it: sessions held, recorded late and
taken back, absences recorded, changed and removed, hand-overs, changes of policy and of its numbers.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from supervision.absences.services import AbsenceOverlaps, change_absence, record_absence, remove_absence
from supervision.agreements.services.agreements import (
    end_agreement,
    hand_over,
    start_agreement,
)
from supervision.agreements.services.policies import install_presets, save_policy
from supervision.agreements.services.promising import change_policy
from supervision.clock.due_days import differences, update_due_days_of
from supervision.clock.frequency import Period, Stage, Unit
from supervision.clock.presets import PRESETS
from supervision.clock.promises import promised
from supervision.models import Agreement, Attendance, FrequencyPolicy, ImportedLog, LogRow, Session
from supervision.start_day.services.start_days import set_log_begins, set_records_begin
from tests.factories import SessionFactory, WorkerFactory
from tests.properties.profiles import runs
from tests.properties.slow_clock import slow_next_due_on
from workforce.models import Absence, StartDay
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

pytestmark = pytest.mark.django_db
HOLIDAYS = english_bank_holidays()
START = date(2026, 1, 5)
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)

days = st.integers(-20, 420).map(lambda offset: START + timedelta(offset))
lengths = st.none() | st.integers(0, 40)
intervals = st.builds(Period, st.integers(1, 6), st.just(Unit.WEEK)) | st.builds(
    Period, st.integers(1, 2), st.just(Unit.MONTH)
)
steps = st.one_of(
    st.tuples(st.just("hold"), days),
    st.tuples(st.just("hold"), days),
    st.tuples(st.just("take_back"), st.integers(0, 9)),
    st.tuples(st.just("book"), days),
    st.tuples(st.just("absent"), days, lengths),
    st.tuples(st.just("change_absence"), st.integers(0, 9), days, lengths),
    st.tuples(st.just("remove_absence"), st.integers(0, 9)),
    st.tuples(st.just("hand_over"), days),
    st.tuples(st.just("change_policy"), st.integers(0, len(PRESETS) - 1), days, st.none() | days),
    st.tuples(st.just("edit_policy"), days, intervals, st.integers(0, 7), st.integers(0, 7), st.booleans()),
    st.tuples(st.just("end_and_start"), days),
    st.tuples(st.just("set_start_day"), days),
    st.tuples(st.just("import_log"), days, st.lists(days, max_size=4)),
    st.tuples(st.just("set_log_begins"), days),
    st.tuples(st.just("agree_first_day"), days),
)


class History:
    """One supervisee's history, changed by services only."""

    def __init__(self) -> None:
        install_presets()
        self.worker = WorkerFactory(account=None)
        self.supervisors = [WorkerFactory(account=None, org_role=3) for _ in range(2)]
        self.policies = list(FrequencyPolicy.objects.order_by("name"))
        start_agreement(
            supervisee=self.worker,
            supervisor=self.supervisors[0],
            policy=self.policies[0],
            starts_on=START,
            by=None,
        )

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.order_by("starts_on", "pk").last()

    def hold(self, day: date) -> None:
        self._session(day, "held")

    def book(self, day: date) -> None:
        self._session(day, "booked")

    def _session(self, day: date, status: str) -> Session:
        return SessionFactory(
            supervisor=self.agreement.supervisor,
            supervisee=self.worker,
            status=status,
            starts_at=datetime.combine(day, time(11), UTC),
        )

    def take_back(self, number: int) -> None:
        """A session recorded by mistake: it was not held after all."""
        held = Attendance.objects.exclude(held_on=None).order_by("pk")[number : number + 1]
        for attendance in held:
            session = attendance.session
            session.status, session.held_on = "did_not_attend", None
            session.save()
            session.attendances.update(held_on=None)
            update_due_days_of([self.worker.pk])

    def absent(self, day: date, length: int | None) -> None:
        self._without_overlap(
            lambda: record_absence(
                worker=self.worker, started_on=day, ended_on=_end(day, length), reason="SIC", by=None
            )
        )

    def change_absence(self, number: int, day: date, length: int | None) -> None:
        for absence in Absence.objects.all()[number : number + 1]:
            self._without_overlap(
                lambda absence=absence: change_absence(
                    absence=absence, started_on=day, ended_on=_end(day, length), reason="SIC", by=None
                )
            )

    def remove_absence(self, number: int) -> None:
        for absence in Absence.objects.all()[number : number + 1]:
            remove_absence(absence=absence, by=None)

    def hand_over(self, day: date) -> None:
        agreement = self.agreement
        to = next(one for one in self.supervisors if one != agreement.supervisor)
        hand_over(agreement=agreement, to=to, from_on=max(day, agreement.starts_on), by=None)

    def change_policy(self, number: int, day: date, counts_from: date | None) -> None:
        """From a day, with its stages counted from where they are or from another day up to the first one."""
        if counts_from:
            counts_from = min(counts_from, self.agreement.starts_on)
        facts = {"policy": self.policies[number], "from_on": day, "counts_from": counts_from}
        change_policy(agreement=self.agreement, by=None, **facts)

    def edit_policy(self, day: date, every: Period, counted: int, grace: int, moves: bool) -> None:
        policy = self.agreement.policy
        policy.counted_absence_working_days, policy.return_grace_working_days = counted, grace
        policy.moves_to_working_day = moves
        stages, at = [Stage(Period(0, Unit.DAY), every)], datetime.combine(day, time(9), UTC)
        save_policy(policy=policy, stages=stages, from_on=day, by=None, at=at)

    def end_and_start(self, day: date) -> None:
        last = self.agreement
        end_agreement(agreement=last, on=max(day, last.starts_on), by=None)
        start_agreement(
            supervisee=self.worker,
            supervisor=last.supervisor,
            policy=last.policy,
            starts_on=last.ends_on + timedelta(1),
            by=None,
        )

    def set_start_day(self, day: date) -> None:
        set_records_begin(day=day, by=None, at=AT, on=day)

    def import_log(self, first: date, held: list[date]) -> None:
        """A log of some days, those of its rows among them."""
        until = max([first, *held])
        log = ImportedLog.objects.create(file_name="log.xlsx", starts_on=min([first, *held]), ends_on=until)
        for day in held:
            session = self._session(day, "held")
            LogRow.objects.create(
                fingerprint=str(session.pk),
                row_number=1,
                met_on=day,
                outcome="held",
                log=log,
                session=session,
            )
        update_due_days_of([self.worker.pk])

    def set_log_begins(self, day: date) -> None:
        for log in ImportedLog.objects.filter(ends_on__gte=day)[:1]:
            set_log_begins(log=log, day=day, by=None)

    def agree_first_day(self, day: date) -> None:
        """Not later than the promise from the start day: the clock itself sees to that."""
        agreement = self.agreement
        agreement.first_due_on = day
        agreement.save(update_fields=["first_due_on"])
        update_due_days_of([self.worker.pk])

    @staticmethod
    def _without_overlap(do) -> None:
        with suppress(AbsenceOverlaps):
            do()


def _end(day: date, length: int | None) -> date | None:
    return None if length is None else day + timedelta(length)


def slowly(agreement: Agreement) -> date | None:
    """The due day by the second, slow clock, from the rows of the database."""
    policy = promised(agreement, {one.pk: one.frequency for one in FrequencyPolicy.objects.all()})
    held = Attendance.objects.filter(
        supervisee=agreement.supervisee_id, held_on__isnull=False, moves_clock=True
    ).order_by("held_on")
    absences = Absence.objects.filter(worker=agreement.supervisee_id)
    return slow_next_due_on(
        policy=policy,
        clock_started_on=agreement.clock_started_on,
        last_held_on=held.last().held_on if held else None,
        absences=[Interval(absence.started_on, absence.ended_on) for absence in absences],
        holidays=HOLIDAYS,
        records=records_of(agreement),
        first_due_on=agreement.first_due_on,
    )


def records_of(agreement: Agreement) -> list[Interval]:
    """The spells of days on record, by marking each day of the years; the last one has no end."""
    start_day = StartDay.objects.order_by("pk").last()
    if start_day is None:
        return []
    begins_on = start_day.records_begin_on
    kept = set()
    for row in LogRow.objects.filter(session__attendances__supervisee=agreement.supervisee_id):
        days = (row.log.ends_on - row.log.starts_on).days
        kept |= {row.log.starts_on + timedelta(number) for number in range(days + 1)}
    first = min([*kept, begins_on])
    spells, since = [], None
    for number in range((begins_on - first).days + 1):
        day = first + timedelta(number)
        is_kept = day in kept or day == begins_on
        if is_kept and since is None:
            since = day
        if not is_kept and since is not None:
            spells.append(Interval(since, day - timedelta(1)))
            since = None
    return [*spells, Interval(since)]


@runs(60, ignoring=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=10))
def test_the_stored_due_day_is_what_both_clocks_make_of_any_history(db, changes):
    with transaction.atomic():
        history = History()
        for name, *what in changes:
            getattr(history, name)(*what)
            assert list(differences()) == [], name
            for agreement in Agreement.objects.all():
                assert agreement.next_due_on == slowly(agreement), name
        transaction.set_rollback(True)

"""No verb that ends one promise and begins another makes what was due and not held vanish.

A person's history is made through the services, day after day: sessions, hand-overs, other policies,
policies whose numbers change, agreements that end and begin, enrolments that begin and end (in the past too),
begin again and are undone.
"""

from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from time_machine import travel

from nqsw.enrolments.services.endings import reinstate, withdraw
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.models import Enrolment, Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.agreements.services.agreements import end_agreement, hand_over, start_agreement
from supervision.agreements.services.policies import install_presets, save_policy
from supervision.agreements.services.promising import change_policy
from supervision.clock.due_days import differences
from supervision.clock.due_status import frequencies
from supervision.clock.history import due_history
from supervision.clock.numbers import NUMBERS
from supervision.clock.presets import PRESETS
from supervision.models import Agreement, Attendance, FrequencyPolicy
from supervision.overdue.reports.compliance import compliance
from tests.factories import SessionFactory, WorkerFactory
from tests.properties.profiles import runs
from workforce.authority_settings import days_off
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY

START = date(2026, 1, 5)
policies = st.integers(0, len(PRESETS) - 1)
verbs = st.one_of(
    st.just(("hold",)),
    st.just(("hold",)),
    st.just(("hand_over",)),
    st.tuples(st.just("other_policy"), policies),
    st.tuples(st.just("end_and_start"), policies),
    st.tuples(st.just("enrol"), st.sampled_from([0, 0, 5, 40, 200])),
    st.tuples(st.just("withdraw"), st.sampled_from([1, 1, 5, 40])),
    st.tuples(st.just("other_numbers"), policies, st.sampled_from([0, 0, 10])),
    st.just(("reinstate",)),
    st.just(("undo_enrolment",)),
)
histories = st.lists(st.tuples(st.integers(1, 45), verbs), min_size=2, max_size=9)


class Person:
    """One supervisee; `today` goes on with each verb."""

    def __init__(self) -> None:
        install_presets()
        install_programmes()
        self.today = START
        self.supervisors = [WorkerFactory(account=None, org_role=3) for _ in range(2)]
        self.worker = WorkerFactory(account=None, started_on=START, line_manager=self.supervisors[0])
        self.policies = list(FrequencyPolicy.objects.order_by("name"))
        programme = Programme.objects.order_by("pk").first()
        self.cohort = start_cohort(programme=programme, name="Spring", starts_on=START, by=None)
        facts = {"policy": self.policies[0], "starts_on": START, "by": None}
        start_agreement(supervisee=self.worker, supervisor=self.supervisors[0], **facts)

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.get(ends_on=None)

    @property
    def enrolment(self) -> Enrolment | None:
        return Enrolment.objects.order_by("pk").last()

    def missed(self, *, before: date) -> list[tuple[date, bool]]:
        """What was due before a day, and whether a session was held in time, as the reports count it."""
        if before <= START:
            return []
        rows = compliance(
            people=Worker.objects.filter(pk=self.worker.pk), from_on=START, to_on=before - ONE_DAY
        )
        return sorted((row.due_on, row.in_time) for row in rows)

    def on_file(self, *, before: date) -> list[tuple[date, bool]]:
        """The same, as the supervision file counts it."""
        held = Attendance.objects.exclude(held_on=None).order_by("held_on").values_list("held_on", flat=True)
        periods = due_history(
            Agreement.objects.all(),
            policies=frequencies(),
            held_on=list(held),
            absences=(),
            holidays=days_off(),
            records=(),
            until=self.today,
        )
        return sorted((one.due_on, one.in_time) for one in periods if one.due_on < before)

    def hold(self) -> date:
        SessionFactory(
            supervisor=self.agreement.supervisor,
            supervisee=self.worker,
            status="held",
            starts_at=datetime.combine(self.today, time(11), UTC),
        )
        return self.today

    def hand_over(self) -> date:
        agreement = self.agreement
        to = next(one for one in self.supervisors if one != agreement.supervisor)
        hand_over(agreement=agreement, to=to, from_on=self.today, by=None)
        return self.today

    def other_policy(self, number: int) -> date:
        change_policy(agreement=self.agreement, policy=self.policies[number], by=None, from_on=self.today)
        return self.today

    def end_and_start(self, number: int) -> date:
        agreement = self.agreement
        if agreement.starts_on < self.today:
            end_agreement(agreement=agreement, on=self.today - ONE_DAY, by=None)
            start_agreement(
                supervisee=self.worker,
                supervisor=agreement.supervisor,
                policy=self.policies[number],
                starts_on=self.today,
                by=None,
            )
        return self.today

    def enrol(self, days_before: int) -> date:
        """On a programme that may have begun before today."""
        if not Enrolment.objects.current().exists():
            last = self.enrolment
            since = last.ended_on + ONE_DAY if last and last.ended_on else START
            started_on = max(since, self.today - timedelta(days_before))
            enrol(worker=self.worker, cohort=self.cohort, started_on=started_on, by=None)
        return self.today

    def withdraw(self, days_before: int) -> date:
        """With a last day that may lie in the past."""
        enrolment = self.enrolment
        if enrolment and enrolment.is_current and enrolment.here_from < self.today:
            last_day = max(enrolment.here_from, self.today - timedelta(days_before))
            withdraw(enrolment=enrolment, on=last_day, by=None)
        return self.today

    def other_numbers(self, number: int, days_later: int) -> date:
        """The policy of now has the numbers of another from today or a later day."""
        policy, other = self.agreement.policy, self.policies[number]
        for name in NUMBERS:
            setattr(policy, name, getattr(other, name))
        save_policy(
            policy=policy,
            stages=other.frequency.stages,
            from_on=self.today + timedelta(days_later),
            by=None,
            at=datetime.combine(self.today, time(12), UTC),
        )
        return self.today

    def reinstate(self) -> date:
        """From the day after its end: what was due since is due by the programme's promise again."""
        enrolment = self.enrolment
        if enrolment is None or enrolment.ended_on is None or Enrolment.objects.current().exists():
            return self.today
        again_from = enrolment.ended_on + ONE_DAY
        reinstate(enrolment=enrolment, by=None, at=datetime.combine(self.today, time(9), UTC))
        return again_from

    def undo_enrolment(self) -> date:
        """It never was: what was due under it is not."""
        enrolment = self.enrolment
        if enrolment is None or not enrolment.is_current:
            return self.today
        undo_enrolment(enrolment=enrolment, by=None)
        return enrolment.started_on


@runs(60, ignoring=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(histories)
@example([(1, ("enrol", 5)), (1, ("undo_enrolment",))])  # back to the very first day
def test_what_was_due_before_a_verb_stays_as_it_was_kept(db, history):
    with transaction.atomic():
        person = Person()
        for days, (name, *what) in history:
            person.today += timedelta(days)
            known = person.missed(before=person.today)
            due_on = person.agreement.next_due_on
            with travel(datetime.combine(person.today, time(12), UTC), tick=False):
                changed_from = getattr(person, name)(*what)
            before = min(changed_from, person.today)
            kept = [row for row in known if row[0] < before]
            assert person.missed(before=before) == kept, name
            assert person.on_file(before=before) == kept, name
            if name != "hold" and due_on < before:
                assert person.agreement.next_due_on == due_on, name
            assert list(differences()) == [], name
        transaction.set_rollback(True)

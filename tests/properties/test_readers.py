"""Whatever the services do to who reads whose notes, in whatever order, is explained by the audit trail."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from supervision.agreements.services.agreements import (
    end_agreement,
    hand_over,
    reopen_agreement,
    start_agreement,
)
from supervision.agreements.services.covers import change_cover, end_cover, start_cover
from supervision.agreements.services.undoing import undo_start
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.audits.services.audits import close_audit
from supervision.models import Agreement, Audit, Cover
from tests.factories import PolicyFactory
from tests.properties.profiles import runs
from tests.readers_council import AT, TODAY, found_council, named
from workforce.accounts.addresses import retire_account
from workforce.accounts.services import change_role, disable, enable, invite
from workforce.models import AuthorityRole, Worker
from workforce.people.services import change_line_manager, update_worker
from workforce.rules.refusal import Refusal


class Histories(RuleBasedStateMachine):
    """Whatever the services do to who reads whose notes, in whatever order, is explained by the trail."""

    @initialize()
    def begin(self) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.people = list(found_council().values())
        self.psw = invite(
            email="psw@council.example", role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER, worker=None, by=None
        )

    def teardown(self) -> None:
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    def attempt(self, work) -> None:
        """A refusal is fine, anything else is not."""
        try:
            with transaction.atomic():
                work()
        except Refusal:
            pass

    def one(self, number):
        return Worker.objects.select_related("account").get(pk=self.people[number % len(self.people)].pk)

    @rule(who=st.integers(0, 9), to=st.integers(0, 9))
    def another_line_manager(self, who, to):
        self.attempt(lambda: change_line_manager(worker=self.one(who), to=self.one(to), by=None))

    @rule(who=st.integers(0, 9))
    def no_line_manager(self, who):
        worker = self.one(who)
        worker.line_manager = None
        self.attempt(lambda: update_worker(worker=worker, changed=["line_manager"], by=None))

    @rule(who=st.integers(0, 9), role=st.sampled_from(["", "psw", "qa"]))
    def another_role(self, who, role):
        account = self.one(who).account
        self.attempt(lambda: change_role(account=account, role=AuthorityRole(role), by=None))

    @rule(who=st.integers(0, 9), how=st.sampled_from([disable, enable, retire_account]))
    def an_account(self, who, how):
        self.attempt(lambda: how(account=self.one(who).account, by=None))

    @rule(who=st.integers(0, 9), to=st.integers(0, 9), in_days=st.integers(0, 3))
    def an_agreement(self, who, to, in_days):
        day = {"starts_on": TODAY + timedelta(days=in_days), "policy": PolicyFactory()}
        if who % len(self.people) != to % len(self.people):
            facts = {"supervisee": self.one(who), "supervisor": self.one(to), "by": self.psw, **day}
            self.attempt(lambda: start_agreement(**facts))

    @rule(which=st.integers(0, 9), to=st.integers(0, 9), in_days=st.integers(-9, 3), back=st.booleans())
    def handed_over(self, which, to, in_days, back):
        agreement, day = self.agreement(which), TODAY + timedelta(days=in_days)
        if agreement.supervisee_id == self.one(to).pk:
            return

        def work():
            made = hand_over(agreement=agreement, to=self.one(to), from_on=day, by=self.psw)
            if back:
                undo_hand_over(agreement=made, by=self.psw, at=AT)

        self.attempt(work)

    @rule(which=st.integers(0, 9), in_days=st.integers(-9, 3), again=st.booleans())
    def ended(self, which, in_days, again):
        agreement = self.agreement(which)

        def work():
            end_agreement(agreement=agreement, on=TODAY + timedelta(days=in_days), by=self.psw)
            if again:
                reopen_agreement(agreement=agreement, by=self.psw)

        self.attempt(work)

    @rule(which=st.integers(0, 9))
    def never_was(self, which):
        self.attempt(lambda: undo_start(agreement=self.agreement(which), by=self.psw))

    @rule(which=st.integers(0, 9), to=st.integers(0, 9), days=st.integers(0, 9), begins=st.integers(-3, 9))
    def covered(self, which, to, days, begins):
        first = TODAY + timedelta(days=begins)
        facts = {"starts_on": first, "ends_on": first + timedelta(days=days), "by": self.psw, "at": AT}
        self.attempt(lambda: start_cover(agreement=self.agreement(which), supervisor=self.one(to), **facts))

    @precondition(lambda self: Cover.objects.exists())
    @rule(to=st.integers(0, 9), days=st.integers(-1, 9), ends=st.booleans())
    def another_cover(self, to, days, ends):
        cover, day = Cover.objects.with_people().last(), TODAY + timedelta(days=days)
        if ends:
            self.attempt(lambda: end_cover(cover=cover, on=day, by=self.psw, at=AT))
        else:
            facts = {"starts_on": cover.starts_on, "ends_on": day, "by": self.psw, "at": AT}
            self.attempt(lambda: change_cover(cover=cover, supervisor=self.one(to), **facts))

    @rule()
    def the_audit_is_over(self):
        audit = Audit.objects.get()
        if audit.is_open:
            close_audit(audit=audit, by=self.psw, at=AT, sure=("to_audit", "to_moderate"))

    def agreement(self, which):
        there = list(Agreement.objects.select_related("supervisee", "supervisor").order_by("pk"))
        return there[which % len(there)] if there else Agreement()

    @invariant()
    def all_is_explained(self):
        if hasattr(self, "around"):
            assert named() == []


@pytest.mark.slow
def test_whatever_the_services_did_is_explained(db, time_machine):
    time_machine.move_to(AT, tick=False)
    run_state_machine_as_test(Histories, settings=runs(10, ignoring=list(HealthCheck)))

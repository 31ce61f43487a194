"""Agreements, sessions and records. After building sessions, `update_due_days_of` settles the clock."""

from datetime import UTC, date, datetime, timedelta

import factory
from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from supervision.models import (
    Action,
    Agreement,
    CaseDiscussion,
    Cover,
    FrequencyPolicy,
    PolicyStage,
    Session,
    Slot,
    Status,
)
from supervision.models.session import HELD_STATUSES
from tests.factories.workforce import WorkerFactory


class PolicyFactory(DjangoModelFactory):
    """Monthly, unless `every_number` and `every_unit` say otherwise."""

    class Meta:
        model = FrequencyPolicy
        skip_postgeneration_save = True

    name = Sequence(lambda n: f"Policy {n}")
    source = "LGA standard 5"

    @factory.post_generation
    def every(self, create, extracted, **kwargs):
        number, unit = extracted or (1, "month")
        PolicyStage.objects.create(policy=self, every_number=number, every_unit=unit)


class AgreementFactory(DjangoModelFactory):
    """Clock columns as the clock itself makes them."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    supervisee = SubFactory(WorkerFactory)
    supervisor = SubFactory(WorkerFactory, org_role=3, job_title="Team Manager")
    policy = SubFactory(PolicyFactory)
    starts_on = date(2026, 3, 2)
    clock_started_on = LazyAttribute(lambda agreement: agreement.starts_on)

    @factory.post_generation
    def settle(self, create, extracted, **kwargs):
        from supervision.clock.due_days import update_due_days_of

        update_due_days_of([self.supervisee_id])
        self.refresh_from_db()


class CoverFactory(DjangoModelFactory):
    """From Monday 16 November to Friday 11 December 2026."""

    class Meta:
        model = Cover

    agreement = SubFactory(AgreementFactory)
    supervisor = SubFactory(WorkerFactory, org_role=3, job_title="Team Manager")
    starts_on = date(2026, 11, 16)
    ends_on = date(2026, 12, 11)


class SlotFactory(DjangoModelFactory):
    class Meta:
        model = Slot

    supervisor = SubFactory(WorkerFactory, org_role=3)
    starts_at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    ends_at = LazyAttribute(lambda slot: slot.starts_at + timedelta(minutes=90))
    place = "Room 2"


class SessionFactory(DjangoModelFactory):
    """Booked by default; pass `status="held"` for a held one. `supervisee=` adds the attendance."""

    class Meta:
        model = Session
        skip_postgeneration_save = True

    supervisor = SubFactory(WorkerFactory, org_role=3)
    status = Status.BOOKED
    starts_at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    ends_at = LazyAttribute(lambda session: session.starts_at + timedelta(minutes=90))
    held_on = LazyAttribute(
        lambda session: session.starts_at.date() if session.status in HELD_STATUSES else None
    )
    minutes = LazyAttribute(lambda session: 90 if session.held_on else None)

    @factory.post_generation
    def supervisee(self, create, extracted, **kwargs):
        from supervision.clock.due_days import update_due_days_of

        supervisee = extracted or WorkerFactory()
        self.attendances.create(supervisee=supervisee, held_on=self.held_on)
        if self.held_on:  # only a session that was held moves the clock
            update_due_days_of([supervisee.pk])


class CaseDiscussionFactory(DjangoModelFactory):
    class Meta:
        model = CaseDiscussion

    session = SubFactory(SessionFactory)
    supervisee = LazyAttribute(lambda discussion: discussion.session.supervisees.first())
    case_reference = Sequence(lambda n: f"P{2000000 + n}")
    category = "cin"


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = Action

    supervisee = SubFactory(WorkerFactory)
    owner = LazyAttribute(lambda action: action.supervisee)
    what = "Ask for the school's attendance record"
    due_on = date(2026, 11, 26)

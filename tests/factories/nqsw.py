"""Programmes, enrolments, mentors and classes."""

from datetime import UTC, date, datetime, timedelta

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from nqsw.models import (
    Cohort,
    Enrolment,
    MasterClass,
    MentorAssignment,
    Milestone,
    MilestoneKind,
    Programme,
    Seat,
    SeatStatus,
)
from tests.factories.supervision import PolicyFactory
from tests.factories.workforce import WorkerFactory


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    name = Sequence(lambda n: f"Programme {n}")
    policy = SubFactory(PolicyFactory, every=(14, "day"))


class CohortFactory(DjangoModelFactory):
    class Meta:
        model = Cohort

    programme = SubFactory(ProgrammeFactory)
    name = Sequence(lambda n: f"Cohort {n}")
    starts_on = date(2026, 9, 7)


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    worker = SubFactory(WorkerFactory, job_title="Social Worker (ASYE)")
    cohort = SubFactory(CohortFactory)
    started_on = date(2026, 9, 7)
    expected_end_on = date(2027, 9, 6)


class MentorAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = MentorAssignment

    enrolment = SubFactory(EnrolmentFactory)
    mentor = SubFactory(WorkerFactory, org_role=4, job_title="Senior Social Worker")
    starts_on = date(2026, 9, 7)


class MasterClassFactory(DjangoModelFactory):
    class Meta:
        model = MasterClass

    title = Sequence(lambda n: f"Writing chronologies {n}")
    starts_at = datetime(2026, 12, 9, 14, 0, tzinfo=UTC)
    ends_at = LazyAttribute(lambda a_class: a_class.starts_at + timedelta(hours=2))
    capacity = 12


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    master_class = SubFactory(MasterClassFactory)
    worker = SubFactory(WorkerFactory)
    status = SeatStatus.ENROLLED
    position = Sequence(lambda n: n + 1)
    joined_at = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    enrolment = SubFactory(EnrolmentFactory)
    kind = MilestoneKind.REVIEW
    title = "3-month review"
    due_on = date(2026, 12, 7)

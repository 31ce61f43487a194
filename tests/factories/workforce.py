"""Workers and what belongs to them."""

from datetime import date

import factory
from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from workforce.models import (
    Absence,
    Account,
    Allocation,
    CaseCategory,
    CaseloadSnapshot,
    Contract,
    OrganisationalRole,
    Service,
    Team,
    Worker,
)


class AccountFactory(DjangoModelFactory):
    class Meta:
        model = Account

    email = Sequence(lambda n: f"person{n}@council.example")
    password = factory.django.Password("correct horse battery staple")


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = Service

    name = Sequence(lambda n: f"Service {n}")


class TeamFactory(DjangoModelFactory):
    class Meta:
        model = Team

    name = Sequence(lambda n: f"Team {n}")
    service = SubFactory(ServiceFactory)


class WorkerFactory(DjangoModelFactory):
    """An employed case holder who can sign in."""

    class Meta:
        model = Worker

    account = SubFactory(AccountFactory)
    given_name = "Amina"
    family_name = Sequence(lambda n: f"Ahmed{n}")
    email = LazyAttribute(lambda worker: worker.account.email if worker.account else "")
    staff_number = Sequence(lambda n: f"{100000 + n}")
    swe_number = Sequence(lambda n: f"SW{1000 + n}")
    job_title = "Social Worker"
    org_role = OrganisationalRole.CASE_HOLDER
    contract = Contract.PERMANENT
    team = SubFactory(TeamFactory)
    started_on = date(2026, 3, 2)


class AbsenceFactory(DjangoModelFactory):
    class Meta:
        model = Absence

    worker = SubFactory(WorkerFactory)
    started_on = date(2026, 5, 11)
    ended_on = date(2026, 5, 24)
    reason = "SIC"


class CaseloadSnapshotFactory(DjangoModelFactory):
    class Meta:
        model = CaseloadSnapshot

    worker = SubFactory(WorkerFactory)
    counted_on = date(2026, 11, 2)
    cin = 10


class AllocationFactory(DjangoModelFactory):
    class Meta:
        model = Allocation

    case_reference = Sequence(lambda n: f"P{1000000 + n}")
    category = CaseCategory.CIN
    worker = SubFactory(WorkerFactory)
    allocated_on = date(2026, 6, 1)

"""A council with a programme, as the tests of pages need it."""

from datetime import date

from nqsw.enrolments.services.enrolments import enrol
from nqsw.models import Enrolment, Programme
from nqsw.programmes.services import install_programmes, start_cohort
from tests.factories import AccountFactory, WorkerFactory
from workforce.models import Account, AuthorityRole, Worker

START = date(2026, 9, 7)


def psw() -> Account:
    return AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


def manager() -> Worker:
    return WorkerFactory(org_role=3, job_title="Team Manager", given_name="Dele", family_name="Okafor")


def senior(**facts) -> Worker:
    return WorkerFactory(org_role=4, job_title="Senior Social Worker", given_name="Ruth", **facts)


def default_programme() -> Programme:
    install_programmes()
    return Programme.objects.get(is_default=True)


def enrolled(*, line_manager: Worker | None = None, started_on: date = START, **facts) -> Enrolment:
    programme = default_programme()
    cohort = programme.cohorts.first() or start_cohort(
        programme=programme, name="September 2026", starts_on=START, by=None
    )
    worker = WorkerFactory(
        line_manager=line_manager, started_on=started_on, job_title="Social Worker (ASYE)", **facts
    )
    return enrol(worker=worker, cohort=cohort, started_on=started_on, by=None)

"""A council with a programme, as the tests of pages need it."""

from datetime import UTC, date, datetime

from nqsw.enrolments.services.endings import complete
from nqsw.enrolments.services.enrolments import enrol, enrol_many
from nqsw.models import Enrolment, OutcomeStep, Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.agreements.services.terms import sign_terms, write_terms
from supervision.models import Agreement, Terms
from supervision.models.terms import TERMS
from tests.factories import AccountFactory, WorkerFactory
from workforce.models import Account, AuthorityRole, Worker
from workforce.rules.plausibility import Doubtful

START = date(2026, 9, 7)


def enrol_all(**facts) -> list[Enrolment]:
    """Several enrolled at once, with a yes to whatever is asked."""
    try:
        return enrol_many(**facts)
    except Doubtful as asked:
        return enrol_many(**facts, sure=[one.key for one in asked.doubts])


def days(name: str, day: date) -> dict[str, int]:
    """A day as the three boxes of a form send it."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


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
    return enrol(worker=worker, cohort=cohort, started_on=started_on, by=None, recorded_on=started_on)


def passed(enrolment: Enrolment) -> Enrolment:
    """Every required milestone done on its first day, and passed by the employer."""
    return decided(with_milestones_done(enrolment), "pass")


def with_milestones_done(enrolment: Enrolment) -> Enrolment:
    enrolment.milestones.open().required().update(done_on=enrolment.started_on)
    return enrolment


def decided(enrolment: Enrolment, verdict: str) -> Enrolment:
    """As the employer says, on the first day."""
    OutcomeStep.objects.create(
        enrolment=enrolment, step="decided", verdict=verdict, reason="Sound", taken_on=enrolment.started_on
    )
    return enrolment


def pass_and_complete(*, enrolment: Enrolment, on: date, by: Account | None) -> None:
    """What completing is asked of: then it completes."""
    complete(enrolment=passed(enrolment), on=on, by=by)


def written(agreement: Agreement) -> Terms:
    """The words of an agreement, signed by both."""
    at = datetime(2026, 11, 19, 10, tzinfo=UTC)
    words = write_terms(
        agreement=agreement,
        words={name: f"As usual: {name}" for name in TERMS},
        by=agreement.supervisor.account,
        at=at,
    )
    for person in (agreement.supervisee, agreement.supervisor):
        sign_terms(terms=words, worker=person, content_hash=words.content_hash, by=person.account, at=at)
    return words

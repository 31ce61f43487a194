"""A small council with one person in each part, for tests that ask what everybody may do."""

from nqsw.models import Enrolment
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from workforce.models import Account

NQSW = "nqsw"
WORKER = "worker"
AGENCY = "agency"
SUPERVISOR = "supervisor"
SERVICE_MANAGER = "service manager"
MENTOR = "mentor"
ASSESSOR = "assessor"
PSW = "principal social worker"
QA = "quality assurance"
ADMINISTRATOR = "administrator"
GOVERNANCE = "information governance"

PARTS = (
    NQSW,
    WORKER,
    AGENCY,
    SUPERVISOR,
    SERVICE_MANAGER,
    MENTOR,
    ASSESSOR,
    PSW,
    QA,
    ADMINISTRATOR,
    GOVERNANCE,
)
#: Their accounts have no worker.
APART = {ADMINISTRATOR, GOVERNANCE}


def build_council() -> dict[str, Account]:
    """The account that plays each part. The mentor and the assessor play no other part."""
    people = {SERVICE_MANAGER: WorkerFactory(org_role=2)}
    people[SUPERVISOR] = WorkerFactory(org_role=3, line_manager=people[SERVICE_MANAGER])
    people[NQSW] = WorkerFactory(line_manager=people[SUPERVISOR])
    people[WORKER] = WorkerFactory(line_manager=people[SUPERVISOR])
    people[AGENCY] = WorkerFactory(line_manager=people[SUPERVISOR], contract="agency")
    people[MENTOR] = WorkerFactory(org_role=4)
    people[ASSESSOR] = WorkerFactory(org_role=4)
    people[PSW] = WorkerFactory(org_role=2, account__role="psw")
    people[QA] = WorkerFactory(org_role=6, account__role="qa")
    for part in (NQSW, WORKER, AGENCY):
        AgreementFactory(supervisee=people[part], supervisor=people[SUPERVISOR])
    AgreementFactory(supervisee=people[SUPERVISOR], supervisor=people[SERVICE_MANAGER])
    enrolment: Enrolment = EnrolmentFactory(worker=people[NQSW], assessor=people[ASSESSOR])
    MentorAssignmentFactory(enrolment=enrolment, mentor=people[MENTOR])
    accounts = {part: worker.account for part, worker in people.items()}
    apart = {ADMINISTRATOR: AccountFactory(role="admin"), GOVERNANCE: AccountFactory(role="ig")}
    return accounts | apart

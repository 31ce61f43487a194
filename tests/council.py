"""A small council with one person in each part, for tests that ask what everybody may do."""

from nqsw.models import Enrolment
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    WorkerFactory,
)
from workforce.authority_settings import read_again
from workforce.models import Account, SettingRevision
from workforce.rules.authority import ALWAYS, CENSUS, Setting

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
DATA_OFFICER = "workforce data"

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
    DATA_OFFICER,
)
#: Their accounts have no worker.
APART = {ADMINISTRATOR, GOVERNANCE, DATA_OFFICER}


def turn_the_census_on() -> None:
    """As an authority does it in its settings: without that the census is there for nobody."""
    SettingRevision.objects.create(
        setting=Setting.OPTIONAL_PARTS, value=[CENSUS], before=[], from_on=ALWAYS, reason="A test"
    )
    read_again()


def turn_the_census_off() -> None:
    """As an authority does it that thinks again."""
    SettingRevision.objects.create(
        setting=Setting.OPTIONAL_PARTS, value=[], before=[CENSUS], from_on=ALWAYS, reason="A test"
    )
    read_again()


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
    roles = {ADMINISTRATOR: "admin", GOVERNANCE: "ig", DATA_OFFICER: "wfd"}
    apart = {part: AccountFactory(role=role) for part, role in roles.items()}
    turn_the_census_on()
    return accounts | apart

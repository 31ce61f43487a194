"""The people of the demo council: 67 in six teams; some can sign in."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from tracker.demo.calendar import working_day_on_or_after, working_day_on_or_before
from tracker.demo.names import FAMILY_NAMES, GIVEN_NAMES
from workforce.models import Account, Contract, OrganisationalRole, Service, Team, Worker
from workforce.rules.working_days import monday_of

EAST, WEST, ASSESSMENT_TEAM = "Safeguarding East", "Safeguarding West", "Assessment"
LOOKED_AFTER, CARE_LEAVERS = "Children Looked After", "Care Leavers"
PRACTICE = "Practice and Quality"
#: Service → its teams of workers.
TEAMS = {
    "Assessment and Safeguarding": (EAST, WEST, ASSESSMENT_TEAM),
    "Permanence": (LOOKED_AFTER, CARE_LEAVERS),
}
#: Weeks since the NQSWs of a team started. Past 52 one has finished, and one has some months more.
NQSW_WEEKS = {
    WEST: (13, 39),
    ASSESSMENT_TEAM: (13, 39, 56),
    LOOKED_AFTER: (2, 39, 56),
    CARE_LEAVERS: (13, 39),
}
AMINA_WEEKS = 13
LAST_WEEK = 52
#: The NQSW past the last week who has some months more.
EXTENDED_IN = LOOKED_AFTER


@dataclass
class Staff:
    """The people by the part that they play."""

    on: date
    by_key: dict[str, Worker] = field(default_factory=dict)
    managers: list[Worker] = field(default_factory=list)
    seniors: list[Worker] = field(default_factory=list)
    #: The seniors who supervise others.
    supervising: list[Worker] = field(default_factory=list)
    nqsws: list[Worker] = field(default_factory=list)
    everybody: list[Worker] = field(default_factory=list)

    def account_of(self, who: str | Worker) -> Account:
        """How someone signs in, by the part that they play or as they are. Raises LookupError."""
        account = (self.by_key[who] if isinstance(who, str) else who).account
        if account is None:
            raise LookupError(f"{who} cannot sign in.")
        return account

    @property
    def covered(self) -> Worker:
        """The team manager who is on leave, and whose people someone else supervises meanwhile."""
        return self.managers[-1]

    def key_of(self, worker: Worker) -> str:
        """The part that someone plays; empty for everyone else."""
        return next((key for key, one in self.by_key.items() if one == worker), "")

    @staticmethod
    def manager_of(worker: Worker) -> Worker:
        """Their line manager. Raises LookupError for the one at the top."""
        if worker.line_manager is None:
            raise LookupError(f"{worker} is at the top.")
        return worker.line_manager


class Personnel:
    """Takes people on, each under a name and numbers that no one else has."""

    def __init__(self, *, on: date, random: Random) -> None:
        self.on = on
        self.random = random
        self.staff = Staff(on)
        pairs = [(given, family) for given in GIVEN_NAMES for family in FAMILY_NAMES]
        self._names = iter(random.sample(pairs, 200))

    def take_on(
        self,
        title: str,
        role: OrganisationalRole,
        team: Team,
        manager: Worker | None = None,
        *,
        name: str = "",
        key: str = "",
        contract: str = Contract.PERMANENT,
        weeks: int | None = None,
        fte: str = "1",
        is_newly_qualified: bool = False,
    ) -> Worker:
        """One more worker; `weeks` since they started, or else some years."""
        worker = Worker.objects.create(
            job_title=title,
            org_role=role,
            contract=contract,
            fte=Decimal(fte),
            team=team,
            line_manager=manager,
            **self._who(name),
            **self._since(weeks, is_new=is_newly_qualified),
        )
        self.staff.everybody.append(worker)
        if key:
            self.staff.by_key[key] = worker
        return worker

    def _who(self, name: str) -> dict[str, object]:
        given, family = name.split() if name else next(self._names)
        number = len(self.staff.everybody)
        return {
            "given_name": given,
            "family_name": family,
            "email": f"{given}.{family}@demo.example".lower().replace("'", ""),
            "staff_number": str(400_100 + 7 * number),
            "swe_number": f"SW{61_000 + 37 * number}",
            "registration_expires_on": self._registration_end(),
        }

    def _since(self, weeks: int | None, *, is_new: bool) -> dict[str, date]:
        """Since when they work here; an NQSW qualified just before, everyone else years before."""
        weeks_ago = self.random.randrange(70, 600) if weeks is None else weeks
        started_on = working_day_on_or_after(monday_of(self.on) - timedelta(weeks=weeks_ago))
        weeks_before = 0 if is_new else 52 * (3 + weeks_ago % 12)
        days_before = self.random.randrange(30, 90)
        return {
            "started_on": started_on,
            "qualified_on": working_day_on_or_before(
                started_on - timedelta(weeks=weeks_before, days=days_before)
            ),
        }

    def _registration_end(self) -> date:
        """30 November; from September on most have renewed for the next year already."""
        this_years = date(self.on.year, 11, 30)
        renewed = self.on > this_years or (self.on.month >= 9 and self.random.random() < 0.8)
        return date(self.on.year + 1, 11, 30) if renewed else this_years


def take_on_everybody(*, on: date, random: Random) -> Staff:
    """The whole establishment, from the head of service to last Monday's starter."""
    personnel = Personnel(on=on, random=random)
    practice = Team.objects.create(name=PRACTICE, service=Service.objects.create(name="Quality and Practice"))
    head = personnel.take_on(
        "Head of Children's Social Care", OrganisationalRole.SENIOR_MANAGER, practice, key="head"
    )
    take_on_practice_team(personnel, practice, head)
    for service_name, team_names in TEAMS.items():
        service = Service.objects.create(name=service_name)
        is_first = service_name == "Assessment and Safeguarding"
        service_manager = personnel.take_on(
            f"Service Manager, {service_name}",
            OrganisationalRole.MIDDLE_MANAGER,
            practice,
            head,
            name="Margaret Ellis" if is_first else "",
            key="service-manager" if is_first else "",
        )
        for team_name in team_names:
            team = Team.objects.create(name=team_name, service=service)
            fill = take_on_east if team_name == EAST else take_on_team
            fill(personnel, team, service_manager)
    return personnel.staff


def take_on_practice_team(personnel: Personnel, team: Team, head: Worker) -> None:
    without_cases = OrganisationalRole.WITHOUT_CASES
    psw = personnel.take_on(
        "Principal Social Worker", without_cases, team, head, name="Grace Adeyemi", key="psw"
    )
    personnel.take_on("Quality Assurance Auditor", without_cases, team, head, name="Peter Lund", key="qa")
    personnel.take_on(
        "Practice Educator and ASYE Assessor", without_cases, team, psw, name="Helen Marsh", key="assessor"
    )


def take_on_east(personnel: Personnel, team: Team, service_manager: Worker) -> None:
    """The team of supervisor@demo.example, whose eight people are told apart by name."""
    holder, senior = OrganisationalRole.CASE_HOLDER, OrganisationalRole.SENIOR_PRACTITIONER
    take_on = partial(personnel.take_on, team=team)
    manager = take_on(
        "Team Manager", OrganisationalRole.FIRST_LINE_MANAGER, manager=service_manager,
        name="Daniel Okafor", key="supervisor",
    )  # fmt: skip
    ruth = take_on("Senior Social Worker", senior, manager=manager, name="Ruth Byrne", key="mentor")
    samuel = take_on("Senior Social Worker", senior, manager=manager, name="Samuel Osei", key="samuel")
    for name, key in (("Amina Ahmed", "nqsw"), ("Chloe Bennett", "chloe")):
        personnel.staff.nqsws.append(
            take_on("Social Worker (ASYE)", holder, manager=manager, name=name, key=key,
                    weeks=AMINA_WEEKS, is_newly_qualified=True)
        )  # fmt: skip
    for name, key in (("Sean Kelly", "sean"), ("Lee Walker", "lee"), ("Joanna Price", "worker")):
        take_on("Social Worker", holder, manager=manager, name=name, key=key)
    take_on("Social Worker", holder, manager=manager, name="Marek Nowak", key="agency",
            contract=Contract.AGENCY, weeks=21)  # fmt: skip
    for _ in range(2):
        take_on("Social Worker", holder, manager=samuel)
    note_leaver(
        take_on("Social Worker", holder, manager=samuel, name="Karen Doyle", key="leaver"), on=personnel.on
    )
    personnel.staff.managers.append(manager)
    personnel.staff.seniors += [ruth, samuel]
    personnel.staff.supervising.append(samuel)


def note_leaver(leaver: Worker, *, on: date) -> None:
    leaver.left_on = working_day_on_or_before(on - timedelta(days=24))
    leaver.save(update_fields=["left_on"])


def take_on_team(personnel: Personnel, team: Team, service_manager: Worker) -> None:
    """A manager, two seniors (one supervises two), NQSWs, agency staff and others."""
    holder, senior = OrganisationalRole.CASE_HOLDER, OrganisationalRole.SENIOR_PRACTITIONER
    random, staff = personnel.random, personnel.staff
    manager = personnel.take_on("Team Manager", OrganisationalRole.FIRST_LINE_MANAGER, team, service_manager)
    seniors = [personnel.take_on("Senior Social Worker", senior, team, manager) for _ in range(2)]
    for weeks in NQSW_WEEKS[team.name]:
        is_on_programme = weeks <= LAST_WEEK or team.name == EXTENDED_IN
        title = "Social Worker (ASYE)" if is_on_programme else "Social Worker"
        nqsw = personnel.take_on(title, holder, team, manager, weeks=weeks, is_newly_qualified=True)
        staff.nqsws.append(nqsw)
    for _ in range(random.randrange(1, 3)):
        weeks = random.randrange(8, 40)
        personnel.take_on("Social Worker", holder, team, manager, contract=Contract.AGENCY, weeks=weeks)
    for number in range(5):
        fte = random.choice(("1", "1", "1", "0.8", "0.6"))
        supervisor = seniors[0] if number < 2 else manager
        personnel.take_on("Social Worker", holder, team, supervisor, fte=fte)
    staff.managers.append(manager)
    staff.seniors += seniors
    staff.supervising.append(seniors[0])

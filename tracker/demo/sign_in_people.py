"""The people of the demo council who can sign in with one click. Synthetic, all of them."""

from dataclasses import dataclass

from workforce.models import AuthorityRole

#: Printed on the demo's sign-in page. Production refuses to start in demo mode.
DEMO_PASSWORD = "only for the demo"  # noqa: S105 - no secret: it is shown to everyone


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone to look at the demo as: the address, who that is, and what they can do."""

    email: str
    who: str
    can: str
    role: AuthorityRole = AuthorityRole.NONE


DEMO_PEOPLE = (
    DemoPerson(
        "nqsw@demo.example",
        "Newly qualified social worker",
        "books supervision, agrees its record, joins master classes",
    ),
    DemoPerson(
        "worker@demo.example",
        "Experienced social worker",
        "books supervision, agrees its record, follows up actions",
    ),
    DemoPerson("agency@demo.example", "Agency social worker", "the same promises as everyone else"),
    DemoPerson(
        "supervisor@demo.example",
        "Team manager",
        "offers times, holds and records supervision, sees who is due",
    ),
    DemoPerson(
        "service-manager@demo.example",
        "Service manager",
        "supervises team managers, sees every team of the service",
    ),
    DemoPerson("mentor@demo.example", "Mentor", "meets the NQSWs assigned to them"),
    DemoPerson("assessor@demo.example", "ASYE assessor", "follows milestones and recommends the outcome"),
    DemoPerson(
        "psw@demo.example",
        "Principal social worker",
        "oversees the promise and the programme, reports and imports",
        AuthorityRole.PRINCIPAL_SOCIAL_WORKER,
    ),
    DemoPerson(
        "qa@demo.example",
        "Quality assurance auditor",
        "independent of the line of management",
        AuthorityRole.QUALITY_ASSURANCE,
    ),
    DemoPerson(
        "admin@demo.example",
        "System administrator",
        "accounts, imports and settings; never reads a note",
        AuthorityRole.ADMINISTRATOR,
    ),
    DemoPerson(
        "governance@demo.example",
        "Information governance officer",
        "access requests, retention and holds; reads for a request alone",
        AuthorityRole.INFORMATION_GOVERNANCE,
    ),
    DemoPerson(
        "census@demo.example",
        "Workforce data officer",
        "the DfE workforce census; no note and no other page about people",
        AuthorityRole.WORKFORCE_DATA,
    ),
)
#: Has an account that is disabled: shows that access ends.
DEMO_LEAVER = "leaver@demo.example"

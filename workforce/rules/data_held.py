"""What a table holds, as a record of processing tells it: whose, why, how delicate, how long, who reads it.

Plain Python. Each floor declares its tables beside its models (`data_held`); docs/data-inventory.md is made
of that. A column that nobody has thought about has no place to hide: a test names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why it is held, with the likely lawful basis. The authority confirms it. Source: UK GDPR, article 6."""

    WORKFORCE = "to know who works here and who is promised what: public task, article 6(1)(e)"
    OVERSIGHT = "oversight of practice and support of the worker: public task, article 6(1)(e)"
    PROGRAMME = "the NQSW programme: public task, article 6(1)(e)"
    CASELOADS = "fair and protected caseloads: public task, article 6(1)(e)"
    ACCOUNTS = "to let in only people with an account: public task, article 6(1)(e), and article 32"
    CENSUS = "the DfE workforce census (Children Act 1989, section 83): legal obligation, article 6(1)(c)"
    PROOF = "to prove what was done and read: public task, article 6(1)(e), and article 5(2)"
    RUNNING = "to run the tracker: about no one"


class Kept(StrEnum):
    """How long, by kind; the periods are settings of the authority (see `workforce.rules.retention`)."""

    SUPERVISION = "supervision"
    PROGRAMME = "programme"
    AUDITS = "audits"
    ABSENCES = "absences"
    CASELOADS = "caseloads"
    CENSUS = "census"
    IMPORTS = "imports"
    MAIL = "mail"
    SIGN_INS = "sign_ins"
    PERSON = "person"
    SURVEY = "survey"
    EXPORTS = "exports"
    TRAIL = "trail"
    IN_USE = "in_use"


class Readers(StrEnum):
    """Who reads it; docs/access.md says so page by page."""

    ITSELF = "nobody: the tracker itself"
    EVERYBODY = "everyone who signs in"
    ADMINISTRATORS = "system administrators"
    OVERSEERS = "managers and the principal social worker"
    KEEPERS = "the principal social worker and system administrators"
    PSW = "the principal social worker"
    PERSON = "the person, managers above them, the principal social worker, system administrators"
    PARTIES = "supervisee, supervisor, managers above, the principal social worker"
    CASE_PART = "supervisee, supervisor in force, who covers, managers above; auditors of a drawn file"
    PERSONAL_PART = "supervisee, the supervisor of that session, that supervisor's own line manager"
    AUTHOR = "who wrote it"
    AUDITED = "the auditors; supervisor and managers above, once settled"
    PROGRAMME = "the NQSW, mentor, assessor, line manager, managers above, the principal social worker"
    CASELOADS = "the worker, managers above, the principal social worker"
    GOVERNANCE = "information governance officers"
    CENSUS = "workforce data officers, while the authority has the census turned on"
    ACCOUNT = "whose account it is; system administrators"


class Sort(StrEnum):
    """What kind of thing a column holds, from the harmless to the most delicate."""

    FACTS = "numbers, days and choices"
    LINKS = "which other row it belongs to"
    MARKS = "numbers made by the tracker, which say nothing by themselves"
    NAMES = "who someone is: names, addresses, numbers"
    WORDS = "a line of free text"
    NOTES = "note text, which few may read"
    FAMILIES = "about a child or family, by the number of the case"
    HEALTH = "about health: special category, article 9(2)(b)"
    TRAITS = "birth date, sex, ethnicity, absence and pay: special category among them, article 9(2)(g)"
    SECRETS = "what opens an account or an address"
    BALLOTS = "what is said without a name, and who has spoken, while it is counted"

    @property
    def is_written(self) -> bool:
        """Somebody typed it, so it can say anything."""
        return self in (Sort.WORDS, Sort.NOTES, Sort.FAMILIES)


@dataclass(frozen=True, kw_only=True)
class Held:
    """One table.

    `about` leads from a row to the worker or account whose data it is: lookups, as a query writes them. Each
    column stands in exactly one of the sorts, by its name.
    """

    model: str
    what: str
    about: tuple[str, ...] = ()
    why: Purpose
    kept: Kept
    readers: Readers
    facts: str = ""
    links: str = ""
    marks: str = ""
    names: str = ""
    words: str = ""
    notes: str = ""
    families: str = ""
    health: str = ""
    traits: str = ""
    secrets: str = ""
    ballots: str = ""

    def columns(self) -> Iterator[tuple[str, Sort]]:
        """Every declared column with its sort; a name that stands twice comes twice."""
        for sort in Sort:
            for name in getattr(self, sort.name.lower()).split():
                yield name, sort

    @property
    def sorts(self) -> dict[str, Sort]:
        """The sort of each column."""
        return dict(self.columns())

"""What an authority decides for itself: its settings as they stand on one day.

Plain Python. What each can be stands in `workforce.models.known_settings`, its history in the
database: `workforce.authority_settings` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workforce.rules.setting_kinds import ClosedDays

#: The first day of a value that has always held: what the tracker starts with, or was upgraded with.
ALWAYS = date(2000, 1, 1)
#: The workforce census, among `optional_parts`.
CENSUS = "workforce_census"


class Setting(StrEnum):
    """Each setting by the name under which it is stored; never changed, never reused."""

    AUTHORITY_NAME = "authority_name"
    DFE_CODE = "dfe_code"
    STATISTICAL_NEIGHBOURS = "statistical_neighbours"
    ACCESSIBILITY_CONTACT = "accessibility_contact"
    WORKING_WEEKDAYS = "working_weekdays"
    CLOSED_DAYS = "closed_days"
    FULL_TIME_WEEKLY_HOURS = "full_time_weekly_hours"
    EXPERIENCED_CASELOAD_LIMIT = "experienced_caseload_limit"
    CASELOAD_LIMITS_BY_ROLE = "caseload_limits_by_role"
    COUNT_IS_OLD_AFTER_DAYS = "count_is_old_after_days"
    NQSW_NOT_ALONE = "nqsw_not_alone"
    NQSW_NOT_AT_ALL_MONTHS = "nqsw_not_at_all_months"
    DUE_SOON_WORKING_DAYS = "due_soon_working_days"
    SESSION_MINUTES = "session_minutes"
    SIGNED_WITHIN_WORKING_DAYS = "signed_within_working_days"
    MONTH_KEPT_AFTER_WORKING_DAYS = "month_kept_after_working_days"
    AGREEMENT_REVIEWED_AFTER_MONTHS = "agreement_reviewed_after_months"
    MODERATED_EVERY = "moderated_every"
    AUDIT_SHARE_PERCENT = "audit_share_percent"
    AUDIT_FILES_A_TEAM = "audit_files_a_team"
    AUDIT_ENDS_AFTER_DAYS = "audit_ends_after_days"
    CLASS_ABSENCES_FLAGGED = "class_absences_flagged"
    MILESTONE_SOON_DAYS = "milestone_soon_days"
    MILESTONE_FILES = "milestone_files"
    LONG_ABSENT_WORKING_DAYS = "long_absent_working_days"
    INVITATION_REMINDED_AFTER_DAYS = "invitation_reminded_after_days"
    OPTIONAL_PARTS = "optional_parts"
    SURVEY_OPEN_DAYS = "survey_open_days"
    SURVEY_OPENS_AFTER_DAYS = "survey_opens_after_days"
    KEEP_SUPERVISION_MONTHS = "keep_supervision_months"
    KEEP_PROGRAMME_MONTHS = "keep_programme_months"
    KEEP_CASELOADS_MONTHS = "keep_caseloads_months"
    KEEP_AUDITS_MONTHS = "keep_audits_months"
    KEEP_ABSENCES_MONTHS = "keep_absences_months"
    KEEP_CENSUS_MONTHS = "keep_census_months"
    KEEP_IMPORTS_MONTHS = "keep_imports_months"
    KEEP_MAIL_MONTHS = "keep_mail_months"
    KEEP_SIGN_INS_MONTHS = "keep_sign_ins_months"
    KEEP_PERSON_MONTHS = "keep_person_months"


@dataclass(frozen=True, slots=True)
class AuthoritySettings:
    """The authority's own settings on one day; each default holds until the authority says otherwise.

    Fields are named as in `Setting`. All are *local* where no source is given.
    """

    authority_name: str = ""
    """As its people know it; empty until somebody has entered it."""
    dfe_code: str = ""
    """Three digits, for the workforce census and published figures; empty until entered."""
    statistical_neighbours: str = ""
    """DfE codes of the authorities that the DfE names as most alike, beside which its figures are set."""
    accessibility_contact: str = ""
    """Where to write or ring about accessibility, in words for the statement; empty until entered."""

    working_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Monday is 0. A weekend is never worked: a due day on one moves (rule 3 of the clock)."""
    closed_days: tuple[ClosedDays, ...] = ()
    """Days without work beside the bank holidays, such as the days between Christmas and New Year."""
    full_time_weekly_hours: Decimal = Decimal(37)
    """Hours of a full-time week: protected time is a share of them."""

    experienced_caseload_limit: int = 18
    """Most cases of an experienced, full-time worker; protected limits are shares of it."""
    caseload_limits_by_role: Mapping[int, int] = field(default_factory=dict)
    """Most cases, full time, of an organisational role (census list B) that has a number of its own."""
    count_is_old_after_days: int = 21
    """Calendar days after which a count of cases has missed its turn; counts come once a fortnight."""
    nqsw_not_alone: tuple[str, ...] = ("cp", "s47")
    """Categories of case that an NQSW does not hold alone."""
    nqsw_not_at_all_months: int = 3
    """First months of the programme in which an NQSW does not hold such a case at all."""

    due_soon_working_days: int = 3
    """Supervision is due soon from so many working days before its due day."""
    session_minutes: int = 90
    """Usual length of a session. Source: LGA employer standards, standard 5."""
    signed_within_working_days: int = 5
    """A record is signed by both within so many working days of the session."""
    month_kept_after_working_days: int = 10
    """The figures of a month are closed so many working days after it: late entries and signatures are in."""
    agreement_reviewed_after_months: int = 12
    """Months after which the written terms of supervision are reviewed."""
    moderated_every: int = 4
    """Of so many audited files, one is read by a second auditor."""
    audit_share_percent: int = 10
    """At most this share of the files that could be drawn is drawn for audit, or the number that follows."""
    audit_files_a_team: int = 5
    """At most so many files of a small team are drawn for audit in a quarter of the year."""
    audit_ends_after_days: int = 42
    """Calendar days after the draw, on the last of which auditors read the files, closed or not."""
    class_absences_flagged: int = 2
    """So many master classes missed in a row are pointed out."""
    milestone_soon_days: int = 14
    """Calendar days before its due day from which a milestone is announced."""
    milestone_files: int = 0
    """Most files that a milestone has as evidence; none until the authority allows files."""
    long_absent_working_days: int = 20
    """Someone away for so many working days is long absent: their people need cover meanwhile."""
    invitation_reminded_after_days: int = 7
    """Calendar days after which someone who was invited and has not come is written to once more."""
    survey_open_days: int = 14
    """Calendar days on which a round of the survey of supervisees takes answers."""
    survey_opens_after_days: int = 0
    """A round opens by itself so many calendar days after a quarter's first day; 0: somebody opens it."""

    optional_parts: tuple[str, ...] = ()
    """What is off until the authority turns it on (`CENSUS`): it holds more about people than the rest."""

    keep_supervision_months: int = 72
    """Supervision records go so many months after the person left. Six years is the time for a claim under a
    contract (Limitation Act 1980, section 5)."""
    keep_programme_months: int = 72
    """What an NQSW programme leaves goes so many months after it ended."""
    keep_caseloads_months: int = 72
    """Counts, limits and allocations go so many months after the person left."""
    keep_audits_months: int = 36
    """Audits of files go so many months after they were closed."""
    keep_absences_months: int = 36
    """An absence goes so many months after it ended."""
    keep_census_months: int = 24
    """What the workforce census needs of someone goes so many months after they left, and a year's own
    answers so many months after its 30 September: the next return compares with the last."""
    keep_imports_months: int = 24
    """What an imported file said goes so many months after it was read."""
    keep_mail_months: int = 12
    """What is left of an e-mail goes so many months after it was made."""
    keep_sign_ins_months: int = 24
    """Who signed in, and what was refused, goes so many months after it happened."""
    keep_person_months: int = 84
    """The name of someone who left goes after so many months, once nothing else is kept that names them."""

    @property
    def shown_name(self) -> str:
        """The authority's name, or words in its place until somebody has entered it."""
        return self.authority_name or "Your authority"

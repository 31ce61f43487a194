"""The settings, page by page."""

from dataclasses import dataclass

from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting


@dataclass(frozen=True, slots=True)
class Group:
    """The settings that one page changes together."""

    key: str
    title: str
    what: str
    settings: tuple[Setting, ...]

    @property
    def is_dated(self) -> bool:
        """Some of them hold from a day on."""
        return any(KNOWN[setting].is_dated for setting in self.settings)


GROUPS = (
    Group(
        "name",
        "The authority",
        "Its name on every page and e-mail, its code for the workforce census, and the contact that its "
        "accessibility statement must name.",
        (
            Setting.AUTHORITY_NAME,
            Setting.DFE_CODE,
            Setting.STATISTICAL_NEIGHBOURS,
            Setting.ACCESSIBILITY_CONTACT,
        ),
    ),
    Group(
        "working-time",
        "Working week and days closed",
        "A due day on a day without work moves to the next working day. "
        "English bank holidays and weekends are known.",
        (Setting.WORKING_WEEKDAYS, Setting.FULL_TIME_WEEKLY_HOURS, Setting.CLOSED_DAYS),
    ),
    Group(
        "caseloads",
        "Caseload limits",
        "The most cases for full time. Part time has a share; an NQSW a protected share.",
        (
            Setting.EXPERIENCED_CASELOAD_LIMIT,
            Setting.CASELOAD_LIMITS_BY_ROLE,
            Setting.COUNT_IS_OLD_AFTER_DAYS,
        ),
    ),
    Group(
        "supervision",
        "Numbers for supervision",
        "What holds for every policy. How often, and how long at least, stands in each policy.",
        (
            Setting.DUE_SOON_WORKING_DAYS,
            Setting.SESSION_MINUTES,
            Setting.SIGNED_WITHIN_WORKING_DAYS,
            Setting.MONTH_KEPT_AFTER_WORKING_DAYS,
            Setting.AGREEMENT_REVIEWED_AFTER_MONTHS,
            Setting.MODERATED_EVERY,
            Setting.AUDIT_SHARE_PERCENT,
            Setting.AUDIT_FILES_A_TEAM,
            Setting.AUDIT_ENDS_AFTER_DAYS,
            Setting.LONG_ABSENT_WORKING_DAYS,
        ),
    ),
    Group(
        "nqsw",
        "Numbers for NQSWs",
        "What holds for every programme. Classes, mentors and shares stand in each programme.",
        (
            Setting.NQSW_NOT_ALONE,
            Setting.NQSW_NOT_AT_ALL_MONTHS,
            Setting.CLASS_ABSENCES_FLAGGED,
            Setting.MILESTONE_SOON_DAYS,
            Setting.MILESTONE_FILES,
        ),
    ),
    Group(
        "invitations",
        "Invitations",
        "The reminder to people who were invited and have not come yet.",
        (Setting.INVITATION_REMINDED_AFTER_DAYS,),
    ),
    Group(
        "optional",
        "Optional parts",
        "The workforce census holds birth dates, sex, ethnicity, absence and pay. It is off until it is "
        "turned on here, and open to workforce data officers alone.",
        (Setting.OPTIONAL_PARTS,),
    ),
    Group(
        "survey",
        "Survey of supervisees",
        "When the survey asks, and for how long. Its questions are kept beside its rounds.",
        (Setting.SURVEY_OPEN_DAYS, Setting.SURVEY_OPENS_AFTER_DAYS),
    ),
    Group(
        "keeping",
        "How long things are kept",
        "For each kind, after how many months it is deleted. A scheduled run on the server "
        "deletes what is due; a hold on a person stops it.",
        (
            Setting.KEEP_SUPERVISION_MONTHS,
            Setting.KEEP_PROGRAMME_MONTHS,
            Setting.KEEP_CASELOADS_MONTHS,
            Setting.KEEP_AUDITS_MONTHS,
            Setting.KEEP_ABSENCES_MONTHS,
            Setting.KEEP_CENSUS_MONTHS,
            Setting.KEEP_IMPORTS_MONTHS,
            Setting.KEEP_MAIL_MONTHS,
            Setting.KEEP_SIGN_INS_MONTHS,
            Setting.KEEP_PERSON_MONTHS,
        ),
    ),
)
BY_KEY = {group.key: group for group in GROUPS}

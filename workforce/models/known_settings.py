"""What each setting of the authority can be: its label, its kind with plausible bounds, how it is dated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workforce.models.caseload import CaseCategory
from workforce.models.worker import OrganisationalRole
from workforce.rules.authority import CENSUS, Setting
from workforce.rules.setting_kinds import ByRole, Choices, Closures, Hours, Kind, Text, Weekdays, Whole


@dataclass(frozen=True, slots=True)
class Known:
    """One setting. Where it is dated, a change holds from a day; the days before keep the value they had."""

    label: str
    kind: Kind[Any]
    is_dated: bool = False


KNOWN: Mapping[Setting, Known] = {
    Setting.AUTHORITY_NAME: Known("Name of the authority", Text(120)),
    Setting.DFE_CODE: Known(
        "DfE code", Text(9, r"|[0-9]{3}|E[0-9]{8}", "Enter the three digits of the DfE code, like 340.")
    ),
    Setting.STATISTICAL_NEIGHBOURS: Known(
        "Statistical neighbours",
        Text(
            80,
            r"|[0-9]{3}( [0-9]{3}){0,14}",
            "Enter the DfE codes of the authorities, three digits each, with a space between them.",
        ),
    ),
    Setting.ACCESSIBILITY_CONTACT: Known("Contact for accessibility", Text(200)),
    Setting.WORKING_WEEKDAYS: Known("Working week", Weekdays(), is_dated=True),
    Setting.CLOSED_DAYS: Known("Days closed, beside bank holidays", Closures()),
    Setting.FULL_TIME_WEEKLY_HOURS: Known("Hours of a full-time week", Hours(20, 48), is_dated=True),
    Setting.EXPERIENCED_CASELOAD_LIMIT: Known(
        "Most cases of an experienced worker", Whole(5, 60, "cases"), is_dated=True
    ),
    Setting.CASELOAD_LIMITS_BY_ROLE: Known(
        "Most cases by role",
        ByRole({role.value: role.label for role in OrganisationalRole}, Whole(0, 60, "cases")),
        is_dated=True,
    ),
    Setting.COUNT_IS_OLD_AFTER_DAYS: Known("A count of cases is old after", Whole(7, 92, "days")),
    Setting.NQSW_NOT_ALONE: Known(
        "Cases that an NQSW does not hold alone",
        Choices({category.value: str(category.label) for category in CaseCategory}),
    ),
    Setting.NQSW_NOT_AT_ALL_MONTHS: Known(
        "First months in which an NQSW holds no such case", Whole(0, 24, "months")
    ),
    Setting.DUE_SOON_WORKING_DAYS: Known("Supervision is due soon from", Whole(1, 15, "working days")),
    Setting.SESSION_MINUTES: Known("Usual length of a session", Whole(30, 240, "minutes")),
    Setting.SIGNED_WITHIN_WORKING_DAYS: Known(
        "Records are signed by both within", Whole(1, 30, "working days"), is_dated=True
    ),
    Setting.MONTH_KEPT_AFTER_WORKING_DAYS: Known(
        "Figures of a month are closed after", Whole(1, 60, "working days")
    ),
    Setting.AGREEMENT_REVIEWED_AFTER_MONTHS: Known("Terms are reviewed after", Whole(1, 36, "months")),
    Setting.MODERATED_EVERY: Known("One audited file is moderated of every", Whole(1, 20, "files")),
    Setting.AUDIT_SHARE_PERCENT: Known("An audit draws at most", Whole(1, 10, "% of the files")),
    Setting.AUDIT_FILES_A_TEAM: Known(
        "Or, where that is more, at most", Whole(1, 5, "files of a team in a quarter")
    ),
    Setting.AUDIT_ENDS_AFTER_DAYS: Known("An audit ends, closed or not, after", Whole(7, 92, "days")),
    Setting.CLASS_ABSENCES_FLAGGED: Known(
        "Master classes missed in a row are pointed out from", Whole(1, 12, "classes")
    ),
    Setting.MILESTONE_SOON_DAYS: Known("Milestones are announced from", Whole(1, 60, "days")),
    Setting.MILESTONE_FILES: Known("Most files of a milestone", Whole(0, 20, "files")),
    Setting.LONG_ABSENT_WORKING_DAYS: Known("Someone is long absent from", Whole(5, 130, "working days")),
    Setting.INVITATION_REMINDED_AFTER_DAYS: Known(
        "Who was invited and has not come is written to again after", Whole(1, 60, "days")
    ),
    Setting.OPTIONAL_PARTS: Known("Parts that are turned on", Choices({CENSUS: "DfE workforce census"})),
    Setting.SURVEY_OPEN_DAYS: Known("The survey of supervisees takes answers for", Whole(5, 28, "days")),
    Setting.SURVEY_OPENS_AFTER_DAYS: Known(
        "The survey opens by itself in a quarter after", Whole(0, 80, "days")
    ),
    Setting.KEEP_SUPERVISION_MONTHS: Known(
        "Supervision records, after the person left", Whole(12, 1200, "months")
    ),
    Setting.KEEP_PROGRAMME_MONTHS: Known("NQSW programme, after its end", Whole(12, 1200, "months")),
    Setting.KEEP_CASELOADS_MONTHS: Known("Caseloads, after the person left", Whole(12, 1200, "months")),
    Setting.KEEP_AUDITS_MONTHS: Known("Audits of files, after they were closed", Whole(6, 1200, "months")),
    Setting.KEEP_ABSENCES_MONTHS: Known("Absences, after they ended", Whole(12, 1200, "months")),
    Setting.KEEP_CENSUS_MONTHS: Known(
        "Workforce census, after the person left or the year ended", Whole(12, 1200, "months")
    ),
    Setting.KEEP_IMPORTS_MONTHS: Known("Imported files, after they were read", Whole(3, 1200, "months")),
    Setting.KEEP_MAIL_MONTHS: Known("E-mails, after they were made", Whole(3, 1200, "months")),
    Setting.KEEP_SIGN_INS_MONTHS: Known("Sign-ins, after they happened", Whole(6, 1200, "months")),
    Setting.KEEP_PERSON_MONTHS: Known("The name of a person who left", Whole(12, 1200, "months")),
}

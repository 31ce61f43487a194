"""What a job title says of the first year in practice."""

import re
from enum import StrEnum

SAYS_SO = re.compile(r"\b(asye|nqsw|newly qualified|assessed and supported)\b", re.IGNORECASE)
#: Those who teach, assess or run the year, and those who have it behind them.
NOT_IN_IT = re.compile(
    r"assess(?:or|ing)\b|mentor|educator|tutor|trainer|lead\b|co-?ordinator|supervisor|manager|consultant|"
    r"\b(?:complete[d]?|completion|passed|finished|done|post|former|formerly|after|ex)\b",
    re.IGNORECASE,
)
A_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
CASE_HOLDER = 5


class NewlyQualified(StrEnum):
    """Whether a title names someone in the assessed and supported year (ASYE)."""

    YES = "yes"
    NO = "no"
    DOUBTFUL = "doubtful"


def newly_qualified(job_title: str, *, org_role: int) -> NewlyQualified:
    """A social worker whose title says ASYE or NQSW is one; an assessor, or one who completed it, is not.

    A title that says so and a role above a case holder's, or a year in the title, is for a person to judge.
    """
    if not SAYS_SO.search(job_title) or NOT_IN_IT.search(job_title):
        return NewlyQualified.NO
    if org_role != CASE_HOLDER or A_YEAR.search(job_title):
        return NewlyQualified.DOUBTFUL
    return NewlyQualified.YES

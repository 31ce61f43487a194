"""Words of the field in columns with a fixed list of meanings."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from workforce.readers.cells import CellProblem, text, without_punctuation, word_for
from workforce.readers.job_titles import CASE_HOLDER

CONTRACTS = {
    **dict.fromkeys(("permanent", "perm", "permanent contract"), "permanent"),
    **dict.fromkeys(("fixed term", "fixedterm", "fixed term contract", "ftc"), "fixed_term"),
    **dict.fromkeys(("agency", "agency worker", "locum"), "agency"),
}

#: Words by which longer ones are understood: "Full-time regular" (Oracle), "Contingent worker - agency".
CONTRACT_SAID = {
    "agency": re.compile(r"\b(?:agency|locum|contingent|off payroll|self employed|contractor)\b"),
    "fixed_term": re.compile(r"\b(?:fixed|ftc|temp|temporary)\b"),
    "permanent": re.compile(r"\b(?:perm|permanent|open ended|indefinite|substantive|regular)\b"),
}

PARENTAL = (
    "maternity",
    "paternity",
    "adoption",
    "parental",
    "shared parental",
    "maternity support",
)
ABSENCE_REASONS = {
    **dict.fromkeys(("sickness", "sick", "sick leave", "illness", "ill health", "sic"), "SIC"),
    **{f"{kind}{leave}": "MAT" for kind in PARENTAL for leave in ("", " leave")},
    "mat": "MAT",
    **dict.fromkeys(("annual leave", "leave", "holiday", "al", "anl"), "ANL"),
    **dict.fromkeys(("unpaid leave", "unpaid", "unpaid authorised", "career break", "unp"), "UNP"),
    **dict.fromkeys(("unauthorised", "unauthorised absence", "awol", "una"), "UNA"),
    **dict.fromkeys(("public duty", "public duties", "jury service", "pub"), "PUB"),
    **dict.fromkeys(("training", "study leave", "trn"), "TRN"),
    **dict.fromkeys(
        (
            "compassionate leave",
            "bereavement",
            "bereavement leave",
            "carers leave",
            "dependants leave",
            "special leave",
            "other",
            "other paid leave",
            "oth",
        ),
        "OTH",
    ),
}
ABSENCE_SAID = {
    "SIC": re.compile(r"\b(?:sick|sickness|illness|ill health|unwell|medical|hospital|injury|lts)\b"),
    "MAT": re.compile(r"\b(?:maternity|paternity|adoption|parental)\b"),
    "ANL": re.compile(r"\b(?:annual|holiday|holidays)\b"),
    "UNP": re.compile(r"\b(?:unpaid|career break|sabbatical)\b"),
    "UNA": re.compile(r"\b(?:unauthorised|unauthorized|awol)\b"),
    "PUB": re.compile(r"\b(?:jury|public dut(?:y|ies)|magistrate|reservist)\b"),
    "TRN": re.compile(r"\b(?:training|study)\b"),
    "OTH": re.compile(r"\b(?:bereavement|compassionate|carers?|dependants?|dependents?|special)\b"),
}
#: Words that turn the others round: "Non-permanent", "Phased return from sickness".
SAYS_OTHERWISE = re.compile(r"\b(?:not?|non|never|return(?:ed|ing)?|(?<!open )ended|phased|former|ex)\b")

CASE_CATEGORIES = {
    **dict.fromkeys(("cin", "child in need", "children in need"), "cin"),
    **dict.fromkeys(("cp", "cpp", "child protection", "child protection plan"), "cp"),
    **dict.fromkeys(
        ("cla", "lac", "cic", "looked after", "child looked after", "children looked after",
         "looked after child", "child in care"), "cla"),
    **dict.fromkeys(("care leaver", "care leavers", "leaving care", "cl", "care experienced", "ceyp",
                     "care experienced young person", "care experienced young people"), "care_leaver"),
    **dict.fromkeys(("s47", "section 47", "s 47", "sec 47"), "s47"),
    **dict.fromkeys(("assessment", "assessments", "c f", "caf", "single assessment",
                     "c f assessment", "child and family assessment"), "assessment"),
    **dict.fromkeys(("other", "others"), "other"),
}  # fmt: skip

SESSION_KINDS = {
    **dict.fromkeys(
        ("1 1", "1 to 1", "121", "one to one", "supervision", "one to one supervision", "asye",
         "1 1 supervision", "asye supervision", "formal supervision", "formal"), "one_to_one"),
    **dict.fromkeys(("reflective", "reflective supervision"), "reflective"),
    **dict.fromkeys(("case", "case supervision", "case discussion"), "case"),
    **dict.fromkeys(("group", "group supervision", "peer group"), "group"),
}  # fmt: skip

BEFORE = (
    r"(?:(?:acting|interim|temporary|agency|locum|children'?s|newly qualified|nqsw|asye|"
    r"experienced|deputy|assistant|executive|strategic|corporate)\s+)*"
)
AFTER = (
    r"(?:\s*[(\[,:/\u2013-].*|\s+(?:level|grade|band|tier)?\s*[0-9]{1,2}[a-z]?|\s+(?:asye|nqsw)|"
    r"\s+(?:of|for)\s.*)?"
)
ROLES = (
    (6, r"principal (?:child and family )?social worker"),
    (1, r"director|head of .+"),
    (2, r"service manager|group manager"),
    (3, r"(?:practice )?team manager|team leader"),
    (4, r"(?:senior|advanced)(?: social work)? practitioner"),
    (4, r"(?:senior|consultant|advanced) social worker"),
    (5, r"social worker"),
)  # fmt: skip
ROLE_PATTERNS = tuple((role, re.compile(f"{BEFORE}(?:{core}){AFTER}")) for role, core in ROLES)
#: The whole title, with an employment or a grade at most: an "ASYE - Admin" is for a person to say.
NQSW_ALONE = re.compile(
    r"(?:(?:agency|locum|temporary|children'?s)\s+)?(?:nqsw|asye|newly qualified)"
    r"(?:\s*[(/-]?\s*(?:nqsw|asye|newly qualified)\)?)?(?:\s+(?:level|grade|band|tier)?\s*[0-9]{1,2}[a-z]?)?"
)
#: The census counts its roles from 1.
ROLE_NOT_TOLD = 0
#: Contracts and reasons as a person reads them.
IN_WORDS = {
    "permanent": "permanent", "fixed_term": "fixed term", "agency": "agency", "SIC": "sickness",
    "MAT": "maternity or other parental leave", "ANL": "annual leave", "UNP": "unpaid leave",
    "UNA": "unauthorised absence", "PUB": "public duty", "TRN": "training", "OTH": "other absence",
}  # fmt: skip
#: A word that means none of those we know: a person says what it means.
NOT_TOLD = ""
NOT_QUALIFIED = re.compile(r"assistant (?:children'?s )?social worker|\b(?:pa|assistant) to\b")


class Word(NamedTuple):
    """What words mean, or NOT_TOLD; certain where they are one of the usual ways to write it."""

    value: str
    is_certain: bool


def contract(written: str) -> Word:
    """permanent, fixed_term or agency; NOT_TOLD where the words speak of none of them, or of two."""
    return _word_in(written, CONTRACTS, CONTRACT_SAID)


def absence_reason(written: str) -> Word:
    """The DfE workforce census code (list F) of a reason, or ANL for annual leave; or NOT_TOLD.

    Every kind of parental leave is MAT.
    """
    return _word_in(written, ABSENCE_REASONS, ABSENCE_SAID)


def _word_in(written: str, exact: Mapping[str, str], said: Mapping[str, re.Pattern[str]]) -> Word:
    typed = without_punctuation(written)
    if typed in exact:
        return Word(exact[typed], is_certain=True)
    meant = [value for value, pattern in said.items() if pattern.search(typed)]
    if len(meant) != 1 or SAYS_OTHERWISE.search(typed):
        return Word(NOT_TOLD, is_certain=False)
    return Word(meant[0], is_certain=False)


def case_category(value: object) -> str:
    """What a case is: cin, cp, cla, care_leaver, s47, assessment or other."""
    advice = "Write CIN, CP, CLA, Care leaver, S47, Assessment or Other."
    return str(word_for(value, CASE_CATEGORIES, advice))


def session_kind(value: object) -> str:
    """What a supervision was: one_to_one, reflective, case or group."""
    advice = "Write 1:1, Supervision, ASYE, Reflective, Case supervision or Group."
    return str(word_for(value, SESSION_KINDS, advice))


def organisational_role(job_title: object) -> int:
    """The DfE workforce census organisational role (list B, 1 to 6) that a job title speaks of.

    ROLE_NOT_TOLD where it speaks of none: there are more titles than a list can have, so a person says.
    """
    title = text(job_title).lower().replace("\u2019", "'")
    if NQSW_ALONE.fullmatch(title):
        return CASE_HOLDER
    if not NOT_QUALIFIED.search(title):
        for role, pattern in ROLE_PATTERNS:
            if pattern.fullmatch(title):
                return role
    return ROLE_NOT_TOLD


def case_reference(value: object) -> str:
    """The case system's number for a case; never a child's name.

    Raises CellProblem, without repeating the cell, for anything that may be a name.
    """
    typed = text(value)
    if not re.search(r"[0-9]", typed) or re.search(r"\s|[^\W\d_A-Z]{3}", typed):
        raise CellProblem("Use the case system's number, never a child's name.", shown_as="(not shown)")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9/_.\-]{0,39}", typed):
        raise CellProblem(
            "This is not a case number. Write it as the case system does, such as P3833612.",
            shown_as="(not shown)",
        )
    return typed

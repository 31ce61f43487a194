"""Programmes to start from: an authority copies one and makes it its own.

What each milestone asks for is a starting text in plain words. The milestones and their months
follow the ASYE framework (Skills for Care and the DfE) and the LGA standards for employers of
social workers, in which several are a local choice.
"""

from dataclasses import dataclass, replace

from supervision.clock import presets as supervision_presets
from supervision.clock.presets import Preset
from workforce.rules.working_days import PROTECTED_SHARE, ShareStep

AGREEMENT, PLAN, REVIEW, OBSERVATION = "agreement", "development_plan", "review", "observation"
LIVED_EXPERIENCE, PROFESSIONALS = "lived_experience", "professional_feedback"
REFLECTION, SELF_ASSESSMENT = "reflective_log", "self_assessment"
FINAL_REPORT, MODERATION, OUTCOME = "final_report", "moderation", "outcome"

_ALL_THREE = ("nqsw", "line_manager", "assessor")
SIGNED_BY = {AGREEMENT: _ALL_THREE, PLAN: _ALL_THREE, REVIEW: _ALL_THREE, FINAL_REPORT: _ALL_THREE}
"""Which kinds are signed, and who signs (*local*: each programme may say otherwise, the mentor included)."""


@dataclass(frozen=True, slots=True)
class MilestonePreset:
    """One thing that a programme asks for by the end of a month; month 0 means at the start."""

    kind: str
    title: str
    due_month: int
    asks_for: str
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammePreset:
    """A ready-made programme: its supervision policy, protected shares and milestones."""

    name: str
    policy: Preset
    milestones: tuple[MilestonePreset, ...]
    months: int = 12
    limit_steps: tuple[ShareStep, ...] = PROTECTED_SHARE
    required_classes: int = 6
    is_default: bool = False
    standards: str = "child_family"


_PLAN_ASKS = (
    "What has been learnt, what comes next and how: learning needs, the work and the support that "
    "will meet them, and by when. Agreed by the NQSW, the assessor and the line manager."
)
_REVIEW_ASKS = (
    "A meeting of the NQSW, the assessor and the line manager. Progress against the standards, "
    "whether the promises were kept (supervision, caseload, protected time, mentor), and what "
    "changes because of it."
)
_OBSERVATION_ASKS = (
    "The assessor, or another registered social worker, watches the NQSW with a child, a family or "
    "an adult, with their consent. What was seen, the NQSW's own reflection, feedback and what to "
    "work on next."
)
_LIVED_EXPERIENCE_ASKS = (
    "What people who use the service say about working with the NQSW: asked for by the NQSW or the "
    "assessor, recorded without names, and what was learnt from it."
)
_PROFESSIONALS_ASKS = (
    "What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. "
    "Who was asked in what role, and what was learnt from it."
)
_REFLECTION_ASKS = (
    "A piece of reflective writing about one piece of work: what happened, what you thought and "
    "felt, what you would do again. It is yours alone until you share it."
)
_SELF_ASSESSMENT_ASKS = (
    "Where you stand against each of the post-qualifying standards, and an example for each. The "
    "later ones show how it has changed."
)

CHILD_AND_FAMILY_MILESTONES = (
    MilestonePreset(
        AGREEMENT,
        "Support and assessment agreement",
        0,
        "Who supports and who assesses, how often supervision is, the protected caseload and time, "
        "and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.",
    ),
    MilestonePreset(SELF_ASSESSMENT, "Self-assessment at the start", 0, _SELF_ASSESSMENT_ASKS),
    MilestonePreset(PLAN, "Development plan, months 0 to 3", 3, _PLAN_ASKS),
    MilestonePreset(OBSERVATION, "First direct observation", 3, _OBSERVATION_ASKS),
    MilestonePreset(REFLECTION, "First reflective log", 3, _REFLECTION_ASKS),
    MilestonePreset(REVIEW, "3-month review", 3, _REVIEW_ASKS),
    MilestonePreset(
        LIVED_EXPERIENCE, "First feedback from people with lived experience", 6, _LIVED_EXPERIENCE_ASKS
    ),
    MilestonePreset(PROFESSIONALS, "First feedback from professionals", 6, _PROFESSIONALS_ASKS),
    MilestonePreset(SELF_ASSESSMENT, "Self-assessment at the middle", 6, _SELF_ASSESSMENT_ASKS),
    MilestonePreset(PLAN, "Development plan, months 3 to 6", 6, _PLAN_ASKS),
    MilestonePreset(REFLECTION, "Second reflective log", 6, _REFLECTION_ASKS),
    MilestonePreset(REVIEW, "6-month review", 6, _REVIEW_ASKS),
    MilestonePreset(OBSERVATION, "Second direct observation", 7, _OBSERVATION_ASKS),
    MilestonePreset(REVIEW, "9-month review", 9, _REVIEW_ASKS, is_optional=True),
    MilestonePreset(
        LIVED_EXPERIENCE, "Second feedback from people with lived experience", 11, _LIVED_EXPERIENCE_ASKS
    ),
    MilestonePreset(PROFESSIONALS, "Second feedback from professionals", 11, _PROFESSIONALS_ASKS),
    MilestonePreset(OBSERVATION, "Third direct observation", 11, _OBSERVATION_ASKS),
    MilestonePreset(REFLECTION, "Third reflective log", 11, _REFLECTION_ASKS),
    MilestonePreset(SELF_ASSESSMENT, "Self-assessment at the end", 11, _SELF_ASSESSMENT_ASKS),
    MilestonePreset(PLAN, "Development plan, months 6 to 12", 12, _PLAN_ASKS),
    MilestonePreset(REVIEW, "12-month review", 12, _REVIEW_ASKS),
    MilestonePreset(
        FINAL_REPORT,
        "Final report",
        12,
        "The assessor's account of the whole year against the standards, the evidence it rests on, "
        "and what is recommended: pass, fail or an extension.",
    ),
    MilestonePreset(
        MODERATION,
        "Internal moderation",
        12,
        "A panel reads the evidence and says whether it bears out the recommendation, "
        "in the same way for everyone in the cohort.",
    ),
    MilestonePreset(
        OUTCOME, "Outcome", 12, "The employer decides after moderation: pass, fail or an extension, and why."
    ),
)
"""The support agreement; plans to months 3, 6 and 12; reviews at 3, 6, 9 (optional) and 12; three
direct observations; feedback twice; reflection three times; self-assessment at start, middle and
end; final report, moderation and outcome."""


def _for_adults(milestone: MilestonePreset) -> MilestonePreset:
    words = {
        "with a child, a family or an adult": "with an adult or a carer",
        "a school, a health visitor, a court": "a ward, a GP, a care provider",
    }
    asks_for = milestone.asks_for
    for children, adults in words.items():
        asks_for = asks_for.replace(children, adults)
    return replace(milestone, asks_for=asks_for)


def _over_24_months() -> tuple[MilestonePreset, ...]:
    """The same things asked for, spread over two years, with a review every six months."""
    later = {3: 3, 6: 12, 7: 14, 9: 18, 11: 22, 12: 24}
    renamed = {
        "6-month review": "12-month review",
        "9-month review": "18-month review",
        "12-month review": "24-month review",
        "Development plan, months 3 to 6": "Development plan, months 3 to 12",
        "Development plan, months 6 to 12": "Development plan, months 12 to 24",
    }
    spread = [
        replace(m, due_month=later.get(m.due_month, m.due_month), title=renamed.get(m.title, m.title))
        for m in CHILD_AND_FAMILY_MILESTONES
    ]
    spread.append(MilestonePreset(REVIEW, "6-month review", 6, _REVIEW_ASKS))
    return tuple(sorted(spread, key=lambda m: m.due_month))


FORTNIGHTLY = ProgrammePreset(
    name="Fortnightly NQSW programme",
    policy=supervision_presets.FORTNIGHTLY_NQSW,
    milestones=CHILD_AND_FAMILY_MILESTONES,
    is_default=True,
)
"""As the inspection letter of 17 May 2011 praised it: protected caseload, fortnightly supervision,
a personal mentor and master classes."""

ASYE_CHILD_AND_FAMILY = ProgrammePreset(
    name="ASYE child and family",
    policy=supervision_presets.ASYE,
    milestones=CHILD_AND_FAMILY_MILESTONES,
)

ASYE_ADULTS = ProgrammePreset(
    name="ASYE adults",
    policy=supervision_presets.ASYE,
    milestones=tuple(_for_adults(milestone) for milestone in CHILD_AND_FAMILY_MILESTONES),
    standards="adults",
)

INDUCTION = ProgrammePreset(
    name="Two-year induction (draft)",
    policy=supervision_presets.ASYE,
    milestones=_over_24_months(),
    months=24,
    required_classes=12,
)
"""A draft for the longer induction that has been consulted on; no one is enrolled in it by default."""

PRESETS = (FORTNIGHTLY, ASYE_CHILD_AND_FAMILY, ASYE_ADULTS, INDUCTION)

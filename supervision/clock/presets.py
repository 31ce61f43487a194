"""Frequency policies to start from, each with the public guidance that it comes from."""

from dataclasses import dataclass

from supervision.clock.frequency import Frequency, Period, Stage, Unit

WEEKS_WITHOUT_DISCUSSION, NQSW_WEEKS_WITHOUT_DISCUSSION = 8, 4
"""Weeks after which a case that no session has discussed is pointed out. *Local*."""

START = Period(0, Unit.DAY)
WEEKLY = Period(1, Unit.WEEK)
FORTNIGHTLY = Period(2, Unit.WEEK)
MONTHLY = Period(1, Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made frequency policy, its full source, and who it is the default for."""

    frequency: Frequency
    reference: str
    cases_discussed_within_weeks: int = WEEKS_WITHOUT_DISCUSSION
    is_default_for_nqsws: bool = False
    is_default_for_others: bool = False


ASYE = Preset(
    Frequency(
        name="ASYE policy",
        source="LGA standard 5",
        stages=(
            Stage(START, WEEKLY),
            Stage(Period(6, Unit.WEEK), FORTNIGHTLY),
            Stage(Period(6, Unit.MONTH), MONTHLY),
        ),
    ),
    reference="LGA, Standards for employers of social workers in England, standard 5",
    cases_discussed_within_weeks=NQSW_WEEKS_WITHOUT_DISCUSSION,
)

FORTNIGHTLY_NQSW = Preset(
    Frequency(
        name="Fortnightly NQSW programme",
        source="Ofsted letter, 17 May 2011",
        stages=(Stage(START, FORTNIGHTLY),),
    ),
    reference="Ofsted inspection letter of 17 May 2011; CWDC NQSW programme, 2008 to 2012",
    is_default_for_nqsws=True,
    cases_discussed_within_weeks=NQSW_WEEKS_WITHOUT_DISCUSSION,
)

DFE_NQSW = Preset(
    Frequency(
        name="DfE support page: NQSWs",
        source="DfE, October 2024, standard 5",
        stages=(Stage(START, FORTNIGHTLY),),
    ),
    reference="DfE, Support for social workers, October 2024, standard 5",
    cases_discussed_within_weeks=NQSW_WEEKS_WITHOUT_DISCUSSION,
)

DFE_OTHERS = Preset(
    Frequency(
        name="DfE support page: everyone else",
        source="DfE, October 2024, standard 5",
        stages=(Stage(START, MONTHLY),),
    ),
    reference="DfE, Support for social workers, October 2024, standard 5",
)

ALL_STAFF = Preset(
    Frequency(
        name="All staff, agency included",
        source="LGA standard 5",
        stages=(Stage(START, MONTHLY),),
    ),
    reference="LGA, Standards for employers of social workers in England, standard 5",
    is_default_for_others=True,
)

FOUR_WEEKLY = Preset(
    Frequency(
        name="Four-weekly",
        source="Nottinghamshire supplementary policy",
        stages=(Stage(START, Period(28, Unit.DAY)),),
    ),
    reference="Nottinghamshire County Council, supplementary supervision policy",
)

PRESETS = (ASYE, FORTNIGHTLY_NQSW, DFE_NQSW, DFE_OTHERS, ALL_STAFF, FOUR_WEEKLY)
"""The DfE page promises two frequencies, so it stands here as two policies."""

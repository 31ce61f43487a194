"""What needs someone among NQSWs, and how many it is about: behind every number of NQSWs and milestones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nqsw.enrolments.reports.standing import Flagged
from workforce.rules.in_words import many

FLAGS = {
    "no-mentor": "Without a mentor",
    "over-limit": "Over their protected caseload",
    "late": "With a milestone late",
    "past-end": "Past the end of the programme",
    "overdue": "Supervision overdue",
    "mentor-unknown": "Mentor not entered yet",
    "before-records": "With a milestone from before records began",
}

#: Nothing lapsed here: it is not known yet.
UNKNOWN = ("mentor-unknown", "before-records")

#: Said only where there is some.
ONLY_SOME = (*UNKNOWN, "past-end")


@dataclass(frozen=True, slots=True)
class FlagCount:
    """How many NQSWs have a flag, and how many milestones it is about, where it is about milestones."""

    flag: str
    nqsws: int
    several: int = 0

    @property
    def label(self) -> str:
        return FLAGS[self.flag]

    @property
    def is_unknown(self) -> bool:
        """Nothing lapsed: it is not known yet."""
        return self.flag in UNKNOWN

    @property
    def is_shown(self) -> bool:
        return bool(self.nqsws) or self.flag not in ONLY_SOME

    @property
    def of_nqsws(self) -> str:
        """ "of 11 NQSWs"."""
        return f"of {many(self.nqsws, 'NQSW')}"

    @property
    def is_warning(self) -> bool:
        return bool(self.nqsws) and not self.is_unknown


def count_flags(progress: Iterable[Flagged]) -> dict[str, FlagCount]:
    """Each flag with its numbers, in the order of `FLAGS`; those without any NQSW too."""
    nqsws: Counter[str] = Counter()
    several: Counter[str] = Counter()
    for one in progress:
        nqsws.update(one.flags)
        several.update({flag: number for flag, number in one.several.items() if flag in one.flags})
    return {flag: FlagCount(flag, nqsws[flag], several[flag]) for flag in FLAGS}

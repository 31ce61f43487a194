"""What a programme still lacks before it can be completed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from nqsw.enrolments.services.rounds import steps_standing
from nqsw.models import Enrolment, Milestone, OutcomeStep, Step, Verdict


@dataclass(frozen=True, slots=True)
class StillMissing:
    """Required milestones that are open, and what the employer has decided so far."""

    milestones: tuple[Milestone, ...]
    decision: OutcomeStep | None

    @classmethod
    def of(cls, enrolment: Enrolment) -> Self:
        """What this enrolment lacks."""
        return cls.among(steps_standing(enrolment), enrolment.milestones.all())

    @classmethod
    def among(cls, steps: Iterable[OutcomeStep], milestones: Iterable[Milestone]) -> Self:
        """The same, of its steps that stand and its milestones.

        Nothing more is asked of one that the employer decided before the tracker: what it rested on is kept
        elsewhere.
        """
        decision = next((one for one in steps if one.step == Step.DECIDED), None)
        if decision and decision.before_tracker:
            return cls((), decision)
        still_open = (one for one in milestones if one.done_on is None and not one.is_optional)
        return cls(tuple(still_open), decision)

    @property
    def has_passed(self) -> bool:
        return self.decision is not None and self.decision.verdict == Verdict.PASS

    @property
    def anything(self) -> bool:
        return bool(self.milestones) or not self.has_passed

    @property
    def in_words(self) -> list[str]:
        """Each thing that is missing, as a sentence that says what to do."""
        found = []
        if self.decision is None:
            found.append("The employer has not decided. Record the outcome first.")
        elif not self.has_passed:
            verdict = self.decision.get_verdict_display().lower()
            found.append(f"The employer decided: {verdict}. Only a programme that was passed is completed.")
        if self.milestones:
            number = len(self.milestones)
            titles = "; ".join(str(one) for one in self.milestones)
            is_open = "milestone is" if number == 1 else "milestones are"
            found.append(f"{number} required {is_open} not done: {titles}.")
        return found

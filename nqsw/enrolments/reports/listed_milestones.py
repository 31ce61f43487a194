"""The milestones of one NQSW's year, as its page lists them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from nqsw.enrolments.reports.year import EnrolmentYear
from nqsw.milestones.signers import Signing
from nqsw.models import Milestone, MilestoneKind, Step, Verdict


@dataclass(frozen=True, slots=True)
class ListedMilestone:
    """One milestone as the page of a year shows it."""

    milestone: Milestone
    can_record: bool
    signing: Signing
    #: It was due before records began, and nobody has said whether it was done.
    is_before: bool
    #: It was late already when the pause began that runs now.
    is_before_pause: bool
    #: What the employer decided, at the outcome alone, and for those who may read why.
    verdict: Verdict | None


def listed_milestones(
    year: EnrolmentYear, *, recordable: Collection[int], can_read: bool, on: date
) -> list[ListedMilestone]:
    """Every milestone of a year; `recordable` are those (by key) that the reader may record."""
    decided = next((one for one in year.steps if one.step == Step.DECIDED), None)
    verdict = Verdict(decided.verdict) if decided and can_read else None
    paused_from = year.progress.enrolment.paused_from(on=on)
    return [
        ListedMilestone(
            one,
            one.pk in recordable,
            year.signings[one.pk],
            one.is_before_records(year.records_begin_on),
            one.is_due_before_pause(paused_from=paused_from),
            verdict if one.kind == MilestoneKind.OUTCOME else None,
        )
        for one in year.milestones
    ]

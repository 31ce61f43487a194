"""What needs someone about an NQSW today, and what comes next: a part of `progress`, for home pages.

Of rows that a page reads with the rest of what it shows.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from nqsw.models import (
    Enrolment,
    EnrolmentQuerySet,
    MentorAssignment,
    Milestone,
    OutcomeStep,
    Pause,
    Verdict,
)
from nqsw.models.enrolment_status import EnrolmentStatus
from nqsw.rules.past_end import past_in_words
from nqsw.rules.start_day import is_mentor_unknown
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement
from workforce.authority_settings import history
from workforce.caseloads.limits_in_force import usual_limit_of
from workforce.models import CaseloadLimit, CaseloadSnapshot, StartDay

#: Days overdue: the first and the last of each band.
OVERDUE_BANDS = ((1, 7), (8, 14), (15, 10**6))


class Flagged:
    """What needs someone about one NQSW, by the names of `FLAGS`: the one definition behind every count."""

    __slots__ = ()
    has_mentor: bool
    mentor_unknown: bool
    cases_over: int
    days_overdue: int
    milestones_late: int
    milestones_before: int
    days_past: int
    runs: bool

    @property
    def flags(self) -> frozenset[str]:
        found = {
            "no-mentor": self.lacks_mentor,
            "over-limit": self.cases_over > 0,
            "late": self.milestones_late > 0,
            "past-end": self.days_past > 0,
            "mentor-unknown": self.mentor_unknown,
            "before-records": self.milestones_before > 0,
            "overdue": self.days_overdue > 0,
        }
        bands = {f"overdue-{low}": low <= self.days_overdue <= high for low, high in OVERDUE_BANDS}
        return frozenset(flag for flag, holds in (found | bands).items() if holds and self.runs)

    @property
    def several(self) -> dict[str, int]:
        """How many milestones a flag is about, where one NQSW may have several."""
        return {"late": self.milestones_late, "before-records": self.milestones_before}

    @property
    def past_by(self) -> str:
        """By how much the programme is past its end and still runs, "6 weeks"; else empty."""
        return past_in_words(self.days_past) if self.days_past else ""

    @property
    def lacks_mentor(self) -> bool:
        """No mentor on the day; not so while one may only not have been entered yet."""
        return not self.has_mentor and not self.mentor_unknown


@dataclass(frozen=True, slots=True)
class MilestonesOpen:
    """Of one NQSW's milestones that are not done: the late ones, how many from before records, the next."""

    late: list[Milestone]
    before: int
    next: Milestone | None


@dataclass(frozen=True, slots=True)
class Standing(Flagged):
    """One NQSW today."""

    enrolment: Enrolment
    week: int
    has_mentor: bool
    mentor_unknown: bool
    cases_over: int
    days_overdue: int
    milestones_late: int
    milestones_before: int
    next_milestone: Milestone | None
    #: Days past the expected end, while it still runs.
    days_past: int
    #: The first day of the pause that runs.
    paused_from: date | None
    #: What the employer decided: for those who may read why.
    verdict: Verdict | None
    runs: bool


def milestones_open(
    enrolment: Enrolment, still_open: Sequence[Milestone], *, on: date, records_begin_on: date | None
) -> MilestonesOpen:
    """How the open milestones of an enrolment, in order of their due day, stand on a day."""
    before = [one for one in still_open if one.is_before_records(records_begin_on)]
    known = [one for one in still_open if one not in before]
    return MilestonesOpen(
        late=milestones_late(enrolment, known, on=on),
        before=len(before) if enrolment.is_current else 0,
        next=next((one for one in still_open if one.due_on >= on), None),
    )


def milestones_late(enrolment: Enrolment, still_open: Iterable[Milestone], *, on: date) -> list[Milestone]:
    """Those that are late: the rule of `Milestone.objects.late`, on rows that are read already.

    Those due before records began that nobody has said anything of are left out before.
    """
    if not enrolment.is_current or enrolment.status_as_at(on=on) == EnrolmentStatus.PAUSED:
        return []
    return [one for one in still_open if one.due_on < on and not one.is_optional]


def standing_rows(enrolments: EnrolmentQuerySet, *, on: date) -> dict[str, Any]:
    """What `standings_among` is told: enrolments with their facts today, open milestones, and pauses."""
    of_worker = {"worker": OuterRef("worker")}
    mentors = MentorAssignment.objects.filter(enrolment=OuterRef("pk"))
    counts = CaseloadSnapshot.objects.filter(counted_on__lte=on, **of_worker).order_by("-counted_on")
    limits = CaseloadLimit.objects.in_force(on=on).filter(**of_worker).order_by("-starts_on")
    agreements = Agreement.objects.in_force(on=on).filter(supervisee=OuterRef("worker"))
    decided = OutcomeStep.objects.decided().filter(enrolment=OuterRef("pk"))
    keys = enrolments.order_by().values("pk")
    return {
        "standing": enrolments.select_related("worker", "cohort__programme").annotate(
            has_mentor=Exists(mentors.in_force(on=on)),
            first_mentored_on=Subquery(mentors.order_by("starts_on", "pk").values("starts_on")[:1]),
            verdict=Subquery(decided.values("verdict")[:1]),
            cases=Subquery(counts.values("total")[:1]),
            limit_cases=Subquery(limits.values("cases")[:1]),
            next_due_on=Subquery(agreements.order_by("-starts_on", "-pk").values("next_due_on")[:1]),
        ),
        "open": Milestone.objects.open().filter(enrolment__in=keys).order_by("due_on", "pk"),
        "paused": Pause.objects.filter(enrolment__in=keys),
    }


def standings_among(rows: Iterable[Any], still_open: Iterable[Milestone], *, on: date) -> list[Standing]:
    """How each of these enrolments stands, of rows that are read; they know their pauses."""
    of_each: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in still_open:
        of_each[milestone.enrolment_id].append(milestone)
    records_begin_on = StartDay.objects.records_begin_on()
    return [_standing(row, of_each[row.pk], on=on, records_begin_on=records_begin_on) for row in rows]


def _standing(
    row: Any, still_open: Sequence[Milestone], *, on: date, records_begin_on: date | None
) -> Standing:
    milestones = milestones_open(row, still_open, on=on, records_begin_on=records_begin_on)
    return Standing(
        enrolment=row,
        week=row.week(on=on),
        has_mentor=row.has_mentor,
        mentor_unknown=not row.has_mentor
        and is_mentor_unknown(
            here_from=row.here_from,
            first_mentored_on=row.first_mentored_on,
            recorded_on=row.recorded_on,
            records_begin_on=records_begin_on,
            on=on,
        ),
        cases_over=_cases_over(row, on=on),
        days_overdue=days_overdue(next_due_on=row.next_due_on, on=on),
        milestones_late=len(milestones.late),
        milestones_before=milestones.before,
        next_milestone=milestones.next,
        days_past=row.days_past_end(on=on),
        paused_from=row.paused_from(on=on),
        verdict=Verdict(row.verdict) if row.verdict else None,
        runs=row.ended_on is None or row.ended_on > on,
    )


def _cases_over(row: Any, *, on: date) -> int:
    """Cases above the limit; 0 at it, below it, or where either number is missing."""
    if row.cases is None:
        return 0
    if row.limit_cases is not None:
        return max(0, int(row.cases) - int(row.limit_cases))
    usual = usual_limit_of(row.worker, on=on, settings=history())
    return usual.excess(row.cases) if usual else 0

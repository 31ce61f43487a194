"""What stands behind the demo's milestones: self-assessments, feedback, shared reflections."""

from collections.abc import Iterable
from datetime import time
from random import Random

from nqsw.models import (
    Enrolment,
    Feedback,
    FeedbackSource,
    Milestone,
    MilestoneKind,
    Moment,
    Reflection,
    SelfAssessment,
)
from nqsw.rules.standards import BY_PROGRAMME
from tracker.demo.calendar import local
from tracker.demo.wording import FEEDBACK, REFLECTIVE_WRITING

#: Where people see themselves at each moment, 1 (beginning) to 4 (confident).
RANGES = {Moment.START: (1, 2), Moment.MIDDLE: (2, 3), Moment.END: (3, 4)}
SOURCES = {
    MilestoneKind.LIVED_EXPERIENCE_FEEDBACK: FeedbackSource.LIVED_EXPERIENCE,
    MilestoneKind.PROFESSIONAL_FEEDBACK: FeedbackSource.PROFESSIONAL,
}


def gather_evidence(enrolments: Iterable[Enrolment]) -> None:
    """For each milestone of evidence that was reached, what it asked for."""
    random = Random(1908)  # noqa: S311 - made-up evidence needs no secrecy
    for enrolment in enrolments:
        reached = enrolment.milestones.exclude(done_on=None).order_by("due_on", "pk")
        assess(enrolment, reached.filter(kind=MilestoneKind.SELF_ASSESSMENT), random=random)
        ask_others(enrolment, reached.filter(kind__in=SOURCES), random=random)
        reflect(enrolment, reached.filter(kind=MilestoneKind.REFLECTIVE_LOG), random=random)


def assess(enrolment: Enrolment, reached: Iterable[Milestone], *, random: Random) -> None:
    for moment, milestone in zip(Moment, reached, strict=False):
        ratings = {
            standard: random.choice(RANGES[moment])
            for standard in BY_PROGRAMME[enrolment.programme.standards]
        }
        SelfAssessment.objects.create(
            enrolment=enrolment, moment=moment, assessed_on=milestone.done_day, ratings=ratings
        )


def ask_others(enrolment: Enrolment, reached: Iterable[Milestone], *, random: Random) -> None:
    for milestone in reached:
        source = SOURCES[MilestoneKind(milestone.kind)]
        relationship, said, learnt = random.choice(FEEDBACK[source.value])
        Feedback.objects.create(
            enrolment=enrolment,
            source=source,
            relationship=relationship,
            gathered_on=milestone.done_day,
            said=said,
            learnt=learnt,
        )


def reflect(enrolment: Enrolment, reached: Iterable[Milestone], *, random: Random) -> None:
    for milestone in reached:
        title, text = random.choice(REFLECTIVE_WRITING)
        Reflection.objects.create(
            enrolment=enrolment,
            title=title,
            text=text,
            written_on=milestone.done_day,
            shared_at=local(milestone.done_day, time(16, 30)),
        )

"""What stands behind the demo's milestones: self-assessments, feedback, shared reflections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from itertools import cycle
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
from tracker.demo.telling import Teller, facts_of_child, facts_of_day
from tracker.demo.texts import texts

#: Where people see themselves at each moment, 1 (beginning) to 4 (confident).
RANGES = {Moment.START: (1, 2), Moment.MIDDLE: (2, 3), Moment.END: (3, 4)}
SOURCES = {
    MilestoneKind.LIVED_EXPERIENCE_FEEDBACK: FeedbackSource.LIVED_EXPERIENCE,
    MilestoneKind.PROFESSIONAL_FEEDBACK: FeedbackSource.PROFESSIONAL,
}

EVIDENCE = (*(source.value for source in SOURCES.values()), "reflection_log")

type Words = Mapping[str, Iterator[Sequence[str]]]


def gather_evidence(enrolments: Iterable[Enrolment], *, teller: Teller) -> None:
    """For each milestone of evidence that was reached, what it asked for. Nobody says what another said."""
    random = teller.random
    words = {kind: in_any_order(texts("programme")[kind], random) for kind in EVIDENCE}
    for enrolment in enrolments:
        reached = enrolment.milestones.exclude(done_on=None).order_by("due_on", "pk")
        assess(enrolment, reached.filter(kind=MilestoneKind.SELF_ASSESSMENT), random=random)
        ask_others(enrolment, reached.filter(kind__in=SOURCES), words)
        reflect(enrolment, reached.filter(kind=MilestoneKind.REFLECTIVE_LOG), words, teller=teller)


def assess(enrolment: Enrolment, reached: Iterable[Milestone], *, random: Random) -> None:
    for moment, milestone in zip(Moment, reached, strict=False):
        ratings = {
            standard: random.choice(RANGES[moment])
            for standard in BY_PROGRAMME[enrolment.programme.standards]
        }
        SelfAssessment.objects.create(
            enrolment=enrolment, moment=moment, assessed_on=milestone.done_day, ratings=ratings
        )


def ask_others(enrolment: Enrolment, reached: Iterable[Milestone], words: Words) -> None:
    for milestone in reached:
        source = SOURCES[MilestoneKind(milestone.kind)]
        relationship, said, learnt = next(words[source.value])
        Feedback.objects.create(
            enrolment=enrolment,
            source=source,
            relationship=relationship,
            gathered_on=milestone.done_day,
            said=said,
            learnt=learnt,
        )


def reflect(enrolment: Enrolment, reached: Iterable[Milestone], words: Words, *, teller: Teller) -> None:
    for milestone in reached:
        title, text = next(words["reflection_log"])
        day = milestone.done_day
        facts = {
            **facts_of_day(day, teller.random, first=enrolment.started_on),
            **facts_of_child(teller.random, ages=(8, 15)),
        }
        Reflection.objects.create(
            enrolment=enrolment,
            title=title,
            text=teller.tell_shorter(text, facts),
            written_on=day,
            shared_at=local(day, time(16, 30)),
        )


def in_any_order(known: Sequence[Sequence[str]], random: Random) -> Iterator[Sequence[str]]:
    """All of them, each once, then over again."""
    return cycle(random.sample(known, len(known)))

"""Why a reader sees what they see of someone's year on the programme: for `workforce.people.ties`."""

from collections.abc import Iterator

from nqsw.models import Enrolment, MentorAssignment
from workforce.models import Worker
from workforce.people.ties import (
    PAGE,
    ByStanding,
    Right,
    Standing,
    Tie,
    TieSource,
    standings,
    ties_by_standing,
)
from workforce.web.person_page import Rows
from workforce.web.tags import day
from workforce.web.together import Questions
from workforce.web.viewer import Viewer

AROUND = "The NQSW, the managers above them, their assessor and principal social workers"
PROGRAMME = Right(
    "NQSW programme: milestones, mentor, classes", f"{AROUND}, and their mentor.", "nqsw:programme_of"
)
EVIDENCE = Right(
    "Evidence and the text of milestones",
    f"{AROUND}. A mentor reads the text of those milestones alone that the programme asks them to sign.",
)
TOPICS = Right("Topics of mentor meetings", "The two who met, and no one else.")
RIGHTS = (PROGRAMME, EVIDENCE, TOPICS)
GIVEN: ByStanding = {
    Standing.SELF: frozenset(RIGHTS),
    Standing.LINE: frozenset({PROGRAMME, EVIDENCE}),
    Standing.PRINCIPAL: frozenset({PROGRAMME, EVIDENCE}),
}


def ties_asked(viewer: Viewer, key: int) -> Questions:
    """The person's enrolments and mentors, now and before."""
    mentored = MentorAssignment.objects.filter(enrolment__worker=key).select_related("enrolment")
    return {
        "years": Enrolment.objects.filter(worker=key).order_by("started_on", "pk"),
        "mentored": mentored.order_by("starts_on", "pk"),
    }


def ties_of(viewer: Viewer, worker: Worker, found: Rows) -> Iterator[Tie]:
    """What the reader is to an NQSW, with what each gives."""
    if not found["years"]:
        return
    yield from ties_by_standing(viewer, worker, found, given=GIVEN)
    if viewer.worker is None:
        return
    for enrolment in found["years"]:
        if enrolment.assessor_id == viewer.worker.pk:
            programme = f"the programme that {worker.full_name} started on {day(enrolment.started_on)}"
            gives = frozenset({PROGRAMME, EVIDENCE, *_page(enrolment)})
            yield Tie(f"You are the assessor of {programme}.", gives)
    for assignment in found["mentored"]:
        if assignment.mentor_id == viewer.worker.pk:
            yield _mentors(assignment, worker, viewer)


def _mentors(assignment: MentorAssignment, worker: Worker, viewer: Viewer) -> Tie:
    since, until = day(assignment.starts_on), day(assignment.ends_on)
    if assignment.is_in_force(on=viewer.on):
        told = (
            f"You have been {worker.full_name}’s mentor since {since}{f', until {until}' if until else ''}."
        )
        return Tie(told, frozenset({PROGRAMME, TOPICS, *_page(assignment.enrolment)}))
    days = f"from {since}{f' to {until}' if until else ''}"
    told = f"As {worker.full_name}’s mentor {days}: of the meetings that you gave."
    return Tie(told, frozenset({TOPICS}), is_over=True)


def _page(enrolment: Enrolment) -> tuple[Right, ...]:
    """Who supports an NQSW opens their page until the programme ends."""
    return (PAGE,) if enrolment.is_current else ()


def rights_of(viewer: Viewer, worker: Worker, found: Rows) -> tuple[Right, ...]:
    """Not told of someone who is on no programme to those who would see one: there is nothing to see."""
    if not found["years"] and GIVEN.keys() & standings(viewer, worker, found).keys():
        return ()
    return RIGHTS


NQSW = TieSource(ties_asked, ties_of, rights_of)

"""Who may see and do what in the programme: each predicate agrees with its queryset."""

from datetime import date

import pytest

from nqsw import permissions
from nqsw.mentors.services.mentor_meetings import log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor, end_assignment
from nqsw.models import Enrolment, MentorMeeting, Milestone, Reflection
from tests.factories import AccountFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior
from tests.nqsw.mentors.test_mentor_meetings import HOUR, NOW
from workforce.models import AuthorityRole

pytestmark = pytest.mark.django_db

PAIRS = [
    (permissions.enrolments_visible, permissions.can_see_enrolment, Enrolment),
    (permissions.milestone_notes_readable, permissions.can_read_milestone_note, Milestone),
    (permissions.milestones_recordable, permissions.can_record_milestone, Milestone),
    (permissions.meetings_visible, permissions.can_see_meeting, MentorMeeting),
    (permissions.meeting_topics_readable, permissions.can_read_topics, MentorMeeting),
    (permissions.evidence_readable, permissions.can_read_evidence, Enrolment),
    (permissions.reflections_readable, permissions.can_read_reflection, Reflection),
]
#: Who sees the enrolment · reads milestone notes · records some milestone · sees the meeting · reads topics
#: · reads evidence · reads some reflection
RIGHTS = {
    "psw": (True, True, True, True, False, True, True),
    "manager": (True, True, True, True, False, True, True),
    "managers_manager": (True, True, True, True, False, True, True),
    "assessor": (True, True, True, True, False, True, True),
    "mentor": (True, False, False, True, True, False, False),
    "former_mentor": (False, False, False, False, False, False, False),
    "nqsw": (True, True, True, True, True, True, True),
    "colleague": (False, False, False, False, False, False, False),
    "qa": (False, False, False, False, False, False, False),
    "administrator": (False, False, False, False, False, False, False),
}


@pytest.fixture
def council():
    top, boss, mentor, former, assessor = manager(), manager(), senior(), senior(), senior()
    boss.line_manager = top
    boss.save()
    enrolment = enrolled(line_manager=boss)
    assign_mentor(enrolment=enrolment, mentor=former, starts_on=START, by=None)
    assignment = assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=date(2026, 10, 1), by=None)
    enrolment.assessor = assessor
    enrolment.save()
    log_past_meeting(
        assignment=assignment, starts_at=NOW - HOUR, ends_at=NOW, place="", topics="x", at=NOW, by=None
    )
    enrolment.reflections.create(title="Mine", text="x", written_on=START)
    enrolment.reflections.create(title="Shared", text="x", written_on=START, shared_at=NOW)
    return {
        "psw": psw(),
        "manager": boss,
        "managers_manager": top,
        "assessor": assessor,
        "mentor": mentor,
        "former_mentor": former,
        "nqsw": enrolment.worker,
        "colleague": WorkerFactory(team=enrolment.worker.team),
        "qa": AccountFactory(role=AuthorityRole.QUALITY_ASSURANCE),
        "administrator": AccountFactory(role=AuthorityRole.ADMINISTRATOR),
    }


@pytest.mark.parametrize("who", RIGHTS)
def test_each_has_the_rights_of_their_part(council, viewing, who):
    viewer = viewing(council[who])
    assert tuple(scope(viewer).exists() for scope, _, _ in PAIRS) == RIGHTS[who]


@pytest.mark.parametrize("who", RIGHTS)
@pytest.mark.parametrize(("scope", "predicate", "model"), PAIRS, ids=lambda p: getattr(p, "__name__", ""))
def test_predicate_and_queryset_agree_on_every_row(council, viewing, who, scope, predicate, model):
    viewer = viewing(council[who])
    seen = set(scope(viewer).values_list("pk", flat=True))
    assert {row.pk for row in model.objects.all() if predicate(viewer, row)} == seen


@pytest.mark.parametrize(
    ("who", "runs", "part", "mentors"),
    [
        ("psw", True, True, True),
        ("manager", False, True, True),
        ("assessor", False, True, False),
        ("mentor", False, True, False),
        ("nqsw", False, True, False),
        ("colleague", False, False, False),
        ("qa", False, False, False),
        ("administrator", False, False, False),
    ],
)
def test_doors_open_to_those_who_have_something_behind_them(council, viewing, who, runs, part, mentors):
    viewer = viewing(council[who])
    assert permissions.runs_programmes(viewer) is runs
    assert permissions.takes_part_in_programmes(viewer) is part
    assert permissions.sees_mentors(viewer) is mentors


def test_access_ends_with_the_mentors_last_day(council, viewing, today):
    viewer = viewing(council["mentor"])
    assignment = permissions.mentored_by(viewer).get()
    end_assignment(assignment=assignment, on=date(2026, 11, 18), by=None)
    assert not permissions.enrolments_visible(viewer).exists()

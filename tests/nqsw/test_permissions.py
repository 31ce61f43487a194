"""Who may see and do what in the programme: each predicate agrees with its queryset."""

from copy import deepcopy
from datetime import date

import pytest

from nqsw import permissions
from nqsw.mentors.services.mentor_meetings import log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor, end_assignment
from nqsw.milestones.permissions import can_ask_for_milestone
from nqsw.models import (
    Enrolment,
    EnrolmentStatus,
    MentorMeeting,
    Milestone,
    MilestoneKind,
    MilestoneRequest,
    OutcomeStep,
    Pause,
    PauseParty,
    Reflection,
    Step,
)
from tests.factories import AccountFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior
from tests.nqsw.mentors.test_mentor_meetings import HOUR, NOW
from tests.sealed import the_one
from workforce.models import AuthorityRole

pytestmark = pytest.mark.django_db

PAIRS = [
    (permissions.enrolments_visible, permissions.can_see_enrolment, Enrolment),
    (permissions.milestone_notes_readable, permissions.can_read_milestone_note, Milestone),
    (permissions.milestones_recordable, permissions.can_record_milestone, Milestone),
    (permissions.meetings_visible, permissions.can_see_meeting, MentorMeeting),
    (permissions.meeting_topics_readable, permissions.can_read_topics, MentorMeeting),
    (permissions.reflections_readable, permissions.can_read_reflection, Reflection),
]
#: These, and the one that no page asks of one row.
SCOPES = [scope for scope, _, _ in PAIRS]
SCOPES.insert(-1, permissions.evidence_readable)
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


@pytest.fixture(scope="module")
def _council(kept_rows):
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


@pytest.fixture
def council(_council):
    return deepcopy(_council)


@pytest.mark.parametrize("who", RIGHTS)
def test_each_has_the_rights_of_their_part(council, viewing, who):
    viewer = viewing(council[who])
    assert tuple(scope(viewer).exists() for scope in SCOPES) == RIGHTS[who]


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


def who(council, viewing, allowed) -> set[str]:
    return {part for part, person in council.items() if allowed(viewing(person))}


def test_each_part_is_told_from_the_others(council, viewing):
    assert who(council, viewing, permissions.mentors_someone) == {"mentor"}
    assert who(council, viewing, permissions.assesses_someone) == {"assessor"}
    assert who(council, viewing, permissions.is_nqsw) == {"nqsw"}
    enrolment = Enrolment.objects.get()
    own = who(council, viewing, lambda viewer: permissions.is_own_enrolment(viewer, enrolment))
    assert own == {"nqsw"}
    offers = who(council, viewing, permissions.mentor_profile_is_theirs)
    assert offers == {part for part, person in council.items() if viewing(person).worker} - {"nqsw"}


def test_an_assessor_of_nobody_on_a_programme_any_more_assesses_nobody(council, viewing):
    Enrolment.objects.update(status="completed", ended_on=date(2026, 11, 1))
    assert not permissions.assesses_someone(viewing(council["assessor"]))
    assert permissions.mentor_profile_is_theirs(viewing(council["nqsw"]))


@pytest.mark.parametrize(
    ("step", "takes"), [("recommended", {"assessor"}), ("moderated", {"psw"}), ("decided", {"psw"})]
)
def test_the_assessor_recommends_and_the_principal_social_worker_records_panel_and_decision(
    council, viewing, step, takes
):
    enrolment, other = Enrolment.objects.get(), enrolled()
    taken = who(council, viewing, lambda viewer: permissions.can_take_step(viewer, enrolment, step))
    assert taken == takes
    of_another = who(council, viewing, lambda viewer: permissions.can_take_step(viewer, other, step))
    assert of_another == takes - {"assessor"}


def test_nobody_of_one_programme_finds_another_one(council, viewing):
    other = enrolled(line_manager=manager())
    for scope in (
        permissions.enrolments_visible,
        permissions.enrolments_overseen,
        permissions.evidence_readable,
    ):
        assert who(council, viewing, lambda viewer, scope=scope: other in scope(viewer)) == {"psw"}


def test_the_line_oversees_an_enrolment_and_assessor_and_mentor_do_not(council, viewing):
    enrolment = Enrolment.objects.get()
    overseen = who(council, viewing, lambda viewer: enrolment in permissions.enrolments_overseen(viewer))
    assert overseen == {"psw", "manager", "managers_manager"}


@pytest.mark.parametrize(
    ("kind", "records"),
    [
        ("reflective_log", {"psw", "manager", "managers_manager", "assessor", "nqsw"}),
        ("review", {"psw", "manager", "managers_manager", "assessor"}),
        ("moderation", {"psw"}),
        ("outcome", {"psw"}),
    ],
)
def test_what_an_nqsw_records_is_their_own_work_and_the_panels_part_is_not_the_lines(
    council, viewing, kind, records
):
    milestone = Milestone.objects.filter(kind=kind).first()
    found = who(council, viewing, lambda viewer: milestone in permissions.milestones_recordable(viewer))
    assert found == records
    Enrolment.objects.update(status="completed", ended_on=date(2026, 11, 1))
    assert who(council, viewing, lambda viewer: permissions.can_record_milestone(viewer, milestone)) == set()


def test_a_mentor_reads_the_milestones_that_they_are_asked_to_sign_and_no_others(council, viewing):
    signed = Milestone.objects.filter(template__isnull=False).first()
    signed.template.signed_by = ["mentor"]
    signed.template.save()
    readable = permissions.milestone_notes_readable(viewing(council["mentor"]))
    assert {milestone.template for milestone in readable} == {signed.template}
    assert not permissions.milestone_notes_readable(viewing(council["former_mentor"])).exists()


def test_a_reflection_that_is_not_shared_is_its_writers_alone(council, viewing):
    mine, shared = (the_one(Reflection.objects.all(), title=title) for title in ("Mine", "Shared"))
    assert who(council, viewing, lambda viewer: mine in permissions.reflections_readable(viewer)) == {"nqsw"}
    assert who(council, viewing, lambda viewer: shared in permissions.reflections_readable(viewer)) == {
        "psw", "manager", "managers_manager", "assessor", "nqsw",
    }  # fmt: skip


def test_a_meeting_stays_with_the_two_who_met_when_the_mentoring_is_over(council, viewing):
    end_assignment(assignment=MentorMeeting.objects.get().assignment, on=date(2026, 11, 18), by=None)
    meeting = MentorMeeting.objects.get()
    seen = who(council, viewing, lambda viewer: meeting in permissions.meetings_visible(viewer))
    assert seen == {"psw", "manager", "managers_manager", "assessor", "mentor", "nqsw"}


@pytest.fixture
def with_heads(council):
    """Two senior managers too: one above the NQSW, one of nobody."""
    head = WorkerFactory(org_role=2)
    council["managers_manager"].line_manager = head
    council["managers_manager"].save()
    return council | {"head": head, "other head": WorkerFactory(org_role=2)}


@pytest.mark.parametrize(
    ("step", "takers"),
    [
        (Step.RECOMMENDED, {"assessor"}),
        (Step.MODERATED, {"psw"}),
        (Step.DECIDED, {"psw", "head"}),
    ],
)
def test_who_takes_a_step_towards_the_outcome(with_heads, viewing, step, takers):
    enrolment = Enrolment.objects.get()
    found = who(with_heads, viewing, lambda viewer: permissions.can_take_step(viewer, enrolment, step))
    assert found == takers


@pytest.mark.parametrize(
    ("step", "by", "withdrawers"),
    [
        (Step.RECOMMENDED, "assessor", {"assessor", "psw"}),
        (Step.MODERATED, "psw", {"psw"}),
        (Step.DECIDED, "psw", {"psw", "head"}),
        (Step.DECIDED, "assessor", {"psw", "head"}),
    ],
)
def test_who_withdraws_a_step(with_heads, viewing, step, by, withdrawers):
    enrolment = Enrolment.objects.get()
    taken = OutcomeStep(enrolment=enrolment, step=step, taken_by=viewing(with_heads[by]).account)
    found = who(with_heads, viewing, lambda viewer: permissions.can_withdraw_step(viewer, enrolment, taken))
    assert found == withdrawers


def test_a_colleague_is_asked_for_an_open_milestone_by_the_nqsw_and_by_who_records_it(council, viewing):
    milestone = Milestone.objects.filter(kind=MilestoneKind.OBSERVATION, done_on=None).first()

    def askers():
        return who(council, viewing, lambda viewer: can_ask_for_milestone(viewer, milestone))

    assert askers() == {"nqsw", "psw", "manager", "managers_manager", "assessor"}
    milestone.kind = MilestoneKind.SELF_ASSESSMENT
    assert askers() == set()
    milestone.kind, milestone.done_on = MilestoneKind.OBSERVATION, START
    assert askers() == set()
    milestone.done_on, milestone.enrolment.status = None, EnrolmentStatus.WITHDRAWN
    assert askers() == set()


def test_a_request_waits_for_whoever_was_asked_and_nobody_else(council, viewing):
    MilestoneRequest.objects.create(
        milestone=Milestone.objects.first(), asked=council["colleague"], asked_on=START
    )
    waits_for = who(council, viewing, lambda viewer: permissions.requests_to_answer(viewer).exists())
    assert waits_for == {"colleague"}


def test_each_of_the_four_is_asked_to_agree_to_a_pause_in_their_own_part(council, viewing):
    pause = Pause(enrolment=Enrolment.objects.get())
    asked = {name: permissions.pause_parties(viewing(person), pause) for name, person in council.items()}
    assert {name: parts for name, parts in asked.items() if parts} == {
        "nqsw": [PauseParty.NQSW],
        "manager": [PauseParty.LINE_MANAGER],
        "assessor": [PauseParty.ASSESSOR],
        "psw": [PauseParty.PSW],
    }
    pause.enrolment.assessor = council["manager"]
    assert permissions.pause_parties(viewing(council["manager"]), pause) == [
        PauseParty.LINE_MANAGER,
        PauseParty.ASSESSOR,
    ]

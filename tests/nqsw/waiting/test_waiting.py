"""What of the programme waits for a reader: asked in one question."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from nqsw.enrolments.services.pauses import agree_to_pause, pause
from nqsw.models import Milestone, PauseParty
from nqsw.outcomes.services import take_step
from nqsw.requests.services import ask_colleague
from nqsw.waiting.reports import RECOMMEND_WITHIN, SOON, waiting_for_you, waiting_rows
from supervision.reminders.kinds import wanted_on
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import enrolled, manager, psw, senior
from workforce.web.together import asked_together
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


def waits(person, on=TODAY):
    viewer = Viewer(getattr(person, "account", person), on=on)
    at = timezone.make_aware(datetime(on.year, on.month, on.day, 10))
    rows = waiting_rows(viewer, at=at, recommend_by=on + RECOMMEND_WITHIN, soon=on + SOON)
    return [one.what for one in waiting_for_you(viewer, rows)]


@pytest.fixture
def people():
    head = WorkerFactory(org_role=2, job_title="Service Manager")
    boss, assessor = manager(), senior()
    boss.line_manager = head
    boss.save()
    enrolment = enrolled(line_manager=boss)
    enrolment.assessor = assessor
    enrolment.save()
    Milestone.objects.update(done_on=TODAY)
    return {"enrolment": enrolment, "assessor": assessor, "head": head, "manager": boss, "psw": psw()}


@asked_together
def together(viewer, at, recommend_by, soon):
    return waiting_rows(viewer, at=at, recommend_by=recommend_by, soon=soon)


def test_all_that_waits_is_asked_in_one_question(people, django_assert_num_queries):
    Milestone.objects.filter(kind="observation").update(done_on=None)
    viewer, at = Viewer(people["assessor"].account, on=TODAY), timezone.now()
    together(viewer, at, TODAY, TODAY)  # built
    with django_assert_num_queries(1):
        found = waiting_for_you(viewer, together(viewer, at, TODAY, TODAY + timedelta(500)))
    assert {one.about for one in found} == {people["enrolment"].worker}


def test_the_assessor_is_told_of_the_recommendation_from_four_weeks_before_the_end(people):
    end = people["enrolment"].expected_end_on
    assert waits(people["assessor"], end - timedelta(days=29)) == []
    assert waits(people["assessor"], end - timedelta(days=28)) == ["Recommend the outcome"]


def test_each_step_of_the_judgement_is_asked_of_who_takes_it_next(people):
    facts = {"enrolment": people["enrolment"], "verdict": "fail", "reason": "Not yet", "on": TODAY}
    take_step(step="recommended", by=people["assessor"].account, **facts)
    assert waits(people["psw"]) == ["Record what the panel said"]
    assert waits(people["head"]) == waits(people["manager"]) == []
    take_step(step="moderated", by=people["psw"], panel=[senior(), senior()], **facts)
    assert waits(people["psw"]) == []
    assert waits(people["head"]) == ["Decide for the employer"] == waits(psw())
    take_step(step="decided", by=people["head"].account, **facts)
    assert waits(people["head"]) == waits(people["assessor"]) == []


@pytest.mark.parametrize(("days", "told"), [(15, 0), (14, 1), (0, 1), (-1, 1)])
def test_the_assessor_is_told_of_an_observation_two_weeks_ahead(people, days, told):
    one = people["enrolment"].milestones.filter(kind="observation")
    one.update(done_on=None, due_on=TODAY + timedelta(days=400))
    first = one.first()
    first.due_on = TODAY + timedelta(days=days)
    first.save()
    assert len(waits(people["assessor"])) == told
    assert waits(people["manager"]) == []


def test_nothing_is_asked_of_the_assessor_in_a_pause(people):
    people["enrolment"].milestones.filter(title="First direct observation").update(done_on=None)
    assert len(waits(people["assessor"], date(2026, 12, 4))) == 1
    pause(enrolment=people["enrolment"], reason="sickness", started_on=TODAY, ended_on=None, by=None)
    assert waits(people["assessor"], date(2026, 12, 4)) == ["Agree to the pause"]


# --- What they are told by e-mail ----------------------------------------------------------------------


def told(kind, on=TODAY):
    """To whom and what."""
    return [(each.recipient, each.line) for one, each in wanted_on(on) if one.key == kind]


def test_the_assessor_is_told_of_an_observation_two_weeks_before(people, frozen_today):
    one = Milestone.objects.filter(kind="observation").first()
    Milestone.objects.filter(pk=one.pk).update(done_on=None, due_on=TODAY + timedelta(days=14))
    assert told("assessor", TODAY - timedelta(days=1)) == []
    nqsw, account = people["enrolment"].worker, people["assessor"].account
    assert told("assessor") == [(account, f"{one.title} of {nqsw} is due by Thursday 3 December.")]


def test_the_four_of_a_pause_are_told_until_they_agree(people, frozen_today):
    made = pause(enrolment=people["enrolment"], reason="sickness", started_on=TODAY, ended_on=None, by=None)
    asked = {people["enrolment"].worker.account, people["manager"].account, people["assessor"].account}
    assert {account for account, _ in told("pause")} == asked | {people["psw"]}
    agree_to_pause(pause=made, parties=[PauseParty.ASSESSOR], by=people["assessor"].account, on=TODAY)
    assert people["assessor"].account not in {account for account, _ in told("pause")}
    assert dict(told("pause"))[people["enrolment"].worker.account] == (
        "A pause of your programme from Thursday 19 November waits for your agreement."
    )


def test_a_colleague_who_is_asked_is_told(people):
    one = Milestone.objects.filter(kind="observation").first()
    Milestone.objects.filter(pk=one.pk).update(done_on=None)
    asked = senior()
    ask_colleague(milestone=one, asked=asked, by=None, on=TODAY)
    line = f"You are asked for your part in the programme of {people['enrolment'].worker}: Observe."
    assert told("request") == [(asked.account, line)]

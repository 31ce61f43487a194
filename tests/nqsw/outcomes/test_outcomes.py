"""The judgement: the assessor recommends, a panel moderates, the employer decides; and the pack."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.evidence.services import record_feedback
from nqsw.milestones.services.milestones import mark_done
from nqsw.models import MilestoneKind, OutcomeStep, Step
from nqsw.outcomes.pack import pack_of
from nqsw.outcomes.services import CannotJudge, next_step, take_back_step, take_step
from tests.factories import CaseloadSnapshotFactory, WorkerFactory
from tests.nqsw.enrolments.promised import enrolled, manager, psw, senior
from workforce.models import Event

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
CANARY = "canary-pack-4406"


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def people():
    assessor, boss = senior(), manager()
    enrolment = enrolled(line_manager=boss)
    enrolment.assessor = assessor
    enrolment.save()
    return {
        "enrolment": enrolment,
        "nqsw": enrolment.worker,
        "assessor": assessor,
        "manager": boss,
        "psw": psw(),
        "stranger": WorkerFactory(),
    }


def take(people, step, by=None, verdict="pass"):
    return take_step(
        enrolment=people["enrolment"], step=step, verdict=verdict, reason=CANARY, on=TODAY, by=by
    )


def test_the_three_steps_come_in_their_order_and_reach_their_milestones(people):
    enrolment = people["enrolment"]
    for step, kind in (
        (Step.RECOMMENDED, MilestoneKind.FINAL_REPORT),
        (Step.MODERATED, MilestoneKind.MODERATION),
        (Step.DECIDED, MilestoneKind.OUTCOME),
    ):
        assert next_step(enrolment) == step
        take(people, step)
        assert enrolment.milestones.get(kind=kind).done_on == TODAY
    assert next_step(enrolment) is None


@pytest.mark.parametrize("step", [Step.MODERATED, Step.DECIDED])
def test_no_step_is_taken_out_of_turn(people, step):
    with pytest.raises(CannotJudge):
        take(people, step)


def test_who_recommended_does_not_moderate(people):
    take(people, Step.RECOMMENDED, by=people["psw"])
    with pytest.raises(CannotJudge, match="cannot moderate"):
        take(people, Step.MODERATED, by=people["psw"])


def test_the_last_step_is_taken_back_and_its_milestone_is_open_again(people):
    take(people, Step.RECOMMENDED)
    take(people, Step.MODERATED)
    take_back_step(enrolment=people["enrolment"], by=None)
    assert [step.step for step in OutcomeStep.objects.all()] == [Step.RECOMMENDED]
    assert people["enrolment"].milestones.get(kind=MilestoneKind.MODERATION).done_on is None


@pytest.mark.parametrize(
    ("who", "step", "status"),
    [
        ("assessor", Step.RECOMMENDED, 302),
        ("psw", Step.RECOMMENDED, 403),
        ("manager", Step.RECOMMENDED, 403),
        ("nqsw", Step.RECOMMENDED, 403),
        ("stranger", Step.RECOMMENDED, 404),
        ("psw", Step.MODERATED, 302),
        ("assessor", Step.MODERATED, 403),
        ("psw", Step.DECIDED, 302),
    ],
)
def test_each_takes_their_own_step(sign_in, people, who, step, status):
    for earlier in list(Step)[: list(Step).index(step)]:
        take(people, earlier)
    facts = {"verdict": "pass", "reason": "The evidence bears it out."}
    page = sign_in(people[who]).post(f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/", facts)
    assert page.status_code == status
    assert OutcomeStep.objects.filter(step=step).exists() is (status == 302)


def test_a_verdict_needs_its_reason(sign_in, people):
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    assertContains(sign_in(people["assessor"]).post(address, {"verdict": "pass"}), "There is a problem")


def test_only_the_principal_social_worker_takes_a_step_back(sign_in, people):
    take(people, Step.RECOMMENDED)
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/undo/"
    assert sign_in(people["assessor"]).post(address).status_code == 403
    assertRedirects(sign_in(people["psw"]).post(address), address.replace("undo/", ""))
    assert not OutcomeStep.objects.exists()


# --- The pack -------------------------------------------------------------------------------------


@pytest.fixture
def full(people):
    """A year with something of everything, and a canary in every text."""
    enrolment = people["enrolment"]
    take(people, Step.RECOMMENDED)
    CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=date(2026, 10, 5), cin=17)
    CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=date(2026, 11, 2), cin=16)
    enrolment.protected_time.create(taken_on=date(2026, 10, 6), hours=3, purpose=CANARY)
    enrolment.reflections.create(title=CANARY, text=CANARY, written_on=TODAY)
    mark_done(
        milestone=enrolment.milestones.get(title="First direct observation"),
        done_on=TODAY,
        done_by=people["assessor"],
        note=CANARY,
        by=None,
        on=TODAY,
    )
    record_feedback(
        enrolment=enrolment,
        source="lived_experience",
        relationship="Mother",
        gathered_on=TODAY,
        said=CANARY,
        learnt=CANARY,
        on=TODAY,
        by=None,
    )
    return people


def test_the_pack_adds_up_supervision_caseload_and_time(full):
    pack = pack_of(full["enrolment"], on=TODAY)
    assert (pack.progress.periods_in_time, pack.progress.periods_due) == (0, 1)
    assert [(count.cases, count.limit, count.over) for count in pack.counts] == [(17, 16, 1), (16, 16, 0)]
    assert pack.counts_over == 1
    assert (pack.observed, pack.reviewed, len(pack.feedback)) == (1, 0, 1)
    planned, taken = pack.hours
    assert (float(planned), float(taken)) == (pytest.approx(39.1, abs=0.2), 3.0)


def test_the_pack_as_a_workbook_holds_numbers_and_no_words_of_anybody(sign_in, full):
    address = f"/nqsw/enrolments/{full['enrolment'].pk}/pack.xlsx"
    response = sign_in(full["psw"]).get(address)
    book = openpyxl.load_workbook(BytesIO(response.content))
    assert book.sheetnames == [
        "Summary",
        "Supervision",
        "Protected time",
        "Caseload",
        "Milestones",
        "Signatures",
        "Master classes",
        "Self-assessment",
    ]
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "0 of 1 due periods" in cells
    assert not any(CANARY in cell for cell in cells)
    assert Event.objects.filter(verb="moderation pack exported", details__kind="xlsx").count() == 1


def test_the_pack_on_paper_says_the_same_and_no_more(sign_in, full):
    from django.template.loader import render_to_string

    response = sign_in(full["psw"]).get(f"/nqsw/enrolments/{full['enrolment'].pk}/pack.pdf")
    assert response.content.startswith(b"%PDF-")
    page = render_to_string(
        "nqsw/outcomes/paper/pack.html", {"pack": pack_of(full["enrolment"], on=TODAY), "on": TODAY}
    )
    assert "Held in time 0 of 1 time" in page
    assert CANARY not in page


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
@pytest.mark.parametrize("who", ["stranger", "mentor"])
def test_the_pack_is_not_for_everybody(sign_in, people, who, kind):
    person = people.get(who) or senior()
    assert sign_in(person).get(f"/nqsw/enrolments/{people['enrolment'].pk}/pack.{kind}").status_code == 404

"""The judgement: the assessor recommends, a panel moderates, the employer decides; and the pack."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.template.loader import render_to_string
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.services.completion import StillMissing
from nqsw.enrolments.services.endings import extend
from nqsw.evidence.services import record_feedback
from nqsw.milestones.services.milestones import CannotRecord, mark_done
from nqsw.models import MilestoneKind, OutcomeStep, Step
from nqsw.outcomes.pack import pack_of
from nqsw.outcomes.pack_workbook import summary
from nqsw.outcomes.services import CannotJudge, SaysWhyItDiffers, next_step, take_step, withdraw_step
from tests.factories import CaseloadSnapshotFactory, WorkerFactory
from tests.nqsw.enrolments.promised import days, psw, senior
from workforce.models import Event, StartDay
from workforce.rules.in_words import day_in_full

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
CANARY = "canary-pack-4406"
#: The council is in week 11: a pass is early.
SURE = ["early", "observations", "open"]


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def take(people, step, by=None, verdict="pass", **facts):
    if step == Step.MODERATED and "panel" not in facts:
        facts["panel"] = [senior(), senior()]
    facts.setdefault("sure", SURE)
    return take_step(
        enrolment=people["enrolment"], step=step, verdict=verdict, reason=CANARY, on=TODAY, by=by, **facts
    )


def test_the_three_steps_come_in_their_order_and_reach_their_milestones(people):
    enrolment = people["enrolment"]
    for step, kind, done_on in (
        (Step.RECOMMENDED, MilestoneKind.FINAL_REPORT, None),
        (Step.MODERATED, MilestoneKind.MODERATION, TODAY),
        (Step.DECIDED, MilestoneKind.OUTCOME, TODAY),
    ):
        assert next_step(enrolment) == step
        take(people, step)
        assert enrolment.milestones.get(kind=kind).done_on == done_on
    assert next_step(enrolment) is None


def test_the_final_report_is_done_once_its_account_is_written_and_not_by_a_verdict(people):
    take(people, Step.RECOMMENDED)
    enrolment, assessor = people["enrolment"], people["assessor"]
    report = enrolment.milestones.get(kind=MilestoneKind.FINAL_REPORT)
    assert "Final report" in str(StillMissing.of(enrolment).in_words)
    facts = {"milestone": report, "done_on": TODAY, "by": assessor.account, "on": TODAY, "sure": ["early"]}
    with pytest.raises(CannotRecord, match="Enter the assessor's account"):
        mark_done(done_by=assessor, note=" ", **facts)
    mark_done(done_by=assessor, note="Ready to carry cases of her own", **facts)
    assert "Final report" not in str(StillMissing.of(enrolment).in_words)


@pytest.mark.parametrize("step", [Step.MODERATED, Step.DECIDED])
def test_no_step_is_taken_out_of_turn(people, step):
    with pytest.raises(CannotJudge):
        take(people, step)


def test_nobody_decides_on_their_own_recommendation(people):
    one, other = people["psw"], people["other psw"]
    take(people, Step.RECOMMENDED, by=one)
    with pytest.raises(CannotJudge, match="You recommended"):
        take(people, Step.MODERATED, by=one)
    take(people, Step.MODERATED, by=other)
    for who in (one, other):
        with pytest.raises(CannotJudge, match="Someone else"):
            take(people, Step.DECIDED, by=who)
    assert take(people, Step.DECIDED, by=psw()).verdict == "pass"


def test_who_sat_on_the_panel_does_not_decide(people):
    boss = senior()
    take(people, Step.RECOMMENDED)
    take(people, Step.MODERATED, by=people["psw"], panel=[boss, senior()])
    with pytest.raises(CannotJudge, match="sat on the panel"):
        take(people, Step.DECIDED, by=boss.account)


def test_nobody_judges_their_own_programme(people):
    own = people["nqsw"].account
    with pytest.raises(CannotJudge, match="Someone else judges"):
        take(people, Step.RECOMMENDED, by=own)


@pytest.mark.parametrize("who", ["nobody", "one", "one twice", "assessor", "nqsw"])
def test_a_panel_is_two_people_who_look_with_other_eyes(people, who):
    one = senior()
    panels = {"nobody": [], "one": [one], "one twice": [one, one]}
    take(people, Step.RECOMMENDED)
    with pytest.raises(CannotJudge):
        take(people, Step.MODERATED, panel=panels[who] if who in panels else [one, people[who]])
    assert not OutcomeStep.objects.filter(step=Step.MODERATED).exists()


@pytest.mark.parametrize(
    ("moderated", "decided", "why", "taken"),
    [
        ("fail", "pass", "", False),
        ("fail", "pass", "  ", False),
        ("fail", "pass", "Two observations since.", True),
        ("fail", "fail", "", True),
    ],
)
def test_a_fail_turned_into_a_pass_says_why(people, moderated, decided, why, taken):
    take(people, Step.RECOMMENDED, verdict="fail")
    take(people, Step.MODERATED, verdict=moderated)
    if taken:
        assert take(people, Step.DECIDED, verdict=decided, why_differs=why).why_differs == why
    else:
        with pytest.raises(SaysWhyItDiffers, match="panel's moderation, “Fail”"):
            take(people, Step.DECIDED, verdict=decided, why_differs=why)


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_panel_meets_after_the_recommendation_and_not_in_the_future(people, days, taken):
    day = TODAY - timedelta(days=3)
    take(people, Step.RECOMMENDED, taken_on=day)
    if taken:
        assert (
            take(people, Step.MODERATED, taken_on=day + timedelta(days=days)).taken_on.day == day.day + days
        )
    else:
        with pytest.raises(CannotJudge):
            take(people, Step.MODERATED, taken_on=day + timedelta(days=days))


def test_a_step_withdrawn_stays_with_its_reason_and_its_milestone_is_open_again(people):
    take(people, Step.RECOMMENDED)
    take(people, Step.MODERATED)
    withdraw_step(enrolment=people["enrolment"], because="The wrong file", by=None, on=TODAY)
    assert [step.step for step in OutcomeStep.objects.standing()] == [Step.RECOMMENDED]
    assert OutcomeStep.objects.get(step=Step.MODERATED).withdrawn_because == "The wrong file"
    assert people["enrolment"].milestones.get(kind=MilestoneKind.MODERATION).done_on is None
    assert next_step(people["enrolment"]) == Step.MODERATED


def test_a_decision_is_withdrawn_by_a_second_person_with_a_reason(people):
    decided_by, other = people["psw"], people["other psw"]
    for step in (Step.RECOMMENDED, Step.MODERATED):
        take(people, step)
    take(people, Step.DECIDED, by=decided_by)
    facts = {"enrolment": people["enrolment"], "on": TODAY}
    with pytest.raises(CannotJudge, match="second person"):
        withdraw_step(because="Another thought", by=decided_by, **facts)
    with pytest.raises(CannotJudge, match="why"):
        withdraw_step(because=" ", by=other, **facts)
    withdraw_step(because="New evidence", by=other, **facts)
    assert OutcomeStep.objects.get(step=Step.DECIDED).withdrawn_by == other


def test_after_an_extension_the_three_steps_are_taken_again(people):
    for step in Step:
        take(people, step, verdict="extend")
    extend(enrolment=people["enrolment"], months=3, by=None, on=TODAY)
    assert next_step(people["enrolment"]) == Step.RECOMMENDED
    assert OutcomeStep.objects.count() == 3 and not OutcomeStep.objects.standing().exists()


def test_an_extension_that_no_one_decided_leaves_the_steps(people):
    take(people, Step.RECOMMENDED)
    extend(enrolment=people["enrolment"], months=3, by=None, on=TODAY)
    assert next_step(people["enrolment"]) == Step.MODERATED


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
        ("head", Step.DECIDED, 302),
        ("head", Step.MODERATED, 403),
        ("manager", Step.DECIDED, 403),
        ("other head", Step.DECIDED, 404),
    ],
)
def test_each_takes_their_own_step(sign_in, people, who, step, status):
    head = WorkerFactory(org_role=2, job_title="Service Manager")
    people["manager"].line_manager = people["head"] = head
    people["manager"].save()
    people["other head"] = WorkerFactory(org_role=2, job_title="Service Manager")
    for earlier in list(Step)[: list(Step).index(step)]:
        take(people, earlier)
    facts = {"verdict": "pass", "reason": "The evidence bears it out.", **days("taken_on", TODAY)}
    facts |= {"panel_1": senior().pk, "panel_2": senior().pk, "sure": SURE}
    page = sign_in(people[who]).post(f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/", facts)
    assert page.status_code == status
    assert OutcomeStep.objects.filter(step=step).exists() is (status == 302)


def test_the_page_says_that_what_was_signed_stands_once_something_was(sign_in, people):
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    assertNotContains(sign_in(people["assessor"]).get(address), "Checked now")
    take(people, Step.RECOMMENDED, by=people["assessor"].account)
    assertContains(sign_in(people["assessor"]).get(address), "Checked now: this is what was signed")


@pytest.mark.parametrize(
    ("who", "verdict", "is_shown"),
    [("nqsw", "fail", True), ("assessor", "extend", True), ("psw", "pass", True), ("mentor", "fail", False)],
)
def test_the_page_of_the_year_says_how_it_ended_to_who_may_read_why(sign_in, people, who, verdict, is_shown):
    tag = f">{verdict.capitalize()}</strong>"
    client, page = sign_in(people[who]), people["enrolment"].get_absolute_url()
    for step in (Step.RECOMMENDED, Step.MODERATED):
        take(people, step, verdict=verdict)
    assertNotContains(client.get(page), tag)
    take(people, Step.DECIDED, verdict=verdict)
    assert (tag in client.get(page).content.decode()) == is_shown


def test_a_verdict_needs_its_reason(sign_in, people):
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    assertContains(sign_in(people["assessor"]).post(address, {"verdict": "pass"}), "There is a problem")


def test_the_panel_and_why_it_differs_are_asked_and_shown(sign_in, people):
    take(people, Step.RECOMMENDED, verdict="fail")
    client, address = sign_in(people["psw"]), f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    facts = {"verdict": "pass", "reason": "Read twice.", **days("taken_on", TODAY)}
    page = client.post(address, facts)
    assertContains(page, "Select the first panel member")
    assertContains(page, "Select the second panel member")
    words = "Enter why it differs from the assessor&#x27;s recommendation, “Fail”"
    assertContains(page, words)
    one, other = senior(family_name="Byrne"), senior(family_name="Osei")
    twice = client.post(address, {**facts, "panel_1": one.pk, "panel_2": one.pk})
    assertContains(twice, "Ruth Byrne is selected twice")
    assertContains(twice, words)  # in one go
    facts |= {
        "panel_1": one.pk,
        "panel_2": other.pk,
        "why_differs": "The third observation was left out.",
        "sure": SURE,
    }
    assertRedirects(client.post(address, facts), address)
    page = client.get(address)
    assertContains(page, "Panel: Ruth Byrne, Ruth Osei")
    assertContains(page, "The third observation was left out.")
    assertContains(page, "Someone else decides for the employer")


def test_a_step_is_withdrawn_by_who_may_and_says_why(sign_in, people):
    take(people, Step.RECOMMENDED, by=people["assessor"].account)
    address = f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    assert sign_in(people["manager"]).post(f"{address}undo/", {"because": "No"}).status_code == 403
    client = sign_in(people["psw"])
    assertContains(client.post(f"{address}undo/", {"because": ""}), "Enter why it is withdrawn")
    assert OutcomeStep.objects.standing().exists()
    assertRedirects(client.post(f"{address}undo/", {"because": "The wrong NQSW"}), address)
    assertContains(client.get(address), "The wrong NQSW")


def test_a_pass_in_week_11_is_asked_about_with_its_reasons(sign_in, people):
    client, address = sign_in(people["assessor"]), f"/nqsw/enrolments/{people['enrolment'].pk}/outcome/"
    facts = {"verdict": "pass", "reason": "Ready.", **days("taken_on", TODAY)}
    page = client.post(address, facts)
    for words in ("This is week 11.", "0 direct observations of 3 recorded", "Select yes if this is right"):
        assertContains(page, words)
    assert not OutcomeStep.objects.exists()
    assertContains(client.post(address, {**facts, "sure": "early"}), "0 direct observations of 3 recorded")
    assertRedirects(client.post(address, {**facts, "sure": SURE}), address)


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
        place="Home visit",
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
    response = sign_in(full["psw"]).get(f"/nqsw/enrolments/{full['enrolment'].pk}/pack.pdf")
    assert response.content.startswith(b"%PDF-")
    page = render_to_string(
        "nqsw/outcomes/paper/pack.html", {"pack": pack_of(full["enrolment"], on=TODAY), "on": TODAY}
    )
    assert "Held in time 0 of 1 time" in page
    assert CANARY not in page


@pytest.mark.parametrize(("days_after", "says"), [(0, False), (1, True)])
def test_the_pack_says_that_records_begin_later_than_the_programme(sign_in, full, days_after, says):
    enrolment = full["enrolment"]
    begin = enrolment.started_on + timedelta(days_after)
    StartDay.objects.create(records_begin_on=begin, set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    pack = pack_of(enrolment, on=TODAY)
    words = f"Records begin on {day_in_full(begin)}, after the programme began here on"
    paper = render_to_string("nqsw/outcomes/paper/pack.html", {"pack": pack, "on": TODAY})
    page = sign_in(full["psw"]).get(f"/nqsw/enrolments/{enrolment.pk}/outcome/").text
    workbook = str(dict(summary(pack)).get("Records begin", ""))
    assert [words in said for said in (paper, page, workbook)] == [says] * 3


def test_a_milestone_due_before_records_begin_is_not_known_in_the_pack(full):
    enrolment = full["enrolment"]
    open_still = enrolment.milestones.open().order_by("due_on").first()
    StartDay.objects.create(
        records_begin_on=open_still.due_on + timedelta(1), set_at=datetime(2026, 11, 2, 9, tzinfo=UTC)
    )
    paper = render_to_string(
        "nqsw/outcomes/paper/pack.html", {"pack": pack_of(enrolment, on=TODAY), "on": TODAY}
    )
    assert "<td>not known</td>" in paper
    assert "<td>not yet</td>" in paper


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
@pytest.mark.parametrize("who", ["stranger", "mentor"])
def test_the_pack_is_not_for_everybody(sign_in, people, who, kind):
    person = people.get(who) or senior()
    assert sign_in(person).get(f"/nqsw/enrolments/{people['enrolment'].pk}/pack.{kind}").status_code == 404

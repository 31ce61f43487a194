"""Job titles that do not say a role: one question for each title, answered for good, seen and asked again."""

from datetime import date

import pytest
from django.urls import reverse

from nqsw.models import Enrolment, Milestone
from supervision.models import Agreement
from tests.tracker.setup.test_hard_kinds import DAY, LATER, boss, row
from workforce.models import Event, Worker

pytestmark = pytest.mark.django_db

KEPT = reverse("workforce:remembered_answers", args=["workforce"])


def worker(number):
    return Worker.objects.get(staff_number=number)


@pytest.mark.parametrize(
    ("title", "facts", "likely"),
    [
        ("ASYE Coordinator", {"swe": "SW5"}, "6"),
        ("NQSW Mentor", {"swe": "SW5"}, "6"),
        ("Student Social Worker", {}, "out"),
        ("Business Support Officer", {}, "out"),
        ("Family Support Worker", {}, "out"),
        ("Independent Reviewing Officer", {"swe": "SW5"}, "6"),
        ("Practice Educator", {"swe": "SW5"}, "6"),
    ],
)
def test_a_title_is_asked_about_once_for_all_who_have_it(desk, title, facts, likely):
    page = desk.upload(
        boss(), row("5", "Own", title=title, **facts), row("6", "Two", title=title.upper()), row("7", "Three")
    )
    assert "What to correct" not in page
    assert f"Which role has someone with the job title {title}?" in page
    assert (desk.open(), page.count(f'value="{likely}"')) == (1, 1)
    assert desk.run.questions[0]["options"][0][0] == likely
    new = [line[0] for line in desk.run.lines if line[2] == "workers added"]
    assert new == [2, 5], "nobody of this title, before someone has said"
    assert desk.run.changes["unchanged"] == 0, "they wait: the tracker does not have them"
    desk.answer(one_0_0="6")
    assert desk.apply()["workers added"] == 4
    assert [worker(n).org_role for n in ("5", "6", "7")] == [6, 6, 5]


def test_people_who_are_left_out_are_counted_and_named(desk):
    rows = (
        boss(),
        row("5", "Own", title="Business Support Officer"),
        row("6", "Two", title="Business Support Officer"),
        row("7", "Three"),
    )
    desk.upload(*rows)
    page = desk.answer(one_0_0="out")
    assert "Left out by the job title Business Support Officer: Ada Own, Ada Two." in page
    assert "People left out by job title (2)" in page
    assert desk.apply()["workers added"] == 2
    assert not Worker.objects.filter(staff_number__in=("5", "6")).exists()
    assert "Left out by the job title Business Support Officer: Ada Own, Ada Two." in desk.page()


def test_the_next_list_does_not_ask_again_and_names_them_again(desk):
    rows = (boss(), row("5", "Own", title="ASYE Coordinator"), row("6", "Off", title="Business Support"))
    desk.upload(*rows)
    desk.answer(one_0_0="6", one_0_1="out")
    desk.apply()
    page = desk.upload(*rows, row("8", "New", title="Asye  Coordinator"))
    assert desk.open() == 0
    assert "2 questions are answered as in an earlier file." in page
    assert f'href="{KEPT}"' in page
    assert "Left out by the job title Business Support: Ada Off." in page
    assert desk.apply() == {"workers added": 1, "agreements started": 1}
    assert worker("8").org_role == 6


def test_an_answer_is_seen_and_asked_again(desk):
    rows = (boss(), row("5", "Own", title="ASYE Coordinator"))
    desk.upload(*rows)
    desk.answer(one_0_0="6")
    desk.apply()
    page = desk.kept()
    assert "Which role has someone with the job title ASYE Coordinator?" in page
    assert ">Qualified without cases</td>" in page
    assert "The next file asks this again." in desk.ask_again("role:asye coordinator")
    assert "No answers yet." in desk.kept()
    assert Event.objects.filter(verb="answer forgotten").count() == 1
    page = desk.upload(*rows)
    assert desk.open() == 1
    assert "has this title in the tracker, as qualified without cases" in page
    desk.answer(one_0_0="4")
    assert desk.apply() == {"workers changed": 1}
    assert worker("5").org_role == 4
    assert ">Senior practitioner</td>" in desk.kept()


@pytest.mark.parametrize(("said", "role", "title"), [("6", 6, "ASYE Lead"), ("out", 5, "Social Worker")])
def test_someone_whose_new_title_does_not_say_a_role_is_asked_about_and_not_lost(desk, said, role, title):
    desk.upload(boss(), row("5", "Own"), row("6", "Two"))
    desk.apply()
    page = desk.upload(boss(), row("5", "Own", title="ASYE Lead"), row("6", "Two", fte="0.5"))
    assert [one["key"] for one in desk.run.questions] == ["role:asye lead"]
    assert "The tracker has Ada Own as case holder, with the title Social Worker." in page
    assert desk.run.questions[0]["options"][0][0] == "5"
    page = desk.answer(one_0_0=said)
    assert ("The tracker keeps Ada Own unchanged" in page) is (said == "out")
    desk.apply()
    own = worker("5")
    assert (own.org_role, own.job_title, own.left_on) == (role, title, None)
    assert float(worker("6").fte) == 0.5


def test_a_title_of_the_first_year_is_enrolled_once_its_role_is_said(desk):
    desk.upload(boss(), row("5", "Own", title="NQSW - Duty Team", start="01/09/2026"))
    assert desk.open() == 1
    desk.answer(one_0_0="5")
    desk.apply()
    assert Enrolment.objects.get().worker == worker("5")


def test_who_becomes_an_nqsw_is_supervised_so_from_today_and_the_preview_says_it(bring_in):
    bring_in(boss(), row("5", "Own", start="01/09/2026"))
    Agreement.objects.update(last_held_on=DAY)
    plan = bring_in(boss(), row("5", "Own", title="Social Worker (ASYE)", start="01/09/2026"), on=LATER)
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    assert "; its supervision starts today, 01/12/2026: what was due before" in line.says


def test_who_becomes_an_nqsw_late_has_milestones_late_at_once_and_the_preview_says_it(bring_in):
    bring_in(boss(), row("5", "Own", start="02/11/2026"))
    later = date(2026, 12, 1)
    plan = bring_in(boss(), row("5", "Own", title="Social Worker (ASYE)", start="02/11/2026"), on=later)
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    late = ["Support and assessment agreement", "Self-assessment at the start"]
    assert line.says.endswith(f"; 2 milestones late at once: {late[0]} and {late[1]}")
    found = Milestone.objects.late(on=later).order_by("due_on", "pk")
    assert list(found.values_list("title", flat=True)) == late


def test_of_a_first_list_nothing_is_late_at_once(bring_in):
    plan = bring_in(boss(), row("5", "Own", title="Social Worker (ASYE)", start="01/09/2026"), on=LATER)
    (line,) = [line for line in plan.lines if line.what == "NQSWs enrolled"]
    assert "late at once" not in line.says
    assert not Milestone.objects.late(on=LATER).exists()


def test_who_qualified_years_ago_is_asked_about_whatever_the_title_says(bring_in):
    bring_in(boss(), row("5", "Own", start="01/09/2026"))
    Worker.objects.filter(staff_number="5").update(qualified_on=date(2014, 7, 12))
    rows = (boss(), row("5", "Own", title="Social Worker (ASYE)", start="01/09/2026"))
    (question,) = bring_in(*rows, on=LATER).open_questions
    assert question.why.endswith(
        "Ada Own qualified on 12 July 2014, more than 2 years before the programme starts."
    )
    assert not Enrolment.objects.exists()


def test_who_has_a_line_manager_that_is_left_out_is_named(desk):
    desk.upload(boss(title="Business Support Manager"), row("5", "Own"))
    page = desk.answer(one_0_0="out")
    assert "The line manager in the list, Bea Boss, is left out." in page
    desk.apply()
    assert worker("5").line_manager is None


def test_of_two_posts_only_the_one_that_is_left_out_is_not_there(desk):
    two = {"swe": "SW5", "fte": "0.5"}
    desk.upload(boss(), row("5", "Own", **two), row("6", "Own", title="Panel Adviser", **two))
    desk.answer(one_0_0="out")
    desk.apply()
    assert (float(worker("5").fte), worker("5").posts.count()) == (0.5, 0)


def test_a_title_of_line_managers_is_likely_that_of_a_manager(desk):
    page = desk.upload(
        boss(),
        row("5", "Own", title="Practice Manager"),
        row("6", "Two", title="Practice Manager", swe="SW5"),
        row("7", "Three", boss="5"),
    )
    assert desk.run.questions[0]["options"][0][0] == "3"
    assert "Ada Own is the line manager of 1 person in the list." in page

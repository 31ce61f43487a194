"""The first steps: true at every moment, one button each, for those who do them, put away by a person."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nqsw.models import Milestone
from nqsw.programmes.services import install_programmes
from supervision.models import Agreement, LogRow
from supervision.reminders.services.escalation import set_ladder
from supervision.reminders.sources import USUAL_LADDER
from supervision.start_day.reports.first_days import are_first_days_open
from supervision.start_day.services.start_days import begin_records
from tests.factories import AccountFactory, AgreementFactory, AllocationFactory, WorkerFactory
from tests.nqsw.enrolments.promised import enrolled
from tests.workforce.caseloads.test_caseloads import counted
from tracker.first_steps.reports import first_steps, steps
from tracker.first_steps.services import leave_step
from workforce.authority.groups import BY_KEY
from workforce.authority.services import change_settings
from workforce.authority_settings import authority_settings
from workforce.models import Absence, AuthorityRole, ImportRun, StepNotNeeded
from workforce.rules.authority import Setting
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
ROLES = (AuthorityRole.ADMINISTRATOR, AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
PAGE = "/settings/first-steps/"


@pytest.fixture
def administrator(frozen_today):
    return AccountFactory(role=AuthorityRole.ADMINISTRATOR)


def looked(account, today):
    return {one.step.key: one for one in first_steps(Viewer(account, on=today)).standings}


def confirm(key, today, **values):
    there = authority_settings(on=today)
    changes = {one: getattr(there, one.value) for one in BY_KEY[key].settings}
    change_settings(
        changes=changes | {Setting(name): value for name, value in values.items()},
        from_on=None,
        reason="",
        by=None,
        on=today,
    )


DONE_BY = {
    "name": lambda today: confirm("name", today, authority_name="Westshire Council", dfe_code="340"),
    "psw": lambda today: AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER),
    "working-time": lambda today: confirm("working-time", today),
    "caseloads": lambda today: confirm("caseloads", today),
    "policies": lambda today: install_programmes(),
    "supervision": lambda today: confirm("supervision", today),
    "nqsw": lambda today: confirm("nqsw", today),
    "ladder": lambda today: set_ladder(days=USUAL_LADDER, by=None),
    "words": lambda today: install_programmes(),
    "people": lambda today: WorkerFactory(),
    "caseload-counts": lambda today: counted(WorkerFactory(), (11, 1, 5)),
    "allocations": lambda today: AllocationFactory(),
    "start-day": lambda today: begin_records(by=None, at=timezone.now(), on=today),
    "first-due-days": lambda today: begin_records(by=None, at=timezone.now(), on=today),
    "programme": lambda today: enrolled(),
    "programme-sheet": lambda today: enrolled(),
    "invitations": lambda today: WorkerFactory(),
}
#: What is shown done by the walk of a whole council: see test_setup and tests/browser.
ELSEWHERE = {"log", "reminder"}


def test_on_an_empty_tracker_nothing_is_done(administrator, today):
    assert not [key for key, one in looked(administrator, today).items() if one.look.is_done]


def test_each_step_is_asked_about():
    assert set(DONE_BY) | ELSEWHERE <= {step.key for step in steps()}


@pytest.mark.parametrize("key", DONE_BY)
def test_a_step_is_done_when_what_it_needs_is_there_and_says_so_in_words(administrator, today, key):
    before = looked(administrator, today)[key].look
    DONE_BY[key](today)
    after = looked(administrator, today)[key].look
    assert (before.is_done, after.is_done) == (False, True)
    assert before.words != after.words or key == "working-time"


def test_what_is_missing_is_said_in_numbers(administrator, today):
    holder = counted(WorkerFactory(account=None, email="a@council.example"), (11, 1, 5))
    WorkerFactory(account=None, email="", line_manager=holder)
    WorkerFactory(line_manager=holder)
    found = looked(administrator, today)
    assert found["people"].look.words == "3 people in 3 teams."
    assert found["caseload-counts"].look.words == "1 of 3 case holders counted."
    invitations = found["invitations"].look
    assert invitations.words == "1 invited, 1 came. 1 not invited yet. 1 person has no e-mail address."
    assert not invitations.is_done


def test_who_was_not_seen_since_records_begin_waits_for_a_first_due_day(administrator, today):
    agreement = AgreementFactory(starts_on=date(2020, 1, 6), clock_started_on=date(2020, 1, 6))
    begin_records(by=None, at=timezone.now(), on=today)
    one = looked(administrator, today)["first-due-days"].look
    assert (one.is_done, one.words[:21]) == (False, "None is agreed yet. T")
    Agreement.objects.filter(pk=agreement.pk).update(first_due_on=today)
    one = looked(administrator, today)["first-due-days"].look
    assert (one.is_done, one.words) == (True, "1 first due day agreed.")


def test_who_is_away_without_an_end_waits_for_no_first_due_day(administrator, today):
    agreement = AgreementFactory(starts_on=date(2020, 1, 6), clock_started_on=date(2020, 1, 6))
    Absence.objects.create(worker=agreement.supervisee, started_on=today, reason="SIC")
    begin_records(by=None, at=timezone.now(), on=today)
    assert looked(administrator, today)["first-due-days"].look.is_done


def test_it_is_true_again_when_what_was_there_is_gone(administrator, today):
    worker = WorkerFactory()
    assert looked(administrator, today)["people"].look.is_done
    worker.left_on = worker.started_on
    worker.save()
    assert not looked(administrator, today)["people"].look.is_done


@pytest.mark.parametrize("role", ROLES)
def test_each_open_step_has_one_button_or_says_whose_it_is(sign_in, frozen_today, role):
    account = AccountFactory(role=role)
    client = sign_in(account)
    page = client.get(PAGE).text
    for one in looked(account, frozen_today).values():
        if one.address:
            buttons = re.findall(f'class="govuk-button[^"]*" href="{re.escape(one.address)}"', page)
            assert len(buttons) == one.is_open
            assert client.get(one.address).status_code == 200
        else:
            assert one.step.who in page or not one.is_open


@pytest.mark.parametrize("role", ["", AuthorityRole.QUALITY_ASSURANCE])
def test_nobody_else_sees_them(sign_in, role):
    client = sign_in(WorkerFactory(account__role=role))
    assert "First steps" not in client.get("/").text
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_they_are_on_the_home_page_until_put_away_and_can_be_brought_back(sign_in, frozen_today, role):
    client = sign_in(AccountFactory(role=role))
    heading = "First steps: "
    assert heading in client.get("/").text
    answer = client.post(PAGE + "put-away/", follow=True)
    assert heading not in answer.text
    assert "You find them under Settings." in answer.text
    assert PAGE in client.get(reverse("tracker:settings")).text
    assert heading in client.post(PAGE + "put-away/", {"back": "yes"}, follow=True).text


def test_put_away_by_one_they_stay_with_the_other(client, frozen_today):
    first, second = (AccountFactory(role=role) for role in ROLES)
    client.force_login(first)
    client.post(PAGE + "put-away/")
    client.force_login(second)
    assert "First steps: " in client.get("/").text


def test_a_step_that_is_not_needed_is_left_with_a_reason_and_taken_up_again(sign_in, administrator, today):
    client = sign_in(administrator)
    assert "Enter" in client.post(f"{PAGE}allocations/not-needed/", {"reason": " "}).text
    client.post(f"{PAGE}allocations/not-needed/", {"reason": "The case system cannot export them"})
    one = looked(administrator, today)["allocations"]
    assert (one.is_open, one.look.is_done) == (False, False)
    assert "Not needed here: The case system cannot export them" in client.get(PAGE).text
    client.post(f"{PAGE}allocations/needed/")
    assert not StepNotNeeded.objects.exists()


def test_no_authority_does_without_the_hr_list(sign_in, administrator):
    step = next(step for step in steps() if step.key == "people")
    with pytest.raises(Refusal, match="Every authority"):
        leave_step(step=step, reason="No", by=administrator)
    assert sign_in(administrator).get(f"{PAGE}people/not-needed/").status_code == 404
    assert sign_in(administrator).get(f"{PAGE}weather/not-needed/").status_code == 404


def test_once_all_are_done_the_home_page_says_nothing_of_them(sign_in, administrator, today):
    for key, make in DONE_BY.items():
        make(today) if key != "invitations" else None
    for step in steps():
        if step.can_be_left and not looked(administrator, today)[step.key].look.is_done:
            leave_step(step=step, reason="Not here", by=administrator)
    found = first_steps(Viewer(administrator, on=today))
    assert [one.step.key for one in found.standings if one.is_open] == []
    assert "First steps: " not in sign_in(administrator).get("/").text


def test_the_usual_policies_are_added_with_one_press_and_once(sign_in, administrator, today):
    client = sign_in(administrator)
    assert "LGA, Standards for employers" in client.get(reverse("tracker:usual_policies")).text
    for _ in range(2):
        client.post(reverse("tracker:usual_policies"))
    assert looked(administrator, today)["policies"].look.words == "6 policies, 4 programmes."


@pytest.mark.parametrize("people", [0, 3, 60])
@pytest.mark.parametrize("role", ROLES)
def test_the_page_asks_as_often_for_many_people(sign_in, frozen_today, queries_of, people, role):
    WorkerFactory.create_batch(people)
    client = sign_in(AccountFactory(role=role))
    client.get("/")
    assert queries_of(client, PAGE) <= 10


def test_milestones_from_before_records_began_are_left_open_until_someone_says(administrator, today):
    enrolled(started_on=today - timedelta(days=60))
    begin_records(by=None, at=timezone.now(), on=today)
    one = looked(administrator, today)["programme-sheet"].look
    number = Milestone.objects.before_records().count()
    assert number > 1
    assert (one.is_done, one.words.split(" due")[0]) == (False, f"{number} milestones were")


def test_once_the_programme_sheet_is_in_the_step_leads_to_what_it_left_open(today):
    psw = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    enrolled(started_on=today - timedelta(days=60))
    begin_records(by=None, at=timezone.now(), on=today)
    assert looked(psw, today)["programme-sheet"].action == "Import the programme sheet"
    at = timezone.now()
    run = ImportRun.objects.create(kind="programme", file_name="asye.xlsx", uploaded_at=at, applied_at=at)
    one = looked(psw, today)["programme-sheet"]
    assert (one.action, one.address) == ("Say what was already done", reverse("nqsw:already_done"))
    ImportRun.objects.filter(pk=run.pk).update(undone_at=at)
    assert looked(psw, today)["programme-sheet"].action == "Import the programme sheet"


def test_rows_of_the_log_that_wait_are_what_the_step_leads_to(today):
    psw = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    one = looked(psw, today)["log"]
    assert one.action == "Import the log"
    LogRow.objects.create(
        fingerprint="1", row_number=2, file_name="log.xlsx", met_on=today, supervisee_name="A B",
        names_key="1", supervisor_name="C D", kind="one_to_one", outcome="unclear", problem="Was it held?",
    )  # fmt: skip
    one = looked(psw, today)["log"]
    assert (one.look.is_done, one.action) == (False, "Settle the rows")
    assert one.address == reverse("supervision:log_rows")


def test_the_home_page_no_longer_asks_for_first_due_days_once_they_are_agreed(administrator, today):
    unseen = {"starts_on": date(2020, 1, 6), "clock_started_on": date(2020, 1, 6)}
    agreement, _ = AgreementFactory(**unseen), AgreementFactory(**unseen)
    begin_records(by=None, at=timezone.now(), on=today)
    assert are_first_days_open(on=today)
    Agreement.objects.filter(pk=agreement.pk).update(first_due_on=today)
    assert not are_first_days_open(on=today)

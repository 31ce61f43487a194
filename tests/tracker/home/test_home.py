"""The home page: each reader finds the next thing to do, and nothing that leads nowhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nqsw.models import MentorMeeting
from supervision.models import LogRow
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    EnrolmentFactory,
    MasterClassFactory,
    MentorAssignmentFactory,
    MilestoneFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.privacy.views.governance import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def home(client) -> str:
    response = client.get(reverse("tracker:home"))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_nqsw_sees_their_week_and_what_is_due(sign_in):
    enrolment = EnrolmentFactory(worker__given_name="Amina")
    AgreementFactory(supervisee=enrolment.worker, starts_on=date(2026, 11, 2))
    MasterClassFactory(title="Writing chronologies")
    page = home(sign_in(enrolment.worker))
    assert "Amina, week 11 of your programme" in page
    assert "Due by Wednesday 2 December" in page
    assert "You do not have a mentor yet." in page
    assert "Writing chronologies" in page


def test_a_supervisor_sees_today_and_their_people(sign_in):
    agreement = AgreementFactory()
    SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 19, 14, tzinfo=UTC),
    )
    page = home(sign_in(agreement.supervisor))
    who = agreement.supervisee
    link = f'<a class="govuk-link" href="{who.get_absolute_url()}">{who}</a>'
    assert f"<strong>14:00</strong> {link}" in page
    assert "Your people" in page


def test_a_session_that_someone_else_takes_over_says_with_whom(sign_in):
    agreement = AgreementFactory()
    covering = WorkerFactory()
    SessionFactory(
        supervisor=covering,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 23, 14, tzinfo=UTC),
    )
    assert f"</strong> with {covering}" in home(sign_in(agreement.supervisee))


def test_both_see_today_that_one_of_them_did_not_attend(sign_in):
    agreement = AgreementFactory()
    at = datetime(2026, 11, 19, 9, tzinfo=UTC)
    pair = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    why = {"called_off_side": "supervisee", "called_off_reason": "sickness", "called_off_at": at}
    SessionFactory(**pair, starts_at=at, status="did_not_attend", **why)
    for party in pair.values():
        page = home(sign_in(party))
        assert "<strong>09:00</strong>" in page
        assert "Did not attend</strong>" in page


def test_a_mentor_sees_the_nqsws_they_mentor(sign_in):
    assignment = MentorAssignmentFactory()
    page = home(sign_in(assignment.mentor))
    assert "NQSWs you mentor" in page
    assert str(assignment.enrolment.worker) in page


def test_an_assessor_sees_the_nqsws_they_assess(sign_in):
    enrolment = EnrolmentFactory(assessor=WorkerFactory())
    assert "NQSWs you assess" in home(sign_in(enrolment.assessor))


def test_an_assessor_opens_every_late_milestone_and_every_one_that_waits_for_them(sign_in):
    enrolment = EnrolmentFactory(assessor=WorkerFactory())
    waiting = [
        MilestoneFactory(enrolment=enrolment, title=f"Review {number}", done_on=date(2026, 11, 17))
        for number in range(6)
    ]
    MilestoneFactory(enrolment=enrolment, due_on=date(2026, 11, 2))
    page = home(sign_in(enrolment.assessor))
    assert f"{reverse('nqsw:milestones')}?nqsw={enrolment.pk}&amp;show=late" in page
    for milestone in waiting:
        assert reverse("nqsw:milestone_sign", args=[milestone.pk]) in page


def test_a_principal_social_worker_sees_the_authority_in_numbers(sign_in):
    AgreementFactory()
    EnrolmentFactory()
    page = home(sign_in(AccountFactory(role="psw")))
    assert 'tracker-stat__number">1</span> <span class="tracker-stat__label">overdue for supervision' in page
    assert 'tracker-stat__number">1</span> <span class="tracker-stat__label">without a mentor' in page


def test_an_administrator_sees_accounts_and_no_supervision(sign_in):
    AgreementFactory()
    page = home(sign_in(AccountFactory(role="admin")))
    assert "Invite people" in page
    assert "overdue for supervision" not in page


def test_quality_assurance_from_outside_the_workforce_is_not_led_where_they_may_not_go(sign_in):
    page = home(sign_in(AccountFactory(role="qa")))
    assert "No files to read" in page
    assert reverse("supervision:without_agreement") not in page


def test_actions_past_their_day_are_counted(sign_in):
    action = ActionFactory(due_on=date(2026, 11, 18))
    ActionFactory(owner=action.owner, due_on=date(2026, 11, 19))
    page = home(sign_in(action.owner))
    assert "1 action overdue" in page
    assert "1 action due within two weeks" in page


def test_somebody_new_is_told_what_will_appear(sign_in):
    assert "Nothing to do yet" in home(sign_in(WorkerFactory()))


def test_a_manager_whose_people_have_no_supervisor_is_led_to_them(sign_in):
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager)
    assert reverse("supervision:without_agreement") in home(sign_in(manager))


def test_the_number_of_queries_does_not_grow_with_people(sign_in):
    manager = WorkerFactory(org_role=3)
    client = sign_in(manager)
    home(client)  # the first page of a sign-in writes when it began
    numbers = []
    for people in (1, 2, 27):
        for _ in range(people):
            enrolment = EnrolmentFactory(worker__line_manager=manager)
            AgreementFactory(supervisee=enrolment.worker, supervisor=manager)
        with CaptureQueriesContext(connection) as queries:
            home(client)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] == numbers[2]
    assert numbers[0] <= 50


@pytest.mark.parametrize(("role", "finds"), [("admin", True), ("psw", True), ("qa", False), ("", False)])
def test_rows_of_a_log_to_settle_are_found_from_home_by_those_who_import(sign_in, role, finds):
    LogRow.objects.create(
        fingerprint="1" * 64, row_number=2, file_name="log.xlsx", met_on="2026-09-08", kind="one_to_one",
        supervisee_name="A Ahmed", supervisor_name="D Okafor", cue="on leave",
    )  # fmt: skip
    page = sign_in(WorkerFactory(account__role=role)).get(reverse("tracker:home")).content.decode()
    assert (reverse("supervision:log_rows") in page) is finds


def test_an_information_governance_officer_finds_their_pages_at_home(sign_in):
    page = sign_in(AccountFactory(role="ig")).get("/").text
    for label, name, _ in PAGES:
        assert f'<a class="govuk-link" href="{reverse(name)}">{label}</a>' in page
    assert "Who could read what" not in sign_in(AccountFactory(role="admin")).get("/").text


def test_a_meeting_with_the_mentor_before_is_not_said_to_be_with_the_one_now(sign_in):
    before = MentorAssignmentFactory(starts_on=date(2026, 9, 1), ends_on=date(2026, 11, 18))
    now = MentorAssignmentFactory(enrolment=before.enrolment, starts_on=date(2026, 11, 19))
    at = datetime(2026, 12, 8, 15, 30, tzinfo=UTC)
    MentorMeeting.objects.create(assignment=before, starts_at=at, ends_at=at + timedelta(hours=1))
    page = home(sign_in(before.enrolment.worker))
    assert f"{now.mentor}; no meeting is booked." in page
    assert f"Still booked with {before.mentor}: <a" in page

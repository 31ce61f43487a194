"""People left behind: who is on the list and why, for whom, and the numbers that lead to it."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.agreements.services.covers import start_cover
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    AllocationFactory,
    CaseloadSnapshotFactory,
    EnrolmentFactory,
    MentorAssignmentFactory,
    TeamFactory,
    WorkerFactory,
)
from tests.workforce.authority.changing import change_setting
from tracker.left_behind.reports import Part, Reason, left_behind
from tracker.left_behind.steps import step_for
from workforce.models import Worker
from workforce.permissions import can_answer_for, people_answered_for
from workforce.rules.authority import Setting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/people/left-behind/"
LEFT_ON = date(2026, 11, 3)


@pytest.fixture
def psw(frozen_today):
    """A principal social worker without a worker behind them, so that the list holds others alone."""
    return AccountFactory(role="psw")


def boss(**facts):
    """A supervisor who has a supervisor and a line manager that stay."""
    return WorkerFactory(org_role=3, given_name="Daniel", **facts)


def rows(today):
    """The list for everyone, without the managers that have no supervisor of their own."""
    found = left_behind(Worker.objects.all(), on=today)
    return [
        (str(row.person or row.team), row.part, row.reason)
        for row in found
        if row.reason not in (Reason.NOBODY, Reason.NO_MANAGER)
    ]


@pytest.mark.parametrize(
    ("facts", "absence", "reason"),
    [
        ({"left_on": date(2026, 11, 18)}, None, Reason.LEFT),
        ({"left_on": date(2026, 11, 19)}, None, None),  # the last day itself
        ({"account": None, "email": ""}, None, Reason.NO_ACCOUNT),
        ({"account__is_active": False}, None, Reason.NO_ACCOUNT),
        ({"account": None, "email": "", "left_on": date(2026, 11, 3)}, None, Reason.LEFT),
        ({}, (date(2026, 10, 23), None), Reason.AWAY),  # the 20th working day is today
        ({}, (date(2026, 10, 26), None), None),  # the 19th
        ({}, (date(2026, 11, 16), date(2026, 12, 11)), Reason.AWAY),  # 20 working days, as is known
        ({}, (date(2026, 11, 16), date(2026, 12, 10)), None),
        ({}, (date(2026, 11, 20), None), None),  # from tomorrow
        ({}, None, None),
    ],
)
def test_a_supervisor_is_gone_when(facts, absence, reason, today):
    supervisor = boss(**facts)
    if absence:
        AbsenceFactory(worker=supervisor, started_on=absence[0], ended_on=absence[1])
    agreement = AgreementFactory(supervisor=supervisor)
    expected = [(str(agreement.supervisee), Part.SUPERVISOR, reason)] if reason else []
    assert rows(today) == expected


def test_the_authority_says_from_when_someone_is_long_absent(today):
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 11, 9), ended_on=None)
    assert rows(today) == []
    change_setting(Setting.LONG_ABSENT_WORKING_DAYS, 9, by=None, on=today)
    assert [reason for _, _, reason in rows(today)] == [Reason.AWAY]


@pytest.mark.parametrize(("left_on", "stays"), [(None, False), (LEFT_ON, True)])
def test_cover_settles_an_absence_and_not_a_leaving(left_on, stays, today):
    agreement = AgreementFactory()
    AbsenceFactory(worker=agreement.supervisor, started_on=date(2026, 9, 1), ended_on=None)
    start_cover(
        agreement=agreement,
        supervisor=WorkerFactory(org_role=3),
        starts_on=today,
        ends_on=today + timedelta(30),
        by=None,
        at=datetime(2026, 11, 19, 9, tzinfo=UTC),
    )
    Worker.objects.filter(pk=agreement.supervisor_id).update(left_on=left_on)
    assert bool(rows(today)) is stays


def test_an_nqsw_lacks_a_mentor_an_assessor_and_a_line_manager(today):
    gone = boss(left_on=LEFT_ON)
    nqsw = EnrolmentFactory(assessor=gone, worker__line_manager=gone)
    MentorAssignmentFactory(enrolment=nqsw, mentor=gone)
    assert {part for _, part, _ in rows(today)} == {Part.MENTOR, Part.ASSESSOR, Part.LINE_MANAGER}


def test_nobody_who_has_left_is_left_behind(today):
    AgreementFactory(supervisor__left_on=LEFT_ON, supervisee__left_on=date(2026, 11, 10))
    assert rows(today) == []


def test_people_without_any_supervisor_say_since_when(today):
    worker = WorkerFactory(started_on=date(2026, 3, 2))
    assert [(row.person, row.since) for row in left_behind(Worker.objects.filter(pk=worker.pk), on=today)][
        :1
    ] == [(worker, date(2026, 3, 2))]
    AgreementFactory(supervisee=worker, starts_on=date(2026, 4, 1), ends_on=date(2026, 10, 30))
    (row,) = [
        row for row in left_behind(Worker.objects.filter(pk=worker.pk), on=today) if row.person == worker
    ]
    assert (row.reason, row.since) == (Reason.NOBODY, date(2026, 10, 30))


@pytest.mark.parametrize(
    ("manager", "is_lacking"),
    [({"left_on": LEFT_ON}, True), ({}, False), (None, True)],
)
def test_a_team_has_no_manager_when_nobody_who_works_here_manages_anyone_in_it(manager, is_lacking, today):
    team = TeamFactory()
    over = None if manager is None else WorkerFactory(org_role=3, **manager)
    WorkerFactory.create_batch(2, team=team, line_manager=over)
    lacking = [
        row.team for row in left_behind(Worker.objects.all(), on=today) if row.part == Part.TEAM_MANAGER
    ]
    assert (team in lacking) is is_lacking


def test_a_team_that_manages_others_is_not_without_a_manager(today):
    top = WorkerFactory(org_role=1)
    WorkerFactory(line_manager=top)
    lacking = [
        row.team for row in left_behind(Worker.objects.all(), on=today) if row.part == Part.TEAM_MANAGER
    ]
    assert top.team not in lacking


@pytest.fixture
def eight_left(today):
    """D Okafor left on 3 November and supervised and managed eight people; above stood a service manager."""
    above = WorkerFactory(org_role=2)
    gone = WorkerFactory(
        given_name="Daniel", family_name="Okafor", org_role=3, left_on=LEFT_ON, line_manager=above
    )
    AgreementFactory(supervisee=gone, supervisor=above, ends_on=LEFT_ON)
    people = [AgreementFactory(supervisor=gone, supervisee__line_manager=gone).supervisee for _ in range(8)]
    return above, gone, people


def test_eight_people_stand_under_the_one_who_has_left_each_with_a_next_step(sign_in, eight_left):
    above, _gone, people = eight_left
    page = sign_in(above).get(PAGE, {"reason": "left"})
    text = " ".join(page.content.decode().split())
    assert "<strong>Daniel Okafor left on Tuesday 3 November:</strong>" in text
    assert 'data-count="8"' in text
    for worker in people:
        assert str(worker) in text
        assert reverse("supervision:hand_over", args=[worker.agreements.get().pk]) in text
    assert "Overdue" in text


@pytest.mark.parametrize("who", ["service manager", "psw", "other manager"])
def test_each_sees_those_they_answer_for_and_nobody_else(who, eight_left, today, viewing):
    above, _, people = eight_left
    other = WorkerFactory(org_role=3)
    mine = AgreementFactory(supervisor__left_on=LEFT_ON, supervisee__line_manager=other).supervisee
    reader = {"service manager": above, "psw": AccountFactory(role="psw"), "other manager": other}[who]
    viewer = viewing(reader)
    listed = {row.person for row in left_behind(people_answered_for(viewer), on=today) if row.gone}
    assert listed == {person for person in [*people, mine] if can_answer_for(viewer, person)}
    assert len(listed) == {"service manager": 8, "psw": 9, "other manager": 1}[who]


def test_every_number_on_the_home_page_is_that_of_its_list_and_its_file(sign_in, psw, eight_left):
    WorkerFactory()
    AgreementFactory(supervisor__account=None, supervisor__email="")
    client = sign_in(psw)
    counted = client.get("/").context["page"].numbers.left_behind
    assert set(counted) >= {Reason.LEFT, Reason.NOBODY, Reason.NO_ACCOUNT}
    for reason, number in counted.items():
        page = client.get(PAGE, {"reason": reason.value})
        assert page.context["table"].total == number
        file = client.get(reverse("tracker:left_behind_csv"), {"reason": reason.value})
        lines = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert len(lines) - 1 == number
        assert {line[4] for line in lines[1:]} == {reason.label}
    assert client.get(reverse("tracker:left_behind_xlsx")).content.startswith(b"PK")


def test_who_relies_on_one_for_several_parts_is_counted_once_and_has_a_row_for_each(sign_in, psw, today):
    other, gone = boss(), boss(account=None, email="")
    enrolment = EnrolmentFactory(assessor=gone, worker__line_manager=gone)
    AgreementFactory(supervisor=gone, supervisee=enrolment.worker)
    AgreementFactory(supervisor=gone, supervisee__line_manager=other)
    counted = sign_in(psw).get("/").context["page"].numbers.left_behind
    page = sign_in(psw).get(PAGE, {"reason": "no-account"})
    assert (counted[Reason.NO_ACCOUNT], page.context["table"].total) == (2, 4)
    assert ">2 people<" in page.content.decode()


def test_the_list_is_filtered_by_team_and_by_who_is_lacking(sign_in, psw, eight_left):
    _, _, people = eight_left
    client = sign_in(psw)
    page = client.get(PAGE, {"team": people[0].team.pk, "part": "supervisor", "reason": "left"})
    assert [row.person for row in page.context["form"].shown()] == people[:1]
    assert client.get(PAGE, {"team": "no team", "reason": "x", "page": "y"}).status_code == 200


def test_an_empty_list_says_who_would_be_in_it(sign_in, psw):
    text = sign_in(psw).get(PAGE).content.decode()
    assert "Nobody is left behind" in text
    assert "People left behind" not in sign_in(psw).get("/").content.decode()


def test_the_list_is_cut_into_pages_of_fifty_and_the_group_says_its_whole_number(sign_in, psw):
    gone = boss(left_on=LEFT_ON)
    for _ in range(53):
        AgreementFactory(supervisor=gone)
    client = sign_in(psw)
    for page, shown in (("1", 50), ("2", 3)):
        text = client.get(PAGE, {"reason": "left", "page": page}).content.decode()
        assert text.count("Hand over<span") == shown
        assert ">53 people<" in text


def test_the_number_of_queries_does_not_grow_with_the_rows(sign_in, psw, queries_of):
    gone, client = boss(left_on=LEFT_ON), sign_in(psw)
    queries_of(client, PAGE)
    counts = []
    for number in (1, 2, 47):
        for _ in range(number):
            enrolment = EnrolmentFactory(assessor=gone)
            AgreementFactory(supervisor=gone, supervisee=enrolment.worker)
        counts.append(queries_of(client, PAGE))
    assert len(set(counts)) == 1
    assert counts[0] <= 10


def test_an_overdue_row_says_that_the_supervisor_has_left(sign_in, psw, eight_left):
    text = sign_in(psw).get(reverse("supervision:overdue")).content.decode()
    assert "Daniel Okafor left on Tuesday 3 November; a new supervisor is needed." in text


@pytest.mark.parametrize(("part", "label"), [("mentor", "Another mentor"), ("assessor", "Another assessor")])
def test_several_nqsws_of_one_get_another_mentor_or_assessor_with_their_names_ticked(
    sign_in, psw, part, label
):
    gone, other = boss(left_on=LEFT_ON), EnrolmentFactory()
    MentorAssignmentFactory(enrolment=other)
    theirs = [EnrolmentFactory(assessor=gone) for _ in range(3)]
    for one in theirs:
        MentorAssignmentFactory(enrolment=one, mentor=gone)
    client = sign_in(psw)
    address = f"{reverse('nqsw:support_together')}?part={part}&of={gone.pk}"
    assert f'href="{address.replace("&", "&amp;")}">{label} for all' in client.get(PAGE).content.decode()
    form = client.get(address).context["form"]
    assert form.initial["part"] == part
    assert set(form.initial["enrolments"]) == {one.pk for one in theirs}


def test_a_manager_is_not_sent_to_pages_that_are_not_theirs(sign_in, eight_left):
    above, gone, people = eight_left
    for person in people[:2]:
        MentorAssignmentFactory(enrolment=EnrolmentFactory(worker=person), mentor=gone)
    client = sign_in(above)
    page = client.get(PAGE)
    assert "Another mentor for all" not in page.content.decode()
    for row in page.context["form"].shown():
        assert client.get(step_for(row, viewer=page.wsgi_request.viewer).url).status_code == 200
    together = reverse("supervision:hand_over_people", args=[gone.pk])
    assert together in page.content.decode()
    assert client.get(together).status_code == 200


@pytest.mark.parametrize(
    ("counts", "is_listed"),
    [
        ({date(2026, 10, 30): 12}, True),
        ({date(2026, 11, 16): 12}, True),
        ({date(2026, 11, 16): 0}, False),
        ({date(2026, 9, 1): 12}, False),
    ],
    ids=[
        "in the newest count",
        "counted after they left",
        "counted without cases",
        "not in the newest count",
    ],
)
def test_cases_of_someone_who_has_left_are_left_behind(counts, is_listed, today):
    leaver = WorkerFactory(left_on=LEFT_ON)
    for counted_on, cases in counts.items():
        CaseloadSnapshotFactory(worker=leaver, counted_on=counted_on, cin=cases)
    if not is_listed:
        CaseloadSnapshotFactory(counted_on=date(2026, 11, 16))
    found = [row for row in left_behind(Worker.objects.all(), on=today) if row.reason is Reason.CASES]
    assert [row.person for row in found] == ([leaver] if is_listed else [])


def test_allocated_cases_of_someone_who_has_left_lead_to_their_caseload(sign_in, psw, today):
    leaver = WorkerFactory(left_on=LEFT_ON)
    AllocationFactory(worker=leaver, allocated_on=date(2026, 9, 1))
    page = sign_in(psw).get(PAGE, {"reason": "cases"}).text
    assert "1 case allocated under their name" in page
    assert f'href="/caseloads/{leaver.pk}/"' in page

"""The report of repeated actions: who sees which, how they are counted, and what no file holds."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from supervision.models import Action, ActionReview
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    CaseDiscussionFactory,
    SessionFactory,
    TeamFactory,
    WorkerFactory,
)
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

PAGE = "/actions/repeated/"
FIRST = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def carried(times: int, *, name: str = "Ahmed", team=None, supervisor=None, **fields) -> Action:
    """An action of a first session, carried forward by so many weekly ones after it."""
    who = {"given_name": "P", "family_name": name, **({"team": team} if team else {})}
    supervisor = supervisor or WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=supervisor, **who)
    AgreementFactory(supervisee=worker, supervisor=supervisor)
    sessions = [
        SessionFactory(
            supervisor=supervisor, supervisee=worker, status="held", starts_at=FIRST + timedelta(weeks=week)
        )
        for week in range(times + 1)
    ]
    fields = {"what": "canary-what", "outcome": "canary-outcome", **fields}
    action = ActionFactory(supervisee=worker, session=sessions[0], **fields)
    for session in sessions[1:]:
        ActionReview.objects.create(action=action, session=session, outcome="carried")
    return action


def rows(response) -> list[tuple[str, int]]:
    table = response.context["table"]
    return [(row.record.person.family_name, row.record.carried) for row in table.paginated_rows]


@pytest.mark.parametrize(("times", "is_listed"), [(0, False), (1, False), (2, True), (3, True)])
def test_an_action_is_listed_from_its_second_carry(sign_in, psw, times, is_listed):
    carried(times)
    response = sign_in(psw).get(PAGE)
    assert bool(response.context["table"].rows) == is_listed


def test_reviewed_as_done_or_dropped_is_not_carried(sign_in, psw):
    action = carried(2)
    ActionReview.objects.filter(action=action).update(outcome="dropped")
    assert rows(sign_in(psw).get(PAGE)) == []


def test_the_row_says_whose_since_when_and_from_what_and_not_what_it_says(sign_in, psw):
    supervisor = WorkerFactory(given_name="Dan", family_name="Okafor", org_role=3)
    action = carried(3, supervisor=supervisor)
    action.discussion = CaseDiscussionFactory(session=action.session, case_reference="P77")
    action.save()
    response = sign_in(psw).get(PAGE)
    (row,) = response.context["table"].paginated_rows
    record = row.record
    assert (record.carried, record.kind, record.case_reference) == (3, "One-to-one", "P77")
    assert (record.agreed_on, record.last_carried_on) == (
        FIRST.date(),
        (FIRST + timedelta(weeks=3)).date(),
    )
    assert "Dan Okafor" in response.text
    assert "canary" not in response.text
    assert f"/actions/{action.pk}/" not in response.text


def test_the_managers_of_the_person_find_a_way_to_the_action(sign_in):
    action = carried(2)
    supervisor = action.session.supervisor
    page = sign_in(supervisor).get(PAGE)
    assert f'href="/actions/{action.pk}/"' in page.text
    assert "canary" not in page.text
    assert not Event.objects.filter(verb="notes read").exists()


def test_a_manager_sees_those_below_and_a_supervisor_those_supervised(sign_in):
    manager = WorkerFactory(org_role=2)
    supervisor = WorkerFactory(org_role=3, line_manager=manager)
    other = WorkerFactory(org_role=3, line_manager=manager)
    carried(2, name="Mine", supervisor=supervisor)
    carried(2, name="Theirs", supervisor=other)
    carried(2, name="Elsewhere")
    assert rows(sign_in(manager).get(PAGE)) == [("Mine", 2), ("Theirs", 2)]
    assert rows(sign_in(supervisor).get(PAGE)) == [("Mine", 2)]
    assert sign_in(AccountFactory(role="qa")).get(PAGE).status_code == 404
    assert sign_in(Action.objects.first().supervisee).get(PAGE).status_code == 404


def test_the_filters_narrow_the_list_and_the_counts_follow_all_but_the_team(sign_in, psw):
    east, west = TeamFactory(name="East"), TeamFactory(name="West")
    supervisor = WorkerFactory(org_role=3)
    carried(2, name="A", team=east, supervisor=supervisor)
    carried(4, name="B", team=east)
    carried(3, name="C", team=west, done_on="2026-11-01")
    carried(5, name="D", team=west)
    client = sign_in(psw)
    for chosen, expected in [
        ({}, ["D", "B", "A"]),
        ({"team": east.pk}, ["B", "A"]),
        ({"least": "4"}, ["D", "B"]),
        ({"supervisor": supervisor.pk}, ["A"]),
        ({"ended": "all"}, ["D", "B", "C", "A"]),
        ({"team": "nonsense", "least": "x", "supervisor": "-1"}, ["D", "B", "A"]),
        ({"team": west.pk, "supervisor": supervisor.pk}, []),
    ]:
        found = [name for name, _ in rows(client.get(PAGE, chosen))]
        assert (chosen, found) == (chosen, expected)
    teams = client.get(PAGE, {"team": west.pk}).context["teams"]
    assert [(team.name, team.actions, team.people, team.most) for team in teams] == [
        ("East", 2, 2, 4),
        ("West", 1, 1, 5),
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("person", ["Abbott", "Miller", "Young"]),
        ("-person", ["Young", "Miller", "Abbott"]),
        ("carried", ["Abbott", "Miller", "Young"]),
        ("due_on", ["Miller", "Young", "Abbott"]),
        ("no-such-column", ["Young", "Miller", "Abbott"]),
    ],
)
def test_the_list_can_be_sorted(sign_in, psw, sort, expected):
    carried(2, name="Abbott", due_on="2026-11-30")
    carried(4, name="Young", due_on="2026-11-20")
    carried(3, name="Miller", due_on="2026-11-10")
    assert [name for name, _ in rows(sign_in(psw).get(PAGE, {"sort": sort}))] == expected


def test_fifty_stand_on_a_page(sign_in, psw):
    action = carried(2)
    sessions = [review.session for review in action.reviews.all()]
    for _ in range(50):
        more = ActionFactory(supervisee=action.supervisee)
        for session in sessions:
            ActionReview.objects.create(action=more, session=session, outcome="carried")
    client = sign_in(psw)
    assert [len(rows(client.get(PAGE, {"page": page}))) for page in ("1", "2", "9")] == [50, 1, 1]


def test_the_page_asks_as_much_for_twenty_as_for_one(sign_in, psw, queries_of):
    carried(2)
    client = sign_in(psw)
    asked = {address: queries_of(client, address) for address in (PAGE, "/actions/repeated.csv")}
    for number in range(19):
        carried(2 + number % 3)
    assert {address: queries_of(client, address) for address in asked} == asked


def test_the_files_hold_what_is_shown_and_no_note_text(sign_in, psw):
    carried(3, name="Shown")
    carried(2, name="Hidden")
    client = sign_in(psw)
    text = client.get("/actions/repeated.csv", {"least": "3"}).content.decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(text))
    assert (row["Name"], row["Times carried forward"], row["From"]) == ("P Shown", "3", "One-to-one")
    book = client.get("/actions/repeated.xlsx", {"least": "3"}).content
    sheet = load_workbook(BytesIO(book)).active
    assert [cell.value for cell in sheet[2]][:5] == ["P Shown", *(sheet[f"{one}2"].value for one in "BCD"), 3]
    assert sheet.max_row == 2
    cells = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert not [value for value in (*cells, *text.splitlines()) if "canary" in value]
    exported = Event.objects.filter(verb="repeated actions exported").order_by("pk")
    assert [(event.details["kind"], event.details["rows"]) for event in exported] == [("csv", 1), ("xlsx", 1)]


def test_the_reports_and_the_supervision_page_lead_there(sign_in, psw):
    client = sign_in(psw)
    assert f'href="{PAGE}"' in client.get("/reports/").text
    assert f'href="{PAGE}"' in client.get("/supervision/").text


@pytest.mark.parametrize(("works_here", "back"), [(True, "/actions/"), (False, "/supervision/")])
def test_the_way_back_is_open_to_the_reader(sign_in, works_here, back):
    account = AccountFactory(role="psw")
    if works_here:
        WorkerFactory(account=account)
    client = sign_in(account)
    assert f'<a href="{back}" class="govuk-back-link">' in client.get(PAGE).text
    assert client.get(back).status_code == 200

"""The policy simulator: what another policy would mean, without changing anything."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from supervision.agreements.reports.simulation import sessions_a_month, simulate
from supervision.clock.frequency import Period, Stage, Unit
from supervision.models import Agreement
from tests.factories import AccountFactory, AgreementFactory, PolicyFactory, SessionFactory, TeamFactory
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)


@pytest.fixture
def fortnightly():
    return PolicyFactory(name="Fortnightly", every=(14, "day"))


def held(agreement, day):
    SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime(2026, 11, day, 10, tzinfo=UTC),
    )
    return agreement


def test_those_who_would_become_overdue_are_named_and_nothing_changes(fortnightly):
    late = held(AgreementFactory(), 3)  # fortnightly: due on 17 November
    held(AgreementFactory(), 10)
    AgreementFactory()  # overdue already
    found = simulate(Agreement.objects.all(), policy=fortnightly.frequency, on=TODAY)
    assert (found.people, found.overdue_now, found.overdue_then) == (3, 1, 2)
    ((one),) = found.newly_overdue
    assert (one.agreement, one.due_then, one.tag.label) == (late, date(2026, 11, 17), "Overdue 2 days")
    late.refresh_from_db()
    assert late.next_due_on == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (1, Unit.MONTH, 1),
        (3, Unit.MONTH, 1 / 3),
        (1, Unit.WEEK, 4.35),
        (14, Unit.DAY, 2.17),
        (28, Unit.DAY, 1.09),
    ],
)
def test_sessions_a_month(number, unit, expected):
    stage = Stage(Period(0, Unit.DAY), Period(number, unit))
    assert sessions_a_month(stage) == pytest.approx(expected, abs=0.005)


def test_the_load_of_each_supervisor_now_and_then_the_greatest_growth_first(fortnightly):
    busy = AgreementFactory()
    AgreementFactory(supervisor=busy.supervisor)
    calm = AgreementFactory()
    loads = simulate(Agreement.objects.all(), policy=fortnightly.frequency, on=TODAY).loads
    assert [(load.supervisor, load.people, load.now, round(load.then, 1)) for load in loads] == [
        (busy.supervisor, 2, 2, 4.3),
        (calm.supervisor, 1, 1, 2.2),
    ]


def test_the_page_tries_it_on_a_team_or_on_those_under_another_policy(sign_in, fortnightly):
    east = TeamFactory(name="East")
    mine = AgreementFactory(supervisee__team=east)
    AgreementFactory()
    client = sign_in(AccountFactory(role="psw"))
    page = f"/supervision/policies/{fortnightly.pk}/simulate/"
    assert client.get(page).context["found"].people == 2
    assert client.get(page, {"team": east.pk}).context["found"].people == 1
    assert client.get(page, {"under": mine.policy_id}).context["found"].people == 1
    assert "Nobody matches" in client.get(page, {"under": PolicyFactory().pk}).content.decode()
    assert client.get(page, {"under": "nonsense"}).status_code == 200


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_number_of_queries_does_not_grow_with_the_people(people, fortnightly, django_assert_num_queries):
    for _ in range(people):
        AgreementFactory()
    frequency = fortnightly.frequency
    with django_assert_num_queries(3):
        simulate(Agreement.objects.all(), policy=frequency, on=TODAY)


@pytest.mark.parametrize("role", ["qa", "admin", ""])
def test_only_the_principal_social_worker_finds_it(sign_in, fortnightly, role):
    page = f"/supervision/policies/{fortnightly.pk}/simulate/"
    assert sign_in(AccountFactory(role=role)).get(page).status_code == 404


def test_the_workbook_holds_the_numbers_everybody_newly_overdue_and_each_load(sign_in, fortnightly):
    late = held(AgreementFactory(), 3)  # fortnightly: due on 17 November
    AgreementFactory(supervisee__team=TeamFactory())
    client = sign_in(AccountFactory(role="psw"))
    address = f"/supervision/policies/{fortnightly.pk}/simulate.xlsx"
    book = load_workbook(BytesIO(client.get(address).content))
    assert book.sheetnames == ["Summary", "Overdue", "Load"]
    facts = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert (facts["Policy"], facts["People"], facts["Overdue under this policy"]) == ("Fortnightly", 2, 2)
    newly = list(book["Overdue"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[6].date()) for row in newly] == [(late.supervisee.full_name, date(2026, 11, 17))]
    assert book["Load"].max_row == 3
    team = load_workbook(BytesIO(client.get(f"{address}?team={late.supervisee.team_id}").content))
    assert {row[0]: row[1] for row in team["Summary"].iter_rows(values_only=True)}["People"] == 1
    assert Event.objects.filter(verb="simulation exported").count() == 2

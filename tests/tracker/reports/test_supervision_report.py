"""The supervision report: held in time, by team and the rest, of the people the reader answers for."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import AccountFactory, AgreementFactory, SessionFactory, TeamFactory, WorkerFactory
from tests.supervision.overdue.shares import shares_by_month
from tracker.reports.supervision import month_among, months_counted, supervision_report
from workforce.models import Event, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
MONTHS = {"from_on": date(2026, 9, 1), "to_on": date(2026, 11, 18)}


@pytest.fixture
def supervised():
    """Monthly from 1 September; held on 1 October (in time) and on 5 November (late, due the 2nd)."""
    agreement = AgreementFactory(starts_on=date(2026, 9, 1), supervisee__team=TeamFactory(name="North"))
    for month, day in ((10, 1), (11, 5)):
        SessionFactory(
            supervisor=agreement.supervisor,
            supervisee=agreement.supervisee,
            status="held",
            starts_at=datetime(2026, month, day, 10, tzinfo=UTC),
        )
    return agreement


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


def test_shares_stand_by_month_and_by_team(supervised):
    report = supervision_report(people=Worker.objects.all(), **MONTHS)
    assert (report.whole.in_time, report.whole.periods) == (1, 2)
    assert [(share.label, share.percent) for share in report.breakdowns[0].shares] == [
        (date(2026, 10, 1), 100),
        (date(2026, 11, 1), 0),
    ]
    team = report.breakdowns[1]
    assert (team.by, [(share.label, share.percent) for share in team.shares]) == ("Team", [("North", 50)])


def test_this_month_is_set_beside_the_month_before(supervised, today):
    days = months_counted(today)
    shares = shares_by_month(people=Worker.objects.all(), from_on=days.starts_on, to_on=days.ends_on)
    month = month_among(shares, on=today)
    assert (month.this.percent, month.before.percent, month.change) == (0, 100, "down from 100%")


def test_the_page_says_it_in_numbers(psw, supervised):
    page = " ".join(psw.get(reverse("tracker:supervision_report")).content.decode().split())
    assert 'data-count="1">1</a> of <a' in page
    assert "Cancelled or missed and held again in time" in page
    assert "a session on that same day takes its place" in page
    assert "A due day belongs to its own month, whenever the session was held." in page


def test_the_home_page_says_how_the_month_goes(psw, supervised):
    page = psw.get(reverse("tracker:home")).content.decode()
    assert "held in time this month" in page
    assert "down from 100%" in page


def test_a_manager_sees_only_their_people(sign_in, supervised):
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager)
    page = sign_in(manager).get(reverse("tracker:supervision_report")).content.decode()
    assert "Nothing was due" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"to_on": "2026-11-19"}, "must be in the past"),
        ({"from_on": "2026-11-10", "to_on": "2026-11-09"}, "must be on or after the first day"),
        ({"from_on_day": "31", "from_on_month": "2", "from_on_year": "2026"}, "must be a real date"),
        ({"team": "999999"}, "Select the team"),
    ],
)
def test_days_that_cannot_be_are_said(psw, supervised, asked, said):
    assert said in psw.get(reverse("tracker:supervision_report"), asked).content.decode()


def test_the_workbook_lists_every_due_period(psw, supervised):
    response = psw.get(
        reverse("tracker:supervision_workbook"), {"from_on": "2026-09-01", "to_on": "2026-11-18"}
    )
    rows = list(
        load_workbook(BytesIO(response.content))["Due periods"].iter_rows(min_row=2, values_only=True)
    )
    assert [(row[7].date(), row[9]) for row in rows] == [
        (date(2026, 10, 1), "Yes"),
        (date(2026, 11, 2), "No"),
    ]
    days = {"from_on": "2026-09-01", "to_on": "2026-11-18"}
    event = Event.objects.get(verb="supervision report exported")
    assert event.details == {"rows": 2, "filters": days}


def test_one_team_or_agency_staff_alone_can_be_chosen(psw, supervised):
    def periods(**asked):
        return psw.get(reverse("tracker:supervision_report"), asked).context["report"].whole.periods

    assert periods(team=supervised.supervisee.team_id) == 2
    assert periods(team=supervised.supervisor.team_id) == 0
    assert (periods(contract="agency"), periods(contract="employed")) == (0, 2)


def test_the_number_of_queries_does_not_grow_with_people(django_assert_max_num_queries):
    for _ in range(25):
        AgreementFactory(starts_on=date(2026, 9, 1))
    with django_assert_max_num_queries(32):
        supervision_report(people=Worker.objects.all(), **MONTHS)

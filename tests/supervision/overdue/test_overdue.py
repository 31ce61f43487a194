"""The overdue page: who sees whom, in which band, in which order, and the same as a file."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from supervision.models import Agreement
from tests.factories import (
    AbsenceFactory,
    AccountFactory,
    AgreementFactory,
    PolicyFactory,
    SessionFactory,
    TeamFactory,
    WorkerFactory,
)
from workforce.models import Event
from workforce.web.tables import PER_PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
PAGE = "/supervision/overdue/"


@pytest.fixture
def psw():
    return AccountFactory(role="psw")


def due_on(day, **facts):
    """An agreement whose next session is due on a day."""
    agreement = AgreementFactory(**facts)
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=day)
    return agreement


def overdue_by(days, **facts):
    return due_on(TODAY - timedelta(days), **facts)


def names(response):
    return [row.record.supervisee.full_name for row in response.context["table"].paginated_rows]


def named(name, **facts):
    return WorkerFactory(given_name="P", family_name=name, **facts)


def test_the_longest_overdue_come_first_and_those_in_time_do_not_come(sign_in, psw):
    for days, name in [(2, "Two"), (30, "Thirty"), (0, "Today"), (-3, "Soon"), (-30, "Far")]:
        overdue_by(days, supervisee=named(name))
    response = sign_in(psw).get(PAGE)
    assert names(response) == ["P Thirty", "P Two", "P Today", "P Soon"]


@pytest.mark.parametrize(
    ("days", "label"),
    [
        (0, "Due soon"),
        (1, "Overdue 1 to 7 days"),
        (7, "Overdue 1 to 7 days"),
        (8, "Overdue 8 to 14 days"),
        (14, "Overdue 8 to 14 days"),
        (15, "Overdue 15 days or more"),
        (-5, "Due soon"),
        (-6, None),
    ],
)
def test_each_person_is_counted_in_one_band(sign_in, psw, days, label):
    overdue_by(days)
    bands = sign_in(psw).get(PAGE).context["bands"]
    assert {band.label: band.number for band in bands if band.number} == ({label: 1} if label else {})


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("overdue", ["P Old", "P New"]),
        ("overdue-15-or-more", ["P Old"]),
        ("overdue-1-to-7", ["P New"]),
        ("due-soon", ["P Soon"]),
        ("suspended", ["P Away"]),
        ("in-time", ["P Fine"]),
        ("everyone", ["P Old", "P New", "P Soon", "P Fine", "P Away"]),
        ("no-such-band", ["P Old", "P New", "P Soon"]),
    ],
)
def test_a_band_shows_its_people_alone(sign_in, psw, band, expected):
    for days, name in [(1, "New"), (20, "Old"), (-1, "Soon"), (-60, "Fine")]:
        overdue_by(days, supervisee=named(name))
    due_on(None, supervisee=named("Away"))
    assert names(sign_in(psw).get(PAGE, {"band": band})) == expected


def test_the_band_links_keep_the_other_filters(sign_in, psw):
    team = overdue_by(3).supervisee.team
    bands = sign_in(psw).get(PAGE, {"team": team.pk, "page": 2}).context["bands"]
    assert bands[0].url == f"?team={team.pk}&band=overdue-15-or-more"


def test_a_principal_social_worker_sees_everybody(sign_in, psw):
    overdue_by(3), overdue_by(4)
    assert len(names(sign_in(psw).get(PAGE))) == 2


def test_a_manager_sees_the_line_below_at_any_depth_and_nobody_else(sign_in):
    manager = WorkerFactory(org_role=2)
    team_manager = WorkerFactory(org_role=3, line_manager=manager)
    overdue_by(3, supervisee=named("Below", line_manager=team_manager))
    overdue_by(3, supervisee=named("Elsewhere"))
    overdue_by(3, supervisee=manager)
    assert names(sign_in(manager).get(PAGE)) == ["P Below"]


def test_a_supervisor_sees_those_whom_they_supervise(sign_in):
    supervisor = WorkerFactory(org_role=4)
    overdue_by(3, supervisee=named("Mine"), supervisor=supervisor)
    overdue_by(3, supervisee=named("Theirs"))
    assert names(sign_in(supervisor).get(PAGE)) == ["P Mine"]


@pytest.mark.parametrize("role", ["", "qa", "admin"])
def test_nobody_else_finds_the_page(sign_in, role):
    overdue_by(3)
    assert sign_in(AccountFactory(role=role)).get(PAGE).status_code == 404


def test_a_supervisee_does_not_find_the_page(sign_in):
    assert sign_in(overdue_by(3).supervisee).get(PAGE).status_code == 404


def test_the_filters_narrow_the_list(sign_in, psw):
    nqsw = PolicyFactory(name="Fortnightly NQSW programme")
    east = TeamFactory(name="East")
    overdue_by(3, supervisee=named("Agency", contract="agency", team=east), policy=nqsw)
    overdue_by(3, supervisee=named("Manager", org_role=3))
    client = sign_in(psw)
    for chosen, expected in [
        ({"agency": "yes"}, ["P Agency"]),
        ({"agency": "no"}, ["P Manager"]),
        ({"role": "3"}, ["P Manager"]),
        ({"team": east.pk}, ["P Agency"]),
        ({"policy": nqsw.pk}, ["P Agency"]),
        ({"name": "manag"}, ["P Manager"]),
        ({"name": "manag", "team": east.pk}, []),
        ({"team": "nonsense"}, ["P Agency", "P Manager"]),
    ]:
        assert (chosen, names(client.get(PAGE, chosen))) == (chosen, expected)


def test_the_policy_filter_is_called_what_it_is(sign_in, psw):
    PolicyFactory(name="Fortnightly NQSW programme")
    overdue_by(3)
    form = sign_in(psw).get(PAGE).context["filter"].form
    assert form.fields["policy"].label == "Frequency policy"
    assert "Fortnightly NQSW programme" in [label for _, label in form.fields["policy"].choices]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("person", ["P Abbott", "P Miller", "P Young"]),
        ("-person", ["P Young", "P Miller", "P Abbott"]),
        ("due", ["P Young", "P Abbott", "P Miller"]),
        ("-due", ["P Abbott", "P Young", "P Miller"]),
        ("due_status", ["P Young", "P Abbott", "P Miller"]),
        ("no-such-column", ["P Young", "P Abbott", "P Miller"]),
    ],
)
def test_the_list_can_be_sorted_and_those_without_a_due_day_come_last(sign_in, psw, sort, expected):
    overdue_by(3, supervisee=named("Abbott"))
    overdue_by(9, supervisee=named("Young"))
    due_on(None, supervisee=named("Miller"))
    assert names(sign_in(psw).get(PAGE, {"band": "everyone", "sort": sort})) == expected


@pytest.mark.parametrize(("page", "shown"), [("1", 50), ("2", 1), ("3", 1), ("0", 50), ("-1", 50), ("x", 50)])
def test_fifty_stand_on_a_page_and_a_page_that_is_not_there_is_the_nearest(sign_in, psw, page, shown):
    policy, supervisor = PolicyFactory(), WorkerFactory(org_role=3)
    for _ in range(51):
        overdue_by(3, policy=policy, supervisor=supervisor)
    assert len(names(sign_in(psw).get(PAGE, {"page": page}))) == shown


def test_the_row_says_why_and_what_is_booked(sign_in, psw):
    agreement = overdue_by(3)
    SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
    )
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=TODAY - timedelta(3))
    content = sign_in(psw).get(PAGE).content.decode()
    assert "Overdue 3 days" in content
    assert "nothing held since the clock started on 2 March; 0 days&#x27; absence." in content
    assert "Tue 24 Nov, 10:00" in content


def test_a_booking_that_is_over_or_cancelled_is_not_the_next(sign_in, psw):
    agreement = overdue_by(3)
    for starts_at, facts in [
        (datetime(2026, 11, 18, 10, tzinfo=UTC), {}),
        (
            datetime(2026, 11, 25, 10, tzinfo=UTC),
            {"status": "cancelled", "called_off_reason": "leave", "called_off_side": "supervisor"},
        ),
    ]:
        SessionFactory(
            supervisor=agreement.supervisor, supervisee=agreement.supervisee, starts_at=starts_at, **facts
        )
    (row,) = sign_in(psw).get(PAGE).context["table"].paginated_rows
    assert row.record.due_status.next_booked_at is None


def test_the_teams_are_counted_and_lead_to_their_lists(sign_in, psw):
    east, west = TeamFactory(name="East"), TeamFactory(name="West")
    overdue_by(3, supervisee=named("A", team=east))
    overdue_by(20, supervisee=named("B", team=west))
    overdue_by(21, supervisee=named("C", team=west))
    response = sign_in(psw).get(PAGE)
    teams = response.context["teams"]
    assert [(team.name, team.overdue, team.in_band) for team in teams] == [
        ("West", 2, (2, 0, 0, 0, 0)),
        ("East", 1, (0, 0, 1, 0, 0)),
    ]
    assert f'href="?team={west.pk}"' in response.content.decode()


def test_a_filtered_team_keeps_the_counts_of_the_others(sign_in, psw):
    east = overdue_by(3).supervisee.team
    overdue_by(3)
    response = sign_in(psw).get(PAGE, {"team": east.pk})
    assert len(response.context["teams"]) == 2
    assert sum(band.number for band in response.context["bands"]) == 1


@pytest.mark.parametrize(("due", "late"), [(-7, 0), (-5, 2), (1, 8)])
def test_a_session_booked_after_the_due_day_is_marked_by_how_much(sign_in, psw, due, late):
    agreement = overdue_by(due)
    starts_at = datetime(2026, 11, 26, 10, tzinfo=UTC)
    SessionFactory(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, starts_at=starts_at, status="booked"
    )
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=TODAY - timedelta(due))
    page = sign_in(psw).get(PAGE, {"band": "everyone"}).text
    assert "Thu 26 Nov, 10:00" in page
    assert (f"{late} days after it is due" in page) is bool(late)
    assert ("after it is due" in page) is bool(late)
    file = sign_in(psw).get("/supervision/overdue.csv", {"band": "everyone"}).content.decode("utf-8-sig")
    row = next(csv.DictReader(StringIO(file)))
    assert row["Days booked late"] == str(late)


def test_the_csv_is_what_the_page_shows_in_its_order(sign_in, psw):
    overdue_by(3, supervisee=named("Abbott", swe_number="SW5"))
    overdue_by(9, supervisee=named("Young"))
    overdue_by(-60, supervisee=named("Fine"))
    response = sign_in(psw).get("/supervision/overdue.csv", {"sort": "person"})
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["Name"], row["Days overdue"], row["Due"]) for row in rows] == [
        ("P Abbott", "3", "2026-11-16"),
        ("P Young", "9", "2026-11-10"),
    ]
    assert rows[0]["Social Work England number"] == "SW5"
    assert response["Content-Disposition"] == 'attachment; filename="supervision-2026-11-19.csv"'


def test_the_csv_holds_every_page(sign_in, psw):
    policy, supervisor = PolicyFactory(), WorkerFactory(org_role=3)
    for _ in range(52):
        overdue_by(3, policy=policy, supervisor=supervisor)
    response = sign_in(psw).get("/supervision/overdue.csv", {"page": 2})
    assert len(response.content.decode().splitlines()) == 53


def test_the_workbook_is_safe_to_open_and_its_days_are_days(sign_in, psw):
    overdue_by(3, supervisee=WorkerFactory(given_name="=HYPERLINK", family_name="X"))
    response = sign_in(psw).get("/supervision/overdue.xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    name, due = sheet["A2"], sheet["H2"]
    assert (name.value, name.data_type) == ("=HYPERLINK X", "s")
    assert due.value.date() == date(2026, 11, 16)


def test_an_export_is_on_the_audit_trail(sign_in, psw):
    overdue_by(3)
    sign_in(psw).get("/supervision/overdue.csv")
    event = Event.objects.get(verb="overdue list exported")
    assert (event.actor, event.details) == (psw, {"rows": 1, "kind": "csv"})


def test_a_supervisors_export_holds_their_own_people_alone(sign_in):
    mine = overdue_by(3, supervisee=named("Mine"))
    overdue_by(3, supervisee=named("Theirs"))
    content = sign_in(mine.supervisor).get("/supervision/overdue.csv").content.decode()
    assert "P Mine" in content
    assert "P Theirs" not in content


def test_the_page_says_when_there_is_nobody_and_when_nobody_fits(sign_in, psw):
    client = sign_in(psw)
    assert "Nobody to show yet" in client.get(PAGE).content.decode()
    overdue_by(-60)
    assert "Nobody matches" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("people", [1, 50, 500])
def test_the_number_of_queries_is_the_same_for_any_number_of_people(sign_in, psw, people):
    """How many there are is asked for where they do not all stand on the first page."""
    policy, supervisor, team = PolicyFactory(), WorkerFactory(org_role=3), TeamFactory()
    many = Agreement.objects.bulk_create(
        Agreement(
            supervisee=WorkerFactory(account=None, team=team),
            supervisor=supervisor,
            policy=policy,
            starts_on=date(2026, 3, 2),
            clock_started_on=date(2026, 3, 2),
            next_due_on=TODAY - timedelta(3),
        )
        for _ in range(people)
    )
    AbsenceFactory(worker=many[0].supervisee)
    client = sign_in(psw)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    own = [query["sql"] for query in queries if not is_of_every_page(query["sql"])]
    assert len(own) == (8 if people > PER_PAGE else 7), "\n".join(own)


def is_of_every_page(sql):
    """The session, the account and the worker behind it are read for whatever page."""
    return any(
        word in sql
        for word in ("SAVEPOINT", "django_session", '"workforce_account"."password"', '"account_id" =')
    )

"""Someone who moved to another team: what was due before is their old team's, wherever it is counted.

The report, its lists and its file, the extract for other programs and the measures have one definition.
"""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import AccountFactory, AgreementFactory, SessionFactory, TeamFactory
from tracker.measures.definitions import BY_KEY
from tracker.measures.one import behind
from tracker.measures.scope import MeasuresForm
from tracker.measures.there import what_is_there
from workforce.models import Post, Worker
from workforce.stood import StoodThen, Whom
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
SINCE = {"from_on": "2026-09-01", "to_on": "2026-11-18"}


@pytest.fixture
def north():
    return TeamFactory(name="North")


@pytest.fixture
def south():
    return TeamFactory(name="South")


@pytest.fixture
def moved(north, south):
    """In North as agency staff until 15 October, in South and employed since; monthly, due 1 October
    (held), 2 November (held late, on the 5th), with one session cancelled in each team.
    """
    one = AgreementFactory(starts_on=date(2026, 9, 1), supervisee__team=south, supervisor__team=south)
    Post.objects.create(
        worker=one.supervisee,
        team=north,
        started_on=date(2025, 1, 1),
        ended_on=date(2026, 10, 15),
        contract="agency",
        org_role=6,
        fte=1,
    )
    for month, day, status in ((10, 1, "held"), (10, 12, "cancelled"), (11, 3, "cancelled"), (11, 5, "held")):
        off = {"called_off_reason": "court", "called_off_side": "supervisor"} if status == "cancelled" else {}
        starts_at = datetime(2026, month, day, 10, tzinfo=UTC)
        people = {"supervisor": one.supervisor, "supervisee": one.supervisee}
        SessionFactory(starts_at=starts_at, status=status, **people, **off)
    return one


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


def counted(client, **whom):
    report = client.get(reverse("tracker:supervision_report"), {**SINCE, **whom}).context["report"]
    return (
        [row.due_on for row in report.periods],
        report.quality.held,
        len(report.called_off.rows),
        report.quality.longest_gap,
    )


def test_each_due_day_session_and_gap_is_of_the_team_of_its_day(psw, moved, north, south):
    in_north, in_south = date(2026, 10, 1), date(2026, 11, 2)
    assert counted(psw, team=north.pk) == ([in_north], 1, 1, 30)
    assert counted(psw, team=south.pk) == ([in_south], 1, 1, 35)
    assert counted(psw) == ([in_north, in_south], 2, 2, 35)
    assert counted(psw, contract="agency")[0] == [in_north]
    assert counted(psw, contract="employed")[0] == [in_south]


def test_the_split_by_team_and_the_list_behind_each_part_say_the_same(psw, moved):
    page = psw.get(reverse("tracker:supervision_report"), SINCE)
    teams = dict(page.context["report"].breakdowns[1].named_shares)
    assert {name: (share.in_time, share.periods) for name, share in teams.items()} == {
        "North": (1, 1),
        "South": (0, 1),
    }
    for team in teams:
        asked = {**SINCE, "by": "team", "value": team}
        assert psw.get(reverse("tracker:supervision_periods"), asked).context["table"].total == 1


def test_the_lists_of_a_chosen_team_have_what_the_report_counts(psw, moved, north, south):
    for team in (north, south):
        chosen = {**SINCE, "team": team.pk}
        periods = psw.get(reverse("tracker:supervision_periods"), chosen).context["table"]
        assert [row.record.team for row in periods.paginated_rows] == [team.name]
        for what in ("held", "cancelled"):
            asked = {**chosen, "what": what}
            assert psw.get(reverse("tracker:supervision_sessions"), asked).context["table"].total == 1


def test_the_file_names_the_team_of_the_due_day(psw, moved):
    content = psw.get(reverse("tracker:supervision_workbook"), SINCE).content
    rows = list(load_workbook(BytesIO(content))["Due periods"].iter_rows(min_row=2, values_only=True))
    assert [(row[3], row[5], row[7].date()) for row in rows] == [
        ("North", "Yes", date(2026, 10, 1)),
        ("South", "No", date(2026, 11, 2)),
    ]


@pytest.mark.parametrize("month", ["2026-10", "2026-11"])
def test_the_measures_count_the_same_due_days_of_a_team(psw, moved, north, south, month, today):
    viewer = Viewer(AccountFactory(role="psw"), on=today)
    first = date.fromisoformat(f"{month}-01")
    last = date(2026, 10, 31) if first.month == 10 else date(2026, 11, 18)
    for team in (north, south):
        asked = {"month": month, "team": str(team.pk)} if first.month == 10 else {"team": str(team.pk)}
        form = MeasuresForm(asked, there=what_is_there(viewer), on=today)
        rows = behind(viewer, form, BY_KEY["held-in-time"]).rows
        days = {"from_on": first.isoformat(), "to_on": last.isoformat(), "team": team.pk}
        report = psw.get(reverse("tracker:supervision_report"), days).context["report"]
        assert [(row.day, row.counts) for row in rows] == [
            (row.due_on, row.in_time) for row in report.periods
        ]


def test_who_stood_there_since_a_day_is_found_for_the_queries(moved, north, south):
    people = Worker.objects.filter(pk=moved.supervisee_id)
    asked = [
        (Whom(team=north.pk), date(2026, 10, 15), True),
        (Whom(team=north.pk), date(2026, 10, 16), False),
        (Whom(contract="agency"), date(2026, 10, 15), True),
        (Whom(contract="agency"), date(2026, 10, 16), False),
        (Whom(team=south.pk), date(2026, 10, 16), True),
    ]
    for whom, day, found in asked:
        assert whom.since(people, day).exists() == found
        assert whom.has(StoodThen.of(people, since=day).on(moved.supervisee_id, day)) == found

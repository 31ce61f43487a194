"""The first morning of a council: every figure, on every page, is what a count of our own says.

The count reads names and days out of the database with plain SQL, and works out due days with the slow
clock of the property tests. It shares nothing with the reports.
"""

import csv
import io
import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import openpyxl
import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from supervision.clock.presets import ALL_STAFF, FORTNIGHTLY_NQSW
from supervision.start_day.reports.first_days import first_days
from supervision.start_day.services.first_days import agree_first_due_days
from tests.factories import AccountFactory
from tests.properties.slow_clock import slow_reckoning
from tests.unseen_council import AT, GO_LIVE, LOG_BEGINS, NQSWS, UnseenCouncil
from workforce.models import Account
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("unseen council")]
YESTERDAY = GO_LIVE - timedelta(1)


@pytest.fixture(scope="module")
def council(django_db_setup, django_db_blocker):
    """Imported once on an empty tracker, with the real importers, and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(AT, tick=False):
        council = UnseenCouncil()
        council.plans = council.go_live()
        council.psw = AccountFactory(role="psw", email="psw@unseen.example")
        yield council
        transaction.set_rollback(True)


@pytest.fixture
def psw(council, db):
    client = Client()
    client.force_login(Account.objects.get(email="psw@unseen.example"))
    with time_machine.travel(AT, tick=False):
        yield client


class Counted:
    """One person as the count sees them: held days, absences, days on record."""

    def __init__(self, person, held, away, log):
        self.person, self.held, self.away = person, held, away
        records = [Interval(GO_LIVE)]
        if held:
            # Between the log's Friday and the Monday of the go-live lie two days of no records.
            records = [Interval(log[0], log[1]), Interval(GO_LIVE)]
        self.history = {
            "policy": (FORTNIGHTLY_NQSW if person.is_nqsw else ALL_STAFF).frequency,
            "clock_started_on": person.started_on,
            "absences": away,
            "holidays": english_bank_holidays(),
            "records": records,
        }

    @property
    def due_on(self):
        return slow_reckoning(last_held_on=self.held[-1] if self.held else None, **self.history)[0]

    @property
    def periods(self):
        """Due day and the session that ended it, of every period that counts."""
        for last, following in pairwise([None, *self.held, None]):
            due_on, begun_on = slow_reckoning(last_held_on=last, **self.history)
            if due_on and (begun_on is None or following is None or following > begun_on):
                yield due_on, following


def rows_of(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def as_day(value):
    return date.fromisoformat(value) if isinstance(value, str) else value


@pytest.fixture
def counted(council, db):
    """Everyone who is supervised, by their registration number."""
    held, away = {}, {}
    for number, day in rows_of(
        "SELECT w.swe_number, a.held_on FROM supervision_attendance a"
        " JOIN workforce_worker w ON w.id = a.supervisee_id WHERE a.held_on IS NOT NULL"
    ):
        held.setdefault(number, []).append(as_day(day))
    for number, first, last in rows_of(
        "SELECT w.swe_number, a.started_on, a.ended_on FROM workforce_absence a"
        " JOIN workforce_worker w ON w.id = a.worker_id"
    ):
        away.setdefault(number, []).append(Interval(as_day(first), as_day(last)))
    ((first, last),) = rows_of("SELECT MIN(met_on), MAX(met_on) FROM supervision_logrow")
    log = as_day(first), as_day(last)
    return [
        Counted(one, sorted(set(held.get(one.swe_number, ()))), away.get(one.swe_number, []), log)
        for one in council.people
        if one.manager
    ]


@pytest.fixture
def overdue(counted):
    """Whose due day is over on the first morning: all of them as a log says."""
    return [one for one in counted if one.due_on and one.due_on < GO_LIVE]


def home(client):
    return client.get("/").context["page"].numbers


def workbook(response):
    return openpyxl.load_workbook(io.BytesIO(b"".join(response)))


def test_the_files_went_in(council):
    assert [plan.errors for plan in council.plans.values()] == [(), (), (), ()]
    assert council.plans["workforce"].changes["NQSWs enrolled"] == NQSWS


def test_only_those_a_log_speaks_of_are_overdue_and_none_by_years(overdue):
    assert overdue
    assert all(one.held for one in overdue)
    assert all(LOG_BEGINS < one.due_on < GO_LIVE for one in overdue)


def test_the_number_overdue_is_one_number(psw, overdue):
    names = sorted(f"{one.person.given} {one.person.family}" for one in overdue)
    assert home(psw).overdue == len(overdue)

    page = psw.get("/supervision/overdue/", {"band": "overdue"})
    assert page.context["table"].total == len(overdue)
    content = psw.get("/supervision/overdue.csv", {"band": "overdue"}).content.decode("utf-8-sig")
    exported = list(csv.reader(io.StringIO(content)))
    assert len(exported) == len(overdue) + 1

    out = io.StringIO()
    call_command("overdue", "--format", "json", "--on", GO_LIVE.isoformat(), stdout=out)
    told = json.loads(out.getvalue())
    assert sorted(row["name"] for row in told if row["days_overdue"]) == names
    assert {row["name"]: row["days_overdue"] for row in told if row["days_overdue"]} == {
        f"{one.person.given} {one.person.family}": (GO_LIVE - one.due_on).days for one in overdue
    }


def test_every_stored_due_day_is_what_the_count_says(council, counted, db):
    stored = dict(
        rows_of(
            "SELECT w.swe_number, a.next_due_on FROM supervision_agreement a"
            " JOIN workforce_worker w ON w.id = a.supervisee_id"
        )
    )
    assert {one.person.swe_number: one.due_on for one in counted} == {
        number: as_day(day) for number, day in stored.items()
    }


def test_what_was_held_in_time_is_one_number_and_begins_with_the_log(psw, counted):
    periods = [period for one in counted for period in one.periods if period[0] <= YESTERDAY]
    in_time = sum(held is not None and held <= due for due, held in periods)
    query = {"from_on": "2008-01-01", "to_on": YESTERDAY.isoformat()}
    report = psw.get("/reports/supervision/", query).context["report"]
    assert (report.whole.in_time, report.whole.periods) == (in_time, len(periods))
    months = Counter(due.replace(day=1) for due, _ in periods)
    assert {share.label: share.periods for share in report.breakdowns[0].shares} == dict(months)
    assert min(months) >= LOG_BEGINS.replace(day=1)
    assert all(share.percent > 0 for share in report.breakdowns[0].shares)

    october = [period for period in periods if period[0].month == 10]
    before = home(psw).month.before
    assert (before.in_time, before.periods) == (
        sum(held is not None and held <= due for due, held in october),
        len(october),
    )


def test_nothing_before_the_records_is_counted(psw):
    query = {"from_on": "2008-01-01", "to_on": "2026-05-31"}
    assert psw.get("/reports/supervision/", query).context["report"].whole.periods == 0


def test_no_nqsw_is_said_to_be_without_a_mentor(psw):
    numbers = home(psw)
    assert (numbers.nqsws, numbers.without_mentor, numbers.mentors_not_entered) == (NQSWS, 0, NQSWS)
    page = psw.get("/nqsw/mentors/").context
    assert (len(page["without"]), len(page["not_entered"])) == (0, NQSWS)
    flags = {one.flag: one.nqsws for one, _ in psw.get("/nqsw/").context["counts"]}
    assert (flags["no-mentor"], flags["mentor-unknown"]) == (0, NQSWS)


def test_milestones_from_before_are_not_late_and_are_one_number(psw, council):
    ((before,),) = rows_of(
        "SELECT COUNT(*) FROM nqsw_milestone m JOIN nqsw_enrolment e ON e.id = m.enrolment_id"
        f" WHERE m.done_on IS NULL AND m.due_on < '{GO_LIVE}' AND e.ended_on IS NULL"
    )
    numbers = home(psw)
    assert before > 0
    assert (numbers.milestones_late, numbers.milestones_before) == (0, before)
    measures = {row.label: row.value for row in psw.get("/reports/programme/").context["measures"]}
    assert (measures["Milestones late"], measures["Milestones from before records began"]) == (0, before)


def test_the_programme_report_and_its_workbook_and_its_command_say_the_same(psw, counted, overdue, tmp_path):
    nqsws = [one for one in counted if one.person.is_nqsw]
    late = sum(one.person.is_nqsw for one in overdue)
    periods = [period for one in nqsws for period in one.periods if period[0] <= YESTERDAY]
    in_time = sum(held is not None and held <= due for due, held in periods)
    expected = {
        "NQSWs on the programme": NQSWS,
        "Overdue now": late,
        "Without a mentor": 0,
        "Mentor not known": NQSWS,
        "Milestones late": 0,
    }
    page = {row.label: row for row in psw.get("/reports/programme/").context["measures"]}
    assert {name: page[name].value for name in expected} == expected
    assert page["Supervision held in time"].how == f"{in_time} of {len(periods)} due periods"

    file = tmp_path / "programme.xlsx"
    call_command("export_programme", out=file, on=GO_LIVE, stdout=io.StringIO())
    book = openpyxl.load_workbook(file)
    summary = {row[0]: row for row in book["Summary"].iter_rows(values_only=True)}
    cover = dict(book["Cover"].iter_rows(values_only=True))
    assert {name: summary[name][1] for name in expected} == expected
    assert "Counted from 2 November 2026, when records begin" in cover["Figures"]


def test_no_case_counts_as_undiscussed_for_a_time_nobody_knows(psw):
    assert psw.get("/supervision/cases-not-discussed/").context["total"] == 0


def test_the_forecast_holds_everyone_due_in_four_weeks(psw, counted):
    until = GO_LIVE + timedelta(weeks=4)
    due = [one for one in counted if one.due_on and GO_LIVE <= one.due_on <= until]
    assert psw.get("/supervision/forecast/").context["total"] == len(due)


def test_every_page_with_figures_says_from_when_they_are_counted(psw):
    words = "Counted from 2 November 2026, when records begin, and for people in an imported log from"
    for page in ("/", "/supervision/overdue/", "/reports/supervision/", "/reports/programme/"):
        assert words in psw.get(page).content.decode(), page


def test_agreed_first_days_leave_no_supervisor_five_people_on_a_day(psw, counted, overdue):
    proposal = first_days(on=GO_LIVE)
    without_history = [one for one in counted if not one.held and one.due_on]
    assert len(proposal.rows) == len(without_history) + len([one for one in overdue if one.due_on]) + len(
        [one for one in counted if one.held and one.due_on == counted_from_start(one)]
    )
    assert len(proposal.waiting_longest) == len(overdue)
    with transaction.atomic():
        agree_first_due_days(days=proposal.proposed, by=None, on=GO_LIVE)
        loads = rows_of(
            "SELECT supervisor_id, first_due_on, COUNT(*) FROM supervision_agreement"
            " WHERE first_due_on IS NOT NULL GROUP BY 1, 2"
        )
        assert max(number for _, _, number in loads) <= 4
        assert home(psw).overdue == len(overdue)
        transaction.set_rollback(True)


def counted_from_start(one):
    """The due day of somebody with a session whose promise is counted from the start day all the same."""
    due_on, begun_on = slow_reckoning(last_held_on=one.held[-1], **one.history)
    return due_on if begun_on == GO_LIVE else None

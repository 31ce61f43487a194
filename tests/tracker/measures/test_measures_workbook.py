"""The measures as a workbook: the page's figures, every row behind them, whose they are."""

import csv
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.http import urlencode
from openpyxl import load_workbook

from tests.council import NQSW, PSW, SERVICE_MANAGER, SUPERVISOR
from tests.factories import WorkerFactory
from tests.tracker.measures.test_kept import AT, OCTOBER
from tracker.measures.dashboard import Dashboard
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.kept import keep_months
from tracker.measures.monthly import MEASURES as EVERY_MONTH
from tracker.measures.scope import MeasuresForm
from tracker.measures.there import what_is_there
from tracker.measures.workbook import MeasuresBook
from tracker.models import KeptRow
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Team, Worker
from workforce.permissions import people_answered_for
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
BOOK, CSV = reverse("tracker:measures_workbook"), reverse("tracker:measures_csv")
SOURCES = [measure for measure in MEASURES if measure.key not in SAME_ROWS]


def book(client, **filters):
    return load_workbook(BytesIO(client.get(BOOK, filters).content))


def page(account, day, **filters):
    viewer = Viewer(account, on=day)
    return Dashboard(viewer, MeasuresForm(filters or None, there=what_is_there(viewer), on=day))


@pytest.mark.parametrize(
    "filters", [{}, {"contract": "agency"}, {"month": "2026-10"}, {"as_at": "2026-11-10"}]
)
@pytest.mark.parametrize("is_closed", [False, True])
def test_every_figure_and_every_row_of_the_page_is_in_it(sign_in, council, today, filters, is_closed):
    if is_closed:
        keep_months(on=today, at=AT, months=[OCTOBER])
    shown, written = page(council[PSW], today, **filters), book(sign_in(council[PSW]), **filters)
    sheets = written.worksheets
    assert [sheet.title for sheet in sheets[:4]] == ["Cover", "Measures", "A year", "Charts"]
    assert len(sheets) == 4 + len(SOURCES)
    for line, row in zip(shown.lines, list(sheets[1].values)[1:], strict=True):
        figure, before = line.this.figure, line.before.figure
        assert row[:2] == (line.measure.number, line.measure.title)
        assert (row[4], row[6]) == (pytest.approx(figure.value), figure.lines)
        assert (row[8], row[10]) == (pytest.approx(before.value), before.lines)
        assert (row[2] or "") == line.change
    for measure, sheet in zip(SOURCES, sheets[4:], strict=True):
        line = next(one for one in shown.lines if one.measure is measure)
        rows = list(sheet.values)
        things = (
            {(row[rows[0].index("Session")], row[rows[0].index(measure.columns[1])]) for row in rows[1:]}
            if measure.is_of_things
            else rows[1:]
        )
        assert len(things) == line.this.figure.lines, measure.key
        assert rows[0][:3] == ("Person", "Staff number", "Team")
        assert all(row[0] and row[2] for row in rows[1:])


def test_a_closed_month_has_what_was_known_then_and_what_it_would_be_now(sign_in, council, today):
    keep_months(on=today, at=AT, months=[OCTOBER])
    Worker.objects.exclude(account=council[PSW]).update(left_on=date(2026, 10, 2))
    shown, written = page(council[PSW], today, month="2026-10"), book(sign_in(council[PSW]), month="2026-10")
    leavers = next(row for row in written["Measures"].values if row[1] == "Leavers")
    line = next(one for one in shown.lines if one.measure.key == "leavers")
    assert leavers[4] == line.this.figure.value == 0
    assert leavers[7] == line.this.now.value > 0
    assert ("Figures", "As they were known when the month was closed") in list(written["Cover"].values)


def test_numbers_are_numbers_days_are_days_and_staff_numbers_are_there(sign_in, council):
    written = book(sign_in(council[PSW]))
    assert written["2 Overdue for supervision"]["E2"].is_date
    due = list(written["1 Supervision held in time"].values)
    numbers = dict(Worker.objects.values_list("staff_number", "family_name"))
    assert {row[1] for row in due[1:]} <= set(numbers)
    assert {row[3] for row in due[1:]} <= {"Held in time", "Late or not held"}
    shares = [
        row for row in written["Measures"].iter_rows(min_row=2) if row[3].value == "share" and row[4].value
    ]
    assert shares and all(row[4].number_format.endswith("%") for row in shares)


def test_the_year_is_drawn_of_each_measure_that_has_two_months(sign_in, council, today):
    keep_months(on=today, at=AT, months=[date(2026, 9, 1), OCTOBER])
    written = book(sign_in(council[PSW]))
    charts = written["Charts"]._charts
    shown = page(council[PSW], today)
    assert len(charts) == sum(line.trend.is_drawn for line in shown.lines) > 15
    heads, *rows = written["A year"].values
    assert (len(heads), len(rows)) == (2 + len(MEASURES), 13)
    assert [row[:2] for row in rows[10:]] == [
        ("Sep 2026", "Closed"),
        ("Oct 2026", "Closed"),
        ("Nov 2026", "So far"),
    ]
    breaks = written["Charts"].row_breaks.brk
    assert len(breaks) == (len(charts) + 1) // 2


@pytest.mark.parametrize("part", [SUPERVISOR, SERVICE_MANAGER])
def test_it_is_about_nobody_but_those_whom_its_reader_answers_for(sign_in, council, today, part):
    written = book(sign_in(council[part]))
    own = people_answered_for(Viewer(council[part], on=today))
    names = {one.full_name for one in own}
    found = {row[0] for sheet in written.worksheets[4:] for row in list(sheet.values)[1:]}
    assert found and found <= names


@pytest.mark.parametrize("is_closed", [False, True])
def test_whole_numbers_are_whole_in_a_csv_as_in_the_workbook(sign_in, council, today, is_closed):
    if is_closed:
        keep_months(on=today, at=AT, months=[OCTOBER])
    client, october = sign_in(council[PSW]), {"month": "2026-10"}
    folder = zipfile.ZipFile(BytesIO(client.get(CSV, october).content))
    written = {sheet.title: list(sheet.values) for sheet in book(client, **october).worksheets}
    found = 0
    for title, rows in written.items():
        lines = list(csv.reader(folder.read(f"{title}.csv").decode("utf-8-sig").splitlines()))
        assert len(lines) == len(rows)
        if title == "A year":
            continue  # shares of 0 and 1 among them, which a CSV has as 0.0 and 1.0
        for row, line in zip(rows, lines, strict=True):
            if title == "Measures" and row[3] == "share":
                continue
            numbers = [(cell, text) for cell, text in zip(row, line, strict=True) if isinstance(cell, int)]
            assert all(text == str(cell) for cell, text in numbers), (title, row, line)
            found += len(numbers)
    assert found > 50


def test_a_person_who_has_only_kept_rows_is_named(sign_in, council, today):
    keep_months(on=today, at=AT, months=[OCTOBER])
    left = KeptRow.objects.order_by("pk").first()
    team = left.team_id
    WorkerFactory(team=left.team)
    Worker.objects.filter(pk=left.worker_id).update(team=Team.objects.exclude(pk=team).first())
    written = book(sign_in(council[PSW]), month="2026-10", team=team)
    rows = [row for sheet in written.worksheets[4:] for row in list(sheet.values)[1:]]
    assert left.worker.full_name in {row[0] for row in rows}
    assert all(row[0] and row[1] for row in rows)


@pytest.mark.parametrize(
    ("part", "filters", "more"),
    [
        (SERVICE_MANAGER, {}, 2),
        (SERVICE_MANAGER, {"month": "2026-10"}, 2),
        (PSW, {}, 2),
        (PSW, {"month": "2026-10"}, 3),  # the page has the figures of everybody without their rows
    ],
)
def test_it_asks_no_more_than_the_page_but_for_names_and_its_event(
    sign_in, council, today, queries_of, part, filters, more
):
    keep_months(on=today, at=AT, months=[date(2026, 9, 1), OCTOBER])
    client = sign_in(council[part])
    client.get("/")
    on_page = queries_of(client, reverse("tracker:measures", query=filters or {"role": ""}))
    for address in (BOOK, CSV):
        assert queries_of(client, f"{address}?{urlencode(filters)}") <= on_page + more


def test_each_sheet_is_a_csv_too(sign_in, council):
    files = zipfile.ZipFile(BytesIO(sign_in(council[PSW]).get(CSV).content)).namelist()
    assert len(files) == 4 + len(SOURCES)
    assert "1 Supervision held in time.csv" in files


def test_it_is_on_the_trail_with_its_filters_and_rows(sign_in, council, today):
    team = Team.objects.order_by("pk").first()
    sign_in(council[PSW]).get(BOOK, {"team": team.pk})
    event = Event.objects.get(verb=Verb.MEASURES_EXPORTED)
    rows = MeasuresBook(page(council[PSW], today, team=team.pk)).number
    assert event.details == {"rows": rows, "filters": {"team": str(team.pk)}}


def test_who_oversees_nobody_gets_none(client, council):
    client.force_login(council[NQSW])
    assert {client.get(address).status_code for address in (BOOK, CSV)} == {404}


def test_every_month_it_is_of_the_month_that_has_ended():
    filters = {"team": "3", "month": "2025-02", "as_at": "2025-02-03"}
    assert EVERY_MONTH.chosen(filters, date(2026, 1, 1)) == {"team": "3", "month": "2025-12"}

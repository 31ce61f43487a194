"""The quarterly report as a page, a Word document and a PDF; its words, and the rows behind its figures."""

import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from lxml import etree

from tests.busy_council import NOW
from tests.council import ADMINISTRATOR, NQSW, PSW, SUPERVISOR
from tests.factories import AccountFactory, AgreementFactory, SessionFactory
from tracker.measures.by_team import rows_by_team
from tracker.measures.definitions import BY_KEY, MEASURES, SAME_ROWS
from tracker.measures.kept import keep_months
from tracker.measures.known import Facts
from tracker.measures.many_months import rows_together
from tracker.measures.rows import span_of
from tracker.measures.sources import rows_of
from tracker.measures.supervision_rows import WAITING
from tracker.models import QuarterWords
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.quarter import Quarter
from tracker.quarterly.report import SECTIONS, quarterly_report
from tracker.quarterly.telling import Telling
from tracker.quarterly.word import write_word
from tracker.quarterly.words import newest_of, words_of, write_words
from workforce.models import Event, StartDay, Worker
from workforce.rules.refusal import ChangedSince
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
SUMMER = Quarter(date(2026, 7, 1))
AUTUMN = Quarter(date(2026, 10, 1))
PAGE = "tracker:quarterly_report"


@pytest.fixture
def council(busy_council):
    return busy_council


@pytest.fixture
def figures(council, today):
    def of(quarter=AUTUMN, part=PSW):
        return QuarterFigures(Viewer(council[part], on=today), quarter)

    return of


def test_every_measure_stands_in_the_report_once():
    told = [key for _, keys, _ in SECTIONS.values() for key in keys]
    assert sorted(told) == sorted(BY_KEY)
    assert {drawn for _, keys, drawn in SECTIONS.values() if drawn} <= set(told)


def test_rows_that_are_not_read_change_no_figure_and_nobody_it_is_about(council, figures, today):
    """Beside every row of the year, closed months and others."""
    closed = [add_months(date(2026, 6, 1), number) for number in range(5)]
    kept = keep_months(on=today, at=timezone.now(), months=closed)
    viewer, now = Viewer(council[PSW], on=today), [date(2026, 11, 1)]
    every = rows_by_team(viewer, closed=kept, now=now)
    assert any(every.values())
    for quarter in (SUMMER, AUTUMN):
        report = figures(quarter)
        for measure in MEASURES:
            source = SAME_ROWS.get(measure.key, measure.key)
            for month in (month for month in (*closed, *now) if month in report.months):
                rows = [
                    row
                    for (when, key, _), some in every.items()
                    if (when, key) == (month, source)
                    for row in some
                ]
                assert report.of_month(measure, month) in (measure.figure(rows), None)
                assert report.people_of_month(measure, month) == {row.worker for row in rows}
            months = [month for month in quarter.months if month in (*closed, *now)]
            expected = rows_together(
                measure,
                months,
                lambda some, source=source: [
                    row
                    for (when, key, _), each in every.items()
                    if when in some and key == source
                    for row in each
                ],
            )
            assert report.figure(measure) == measure.figure(expected)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_quarter_is_its_months_together_or_how_things_stand_at_its_end(figures, today, measure):
    """Worked out here from the months of the measures: each that has begun."""
    by_month = []
    for month in (date(2026, 10, 1), date(2026, 11, 1)):
        span = span_of(month, today=today)
        by_month.append(rows_of(Facts.of(Worker.objects.all(), [span]), span)[measure.key])
    earlier, last = by_month
    if measure.columns[1] == "As at":
        expected = last
    else:
        expected = [row for row in earlier if WAITING not in row.parts] + last
    assert sorted(figures().rows(measure, AUTUMN), key=str) == sorted(expected, key=str)
    assert figures().figure(measure) == measure.figure(expected)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_each_figure_leads_to_exactly_its_rows(sign_in, council, figures, measure):
    client = sign_in(council[PSW])
    address = reverse("tracker:quarterly_rows", args=[measure.key], query={"quarter": AUTUMN.key})
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    figure = figures().figure(measure)
    assert answer.context["table"].total == figure.lines
    page = client.get(reverse(PAGE, query={"quarter": AUTUMN.key})).content.decode()
    assert (f'href="{address}"' in page) == bool(figure.lines)


def test_a_closed_quarter_says_the_same_after_late_records(time_machine, council):
    """Once all its months are closed; the running one goes with what is recorded."""
    later = datetime(2027, 1, 29, 10, tzinfo=UTC)
    time_machine.move_to(later, tick=False)
    viewer = Viewer(council[PSW], on=later.date())
    keep_months(on=later.date(), at=later)
    before = quarterly_report(QuarterFigures(viewer, AUTUMN), words={}, telling=Telling())
    people = {"supervisor": council[SUPERVISOR].worker, "supervisee": council[NQSW].worker}
    SessionFactory(**people, status="held", starts_at=datetime(2026, 12, 1, 10, tzinfo=UTC))
    AgreementFactory(starts_on=date(2026, 10, 5))
    after = quarterly_report(QuarterFigures(viewer, AUTUMN), words={}, telling=Telling())
    assert [one.text for part in after.sections for one in part.said] == [
        one.text for part in before.sections for one in part.said
    ]
    assert "stay as they were known then" in after.closing[0]
    running = Quarter.of(later.date())
    assert (
        "No month of the quarter is closed yet"
        in quarterly_report(QuarterFigures(viewer, running), words={}, telling=Telling()).closing[0]
    )


def test_a_manager_reports_on_their_own_people(figures, council, today):
    below = set(Worker.objects.managed_by(council[SUPERVISOR].worker).values_list("pk", flat=True))
    theirs = figures(part=SUPERVISOR)
    for measure in MEASURES:
        expected = [row for row in figures().rows(measure, AUTUMN) if row.worker in below]
        if measure.key != "mentor-load":
            assert sorted(theirs.rows(measure, AUTUMN), key=str) == sorted(expected, key=str)


# --- Its words ---------------------------------------------------------------------------------------


def test_words_stay_when_the_report_is_made_anew(sign_in, council):
    client = sign_in(council[PSW])
    address = reverse(PAGE, query={"quarter": SUMMER.key})
    seen = client.get(address).context["writing"]["seen"].value()
    answer = client.post(
        address, {"seen": seen, "supervision": "  Held up.\n\nTwo teams need help. ", "nqsw": "=1+1"}
    )
    assert answer.status_code == HTTPStatus.FOUND
    assert words_of(SUMMER) == {"supervision": "Held up.\n\nTwo teams need help.", "nqsw": "=1+1"}
    assert words_of(AUTUMN) == {}
    assert "Two teams need help." in client.get(address).content.decode()
    document = Document(
        BytesIO(client.get(reverse("tracker:quarterly_word", query={"quarter": SUMMER.key})).content)
    )
    lines = [one.text for one in document.paragraphs]
    assert {"Held up.", "Two teams need help.", "=1+1"} <= set(lines)
    event = Event.objects.get(verb="quarterly report written")
    assert event.details == {"quarter": "2026-07", "sections": ["nqsw", "supervision"]}


def test_two_who_write_at_once_lose_nothing(sign_in, council):
    client = sign_in(council[PSW])
    address = reverse(PAGE, query={"quarter": SUMMER.key})
    at = timezone.now()
    write_words(SUMMER, {"supervision": "First"}, seen="", by=council[PSW], at=at)
    answer = client.post(address, {"seen": "", "supervision": "Second"})
    page = answer.content.decode()
    assert "Someone else has written in this report" in page
    assert ">\nSecond</textarea>" in page
    assert words_of(SUMMER) == {"supervision": "First"}
    with pytest.raises(ChangedSince):
        write_words(SUMMER, {"supervision": "Third"}, seen="", by=council[PSW], at=at)
    write_words(SUMMER, {"supervision": ""}, seen=newest_of(SUMMER), by=council[PSW], at=at + timedelta(1))
    assert words_of(SUMMER) == {}


def test_words_that_are_as_they_were_are_no_change(council):
    write_words(SUMMER, {"supervision": "First"}, seen="", by=council[PSW], at=timezone.now())
    assert write_words(SUMMER, {"supervision": "First"}, seen="", by=council[PSW], at=timezone.now()) == []


def test_too_many_words_are_said_and_stay(sign_in, council):
    answer = sign_in(council[PSW]).post(reverse(PAGE), {"seen": "", "supervision": "x" * 4001})
    assert "x" * 4001 in answer.content.decode()
    assert QuarterWords.objects.count() == 0


def test_a_manager_has_no_box_and_reads_no_words_of_another(sign_in, council):
    write_words(AUTUMN, {"supervision": "of the authority"}, seen="", by=council[PSW], at=timezone.now())
    client = sign_in(council[SUPERVISOR])
    address = reverse(PAGE, query={"quarter": AUTUMN.key})
    client.post(address, {"seen": "", "supervision": "mine"})
    page = client.get(address)
    assert page.context["writing"] is None
    assert "of the authority" not in page.content.decode()
    assert words_of(AUTUMN) == {"supervision": "of the authority"}


# --- The document ------------------------------------------------------------------------------------


def test_the_word_document_is_whole_and_its_charts_are_well_formed(figures):
    hostile = "=cmd|' /C calc'!A0 <b>&amp;\"\u202e\x07 ]]>"
    contents = quarterly_report(figures(), words={"supervision": hostile}, telling=Telling())
    content = write_word(contents)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        charts = [name for name in package.namelist() if name.startswith("word/charts/")]
        drawn = [not chart.is_empty for section in contents.sections for chart in section.charts]
        assert len(charts) == sum(drawn) > 0
        assert package.read("word/document.xml").decode().count("No month can be shown.") == drawn.count(
            False
        )
        drawn = []
        for name in charts:
            chart = etree.fromstring(package.read(name))
            values = chart.findall(".//{*}numLit/{*}pt")
            months = chart.findall(".//{*}strLit/{*}pt")
            assert len(values) <= len(months) <= 12
            drawn.append(len(values))
        assert any(drawn)
        assert "=cmd" not in package.read("word/settings.xml").decode()
    document = Document(BytesIO(content))
    text = "\n".join(one.text for one in document.paragraphs)
    assert hostile.replace("\x07", "") in text
    for section in contents.sections:
        assert section.title in text
        assert all(line in text for line in section.sentences)
    assert [len(table.rows) for table in document.tables] == [
        len(table.rows) + 1 for section in contents.sections for table in section.tables
    ]
    about = document.core_properties
    assert (about.title, about.author) == (contents.title, contents.author)


@pytest.mark.parametrize(
    ("name", "begins"), [("tracker:quarterly_word", b"PK"), ("tracker:quarterly_pdf", b"%PDF")]
)
def test_both_files_are_taken_away_and_the_trail_says_so(sign_in, council, name, begins):
    answer = sign_in(council[PSW]).get(reverse(name, query={"quarter": AUTUMN.key}))
    assert answer.content.startswith(begins)
    assert "quarterly-report-2026-10" in answer["Content-Disposition"]
    assert Event.objects.get(verb="quarterly report exported").details["quarter"] == "2026-10"


def test_no_note_is_in_it(figures, council):
    text = str(quarterly_report(figures(), words={}, telling=Telling()))
    assert not re.search("canary", text)


# --- The page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "quarter=x", "quarter=1800-01", "quarter=2026-02", "quarter="])
def test_another_quarter_than_is_offered_is_the_last_one(sign_in, council, query):
    answer = sign_in(council[PSW]).get(f"{reverse(PAGE)}?{query}")
    assert answer.status_code == HTTPStatus.OK
    assert answer.context["quarter"] == SUMMER


def test_an_empty_tracker_has_a_report(sign_in, frozen_today):

    client = sign_in(AccountFactory(role="psw"))
    page = client.get(reverse(PAGE)).content.decode()
    assert "Supervision held in time: no figure. There were no due days to count in this quarter." in page
    assert "0 rows" not in page
    assert client.get(reverse("tracker:quarterly_word")).content.startswith(b"PK")
    assert (
        client.get(reverse("tracker:quarterly_rows", args=["nonsense"])).status_code == HTTPStatus.NOT_FOUND
    )


@pytest.mark.parametrize(
    ("begins_on", "is_said"), [(date(2026, 4, 1), False), (date(2026, 4, 2), True), (None, False)]
)
def test_a_report_on_days_before_records_says_so(figures, begins_on, is_said):
    StartDay.objects.all().delete()
    if begins_on:
        StartDay.objects.create(records_begin_on=begins_on, set_at=NOW)
    opening = quarterly_report(figures(SUMMER), words={}, telling=Telling()).opening
    assert (
        any("Before that, a 0 means only that nothing is on record." in line for line in opening) is is_said
    )


@pytest.mark.parametrize("part", [NQSW, ADMINISTRATOR])
def test_who_oversees_nobody_finds_none(sign_in, council, part):
    client = sign_in(council[part])
    for name in ("quarterly_report", "quarterly_word", "quarterly_pdf"):
        assert client.get(reverse(f"tracker:{name}")).status_code == HTTPStatus.NOT_FOUND


def test_it_asks_a_fixed_number_of_questions(sign_in, council, django_assert_max_num_queries):
    client = sign_in(council[PSW])
    client.get(reverse(PAGE))
    with django_assert_max_num_queries(14):
        client.get(reverse(PAGE, query={"quarter": AUTUMN.key}))

"""The version for publication: no small number, and none that could be worked out."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.council import PSW, SUPERVISOR
from tests.factories import TeamFactory
from tests.tracker.quarterly.test_quarterly_report import AUTUMN, council, figures  # noqa: F401
from tracker.measures.definitions import BY_KEY, MEASURES
from tracker.measures.figures import Figure, Kind
from tracker.measures.kept import keep_months
from tracker.measures.plots import Point
from tracker.models import KeptRow
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.publication import ForPublication, hides, in_words, shown_teams
from tracker.quarterly.report import quarterly_report
from tracker.quarterly.telling import Telling, Two
from workforce.models import Event, Worker
from workforce.web.viewer import Viewer

SHARE = BY_KEY["held-in-time"]
NUMBER = BY_KEY["overdue"]


def share(counted, lines):
    return Figure(Kind.SHARE, "", lines, counted, counted / lines if lines else None)


def number(lines):
    return Figure(Kind.NUMBER, "", lines, lines, lines)


@pytest.mark.parametrize(
    ("measure", "figure", "said"),
    [
        (SHARE, share(640, 731), "88% (640 of 731 due days)"),
        (SHARE, share(4, 53), "fewer than 5 of 53 due days"),
        (SHARE, share(49, 53), "all but fewer than 5 of 53 due days"),
        (SHARE, share(0, 53), "0% (0 of 53 due days)"),
        (SHARE, share(53, 53), "100% (53 of 53 due days)"),
        (SHARE, share(5, 10), "50% (5 of 10 due days)"),
        (SHARE, share(2, 4), "not shown, fewer than 5 due days"),
        (SHARE, share(0, 0), "–"),
        (NUMBER, number(0), "0 people"),
        (NUMBER, number(1), "fewer than 5 people"),
        (NUMBER, number(4), "fewer than 5 people"),
        (NUMBER, number(5), "5 people"),
        (BY_KEY["gap-median"], Figure(Kind.MEDIAN, "days", 4, 4, 21.0), "not shown, fewer than 5 gaps"),
        (BY_KEY["gap-median"], Figure(Kind.MEDIAN, "days", 5, 5, 21.0), "21 days"),
    ],
)
def test_a_small_number_is_said_to_be_small_and_no_more(measure, figure, said):
    assert in_words(measure, figure) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (number(3), number(9), "Overdue for supervision: fewer than 5 people."),
        (number(9), number(3), "Overdue for supervision: 9 people; the quarter before is not shown."),
        (number(9), number(6), "Overdue for supervision: 9 people, up 3 from 6: worse."),
    ],
)
def test_a_change_from_or_to_a_small_number_is_not_said(now, before, said):
    assert ForPublication().sentence(NUMBER, Two("", now, before)) == said


def test_a_month_with_a_small_number_is_a_gap_in_the_drawing():
    many = frozenset(range(5))
    small, large = Point(date(2026, 9, 1), share(2, 20)), Point(date(2026, 8, 1), share(12, 20))
    assert ForPublication().point(small, people=many) == Point(date(2026, 9, 1), None)
    assert ForPublication().point(large, people=many) == large
    assert ForPublication().point(large, people=frozenset(range(4))).figure is None


MANY = frozenset(range(100, 120))


@pytest.mark.parametrize(
    ("people", "before", "said"),
    [
        (4, 20, "not shown."),
        (5, 20, "90% (45 of 50 due days), up 10 percentage points from 80%: better."),
        (5, 4, "90% (45 of 50 due days); the quarter before is not shown."),
    ],
)
def test_a_figure_about_few_people_is_not_said_however_many_rows_they_have(people, before, said):
    now, earlier = share(45, 50), share(40, 50)
    two = Two("", now, earlier, frozenset(range(people)), frozenset(range(before)))
    assert ForPublication().sentence(SHARE, two) == f"{SHARE.title}: {said}"


def test_the_longest_is_one_person_s_and_is_not_said():
    longest = BY_KEY["gap-longest"]
    two = Two("", *[Figure(Kind.LONGEST, "days", 90, 90, 84.0)] * 2, MANY, MANY)
    assert ForPublication().sentence(longest, two) == "Gap between sessions, longest: not shown."


AGENCY, ALL = BY_KEY["agency-in-time"], frozenset(range(100, 140))


@pytest.mark.parametrize(
    ("part", "people", "is_said"),
    [
        (share(40, 50), MANY, True),
        (share(74, 89), MANY, True),
        (share(76, 89), MANY, False),  # of the rest four are in time
        (share(80, 97), MANY, False),  # three due days are left
        (share(50, 57), MANY, True),
        (share(50, 66), MANY, False),  # of the rest four are late
        (share(40, 50), ALL - {100, 101, 102, 103}, False),  # four people are left
        (share(80, 100), ALL, True),  # nothing is left
        (share(0, 0), frozenset(), True),
    ],
)
def test_a_part_is_not_said_where_the_rest_of_the_whole_is_small(part, people, is_said):
    whole = Two("", *[share(80, 100)] * 2, ALL, ALL)
    two = Two("", part, part, people, people)
    assert ("not shown" not in ForPublication().sentence(AGENCY, two, part_of=whole)) is is_said


def everybody(teams):
    """Of each team ten people of its own."""
    return [frozenset(range(10 * place, 10 * place + 10)) for place in range(len(teams))]


teams_of = st.lists(
    st.integers(0, 14).flatmap(
        lambda lines: st.integers(0, lines).map(lambda counted: share(counted, lines))
    ),
    min_size=1,
    max_size=9,
)


@given(teams_of)
def test_no_subtraction_gives_a_small_number_of_a_team_back(teams):
    whole = share(sum(one.counted for one in teams), sum(one.lines for one in teams))
    shown = shown_teams(teams, whole, everybody(teams))
    assert not any(is_shown and hides(one) for one, is_shown in zip(teams, shown, strict=True))
    left_out = [one for one, is_shown in zip(teams, shown, strict=True) if not is_shown]
    if hides(whole) or not left_out:
        return
    counted = sum(one.counted for one in left_out)
    for number_left in (counted, sum(one.lines for one in left_out) - counted):
        assert number_left == 0 or number_left >= 5


@given(teams_of)
def test_the_number_of_all_gives_no_small_team_back(teams):
    """Also where only that is said: of so many, fewer than five count."""
    whole = share(sum(one.counted for one in teams), sum(one.lines for one in teams))
    left_out = sum(
        one.lines
        for one, is_shown in zip(teams, shown_teams(teams, whole, everybody(teams)), strict=True)
        if not is_shown
    )
    assert hides(whole) or left_out == 0 or left_out >= 5


def test_large_teams_are_shown():
    teams = [share(9, 20), share(12, 24), share(30, 40)]
    assert shown_teams(teams, share(51, 84), everybody(teams)) == [True, True, True]


def test_one_small_team_takes_another_with_it():
    teams = [share(2, 20), share(6, 12), share(30, 40)]
    assert shown_teams(teams, share(38, 72), everybody(teams)) == [False, False, True]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [((4, 9, 9), [False, False, True]), ((4, 3, 9), [False, False, True]), ((5, 9, 9), [True, True, True])],
)
def test_a_team_of_few_people_is_not_shown_nor_given_back(sizes, shown):
    """Four with five due days each are four; what everybody's figure leaves of the others too."""
    teams = [share(10, 20)] * 3
    assert shown_teams(teams, share(30, 60), [frozenset(range(10 * n, 10 * n + n)) for n in sizes]) == shown


@given(teams_of, st.data())
def test_nobody_s_few_are_given_back_by_any_teams(teams, data):
    whole = share(sum(one.counted for one in teams), sum(one.lines for one in teams))
    people = [
        frozenset((place, who) for who in range(data.draw(st.integers(min(1, one.lines), one.lines))))
        for place, one in enumerate(teams)
    ]
    shown = shown_teams(teams, whole, people)
    assert not any(is_shown and 0 < len(some) < 5 for is_shown, some in zip(shown, people, strict=True))
    left_out = {who for is_shown, some in zip(shown, people, strict=True) if not is_shown for who in some}
    assert not 0 < len(left_out) < 5 or sum(map(len, people)) < 5


@pytest.mark.django_db
def test_the_report_has_no_small_number(figures):  # noqa: F811
    whole = quarterly_report(figures(), words={}, telling=Telling())
    published = quarterly_report(figures(), words={}, telling=ForPublication())
    assert any("For publication" in line for line in published.opening)
    pairs = [
        (one, other)
        for section, of_it in zip(whole.sections, published.sections, strict=True)
        for one, other in zip(section.said, of_it.said, strict=True)
    ]
    assert len(pairs) == len(MEASURES)
    small = [other.text for one, other in pairs if hides(one.now)]
    assert small and all("fewer than 5" in text for text in small)
    for section in published.sections:
        for text in [one.text for one in section.said] + [
            cell for table in section.tables for row in table.rows for cell in row[1:]
        ]:
            parts = re.search(r"\(([\d,]+) of ([\d,]+)", text)
            if parts:
                counted, lines = (int(part.replace(",", "")) for part in parts.groups())
                assert not hides(share(counted, lines)), text


@pytest.mark.django_db
def test_a_team_that_everybody_has_left_stands_in_the_table(council):  # noqa: F811
    """Else everybody's figure less the other teams' would be theirs."""
    team = TeamFactory(name="Dissolved since")
    assert not Worker.objects.filter(team=team).exists()
    keep_months(on=date(2027, 1, 29), at=datetime(2027, 1, 29, 10, tzinfo=UTC))
    rows = KeptRow.objects.filter(month__starts_on__in=AUTUMN.months)
    rows.filter(team=rows.filter(measure="held-in-time").first().team).update(team=team)
    later = Viewer(council[PSW], on=date(2027, 1, 29))
    parts = quarterly_report(QuarterFigures(later, AUTUMN), words={}, telling=Telling()).sections[0]
    assert "Dissolved since" in [row[0] for row in parts.tables[0].rows]


@pytest.mark.django_db
def test_a_quarter_that_can_still_change_is_said_to_be_no_version_to_publish(council, figures):  # noqa: F811
    running = quarterly_report(figures(), words={}, telling=ForPublication())
    assert any(line.startswith("Not to be published yet") for line in running.opening)
    keep_months(on=date(2027, 1, 29), at=datetime(2027, 1, 29, 10, tzinfo=UTC))
    later = Viewer(council[PSW], on=date(2027, 1, 29))
    closed = quarterly_report(QuarterFigures(later, AUTUMN), words={}, telling=ForPublication())
    assert not any(line.startswith("Not to be published yet") for line in closed.opening)


@pytest.mark.django_db
def test_whoever_answers_for_a_part_makes_no_version_to_publish(sign_in, council):  # noqa: F811
    """The authority's less a manager's would be a figure about the few between them."""
    client = sign_in(council[SUPERVISOR])
    page = client.get("/reports/quarterly/", {"quarter": AUTUMN.key, "version": "publication"}).text
    assert "For publication" not in page and "/reports/quarterly/rows/" in page
    client.get("/reports/quarterly.pdf", {"quarter": AUTUMN.key, "version": "publication"})
    assert "version" not in Event.objects.latest("pk").details


@pytest.mark.django_db
def test_its_page_and_files_say_so_and_lead_to_no_rows(sign_in, council):  # noqa: F811
    client = sign_in(council[PSW])
    chosen = {"quarter": AUTUMN.key, "version": "publication"}
    page = client.get("/reports/quarterly/", chosen).text
    assert "For publication: numbers under 5 are not shown" in page
    assert "/reports/quarterly/rows/" not in page
    assert f"/reports/quarterly.docx?quarter={AUTUMN.key}&amp;version=publication" in page
    assert f'<option value="{AUTUMN.key}" selected>' in page
    usual = client.get("/reports/quarterly/", {"version": "publication"}).context["quarter"]
    without = client.get("/reports/quarterly/", {"version": "publication"}).text
    assert f'<option value="{usual.key}" selected>' in without
    answer = client.get("/reports/quarterly.pdf", chosen)
    assert f"quarterly-report-{AUTUMN.key}-publication.pdf" in answer["Content-Disposition"]
    assert Event.objects.latest("pk").details["version"] == "publication"

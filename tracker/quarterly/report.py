"""The quarterly report: which measures stand in which section, what is drawn, and where it all comes from."""

from collections.abc import Mapping
from datetime import date

from tracker.measures.definitions import BY_KEY
from tracker.measures.figures import Measure
from tracker.measures.plots import Point
from tracker.measures.rows import month_of
from tracker.quarterly.contents import Chart, Contents, Said, Section, Table
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.sentences import direction, figure_in_words, sentence
from workforce.authority_settings import authority_settings
from workforce.models import Team
from workforce.permissions import people_answered_for

#: By the key of each section: its title, its measures, and which of them is drawn.
SECTIONS = {
    "supervision": (
        "Supervision",
        (
            *("held-in-time", "agency-in-time", "overdue", "gap-median", "gap-longest", "length"),
            *("reflective", "signed", "called-off", "made-good"),
        ),
        "held-in-time",
    ),
    "actions": ("Actions from supervision", ("actions-overdue", "actions-carried"), ""),
    "caseloads": ("Caseloads", ("over-limit", "days-over"), "over-limit"),
    "nqsw": (
        "Newly qualified social workers",
        (
            *("nqsws", "milestones-on-time", "milestones-late", "protected-time", "attendance"),
            *("with-mentor", "mentor-load", "pauses", "outcomes"),
        ),
        "milestones-on-time",
    ),
    "workforce": ("Registration and leavers", ("registration", "leavers"), ""),
}
TITLE = "Supervision and the NQSW programme"


def quarterly_report(figures: QuarterFigures, *, words: Mapping[str, str]) -> Contents:
    """The report on a quarter, with what its writer has added, by the key of each section."""
    teams = _teams(figures)
    return Contents(
        title=f"{TITLE}: {figures.quarter.days}",
        subtitle=f"{authority_settings().shown_name}, {figures.quarter.name.lower()}",
        author=figures.viewer.account.get_full_name(),
        opening=_opening(figures),
        sections=[
            _section(key, title, [BY_KEY[one] for one in keys], drawn, figures, teams, words.get(key, ""))
            for key, (title, keys, drawn) in SECTIONS.items()
        ],
        closing=_closing(figures),
    )


def _opening(figures: QuarterFigures) -> list[str]:
    lines = [
        "Figures and days only: nothing that was said in supervision. Each figure stands beside that of the "
        "quarter before."
    ]
    if not figures.is_over:
        lines.append("The quarter has not ended: figures are those up to now.")
    return lines


def _closing(figures: QuarterFigures) -> list[str]:
    quarter = figures.quarter
    closed = [month for month in quarter.months if month in figures.kept]
    if figures.is_closed:
        known = "All three months are closed: these figures stay as they were known then."
    elif closed:
        names = ", ".join(f"{month:%B}" for month in closed)
        known = f"Closed, and as known then: {names}. The other months are as they are known today."
    else:
        known = "No month of the quarter is closed yet: figures are as they are known today."
    made = f"Made on {_day(figures.viewer.on)}. "
    definitions = [
        f"{measure.title}: {measure.definition}"
        for _, keys, _ in SECTIONS.values()
        for measure in (BY_KEY[key] for key in keys)
    ]
    return [made + known, *definitions]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _teams(figures: QuarterFigures) -> list[Team]:
    people = people_answered_for(figures.viewer).order_by()
    return list(Team.objects.filter(pk__in=people.values("team")).order_by("name", "pk"))


def _section(
    key: str,
    title: str,
    measures: list[Measure],
    drawn: str,
    figures: QuarterFigures,
    teams: list[Team],
    words: str,
) -> Section:
    said = []
    for measure in measures:
        now, before = figures.figure(measure), figures.figure(measure, figures.quarter.before)
        said.append(Said(measure, now, before, sentence(measure, now, before)))
    charts = (_year(BY_KEY[drawn], figures),) if drawn else ()
    tables = (_by_team(BY_KEY[drawn], figures, teams),) if drawn else ()
    return Section(key, title, tuple(said), charts, tables, words)


def _year(measure: Measure, figures: QuarterFigures) -> Chart:
    running = month_of(figures.viewer.on)
    months = tuple(
        Point(month, figures.of_month(measure, month), month == running, month in figures.kept)
        for month in figures.months
    )
    return Chart(f"{measure.title}, month by month", months, is_share=figures.figure(measure).is_share)


def _by_team(measure: Measure, figures: QuarterFigures, teams: list[Team]) -> Table:
    rows = []
    for team in teams:
        now = figures.figure(measure, team=team.pk)
        before = figures.figure(measure, figures.quarter.before, team=team.pk)
        if now.lines or before.lines:
            rows.append(
                (
                    team.name,
                    figure_in_words(measure, now),
                    before.label,
                    direction(measure, now, before).capitalize(),
                )
            )
    headings = ("Team", "This quarter", "Quarter before", "Change")
    return Table(f"{measure.title}, team by team", headings, tuple(rows), frozenset({1, 2}))

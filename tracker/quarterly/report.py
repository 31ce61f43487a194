"""The quarterly report: which measures stand in which section, what is drawn, and where it all comes from."""

from collections.abc import Mapping
from datetime import date

from supervision.start_day.reports.counting import counting
from tracker.measures.definitions import BY_KEY
from tracker.measures.figures import Measure
from tracker.measures.plots import Point
from tracker.measures.rows import month_of
from tracker.quarterly.contents import Chart, Contents, Said, Section, Table
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.telling import NOBODY, Telling, Two
from workforce.authority_settings import authority_settings
from workforce.models import Team

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
#: Measures whose rows are among those of another: what is left of that one is a figure too.
PART_OF = {"agency-in-time": "held-in-time", "pauses": "nqsws"}
TITLE = "Supervision and the NQSW programme"


def quarterly_report(figures: QuarterFigures, *, words: Mapping[str, str], telling: Telling) -> Contents:
    """The report on a quarter, with what its writer has added, by the key of each section."""
    teams = _teams(figures)
    return Contents(
        title=f"{TITLE}: {figures.quarter.days}",
        subtitle=f"{authority_settings().shown_name}, {figures.quarter.name.lower()}",
        author=figures.viewer.account.get_full_name(),
        opening=[*_opening(figures), *telling.opening(is_closed=figures.is_closed)],
        sections=[
            Section(
                key,
                title,
                said=tuple(_said(BY_KEY[one], figures, telling) for one in keys),
                charts=(_year(BY_KEY[drawn], figures, telling),) if drawn else (),
                tables=_by_team(BY_KEY[drawn], figures, teams, telling) if drawn else (),
                words=words.get(key, ""),
            )
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
    counted = counting()
    if counted.records_begin_on and counted.records_begin_on > figures.quarter.before.first:
        lines.append(f"{counted.words} Before that, a 0 means only that nothing is on record.")
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
    """Every team of which something is counted: together they are everybody."""
    return list(Team.objects.filter(pk__in=figures.teams).order_by("name", "pk"))


def _two(
    measure: Measure, figures: QuarterFigures, telling: Telling, name: str = "", *, team: int | None = None
) -> Two:
    now, before = figures.quarter, figures.quarter.before
    is_asked = telling.counts_people
    return Two(
        name,
        now=figures.figure(measure, now, team=team),
        before=figures.figure(measure, before, team=team),
        people=figures.people(measure, now, team=team) if is_asked else NOBODY,
        people_before=figures.people(measure, before, team=team) if is_asked else NOBODY,
    )


def _said(measure: Measure, figures: QuarterFigures, telling: Telling) -> Said:
    two, whole = _two(measure, figures, telling), PART_OF.get(measure.key)
    part_of = _two(BY_KEY[whole], figures, telling) if whole else None
    return Said(measure, two.now, two.before, telling.sentence(measure, two, part_of=part_of))


def _year(measure: Measure, figures: QuarterFigures, telling: Telling) -> Chart:
    running = month_of(figures.viewer.on)
    months = tuple(
        telling.point(
            Point(month, figures.of_month(measure, month), month == running, month in figures.kept),
            people=figures.people_of_month(measure, month) if telling.counts_people else NOBODY,
        )
        for month in figures.months
    )
    return Chart(f"{measure.title}, month by month", months, is_share=figures.figure(measure).is_share)


def _by_team(
    measure: Measure, figures: QuarterFigures, teams: list[Team], telling: Telling
) -> tuple[Table, ...]:
    """One table, or none where no team has anything to show."""
    each = [_two(measure, figures, telling, team.name, team=team.pk) for team in teams]
    counted = [one for one in each if one.now.lines or one.before.lines]
    rows = telling.rows(measure, counted, _two(measure, figures, telling))
    headings = ("Team", "This quarter", "Quarter before", "Change")
    table = Table(f"{measure.title}, team by team", headings, tuple(rows), frozenset({1, 2}))
    return (table,) if rows else ()

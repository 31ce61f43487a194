"""The page of one measure: a year, team by team; and the rows behind one of its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.measures.dashboard import everybody_or, rows_now
from tracker.measures.definitions import SAME_ROWS
from tracker.measures.figures import Figure, Measure
from tracker.measures.kept import differing, kept_rows, kept_tallies
from tracker.measures.plots import Point, Trend, large_trend, small_trend
from tracker.measures.rows import Row, month_of
from tracker.measures.scope import MeasuresForm
from tracker.measures.there import MONTHS
from tracker.models import KeptMonth
from workforce.models import Worker
from workforce.rules.working_days import add_months
from workforce.web.access import way_to
from workforce.web.tables import Column, NumberColumn, Table
from workforce.web.tags import short_day, tag
from workforce.web.viewer import Viewer

#: So many teams are shown beside each other.
TEAMS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TeamTrend:
    """One team's year, small."""

    name: str
    figure: Figure
    trend: Trend
    address: str
    #: Its drawing's own name on the page.
    anchor: str


class OneMeasure:
    """One measure of the people whom a viewer answers for: the month, the year, and each team."""

    def __init__(self, viewer: Viewer, form: MeasuresForm, measure: Measure) -> None:
        self.viewer, self.form, self.measure, self.scope = viewer, form, measure, form.scope
        self.span = form.span
        self.kept = form.there.year_to(self.span.month)
        self.is_kept = form.day is None and self.span.month in self.kept
        people, source = everybody_or(viewer), SAME_ROWS.get(measure.key, measure.key)
        #: How many rows there are and how many count, of closed months whose rows need not be read.
        self.tallies: dict[tuple[date, int], tuple[int, int]] = {}
        kept = list(self.kept.values())
        if measure.is_tallied:
            self.tallies = kept_tallies(kept, measure, people=people, scope=self.scope)
            kept = [self.kept[self.span.month]] if self.is_kept and measure.parts else []
        rows = kept_rows(kept, [measure], people=people, scope=self.scope, place="team") if kept else {}
        #: By month and team.
        self.rows: dict[tuple[date, int], list[Row]] = {
            (month, team): some for (month, key, team), some in rows.items() if key == source
        }
        if not self.is_kept:
            facts, now = rows_now(viewer, measure, self.span, self.scope)
            for row in now:
                key = self.span.month, facts.place(row.worker, row.day).team
                self.rows.setdefault(key, []).append(row)

    @property
    def months(self) -> list[date]:
        return [add_months(self.span.month, -back) for back in range(MONTHS, -1, -1)]

    def _figure(self, month: date, team: int | None = None) -> Figure | None:
        if month not in self.kept and month != self.span.month:
            return None
        if self.measure.is_tallied and month in self.kept and (month != self.span.month or self.is_kept):
            if team is not None:
                return self.measure.tallied(*self.tallies.get((month, team), (0, 0)))
            of_month = [numbers for (when, _), numbers in self.tallies.items() if when == month]
            return self.measure.tallied(sum(lines for lines, _ in of_month), sum(one for _, one in of_month))
        if team is not None:
            return self.measure.figure(self.rows.get((month, team), []))
        return self.measure.figure(
            [row for (when, _), some in self.rows.items() if when == month for row in some]
        )

    def _points(self, team: int | None = None) -> list[Point]:
        running = not self.is_kept and self.span.month == month_of(self.viewer.on)
        return [
            Point(month, self._figure(month, team), running and month == self.span.month, month in self.kept)
            for month in self.months
        ]

    @property
    def figure(self) -> Figure:
        """Of the month that is shown."""
        return self._figure(self.span.month) or self.measure.figure([])

    @property
    def trend(self) -> Trend:
        return large_trend(self._points())

    @property
    def address(self) -> str:
        return reverse("tracker:measure_rows", args=[self.measure.key], query=self.form.in_address() or None)

    @property
    def lines(self) -> list[tuple[Point, str]]:
        """The table behind the drawing: each month with the address of its rows."""
        return [(point, self._address(point.month)) for point in reversed(self._points())]

    def _address(self, month: date) -> str:
        query = self.form.in_address() if month == self.span.month else self.form.in_address(month)
        return reverse("tracker:measure_rows", args=[self.measure.key], query=query or None)

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        """What the rows of the month are told apart by: words, how many, and the address of those."""
        rows = [row for (when, _), some in self.rows.items() if when == self.span.month for row in some]
        found = []
        for key, label in self.measure.parts:
            number = len(self.measure.lines(row for row in rows if key in row.parts))
            if number:
                found.append(
                    (label, number, f"{self.address}{'&' if '?' in self.address else '?'}part={key}")
                )
        return found

    @property
    def teams(self) -> list[TeamTrend]:
        """Each team with rows in the year, by name."""
        teams = {whose for _, whose in (*self.rows, *self.tallies)}
        named = sorted((name, team) for team in teams if (name := self.form.teams.get(team, "")))
        return [self._team(name, team) for name, team in named[:TEAMS_SHOWN]]

    def _team(self, name: str, team: int) -> TeamTrend:
        points = self._points(team)
        figure = points[-1].figure or self.measure.figure([])
        query = {**self.form.in_address(), "team": team}
        address = reverse("tracker:measure_rows", args=[self.measure.key], query=query)
        return TeamTrend(name, figure, small_trend(points), address, f"team-{team}")


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure, as they were kept or are known now; and what is otherwise since."""

    rows: list[Row]
    figure: Figure
    kept: KeptMonth | None = None
    now: Figure | None = None
    changed: Sequence[tuple[Row | None, Row | None]] = ()


def behind(viewer: Viewer, form: MeasuresForm, measure: Measure) -> Behind:
    """The rows of one measure in the month, or as at the day, of the address."""
    scope, span = form.scope, form.span
    kept = None if form.day else form.there.kept.get(span.month)
    _, now = rows_now(viewer, measure, span, scope)
    if kept is None:
        return Behind(now, measure.figure(now))
    source = SAME_ROWS.get(measure.key, measure.key)
    found = kept_rows([kept], [measure], people=everybody_or(viewer), scope=scope)
    rows = found.get((kept.starts_on, source, None), [])
    changed = differing(rows, now)
    return Behind(rows, measure.figure(rows), kept, measure.figure(now) if changed else None, changed)


def chosen(rows: Iterable[Row], measure: Measure, *, part: str, counted: str) -> list[list[Row]]:
    """The lines of one part, or of those that count or do not; an unknown name leaves all."""
    if part in dict(measure.parts):
        rows = [row for row in rows if part in row.parts]
    lines = measure.lines(rows)
    if counted in ("yes", "no"):
        lines = [line for line in lines if all(row.counts for row in line) == (counted == "yes")]
    return sorted(lines, key=lambda line: (-(line[0].value or 0), line[0].day, line[0].worker))


class RowsTable(Table):
    """A row for each thing that a measure counts: whose, when, how much; nothing that was said."""

    person = Column(accessor="0", orderable=False, empty_values=())
    team = Column(accessor="0", orderable=False, empty_values=())
    day = Column(accessor="0", orderable=False, empty_values=())
    other_day = Column(accessor="0", orderable=False, empty_values=())
    value = NumberColumn(accessor="0", orderable=False, empty_values=())
    parts = Column(accessor="0", verbose_name="What", orderable=False, empty_values=())
    counts = Column(accessor="0", verbose_name="Counted", orderable=False, empty_values=())

    caption: ClassVar[str] = "Rows"
    row_heading: ClassVar[str] = "person"

    def __init__(
        self,
        lines: Sequence[list[Row]],
        *,
        measure: Measure,
        viewer: Viewer,
        changes: dict[int, str] | None = None,
    ) -> None:
        value, day, other = measure.columns
        without = [name for name, words in (("value", value), ("other_day", other)) if not words]
        if not measure.parts:
            without.append("parts")
        if not measure.figure([]).is_share or measure.kind == "ratio":
            without.append("counts")
        if changes is not None:
            without = [name for name in without if name != "counts"]
        self.changes = changes
        super().__init__(lines, exclude=tuple(without))
        self.measure, self.viewer = measure, viewer
        self.counted = measure.rows  # type: ignore[misc]  # each measure has its own words
        self.caption = measure.rows[1][:1].upper() + measure.rows[1][1:]  # type: ignore[misc]  # the same
        self.columns["day"].column.verbose_name = day
        for name, words in (("value", value), ("other_day", other)):
            if name not in without:
                self.columns[name].column.verbose_name = words
        self.people: dict[int, Worker] = {}

    def read_people(self) -> None:
        """The people on this page, once it is cut."""
        keys = {row.worker for bound in self.paginated_rows for row in bound.record}
        self.people = Worker.objects.select_related("team").in_bulk(keys)

    def render_person(self, record: list[Row]) -> SafeString:
        return format_html_join(", ", "{}", ((self._person(row.worker),) for row in record))

    def _person(self, key: int) -> SafeString | str:
        who = self.people.get(key)
        name = str(who) if who else "–"
        address = way_to("workforce:person", key, viewer=self.viewer)
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, name) if address else name

    def render_team(self, record: list[Row]) -> str:
        who = self.people.get(record[0].worker)
        return who.team.name if who else "–"

    def render_day(self, record: list[Row]) -> SafeString | str:
        row = record[0]
        said = short_day(row.day)
        if self.measure.route and row.thing:
            address = way_to(self.measure.route, row.thing, viewer=self.viewer)
            if address:
                return format_html('<a class="govuk-link" href="{}">{}</a>', address, said)
        return said

    def render_other_day(self, record: list[Row]) -> str:
        return short_day(record[0].other_day) or "–"

    def render_value(self, record: list[Row]) -> str:
        row = record[0]
        if row.value is None:
            return "–"
        said = f"{row.value:f}".rstrip("0").rstrip(".") if "." in f"{row.value:f}" else f"{row.value}"
        if row.of is None:
            return said
        of = f"{row.of:f}".rstrip("0").rstrip(".") if "." in f"{row.of:f}" else f"{row.of}"
        return f"{said} of {of}"

    def render_parts(self, record: list[Row]) -> str:
        labels = [self.measure.label_of(part) for part in record[0].parts]
        return ", ".join(label for label in labels if label) or "–"

    def render_counts(self, record: list[Row]) -> SafeString | str:
        if self.changes is not None:
            return self.changes[id(record)]
        counts = all(row.counts for row in record)
        words = self.measure.counted[0 if counts else 1]
        good = self.measure.more_is_better is None or counts == self.measure.more_is_better
        return tag(words[:1].upper() + words[1:], "green" if good else "red")


def changed_lines(changed: Sequence[tuple[Row | None, Row | None]]) -> tuple[list[list[Row]], dict[int, str]]:
    """The rows that are otherwise now, as lines, and what became of each."""
    lines: list[list[Row]] = []
    words: dict[int, str] = {}
    for was, has in changed:
        row = has or was
        if row is None:
            continue
        line = [row]
        lines.append(line)
        words[id(line)] = (
            "Recorded since" if was is None else "Not there any more" if has is None else "Changed since"
        )
    return lines, words

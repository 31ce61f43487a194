"""What stands in an inspection pack, section by section, before it is a PDF or a workbook."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from supervision.start_day.reports.counting import counting
from tracker.inspection import lists
from tracker.inspection.asked import Asked, Names
from tracker.inspection.figures import PackFigures
from tracker.inspection.sample import SampledFile, drawn_files, session_rows
from tracker.measures.definitions import BY_KEY
from tracker.quarterly.contents import Table
from tracker.quarterly.report import SECTIONS
from workforce.authority_settings import authority_settings
from workforce.rules.in_words import many

NUMBERS = "Numbers, days and choices alone: nothing that was said in supervision."
#: Where numbers stand in the rows of NQSWs.
OF_NQSWS = {2, 3, 4, 5, *range(7, 13)}
NQSWS = (
    *("NQSW", "Team", "Week", "Days past the end", "In time", "Due", "Mentor", "Cases", "Over by"),
    *("Milestones done", "Late", "Classes attended", "Absent"),
)
SESSIONS = ("File", "Held", "Kind", "Minutes", "Cases discussed", "Decisions", "With rationale", "Actions")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the pack."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack."""

    asked: Asked
    names: Names
    figures: PackFigures
    sections: list[Section]
    sample: list[SampledFile]
    #: How many rows stand behind the figures and in the lists.
    rows: int

    @property
    def title(self) -> str:
        return f"Inspection pack: {self.asked.label}"

    @property
    def about(self) -> str:
        return f"{authority_settings().shown_name}, {self.asked.days}"

    @property
    def worded(self) -> list[tuple[str, SampledFile]]:
        """The files of the sample whose decisions are in the pack, each with whose it is."""
        found = [one for one in self.sample if any(each.cases for each in one.sessions)]
        return [(self.names(one.worker), one) for one in found]


def inspection_pack(asked: Asked, *, tell: Callable[[int], None]) -> Pack:
    """Gather it; each step is told. Raises Refusal where what was signed does not stand."""
    names, figures = Names.of(asked), PackFigures(asked)
    measured = [_measures(figures), *(_subject(key, figures) for key in SECTIONS)]
    tell(1)
    sections = [
        _policies(asked),
        *measured,
        _gaps(figures, names),
        _breaches(asked, names),
        _nqsws(asked, names),
        _mentors(asked),
        _audits(asked),
    ]
    tell(2)
    files = drawn_files(asked) if asked.size else []
    sections.append(_sample(asked, names, files))
    rows = sum(len(table.rows) for section in sections for table in section.tables)
    return Pack(asked, names, figures, [one for one in sections if one.paragraphs or one.tables], files, rows)


def _policies(asked: Asked) -> Section:
    rows = [(name, words, str(people)) for name, words, people in lists.policies(asked)]
    table = _table("Policies", ("Policy", "What it promises", "People"), rows, {2})
    said = "What was promised in this time." if rows else "No agreement was in force in this time."
    return Section("policies", "Supervision policy in force", (said,), table)


def _measures(figures: PackFigures) -> Section:
    asked = figures.asked
    people = f"{many(len(asked.people), 'person', 'people')} worked here in this time."
    return Section(
        "figures", "Where the figures come from", (people, figures.closed, counting().words, NUMBERS)
    )


def _subject(key: str, figures: PackFigures) -> Section:
    title, keys, _ = SECTIONS[key]
    months = figures.asked.months
    rows = []
    for measure in (BY_KEY[one] for one in keys):
        by_month = [figures.of_month(measure, month).label for month in months]
        whole = figures.figure(measure)
        rows.append((measure.title, whole.label, str(whole.lines), *by_month))
    headings = ("Measure", "Whole time", "Of", *(f"{month:%b %y}" for month in months))
    return Section(f"figures-{key}", title, (), _table(title, headings, rows, set(range(1, len(headings)))))


def _gaps(figures: PackFigures, names: Names) -> Section:
    rows = [
        (names(who), names.team(who), _day(since), _day(until), str(days), "Yes" if waits else "No")
        for who, since, until, days, waits in lists.gaps(figures)
    ]
    headings = ("Person", "Team", "From", "To", "Days", "Still waiting")
    said = f"The {many(len(rows), 'longest gap', 'longest gaps')} between sessions." if rows else "No gap."
    return Section("gaps", "Gaps in supervision", (said,), _table("Gaps", headings, rows, {4}))


def _breaches(asked: Asked, names: Names) -> Section:
    rows = [
        (
            names(one.worker_id),
            names.team(one.worker_id),
            _day(one.since),
            _day(one.ended_on) if one.ended_on else "Still over",
            f"Until {_day(one.approved_until)}" if one.approved_until else "Not agreed to",
        )
        for one in lists.breaches(asked)
    ]
    headings = ("Person", "Team", "Over the limit since", "Within it again", "Agreed to")
    said = "Caseloads over their limit, and who agreed to it." if rows else "No caseload was over its limit."
    return Section("breaches", "Caseloads over their limit", (said,), _table("Breaches", headings, rows))


def _nqsws(asked: Asked, names: Names) -> Section:
    rows = [tuple(_text(cell) for cell in lists.nqsw_cells(one, names)) for one in lists.nqsws(asked)]
    said = f"As at {_day(asked.last)}." if rows else f"Nobody was on the programme on {_day(asked.last)}."
    return Section(
        "nqsws",
        "NQSW programme and master classes",
        (said,),
        _table("NQSWs", NQSWS, rows, OF_NQSWS),
    )


def _mentors(asked: Asked) -> Section:
    rows = [(name, str(these), str(load), str(most)) for name, these, load, most in lists.mentors(asked)]
    headings = ("Mentor", "NQSWs of this pack", "NQSWs in all", "Takes at most")
    said = f"As at {_day(asked.last)}." if rows else "No NQSW of this pack has a mentor."
    return Section("mentors", "Mentors", (said,), _table("Mentors", headings, rows, {1, 2, 3}))


def _audits(asked: Asked) -> Section:
    rows = [
        (name, f"{_day(first)} to {_day(last)}", str(files), grades)
        for name, first, last, files, grades in lists.audits(asked)
    ]
    found = [(theme, *map(str, numbers)) for theme, numbers in lists.themes(asked)]
    headings = ("Theme", "Three quarters before", "Two before", "Quarter before", "This quarter")
    tables = (
        *_table("Audits", ("Audit", "Sessions of", "Files", "Grades"), rows, {2}),
        *_table("Themes of findings", headings, found, {1, 2, 3, 4}),
    )
    said = "Audits of these files that the maker of this pack sees." if rows else "No audit of these files."
    return Section("audits", "Audits and themes", (said,), tables)


def _sample(asked: Asked, names: Names, files: list[SampledFile]) -> Section:
    if not files:
        return Section("sample", "Sample of files", ("No files were asked for.",))
    rows = [
        (
            names(one.worker),
            _day(each.session.on),
            str(each.session.session.get_kind_display()),
            _text(each.session.session.minutes),
            *map(str, (each.discussed, each.decided, each.with_rationale)),
            str(each.actions) if each.session.is_readable else "–",
        )
        for one, each in session_rows(files)
    ]
    said = (
        f"{many(len(files), 'file')} of {len(asked.people)}, drawn at random with the seed {asked.seed}. "
        "The same seed draws the same files from the same people.",
        "Sessions held in this time. Case references are masked; nothing of a personal part is here.",
        *_on_words(asked, files),
    )
    return Section(
        "sample",
        "Sample of files",
        said,
        _table("Sessions of the sample", SESSIONS, rows, set(range(3, len(SESSIONS)))),
    )


def _on_words(asked: Asked, files: list[SampledFile]) -> Iterable[str]:
    if asked.with_words and not all(one.is_readable for one in files):
        yield "Where the maker of this pack does not read the case part, there are facts alone."


def _table(
    title: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], numbers: set[int] | None = None
) -> tuple[Table, ...]:
    return (Table(title, headings, tuple(rows), frozenset(numbers or ())),) if rows else ()


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _text(value: Any) -> str:
    return "–" if value is None else str(value)

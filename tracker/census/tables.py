"""The tables of the workforce census."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, Self

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.census.planning import PersonPlan
from workforce.rules.census.fields import FIELDS
from workforce.rules.census.findings import Finding, Weight
from workforce.rules.census.row import CensusRow
from workforce.web.tables import Column, NumberColumn, Table, TagColumn
from workforce.web.tags import counted

FINDINGS = "findings-"
LINK = '<a class="govuk-link" href="{}">{}</a>'


class FindingTable(Table):
    """A row for each thing to mend or to check; its field leads to the box in which it is mended."""

    name = Column(verbose_name="Person", orderable=False)
    team = Column(verbose_name="Team", orderable=False, default="–")
    weight = TagColumn(verbose_name="What to do", orderable=False)
    field = Column(verbose_name="Field", orderable=False)
    says = Column(verbose_name="Finding", orderable=False)

    caption: ClassVar[str] = "What to mend and to check"
    counted: ClassVar[tuple[str, str]] = ("finding", "findings")
    row_heading: ClassVar[str] = "name"

    def __init__(self, rows: Sequence[Finding], *, year: int, **kwargs: Any) -> None:
        super().__init__(rows, prefix=FINDINGS, **kwargs)
        self.year = year

    def render_name(self, record: Finding) -> str:
        return f"{record.name}, post {record.number}" if record.number > 1 else record.name

    def render_field(self, record: Finding) -> SafeString:
        return format_html(LINK, address_of(record, self.year), record.label)


def address_of(finding: Finding, year: int) -> str:
    """The box in which a finding is mended."""
    if finding.worker is None:
        return f"{reverse('tracker:census_area', args=[year])}#id_{finding.field}"
    return f"{reverse('tracker:census_post', args=[year, finding.worker, finding.number])}#id_{finding.field}"


def among_findings(year: int, **chosen: str) -> str:
    """Those of a year's findings that are chosen: the page has a second table, of fields."""
    return reverse("tracker:census_year", args=[year], query=chosen, fragment=f"{FINDINGS}table")


class FieldLine(NamedTuple):
    """How often something about a field is to be mended, and to be checked."""

    field: str
    label: str
    mend: int
    look: int


class FieldTable(Table):
    """A row for each field with findings."""

    label = Column(verbose_name="Field", orderable=False)
    mend = NumberColumn(verbose_name="To mend", orderable=False)
    look = NumberColumn(verbose_name="To check", orderable=False)

    caption: ClassVar[str] = "Findings by field"
    counted: ClassVar[tuple[str, str]] = ("field", "fields")
    row_heading: ClassVar[str] = "label"

    def __init__(self, rows: Sequence[FieldLine], *, year: int, **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.year = year

    @classmethod
    def of(cls, found: Iterable[Finding], *, year: int) -> Self:
        """The fields with the most to mend first."""
        counts = Counter((one.field, one.weight) for one in found)
        names = {name for name, _ in counts}
        lines = [
            FieldLine(name, FIELDS[name].label, counts[name, Weight.MEND], counts[name, Weight.LOOK])
            for name in FIELDS
            if name in names
        ]
        return cls(sorted(lines, key=lambda line: (-line.mend, -line.look)), year=year)

    def render_mend(self, record: FieldLine) -> SafeString | int:
        return self._number(record, record.mend, Weight.MEND)

    def render_look(self, record: FieldLine) -> SafeString | int:
        return self._number(record, record.look, Weight.LOOK)

    def _number(self, line: FieldLine, number: int, weight: Weight) -> SafeString | int:
        address = among_findings(self.year, field=line.field, weight=weight.value)
        return counted(number, address, hidden=f"{line.label}, {weight.label.lower()}") if number else 0


class PostTable(Table):
    """A row for each post of a return."""

    name = Column(verbose_name="Person", orderable=False)
    team = Column(verbose_name="Team", orderable=False)
    number = NumberColumn(verbose_name="Post", orderable=False)
    agency = Column(accessor="is_agency", verbose_name="Agency", orderable=False)
    ended = Column(accessor="worker", verbose_name="Role ended", orderable=False)
    to_mend = NumberColumn(accessor="worker", verbose_name="To mend", orderable=False)

    caption: ClassVar[str] = "Posts in the return"
    counted: ClassVar[tuple[str, str]] = ("post", "posts")
    row_heading: ClassVar[str] = "name"

    def __init__(
        self, rows: Sequence[CensusRow], *, year: int, to_mend: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(rows, **kwargs)
        self.year, self.numbers = year, to_mend

    def render_name(self, record: CensusRow) -> SafeString:
        address = reverse("tracker:census_post", args=[self.year, record.worker, record.number])
        return format_html(LINK, address, record.name)

    def render_agency(self, value: bool) -> str:
        return "Yes" if value else "No"

    def render_ended(self, record: CensusRow) -> str:
        ended = record.value("RoleEndDate")
        return FIELDS["RoleEndDate"].words(ended) if ended else "–"

    def render_to_mend(self, record: CensusRow) -> SafeString | int:
        post = f"{record.worker}-{record.number}"
        if not (number := self.numbers.get(post, 0)):
            return 0
        address = among_findings(self.year, weight=Weight.MEND.value, post=post)
        return counted(number, address, hidden=record.name)


class PlanTable(Table):
    """A row for each person whom a return speaks of."""

    name = Column(accessor="worker__full_name", verbose_name="Person", orderable=False)
    places = Column(verbose_name="Row of the file", orderable=False)
    new = NumberColumn(verbose_name="Fields filled in", orderable=False)
    other = Column(verbose_name="The tracker has something else", orderable=False, empty_values=())

    caption: ClassVar[str] = "What the return says of people in the tracker"
    counted: ClassVar[tuple[str, str]] = ("person", "people")
    row_heading: ClassVar[str] = "name"

    def render_places(self, record: PersonPlan) -> str:
        return ", ".join(map(str, record.places))

    def render_other(self, record: PersonPlan) -> str:
        return ", ".join(record.other) or "–"

"""What is wrong with, or odd about, a return: each finding names the worker, the field and what to mend.

Plain Python: rows in, findings out. What breaks a rule of the schema or of the DfE's guide must be mended
before the return leaves; what is merely unlikely is to be looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from workforce.rules.census.checks import CHECKS, Said
from workforce.rules.census.checks_across import Across
from workforce.rules.census.fields import FIELDS, read_decimal
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow


class Weight(StrEnum):
    """Whether it stops the return."""

    MEND = "mend"
    LOOK = "look"

    @property
    def label(self) -> str:
        return {"mend": "Mend", "look": "Check"}[self.value]

    @property
    def colour(self) -> str:
        return {"mend": "red", "look": "yellow"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to look at; `worker` is None where it is the authority's own part."""

    worker: int | None
    number: int
    name: str
    team: str
    field: str
    says: str
    weight: Weight

    @property
    def label(self) -> str:
        """The field in words."""
        return FIELDS[self.field].label

    @property
    def post(self) -> str:
        """The post that it is about, for an address."""
        return f"{self.worker}-{self.number}" if self.worker else ""

    def __str__(self) -> str:
        return f"{self.name}: {self.label} ({self.field}): {self.says}"


@dataclass(slots=True)
class Look:
    """A whole return looked at: its findings, how many posts and people, and the authority's part as sent."""

    findings: list[Finding] = field(default_factory=list)
    rows: int = 0
    people: int = 0
    area: dict[str, str] = field(default_factory=dict)
    #: What the rows come to, of the authority's part.
    counted: dict[str, str] = field(default_factory=dict)

    @property
    def to_mend(self) -> list[Finding]:
        """What stops the return."""
        return [one for one in self.findings if one.weight is Weight.MEND]


def look_at(rows: Iterable[CensusRow], entered: Mapping[str, str], layout: Layout) -> Look:
    """Everything about a return: each row, what rows say of each other, and the authority's part last.

    `entered` is what was entered of the authority's part; what the rows come to stands in for the rest. Rows
    are read once, in their order; what is kept of them is a few facts each.
    """
    look, across, last = Look(), Across(layout), 0
    for row in rows:
        across.add(row)
        look.findings += of_row(row, layout)
        look.rows += 1
        look.people += row.worker != last
        last = row.worker
    look.findings += [_finding(row, said) for row, said in across.said()]
    look.counted = across.counted
    look.area = look.counted | dict(entered)
    look.findings += of_area(look.area, look.counted, layout)
    return look


def of_row(row: CensusRow, layout: Layout) -> Iterator[Finding]:
    """What is wrong with one row by itself. A value that is wrong in itself is named once."""
    wrong = {}
    for name in layout.worker:
        text = row.value(name)
        if text and (problem := FIELDS[name].problem(text)):
            wrong[name] = problem
            yield _finding(row, Said(name, f"{problem}."))
    for check in CHECKS:
        for said in check(row, layout):
            if (
                said.field in layout.worker
                and said.field not in wrong
                and not wrong.keys() & {*said.rests_on}
            ):
                yield _finding(row, said)


def of_area(area: Mapping[str, str], counted: Mapping[str, str], layout: Layout) -> Iterator[Finding]:
    """What is wrong with the authority's own part; `counted` is what the rows come to."""
    for name in layout.area:
        text = area.get(name, "")
        if not text:
            yield _of_authority(name, "Missing: enter it.")
        elif problem := FIELDS[name].problem(text):
            yield _of_authority(name, f"{problem}.")
        elif name in counted and Decimal(text) != Decimal(counted[name]):
            says = f"{text} entered; the agency workers of 30 September come to {counted[name]}."
            yield _of_authority(name, says, Weight.LOOK)
    people, hours = (read_decimal(area.get(name, "")) for name in ("NoAgencyHeadcount", "NoAgencyFTE"))
    if people is not None and hours is not None and hours > people:
        yield _of_authority("NoAgencyFTE", f"{hours}, and a headcount of {people}: correct one.")


def _of_authority(name: str, says: str, weight: Weight = Weight.MEND) -> Finding:
    return Finding(None, 0, "The authority", "", name, says, weight)


def _finding(row: CensusRow, said: Said) -> Finding:
    weight = Weight.LOOK if said.is_doubt else Weight.MEND
    return Finding(row.worker, row.number, row.name, row.team, said.field, said.says, weight)

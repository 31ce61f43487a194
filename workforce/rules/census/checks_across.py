"""What rows say of each other: the same number twice, the same post twice, too many hours. Plain Python."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from workforce.rules.census.checks import Said, gone
from workforce.rules.census.fields import read_decimal
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow


@dataclass(slots=True)
class Across:
    """A few facts of each row: enough to find what only several rows together show."""

    layout: Layout
    _agency: set[int] = field(default_factory=set)
    _agency_hours: Decimal = Decimal(0)
    _by_number: dict[str, CensusRow] = field(default_factory=dict)
    _posts: dict[tuple[int, str, str, str], CensusRow] = field(default_factory=dict)
    _hours: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    _last: dict[int, CensusRow] = field(default_factory=dict)
    _said: list[tuple[CensusRow, Said]] = field(default_factory=list)

    def add(self, row: CensusRow) -> None:
        """Take a row into account."""
        slim = CensusRow(row.worker, row.number, row.name, {}, row.team)
        stays = not gone(row, self.layout)
        if number := row.value("SWENo").upper():
            other = self._by_number.setdefault(number, slim)
            if other.worker != row.worker:
                says = f"{number} is also the number of {other.name}: correct one."
                self._said.append((slim, Said("SWENo", says)))
        role, start = row.value("OrgRole"), row.value("RoleStartDate")
        post = (row.worker, row.value("AgencyWorker"), role, start)
        if role and start and self._posts.setdefault(post, slim).number != row.number:
            says = "The same post stands twice: same role, same first day. Clear one."
            self._said.append((slim, Said("RoleStartDate", says)))
        hours = read_decimal(row.value("FTE30"))
        if stays and row.is_agency:
            self._agency.add(row.worker)
            self._agency_hours += hours or 0
        if stays and hours is not None and hours <= 1:
            self._hours[row.worker] += hours
            self._last[row.worker] = slim

    @property
    def counted(self) -> dict[str, str]:
        """Agency workers of 30 September: hours and people, as the authority's part says them."""
        return {"NoAgencyFTE": f"{self._agency_hours:.2f}", "NoAgencyHeadcount": str(len(self._agency))}

    def said(self) -> Iterator[tuple[CensusRow, Said]]:
        """What they say together."""
        yield from self._said
        for worker, total in self._hours.items():
            if total > 1:
                says = f"All posts of this person come to {total}: more than 1."
                yield self._last[worker], Said("FTE30", says)

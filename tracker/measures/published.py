"""The authority beside its statistical neighbours and England, year by year, as the DfE publishes them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from statistics import median
from typing import NamedTuple

from django.db.models import Q

from workforce.authority_settings import authority_settings
from workforce.caseloads.reports.published import ENGLAND
from workforce.models import PublishedFigures

SHOWN = (
    ("caseload", "Average caseload", ""),
    ("agency_rate", "Agency rate", "%"),
    ("turnover_rate", "Turnover rate", "%"),
    ("vacancy_rate", "Vacancy rate", "%"),
    ("absence_rate", "Absence rate", "%"),
)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340, 150, 34, 10, 8, 22


class Year(NamedTuple):
    """One census year of one figure; empty where none is published."""

    year: int
    own: Decimal | None
    neighbours: Decimal | None
    england: Decimal | None


@dataclass(frozen=True, slots=True)
class Beside:
    """One published figure over the years, ready to draw."""

    key: str
    label: str
    unit: str
    years: list[Year]

    @property
    def newest(self) -> Year:
        return self.years[-1]

    @property
    def most(self) -> float:
        """The top of the drawing, an even number: its half is a whole one too."""
        values = [value for year in self.years for value in year[1:] if value is not None]
        return 2.0 * ceil(float(max(values, default=1)) * 1.05 / 2) or 2.0

    def _x(self, place: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * place / max(1, len(self.years) - 1), 1)

    def _y(self, value: Decimal | float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float(value) / self.most, 1)

    def _line(self, column: int) -> str:
        """A line through the years that have a figure."""
        known = [(place, year[column]) for place, year in enumerate(self.years)]
        return " ".join(f"{self._x(place)},{self._y(value)}" for place, value in known if value is not None)

    @property
    def own(self) -> str:
        return self._line(1)

    @property
    def neighbours(self) -> str:
        return self._line(2)

    @property
    def england(self) -> str:
        return self._line(3)

    @property
    def ends(self) -> list[tuple[float, int]]:
        """The first and the last year, and where they stand."""
        last = len(self.years) - 1
        return [(self._x(place), self.years[place].year) for place in dict.fromkeys((0, last))]

    @property
    def levels(self) -> list[tuple[float, str]]:
        return [(self._y(level), f"{level:.0f}") for level in (0, self.most / 2, self.most)]

    @property
    def words(self) -> str:
        """What a reader who cannot see the drawing is told."""
        year = self.newest
        return f"{year.year}: {said(year.own, self.unit)}; England {said(year.england, self.unit)}"


@dataclass(frozen=True, slots=True)
class Published:
    """Every figure; `area` is empty where no authority is set, `neighbours` counts those that are known."""

    area: str
    neighbours: int
    figures: list[Beside]


def published(*, on: date) -> Published | None:
    """What the DfE has published up to the day; None before anything was imported."""
    settings = authority_settings(on=on)
    codes = settings.statistical_neighbours.split()
    wanted = Q(area_code=ENGLAND) | Q(dfe_code__in=codes)
    if settings.dfe_code:
        wanted |= Q(pk__in=PublishedFigures.objects.of_authority(settings.dfe_code).values("pk"))
    by_year: dict[int, list[PublishedFigures]] = defaultdict(list)
    for one in PublishedFigures.objects.filter(wanted, year__lte=on.year):
        by_year[one.year].append(one)
    if not by_year:
        return None
    own = {one.pk: one for some in by_year.values() for one in some if _is_own(one, settings.dfe_code)}
    area = next((one.area_name for one in own.values()), "")
    neighbours = {one.area_code for some in by_year.values() for one in some if one.dfe_code in codes}
    figures = [
        Beside(
            key, label, unit, [_year(number, by_year[number], key, own, codes) for number in sorted(by_year)]
        )
        for key, label, unit in SHOWN
    ]
    return Published(area, len(neighbours), figures)


def _is_own(one: PublishedFigures, code: str) -> bool:
    return bool(code) and code in (one.area_code if len(code) > len("340") else one.dfe_code)


def _year(
    number: int, some: list[PublishedFigures], key: str, own: Mapping[int, PublishedFigures], codes: list[str]
) -> Year:
    values = {one.pk: getattr(one, key) for one in some}
    england = next((values[one.pk] for one in some if one.area_code == ENGLAND), None)
    ours = next((values[one.pk] for one in some if one.pk in own), None)
    theirs = [values[one.pk] for one in some if one.dfe_code in codes and values[one.pk] is not None]
    return Year(number, ours, median(theirs) if theirs else None, england)


def said(value: Decimal | None, unit: str) -> str:
    """ "13.4%"; a dash where no figure is published."""
    return "–" if value is None else f"{value:.1f}{unit}"

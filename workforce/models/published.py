"""What the Department for Education publishes of each authority's social work workforce."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Self

from django.db import models
from django.db.models import Subquery

MEASURES = ("caseload", "agency_rate", "absence_rate", "turnover_rate", "vacancy_rate")
#: Symbols that stand where no number is published. Source: DfE statistical release conventions.
SYMBOLS = {
    "c": "kept confidential",
    "u": "low reliability",
    "x": "not available",
    "z": "not applicable",
    "low": "rounds to nothing",
}


class PublishedValue(NamedTuple):
    """A published number, or the symbol that stands for it."""

    number: Decimal | None
    symbol: str

    def __str__(self) -> str:
        if self.number is not None:
            return f"{self.number:.1f}"
        return f"not published ({SYMBOLS.get(self.symbol, 'no figure')})"


class PublishedFiguresQuerySet(models.QuerySet["PublishedFigures"]):
    def of_authority(self, code: str) -> Self:
        """By the three-figure DfE code or the nine-character statistical code.

        Two authorities that are published together have both codes in one.
        """
        is_statistical = len(code) > len("340")
        return self.filter(**{f"{'area_code' if is_statistical else 'dfe_code'}__contains": code})

    def beside(self, area_code: str, *, code: str, on: date) -> Self:
        """The figures of an area in the newest year that is known of it on the day, and those of an authority
        in the same year, where a code is given.
        """
        area = self.filter(area_code=area_code, year__lte=on.year)
        both = self.filter(area_code=area_code)
        if code:
            both |= self.of_authority(code)
        return both.filter(year=Subquery(area.order_by("-year").values("year")[:1]))


class PublishedFigures(models.Model):
    """One area's figures of one census year, each per full-time equivalent.

    Source: DfE, Children's social work workforce, Open Government Licence v3.0.
    """

    year = models.PositiveSmallIntegerField("census year")
    area_code = models.CharField(max_length=24)
    dfe_code = models.CharField("DfE code", max_length=12, blank=True)
    area_name = models.CharField(max_length=80)
    caseload = models.DecimalField("average caseload", max_digits=7, decimal_places=2, null=True)
    agency_rate = models.DecimalField("agency rate, %", max_digits=7, decimal_places=2, null=True)
    absence_rate = models.DecimalField("absence rate, %", max_digits=7, decimal_places=2, null=True)
    turnover_rate = models.DecimalField("turnover rate, %", max_digits=7, decimal_places=2, null=True)
    vacancy_rate = models.DecimalField("vacancy rate, %", max_digits=7, decimal_places=2, null=True)
    #: For each measure without a number, the symbol that is published in its place.
    symbols = models.JSONField(default=dict, blank=True)

    objects = PublishedFiguresQuerySet.as_manager()

    class Meta:
        ordering = ("year", "area_name")
        verbose_name_plural = "published figures"
        constraints = (
            models.UniqueConstraint(fields=("year", "area_code"), name="published_figures_stand_once"),
        )

    def __str__(self) -> str:
        return f"{self.area_name} {self.year}"

    def value(self, measure: str) -> PublishedValue:
        return PublishedValue(getattr(self, measure), self.symbols.get(measure, ""))

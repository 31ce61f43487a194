"""The authority beside England, in the newest figures that the DfE has published."""

from dataclasses import dataclass
from datetime import date

from workforce.authority_settings import authority_settings
from workforce.models import PublishedFigures
from workforce.models.published import PublishedValue

ENGLAND = "E92000001"
SHOWN = (
    ("caseload", "Average caseload", ""),
    ("agency_rate", "Agency rate", "%"),
    ("absence_rate", "Absence rate", "%"),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure: the authority's, England's."""

    label: str
    own: str
    england: str


@dataclass(frozen=True, slots=True)
class PublishedContext:
    """The figures of one census year; `area` is empty where no authority is set."""

    year: int
    area: str
    measures: list[Comparison]


def published_context(*, on: date) -> PublishedContext | None:
    """What the DfE has published up to the day; None before anything was imported."""
    code = authority_settings(on=on).dfe_code
    figures = PublishedFigures.objects.beside(ENGLAND, code=code, on=on)
    england = next((one for one in figures if one.area_code == ENGLAND), None)
    if england is None:
        return None
    own = next((one for one in figures if one != england), None)
    return PublishedContext(
        year=england.year,
        area=own.area_name if own else "",
        measures=[
            Comparison(
                label,
                _in_words(own.value(measure), unit) if own else "",
                _in_words(england.value(measure), unit),
            )
            for measure, label, unit in SHOWN
        ],
    )


def _in_words(value: PublishedValue, unit: str) -> str:
    return f"{value}{unit}" if value.number is not None else str(value)

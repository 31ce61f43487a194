"""From which day figures are counted, in the words that stand beneath them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet, Subquery

from supervision.models import ImportedLog, LogRow
from workforce.models import StartDay
from workforce.once_a_page import answered, once_a_page
from workforce.rules.in_words import day_in_full


@once_a_page
def log_rows_waiting() -> int:
    """Rows of imported logs that wait for a person to settle them."""
    return LogRow.objects.waiting().count()


@dataclass(frozen=True, slots=True)
class Counting:
    """The start day, and the first day of an imported log that begins before it; None where there is none."""

    records_begin_on: date | None
    log_starts_on: date | None = None

    def rows_waiting(self) -> int:
        """Rows of imported logs that wait for a person: what they say is not counted yet."""
        return log_rows_waiting()

    @property
    def words(self) -> str:
        """One sentence for the reader of a figure; empty where everything counts."""
        if self.records_begin_on is None:
            return ""
        words = f"Counted from {day_in_full(self.records_begin_on)}, when records begin"
        if self.log_starts_on:
            words += f", and for people in an imported log from {day_in_full(self.log_starts_on)}"
        return f"{words}."


def counting() -> Counting:
    """As it is now, in one question to the database, or two where a start day is set."""
    begins_on = StartDay.objects.records_begin_on()
    if begins_on is None:
        return Counting(None)
    first = _first_log_starts_on()
    return Counting(begins_on, first if first and first < begins_on else None)


@once_a_page
def _first_log_starts_on() -> date | None:
    first: date | None = ImportedLog.objects.aggregate(first=Min("starts_on"))["first"]
    return first


def first_log_asked() -> QuerySet[ImportedLog, Any]:
    """The first day of the earliest imported log, for a page that asks other things with it."""
    earliest = ImportedLog.objects.order_by("starts_on", "pk").values("pk")[:1]
    return ImportedLog.objects.filter(pk=Subquery(earliest)).order_by().values_list("starts_on", named=True)


def first_log_was_read(starts_on: date | None) -> None:
    """What `first_log_asked` found: it is not asked again for the page."""
    answered(_first_log_starts_on, starts_on)

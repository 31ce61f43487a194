"""From which day figures are counted, in the words that stand beneath them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from supervision.models import ImportedLog, LogRow
from workforce.models import StartDay
from workforce.once_a_page import once_a_page
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
    first = ImportedLog.objects.filter(starts_on__lt=begins_on).aggregate(first=Min("starts_on"))["first"]
    return Counting(begins_on, first)

"""A quarter of the financial year, April to March, as councils report by."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.rules.working_days import ONE_DAY, add_months

MONTHS = 3
#: The financial year begins with this month.
APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months from April, July, October or January; `first` is their first day."""

    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter of a day."""
        return cls(date(day.year, day.month - (day.month - 1) % MONTHS, 1))

    @classmethod
    def named(cls, key: str) -> Self | None:
        """By its key in an address, such as 2026-07; None for anything else."""
        try:
            day = date.fromisoformat(f"{key}-01")
        except ValueError:
            return None
        return cls(day) if cls.of(day).first == day and len(key) == len("2026-07") else None

    @property
    def key(self) -> str:
        """Its name in an address."""
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        """Its last day."""
        return add_months(self.first, MONTHS) - ONE_DAY

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months."""
        return tuple(add_months(self.first, number) for number in range(MONTHS))

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return Quarter(add_months(self.first, -MONTHS))

    @property
    def days(self) -> str:
        """ "July to September 2026"."""
        return f"{self.first:%B} to {self.last:%B %Y}"

    @property
    def name(self) -> str:
        """ "Quarter 2 of 2026/27"."""
        starts = self.first.year - (self.first.month < APRIL)
        number = (self.first.month - APRIL) % 12 // MONTHS + 1
        return f"Quarter {number} of {starts}/{(starts + 1) % 100:02}"

    def __str__(self) -> str:
        return f"{self.name}: {self.days}"

"""What a setting of the authority can be: how it is kept as JSON, what is refused, how people read it.

Plain Python. A kind knows nothing of which setting it stands for: see `workforce.rules.authority`.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from workforce.rules.bank_holidays import FIRST_YEAR, LAST_YEAR
from workforce.rules.in_words import day_in_full, many

WEEKDAYS = tuple(calendar.day_name)[:5]


class ClosedDays(NamedTuple):
    """Days on which the authority is closed beside the bank holidays, both ends included."""

    first_on: date
    last_on: date
    name: str

    @property
    def days(self) -> list[date]:
        """Each of the days."""
        return [
            self.first_on + timedelta(number) for number in range((self.last_on - self.first_on).days + 1)
        ]


class Kind[Value]:
    """How one kind of value is kept, checked and told."""

    def kept(self, value: Value) -> Any:
        """The value as JSON keeps it."""
        return value

    def read(self, kept: Any) -> Value:
        """The value again, from what `kept` made. Raises ValueError or TypeError for anything else."""
        value: Value = kept
        return value

    def refused(self, value: Value) -> str:
        """What is wrong with the value, for a person; empty where nothing is."""
        return ""

    def words(self, value: Value) -> str:
        """The value as a page shows it."""
        return str(value)


@dataclass(frozen=True)
class Text(Kind[str]):
    """A line of text, of a pattern where one is given."""

    longest: int
    pattern: str = ""
    otherwise: str = ""

    def read(self, kept: Any) -> str:
        if not isinstance(kept, str):
            raise TypeError("Write it as text, between quotation marks.")
        return kept.strip()

    def refused(self, value: str) -> str:
        if len(value) > self.longest:
            return f"Use {many(self.longest, 'character')} or fewer."
        return self.otherwise if self.pattern and not re.fullmatch(self.pattern, value) else ""

    def words(self, value: str) -> str:
        return value or "Not set"


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number between two, both included, of something."""

    least: int
    most: int
    of: str

    def read(self, kept: Any) -> int:
        if isinstance(kept, bool) or not isinstance(kept, int):
            raise TypeError("Write it as a whole number.")
        return kept

    def refused(self, value: int) -> str:
        if self.least <= value <= self.most:
            return ""
        return f"Enter a number between {self.least} and {self.most}."

    def words(self, value: int) -> str:
        return f"{value} {self.of.removesuffix('s') if value == 1 else self.of}"


@dataclass(frozen=True)
class Hours(Kind[Decimal]):
    """Hours, with up to two decimals, between two numbers, both included."""

    least: int
    most: int

    def kept(self, value: Decimal) -> str:
        return str(value)

    def read(self, kept: Any) -> Decimal:
        if isinstance(kept, bool) or not isinstance(kept, int | float | str | Decimal):
            raise TypeError("Write it as a number of hours.")
        try:
            return Decimal(str(kept))
        except InvalidOperation as error:
            raise ValueError("Write it as a number of hours.") from error

    def refused(self, value: Decimal) -> str:
        if not value.is_finite() or not self.least <= value <= self.most:
            return f"Enter hours between {self.least} and {self.most}."
        return "" if value == round(value, 2) else "Use up to two decimals."

    def words(self, value: Decimal) -> str:
        return f"{value.normalize():f} {'hour' if value == 1 else 'hours'}"


@dataclass(frozen=True)
class Weekdays(Kind[tuple[int, ...]]):
    """Which of Monday (0) to Friday (4) are worked."""

    def kept(self, value: tuple[int, ...]) -> list[int]:
        return sorted(value)

    def read(self, kept: Any) -> tuple[int, ...]:
        names = [name.casefold() for name in WEEKDAYS]
        days = (names.index(day.casefold()) if isinstance(day, str) else int(day) for day in kept)
        return tuple(sorted(set(days)))

    def refused(self, value: tuple[int, ...]) -> str:
        if not value or not set(value) <= set(range(5)):
            return "Select at least one day from Monday to Friday."
        return ""

    def words(self, value: tuple[int, ...]) -> str:
        if value == tuple(range(5)):
            return "Monday to Friday"
        return ", ".join(WEEKDAYS[day] for day in value)


@dataclass(frozen=True)
class Closures(Kind[tuple[ClosedDays, ...]]):
    """Spells of days on which the authority is closed, each with a name."""

    longest_days: int = 31

    def kept(self, value: tuple[ClosedDays, ...]) -> list[list[str]]:
        return [[one.first_on.isoformat(), one.last_on.isoformat(), one.name] for one in sorted(value)]

    def read(self, kept: Any) -> tuple[ClosedDays, ...]:
        return tuple(
            ClosedDays(date.fromisoformat(str(first)), date.fromisoformat(str(last)), str(name))
            for first, last, name in kept
        )

    def refused(self, value: tuple[ClosedDays, ...]) -> str:
        for one in value:
            if one.last_on < one.first_on:
                return "The last day must be on or after the first day."
            if not FIRST_YEAR <= one.first_on.year <= one.last_on.year <= LAST_YEAR:
                return f"Days closed are between {FIRST_YEAR} and {LAST_YEAR}. Check the year."
            if (one.last_on - one.first_on).days >= self.longest_days:
                return f"Days closed are up to {many(self.longest_days, 'day')} together. Check the year."
            if not one.name.strip():
                return "Enter a name for each day the authority is closed."
        return ""

    def words(self, value: tuple[ClosedDays, ...]) -> str:
        return "; ".join(map(_closed_in_words, value)) or "None beside the bank holidays"


def _closed_in_words(one: ClosedDays) -> str:
    first, last = map(day_in_full, (one.first_on, one.last_on))
    return f"{one.name}: {first}" if one.first_on == one.last_on else f"{one.name}: {first} to {last}"


@dataclass(frozen=True)
class Choices(Kind[tuple[str, ...]]):
    """Some of a list, or none of it."""

    labels: Mapping[str, str]

    def kept(self, value: tuple[str, ...]) -> list[str]:
        return [key for key in self.labels if key in value]

    def read(self, kept: Any) -> tuple[str, ...]:
        return tuple(str(key) for key in kept)

    def refused(self, value: tuple[str, ...]) -> str:
        unknown = [key for key in value if key not in self.labels]
        return f"“{unknown[0]}” is none of: {', '.join(self.labels)}." if unknown else ""

    def words(self, value: tuple[str, ...]) -> str:
        return ", ".join(self.labels[key] for key in value) or "None"


@dataclass(frozen=True)
class ByRole(Kind[Mapping[int, int]]):
    """A whole number for some organisational roles (census list B); a role without one has no entry."""

    labels: Mapping[int, str]
    number: Whole

    def kept(self, value: Mapping[int, int]) -> dict[str, int]:
        return {str(role): value[role] for role in sorted(value)}

    def read(self, kept: Any) -> Mapping[int, int]:
        return {int(role): self.number.read(number) for role, number in dict(kept).items()}

    def refused(self, value: Mapping[int, int]) -> str:
        unknown = [role for role in value if role not in self.labels]
        if unknown:
            return f"{unknown[0]} is no organisational role of census list B."
        return next(filter(None, map(self.number.refused, value.values())), "")

    def words(self, value: Mapping[int, int]) -> str:
        said = (f"{self.labels[role]} {number}" for role, number in sorted(value.items()))
        return ", ".join(said) or "The experienced worker's limit for everyone"

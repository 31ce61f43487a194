"""Days that a form accepts: those for which the bank holidays are known."""

from datetime import date

from django.core.exceptions import ValidationError

from workforce.rules.bank_holidays import FIRST_YEAR, LAST_YEAR


def within_calendar(day: date) -> None:
    """Raises ValidationError outside the years whose working days can be counted."""
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise ValidationError(f"The year must be between {FIRST_YEAR} and {LAST_YEAR - 1}")

"""What a spreadsheet can keep of a value: text, number, day, moment, or nothing. Knows no domain."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

LOCAL_TIME = ZoneInfo("Europe/London")
LONGEST_TEXT = 32_767
YEAR_OF_FIRST_DAY = 1900  # Excel counts days from here: an earlier day is written as text
LARGEST_EXACT_NUMBER = 10**15
NOT_ALLOWED_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Share(float):
    """A share from 0 to 1: shown as a percentage also where its column has other numbers."""


def storable(value: Any) -> Any:
    """The value as a spreadsheet can keep it: text, number, day, moment, or None for empty."""
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float, Decimal)):
        return storable_number(value)
    if isinstance(value, datetime):
        local = value.astimezone(LOCAL_TIME).replace(tzinfo=None) if value.tzinfo else value
        return local if local.year > YEAR_OF_FIRST_DAY else local.isoformat(sep=" ")
    if isinstance(value, date):
        return value if value.year > YEAR_OF_FIRST_DAY else value.isoformat()
    if isinstance(value, (time, timedelta)):
        return str(value)
    return clean(str(value)) or None


def storable_number(value: float | Decimal) -> int | float | Decimal | str | None:
    """The number; as text where Excel would change its digits, None where it is not finite."""
    if isinstance(value, int):
        return value if abs(value) <= LARGEST_EXACT_NUMBER else f"{Decimal(value):f}"
    return value if math.isfinite(value) else None


def clean(value: str) -> str:
    """Text without the characters that no spreadsheet can hold, cut to the longest cell."""
    return NOT_ALLOWED_IN_XML.sub("", str(value))[:LONGEST_TEXT]

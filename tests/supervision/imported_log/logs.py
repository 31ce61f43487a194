"""A supervision log of a few rows."""

from datetime import UTC, date, datetime

HEADINGS = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
DAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def line(day="20/10/2026", supervisee="Ahmed, Amina", supervisor="Daniel Okafor", kind="1:1",
         minutes=90, signed="Y", comment=None):  # fmt: skip
    return [day, supervisee, supervisor, kind, minutes, signed, comment]

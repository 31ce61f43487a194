"""The day on which supervision is due in these tests, and who is told what around it."""

from datetime import date, timedelta

from supervision.reminders.kinds import wanted_on

DUE = date(2026, 11, 26)  # a Thursday
DAY = timedelta(days=1)


def told(kind, on):
    """To whom and what, of one kind, on a day."""
    return [
        (wanted.recipient.worker.given_name, wanted.line)
        for each, wanted in wanted_on(on)
        if each.key == kind
    ]


def heard(kind, on):
    return [wanted.recipient for each, wanted in wanted_on(on) if each.key == kind]

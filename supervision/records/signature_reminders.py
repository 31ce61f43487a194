"""Reminders of signatures: to the person who must sign or answer next, once a record is late."""

from collections.abc import Iterator
from datetime import date, timedelta

from supervision.models import Session
from supervision.records.unsigned import Unsigned, Waits, late
from supervision.records.unsigned import unsigned as unsigned_records
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.web.tags import day

#: What a record waits for, as a sentence says it to the person it waits for.
_TO_DO = {Waits.WRITING: "sign", Waits.SIGNING: "sign", Waits.ANSWER: "read and answer"}


def unsigned(on: date) -> Iterator[Wanted]:
    """Records that are late for a signature, to the person who must sign next."""
    recent = Session.objects.filter(held_on__gte=on - timedelta(days=60))
    for waiting in late(unsigned_records(recent, on=on)):
        if account := account_of(waiting.person):
            session, verb = waiting.session, _TO_DO[waiting.waits]
            path = session.get_absolute_url()
            line = unsigned_line(waiting)
            yield Wanted(
                f"session:{session.pk}:{verb}", waiting.sign_by, account, line, path, waiting.person.pk
            )


def unsigned_line(waiting: Unsigned) -> str:
    """The sentence that asks a person for their part: to write the record, to sign it, or to answer it."""
    record = f"The record of your supervision on {day(waiting.session.held_on)}"
    if waiting.waits is Waits.WRITING:
        return f"{record} is not written yet. Write it, then sign it."
    return f"{record} is ready for you to {_TO_DO[waiting.waits]}."


UNSIGNED = ReminderKind(
    "unsigned",
    "Records to sign or answer",
    "When it is not signed in time after the session.",
    "The record of your supervision on Thursday 12 November is ready for you to sign.",
    unsigned,
)

"""Reminders of signatures: to whoever has a record to answer, and to whoever is next when one is late."""

from collections.abc import Iterator
from datetime import date, timedelta

from supervision.models import Session
from supervision.records.addendum_reminders import added
from supervision.records.unsigned import Unsigned, Waits
from supervision.records.unsigned import unsigned as unsigned_records
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.rules.in_words import listed, many
from workforce.web.tags import day

#: So many people of a group are named.
NAMED = 4
#: What a record waits for, as a sentence says it to the person it waits for.
_TO_DO = {Waits.WRITING: "sign", Waits.SIGNING: "sign", Waits.ANSWER: "read and answer"}
_DISAGREED = "Someone disagrees with the record of supervision on {}. Read it and answer."


def records(on: date) -> Iterator[Wanted]:
    """What waits for a signature, and what was added to what is signed."""
    yield from unsigned(on)
    yield from added(on)


def unsigned(on: date) -> Iterator[Wanted]:
    """Records to read and answer, once they are signed; and what is late, to whoever is next to sign."""
    recent = Session.objects.filter(held_on__gte=on - timedelta(days=60))
    for waiting in unsigned_records(recent, on=on):
        is_told = waiting.is_late or waiting.waits is Waits.ANSWER
        if is_told and (account := account_of(waiting.person)):
            session, verb = waiting.session, _TO_DO[waiting.waits]
            path, line, about = session.get_absolute_url(), unsigned_line(waiting), waiting.person.pk
            if waiting.is_late:
                yield Wanted(f"session:{session.pk}:{verb}", waiting.sign_by, account, line, path, about)
            else:
                yield Wanted(f"session:{session.pk}:signed", waiting.since, account, line, path, about)


def unsigned_line(waiting: Unsigned) -> str:
    """The sentence that asks a person for their part: to write the record, to sign it, or to answer it."""
    if waiting.waits is Waits.REPLY:
        return _DISAGREED.format(day(waiting.session.held_day))
    record = f"The record of {_which(waiting)} on {day(waiting.session.held_on)}"
    to_do = _TO_DO[waiting.waits]
    if waiting.waits is Waits.WRITING:
        return f"{record} is not written yet. Write it, then sign it."
    if waiting.is_late:
        return f"{record} was for you to {to_do} by {day(waiting.sign_by)}."
    return f"{record} is ready for you to {to_do}."


def _which(waiting: Unsigned) -> str:
    """ "supervision of Amina Ahmed" to who gave it, "your supervision with Daniel Okafor" to who had it."""
    session = waiting.session
    if waiting.waits is Waits.ANSWER:
        return f"your supervision with {session.supervisor}"
    people = [str(each.supervisee) for each in session.attendances.all()]
    number = many(len(people), "person", "people")
    return f"supervision of {listed(people) if len(people) <= NAMED else number}"


UNSIGNED = ReminderKind(
    "unsigned",
    "Records to sign or answer",
    "When one is ready for you to answer, is not signed in time, or was added to.",
    "The record of your supervision with Daniel Okafor on Thursday 12 November is ready "
    "for you to read and answer.",
    records,
)

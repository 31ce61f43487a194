"""Reminders of the agreement in words: to sign it, to write it two weeks after it started, to review it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from supervision.agreements.words import RENEWED_WITHIN, Words, WordsState, waiting, words_of
from supervision.models import Agreement
from supervision.reminders.kinds import ReminderKind, Wanted, account_of
from workforce.web.tags import day

#: When it is told that nothing is written, in days after the agreement started; and for how long after it.
WRITTEN_WITHIN, CATCHES_UP = RENEWED_WITHIN.days, 7
#: No words of its own yet.
UNWRITTEN = (WordsState.NOT_WRITTEN, WordsState.TO_RENEW)
#: When someone who has not signed is told again, in days after the words were written.
AGAIN_AFTER = 14


def words_waited_for(on: date) -> Iterator[Wanted]:
    """Each thing that an agreement in words waits for, once to whoever it waits for; a signature twice."""
    people = ("supervisee__account", "supervisor__account")
    for each in words_of(waiting(Agreement.objects.all(), on=on).select_related(*people)):
        yield from _of(each, on=on)


def _of(words: Words, *, on: date) -> Iterator[Wanted]:
    agreement = words.agreement
    path, about = reverse("supervision:terms", args=[agreement.pk]), agreement.supervisee_id
    days = (on - words.since).days
    if words.state in UNWRITTEN and not WRITTEN_WITHIN <= days < WRITTEN_WITHIN + CATCHES_UP:
        return
    again = words.state is WordsState.TO_SIGN and days >= AGAIN_AFTER
    due_on = words.since + timedelta(days=AGAIN_AFTER) if again else words.since
    for person in words.waits_for:
        if account := account_of(person):
            other = agreement.supervisor if person == agreement.supervisee else agreement.supervisee
            subject = f"agreement:{agreement.pk}:{words.state}"
            yield Wanted(subject, due_on, account, _line(words, str(other)), path, about)


def _line(words: Words, other: str) -> str:
    said = f"The supervision agreement with {other}"
    match words.state:
        case WordsState.TO_SIGN:
            return f"{said} is ready for you to sign."
        case WordsState.TO_REVIEW:
            return f"{said} was to be reviewed by {day(words.since)}."
        case WordsState.TO_RENEW:
            return (
                f"{said} is written for the earlier promise, and was to be renewed by {day(words.renew_by)}."
            )
        case _:
            return f"{said} is not written yet."


AGREEMENT = ReminderKind(
    "agreement",
    "Supervision agreements",
    "When one is ready for you to sign, is still to be written, or is to be renewed or reviewed.",
    "The supervision agreement with Daniel Okafor is ready for you to sign.",
    words_waited_for,
)

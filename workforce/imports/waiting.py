"""What of a file waits for a second person, since someone comes to read notes: told before and after."""

from typing import Any

from django import forms

from workforce.models import Account, ImportRun, ReaderChange, ReaderChangeQuerySet
from workforce.reader_changes.forms import reason_field
from workforce.reader_changes.second_person import Gains
from workforce.rules.in_words import many


class ApplyForm(forms.Form):
    """Why who reads notes changes, where some of it waits."""

    reason = reason_field(
        "Why does this change?",
        help_text="The person who confirms it and those concerned read this, with the name of the file.",
    )


def what_would_wait(run: ImportRun, *, by: Account) -> list[str]:
    """In words, each with its number; nothing where all of it is imported at once."""
    readers: dict[str, Any] = run.changes.get("readers", {})
    gains = Gains(by)

    def waits(gained: bool) -> bool:
        return gains.must_wait(gains=gained)

    lines = sum(waits(gains.by_line(who, to=to, under=under)) for who, to, under in readers.get("lines", ()))
    given = sum(waits(gains.by_standing_in(who, to=to)) for who, to in readers.get("supervisors", ()))
    addresses = readers.get("addresses", 0) if waits(False) else 0
    sign_ins = readers.get("sign_ins", 0) if waits(False) else 0
    counted = (
        (lines, "change of line manager", "changes of line manager"),
        (given, "change of supervisor", "changes of supervisor"),
        (addresses, "address to which an invitation would go", "addresses to which invitations would go"),
        (sign_ins, "address to sign in with", "addresses to sign in with"),
    )
    return [many(number, one, several) for number, one, several in counted if number]


def what_waits(run: ImportRun) -> ReaderChangeQuerySet:
    """What this file asked a second person, decided or not."""
    return ReaderChange.objects.filter(pk__in=run.changes.get("waiting", ())).with_people()

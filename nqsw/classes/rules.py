"""Rules of attending master classes: coverage, absences in a row, signing in with a code.

Plain functions: no database, no today.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

#: Who signs in later than this after the start is late (*local*).
GRACE = timedelta(minutes=10)
#: From so long before the start until the end one can sign in (*local*).
OPENS_BEFORE = timedelta(minutes=30)
#: A code is good while it is shown and for as long again.
CODE_CHANGES_EVERY = timedelta(seconds=60)
CODE_FIGURES = 6
#: Wrong codes that one person, and everyone together, may enter for one class within the time
#: (*local*): six figures are not guessed so, and a whole class still mistypes in peace.
WRONG_CODES_OF_PERSON, WRONG_CODES_OF_CLASS = 5, 40
WRONG_CODES_WITHIN = timedelta(minutes=10)

#: Shorter and longer classes are asked about (*local*): a training day is one class.
SHORTEST_CLASS, LONGEST_CLASS = timedelta(minutes=30), timedelta(hours=8)

ABSENT, APOLOGIES = "absent", "apologies"


def absences_in_a_row(marks: Sequence[str]) -> int:
    """How many of the latest classes were missed without a word, one after the other.

    `marks` are in the order of the classes, the latest last. Apologies neither count nor break
    the row; a class without a mark yet does not count.
    """
    number = 0
    for mark in reversed([mark for mark in marks if mark and mark != APOLOGIES]):
        if mark != ABSENT:
            break
        number += 1
    return number


def covered(domains_of_attended: Iterable[Collection[str]], *, every: Sequence[str]) -> list[str]:
    """Which capabilities the classes attended have covered, in the framework's order."""
    seen = {domain for domains in domains_of_attended for domain in domains}
    return [domain for domain in every if domain in seen]


def code_at(moment: datetime, *, uid: UUID, secret: str) -> str:
    """The figures shown in the room at this moment: known only with the secret.

    They follow from the class, the minute and the server's secret (HMAC-SHA-256), so nothing is
    stored, every process shows the same, and yesterday's photograph of the screen is worth nothing.
    """
    turn = int(moment.timestamp() // CODE_CHANGES_EVERY.total_seconds())
    digest = hmac.new(secret.encode(), f"class sign-in {uid} {turn}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10**CODE_FIGURES:0{CODE_FIGURES}}"


def is_code_good(code: str, moment: datetime, *, uid: UUID, secret: str) -> bool:
    """The code shown now, or the one before it."""
    shown = [code_at(when, uid=uid, secret=secret) for when in (moment, moment - CODE_CHANGES_EVERY)]
    return any(hmac.compare_digest(code.encode(), each.encode()) for each in shown)


def may_try_code(*, wrong_of_person: int, wrong_of_class: int) -> bool:
    """Another code is looked at: after too many wrong ones in a short time it is not."""
    return wrong_of_person < WRONG_CODES_OF_PERSON and wrong_of_class < WRONG_CODES_OF_CLASS


def can_sign_in(moment: datetime, *, starts_at: datetime, ends_at: datetime) -> bool:
    """From half an hour before the start until the end."""
    return starts_at - OPENS_BEFORE <= moment <= ends_at


def mark_on_arrival(moment: datetime, *, starts_at: datetime) -> str:
    """Present, or late after the minutes of grace."""
    return "late" if moment > starts_at + GRACE else "present"

"""What a preview says of supervision where a programme's first day is past and someone was supervised since.

The rule itself is `nqsw.enrolments.services.supervision_begun`. Pure.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol


class Agreed(Protocol):
    """An agreement that someone has or had; the clock as it stands now."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def last_held_on(self) -> date | None: ...
    @property
    def next_due_on(self) -> date | None: ...


def supervision_in_words(first_on: date, *, on: date, agreed: Iterable[Agreed]) -> str:
    """From which day the programme's supervision is promised; empty where it is from its first day."""
    since = [one for one in agreed if one.ends_on is None or one.ends_on >= first_on]
    if first_on >= on or not since:
        return ""
    if all(first_on <= one.starts_on and _asked_for_nothing(one, on=on) for one in since):
        return "; its supervision starts on that day, or today if something was due by now or agreed in words"
    return f"; its supervision starts today, {on:%d/%m/%Y}: what was due before under another stays as it was"


def _asked_for_nothing(one: Agreed, *, on: date) -> bool:
    is_due = one.next_due_on is not None and one.next_due_on < on
    return one.ends_on is None and one.last_held_on is None and not is_due

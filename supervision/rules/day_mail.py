"""What one run tells one person, in e-mails: one a day, and what cannot wait for the next."""

from collections.abc import Sequence


def in_mails[Thing](
    things: Sequence[Thing], *, alone: Sequence[bool], urgent: Sequence[bool], is_written: bool
) -> list[list[Thing]]:
    """The things that are told in this run, an e-mail each list; what is in none waits for the next day's.

    All that there is comes in one e-mail, once a day. When the day's e-mail `is_written` already, only what
    is `urgent` is told the same day. What must stand `alone` does: an entry for a calendar.
    """
    marked = list(zip(things, alone, urgent, strict=True))
    apart = [[thing] for thing, stands_alone, _ in marked if stands_alone]
    rest = [
        thing
        for thing, stands_alone, cannot_wait in marked
        if not stands_alone and (cannot_wait or not is_written)
    ]
    return [*apart, rest] if rest else apart

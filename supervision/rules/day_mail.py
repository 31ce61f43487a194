"""What one run tells one person, in e-mails: one a day, and what cannot wait for the next."""

from collections.abc import Sequence
from itertools import compress
from operator import and_, not_


def in_mails[Thing](
    things: Sequence[Thing], *, alone: Sequence[bool], urgent: Sequence[bool], is_written: bool
) -> list[list[Thing]]:
    """The things that are told in this run, an e-mail each list; what is in none waits for the next day's.

    All that there is comes in one e-mail, once a day. When the day's e-mail `is_written` already, only what
    is `urgent` is told the same day. What must stand `alone` does: an entry for a calendar.
    """
    apart = [[thing] for thing in compress(things, alone)]
    beside = list(map(not_, alone))
    rest = list(compress(things, map(and_, beside, urgent) if is_written else beside))
    return [*apart, rest] if rest else apart

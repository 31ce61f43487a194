"""How many e-mails one person gets of what is due at once."""

from collections.abc import Sequence
from itertools import compress
from operator import not_

#: Up to so many things in one run are told each in its own e-mail. *Local.*
MOST_APART = 2


def folded[Thing](things: Sequence[Thing], *, alone: Sequence[bool], told_before: bool) -> list[list[Thing]]:
    """What one run tells one person, in e-mails.

    More than two things come in one e-mail; someone's first e-mail always holds all that there is, so that
    the first run of a new tracker sends each person one. What must stand `alone` does (an invitation, whose
    calendar part is one event's).
    """
    apart = [[thing] for thing in compress(things, alone)]
    rest = list(compress(things, map(not_, alone)))
    if rest and (len(rest) > MOST_APART or not told_before):
        return [*apart, rest]
    return [*apart, *([thing] for thing in rest)]

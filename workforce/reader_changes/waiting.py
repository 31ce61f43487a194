"""Saying on the next page that a change waits for a second person."""

from collections.abc import Iterable

from django.contrib import messages

from workforce.models import ReaderChange
from workforce.rules.in_words import listed
from workforce.web.request import Request


def say_what_waits(request: Request, changes: Iterable[ReaderChange]) -> None:
    """One sentence for each thing that is not made yet: the same for several people is one thing."""
    same: dict[tuple[str, str], list[ReaderChange]] = {}
    for change in changes:
        same.setdefault((change.right, change.after), []).append(change)
    for (_, after), several in same.items():
        what = str(several[0])
        if len(several) > 1:
            what = f"{several[0].get_right_display()} of {listed([one.whose for one in several])}"
        messages.warning(request, f"{what}: {after}. This waits for a second person to confirm it.")

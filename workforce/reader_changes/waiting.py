"""Saying on the next page that a change waits for a second person."""

from collections.abc import Iterable

from django.contrib import messages

from workforce.models import ReaderChange
from workforce.web.request import Request


def say_what_waits(request: Request, changes: Iterable[ReaderChange]) -> None:
    """One sentence for each change that is not made yet."""
    for change in changes:
        messages.warning(request, f"{change}: {change.after}. This waits for a second person to confirm it.")

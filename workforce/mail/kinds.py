"""The kinds of e-mail that the floors send, and who writes each.

The settings list them (`MAIL_KINDS`), since the outbox asks no one who stands above it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workforce.across_floors import listed
from workforce.models import Mail


@dataclass(frozen=True, slots=True)
class Written:
    """What an e-mail says. `calendars` are the iCalendar parts of the invitations in it, if any."""

    subject: str
    text: str
    html: str = ""
    calendars: Sequence[str] = ()


#: Writes an e-mail from what is true now; None when it is no longer needed.
type Writer = Callable[[Mail], Written | None]


@dataclass(frozen=True, slots=True)
class MailKind:
    """A kind of e-mail: its key, what administrators call it, and who writes it."""

    key: str
    label: str
    write: Writer


def mail_kinds() -> dict[str, MailKind]:
    """Every kind of every floor, by its key."""
    return {kind.key: kind for kinds in listed("MAIL_KINDS") for kind in kinds()}


def label_of(key: str) -> str:
    """What administrators call a kind."""
    kind = mail_kinds().get(key)
    return kind.label if kind else key

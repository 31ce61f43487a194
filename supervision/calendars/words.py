"""What an e-mail says became of a session, or of several of a series, by what became of them."""

from supervision.models import Session
from workforce.web.tags import day, time_range

SAID = {
    "booked": "Supervision with {other} is booked: {when}.",
    "moved": "Supervision with {other} has moved to {when}. It was on {before}.",
    "cancelled": "Supervision with {other} on {when} is cancelled.",
    "removed": "Supervision with {other} on {when} was booked by mistake. It does not take place.",
    "restored": "Supervision with {other} on {when} stands again: it was cancelled by mistake.",
    "missed": "Supervision with {other} on {when} was not held: {missing} did not attend{why}.",
    "not_missed": "Supervision with {other} on {when}: that someone did not attend was recorded by mistake.",
    "left": "You no longer take part in supervision with {other} on {when}.",
    "taken_over": "After a change of supervisor, you have supervision with {other}: {when}.",
    "handed_over": "You no longer have supervision with {other} on {when}: the supervisor has changed.",
}
SAID_OF_SEVERAL = {
    "booked": "{number} sessions of supervision with {other} are booked: {when}.",
    "moved": "{number} sessions of supervision with {other} have moved. They are now {when}.",
    "cancelled": "{number} sessions of supervision with {other} are cancelled: {when}.",
    "left": "You no longer take part in {number} sessions of supervision with {other}: {when}.",
    "taken_over": (
        "After a change of supervisor, you have {number} sessions of supervision with {other}: {when}."
    ),
    "handed_over": (
        "You no longer have {number} sessions of supervision with {other}, {when}: the supervisor has "
        "changed."
    ),
}


def when_of(session: Session) -> str:
    return f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"


def why_of(session: Session) -> str:
    """The reason as it was chosen; what was added in words stands on the session's page alone."""
    chosen_reason = session.get_called_off_reason_display().lower()
    return f" ({chosen_reason})" if chosen_reason else ""

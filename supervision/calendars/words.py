"""What an e-mail says became of a session, or of several of a series, by what became of them."""

SAID = {
    "booked": "Supervision with {other} is booked: {when}.",
    "moved": "Supervision with {other} has moved to {when}.",
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

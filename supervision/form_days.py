"""Times of a day that were typed into a form, as instants."""

from datetime import datetime

from django.forms import Form

from supervision.rules.repeating import NoSuchTime, can_end, instants
from workforce.authority_settings import authority_settings


def say_usual_length(form: Form, *, minutes: int | None = None) -> None:
    """Lets the page fill in the end from the start, as long as nobody has typed one; usually as long as the
    authority promises of a session.
    """
    usual = minutes or authority_settings().session_minutes
    form.fields["starts"].widget.attrs["data-usual-minutes"] = usual


def times_typed(form: Form, *, on: str) -> tuple[datetime, datetime] | None:
    """The start and the end that were typed for the day in the box `on`, as instants.

    A session from 23:00 to 00:30 ends on the next day. What cannot be is said beside its box; None where the
    clocks skip one of the two.
    """
    day, starts, ends = (form.cleaned_data[name] for name in (on, "starts", "ends"))
    try:
        times = instants(day, starts, ends)
    except NoSuchTime as refusal:
        form.add_error("starts", str(refusal))
        return None
    if not can_end(starts, ends):
        form.add_error("ends", "The end time must be after the start time")
    return times

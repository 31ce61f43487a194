"""What the programme can say of a time before records began: of milestones and mentors. Pure."""

from datetime import date, timedelta

MENTORS_ENTERED_WITHIN = timedelta(weeks=4)
"""How long after the start day a mentor who was there already can be missing from the records. *Local.*"""


def is_before_records(*, due_on: date, records_begin_on: date | None) -> bool:
    """Due before records began: whether it was done then, no record says."""
    return records_begin_on is not None and due_on < records_begin_on


def mentors_entered_by(records_begin_on: date) -> date:
    """The last day on which an NQSW from before can have a mentor whom nobody has entered yet."""
    return records_begin_on + MENTORS_ENTERED_WITHIN


def is_mentor_unknown(
    *,
    here_from: date,
    first_mentored_on: date | None,
    recorded_on: date | None,
    records_begin_on: date | None,
    on: date,
) -> bool:
    """Whether an NQSW without a mentor in the records on a day may have had one all the same.

    Of a day before records began, or before someone recorded the NQSW here, no record says. Those who were
    here before records began have four weeks more, until the first mentor entered for them starts. After
    it they have none.
    """
    if recorded_on is not None and on < recorded_on:
        return True
    if records_begin_on is None or here_from >= records_begin_on:
        return False
    if on < records_begin_on:
        return True
    is_entered = first_mentored_on is not None and first_mentored_on <= on
    return not is_entered and on <= mentors_entered_by(records_begin_on)

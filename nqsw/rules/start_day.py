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
    *, here_from: date, was_ever_mentored: bool, records_begin_on: date | None, on: date
) -> bool:
    """Whether an NQSW without a mentor in the records may have one all the same.

    So it is for those who were here before records began and for whom no mentor was ever entered, up to
    four weeks after. After it they have none.
    """
    if records_begin_on is None or was_ever_mentored or here_from >= records_begin_on:
        return False
    return on <= mentors_entered_by(records_begin_on)

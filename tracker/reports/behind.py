"""The rows behind the numbers of the supervision report: due periods, and sessions held or not."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from supervision.models import CancellationReason, Side, Status
from supervision.overdue.reports.cancellations import SessionOff, cancellations
from supervision.overdue.reports.compliance import DuePeriodRow
from supervision.overdue.reports.sessions import HeldSession, held_sessions
from supervision.permissions import attendances_close_to
from tracker.reports.supervision import BYS, in_order
from workforce.models import WorkerQuerySet
from workforce.stood import EVERYONE, StoodThen, Whom, everything
from workforce.web.access import way_to
from workforce.web.tables import Column, DayColumn, LinkColumn, MomentColumn, NumberColumn, Table, TagColumn
from workforce.web.tags import tag
from workforce.web.viewer import Viewer

#: Which due periods: all, or those of one answer.
IN_TIME, LATE = "in-time", "late"
HELD = {
    "held": "Sessions held",
    "long-enough": "As long as promised and uninterrupted",
    "length-known": "Sessions whose length is known",
    "signed-in-time": "Signed by both in the working days allowed",
    "to-be-signed": "Sessions whose working days for signing are over",
}
OFF = {
    "off": "Sessions cancelled or missed",
    "cancelled": "Sessions cancelled",
    "missed": "Sessions not attended",
    "made-good": "Cancelled or missed and held again in time",
    **{f"by-{side}": f"Cancelled or missed by: {side.label.lower()}" for side in Side},
    **{f"for-{reason}": f"Cancelled for: {reason.label.lower()}" for reason in CancellationReason},
}


def periods_behind(periods: Sequence[DuePeriodRow], *, by: str, value: str, held: str) -> list[DuePeriodRow]:
    """The due periods of one value of a breakdown, held in time or not; an unknown name leaves all."""
    told_apart = BYS.get(by)
    return in_order(
        row
        for row in periods
        if (told_apart is None or told_apart.say(told_apart.key(row)) == value)
        and (held not in (IN_TIME, LATE) or row.in_time == (held == IN_TIME))
    )


def sessions_behind(
    what: str,
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    known_on: date | None = None,
    whom: Whom = EVERYONE,
) -> list[HeldSession] | list[SessionOff]:
    """The sessions that a measure counts, the last first; an unknown name is all that were held."""
    people = whom.since(people, from_on)
    counts = whom.counts(StoodThen.of(people, since=from_on)) if whom else everything
    if what in OFF:
        off = cancellations(people=people, from_on=from_on, to_on=to_on, counts=counts).rows
        return [one for one in off if _is_off(one, what)]
    held = held_sessions(people=people, from_on=from_on, to_on=to_on, known_on=known_on, counts=counts)
    return [one for one in held if _is_held(one, what)]


def note_who_is_close(rows: Iterable[HeldSession | SessionOff], viewer: Viewer) -> None:
    """Of these rows, where the viewer may read what was added to a reason (`Session.is_close`)."""
    sessions = [row.session for row in rows]
    close = attendances_close_to(viewer).filter(session__in=sessions)
    keys = set(close.values_list("session", flat=True))
    for session in sessions:
        session.is_close = session.pk in keys


def _is_held(one: HeldSession, what: str) -> bool:
    match what:
        case "long-enough":
            return one.is_long_enough is True
        case "length-known":
            return one.is_long_enough is not None
        case "signed-in-time":
            return one.is_signed_in_time is True
        case "to-be-signed":
            return one.is_signed_in_time is not None
    return True


def _is_off(one: SessionOff, what: str) -> bool:
    is_cancelled = one.session.status == Status.CANCELLED
    match what.partition("-"):
        case "cancelled", _, _:
            return is_cancelled
        case "missed", _, _:
            return not is_cancelled
        case "made", _, _:
            return one.is_made_good
        case "by", _, side:
            return one.session.called_off_side == side
        case "for", _, reason:
            return is_cancelled and one.session.called_off_reason == reason
    return True


class PeriodsTable(Table):
    """A row for each due period: whose, due when, and the session that ended it."""

    person = LinkColumn("supervision:agreement", key="agreement__pk", accessor="worker", orderable=False)
    team = Column(orderable=False)
    policy = Column(verbose_name="Frequency policy", orderable=False)
    due = DayColumn(accessor="due_on", orderable=False)
    held = DayColumn(accessor="held_on", verbose_name="Held", default="Not held", orderable=False)
    in_time = Column(accessor="in_time", verbose_name="In time", orderable=False, empty_values=())

    caption: ClassVar[str] = "Due days"
    counted: ClassVar[tuple[str, str]] = ("due day", "due days")
    row_heading: ClassVar[str] = "person"

    def render_in_time(self, value: bool) -> SafeString | str:
        return tag("In time", "green") if value else tag("Late", "red")


class SessionsTable(Table):
    """A row for each session: when, whose, and what became of it; facts, and nothing that was said."""

    starts_at = MomentColumn(accessor="session__starts_at", verbose_name="When", orderable=False)
    people = Column(verbose_name="Supervision of", orderable=False, empty_values=())
    supervisor = Column(accessor="session__supervisor", orderable=False)
    kind = Column(accessor="session__get_kind_display", verbose_name="Kind", orderable=False)
    minutes = NumberColumn(accessor="session__minutes", default="–", orderable=False)
    status = TagColumn(accessor="session__tag", orderable=False)
    reason = Column(accessor="session__why_not_held", orderable=False)

    caption: ClassVar[str] = "Sessions"
    counted: ClassVar[tuple[str, str]] = ("session", "sessions")
    row_heading: ClassVar[str] = "starts_at"

    def __init__(self, rows: Sequence[Any], *, viewer: Viewer, what: str, **kwargs: Any) -> None:
        super().__init__(rows, exclude=("minutes",) if what in OFF else ("reason",), **kwargs)
        self.viewer = viewer

    def render_starts_at(self, value: Any, record: HeldSession | SessionOff) -> SafeString | str:
        said = self.columns["starts_at"].column.render(value)
        address = way_to("supervision:session", record.session.pk, viewer=self.viewer)
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, said) if address else said

    def render_people(self, record: HeldSession | SessionOff) -> str:
        return ", ".join(str(person) for person in record.people)

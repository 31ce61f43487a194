"""What has happened to a booking: made, moved, cancelled; oldest first, for a timeline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from supervision.models import Session, Side, Status
from workforce.audit_trail.people_named import GONE, people_named
from workforce.audit_trail.proving import events_about
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event
from workforce.rules.in_words import many
from workforce.web.tags import day, time_range


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: what, when, who by, and what was added in words."""

    title: str
    at: datetime
    by: str = ""
    text: str = ""


#: What the trail tells of a booking that the booking itself no longer shows.
TOLD = {
    Verb.SESSION_TAKEN_OVER: "Taken over by {supervisor} from {former_supervisor}",
    Verb.SESSION_RESTORED: "Undone: “{was}” was recorded by mistake",
    Verb.SESSION_HELD: "Recorded as held",
    Verb.SESSION_NOT_HELD_AFTER_ALL: "Undone: “held” was recorded by mistake",
}
#: Of these nobody is named where the tracker did it by itself.
SAID_BY_A_PERSON = (Verb.SESSION_HELD, Verb.SESSION_NOT_HELD_AFTER_ALL)
#: The people whom an event of `TOLD` names by their keys.
NAMED = ("supervisor", "former_supervisor")
#: The accounts that a history names.
BOOKED_AND_CALLED_OFF_BY = ("booked_by__worker", "called_off_by__worker")


def bookings_of(session: Session) -> list[Session]:
    """Every booking of this meeting, from the first through its moves to this one."""
    chain = [session]
    while earlier := getattr(chain[0], "replaces", None):
        chain.insert(0, earlier)
    return chain


def booking_history(
    session: Session, *, with_words: bool, events: Iterable[Event] | None = None
) -> list[Happening]:
    """Everything since the first booking of this meeting, through its moves.

    `with_words` brings what people added to a reason: for both parties and their managers. `events` are given
    where the page has read those of `TOLD` about its bookings with others.
    """
    chain = bookings_of(session)
    if events is None:
        events = events_about(chain).filter(verb__in=TOLD).select_related("actor__worker")
    told = _told(event for event in events if event.verb in TOLD)
    moved_here = {after.pk for before, after in pairwise(chain) if before.status == Status.RESCHEDULED}
    return [
        happening
        for each in chain
        for happening in _of(
            each, told[str(each.pk)], was_moved_here=each.pk in moved_here, with_words=with_words
        )
    ]


def _of(
    session: Session, told: Sequence[Happening], *, was_moved_here: bool, with_words: bool
) -> Iterator[Happening]:
    when = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
    if session.booked_at and not was_moved_here:
        verb = "Proposed" if session.status == Status.PROPOSED else "Booked"
        yield Happening(f"{verb} for {when}", session.booked_at, who(session.booked_by))
    yield from sorted(told, key=lambda each: each.at)
    if session.called_off_at:
        text = session.called_off_text if with_words else ""
        yield Happening(_ending(session), session.called_off_at, who(session.called_off_by), text)


def _told(events: Iterable[Event]) -> Mapping[str, list[Happening]]:
    """Each change of supervisor, and each time that something was recorded, or recorded by mistake; by
    session.
    """
    told: dict[str, list[Happening]] = defaultdict(list)
    found = list(events)
    people = people_named(event.details[key] for event in found for key in NAMED if key in event.details)
    for event in found:
        words = {key: str(people.get(event.details[key], GONE)) for key in NAMED if key in event.details}
        if was := event.details.get("was"):
            words["was"] = Status(was).label.lower()
        verb = Verb(event.verb)
        by = "" if event.actor is None and verb in SAID_BY_A_PERSON else who(event.actor)
        told[event.subject_id].append(Happening(TOLD[verb].format(**words), event.at, by))
    return told


def _ending(session: Session) -> str:
    words = session.get_called_off_reason_display().lower()
    reason = f": {words}" if words else ""
    match session.status:
        case Status.RESCHEDULED:
            to = session.replaced_by
            when = f" to {day(to.starts_at)}, {time_range(to.starts_at, to.ends_at)}" if to else ""
            whom = f" with {to.supervisor}" if to and to.supervisor_id != session.supervisor_id else ""
            return f"Moved{when}{whom}{reason}"
        case Status.DID_NOT_ATTEND:
            return f"Did not attend: {side_words(session)}{f', {words}' if words else ''}"
        case _:
            return f"Cancelled with {notice_words(session.notice)}{reason}"


def side_words(session: Session) -> str:
    """The people of the side that a calling-off came from."""
    match session.called_off_side:
        case Side.SUPERVISOR:
            return str(session.supervisor)
        case Side.SUPERVISEE:
            return ", ".join(str(person) for person in session.supervisees.all())
        case _:
            return "neither side"


def notice_words(notice: timedelta) -> str:
    """ "3 days’ notice", "5 hours’ notice", "no notice"."""
    number, unit = (notice.days, "day") if notice.days else (notice.seconds // 3600, "hour")
    if not number:
        return "no notice"
    return many(number, f"{unit}’s notice", f"{unit}s’ notice")


def who(account: Account | None) -> str:
    """The name behind an account; its address where it belongs to no person."""
    if account is None:
        return "the tracker"
    worker = getattr(account, "worker", None)
    return str(worker) if worker else account.email

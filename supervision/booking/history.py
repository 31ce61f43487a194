"""What has happened to a booking: made, moved, cancelled; oldest first, for a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from supervision.models import Session, Side, Status
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker
from workforce.rules.in_words import many
from workforce.web.tags import day, time_range


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: what, when, who by, and what was added in words."""

    title: str
    at: datetime
    by: str = ""
    text: str = ""


def booking_history(session: Session, *, with_words: bool) -> list[Happening]:
    """Everything since the first booking of this meeting, through its moves.

    `with_words` brings what people added to a reason: for both parties and their managers.
    """
    chain = [session]
    while earlier := Session.objects.filter(replaced_by=chain[0]).first():
        chain.insert(0, earlier)
    return [happening for each in chain for happening in _of(each, with_words=with_words)]


def _of(session: Session, *, with_words: bool) -> Iterator[Happening]:
    when = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
    was_moved_here = Session.objects.filter(replaced_by=session, status=Status.RESCHEDULED).exists()
    if session.booked_at and not was_moved_here:
        verb = "Proposed" if session.status == Status.PROPOSED else "Booked"
        yield Happening(f"{verb} for {when}", session.booked_at, who(session.booked_by))
    yield from sorted([*_taken_over(session), *_restored(session), *_held(session)], key=lambda each: each.at)
    if session.called_off_at:
        text = session.called_off_text if with_words else ""
        yield Happening(_ending(session), session.called_off_at, who(session.called_off_by), text)


def _taken_over(session: Session) -> Iterator[Happening]:
    """Each change of supervisor since it was booked."""
    for event in _events(session, Verb.SESSION_TAKEN_OVER):
        names = Worker.objects.in_bulk([event.details["former_supervisor"], event.details["supervisor"]])
        former, new = (names[event.details[key]] for key in ("former_supervisor", "supervisor"))
        yield Happening(f"Taken over by {new} from {former}", event.at, who(event.actor))


def _restored(session: Session) -> Iterator[Happening]:
    """Each time that it was cancelled, or marked as missed, by mistake."""
    for event in _events(session, Verb.SESSION_RESTORED):
        was = Status(event.details["was"]).label.lower()
        yield Happening(f"Undone: “{was}” was recorded by mistake", event.at, who(event.actor))


def _held(session: Session) -> Iterator[Happening]:
    """Each time that someone recorded it as held, or undid that."""
    said = {
        Verb.SESSION_HELD: "Recorded as held",
        Verb.SESSION_NOT_HELD_AFTER_ALL: "Undone: “held” was recorded by mistake",
    }
    for verb, title in said.items():
        for event in _events(session, verb):
            yield Happening(title, event.at, who(event.actor) if event.actor else "")


def _events(session: Session, verb: Verb) -> QuerySet[Event]:
    about = Event.objects.filter(subject_type=session._meta.label_lower, subject_id=str(session.pk))
    return about.filter(verb=verb).select_related("actor__worker").order_by("pk")


def _ending(session: Session) -> str:
    words = session.get_called_off_reason_display().lower()
    reason = f": {words}" if words else ""
    match session.status:
        case Status.RESCHEDULED:
            to = session.replaced_by
            when = f" to {day(to.starts_at)}, {time_range(to.starts_at, to.ends_at)}" if to else ""
            return f"Moved{when}{reason}"
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

"""The page of one session: what, when, where, what became of it, and what can be done next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from supervision.booking.away import with_away
from supervision.booking.history import (
    BOOKED_AND_CALLED_OFF_BY,
    TOLD,
    booking_history,
    bookings_of,
    side_words,
)
from supervision.booking.permissions import (
    groups_to_leave,
    is_open_group,
    sees_sessions,
    sessions_changeable,
)
from supervision.booking.services.restoring import booked_in_the_same_step, can_restore
from supervision.calendars.services.calendar_replies import current_replies
from supervision.models import CalendarAnswer, Session, Status
from supervision.permissions import can_record, sessions_visible, with_who_is_close
from supervision.records.document import record_document
from supervision.records.document_rows import document_rows
from supervision.records.proved import prove_records, rows_of
from supervision.records.services.reading import (
    ReadableRecord,
    attendances_to_read,
    note_reading,
    read_record,
)
from supervision.records.signing_history import signing_history
from supervision.records.written import with_writing
from workforce.audit_trail.proving import TELLING, events_about
from workforce.models import Event, Worker
from workforce.people.name_tags import name_link, opens_page
from workforce.rules.in_words import many
from workforce.web.access import allowed_to, way_to
from workforce.web.request import Request
from workforce.web.tags import day
from workforce.web.viewer import Viewer

#: A draft of these stays with its author; one of a moved session goes to the new booking.
LEFT_BEHIND = (Status.CANCELLED, Status.DID_NOT_ATTEND)


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that can be done with the session; `is_main` is the page's one green button."""

    label: str
    url: str
    is_main: bool = False


@allowed_to(sees_sessions)
def session(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(_sessions(request.viewer), pk=pk)
    records = read_record(session=found, viewer=request.viewer)
    events = _events(found, records)
    context = {
        "session": found,
        "facts": _facts(found),
        "steps": next_steps(request.viewer, found),
        "happenings": [
            *booking_history(found, with_words=found.is_close, events=events),
            *signing_history(found, records),
        ],
        "records": records,
        "proved": prove_records(found, records, events=events),
        "is_closed_draft": _is_closed_draft(found, records),
        "left": _left(request, found),
        **_undo(request, found),
        "can_change": found.may_change,
        **_replies(found),
    }
    return render(request, "supervision/records/session.html", context)


def _sessions(viewer: Viewer) -> QuerySet[Any]:
    """Those that the viewer may open, with what the page asks of each: who is in it, its history, and what
    the viewer may do with it.
    """
    this = OuterRef("pk")
    people = attendances_to_read(viewer).annotate(opens_page=opens_page(viewer, "supervisee"))
    found = with_writing(sessions_visible(viewer).prefetch_related(Prefetch("attendances", people)))
    found = with_away(with_who_is_close(found, viewer))
    found = found.annotate(
        opens_page=opens_page(viewer, "supervisor"),
        may_change=Exists(sessions_changeable(viewer).filter(pk=this)),
        may_leave=Exists(groups_to_leave(viewer).filter(pk=this)),
    )
    earlier = (f"replaces__{who}" for who in BOOKED_AND_CALLED_OFF_BY)
    return found.select_related("supervisor", "replaced_by", "record", *BOOKED_AND_CALLED_OFF_BY, *earlier)


def _events(session: Session, records: Sequence[ReadableRecord]) -> list[Event]:
    """What the trail tells of a session: what has happened to it, and what proves its records."""
    about = events_about([*bookings_of(session), *rows_of(records)])
    return list(about.filter(TELLING | Q(verb__in=TOLD)).select_related("actor__worker"))


def _undo(request: Request, session: Any) -> dict[str, object]:
    """What this viewer recorded of the session and can undo: by a button, or once another is cancelled."""
    if can_restore(session, by=request.user) and session.may_change:
        instead = booked_in_the_same_step(session)
        if session.replaced_by and session.replaced_by.is_coming and not instead:
            return {"undo_once_cancelled": session.replaced_by}
        label = "It was not cancelled: undo"
        if session.status == Status.DID_NOT_ATTEND:
            label = "Everyone attended: undo"
        if instead:
            label += f", and remove the session booked for {day(instead.starts_at)}"
        return {"undo": NextStep(label, reverse("supervision:restore", args=[session.pk]))}
    is_open = session.status == Status.HELD and not session.is_imported
    if is_open and can_record(request.viewer, session):
        address = reverse("supervision:held_undo", args=[session.pk])
        return {"undo": NextStep("It was not held: undo", address)}
    return {}


def _is_closed_draft(session: Session, records: Sequence[ReadableRecord]) -> bool:
    """There is a draft, and it is not this reader's to read."""
    is_draft = session.status == Status.HELD and session.is_written and not session.is_imported
    return is_draft and not any(each.is_readable for each in records)


def _left(request: Request, session: Session) -> dict[str, object] | None:
    """What was prepared for a session that did not take place: the agenda for everyone in it, what the
    supervisor had written for its author alone.
    """
    own = request.viewer.worker
    supervisees = [each.supervisee for each in session.attendances.all()]
    if session.status not in LEFT_BEHIND or own not in (session.supervisor, *supervisees):
        return None
    agenda = list(session.agenda_items.select_related("added_by"))
    drafted = own == session.supervisor and session.is_written
    if not agenda and not drafted:
        return None
    note_reading(subject=session, people=supervisees, by=request.user, draft=True)
    return {"agenda": agenda, **(_drafted(session, supervisees) if drafted else {})}


def _drafted(session: Session, supervisees: Sequence[Worker]) -> dict[str, object]:
    rows = document_rows([session])[session.pk]
    texts = [record_document(session=session, supervisee=each, rows=rows) for each in supervisees]
    return {
        "case_part": texts[0]["case_part"],
        "personal": [
            (each, text["personal_part"])
            for each, text in zip(supervisees, texts, strict=True)
            if text["personal_part"]["wellbeing"]
        ],
    }


def _replies(session: Session) -> dict[str, object]:
    """What people's calendars answered, while the session is to come."""
    replies = list(current_replies(session)) if session.is_coming else []
    declined = [reply.entry.worker for reply in replies if reply.answer == CalendarAnswer.DECLINED]
    return {"replies": replies, "declined": declined}


def _facts(session: Any) -> list[tuple[str, str]]:
    facts = [
        ("Supervisor", name_link(session.supervisor, opens_page=session.opens_page)),
        _supervisees(session.attendances.all()),
        ("Kind", session.get_kind_display()),
        ("Room or link", session.place or "Not given"),
    ]
    if session.was_held and session.minutes is not None:
        facts.append(("Length", many(session.minutes, "minute")))
    if session.status == Status.DID_NOT_ATTEND:
        facts.append(("Did not attend", side_words(session)))
    return facts


def _supervisees(attendances: Iterable[Any]) -> tuple[str, str]:
    people = [name_link(each.supervisee, opens_page=each.opens_page) for each in attendances]
    label = "Supervisee" if len(people) == 1 else "Supervisees"
    return label, format_html_join(", ", "{}", ((each,) for each in people))


def next_steps(viewer: Viewer, session: Any) -> list[NextStep]:
    """What this viewer may do with the session as it is now, the next useful thing first."""
    steps = [*_record_steps(viewer, session), *_booking_steps(session)]
    ways = [(label, way_to(f"supervision:{route}", session.pk, viewer=viewer)) for label, route in steps]
    return [NextStep(label, url, is_main=not index) for index, (label, url) in enumerate(ways) if url]


def _record_steps(viewer: Viewer, session: Session) -> list[tuple[str, str]]:
    is_supervisor = viewer.worker is not None and session.supervisor_id == viewer.worker.pk
    is_supervisee = any(each.supervisee == viewer.worker for each in session.attendances.all())
    has_started = session.starts_at <= timezone.now()
    match session.status:
        case Status.BOOKED if is_supervisor and has_started:
            return [("Record", "record")]
        case Status.BOOKED if (is_supervisor or is_supervisee) and not has_started:
            return [("Prepare", "prepare")]
        case Status.PROPOSED if is_supervisee:
            return [("Choose a time", "pick")]
        case Status.PROPOSED if is_supervisor:
            return [("See what you proposed", "pick")]
        case Status.HELD if is_supervisor and not session.is_imported:
            return [("Continue the record", "record"), ("Sign", "sign")]
        case Status.SIGNED if is_supervisee:
            return [("Read and agree", "agree")]
        case _:
            return []


def _booking_steps(session: Any) -> list[tuple[str, str]]:
    if not session.may_change:
        return [("Say you cannot come", "group_leave")] if session.may_leave else []
    people = [("Who takes part", "group_people")] if is_open_group(session) else []
    has_started = session.starts_at <= timezone.now()
    match session.status:
        case Status.BOOKED if has_started:
            return [*people, ("Did not attend", "missed"), ("Cancel", "cancel")]
        case Status.BOOKED:
            return [*people, ("Move", "move"), ("Cancel", "cancel")]
        case _:
            return people

"""Records that wait for a signature: whose, since when, and whether it is late. The one definition of it.

The home pages, the supervisor's list, the numbers of those who oversee people, the list of signatures
waited for and the reminders all ask here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextChoices
from django.utils import timezone

from supervision.models import (
    Attendance,
    Response,
    Session,
    SessionQuerySet,
    Signature,
    SignedText,
    Status,
)
from supervision.records.ways import opened, with_open, with_open_texts
from supervision.records.written import with_writing
from workforce.any_of import any_of
from workforce.authority_settings import days_off, history
from workforce.models import Worker
from workforce.permissions import people_answered_for
from workforce.rules.in_words import many
from workforce.rules.tag import Tag
from workforce.rules.working_days import ONE_DAY, add_working_days, working_days_between
from workforce.web.viewer import Viewer

#: What is not late yet stands in lists like this.
IN_TIME = Tag("In time", "green")
#: Held, and somebody has still to sign.
UNFINISHED = (Status.HELD, Status.SIGNED)


#: Both have signed, and a third person has not answered what one of them disagrees with.
DISAGREED = Tag("Disagreement not answered", "red")


class Waits(TextChoices):
    """What a record waits for."""

    WRITING = "write", "To be written"
    SIGNING = "sign", "To be signed"
    ANSWER = "answer", "To be answered"
    REPLY = "reply", "Disagreement to be answered"


#: What has not been done by whom it waits for.
_MISSING = {Waits.WRITING: "Not written", Waits.SIGNING: "Not signed", Waits.ANSWER: "Not answered"}


@dataclass(frozen=True, slots=True)
class Lateness:
    """A record that is unsigned for longer than the authority allows (usually 5 working days)."""

    #: Working days after the last day within which both sign.
    days: int
    allowed: int
    sign_by: date


@dataclass(frozen=True, slots=True)
class Unsigned:
    """One person who has still to write, sign or answer one record."""

    session: Session
    person: Worker
    waits: Waits
    #: Since this day it waits for this person: the day of the session, or of the supervisor's signature.
    since: date
    #: The last day within which both sign.
    sign_by: date
    late: Lateness | None
    #: Who disagrees, where that is what waits.
    disagrees: Worker | None = None

    @property
    def is_late(self) -> bool:
        return self.late is not None

    def concerns(self, worker: Worker) -> bool:
        """This person gave the session or was supervised in it."""
        supervised = (one.supervisee_id for one in self.session.attendances.all())
        return worker.pk in (self.session.supervisor_id, *supervised)

    @property
    def tag(self) -> Tag:
        """ "Not signed, 3 working days late"."""
        if self.waits is Waits.REPLY:
            return DISAGREED
        if self.late is None:
            return IN_TIME
        days = many(self.late.days, "working day")
        return Tag(f"{_MISSING[self.waits]}, {days} late", "red")


def unsigned(sessions: SessionQuerySet, *, on: date) -> list[Unsigned]:
    """Who has still to do something about the records of these sessions; what waits longest comes first."""
    return unsigned_among(with_signing(unfinished(sessions)).select_related("supervisor__account"), on=on)


def unfinished(sessions: SessionQuerySet) -> SessionQuerySet:
    """Those of these sessions whose record is not signed by everyone yet."""
    return sessions.filter(status__in=UNFINISHED, is_imported=False)


def with_signing(sessions: SessionQuerySet) -> SessionQuerySet:
    """These sessions with all that `unsigned_among` looks at, in three questions to the database."""
    people, texts = Prefetch("attendances", with_supervisee()), Prefetch("signed_texts", answered_texts())
    return with_writing(sessions.select_related("supervisor").prefetch_related(people, texts))


def with_supervisee() -> QuerySet[Attendance]:
    """Who is supervised in sessions, for `unsigned_among`."""
    return Attendance.objects.select_related("supervisee__account")


def answered_texts() -> QuerySet[SignedText]:
    """Who has signed, and when, for `unsigned_among`; what was signed is not even fetched."""
    answers = Signature.objects.filter(text=OuterRef("pk"), worker=OuterRef("supervisee"))
    return SignedText.objects.only("session", "supervisee", "fixed_at").annotate(answered=Exists(answers))


def unsigned_among(sessions: Iterable[Session], *, on: date) -> list[Unsigned]:
    """The same of sessions that were read through `with_signing`, finished ones and others among them."""
    waiting = (one for one in sessions if one.status in UNFINISHED and not one.is_imported)
    in_order = sorted(waiting, key=lambda session: (session.held_day, session.pk))
    return [each for session in in_order for each in _of(session, on=on)]


def to_reply(sessions: SessionQuerySet, *, viewer: Viewer) -> list[Unsigned]:
    """Who has still to answer a disagreement with the records of these sessions; the oldest first.

    Both have signed such a record, so it is never late for a signature. Each session knows whether its page
    opens for the viewer.
    """
    people = ("worker", "referred_to__account", "text__session__supervisor__account")
    rows = with_open_texts(disagreed(sessions), viewer).select_related(*people)
    return [
        Unsigned(
            session=opened(each),
            person=each.referred_to,
            waits=Waits.REPLY,
            since=timezone.localtime(each.signed_at).date(),
            sign_by=last_day_to_sign(each.text.session),
            late=None,
            disagrees=each.worker,
        )
        for each in rows.order_by("signed_at", "pk")
        if each.referred_to
    ]


def disagreed(sessions: SessionQuerySet) -> QuerySet[Signature]:
    """Disagreements with the records of these sessions that a third person has still to answer.

    There are few of them, and many sessions: which of theirs are among these is asked of their keys alone.
    """
    keys = list(to_answer().values_list("text__session", flat=True))
    return to_answer().filter(text__session__in=sessions.filter(pk__in=keys).values("pk"))


def to_answer() -> QuerySet[Signature]:
    """Disagreements with any record that a third person has still to answer."""
    return Signature.objects.filter(response=Response.DISAGREED, answer=None).exclude(referred_to=None)


def waited_for(sessions: SessionQuerySet, *, viewer: Viewer) -> list[Unsigned]:
    """Everything that someone has still to do about the records of these sessions, as a viewer sees them."""
    return [*unsigned(with_open(sessions, viewer), on=viewer.on), *to_reply(sessions, viewer=viewer)]


def last_day_to_sign(session: Session) -> date:
    """The last day within which both sign: so many working days after the session as the authority allows."""
    return add_working_days(session.held_day, _allowed(session), holidays=days_off())


def late_on(session: Session, *, on: date) -> Lateness | None:
    """How late a signature is that is still missing on this day; None while it is in time."""
    sign_by = last_day_to_sign(session)
    if on <= sign_by:
        return None
    days = max(1, working_days_between(sign_by + ONE_DAY, on, holidays=days_off()))
    return Lateness(days, _allowed(session), sign_by)


def _allowed(session: Session) -> int:
    return history().on(session.held_day).signed_within_working_days


def late(rows: Iterable[Unsigned]) -> list[Unsigned]:
    """Those that are unsigned for longer than the authority allows."""
    return [each for each in rows if each.is_late]


def sessions_with(worker: Worker) -> SessionQuerySet:
    """The sessions that someone gave or took part in."""
    taken = Attendance.objects.filter(supervisee=worker).values("session")
    given = Session.objects.filter(supervisor=worker).values("pk")
    return Session.objects.filter(pk__in=any_of(given, taken))


def sessions_answered_for(viewer: Viewer) -> SessionQuerySet:
    """One's own sessions, and those of the people whom the viewer answers for."""
    people = people_answered_for(viewer).values("pk")
    known = Exists(Attendance.objects.filter(session=OuterRef("pk"), supervisee__in=people))
    if viewer.worker is None:
        return Session.objects.filter(known)
    taken = Exists(Attendance.objects.filter(session=OuterRef("pk"), supervisee=viewer.worker))
    return Session.objects.filter(known | taken | Q(supervisor=viewer.worker))


def _of(session: Session, *, on: date) -> Iterator[Unsigned]:
    sign_by, lateness = last_day_to_sign(session), late_on(session, on=on)
    for person, waits, since in _people(session):
        yield Unsigned(session, person, waits, since, sign_by, lateness)


def _people(session: Session) -> Iterator[tuple[Worker, Waits, date]]:
    if session.status == Status.HELD:
        waits = Waits.SIGNING if session.is_written else Waits.WRITING
        yield session.supervisor, waits, session.held_day
        return
    supervisees = {each.supervisee_id: each.supervisee for each in session.attendances.all()}
    texts: Iterable[Any] = session.signed_texts.all()
    for text in texts:
        if not text.answered and text.supervisee_id in supervisees:
            signed_on = timezone.localtime(text.fixed_at).date()
            yield supervisees[text.supervisee_id], Waits.ANSWER, signed_on

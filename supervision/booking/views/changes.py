"""Changing a booking: move it, cancel it, say who did not come."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.booking.forms.booking import CallOffForm, MissedForm, RestForm, WhenForm
from supervision.booking.history import side_words
from supervision.booking.permissions import can_name_a_time, sees_sessions, sessions_changeable
from supervision.booking.services.booking import cancel_session, record_missed
from supervision.booking.services.moving import move_session
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.restoring import restore_session
from supervision.booking.services.series import after_in_series, cancel_rest, move_rest
from supervision.booking.views.booking import how_many, in_words, late_words
from supervision.models import Agreement, Attendance, Session, SessionKind, Side, Slot
from supervision.permissions import can_record, sessions_visible
from supervision.reminders.kinds import account_here
from workforce.models import Worker
from workforce.rules.in_words import listed, many
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer

MOVED_ALONG = ", by the same number of days and to the same time"
ONLY_TWO = "Only the two of you and your managers can change this booking."
ONLY_GROUP = "Only the supervisor and their managers can change a group session."


@allowed_to(sees_sessions)
def move(request: Request, pk: int) -> HttpResponse:
    """Another time, and why; of a series, this one or all that is left of it."""
    session = changeable(request, pk)
    if over := _over(request, session, "moved"):
        return over
    forms = MoveForms(request, session)
    if forms.are_valid() and (moved := forms.move()):
        first, *others = moved
        along = f" {many(len(others), 'later session')} moved along with it." if others else ""
        whom = f" with {first.supervisor}" if first.supervisor_id != session.supervisor_id else ""
        messages.success(request, f"Moved to {in_words(first)}{whom}.{along}{late_words(first)}")
        return redirect(first)
    return render(request, "supervision/booking/move.html", forms.context)


@allowed_to(sees_sessions)
def cancel(request: Request, pk: int) -> HttpResponse:
    """Call the session off; a reason is always asked, and so is another time."""
    session = changeable(request, pk)
    if over := _over(request, session, "cancelled", held_too=True):
        return over
    forms = CancelForms(request, session)
    if forms.are_valid() and (left := forms.take_off()):
        along = f" {many(forms.after, 'later session')} cancelled with it." if forms.is_of_all else ""
        messages.success(request, f"Cancelled: {in_words(session)}.{along}{_instead_of(session, left)}")
        return redirect(left)
    return render(request, "supervision/booking/cancel.html", forms.context)


@allowed_to(sees_sessions)
def missed(request: Request, pk: int) -> HttpResponse:
    """Say which side did not come. A supervisee says so of the supervisor only."""
    session = changeable(request, pk)
    if over := _over(request, session, "marked as not attended", held_too=True):
        return over
    forms = MissedForms(request, session)
    if forms.are_valid() and (left := forms.take_off()):
        missing = side_words(Session.objects.with_people().get(pk=session.pk))
        messages.success(request, f"Recorded: {missing} did not attend.{_instead_of(session, left)}")
        return redirect(left)
    return render(request, "supervision/booking/missed.html", forms.context)


def _instead_of(session: Session, left: Session) -> str:
    """ " Booked: …" where another session takes its place."""
    return "" if left == session else (f" Booked: {in_words(left)} with {left.supervisor}.{late_words(left)}")


@require_POST
@allowed_to(sees_sessions)
def restore(request: Request, pk: int) -> HttpResponse:
    """Undo that it was cancelled or that someone did not attend, recorded by mistake."""
    session = changeable(request, pk)
    by, at = request.user, timezone.now()
    if attempt_button(request, lambda: restore_session(session=session, by=by, at=at)):
        messages.success(request, f"Undone. The session is booked again: {in_words(session)}")
    return redirect(session)


def changeable(request: Request, pk: int) -> Session:
    """The session with its people, for those who may change it; others who may see it are told that they may
    not.
    """
    people = Attendance.objects.select_related("supervisee__account")
    may_change = Exists(sessions_changeable(request.viewer).filter(pk=OuterRef("pk")))
    seen = sessions_visible(request.viewer).prefetch_related(Prefetch("attendances", people))
    with_leave = seen.select_related("supervisor__account").annotate(may_change=may_change)
    session: Any = get_object_or_404(with_leave, pk=pk)
    if not session.may_change:
        raise PermissionDenied(ONLY_GROUP if session.kind == SessionKind.GROUP else ONLY_TWO)
    return cast(Session, session)


def _over(request: Request, session: Session, what: str, *, held_too: bool = False) -> HttpResponse | None:
    """Of a session that is no longer to come there is nothing to change: back to its page, told why.

    Who writes its record can still say that it was not held, until it is signed.
    """
    is_held_by_mistake = held_too and session.can_still_be_off and can_record(request.viewer, session)
    if session.is_coming or is_held_by_mistake:
        return None
    now = str(session.tag).lower()
    messages.info(request, f"This session can no longer be {what}. It is now: {now}. Nothing was changed.")
    return redirect(session)


def side_of(viewer: Viewer, session: Session) -> Side:
    """The side that the viewer is on: a supervisee's own, else the supervisor's."""
    return Side.SUPERVISEE if viewer.worker in people_of(session) else Side.SUPERVISOR


def people_of(session: Session) -> list[Worker]:
    """Those supervised in it."""
    return [each.supervisee for each in session.attendances.all()]


def whose_words(viewer: Viewer, session: Session) -> str:
    """ "supervision of Amina Ahmed", or "your supervision" to a supervisee."""
    if side_of(viewer, session) == Side.SUPERVISEE:
        return "your supervision"
    return f"supervision of {listed([str(each) for each in people_of(session)])}"


class ChangeForms:
    """A chosen time and a reason, sent together."""

    #: Words for "no other time", where that may be chosen.
    none = ""

    def __init__(self, request: Request, session: Session) -> None:
        self.request, self.session, self.now = request, session, timezone.now()
        self.when = self._when()
        self.why = self._why(side_of(request.viewer, session))

    def _why(self, side: Side) -> CallOffForm | MissedForm:
        return CallOffForm(posted(self.request), session=self.session)

    def _when(self) -> WhenForm:
        viewer, supervisee = self.request.viewer, people_of(self.session)[0]
        if self.session.kind == SessionKind.GROUP:
            return WhenForm(posted(self.request), slots=(), due_on=None, may_name=True, none=self.none)
        slots = Slot.objects.bookable_by(supervisee, at=self.now, moving=self.session.uid)
        agreement = Agreement.objects.in_force(on=viewer.on).filter(supervisee=supervisee).first()
        return WhenForm(
            posted(self.request),
            slots=slots.select_related("supervisor"),
            due_on=agreement.next_due_on if agreement else None,
            may_name=can_name_a_time(viewer, supervisee),
            most=how_many(self.request),
            none=self.none,
            giver=self.session.supervisor,
        )

    def are_valid(self) -> bool:
        return all([self.when.is_valid(), self.why.is_valid()])

    @property
    def facts(self) -> dict[str, Any]:
        return {**self.why.cleaned_data, "session": self.session, "by": self.request.user, "at": self.now}

    @property
    def context(self) -> dict[str, object]:
        has_errors = bool(self.when.errors or self.why.errors)
        forms = {"session": self.session, "when": self.when, "why": self.why}
        forms["whose"] = whose_words(self.request.viewer, self.session)
        return {**forms, "page_has_errors": has_errors}


class MoveForms(ChangeForms):
    """And, for a supervisor or manager, whether the rest of a series moves along."""

    def __init__(self, request: Request, session: Session) -> None:
        super().__init__(request, session)
        after = len(after_in_series(session)) if self.when.may_name else 0
        self.rest = RestForm(posted(request), after=after, how=MOVED_ALONG) if after else None

    def _when(self) -> WhenForm:
        form = super()._when()
        form.initial["place"] = self.session.place
        return form

    def are_valid(self) -> bool:
        return super().are_valid() and (self.rest is None or self.rest.is_valid())

    def move(self) -> list[Session]:
        """What has moved, in order; nothing where something stands against it."""
        chosen = {**self.when.cleaned_data["when"].facts, "sure": self.when.sure}
        chosen["asking"] = self.request.viewer.worker
        if self.rest and self.rest.cleaned_data["rest"]:
            return attempt(self.when, lambda: move_rest(**chosen, **self.facts)) or []
        moved = attempt(self.when, lambda: move_session(**chosen, **self.facts))
        return [moved] if moved else []

    @property
    def context(self) -> dict[str, object]:
        return {**super().context, "rest": self.rest}


class InsteadForms(ChangeForms):
    """And, in the same step, the time that takes its place."""

    none = "Do not book another time now"
    #: Takes the session off.
    service: Callable[..., Session]

    def _when(self) -> WhenForm:
        form = super()._when()
        form.fields["slot"].label = "Which time instead?"
        return form

    def take_off(self) -> Session | None:
        """The session that takes its place, or else the one that is off; None where it was refused."""
        when = self.when.cleaned_data.get("when")
        if when is None:
            return attempt(self.why, lambda: self.service(**self.facts)) or None
        facts = {**when.facts, **self.facts, "take_off": self.service, "sure": self.when.sure}
        return attempt(self.when, lambda: rebook(**facts)) or None


class CancelForms(InsteadForms):
    """Why it is cancelled, and whether the rest of a series is."""

    def __init__(self, request: Request, session: Session) -> None:
        super().__init__(request, session)
        self.after = len(after_in_series(session))
        self.rest = RestForm(posted(request), after=self.after) if self.after else None

    def are_valid(self) -> bool:
        return super().are_valid() and (self.rest is None or self.rest.is_valid())

    @property
    def is_of_all(self) -> bool:
        return bool(self.rest and self.rest.cleaned_data["rest"])

    @property
    def service(self) -> Callable[..., Session]:  # type: ignore[override]  # another one for a whole series
        return cancel_rest if self.is_of_all else cancel_session

    @property
    def context(self) -> dict[str, object]:
        return {**super().context, "rest": self.rest}


class MissedForms(InsteadForms):
    """Who did not attend, and why."""

    service = staticmethod(record_missed)

    def _why(self, side: Side) -> MissedForm:
        own = side == Side.SUPERVISEE
        may_say = [Side.SUPERVISOR] if own else [Side.SUPERVISEE, Side.SUPERVISOR]
        initial = {"side": may_say[0] if own else None}
        return MissedForm(posted(self.request), session=self.session, may_say=may_say, initial=initial)

    @property
    def context(self) -> dict[str, object]:
        people = [self.session.supervisor, *people_of(self.session)]
        others = [person for person in people if person != self.request.viewer.worker]
        on = self.request.viewer.on
        told = [person for person in others if account_here(person, on=on)]
        return {
            **super().context,
            "told": told,
            "untold": [person for person in others if person not in told],
        }

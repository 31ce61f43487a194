"""Booking: choose one of the next free times with the supervisor, or, as the supervisor, name one."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from supervision.booking.forms.booking import PersonForm, When, WhenForm
from supervision.booking.permissions import bookable_people, books_for_others, can_book
from supervision.booking.services.bookable import supervisor_on
from supervision.booking.services.booking import book_slot, book_time
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement, Attendance, Cover, Session, Slot, Status
from supervision.models.session import SessionQuerySet
from supervision.reminders.kinds import account_here
from workforce.models import Worker
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.choosing_people import asked_in, people_found
from workforce.web.keys import key_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day, time_range

#: Free times shown before "Show later times".
SCREENFUL = 6


@allowed_to(can_book)
def book(request: Request) -> HttpResponse:
    """Book for oneself, or with ?supervisee= for someone; ?slot= already chooses a time."""
    supervisee, now = supervisee_of(request), timezone.now()
    agreement = _agreement(supervisee, request)
    if agreement is None:
        return _without_supervisor(request, supervisee)
    cover = _cover(agreement, request)
    coming = list(_coming(supervisee, now))
    form = _form(request, agreement, cover, now, coming)
    if form.is_valid() and (session := _booked(request, supervisee, form, now)):
        messages.success(
            request, f"Booked: {in_words(session)} with {session.supervisor}.{late_words(session)}"
        )
        return redirect(session)
    if stored := _sent_twice(request, supervisee):
        return redirect(stored)
    return render(request, "supervision/booking/book.html", _page(request, agreement, cover, form, coming))


@allowed_to(can_book)
def book_for(request: Request) -> HttpResponse:
    """Who it is for: the people whose supervision the viewer can book."""
    people = bookable_people(request.viewer).filter(
        pk__in=Agreement.objects.in_force(on=request.viewer.on).values("supervisee")
    )
    form = PersonForm(asked_in(request, "supervisee"), people=people)
    if answer := people_found(request, form):
        return answer
    if form.is_bound and form.is_valid():
        chosen = {"supervisee": form.cleaned_data["supervisee"].pk}
        return redirect(reverse("supervision:book", query=chosen))
    return render(request, "supervision/booking/book_for.html", {"form": form, "people": people})


# --- What the views have in common --------------------------------------------------------------


def in_words(session: Session | Slot) -> str:
    """ "Wednesday 25 November, 10:00 to 11:30"."""
    return f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"


def late_words(session: Session) -> str:
    """ " This is 3 days after Thursday 26 November, when it is due."; nothing of a session in time, and
    nothing where another is booked before it.
    """
    return late_words_of(session.supervisees.all(), starts_at=session.starts_at)


def late_words_of(supervisees: Iterable[Worker], *, starts_at: datetime) -> str:
    """The same of a session that is not booked yet, for the first of these people it is late for."""
    on = timezone.localtime(starts_at).date()
    before = Session.objects.filter(
        status=Status.BOOKED, starts_at__gte=timezone.now(), starts_at__lt=starts_at
    )
    sooner = Attendance.objects.filter(session__in=before.values("pk")).values("supervisee")
    agreements = Agreement.objects.in_force(on=on).filter(supervisee__in=supervisees)
    for agreement in agreements.exclude(supervisee__in=sooner):
        if late := days_overdue(next_due_on=agreement.next_due_on, on=on):
            tense = "was" if agreement.due_day < timezone.localdate() else "is"
            return f" This is {many(late, 'day')} after {day(agreement.next_due_on)}, when it {tense} due."
    return ""


def how_many(request: Request) -> int | None:
    """How many free times to show: a screenful, or all of them with ?later=."""
    return None if "later" in request.GET else SCREENFUL


def number_in(request: Request, name: str) -> int | None:
    """A whole number in the address; nothing when it is not there. Anything else is not found."""
    text = request.GET.get(name, "")
    if text and key_in(text) is None:
        raise Http404
    return key_in(text)


def supervisee_of(request: Request) -> Worker:
    """The person of ?supervisee=, who the viewer can book for, and for anyone but the viewer name a time;
    without it, the viewer.
    """
    wanted = number_in(request, "supervisee") or request.viewer.as_worker.pk
    return get_object_or_404(bookable_people(request.viewer).select_related("account"), pk=wanted)


def _agreement(supervisee: Worker, request: Request) -> Agreement | None:
    in_force = Agreement.objects.in_force(on=request.viewer.on).with_people()
    in_force = in_force.select_related("supervisee__account")
    return in_force.filter(supervisee=supervisee).first()


def _cover(agreement: Agreement, request: Request) -> Cover | None:
    return Cover.objects.filter(agreement=agreement).by_agreement(on=request.viewer.on).get(agreement.pk)


def _without_supervisor(request: Request, supervisee: Worker) -> HttpResponse:
    """No one supervises this person: a supervisor is asked who it is for, anyone else is told."""
    if supervisee == request.viewer.worker and books_for_others(request.viewer):
        return redirect("supervision:book_for")
    return render(request, "supervision/booking/book.html", {"supervisee": supervisee})


def _sent_twice(request: Request, supervisee: Worker) -> Session | None:
    """The booking that the same form made a moment ago."""
    slot = key_in(request.POST.get("slot", ""))
    taken = Session.objects.coming().filter(attendances__supervisee=supervisee)
    return taken.filter(slot=slot).first() if slot else None


def _coming(supervisee: Worker, now: datetime) -> SessionQuerySet:
    coming = Session.objects.coming().after(at=now).filter(attendances__supervisee=supervisee)
    return coming.select_related("supervisor").order_by("starts_at", "pk")


def _still_due(agreement: Agreement, coming: Iterable[Session]) -> date | None:
    """The due day that a time can still miss; None where what is booked keeps it."""
    due_on = agreement.next_due_on
    booked = [timezone.localtime(one.starts_at).date() for one in coming if one.status == Status.BOOKED]
    return None if due_on is None or any(on <= due_on for on in booked) else due_on


def _form(
    request: Request, agreement: Agreement, cover: Cover | None, now: datetime, coming: Iterable[Session]
) -> WhenForm:
    due_on = _still_due(agreement, coming)
    slots = list(Slot.objects.bookable_by(agreement.supervisee, at=now).select_related("supervisor"))
    return WhenForm(
        posted(request),
        slots=slots,
        due_on=due_on,
        may_name=agreement.supervisee != request.viewer.worker,
        most=how_many(request),
        giver=cover.supervisor if cover else agreement.supervisor,
        initial={"slot": request.GET.get("slot") or _in_time(slots, due_on)},
    )


def _in_time(slots: list[Slot], due_on: date | None) -> int | None:
    """The first free time, already chosen where it keeps the promise."""
    first = next(iter(slots), None)
    if first is None or due_on is None:
        return None
    return first.pk if timezone.localtime(first.starts_at).date() <= due_on else None


def _page(
    request: Request, agreement: Agreement, cover: Cover | None, form: WhenForm, coming: list[Session]
) -> dict[str, object]:
    return {
        "form": form,
        "agreement": agreement,
        "cover": cover,
        "giver": form.giver,
        "supervisee": agreement.supervisee,
        "is_own": agreement.supervisee == request.viewer.worker,
        "coming": coming,
        "can_choose": account_here(agreement.supervisee, on=request.viewer.on) is not None,
        "books_for_others": books_for_others(request.viewer),
        "gone": _gone(request, agreement, cover, form),
    }


def _gone(request: Request, agreement: Agreement, cover: Cover | None, form: WhenForm) -> str:
    """That the time of an old link can no longer be booked; nothing where this person has it themselves."""
    wanted = request.GET.get("slot", "")
    if request.method == "POST" or not wanted or wanted in form.slots:
        return ""
    givers = [agreement.supervisor_id, *([cover.supervisor_id] if cover else [])]
    key = key_in(wanted)
    slot = Slot.objects.filter(pk=key, supervisor__in=givers).first() if key else None
    if slot is None:
        return "The time in your link is no longer on offer."
    if slot.sessions.filter(attendances__supervisee=agreement.supervisee, status=Status.BOOKED).exists():
        return ""
    return f"{in_words(slot)}, is no longer free."


def _booked(request: Request, supervisee: Worker, form: WhenForm, now: datetime) -> Session | None:
    when: When = form.cleaned_data["when"]

    def book() -> Session:
        if when.slot:
            return book_slot(slot=when.slot, supervisee=supervisee, by=request.user, at=now, sure=form.sure)
        supervisor = supervisor_on(supervisee, at=when.starts_at, asking=request.viewer.worker)
        named = {**when.facts, "by": request.user, "at": now, "sure": form.sure}
        return book_time(supervisor=supervisor, supervisee=supervisee, **named)

    return attempt(form, book) or None

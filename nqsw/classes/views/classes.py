"""Master classes: the schedule, each one's page, joining and leaving, and keeping the schedule."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.classes.forms import ClassForm, PeopleForm
from nqsw.classes.permissions import (
    can_enrol_others,
    can_mark_register,
    nqsws_first,
    people_enrollable,
    people_removable,
    registers_markable,
    schedules_classes,
    sees_classes,
)
from nqsw.classes.reports import feedback_on
from nqsw.classes.rules import can_sign_in
from nqsw.classes.services.classes import (
    ChangedMeanwhile,
    NotOpen,
    RoomTaken,
    cancel_class,
    change_class,
    enrol_in_class,
    join_class,
    leave_class,
    schedule_series,
)
from nqsw.models import MasterClass, Seat, SeatStatus
from nqsw.models.master_class import ATTENDED_MARKS
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import oversees_anyone
from workforce.rules.plausibility import Doubtful
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator

PAST_A_PAGE = 20
LONGEST_KEY = 18


@allowed_to(sees_classes)
def classes(request: Request) -> HttpResponse:
    """The classes to come, each with the viewer's own place, and those past."""
    viewer, now = request.viewer, timezone.now()
    every = MasterClass.objects.with_places().with_place_of(viewer.worker).select_related("facilitated_by")
    context = {
        "coming": every.coming(at=now),
        "past": ForgivingPaginator(every.past(at=now), PAST_A_PAGE).get_page(request.GET.get("page")),
        "can_schedule": schedules_classes(viewer),
        "markable": set(registers_markable(viewer).values_list("pk", flat=True)),
        "oversees": oversees_anyone(viewer),
    }
    return render(request, "nqsw/classes/classes.html", context)


@allowed_to(sees_classes)
def master_class(request: Request, pk: int) -> HttpResponse:
    """One class: what, when and where; the viewer's place; for its keepers, who comes."""
    viewer, now = request.viewer, timezone.now()
    shown = get_object_or_404(MasterClass.objects.with_places().with_place_of(viewer.worker), pk=pk)
    is_open = shown.cancelled_at is None and not shown.has_begun(at=now)
    people = places_seen(request, shown)
    context = {
        "master_class": shown,
        "is_open": is_open,
        "is_over": shown.ends_at <= now,
        "sees_everybody": can_mark_register(viewer, shown),
        "enrolled": [seat for seat in people if seat.status == SeatStatus.ENROLLED],
        "in_line": [seat for seat in people if seat.status == SeatStatus.WAITING],
        "with_apologies": [seat for seat in people if seat.status == SeatStatus.APOLOGIES],
        "can_enrol_others": is_open and can_enrol_others(viewer, shown),
        "can_schedule": schedules_classes(viewer),
        "can_mark": can_mark_register(viewer, shown) and shown.can_be_marked(on=viewer.on),
        "feedback": feedback_on(shown) if can_mark_register(viewer, shown) else None,
        "own_attended": shown.own_mark in ATTENDED_MARKS,
        "can_sign_in": shown.own_status == SeatStatus.ENROLLED
        and not shown.own_mark
        and not shown.cancelled_at
        and can_sign_in(now, starts_at=shown.starts_at, ends_at=shown.ends_at),
    }
    return render(request, "nqsw/classes/class.html", context)


def places_seen(request: Request, shown: MasterClass) -> list[Seat]:
    """The places that the viewer sees the names of: all, or those of the people they answer for."""
    seats = shown.places.exclude(status=SeatStatus.WITHDRAWN).select_related("worker__team")
    if can_mark_register(request.viewer, shown):
        return list(seats)
    theirs = people_removable(request.viewer, shown)
    if own := request.viewer.worker:
        theirs = theirs.exclude(pk=own.pk)
    return list(seats.filter(worker__in=theirs.values("pk")))


@require_POST
@allowed_to(sees_classes)
def class_join(request: Request, pk: int) -> HttpResponse:
    """A place for oneself, or for the person whose key is sent."""
    shown = get_object_or_404(MasterClass, pk=pk)
    worker = person_meant(request, people_enrollable(request.viewer, shown))
    try:
        seat = join_class(master_class=shown, worker=worker, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, joined_words(seat, own=worker == request.viewer.worker))
    return redirect(shown)


@require_POST
@allowed_to(sees_classes)
def class_leave(request: Request, pk: int) -> HttpResponse:
    """Give up one's own place, or that of the person whose key is sent."""
    shown = get_object_or_404(MasterClass, pk=pk)
    worker = person_meant(request, people_removable(request.viewer, shown))
    try:
        leave_class(master_class=shown, worker=worker, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        messages.error(request, str(refusal))
    else:
        whose = "Your place" if worker == request.viewer.worker else f"The place of {worker.full_name}"
        messages.success(request, f"{whose} is given up.")
    return redirect(shown)


def person_meant(request: Request, among: WorkerQuerySet) -> Worker:
    """The person whose key was sent, among those given; without a key the viewer."""
    if "worker" not in request.POST:
        if request.viewer.worker is None:
            raise PermissionDenied("Select whose place it is.")
        return request.viewer.worker
    key = request.POST["worker"]
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        raise Http404
    return get_object_or_404(among, pk=int(key))


def joined_words(seat: Seat, *, own: bool) -> str:
    """What became of joining, for people."""
    name = seat.worker.full_name
    if seat.status == SeatStatus.ENROLLED:
        return f"{'You have' if own else f'{name} has'} a place in “{seat.master_class}”."
    turn = seat.master_class.places.in_line().filter(position__lte=seat.position).count()
    return f"The class is full: {'you are' if own else f'{name} is'} number {turn} on the waiting list."


@allowed_to(sees_classes)
def class_people(request: Request, pk: int) -> HttpResponse:
    """Places for several people at once: NQSWs first, in the order shown."""
    shown = get_object_or_404(MasterClass.objects.with_places(), pk=pk)
    if not can_enrol_others(request.viewer, shown):
        raise PermissionDenied(
            "Only the facilitator, managers and the principal social worker can add people."
        )
    free = people_enrollable(request.viewer, shown).exclude(class_places__in=shown.places.held())
    nqsws, others = nqsws_first(free, on=shown.held_on)
    form = PeopleForm(posted(request), nqsws=nqsws, others=others)
    if answer := people_found(request, form):
        return answer
    if form.is_valid() and _enrol(request, shown, form):
        return redirect(shown)
    return render(request, "nqsw/classes/class_people.html", {"form": form, "master_class": shown})


def _enrol(request: Request, shown: MasterClass, form: PeopleForm) -> bool:
    by, now = request.user, timezone.now()
    seats = attempt(form, lambda: enrol_in_class(master_class=shown, workers=form.people, by=by, at=now))
    if seats is False:
        return False
    waiting = sum(seat.status == SeatStatus.WAITING for seat in seats)
    in_line = f" On the waiting list: {waiting}." if waiting else ""
    messages.success(request, f"Places given: {len(seats) - waiting}.{in_line}")
    return True


@allowed_to(schedules_classes)
def class_new(request: Request) -> HttpResponse:
    """Put a class in the schedule."""
    now = timezone.now()
    form = ClassForm(posted(request), now=now)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = form.facts_of_series
        if made := attempt(form, lambda: schedule_series(by=request.user, at=now, sure=form.sure, **facts)):
            return redirect(made[0] if len(made) == 1 else "nqsw:classes")
    return render(request, "nqsw/classes/class_form.html", {"form": form})


@allowed_to(schedules_classes)
def class_edit(request: Request, pk: int) -> HttpResponse:
    """Change a class that has not started; a new time moves everyone's diary."""
    shown, now = get_object_or_404(MasterClass, pk=pk), timezone.now()
    form = ClassForm(posted(request), instance=MasterClass.objects.get(pk=pk), now=now)
    if answer := people_found(request, form):
        return answer
    if form.is_valid() and _change(request, shown, form):
        return redirect(shown)
    return render(request, "nqsw/classes/class_form.html", {"form": form, "master_class": shown})


def _change(request: Request, shown: MasterClass, form: ClassForm) -> bool:
    try:
        promoted = change_class(
            master_class=shown,
            facts=form.facts,
            version=form.cleaned_data["version"],
            by=request.user,
            at=timezone.now(),
            sure=form.sure,
        )
    except Doubtful as doubtful:
        form.ask_if_sure(doubtful)
        return False
    except ChangedMeanwhile as newer:
        form.show_newer(newer.stored)
        return False
    except (NotOpen, RoomTaken) as refusal:
        form.add_error("capacity" if isinstance(refusal, RoomTaken) else None, str(refusal))
        return False
    given = f" Places given from the waiting list: {len(promoted)}." if promoted else ""
    messages.success(request, f"The class is changed.{given}")
    return True


@allowed_to(schedules_classes)
def class_cancel(request: Request, pk: int) -> HttpResponse:
    """Cancel a class, asked once more; its people get their time back."""
    shown = get_object_or_404(MasterClass.objects.with_places(), pk=pk)
    if request.method != "POST":
        return render(request, "nqsw/classes/class_cancel.html", {"master_class": shown})
    try:
        cancel_class(master_class=shown, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{shown}” is cancelled.")
    return redirect(shown)

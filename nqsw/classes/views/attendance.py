"""Attending master classes: everyone's attendance, certificates, feedback, signing in on the day."""

from io import BytesIO

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nqsw.classes.forms import CodeForm, FeedbackForm
from nqsw.classes.permissions import can_mark_register, people_removable, sees_classes
from nqsw.classes.reports import AttendanceRow, attendance_rows, write_attendance
from nqsw.classes.rules import CODE_CHANGES_EVERY, can_sign_in, code_at
from nqsw.classes.services.registers import give_feedback, sign_in_to_class
from nqsw.models import ClassFeedback, Enrolment, MasterClass, Seat
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.paper import pdf_response
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(oversees_anyone)
def attendance(request: Request) -> HttpResponse:
    """Each NQSW the viewer answers for: attended, missed, covered."""
    return render(request, "nqsw/classes/attendance.html", {"rows": rows_seen(request)})


@allowed_to(oversees_anyone)
@asks_again_before_export
def attendance_workbook(request: Request) -> HttpResponse:
    """The same as a workbook, with a sheet of every mark."""
    rows, content, on = rows_seen(request), BytesIO(), request.viewer.on
    write_attendance(rows, content, on=on)
    record_event(verb=Verb.ATTENDANCE_EXPORTED, subject=request.user, by=request.user, rows=len(rows))
    return download(content.getvalue(), name=f"attendance-{on.isoformat()}.xlsx")


def rows_seen(request: Request) -> list[AttendanceRow]:
    """NQSWs on a programme among the people the viewer answers for."""
    people = people_answered_for(request.viewer)
    return attendance_rows(
        Enrolment.objects.current().filter(worker__in=people.values("pk")), on=request.viewer.on
    )


@allowed_to(sees_classes)
def certificate(request: Request, pk: int) -> HttpResponse:
    """The certificate of someone who attended: one's own, or that of a person one answers for."""
    seat = attended_place(request, pk)
    if seat.master_class.ends_at > timezone.now():
        raise PermissionDenied("The certificate is there when the class is over.")
    context = {"place": seat, "master_class": seat.master_class, "worker": seat.worker}
    name = f"certificate-{pk}-{seat.worker_id}"
    return pdf_response("nqsw/classes/paper/certificate.html", context, name=name)


def attended_place(request: Request, pk: int) -> Seat:
    """The place in this class of the viewer, or of ?worker=; not found for a person who did not attend."""
    master_class = get_object_or_404(MasterClass, pk=pk)
    wanted = request.GET.get("worker", "")
    if wanted and not (wanted.isdecimal() and len(wanted) < len(str(2**63))):
        raise Http404
    key = int(wanted) if wanted else getattr(request.viewer.worker, "pk", 0)
    attended = Seat.objects.attended().select_related("worker", "master_class__facilitated_by")
    people = people_removable(request.viewer, master_class)
    return get_object_or_404(attended, master_class=master_class, worker=key, worker__in=people.values("pk"))


@allowed_to(sees_classes)
def class_feedback(request: Request, pk: int) -> HttpResponse:
    """What the viewer, who attended, says of the class."""
    seat = get_object_or_404(
        Seat.objects.attended().select_related("master_class"), master_class=pk, worker=request.viewer.worker
    )
    said = ClassFeedback.objects.filter(place=seat).first()
    form = FeedbackForm(posted(request), instance=said)
    if form.is_valid():
        give_feedback(seat=seat, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Thank you. Your feedback is shown without your name.")
        return redirect(seat.master_class)
    return render(
        request, "nqsw/classes/class_feedback.html", {"form": form, "master_class": seat.master_class}
    )


@allowed_to(sees_classes)
def class_code(request: Request, pk: int) -> HttpResponse:
    """The code to show in the room, for the person who marks the register; it changes every minute."""
    master_class, now = get_object_or_404(MasterClass, pk=pk), timezone.now()
    if not can_mark_register(request.viewer, master_class):
        raise PermissionDenied("Only the facilitator and the principal social worker can show the code.")
    is_open = can_sign_in(now, starts_at=master_class.starts_at, ends_at=master_class.ends_at)
    code = code_at(now, uid=master_class.uid, secret=settings.SECRET_KEY)
    context = {
        "master_class": master_class,
        "code": f"{code[:3]} {code[3:]}" if is_open and not master_class.cancelled_at else "",
        "seconds": int(CODE_CHANGES_EVERY.total_seconds()),
        "signed_in": master_class.places.attended().count(),
    }
    template = "nqsw/classes/class_code_shown.html" if request.htmx else "nqsw/classes/class_code.html"
    return render(request, template, context)


@allowed_to(sees_classes)
def class_sign_in(request: Request, pk: int) -> HttpResponse:
    """Sign in to a class that one has a place in, by the code shown in the room."""
    seat = get_object_or_404(
        Seat.objects.enrolled().select_related("master_class"), master_class=pk, worker=request.viewer.worker
    )
    form = CodeForm(posted(request))
    if form.is_valid() and _sign_in(request, seat, form):
        return redirect(seat.master_class)
    return render(
        request, "nqsw/classes/class_sign_in.html", {"form": form, "master_class": seat.master_class}
    )


def _sign_in(request: Request, seat: Seat, form: CodeForm) -> bool:
    facts = {"master_class": seat.master_class, "worker": seat.worker, **form.cleaned_data}
    signed = attempt(
        form, lambda: sign_in_to_class(**facts, by=request.user, at=timezone.now()), beside="code"
    )
    if signed:
        messages.success(request, f"You are signed in: {signed.get_mark_display().lower()}.")
    return bool(signed)

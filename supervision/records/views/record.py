"""Recording a session: one long page, saved as it is typed, then signed."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.models import Session
from supervision.models.session import OFF_STATUSES
from supervision.permissions import can_record, sessions_visible
from supervision.records.forms.draft import DraftForms
from supervision.records.permissions import sessions_recordable
from supervision.records.services.drafts import save_draft
from supervision.records.services.reading import note_reading
from supervision.records.services.records import (
    RecordIsLocked,
    RecordRefused,
    is_to_come,
    take_back_held,
    was_logged,
)
from supervision.records.views.record_page import RecordPage, version_of
from supervision.records.ways import session_or_home, with_open
from workforce.rules.refusal import ChangedSince
from workforce.web.access import allowed_to, workers
from workforce.web.posting import attempt_button, posted
from workforce.web.request import Request


@allowed_to(workers)
def record(request: Request, pk: int) -> HttpResponse:
    """Show the draft, or save what was sent and do what its button says."""
    session = recordable(request, pk)
    if request.method != "POST" and is_to_come(session, at=timezone.now()):
        return redirect("supervision:prepare", pk)
    is_over = session.is_locked or session.status in OFF_STATUSES or session.is_imported
    if is_over and request.method != "POST":
        return redirect(session_or_home(session, viewer=request.viewer))
    said = request.GET.get("held", "")
    forms = DraftForms(session, viewer=request.viewer, at=timezone.now(), data=posted(request), said=said)
    page = RecordPage(request, forms)
    if request.method == "POST" and (answer := page.save()):
        return answer
    if page.shows_notes:
        note_reading(subject=session, people=forms.supervisees, by=request.viewer.account, draft=True)
    return render(request, "supervision/records/record.html", page.context())


@allowed_to(workers)
@require_POST
def record_autosave(request: Request, pk: int) -> HttpResponse:
    """Save what could be read, and say what could not be.

    409 with the newer texts when someone has saved since then, 410 when the record is over.
    """
    session = recordable(request, pk)
    forms = DraftForms(session, viewer=request.viewer, at=timezone.now(), data=request.POST)
    try:
        saved = save_draft(
            session=session, draft=forms.draft(), version=version_of(request), by=request.user, at=forms.at
        )
    except ChangedSince:
        note_reading(subject=session, people=forms.supervisees, by=request.user, draft=True)
        newer = {"version": forms.version, "fields": forms.differences()}
        return JsonResponse(newer, status=HTTPStatus.CONFLICT)
    except RecordIsLocked:
        return JsonResponse({"problem": "This record is signed."}, status=HTTPStatus.GONE)
    except RecordRefused as refused:
        return JsonResponse({"problem": str(refused), "refused": True}, status=HTTPStatus.GONE)
    unread = {"problems": problems} if (problems := forms.problems()) else {}
    return JsonResponse({"version": saved.version, "saved_at": saved.saved_at, **unread})


@allowed_to(workers)
@require_POST
def held_undo(request: Request, pk: int) -> HttpResponse:
    """Undo that it was held, recorded by mistake: booked again, or gone where it had only been logged."""
    session = recordable(request, pk)
    is_gone = was_logged(session)
    if not attempt_button(request, lambda: take_back_held(session=session, by=request.user)):
        return redirect(session)
    if is_gone:
        messages.success(request, "Undone. The session is no longer recorded.")
        return redirect("supervision:index")
    messages.success(request, "Undone. The session is booked again, and not held.")
    return redirect(session)


def recordable(request: Request, pk: int) -> Session:
    """The session, when the viewer writes its record; else 403 where they see it, 404 where not."""
    found = with_open(sessions_recordable(request.viewer), request.viewer)
    session = found.select_related("supervisor").filter(pk=pk).first()
    if session is None:
        session = get_object_or_404(sessions_visible(request.viewer), pk=pk)
        if not can_record(request.viewer, session):
            raise PermissionDenied("Only the supervisor of this session can write its record.")
    return session

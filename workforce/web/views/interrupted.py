"""Text that was sent after the sign-in had ended: shown to its writer, who sends it or discards it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure as refused

from workforce.web.interrupted import InterruptedForm, discard_interrupted, save_interrupted

DISCARD = "discard"


def interrupted_form(request: HttpRequest, kept: InterruptedForm) -> HttpResponse:
    """Nothing has been saved yet: the writer reads it, and sends it with a fresh form."""
    if DISCARD in request.GET:
        discard_interrupted(request)
        return redirect(request.path)
    return render(request, "workforce/web/interrupted_form.html", {"kept": kept, "discard": DISCARD})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in is sent again from a fresh page; its text is kept for that."""
    if save_interrupted(request):
        return redirect(request.path)
    answer: HttpResponse = refused(request, reason=reason)
    return answer

"""Text that was sent after the sign-in had ended: shown to its writer, who sends it or lets it go."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure as refused

from workforce.web.interrupted import KeptText, keep_text, let_go

LET_GO = "let-it-go"


def kept_text(request: HttpRequest, kept: KeptText) -> HttpResponse:
    """Nothing has been saved yet: the writer reads it, and sends it with a fresh form."""
    if LET_GO in request.GET:
        let_go(request)
        return redirect(request.path)
    return render(request, "workforce/web/kept_text.html", {"kept": kept, "let_go": LET_GO})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the last sign-in is sent again from a fresh page; its text is kept for that."""
    if keep_text(request):
        return redirect(request.path)
    answer: HttpResponse = refused(request, reason=reason)
    return answer

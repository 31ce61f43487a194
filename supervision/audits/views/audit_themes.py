"""The themes of findings: for those who keep the list for the authority."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from supervision.audits.forms.audit_themes import AuditThemeForm
from supervision.audits.permissions import keeps_questions
from supervision.audits.services.audit_themes import add_theme, install_themes, offer_theme
from supervision.models import AuditTheme
from workforce.web.access import allowed_to
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(keeps_questions)
def audit_themes(request: Request) -> HttpResponse:
    """What findings can be put under, and what they could be; a new one is added here."""
    form = AuditThemeForm(posted(request))
    if form.is_valid():
        add_theme(name=form.cleaned_data["name"], by=request.user)
        messages.success(request, "The theme is added. New findings can have it.")
        return redirect("supervision:audit_themes")
    install_themes()
    themes = list(AuditTheme.objects.all())
    context = {
        "form": form,
        "offered": [one for one in themes if one.is_offered],
        "retired": [one for one in themes if not one.is_offered],
    }
    return render(request, "supervision/audits/audit_themes.html", context)


@allowed_to(keeps_questions)
@require_POST
def audit_theme_change(request: Request, pk: int) -> HttpResponse:
    """Retired, or brought back: what the button says."""
    theme = get_object_or_404(AuditTheme, pk=pk)
    wanted = {"retire": False, "bring-back": True}.get(request.POST.get("do", ""))
    if wanted is None:
        raise Http404
    offer_theme(theme=theme, is_offered=wanted, by=request.user)
    return redirect("supervision:audit_themes")

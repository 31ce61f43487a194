"""Writing a programme: a copy as a new version or of its own, or a change before anyone starts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nqsw.models import Enrolment, Programme
from nqsw.permissions import runs_programmes
from nqsw.programmes.forms.contents import ContentsForms
from nqsw.programmes.services import write_programme
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(runs_programmes)
def programme_copy(request: Request, pk: int) -> HttpResponse:
    """A new version under the same name replaces this one; under another name it stands beside it."""
    source = get_object_or_404(Programme, pk=pk)
    forms = ContentsForms(posted(request), source=source)
    is_version = request.POST.get("name", source.name).strip() == source.name
    if is_version and Programme.objects.filter(replaces=source).exists():
        return redirect(Programme.objects.get(replaces=source))
    if forms.is_valid():
        replaces = source if is_version else None
        by = request.viewer.account
        written = attempt(
            forms.facts, lambda: write_programme(contents=forms.contents, replaces=replaces, by=by)
        )
        if written:
            messages.success(request, f"{written} is ready. People who have started stay on their version.")
            return redirect(written)
    context = {"forms": forms, "source": source, "page_has_errors": _has_errors(forms)}
    return render(request, "nqsw/programmes/programme_write.html", context)


@allowed_to(runs_programmes)
def programme_edit(request: Request, pk: int) -> HttpResponse:
    """A change to a programme under which no one has started."""
    source = get_object_or_404(Programme, pk=pk)
    if Enrolment.objects.filter(cohort__programme=source).exists():
        return redirect("nqsw:programme_copy", pk)
    forms = ContentsForms(posted(request), source=source)
    if forms.is_valid():
        by = request.viewer.account
        if attempt(forms.facts, lambda: write_programme(contents=forms.contents, change=source, by=by)):
            messages.success(request, "The programme is changed.")
            return redirect(source)
    context = {"forms": forms, "source": source, "is_edit": True, "page_has_errors": _has_errors(forms)}
    return render(request, "nqsw/programmes/programme_write.html", context)


def _has_errors(forms: ContentsForms) -> bool:
    return forms.facts.is_bound and not (
        forms.facts.is_valid() and forms.steps.is_valid() and forms.milestones.is_valid()
    )

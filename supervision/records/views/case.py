"""What supervision decided about one case: a page, and the extract for the child's record."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render

from supervision.models import CaseDiscussion, Decision
from supervision.records.extracts import CaseExtract, as_text, case_extract
from supervision.records.proved import differences_in
from supervision.records.services.reading import note_reading
from workforce.audit_trail.before_export import differences_for_export, stopped
from workforce.web.access import allowed_to, workers
from workforce.web.downloads import download
from workforce.web.paper import pdf_response
from workforce.web.request import Request


class CaseForm(forms.Form):
    """Which case."""

    reference = forms.CharField(
        label="Case reference",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


@allowed_to(workers)
def case(request: Request) -> HttpResponse:
    form = CaseForm(request.GET or None)
    context = {"form": form, "extract": _read(request, form) if form.is_valid() else None}
    return render(request, "supervision/records/case.html", context)


@allowed_to(workers)
def case_text(request: Request) -> HttpResponse:
    """The extract as a text file."""
    extract = _asked_for(request)
    wrong = differences_for_export(_differences(extract))
    if answer := stopped(request, wrong, subject=request.viewer.as_worker):
        return answer
    return download(as_text(extract, on=request.viewer.on, wrong=wrong), name="management-oversight.txt")


@allowed_to(workers)
def case_pdf(request: Request) -> HttpResponse:
    """The extract as a PDF file."""
    extract = _asked_for(request)
    wrong = differences_for_export(_differences(extract))
    if answer := stopped(request, wrong, subject=request.viewer.as_worker):
        return answer
    context = {"extract": extract, "on": request.viewer.on, "not_as_signed": wrong}
    return pdf_response("supervision/records/paper/case.html", context, name="management-oversight")


def _differences(extract: CaseExtract) -> tuple[str, ...] | None:
    sources = [entry.source for entry in extract.entries]
    discussions = [each for each in sources if isinstance(each, CaseDiscussion)]
    return differences_in(
        {each.session_id for each in discussions},
        discussions=discussions,
        decisions=[each for each in sources if isinstance(each, Decision)],
    )


def _asked_for(request: Request) -> CaseExtract:
    form = CaseForm(request.GET)
    extract = _read(request, form) if form.is_valid() else None
    if not extract or not extract.entries:
        raise Http404
    return extract


def _read(request: Request, form: CaseForm) -> CaseExtract:
    """The extract, with one event when there is something to read."""
    extract = case_extract(form.cleaned_data["reference"], viewer=request.viewer)
    if extract.entries:
        note_reading(
            subject=request.viewer.as_worker,
            people=extract.people,
            by=request.user,
            entries=len(extract.entries),
        )
    return extract

"""The authority's documents: the list, one of them with all its versions, and keeping them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.guidance.forms import AboutForm, GuidanceFilter, NewGuidanceForm, VersionForm
from workforce.guidance.permissions import keeps_guidance
from workforce.guidance.searching import documents_with
from workforce.guidance.services import (
    add_guidance,
    add_version,
    bring_back_guidance,
    can_bring_back,
    change_guidance,
    withdraw_guidance,
)
from workforce.guidance.tables import GuidanceTable, review_tag
from workforce.models import Guidance, GuidanceVersion
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.downloads import download
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator


@allowed_to(anyone_signed_in)
def guidance_list(request: Request) -> HttpResponse:
    """All that stand, by words and by whether their review is overdue."""
    on, form = request.viewer.on, GuidanceFilter(request.GET)
    words, overdue_only = form.words, form.overdue_only
    standing = Guidance.objects.standing().with_version(on=on)
    rows = documents_with(words, Guidance.objects.review_overdue(on=on) if overdue_only else standing)
    table = GuidanceTable(rows, on=on, order_by=request.GET.get("sort", "title"))
    table.paginate(ForgivingPaginator, 50, request.GET.get("page", 1))
    context = {
        "table": table,
        "form": form,
        "words": words,
        "anything": standing.exists(),
        "keeps": keeps_guidance(request.viewer),
    }
    return render(request, "workforce/guidance/guidance_list.html", context)


@allowed_to(anyone_signed_in)
def guidance(request: Request, pk: int) -> HttpResponse:
    """One document: the version that holds, and those before it."""
    viewer = request.viewer
    document = get_object_or_404(Guidance.objects.with_version(on=viewer.on), pk=pk)
    versions = document.versions.defer("content")
    context = {
        "document": document,
        "versions": versions,
        "holds": next((each for each in versions if each.pk == document.version_pk), None),
        "review": review_tag(document, on=viewer.on),
        "keeps": keeps_guidance(viewer),
        "can_undo": keeps_guidance(viewer) and can_bring_back(document, by=viewer.account),
    }
    return render(request, "workforce/guidance/guidance.html", context)


@allowed_to(anyone_signed_in)
def guidance_file(request: Request, pk: int, version_pk: int) -> HttpResponse:
    """The file of a version, always as a download."""
    version = get_object_or_404(GuidanceVersion, pk=version_pk, guidance=pk)
    if version.content is None:
        raise Http404
    return download(bytes(version.content), name=version.file_name)


@allowed_to(keeps_guidance)
def guidance_new(request: Request) -> HttpResponse:
    """A document with its first version."""
    form = NewGuidanceForm(posted(request), request.FILES or None)
    if form.is_valid():
        about = {name: form.cleaned_data[name] for name in AboutForm.Meta.fields}
        facts = {**about, "version": form.version, "by": request.user, "at": timezone.now()}
        if made := attempt(form, lambda: add_guidance(**facts)):
            messages.success(request, "The document is added")
            return redirect("workforce:guidance", made.pk)
    return render(request, "workforce/guidance/guidance_new.html", {"form": form})


@allowed_to(keeps_guidance)
def guidance_version(request: Request, pk: int) -> HttpResponse:
    """A new version of a document."""
    document = get_object_or_404(Guidance.objects.standing(), pk=pk)
    form = VersionForm(posted(request), request.FILES or None)
    if form.is_valid():
        version, by, at = form.version, request.user, timezone.now()
        if attempt(form, lambda: add_version(guidance=document, version=version, by=by, at=at)):
            messages.success(request, "The version is added")
            return redirect("workforce:guidance", pk)
    return render(request, "workforce/guidance/guidance_version.html", {"form": form, "document": document})


@allowed_to(keeps_guidance)
def guidance_edit(request: Request, pk: int) -> HttpResponse:
    """What is said of a document."""
    document = get_object_or_404(Guidance.objects.standing(), pk=pk)
    form = AboutForm(posted(request), instance=document)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in AboutForm.Meta.fields}
        if attempt(form, lambda: change_guidance(guidance=document, **facts, by=request.user)):
            messages.success(request, "Saved")
            return redirect("workforce:guidance", pk)
    return render(request, "workforce/guidance/guidance_edit.html", {"form": form, "document": document})


@require_POST
@allowed_to(keeps_guidance)
def guidance_withdraw(request: Request, pk: int) -> HttpResponse:
    """It is no longer shown; its page and its versions stay."""
    withdraw_guidance(guidance=get_object_or_404(Guidance, pk=pk), by=request.user, on=request.viewer.on)
    messages.success(request, "The document is withdrawn. Its versions stay on this page")
    return redirect("workforce:guidance", pk)


@require_POST
@allowed_to(keeps_guidance)
def guidance_undo(request: Request, pk: int) -> HttpResponse:
    """It was withdrawn by mistake."""
    document = get_object_or_404(Guidance, pk=pk)
    if attempt_button(request, lambda: bring_back_guidance(guidance=document, by=request.user)):
        messages.success(request, "Undone. The document is shown again")
    return redirect("workforce:guidance", pk)

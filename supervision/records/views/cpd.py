"""CPD drafts: a supervisee's own, made from what was reflected on in supervision, read by no one else."""

from django.contrib import messages
from django.forms import ModelForm, Textarea
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.models import CpdDraft, Session
from supervision.records.forms.names import AsksAboutNames
from supervision.records.services.cpd import remove_cpd_draft, save_cpd_draft
from supervision.records.services.reading import note_reading
from workforce.web.access import allowed_to, workers
from workforce.web.downloads import download
from workforce.web.fields import words_for
from workforce.web.keys import key_in
from workforce.web.posting import posted
from workforce.web.request import Request


class CpdForm(AsksAboutNames, ModelForm):
    """A draft; its author pastes it into a register that others read."""

    texts = ("title", "what", "reflection", "impact")

    class Meta:
        model = CpdDraft
        fields = ("title", "what", "reflection", "impact", "peer")
        widgets = {name: Textarea(attrs={"rows": 4}) for name in ("what", "reflection", "impact")}


@allowed_to(workers)
def cpd(request: Request) -> HttpResponse:
    """One's own drafts."""
    drafts = CpdDraft.objects.filter(worker=request.viewer.worker)
    return render(request, "supervision/records/cpd.html", {"drafts": drafts})


@allowed_to(workers)
def cpd_new(request: Request) -> HttpResponse:
    """A new draft; from a session, it starts with what was written there on learning and reflection."""
    worker = request.viewer.worker
    chosen = key_in(request.GET.get("session", ""))
    session = (
        Session.objects.held().filter(pk=chosen, attendances__supervisee=worker).first() if chosen else None
    )
    return _edit(request, CpdDraft(worker=worker, session=session), initial=_from_session(request, session))


@allowed_to(workers)
def cpd_draft(request: Request, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(CpdDraft, pk=pk, worker=request.viewer.worker))


@allowed_to(workers)
def cpd_text(request: Request, pk: int) -> HttpResponse:
    """The draft as text, to be pasted into Social Work England's own form."""
    draft = get_object_or_404(CpdDraft, pk=pk, worker=request.viewer.worker)
    labels = {name: words_for(draft, name) for name in ("what", "reflection", "impact", "peer")}
    parts = [
        f"{labels[name].capitalize()}\n{getattr(draft, name)}" for name in labels if getattr(draft, name)
    ]
    return download("\n\n".join([draft.title, *parts]) + "\n", name="cpd-draft.txt")


def _from_session(request: Request, session: Session | None) -> dict[str, str]:
    record = getattr(session, "record", None)
    if session is None or record is None:
        return {}
    note_reading(subject=session, people=[request.viewer.as_worker], by=request.user, cpd=True)
    return {"what": record.learning, "reflection": record.reflection, "peer": session.supervisor.full_name}


def _edit(request: Request, draft: CpdDraft, initial: dict[str, str] | None = None) -> HttpResponse:
    if request.method == "POST" and request.POST.get("do") == "remove" and draft.pk:
        remove_cpd_draft(draft=draft, by=request.user)
        messages.success(request, "Draft deleted.")
        return redirect("supervision:cpd")
    form = CpdForm(posted(request), instance=draft, initial=initial, around=[draft.worker_id])
    if form.is_valid():
        save_cpd_draft(draft=form.instance, by=request.user, at=timezone.now())
        messages.success(request, "Saved. Only you can read it.")
        return redirect("supervision:cpd_draft", draft.pk)
    return render(request, "supervision/records/cpd_draft.html", {"form": form, "draft": draft})

"""The words of a supervision agreement: read, written by the supervisor, signed by both."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm, Textarea
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.agreements.services.terms import confirm_terms, sign_terms, write_terms
from supervision.agreements.usual_terms import usual_terms
from supervision.models import Agreement, Terms
from supervision.models.terms import TERMS
from supervision.permissions import agreements_visible
from workforce.models import Worker
from workforce.rules.refusal import ChangedSince
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.fields import words_for
from workforce.web.keys import key_in
from workforce.web.posting import posted
from workforce.web.request import Request

CHANGED = "The agreement has changed since you opened this page. Read it again, then sign."
#: From so long before the day of its review an agreement can be confirmed without a change.
REVIEWED_EARLY = timedelta(days=31)


class TermsForm(ModelForm):
    class Meta:
        model = Terms
        fields = TERMS
        widgets = {name: Textarea(attrs={"rows": 3}) for name in TERMS}


@allowed_to(anyone_signed_in)
def terms(request: Request, pk: int) -> HttpResponse:
    """The newest words, who signed them, and when they are reviewed; either party signs here."""
    agreement = _agreement(request, pk)
    newest = agreement.terms.prefetch_related("signatures__worker").first()
    party = _party(request, agreement)
    may_write = party is not None and party.pk == agreement.supervisor_id
    if request.method == "POST":
        if "confirms" in request.POST and party and may_write:
            return _confirm(request, agreement, newest, party)
        return _sign(request, agreement, newest, party)
    signed = {signature.worker_id for signature in newest.signatures.all()} if newest else set()
    is_due = newest is not None and newest.is_due_for_review(on=request.viewer.on + REVIEWED_EARLY)
    context = {
        "agreement": agreement,
        "terms": newest,
        "words": [(words_for(newest, name), getattr(newest, name)) for name in TERMS] if newest else [],
        "may_sign": newest and party and party.pk not in signed,
        "may_write": may_write,
        "may_confirm": may_write and is_due and len(signed) > 1,
        "for_review": newest and newest.is_due_for_review(on=request.viewer.on),
        "is_signed": len(signed) > 1,
    }
    return render(request, "supervision/agreements/terms.html", context)


def _sign(request: Request, agreement: Agreement, newest: Terms | None, party: Worker | None) -> HttpResponse:
    if newest is None or party is None:
        raise PermissionDenied("Only the supervisee and the supervisor can sign.")
    try:
        sign_terms(
            terms=newest,
            worker=party,
            content_hash=request.POST.get("hash", ""),
            by=request.user,
            at=timezone.now(),
        )
    except ChangedSince:
        messages.error(request, CHANGED)
    else:
        signed = set(newest.signatures.values_list("worker", flat=True))
        missing = [each for each in (agreement.supervisee, agreement.supervisor) if each.pk not in signed]
        asked = (
            f"{missing[0]} is asked to sign on their home page." if missing else "Both of you have signed."
        )
        messages.success(request, f"You have signed. {asked}")
    return redirect("supervision:terms", agreement.pk)


def _confirm(request: Request, agreement: Agreement, newest: Terms | None, party: Worker) -> HttpResponse:
    """Nothing changes: the words that were shown, signed for another year."""
    shown = agreement.terms.filter(pk=key_in(request.POST.get("confirms", "")) or 0).first()
    try:
        if shown is None:
            raise ChangedSince
        confirm_terms(
            terms=shown,
            worker=party,
            content_hash=request.POST.get("hash", ""),
            by=request.user,
            at=timezone.now(),
        )
    except ChangedSince:
        messages.error(request, CHANGED)
    else:
        said = f"{agreement.supervisee} is asked to sign on their home page."
        messages.success(request, f"You have signed the same words again. {said}")
    return redirect("supervision:terms", agreement.pk)


@allowed_to(anyone_signed_in)
def terms_write(request: Request, pk: int) -> HttpResponse:
    """Write or review the words; what both have signed is in force until both sign the new ones."""
    agreement = _agreement(request, pk)
    if request.viewer.worker is None or agreement.supervisor_id != request.viewer.worker.pk:
        raise PermissionDenied("Only the supervisor can write the agreement. Both sign it.")
    newest = agreement.terms.first()
    initial = {name: getattr(newest, name) for name in TERMS} if newest else usual_terms(agreement)
    form = TermsForm(posted(request), initial=initial)
    if form.is_valid():
        write_terms(agreement=agreement, words=form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("supervision:terms", agreement.pk)
    return render(request, "supervision/agreements/terms_write.html", {"agreement": agreement, "form": form})


def _agreement(request: Request, pk: int) -> Agreement:
    visible = agreements_visible(request.viewer).select_related("supervisee", "supervisor", "policy")
    return get_object_or_404(visible, pk=pk)


def _party(request: Request, agreement: Agreement) -> Worker | None:
    """The viewer's worker when they are one of the two, else None."""
    worker = request.viewer.worker
    is_party = worker is not None and worker.pk in (agreement.supervisee_id, agreement.supervisor_id)
    return worker if is_party else None

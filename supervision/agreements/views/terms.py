"""The words of a supervision agreement: read, written by the supervisor, signed by both."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm, Textarea
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.agreements.prints import AGREEMENT
from supervision.agreements.promise_now import promised_in_words
from supervision.agreements.services.terms import SaysOtherwise, confirm_terms, sign_terms, write_terms
from supervision.agreements.usual_terms import renewed_terms, says_otherwise, usual_terms
from supervision.agreements.words import RENEWED_WITHIN, promise_changed_on, words_before
from supervision.models import Agreement, Terms
from supervision.models.terms import TERMS
from supervision.permissions import agreements_visible
from supervision.reminders.kinds import account_here
from workforce.models import Worker
from workforce.rules.refusal import ChangedSince
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_when_sent
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
@asks_again_when_sent
def terms(request: Request, pk: int) -> HttpResponse:
    """The newest words, who signed them, and when they are reviewed; either party signs here."""
    agreement = _agreement(request, pk)
    newest = agreement.terms.prefetch_related("signatures__worker").first()
    before = None if newest else words_before(agreement)
    party = _party(request, agreement)
    may_write = party is not None and party.pk == agreement.supervisor_id
    if request.method == "POST":
        if "confirms" in request.POST and party and may_write:
            return _confirm(request, agreement, newest, party)
        return _sign(request, agreement, newest, party)
    shown = newest or before
    signed = {signature.worker_id for signature in shown.signatures.all()} if shown else set()
    is_due = newest is not None and newest.is_due_for_review(on=request.viewer.on + REVIEWED_EARLY)
    changed_on = _changed_on(agreement, newest, on=request.viewer.on)
    otherwise = says_otherwise(agreement, newest) if newest and changed_on else []
    context = {
        "agreement": agreement,
        "terms": shown,
        "before": before,
        "changed_on": changed_on,
        "promised_now": promised_in_words(agreement.policy, on=request.viewer.on) if changed_on else "",
        "renew_by": (changed_on or agreement.starts_on) + RENEWED_WITHIN,
        "words": [(words_for(shown, name), getattr(shown, name)) for name in TERMS] if shown else [],
        "may_sign": newest and party and party.pk not in signed and not changed_on,
        "may_write": may_write,
        "may_confirm": may_write and (is_due or changed_on) and len(signed) > 1 and not otherwise,
        "otherwise": otherwise,
        "for_review": newest and newest.is_due_for_review(on=request.viewer.on),
        "is_signed": len(signed) > 1,
        "proved": AGREEMENT.prove(shown) if shown else None,
    }
    return render(request, "supervision/agreements/terms.html", context)


def _changed_on(agreement: Agreement, newest: Terms | None, *, on: date) -> date | None:
    """Since when the words of an agreement that is not over are those of an earlier promise."""
    if newest is None or (agreement.ends_on and agreement.ends_on < on):
        return None
    return promise_changed_on(agreement, newest.written_at)


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
        said = _asked(missing[0], on=request.viewer.on) if missing else "Both of you have signed."
        messages.success(request, f"You have signed. {said}")
    return redirect("supervision:terms", agreement.pk)


def _asked(worker: Worker, *, on: date) -> str:
    """Who signs next, and how they learn of it."""
    if account_here(worker, on=on) is None:
        return f"{worker} has no account to sign with: ask for one to be made for them."
    return f"{worker} is asked to sign on their home page."


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
    except SaysOtherwise as refusal:
        messages.error(request, str(refusal))
    else:
        said = _asked(agreement.supervisee, on=request.viewer.on)
        messages.success(request, f"You have signed the same words again. {said}")
    return redirect("supervision:terms", agreement.pk)


@allowed_to(anyone_signed_in)
def terms_write(request: Request, pk: int) -> HttpResponse:
    """Write or review the words; what both have signed is in force until both sign the new ones."""
    agreement = _agreement(request, pk)
    if request.viewer.worker is None or agreement.supervisor_id != request.viewer.worker.pk:
        raise PermissionDenied("Only the supervisor can write the agreement. Both sign it.")
    form = TermsForm(posted(request), initial=_to_start_from(agreement))
    if form.is_valid():
        write_terms(agreement=agreement, words=form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("supervision:terms", agreement.pk)
    return render(request, "supervision/agreements/terms_write.html", {"agreement": agreement, "form": form})


def _to_start_from(agreement: Agreement) -> dict[str, str]:
    """The words that stand, those of the agreement before, or the usual ones: with the promise of now."""
    before = agreement.terms.first() or words_before(agreement)
    return renewed_terms(agreement, before) if before else usual_terms(agreement)


def _agreement(request: Request, pk: int) -> Agreement:
    visible = agreements_visible(request.viewer).select_related("supervisee", "supervisor", "policy")
    return get_object_or_404(visible, pk=pk)


def _party(request: Request, agreement: Agreement) -> Worker | None:
    """The viewer's worker when they are one of the two, else None."""
    worker = request.viewer.worker
    is_party = worker is not None and worker.pk in (agreement.supervisee_id, agreement.supervisor_id)
    return worker if is_party else None

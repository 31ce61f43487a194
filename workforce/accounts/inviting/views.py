"""Inviting many people at once, and who has not come yet. For administrators."""

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.accounts.inviting.forms import PastedForm
from workforce.accounts.inviting.people import (
    Readiness,
    candidates,
    counts,
    invited_people,
    names_of,
    people_pasted,
)
from workforce.accounts.inviting.services import invite_again, invite_people
from workforce.accounts.inviting.tables import (
    INVITED_LISTS,
    CandidateFilter,
    CandidateTable,
    InvitedFilter,
    InvitedTable,
    LeftOutTable,
)
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.web.access import administrators, allowed_to, asks_again_when_sent
from workforce.web.keys import key_in
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(administrators)
def invitations(request: Request) -> HttpResponse:
    """Who can be invited; with one button for all of them."""
    chosen = _ready(request)
    context: dict[str, object] = {"filter": chosen, "table": CandidateTable(chosen.qs, request=request)}
    context["counts"] = counts(on=request.viewer.on)
    return render(request, "workforce/accounts/inviting/invitations.html", context)


@allowed_to(administrators)
def invitations_left_out(request: Request) -> HttpResponse:
    """Who has no account and cannot be invited, and why."""
    found = candidates(on=request.viewer.on).exclude(readiness=Readiness.READY)
    chosen = CandidateFilter(request.GET, found, request=request)
    context: dict[str, object] = {"filter": chosen, "table": LeftOutTable(chosen.qs, request=request)}
    context["counts"] = counts(on=request.viewer.on)
    return render(request, "workforce/accounts/inviting/invitations_left_out.html", context)


@allowed_to(administrators)
def invitations_sent(request: Request, which: str) -> HttpResponse:
    """Who was invited, came, or has not come yet; these can be invited again."""
    chosen = _invited(request, which)
    table = InvitedTable(chosen.qs, request=request)
    numbers = counts(on=request.viewer.on)
    context = {"filter": chosen, "table": table, "which": which, "counts": numbers}
    return render(request, "workforce/accounts/inviting/invitations_sent.html", context)


def _ready(request: Request) -> CandidateFilter:
    found = candidates(on=request.viewer.on).filter(readiness=Readiness.READY)
    return CandidateFilter(request.GET, found, request=request)


def _invited(request: Request, which: str) -> InvitedFilter:
    found = INVITED_LISTS[which](invited_people(on=request.viewer.on))
    return InvitedFilter(request.GET, found, request=request)


@require_POST
@allowed_to(administrators)
@asks_again_when_sent
def invitations_send(request: Request) -> HttpResponse:
    """Invite all that the filter in the address shows, on whatever page, or those ticked or found."""
    if request.POST.get("do") == "all":
        keys = list(_ready(request).qs.values_list("pk", flat=True))
    else:
        keys = _keys([*request.POST.getlist("worker"), *request.POST.get("workers", "").split(",")])
    if keys:
        _invite(request, keys)
    else:
        messages.error(request, "Nobody was chosen. Tick at least one person.")
    return redirect("workforce:invitations")


def _keys(sent: Collection[str]) -> list[int]:
    return [key for text in sent if (key := key_in(text)) is not None]


def _invite(request: Request, keys: Collection[int]) -> None:
    try:
        done = invite_people(workers=keys, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return
    number = len(done.accounts)
    if number:
        messages.success(request, f"{many(number, 'person is', 'people are')} invited.")
    if done.left_out:
        left_out = names_of(worker for worker, _ in done.left_out)
        messages.warning(request, f"Not invited: {left_out}. See under “Cannot be invited” why.")
    if not number and not done.left_out:
        messages.info(request, "They all have an account already.")


@require_POST
@allowed_to(administrators)
def invitations_again(request: Request) -> HttpResponse:
    """Invite again all who have not come and whom the filter in the address shows, on whatever page."""
    keys = list(_invited(request, "waiting").qs.values_list("pk", flat=True))
    number = invite_again(accounts=keys, by=request.user, at=timezone.now())
    messages.success(request, f"{many(number, 'person is', 'people are')} invited again.")
    return redirect(f"{reverse('workforce:invitations_waiting')}?{request.GET.urlencode()}")


@allowed_to(administrators)
def invitations_pasted(request: Request) -> HttpResponse:
    """Find the people of a pasted list; what was found is shown before anyone is invited."""
    form = PastedForm(posted(request))
    found = people_pasted(form.cleaned_data["entries"], on=request.viewer.on) if form.is_valid() else None
    context = {"form": form, "found": found}
    return render(request, "workforce/accounts/inviting/invitations_pasted.html", context)

"""Accounts, for system administrators: who can sign in, inviting, roles, disabling."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.accounts import services
from workforce.accounts.addresses import change_addresses
from workforce.accounts.forms import AddressForm, InvitationForm, RoleForm
from workforce.accounts.identity_provider.connections import connections_of
from workforce.accounts.tables import AccountFilter, AccountTable
from workforce.models import Account, Event, ReaderChange
from workforce.reader_changes.waiting import say_what_waits
from workforce.web.access import administrators, allowed_to, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(administrators)
def accounts(request: Request) -> HttpResponse:
    chosen = AccountFilter(request.GET, Account.objects.select_related("worker"), request=request)
    table = AccountTable(chosen.qs, request=request)
    return render(request, "workforce/accounts/accounts.html", {"filter": chosen, "table": table})


@allowed_to(administrators)
@asks_again_when_sent
def account(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account.objects.select_related("worker__team", "invited_by"), pk=pk)
    form = RoleForm(posted(request), initial={"role": shown.role})
    if form.is_valid():
        facts = {"account": shown, "by": request.user, **form.cleaned_data}
        if done := attempt(form, lambda: services.change_role(**facts)):
            if isinstance(done, ReaderChange):
                say_what_waits(request, [done])
            else:
                messages.success(request, f"The role of {shown.get_full_name()} is changed.")
            return redirect("workforce:account", pk)
    events = Event.objects.filter(subject_type="workforce.account", subject_id=str(pk))
    return render(
        request,
        "workforce/accounts/account.html",
        {
            "account": shown,
            "state": shown.state(on=request.viewer.on),
            "form": form,
            "address_form": AddressForm(auto_id="address_%s"),
            "connected": connections_of(shown).exists(),
            "own": shown.pk == request.user.pk,
            "waiting_reset": shown.second_factor_resets.waiting(at=timezone.now()).first(),
            "events": events.select_related("actor__worker").order_by("-pk")[:20],
        },
    )


@allowed_to(administrators)
@asks_again_when_sent
def account_invite(request: Request) -> HttpResponse:
    start = {
        "on": request.viewer.on,
        "worker": request.GET.get("worker"),
        "role": request.GET.get("role", ""),
    }
    form = InvitationForm(posted(request), initial=start)
    if found := people_found(request, form):
        return found
    if form.is_valid() and (
        invited := attempt(form, lambda: services.invite(by=request.user, **form.cleaned_data))
    ):
        _say_sent(request, invited)
        say_what_waits(request, invited.reader_changes.waiting(at=timezone.now()).with_people())
        return redirect("workforce:account", invited.pk)
    return render(request, "workforce/accounts/account_invite.html", {"form": form})


@allowed_to(administrators)
@require_POST
@asks_again_when_sent
def account_address(request: Request, pk: int) -> HttpResponse:
    """The address on the person's page becomes the one that they sign in with."""
    shown = get_object_or_404(Account.objects.select_related("worker").exclude(worker__email=""), pk=pk)
    address, form = shown.worker.email, AddressForm(request.POST)
    reason, waiting = form.cleaned_data["reason"] if form.is_valid() else "", list[ReaderChange]()
    changes, by = [(shown, address)], request.user
    if attempt_button(
        request, lambda: waiting.extend(change_addresses(changes=changes, by=by, reason=reason))
    ):
        if waiting:
            say_what_waits(request, waiting)
        else:
            messages.success(
                request, f"From now on they sign in with {address}. Both addresses get an e-mail."
            )
    return redirect("workforce:account", pk)


@allowed_to(administrators)
@require_POST
def account_resend(request: Request, pk: int) -> HttpResponse:
    invited = get_object_or_404(Account, pk=pk)
    if attempt_button(request, lambda: services.renew_invitation(account=invited, by=request.user)):
        _say_sent(request, invited)
    return redirect("workforce:account", pk)


@allowed_to(administrators)
def account_disable(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account.objects.select_related("worker"), pk=pk)
    if request.method != "POST":
        return render(request, "workforce/accounts/account_disable.html", {"account": shown})
    if attempt_button(request, lambda: services.disable(account=shown, by=request.user)):
        messages.success(request, f"{shown.get_full_name()} can no longer sign in.")
    return redirect("workforce:account", pk)


@allowed_to(administrators)
@require_POST
def account_enable(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account, pk=pk)
    if attempt_button(request, lambda: services.enable(account=shown, by=request.user)):
        messages.success(request, f"{shown.get_full_name()} can sign in again.")
    return redirect("workforce:account", pk)


def _say_sent(request: Request, invited: Account) -> None:
    messages.success(request, f"The invitation is on its way to {invited.email}.")

"""Accounts, for system administrators: who can sign in, inviting, roles, disabling."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from workforce.accounts import services
from workforce.accounts.forms import InvitationForm, RoleForm
from workforce.accounts.sign_in import send_invitation
from workforce.accounts.tables import AccountFilter, AccountTable
from workforce.models import Account, Event
from workforce.web.access import administrators, allowed_to
from workforce.web.request import Request


@allowed_to(administrators)
def accounts(request: Request) -> HttpResponse:
    chosen = AccountFilter(request.GET, Account.objects.select_related("worker"), request=request)
    table = AccountTable(chosen.qs, request=request)
    return render(request, "workforce/accounts/accounts.html", {"filter": chosen, "table": table})


@allowed_to(administrators)
def account(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account.objects.select_related("worker__team", "invited_by"), pk=pk)
    form = RoleForm(request.POST or None, initial={"role": shown.role})
    if request.method == "POST" and form.is_valid():
        if _done(request, services.change_role, account=shown, role=form.cleaned_data["role"]):
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
            "own": shown.pk == request.user.pk,
            "events": events.select_related("actor__worker").order_by("-pk")[:20],
        },
    )


@allowed_to(administrators)
def account_invite(request: Request) -> HttpResponse:
    start = {"on": request.viewer.on, "worker": request.GET.get("worker")}
    form = InvitationForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            invited = services.invite(by=request.user, **facts)
        except services.AccountRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            _send(request, invited)
            return redirect("workforce:account", invited.pk)
    return render(request, "workforce/accounts/account_invite.html", {"form": form})


@allowed_to(administrators)
@require_POST
def account_resend(request: Request, pk: int) -> HttpResponse:
    invited = get_object_or_404(Account, pk=pk)
    if _done(request, services.renew_invitation, account=invited):
        _send(request, invited)
    return redirect("workforce:account", pk)


@allowed_to(administrators)
def account_disable(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account.objects.select_related("worker"), pk=pk)
    if request.method != "POST":
        return render(request, "workforce/accounts/account_disable.html", {"account": shown})
    if _done(request, services.disable, account=shown):
        messages.success(request, f"{shown.get_full_name()} can no longer sign in.")
    return redirect("workforce:account", pk)


@allowed_to(administrators)
@require_POST
def account_enable(request: Request, pk: int) -> HttpResponse:
    shown = get_object_or_404(Account, pk=pk)
    if _done(request, services.enable, account=shown):
        messages.success(request, f"{shown.get_full_name()} can sign in again.")
    return redirect("workforce:account", pk)


def _done(request: Request, service, **what: object) -> bool:
    """Do it; where it is refused, say why on the next page."""
    try:
        service(by=request.user, **what)
    except services.AccountRefused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def _send(request: Request, invited: Account) -> None:
    if send_invitation(invited, request=request):
        messages.success(request, f"The invitation is on its way to {invited.email}.")
    else:
        messages.error(request, f"No mail could be sent to {invited.email}. Send the invitation again later.")

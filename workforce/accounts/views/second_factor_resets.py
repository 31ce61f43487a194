"""Asking that someone's lost second factor be reset, and deciding about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.accounts import second_factor_resets as services
from workforce.accounts.forms import ResetForm
from workforce.accounts.permissions import can_confirm_reset, can_refuse_reset, resets_visible
from workforce.accounts.second_person import who_confirms
from workforce.models import Account, Outcome
from workforce.web.access import (
    administrators,
    allowed_to,
    anyone_signed_in,
    asks_again_before_signing,
    asks_again_when_sent,
)
from workforce.web.deciding import DecideForm
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(administrators)
@asks_again_when_sent
def second_factor_reset_ask(request: Request, pk: int) -> HttpResponse:
    at = timezone.now()
    account = get_object_or_404(Account.objects.select_related("worker"), pk=pk)
    form = ResetForm(posted(request))
    if form.is_valid() and (
        reset := attempt(
            form,
            lambda: services.ask_reset(account=account, by=request.user, at=at, **form.cleaned_data),
        )
    ):
        messages.success(request, "A second person is asked to confirm.")
        return redirect(reset)
    return render(
        request,
        "workforce/accounts/second_factor_reset_ask.html",
        {
            "account": account,
            "form": form,
            "who_confirms": who_confirms(account, asked_by=request.user, at=at).select_related("worker"),
            "has_factors": services.factors_of(account).exists(),
            "own": account.pk == request.user.pk,
        },
    )


@allowed_to(anyone_signed_in)
@asks_again_before_signing
def second_factor_reset(request: Request, pk: int) -> HttpResponse:
    at = timezone.now()
    reset = get_object_or_404(resets_visible(request.viewer).with_people(), pk=pk)
    form = DecideForm(posted(request))
    confirms = form.is_valid() and form.cleaned_data["decision"] == Outcome.CONFIRMED
    decide = services.confirm_reset if confirms else services.refuse_reset
    if form.is_valid() and attempt(form, lambda: decide(reset=reset, by=request.user, at=at)):
        messages.success(request, "Those concerned get an e-mail.")
        return redirect(reset)
    return render(
        request,
        "workforce/accounts/second_factor_reset.html",
        {
            "reset": reset,
            "state": reset.state(at=at),
            "form": form,
            "can_confirm": can_confirm_reset(request.viewer, reset, at=at),
            "can_refuse": can_refuse_reset(request.viewer, reset, at=at),
            "own": reset.account_id == request.user.pk,
        },
    )

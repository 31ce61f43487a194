"""One's own sign-ins: on which browser, when, what was refused; and “This was not me”."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.accounts.disowning import SHOWN, SHOWN_FOR, disown_sign_in, own_sign_ins
from workforce.accounts.other_sessions import end_device, other_devices
from workforce.accounts.sign_in_events import about
from workforce.audit_trail.tables import label_of
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_when_sent
from workforce.web.posting import attempt_button
from workforce.web.request import Request

MOST = 50


@allowed_to(anyone_signed_in)
def sign_ins(request: Request) -> HttpResponse:
    account = request.viewer.account
    events = about(account).filter(verb__in=SHOWN, at__gte=timezone.now() - SHOWN_FOR)[:MOST]
    context = {
        "rows": [(event, label_of(event.verb), event.verb == Verb.SIGNED_IN) for event in events],
        "devices": UserSession.objects.filter(user=account).count(),
    }
    return render(request, "workforce/accounts/sign_ins.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def sign_in_disown(request: Request, pk: int) -> HttpResponse:
    account, keep = request.viewer.account, request.session.session_key
    event = get_object_or_404(own_sign_ins(account), pk=pk)
    if not attempt_button(request, lambda: disown_sign_in(event=event, account=account, keep=keep)):
        return redirect("workforce:sign_ins")
    messages.success(request, "You are signed out everywhere else, and the administrators are told.")
    if not account.has_usable_password():
        return redirect("workforce:sign_ins")
    messages.warning(request, "Choose another password now: the person who signed in knows this one.")
    return redirect("account_change_password")


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def device_end(request: Request, pk: int) -> HttpResponse:
    """Sign out one other device, after a page that says which."""
    account, this = request.viewer.account, request.session.session_key
    device = get_object_or_404(other_devices(account, this=this), pk=pk)
    if request.method == "POST":
        if attempt_button(request, lambda: end_device(request, key=pk, account=account)):
            messages.success(request, "That device is signed out.")
        return redirect("usersessions_list")
    return render(request, "workforce/accounts/device_end.html", {"device": device})

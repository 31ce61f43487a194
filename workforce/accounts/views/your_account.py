"""One's own account: password, second factor, devices, calendar."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.shortcuts import render

from workforce.accounts.identity_provider.proving import came_from_provider
from workforce.web.access import allowed_to, anyone_signed_in, way_to
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def your_account(request: Request) -> HttpResponse:
    context = {
        "came_from_provider": came_from_provider(request),
        "second_factor": is_mfa_enabled(request.user),
        "devices": UserSession.objects.filter(user=request.user).count(),
        "calendar_url": way_to("supervision:calendar", viewer=request.viewer),
    }
    return render(request, "workforce/accounts/your_account.html", context)

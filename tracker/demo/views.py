"""One click to look at the demo as one of its people; not there anywhere else."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from tracker.demo.sign_in_people import DEMO_PEOPLE
from workforce.models import Account


@require_POST
@login_not_required
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the demo person whose address is posted: no one else, and only in demo mode."""
    email = request.POST.get("email", "")
    if not settings.DEMO_MODE or email not in {person.email for person in DEMO_PEOPLE}:
        raise Http404
    account = get_object_or_404(Account, email=email)
    record_authentication(request, account, method="demo")
    signed_in: HttpResponse = perform_login(request, Login(user=account))
    return signed_in

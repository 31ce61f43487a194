"""Signing in at the organisation's identity provider, proving there who you are, and signing out."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from workforce.accounts.identity_provider import answers
from workforce.accounts.identity_provider.adapters import OrganisationAdapter
from workforce.accounts.identity_provider.asking import PROVE, PROVIDER, SIGN_IN, is_on, way_to_provider
from workforce.accounts.identity_provider.connections import disconnect as disconnect_account
from workforce.accounts.identity_provider.proving import FILE, came_from_provider, page_before, safe_next
from workforce.models import Account
from workforce.rules.refusal import Refusal
from workforce.web.access import administrators, allowed_to, anyone_signed_in
from workforce.web.request import Request

log = logging.getLogger(__name__)
#: The provider does not answer, or what it publishes about itself cannot be used.
FAULTS = (RequestException, OAuth2Error, KeyError, ValueError)


@login_not_required
@never_cache
def sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """One press on the sign-in page leads to the provider; no other site can send someone there."""
    if not is_on() or provider_id != PROVIDER:
        raise Http404
    if request.method != "POST":
        return redirect("account_login")
    return _to_provider(request, why=SIGN_IN, password_again="again" in request.POST)


@login_not_required
@never_cache
@require_GET
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider sends people back here, with what it says of them."""
    if not is_on() or provider_id != PROVIDER:
        raise Http404
    adapter = OrganisationAdapter(request, PROVIDER)
    try:
        # The library reads this outside its own guard against a provider that does not answer.
        _ = adapter.access_token_url
        answer: HttpResponse = OAuth2CallbackView.adapter_view(adapter)(request)
    except FAULTS as error:
        return _fault(request, error)
    return answer


@allowed_to(anyone_signed_in)
@never_cache
def prove(request: Request) -> HttpResponse:
    """Says why the provider asks again, then asks; for people who signed in there."""
    if not is_on() or not came_from_provider(request):
        return redirect("account_reauthenticate")
    if request.method == "POST":
        return _to_provider(request, why=PROVE, password_again=True, who=request.user.email)
    context = {"next": safe_next(request), "page": page_before(request)}
    return render(request, "workforce/accounts/prove.html", context)


@allowed_to(anyone_signed_in)
@never_cache
def proved(request: Request) -> HttpResponse:
    """Gives the file that someone has just proved who they are for, and leads back to where they were."""
    given = request.session.pop(FILE, None)
    return render(request, "workforce/accounts/proved.html", given) if given else redirect("/")


@login_not_required
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Signed out here; the provider's own sign-in goes on, and the page leads to its end."""
    return render(request, "workforce/accounts/signed_out.html")


@login_not_required
@require_GET
def sign_out_there(request: HttpRequest) -> HttpResponse:
    """On to the provider's own sign-out, where it has one."""
    if not is_on():
        raise Http404
    try:
        end = OrganisationAdapter(request, PROVIDER).openid_config.get("end_session_endpoint")
    except FAULTS as error:
        log.warning("The identity provider does not answer: %s", error)
        end = None
    return redirect(end) if end else answers.shown(request, answers.no_way_out())


@allowed_to(administrators)
@require_POST
def disconnect(request: Request, pk: int) -> HttpResponse:
    """An administrator takes away the person at the provider, when theirs was made again there."""
    account = get_object_or_404(Account.objects.select_related("worker"), pk=pk)
    try:
        disconnect_account(account=account, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        name = account.get_full_name()
        messages.success(request, f"{name} is disconnected. Their next sign-in connects them again.")
    return redirect("workforce:account", pk)


def _to_provider(request: HttpRequest, *, why: str, password_again: bool, who: str = "") -> HttpResponse:
    """A page that leads on by itself: a browser checks redirects after a form against `form-action`, the
    provider's own (to where a council's sign-in is) too; see docs/decisions/0014-identity-provider.md.
    """
    try:
        way = way_to_provider(
            request,
            why=why,
            next_url=safe_next(request),
            password_again=password_again,
            who=who,
            page=page_before(request),
        )
    except FAULTS as error:
        return _fault(request, error)
    return render(request, "workforce/accounts/to_provider.html", {"way": way})


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """A page of our own; the log has the reason."""
    try:
        get_adapter().on_authentication_error(request, PROVIDER, exception=error)
    except ImmediateHttpResponse as shown:
        answer: HttpResponse = shown.response
        return answer
    return answers.shown(request, answers.not_understood())

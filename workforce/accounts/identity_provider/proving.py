"""Proving once more who is signed in, where the sign-in was at the identity provider.

Such a person may have no password here, and the sign-in library then counts them as proved. The tracker
asks the provider instead: a password or the like now, of the same person.
"""

import logging
from pathlib import PurePosixPath
from time import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from workforce.rules.vouching import Claims, Unproved, unproved
from workforce.web.interrupted import save_until_proved

METHOD = "socialaccount"
#: In the session: the file that someone proved who they are for, and the page that led to it.
FILE = "file_proved_for"
log = logging.getLogger(__name__)

WORDS = {
    Unproved.SOMEONE_ELSE: "{name} signed you in as someone else. Sign in there as {email}.",
    Unproved.NO_TIME: "{name} did not say when you signed in, so it does not count. Tell your IT help"
    " desk: the identity provider must send the claim “auth_time” to this service.",
    Unproved.TOO_OLD: "{name} did not ask you to sign in again, so it does not count. Try again.",
    Unproved.NOT_YET: "The clock of {name} and ours differ by more than a minute. Tell your IT help desk.",
}


def provider_record(request: HttpRequest) -> dict[str, Any] | None:
    """How this session was started at the identity provider; None where it was started here."""
    records = get_authentication_records(request, request.user)
    return next((record for record in records if record.get("method") == METHOD), None)


def came_from_provider(request: HttpRequest) -> bool:
    """This session was started at the organisation's identity provider."""
    return provider_record(request) is not None


def is_proved(request: HttpRequest) -> bool:
    """The provider asked this person who they are within `ACCOUNT_REAUTHENTICATION_TIMEOUT`."""
    records = get_authentication_records(request, request.user)
    proofs = [each["at"] for each in records if each.get("method") == METHOD and each.get("reauthenticated")]
    return bool(proofs) and time() - max(proofs) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class ProviderSessionsMixin(DefaultAccountAdapter):
    """What the sign-in library does otherwise in a session that was started at the identity provider."""

    def get_login_stages(self) -> list[str]:
        own = f"{LocalSecondFactorStage.__module__}.{LocalSecondFactorStage.__qualname__}"
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"
        return [own if stage == theirs else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Raises ReauthenticationRequired itself: to the library, who has no password here is proved."""
        if not came_from_provider(self.request):
            required: bool = super().is_reauthentication_required(app=app, **kwargs)
            return required
        if not is_proved(self.request):
            save_until_proved(self.request)
            raise ReauthenticationRequired
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        if not came_from_provider(self.request):
            methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
            return methods
        words = f"Sign in again with {settings.OIDC_ACCOUNT}"
        return [{"id": METHOD, "description": words, "url": reverse("workforce:prove")}]

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Somebody who came from the provider is told that they are still signed in there."""
        if came_from_provider(request):
            return reverse("workforce:signed_out")
        here: str = super().get_logout_redirect_url(request)
        return here


class LocalSecondFactorStage(AuthenticateStage):
    """Asks for the second factor that is set up here; not of someone the provider has just asked."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if "sociallogin" in (self.login.signal_kwargs or {}):
            return None, True
        asked: tuple[HttpResponse | None, bool] = super().handle()
        return asked


def answer_proof(request: HttpRequest, login: SocialLogin, claims: Claims) -> HttpResponse:
    """The provider's answer about someone who was to prove who they are: back to their page, or why not."""
    began = provider_record(request)
    next_url = login.state.get("next") or "/"
    if began is None:
        return redirect("account_login")
    issuer, _, subject = began["uid"].rpartition("#")
    asked_at = login.state["data"]["asked_at"]
    wrong = unproved(claims, subject=subject, asked_at=asked_at, now=time())
    if wrong is None and claims["iss"] != issuer:
        wrong = Unproved.SOMEONE_ELSE
    if wrong:
        proved_at = claims.get("auth_time")
        log.warning("Not proved (%s): asked at %s, auth_time %s.", wrong.name, asked_at, proved_at)
        words = WORDS[wrong].format(name=settings.OIDC_NAME, email=request.user.get_username())
        return not_proved(request, words, next_url=next_url)
    record_authentication(
        request, request.user, METHOD, provider=login.account.provider, uid=began["uid"], reauthenticated=True
    )
    request.session.pop(STATE_SESSION_KEY, None)
    if PurePosixPath(urlsplit(next_url).path).suffix:
        # A file leaves the browser where it was: on the provider's page. So it comes from a page of ours.
        request.session[FILE] = {"file": next_url, "page": login.state["data"].get("page") or "/"}
        return redirect("workforce:proved")
    return redirect(next_url)


def not_proved(request: HttpRequest, words: str, *, next_url: str) -> HttpResponse:
    """Ask again, and say why; what was typed is kept."""
    messages.error(request, words)
    return redirect(f"{reverse('workforce:prove')}?{urlencode({'next': next_url})}")


def safe_next(request: HttpRequest) -> str:
    """Where to go on afterwards: a page of the tracker, or its home."""
    return _of_ours(request, request.POST.get("next") or request.GET.get("next") or "/")


def page_before(request: HttpRequest) -> str:
    """The page of the tracker from which someone came to be asked, or its home."""
    return _of_ours(request, request.POST.get("page") or request.headers.get("Referer") or "/")


def _of_ours(request: HttpRequest, asked: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else "/"

"""What every request and response of the tracker has in common."""

from collections.abc import Callable
from contextlib import nullcontext
from time import time
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.functional import SimpleLazyObject

from tracker.navigation.views import button_address
from workforce.accounts.identity_provider.proving import came_from_provider
from workforce.authority_settings import read_once
from workforce.models import Account
from workforce.once_a_page import reading_a_page
from workforce.rules.in_words import many
from workforce.web.interrupted import discard_interrupted, interrupted_form_of, save_interrupted
from workforce.web.request import Request
from workforce.web.viewer import Viewer, viewer_of
from workforce.web.views.interrupted import interrupted_form

Responder = Callable[[HttpRequest], HttpResponse]
_DENIED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _DENIED)


class AuthorityMiddleware:
    """The authority's settings are read once a request; what a page that only reads asks often, once too."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with read_once(), reading_a_page() if request.method == "GET" else nullcontext():
            return self.get_response(request)


class PrivateResponseMiddleware:
    """Signed-in pages and downloads are kept by no cache; no page may use the device's senses."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if getattr(request, "user", None) and request.user.is_authenticated:
            add_never_cache_headers(response)
            patch_cache_control(response, no_store=True, private=True)
        return response


class CompressedPagesMiddleware(GZipMiddleware):
    """Sends pages compressed: a list of fifty rows is 237 kB, and 13 kB then.

    Nothing else is touched: files are compressed by themselves, and a calendar feed keeps its ETag. What is
    reflected in a page cannot be used to guess what else is in it (BREACH): each answer has a padding of
    random length and its token masked anew, and other sites' requests bring no session (SameSite=Lax).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class ViewerMiddleware:
    """Gives a signed-in request its `viewer`, and ends a session after its absolute age.

    A disabled account, and one whose worker has left, counts as signed out by then: see EmployedBackend.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if isinstance(account, Account):
            now = int(time())
            began = request.session.setdefault("signed_in_at", now)
            if now - began > settings.SESSION_ABSOLUTE_AGE:
                return self.end_session(request)
            renew_idle_time(request, now)
            lazily = SimpleLazyObject(lambda: viewer_of(account))
            cast(Request, request).viewer = cast(Viewer, lazily)
        return self.get_response(request)

    def end_session(self, request: HttpRequest) -> HttpResponse:
        """Sign in again, and come back to the page that was being read."""
        logout(request)
        hours = settings.SESSION_ABSOLUTE_AGE // 3600
        messages.info(request, f"You were signed out after {many(hours, 'hour')}. Sign in to continue.")
        is_page = request.method == "GET" or save_interrupted(request)
        back_to = request.get_full_path() if is_page else settings.FORCE_SCRIPT_NAME or "/"
        return redirect_to_login(back_to, settings.LOGIN_URL)


def renew_idle_time(request: HttpRequest, now: int) -> None:
    """The session's idle time begins again; at most once a minute, since a session that is saved is a write.

    A page that only reads then waits for nobody who writes, which on SQLite it would.
    """
    if now - request.session.get("renewed_at", 0) >= settings.SESSION_RENEWED_EVERY:
        request.session["renewed_at"] = now


class InterruptedFormMiddleware:
    """A form sent by someone whose sign-in has ended loses no text: it is shown to them afterwards."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if not request.user.is_authenticated:
            save_interrupted(request)
        elif request.method in ("GET", "POST") and (kept := interrupted_form_of(request)):
            if request.method == "GET":
                return interrupted_form(request, kept)
            discard_interrupted(request)
        return None


class SecondFactorMiddleware:
    """A local account sets up a second factor before it sees anything else.

    A person who came through the organisation's identity provider proved theirs there.
    """

    allowed = ("mfa_", "account_logout", "account_reauthenticate", "accessibility", "privacy")

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        name = (request.resolver_match and request.resolver_match.url_name) or ""
        if name.startswith(self.allowed) or came_from_provider(request) or is_mfa_enabled(request.user):
            return None
        return redirect("mfa_index")


class ButtonAddressMiddleware:
    """What a button leads to, opened as an address (after signing in again, or from a history), says so."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "GET" or not isinstance(response, HttpResponseNotAllowed):
            return response
        return button_address(request, response)

"""What every request and response of the tracker has in common."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.functional import SimpleLazyObject

from workforce.viewer import viewer_of

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


class ViewerMiddleware:
    """Gives a signed-in request its `viewer`, and ends a session after its absolute age.

    A disabled account is signed out by Django at once; so is one whose worker has left.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            began = request.session.setdefault("signed_in_at", int(time()))
            if time() - began > settings.SESSION_ABSOLUTE_AGE:
                logout(request)
                return redirect(settings.LOGIN_URL)
            request.viewer = SimpleLazyObject(lambda: viewer_of(request))
        return self.get_response(request)


class SecondFactorMiddleware:
    """A local account sets up a second factor before it sees anything else."""

    allowed = ("mfa_", "account_logout", "account_reauthenticate")

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415 - needs loaded models

        name = request.resolver_match.url_name or ""
        signed_in_elsewhere = request.user.socialaccount_set.exists()
        if name.startswith(self.allowed) or signed_in_elsewhere or is_mfa_enabled(request.user):
            return None
        return redirect("mfa_index")

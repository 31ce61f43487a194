"""Signing in: by invitation only, locally or through the organisation's identity provider."""

from time import time
from typing import Any, cast

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from workforce.accounts.identity_provider.proving import ProviderSessionsMixin
from workforce.accounts.known_devices import remember_device
from workforce.accounts.mails import QueuesMail
from workforce.accounts.second_factor_resets import show_resets, told_after_sign_in
from workforce.accounts.sign_in_events import (
    record_refusal,
    record_sign_in,
    record_slowing,
    signed_in_before,
)
from workforce.accounts.sign_in_limits import forget_tries, take_a_try
from workforce.models import Account


class EmployedBackend(AuthenticationBackend):
    """Asked at sign-in and again with every request: a disabled account and one whose worker
    has left count as signed out, whatever session they still hold.
    """

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        return isinstance(user, Account) and user.may_sign_in(on=timezone.localdate())

    def get_user(self, user_id: int) -> Account | None:
        account = Account.objects.select_related("worker__team").filter(pk=user_id).first()
        return account if self.user_can_authenticate(account) else None


SIGN_IN_WORDS = {
    "account_inactive": "This account is disabled. Ask a system administrator",
    "duplicate_email": "This account has this e-mail address already",
    "email_password_mismatch": "The email address or the password is not correct",
    "email_taken": "Someone already signs in with this e-mail address",
    "enter_current_password": "The current password is not correct",
    "incorrect_code": "The code is not correct. Enter the newest one that the app shows",
    "incorrect_password": "The password is not correct",
    "invalid_password_reset": "This link has stopped working",
    "rate_limited": "You have tried this many times. Wait a few minutes, then try again",
    "too_many_login_attempts": (
        "Too many tries with a wrong password or code. Wait 5 to 15 minutes, then try again"
    ),
}
WAYS_TO_CONFIRM = {
    "reauthenticate": "Enter your password",
    "mfa_reauthenticate": "Enter a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a security key",
}


class InvitationOnlyAdapter(QueuesMail, ProviderSessionsMixin):
    """No one makes their own account: an administrator invites."""

    error_messages = {**ProviderSessionsMixin.error_messages, **SIGN_IN_WORDS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """Every way in (password, passkey, identity provider) passes here."""
        if not EmployedBackend().user_can_authenticate(user):
            clear_login(request)
            refused: HttpResponse = self.respond_user_inactive(request, user)
            return refused
        asked: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return asked

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try before the password is looked at; the library gives it back to whoever was right."""
        self._login_failed_rl_usage = take_a_try(request, credentials.get("email", ""))
        if not self._login_failed_rl_usage:
            record_slowing(request, credentials.get("email", ""))
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record_refusal(request, credentials.get("email", ""))

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        forget_tries(request, credentials.get("email", ""))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse:
        """Signed in with all that is asked for: from now on this browser is known."""
        response: HttpResponse = super().post_login(request, user, **facts)
        account = cast(Account, user)
        self.tell_of_sign_in(request, account)
        remember_device(request, response, account.email)
        for reset in show_resets(account=account, at=timezone.now()):
            messages.warning(request, told_after_sign_in(reset))
        return response

    def tell_of_sign_in(self, request: HttpRequest, account: Account) -> None:
        """On the trail; by e-mail too, where someone who has signed in before comes on a new browser."""
        came_before = signed_in_before(account)
        ways = [str(record.get("method")) for record in get_authentication_records(request, account)]
        event = record_sign_in(request, account, ways=ways)
        if came_before and not event.details["is_known"]:
            link = f"{settings.SITE_ADDRESS}{reverse('workforce:sign_ins')}"
            self.send_notification_mail("account/email/new_browser", account, {"link": link})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Whoever has changed their password is signed out, and comes back to the sign-in page."""
        return reverse("account_login")

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """The ways in which someone confirms that it is they, in our words."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS_TO_CONFIRM.get(way["id"], way["description"])} for way in ways]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in here is not asked for the same once more on the next page."""
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required and not has_just_signed_in(context.request)


def has_just_signed_in(request: HttpRequest) -> bool:
    """A password or a second factor was given here within the time that asking again allows."""
    records = get_authentication_records(request, request.user)
    given = [record["at"] for record in records if record.get("method") in ("password", "mfa")]
    return bool(given) and time() - max(given) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

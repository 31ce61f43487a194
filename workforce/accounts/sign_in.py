"""Signing in: by invitation only, locally or through the organisation's identity provider."""

from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import default_token_generator
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import user_pk_to_url_str
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from workforce.authority_settings import authority_settings
from workforce.models import Account


class EmployedBackend(AuthenticationBackend):
    """Asked at sign-in and again with every request: a disabled account and one whose worker
    has left count as signed out, whatever session they still hold.
    """

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        return isinstance(user, Account) and user.may_sign_in(on=timezone.localdate())

    def get_user(self, user_id: int) -> Account | None:
        account = Account.objects.select_related("worker").filter(pk=user_id).first()
        return account if self.user_can_authenticate(account) else None


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """No one makes their own account: an administrator invites."""

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


class InvitationOnlySocialAdapter(DefaultSocialAccountAdapter):
    """The identity provider signs in those who were invited, and makes no new accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False


def send_invitation(account: Account, *, request: HttpRequest) -> bool:
    """Mail the link with which an invited person chooses a password; False when mail fails.

    The link is that of a password reset: it works once, for three days. Belongs outside
    the transaction that made the account.
    """
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    adapter = get_adapter(request)
    facts = {
        "link": adapter.get_reset_password_from_key_url(key),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        "service_name": settings.SERVICE_NAME,
        "authority_name": authority_settings().shown_name,
        "email": account.email,
    }
    try:
        adapter.send_mail("account/email/invitation", account.email, facts)
    except (OSError, SMTPException):
        return False
    return True

"""Signing in: by invitation only, locally or through the organisation's identity provider."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody makes their own account: an administrator invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class InvitationOnlySocialAdapter(DefaultSocialAccountAdapter):
    """The identity provider signs in those who were invited, and makes no new accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

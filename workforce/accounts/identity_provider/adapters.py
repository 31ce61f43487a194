"""What the sign-in library asks about someone who comes from the identity provider.

Those who were invited are signed in; no accounts are made. The first time, a person is known by the address
that the provider vouches for; from then on by what never changes there, issuer and subject together
(OpenID Connect Core 1.0, section 5.7).
"""

import logging
from contextlib import suppress
from http import HTTPStatus
from smtplib import SMTPException
from typing import Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from requests import RequestException

from workforce.accounts.identity_provider import answers
from workforce.accounts.identity_provider.asking import PROVE
from workforce.accounts.identity_provider.connections import AlreadyConnected, connect
from workforce.accounts.identity_provider.proving import answer_proof, not_proved
from workforce.accounts.identity_provider.published import does_not_answer, published
from workforce.models import Account, AccountState
from workforce.rules.vouching import CLOCKS_DIFFER, Claims, address_in, doubt_about_address

#: Signatures with the provider's own key; one with our secret would prove nothing against us.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat"]

log = logging.getLogger(__name__)


class OrganisationAdapter(OpenIDConnectOAuth2Adapter):
    """Reads who the provider says it is: an ID token whose signature is checked, and where that lacks the
    address, what the provider answers when asked for it."""

    @property
    def openid_config(self) -> dict[str, Any]:
        return published(lambda: super(OrganisationAdapter, self).openid_config)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Raises OAuth2Error for an answer that cannot be relied on, RequestException for none."""
        claims = self.checked(kwargs["response"].get("id_token", ""), audience=app.client_id)
        if "email" not in claims and self.openid_config.get("userinfo_endpoint"):
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("The answer about a person is about someone else.")
            claims = more | claims
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.account.uid = f"{claims['iss']}#{claims['sub']}"
        login.account.extra_data = {
            "issuer": claims["iss"],
            "client_id": app.client_id,
            "email": address_in(claims),
        }
        vars(login)["claims"] = claims
        return login

    def checked(self, id_token: str, *, audience: str) -> dict[str, Any]:
        """The claims of an ID token that this provider signed for us and that has not ended."""
        try:
            key = self.key_of(jwt.get_unverified_header(id_token))
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key,
                algorithms=ALGORITHMS,
                audience=audience,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER,
                # Made a moment from now, by the provider's clock: what counts is when it ends.
                options={"require": NEEDED, "verify_iat": False},
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise OAuth2Error(f"The ID token cannot be relied on: {error!r}") from error
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != audience:
            raise OAuth2Error("The ID token was made for another service.")
        return claims

    def key_of(self, header: dict[str, Any]) -> jwt.PyJWK:
        """The provider's key that signed; where the header names none, its only one."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = [key for key in keys if key.key_id == header.get("kid")] if "kid" in header else keys
        if len(named) != 1:
            raise OAuth2Error("The ID token is signed with a key that the provider does not publish.")
        return named[0]


class InvitationOnlySocialAdapter(DefaultSocialAccountAdapter):
    """The identity provider signs in those who were invited, and makes no new accounts."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        """The way there, too, knows what the provider publishes, as the way back does."""
        found = super().get_provider(request, provider, client_id=client_id)
        found.oauth2_adapter_class = OrganisationAdapter
        return found

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Decides who came; raises ImmediateHttpResponse with a page for someone who does not come in."""
        claims: Claims = vars(sociallogin)["claims"]
        asked = sociallogin.state.get("data") or {}
        if not asked.get("nonce") or claims.get("nonce") != asked["nonce"]:
            log.warning("The identity provider's answer belongs to another question.")
            raise ImmediateHttpResponse(answers.shown(request, answers.lost_track()))
        if sociallogin.state.get("process") == PROVE:
            raise ImmediateHttpResponse(answer_proof(request, sociallogin, claims))
        if answer := self.refusal(sociallogin, claims):
            raise ImmediateHttpResponse(answers.shown(request, answer))
        if address_in(claims) not in ("", sociallogin.user.email):
            messages.info(request, answers.another_address(sociallogin.user))

    def refusal(self, sociallogin: SocialLogin, claims: Claims) -> answers.Answer | None:
        """Why someone does not come in; connects an invited person who comes for the first time."""
        is_known = sociallogin.is_existing
        account = sociallogin.user if is_known else invited_at(address_in(claims))
        if not is_known and (doubt := doubt_about_address(claims, domains=settings.OIDC_TRUSTED_DOMAINS)):
            return answers.doubted(doubt, claims)
        if account is None:
            return answers.not_invited(claims)
        state = account.state(on=timezone.localdate())
        if state in (AccountState.DISABLED, AccountState.LEFT):
            return answers.shut(account, state)
        return None if is_known else self.first_time(sociallogin, account, claims)

    def first_time(self, sociallogin: SocialLogin, account: Account, claims: Claims) -> answers.Answer | None:
        try:
            sociallogin.account = connect(account=account, to=sociallogin.account)
        except AlreadyConnected:
            return answers.connected_to_another(claims)
        sociallogin.user = account
        with suppress(OSError, SMTPException):
            self.send_notification_mail(
                "account/email/connected", account, {"provider_account": settings.OIDC_ACCOUNT}
            )
        return None

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Every fault on the way gets a page in our own words; the log has the reason."""
        about = extra_context or {}
        answer = fault(request, error, exception, is_ours=bool(about.get("state")))
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("The identity provider's answer cannot be used: %s", exception or request.GET.dict())
        state = about.get("state") or {}
        if state.get("process") == PROVE and request.user.is_authenticated:
            words = f"{answer.says} {answer.what_to_do}"
            raise ImmediateHttpResponse(not_proved(request, words, next_url=state.get("next") or "/"))
        raise ImmediateHttpResponse(answers.shown(request, answer))


def fault(
    request: HttpRequest, error: str | None, exception: Exception | None, *, is_ours: bool
) -> answers.Answer:
    """What went wrong between the question and the answer; `is_ours` says that this browser asked it."""
    if error == AuthError.CANCELLED:
        return answers.cancelled()
    if isinstance(exception, RequestException):
        does_not_answer()
        return answers.unreachable()
    return answers.not_understood() if exception or is_ours else answers.lost_track()


def invited_at(address: str) -> Account | None:
    """The account of this address; letters that only look alike are others (ı is not i)."""
    account = Account.objects.select_related("worker").filter(email__iexact=address).first()
    return account if account and account.email.lower() == address else None

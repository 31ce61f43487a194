"""What a person is told who came from the organisation's identity provider and cannot go on."""

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workforce.authority_settings import authority_settings
from workforce.models import Account, AccountState
from workforce.rules.vouching import Claims, Doubt, address_in
from workforce.web.tags import day


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: its heading, what is so, and what to do."""

    heading: str
    says: str
    what_to_do: str
    status: HTTPStatus = HTTPStatus.FORBIDDEN
    #: The browser may be signed in there as the wrong person: another try asks who it is.
    as_someone_else: bool = False


def shown(request: HttpRequest, answer: Answer) -> HttpResponse:
    page = {"answer": answer}
    return render(request, "workforce/accounts/provider_answer.html", page, status=answer.status)


def doubted(doubt: Doubt, claims: Claims) -> Answer:
    """The provider did not vouch for an address of the authority's."""
    name, address = settings.OIDC_NAME, address_in(claims)
    match doubt:
        case Doubt.NO_ADDRESS:
            return Answer(
                "We do not know who you are",
                f"{name} did not send us your e-mail address.",
                "Tell your IT help desk: the identity provider must send the claim “email” to this service.",
            )
        case Doubt.NOT_VERIFIED:
            return Answer(
                "We do not know who you are",
                f"{name} did not confirm that {address} is your address.",
                "Tell your IT help desk: the identity provider must send the claim “email_verified” or"
                " “xms_edov” to this service.",
            )
        case Doubt.FOREIGN:
            authority = authority_settings().shown_name
            return Answer(
                "Use your work account",
                f"{name} signed you in as {address}, which is not an address of {authority}.",
                "Sign in with the account that you use for work.",
                as_someone_else=True,
            )


def not_invited(claims: Claims) -> Answer:
    return Answer(
        "You have not been invited yet",
        f"{settings.OIDC_NAME} signed you in as {address_in(claims)}. Nobody with this address is invited.",
        "Ask your manager, or the team that runs this service, to invite you at this address.",
        as_someone_else=True,
    )


def connected_to_another(claims: Claims) -> Answer:
    """The address is known, and a different person at the provider signs in with it."""
    return Answer(
        "Your address belongs to another sign-in",
        f"{address_in(claims)} is already connected to another person at {settings.OIDC_NAME}. This happens"
        " when your account there was made again, or when the address was someone else’s before.",
        f"Ask an administrator of this service to disconnect the account from {settings.OIDC_NAME}."
        " Then sign in again.",
    )


def another_address(account: Account) -> str:
    """The same person as ever, whose address at the provider is no longer the one here."""
    return (
        f"You are signed in as {account.email}. {settings.OIDC_NAME} has another address for you."
        " Ask an administrator to change it here, so that e-mails reach you."
    )


def shut(account: Account, state: AccountState) -> Answer:
    """The account is disabled, or its owner's last day has passed."""
    worker = getattr(account, "worker", None)
    if state == AccountState.LEFT and worker:
        return Answer(
            "Your account is closed",
            f"Your last day was {day(worker.left_on)}, so you can no longer sign in.",
            "If you still work here, ask your manager to have your last day corrected.",
        )
    return Answer(
        "Your account is disabled",
        f"{settings.OIDC_NAME} signed you in, but an administrator has disabled your account here.",
        "Ask your manager, or the team that runs this service, why. An administrator can enable it.",
    )


def cancelled() -> Answer:
    return Answer(
        "You did not sign in",
        f"{settings.OIDC_NAME} says that you cancelled.",
        "Sign in again when you are ready.",
        HTTPStatus.OK,
    )


def lost_track() -> Answer:
    """The answer belongs to no question of this browser's: it took too long, or Back was pressed."""
    return Answer(
        "Sign in again",
        f"It took too long to come back from {settings.OIDC_NAME}, or the page was opened twice.",
        "Nothing was changed. Sign in again.",
        HTTPStatus.BAD_REQUEST,
    )


def no_way_out() -> Answer:
    return Answer(
        f"You may still be signed in to {settings.OIDC_NAME}",
        f"We could not open the page of {settings.OIDC_NAME} where you sign out.",
        "Close every window of this browser before you leave the computer.",
        HTTPStatus.OK,
    )


def unreachable() -> Answer:
    return Answer(
        f"{settings.OIDC_NAME} does not answer",
        f"We could not reach {settings.OIDC_NAME}.",
        "Try again in a few minutes. If you have a password for this service, you can sign in with it.",
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


def not_understood() -> Answer:
    return Answer(
        "We could not sign you in",
        f"What {settings.OIDC_NAME} answered is not what it should be.",
        "Try again. If it happens again, tell the team that runs this service: the log has the reason.",
        HTTPStatus.BAD_GATEWAY,
    )

"""What the organisation's identity provider vouches for, and when that is good enough.

`claims` are those of an ID token whose signature, issuer, audience and end were checked already.
Source: OpenID Connect Core 1.0, sections 2, 3.1.2.1, 3.1.3.7 and 5.1.
"""

from collections.abc import Collection, Mapping
from enum import Enum, auto

type Claims = Mapping[str, object]

#: Seconds by which the clocks of the tracker and of the provider may differ.
CLOCKS_DIFFER = 60


class Doubt(Enum):
    """Why an address of the provider's does not count as that of the person who came."""

    NO_ADDRESS = auto()
    NOT_VERIFIED = auto()
    FOREIGN = auto()


def doubt_about_address(claims: Claims, *, domains: Collection[str]) -> Doubt | None:
    """Why the address of these claims says nothing about who came; None where it can be relied on.

    `domains` are the authority's own, in small letters. Microsoft Entra ID never sends `email_verified`;
    its `xms_edov` says that the tenant owns the address's domain ("email domain owner verified"), and is
    read only where the other is absent: a provider that says "not verified" is believed. Source:
    learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization
    """
    address = address_in(claims)
    if not address:
        return Doubt.NO_ADDRESS
    if address.rpartition("@")[2] not in domains:
        return Doubt.FOREIGN
    said = claims.get("email_verified", claims.get("xms_edov"))
    return None if _means_yes(said) else Doubt.NOT_VERIFIED


def address_in(claims: Claims) -> str:
    """The e-mail address of these claims in small letters; empty where there is none."""
    address = claims.get("email")
    return address.strip().lower() if isinstance(address, str) and "@" in address else ""


def _means_yes(said: object) -> bool:
    """True, as JSON has it; some providers (Amazon Cognito, Entra ID) write it as text or as 1."""
    return said is True or said == 1 or (isinstance(said, str) and said.lower() in {"true", "1"})


class Unproved(Enum):
    """Why an answer to "who are you?" does not prove that the person was asked."""

    SOMEONE_ELSE = auto()
    NO_TIME = auto()
    TOO_OLD = auto()
    NOT_YET = auto()


def unproved(claims: Claims, *, subject: str, asked_at: float, now: float) -> Unproved | None:
    """Why these claims do not show that `subject` proved who they are since they were asked; or None.

    `asked_at` and `now` are seconds since 1970 on the tracker's clock. `auth_time` is when the provider
    last asked for a password or the like, on its own clock. It must be there: `prompt=login` and `max_age=0`
    pass through the person's browser, where whoever sits at it could remove them.
    """
    if claims.get("sub") != subject:
        return Unproved.SOMEONE_ELSE
    proved_at = claims.get("auth_time")
    if isinstance(proved_at, bool) or not isinstance(proved_at, int | float):
        return Unproved.NO_TIME
    if proved_at < asked_at - CLOCKS_DIFFER:
        return Unproved.TOO_OLD
    return Unproved.NOT_YET if proved_at > now + CLOCKS_DIFFER else None

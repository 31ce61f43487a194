"""The keys of a directory: made, shown once, revoked. Only a hash of each is kept."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, ProvisioningToken
from workforce.rules.refusal import Refusal
from workforce.rules.tokens import hash_of, new_token

#: A key that is forgotten ends by itself. *Local.*
LONGEST = timedelta(days=366)


class TokenRefused(Refusal):
    """What was asked of a key cannot be."""


@transaction.atomic
def make_token(*, name: str, by: Account, expires_at: datetime, at: datetime) -> str:
    """A new key for a directory, which acts for this administrator. Answers it, this once.

    Raises TokenRefused for anyone else, for a name in use, and for longer than a year.
    """
    if not (by.is_administrator and by.is_active):
        raise TokenRefused("A key for the directory is made for a system administrator who can sign in.")
    if not at < expires_at <= at + LONGEST:
        raise TokenRefused("A key must end after today and within a year.")
    token = new_token()
    facts = {
        "name": name,
        "token_hash": hash_of(token),
        "made_by": by,
        "made_at": at,
        "expires_at": expires_at,
    }
    try:
        with transaction.atomic():
            kept = ProvisioningToken.objects.create(**facts)
    except IntegrityError as error:
        raise TokenRefused(f"There is a key called “{name}” already. Revoke it first.") from error
    record_event(
        verb=Verb.PROVISIONING_TOKEN_MADE, subject=kept, by=by, expires_at=expires_at.date().isoformat()
    )
    return token


@transaction.atomic
def revoke_token(*, name: str, at: datetime, by: Account | None = None) -> None:
    """The key opens nothing any more. Raises TokenRefused where there is none of this name."""
    kept = ProvisioningToken.objects.select_for_update().filter(name=name, revoked_at=None).first()
    if kept is None:
        raise TokenRefused(f"There is no key called “{name}”.")
    kept.revoked_at = at
    kept.save(update_fields=["revoked_at"])
    record_event(verb=Verb.PROVISIONING_TOKEN_REVOKED, subject=kept, by=by)


def end_with_access(*, account: Account, by: Account | None) -> None:
    """The keys of an administrator who signs in no more open nothing, also once they sign in again."""
    for kept in ProvisioningToken.objects.filter(made_by=account, revoked_at=None).order_by("pk"):
        revoke_token(name=kept.name, at=timezone.now(), by=by)

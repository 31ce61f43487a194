"""The keys of other programs: made, shown once, revoked. Only a hash of each is kept."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, DataKey
from workforce.rules.refusal import Refusal
from workforce.rules.tokens import hash_of, new_token

#: A key that is forgotten ends by itself. *Local.*
LONGEST = timedelta(days=366)


class KeyRefused(Refusal):
    """What was asked of a key cannot be."""


@transaction.atomic
def make_key(
    *,
    name: str,
    extracts: Collection[str],
    with_names: bool,
    by: Account,
    expires_at: datetime,
    at: datetime,
) -> str:
    """A new key for a program, which reads these extracts of the people whom its maker oversees.

    Answers the key, this once. Raises KeyRefused for a name in use, for nothing to read, and for longer
    than a year.
    """
    if not extracts:
        raise KeyRefused("Select at least one thing that the key reads.")
    if not at < expires_at <= at + LONGEST:
        raise KeyRefused("A key must end after today and within a year.")
    token = new_token()
    try:
        with transaction.atomic():
            kept = DataKey.objects.create(
                name=name,
                token_hash=hash_of(token),
                extracts=sorted(extracts),
                with_names=with_names,
                made_by=by,
                made_at=at,
                expires_at=expires_at,
            )
    except IntegrityError as error:
        raise KeyRefused(
            f"You have a key called “{name}” already. Choose another name, or revoke it."
        ) from error
    record_event(
        verb=Verb.DATA_KEY_MADE,
        subject=kept,
        by=by,
        extracts=kept.extracts,
        with_names=with_names,
        expires_at=expires_at.date().isoformat(),
    )
    return token


@transaction.atomic
def revoke_key(*, key: int, of: Account, at: datetime) -> DataKey:
    """The key opens nothing any more. Raises KeyRefused where this person has none that still does."""
    own = DataKey.objects.select_for_update().filter(pk=key, made_by=of, revoked_at=None)
    kept = own.first()
    if kept is None:
        raise KeyRefused("This key is revoked already.")
    kept.revoked_at = at
    kept.save(update_fields=["revoked_at"])
    record_event(verb=Verb.DATA_KEY_REVOKED, subject=kept, by=of)
    return kept


def end_with_access(*, account: Account, by: Account | None) -> None:
    """The keys of someone who signs in no more open nothing, also should they come back."""
    for kept in DataKey.objects.select_for_update().filter(made_by=account, revoked_at=None).order_by("pk"):
        kept.revoked_at = timezone.now()
        kept.save(update_fields=["revoked_at"])
        record_event(verb=Verb.DATA_KEY_REVOKED, subject=kept, by=by)

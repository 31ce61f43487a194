"""Which person at the identity provider an account belongs to: connecting and disconnecting."""

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from workforce.accounts.services import AccountRefused, end_sessions, mark_verified, require_another
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account


class AlreadyConnected(AccountRefused):
    """The account belongs to another person at the provider."""

    usual = "This account is connected to another person at the identity provider."


@transaction.atomic
def connect(*, account: Account, to: SocialAccount) -> SocialAccount:
    """From now on this person at the provider signs in to this account, whatever their address becomes.

    `to` is not saved yet; answers what is, which another tab may have made a moment ago. A connection made
    under another registration (another provider, or the tracker registered again, which changes every
    subject) gives way. Raises AlreadyConnected.
    """
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    for earlier in connections_of(account):
        if earlier.uid == to.uid:
            return earlier
        if all(earlier.extra_data.get(fact) == to.extra_data[fact] for fact in ("issuer", "client_id")):
            raise AlreadyConnected
        earlier.delete()
    to.user = account
    try:
        with transaction.atomic():
            to.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyConnected from error
    mark_verified(account)
    worker = getattr(account, "worker", None)
    record_event(verb=Verb.ACCOUNT_CONNECTED, subject=account, by=account, worker=worker)
    return to


@transaction.atomic
def disconnect(*, account: Account, by: Account | None) -> None:
    """Nobody at the provider signs in to this account any more, until someone with its address comes again.

    Raises AccountRefused for one's own account, and where there is no connection.
    """
    require_another(account, by)
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    removed, _ = connections_of(account).delete()
    if not removed:
        raise AccountRefused("This account is not connected to the identity provider.")
    end_sessions(account)
    worker = getattr(account, "worker", None)
    record_event(verb=Verb.ACCOUNT_DISCONNECTED, subject=account, by=by, worker=worker)


def connections_of(account: Account) -> QuerySet[SocialAccount]:
    """Whom at the provider this account belongs to: one person, or nobody yet."""
    connections: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=account)
    return connections

"""What a directory may do to accounts: invite a joiner, change names and addresses, end a leaver's access.

It acts for the administrator who made its key, by the services of that administrator's pages: an address
waits for a second person there, and no one's own account is changed. It gives no role.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from workforce.accounts.addresses import change_addresses
from workforce.accounts.services import AccountRefused, disable, enable, invite
from workforce.locking import lock_people
from workforce.models import Account, AuthorityRole, ProvisionedAccount, ProvisioningToken, Worker
from workforce.people.services import update_worker
from workforce.rules.plain_text import is_plain
from workforce.rules.refusal import Refusal

WHY = "The council’s directory has another address for this person."
#: Of an externalId, a number and a name, in characters: the shortest column that keeps one of them.
LONGEST = 120


class NotOurs(Refusal):
    """A value that cannot be: of nobody on the staff list, or no value at all."""


class Taken(Refusal):
    """Someone else has it, or the person has an account."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A person as the directory has them."""

    user_name: str
    external_id: str = ""
    staff_number: str = ""
    active: bool = True
    given_name: str = ""
    family_name: str = ""


@transaction.atomic
def join(asked: Asked, *, token: ProvisioningToken, at: datetime) -> Account:
    """Invite a joiner: someone on the staff list, at the address on their record, with no role.

    Raises NotOurs where nobody there has the staff number or else the address, or the record has another
    address; Taken where the person, the address or the directory's name has an account.
    """
    _require_values(asked)
    if not asked.active:
        raise NotOurs("Only someone who can sign in is invited.")
    if Account.objects.filter(email__iexact=asked.user_name).exists():
        raise Taken("Someone already signs in with this address.")
    worker = _worker_of(asked)
    (worker,) = lock_people([worker])
    if worker.account_id:
        raise Taken("This person already has an account.")
    try:
        account = invite(
            email=asked.user_name, role=AuthorityRole.NONE, worker=worker, by=token.made_by, at=at
        )
    except AccountRefused as refused:
        raise NotOurs(str(refused)) from refused
    _call(account, asked.external_id)
    return account


@transaction.atomic
def change(account: Account, asked: Asked, *, token: ProvisioningToken, at: datetime) -> Account:
    """Make the account as the directory has it. Who cannot sign in any more is changed in nothing else.

    Another address waits for a second person, and until then stays as it is. Raises NotOurs, Taken and
    AccountRefused; ReaderChangeRefused where nobody could confirm the address.
    """
    _require_values(asked)
    account = _locked(account)
    if not asked.active:
        leave(account, token=token)
        return account
    if asked.staff_number and asked.staff_number != _staff_number(account):
        raise NotOurs("The staff number belongs to the staff list: change it there.")
    if asked.external_id:
        _call(account, asked.external_id)
    _let_in(account, token=token, at=at)
    _name(account, asked, token=token)
    if asked.user_name.casefold() != account.email.casefold():
        if Account.objects.filter(email__iexact=asked.user_name).exists():
            raise Taken("Someone already signs in with this address.")
        change_addresses(changes=[(account, asked.user_name)], by=token.made_by, reason=WHY)
    return account


@transaction.atomic
def leave(account: Account, *, token: ProvisioningToken) -> None:
    """The account signs in no more: its sessions and private calendar address end at once.

    A person records the last day of someone's employment, and decides what becomes of their supervision.
    Raises AccountRefused for the account of the key's own administrator.
    """
    account = _locked(account)
    if account.is_active:
        disable(account=account, by=token.made_by)
        ProvisionedAccount.objects.update_or_create(account=account, defaults={"is_disabled": True})


def _let_in(account: Account, *, token: ProvisioningToken, at: datetime) -> None:
    worker = getattr(account, "worker", None)
    if worker and worker.has_left(on=timezone.localdate(at)):
        raise AccountRefused("This person has left: their last day is on the staff list.")
    if account.is_active:
        return
    if not ProvisionedAccount.objects.filter(account=account, is_disabled=True).exists():
        raise AccountRefused("An administrator disabled this account, and an administrator enables it.")
    enable(account=account, by=token.made_by)
    ProvisionedAccount.objects.filter(account=account).update(is_disabled=False)


def _name(account: Account, asked: Asked, *, token: ProvisioningToken) -> None:
    """A name that the directory changes is changed on the staff list; who is not on it has none."""
    worker = getattr(account, "worker", None)
    if worker is None:
        return
    given, family = asked.given_name or worker.given_name, asked.family_name or worker.family_name
    worker.given_name, worker.family_name = given, family
    update_worker(worker=worker, changed=["given_name", "family_name"], by=token.made_by)


def _locked(account: Account) -> Account:
    if (worker := getattr(account, "worker", None)) is not None:
        lock_people([worker])
    Account.objects.select_for_update().get(pk=account.pk)
    return Account.objects.select_related("worker").get(pk=account.pk)


def _worker_of(asked: Asked) -> Worker:
    by_number = Q(staff_number=asked.staff_number) | Q(other_numbers__number=asked.staff_number)
    by_address = Q(email__iexact=asked.user_name)
    found = list(Worker.objects.filter(by_number if asked.staff_number else by_address).distinct()[:2])
    if len(found) != 1:
        raise NotOurs("Nobody on the staff list, or more than one person, has this staff number or address.")
    return found[0]


def _staff_number(account: Account) -> str:
    worker = getattr(account, "worker", None)
    return (worker and worker.staff_number) or ""


def _call(account: Account, external_id: str) -> None:
    """What the directory calls the account: it is given once, and to one account."""
    try:
        with transaction.atomic():
            kept, _ = ProvisionedAccount.objects.get_or_create(
                account=account, defaults={"external_id": external_id}
            )
            if kept.external_id == "" and external_id:
                kept.external_id = external_id
                kept.save(update_fields=["external_id"])
    except IntegrityError as error:
        raise Taken("Another account has this externalId.") from error
    if kept.external_id != external_id:
        raise Taken("This account has another externalId.")


def _require_values(asked: Asked) -> None:
    try:
        validate_email(asked.user_name)
    except ValidationError as error:
        raise NotOurs("userName must be the e-mail address on the staff list.") from error
    for value in (asked.external_id, asked.staff_number, asked.given_name, asked.family_name):
        if len(value) > LONGEST or not is_plain(value) or value != value.strip():
            raise NotOurs(f"Names and numbers must be up to {LONGEST} plain characters.")

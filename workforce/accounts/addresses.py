"""The address that someone signs in with: another one, or none any more because another person has it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from workforce.accounts.identity_provider.connections import connections_of
from workforce.accounts.mails import NOTICE, from_template
from workforce.accounts.services import ADDRESS_TAKEN, AccountRefused, end_access, end_sessions
from workforce.audit_trail.services import NewEvent, record_with_reason
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.mail.outbox import new_mail, queue
from workforce.models import Account, Event, Mail, ReaderChange, ReaderRight
from workforce.reader_changes.second_person import must_wait
from workforce.reader_changes.services import CHANGED_SINCE, ChangeKind, ask, tell_of_readers, told_of

#: No mail reaches it, and no one can have it: RFC 2606.
NOWHERE = "closed-account-{}@closed.invalid"


@transaction.atomic
def change_addresses(
    *,
    changes: Iterable[tuple[Account, str]],
    by: Account | None,
    second: Account | None = None,
    reason: str = "",
) -> list[ReaderChange]:
    """Each account signs in with another address from now on; both addresses are told, the trail has both.

    Two of them may have each other's. Where a second person must confirm it (whoever has the address comes to
    read what its owner reads), it waits, which is answered, unless this `second` has. Raises AccountRefused
    where someone else signs in with one.
    """
    moving = [(one, one.email, address) for one, address in changes if one.email.lower() != address.lower()]
    if by and not second and must_wait(by, gains=False):
        return [_ask(moving, by=by, reason=reason)] if moving else []
    proved = {one.pk: _give_up_address(one) for one, _, _ in moving}
    for account, before, address in moving:
        _set_address(account, address, is_proved=proved[account.pk])
        end_sessions(account)
        worker = getattr(account, "worker", None)
        was = {"before": before, "after": address}
        changed = NewEvent(Verb.ACCOUNT_ADDRESS_CHANGED, account, worker)
        told = record_with_reason(changed, because="", by=by, told=was)
        queue([_notice(account, told, to=one, **was) for one in (before, address)])
        tell_of_readers(
            right=ReaderRight.SIGN_IN_ADDRESS,
            subject=account,
            worker=worker,
            before=before,
            after=address,
            words=(before, address),
            by=by,
            second=second,
            reason=reason,
            told_already=account,
        )
    return []


def _ask(moving: Sequence[tuple[Account, str, str]], *, by: Account, reason: str) -> ReaderChange:
    """Ask for it, and tell the owners at once: whoever has their address could come in as them."""
    change = ask(_asked(moving), by=by, reason=reason)
    asked = [one for one in moving if one[0].is_active]
    queue([_notice_about(change, *one, what="address_asked") for one in asked])
    return change


def _asked(moving: Sequence[tuple[Account, str, str]]) -> ReaderChange:
    """What a second person is asked: about one account, or in one list about several."""
    asked = ReaderChange(right=ReaderRight.SIGN_IN_ADDRESS)
    if len(moving) == 1:
        [(asked.account, asked.before, asked.after)] = moving
        asked.facts = {"before": asked.before, "after": asked.after}
    else:
        listed = [[_worker_key(account), before, after] for account, before, after in moving]
        asked.facts = {"changes": listed}
        asked.after = "Another address, from a file"
    return asked


def _worker_key(account: Account) -> int | None:
    worker = getattr(account, "worker", None)
    return worker and worker.pk


def _make_address(change: ReaderChange, at: datetime) -> None:
    """The addresses that were asked for, confirmed; in a list, what changed since stays as it is.

    Raises Refusal where the one that was asked for has changed since, or is taken.
    """
    changes = [(account, after) for account, _, after in _still_to_change(change)]
    if change.account_id and not changes:
        raise AccountRefused(CHANGED_SINCE)
    change_addresses(changes=changes, **told_of(change))


def _still_to_change(change: ReaderChange) -> list[tuple[Account, str, str]]:
    """The accounts that were asked about and have not changed since: their address, and the one asked for."""
    facts, accounts = change.facts, Account.objects.select_related("worker")
    if change.account_id:
        listed = [(accounts.get(pk=change.account_id), facts["before"], facts["after"])]
    else:
        owners = {
            one.worker.pk: one for one in accounts.filter(worker__in=[who for who, _, _ in facts["changes"]])
        }
        listed = [(owners[who], before, after) for who, before, after in facts["changes"] if who in owners]
    return [one for one in listed if one[0].email == one[1]]


def _tell_refused(change: ReaderChange) -> None:
    """The owners, who were told that it was asked for, hear that their address stays."""
    asked = [one for one in _still_to_change(change) if one[0].is_active]
    queue([_notice_about(change, *one, what="address_refused") for one in asked])


SIGN_IN_ADDRESS = ChangeKind(ReaderRight.SIGN_IN_ADDRESS, _make_address, _tell_refused)


def _give_up_address(account: Account) -> bool | None:
    """The address is free for another; whether it was proved, None where allauth held none."""
    proved = list(EmailAddress.objects.filter(user=account).values_list("verified", flat=True))
    EmailAddress.objects.filter(user=account).delete()
    Account.objects.filter(pk=account.pk).update(email=NOWHERE.format(account.pk))
    return any(proved) if proved else None


def _set_address(account: Account, address: str, *, is_proved: bool | None) -> None:
    """The account and what allauth holds of it; a proved address stays a proved one."""
    account.email = address.lower()
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
    except IntegrityError as error:
        raise AccountRefused(ADDRESS_TAKEN) from error
    if is_proved is not None:
        EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=is_proved)


def _notice_about(change: ReaderChange, account: Account, before: str, after: str, *, what: str) -> Mail:
    """To the owner of an address, that another one was asked for, or that it was refused."""
    facts: dict[str, object] = {
        "change": change,
        "before": before,
        "after": after,
        "service_name": settings.SERVICE_NAME,
        "authority_name": authority_settings().shown_name,
    }
    written = from_template(f"account/email/{what}", facts)
    about = (what, change.pk)
    return new_mail(NOTICE, *about, recipient=account, subject=written.subject, text=written.text)


def _notice(account: Account, told: Event, *, to: str, before: str, after: str) -> Mail:
    facts: dict[str, object] = {
        "before": before,
        "after": after,
        "sign_in_link": f"{settings.SITE_ADDRESS}{reverse('account_login')}",
        "service_name": settings.SERVICE_NAME,
        "authority_name": authority_settings().shown_name,
    }
    written = from_template("account/email/address_changed", facts)
    about = ("address_changed", told.pk, to)
    return new_mail(NOTICE, *about, recipient=account, address=to, subject=written.subject, text=written.text)


@transaction.atomic
def retire_account(*, account: Account, by: Account | None) -> None:
    """Close the account of someone who left for good: its history stays, its address is free for another."""
    before = account.email
    account.email = NOWHERE.format(account.pk)
    account.is_active = False
    account.save(update_fields=["email", "is_active"])
    EmailAddress.objects.filter(user=account).delete()
    connections_of(account).delete()
    end_access(account, by=by)
    retired = NewEvent(Verb.ACCOUNT_RETIRED, account, getattr(account, "worker", None))
    record_with_reason(retired, because="", by=by, told={"before": before})

"""Who can sign in: inviting, roles, disabling and enabling. An administrator does these."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from workforce.accounts.mails import INVITATION, INVITING
from workforce.across_floors import listed
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.mail.outbox import new_mail, queue, take_back
from workforce.models import ROLES_APART, Account, AuthorityRole, Mail, ReaderChange, ReaderRight, Worker
from workforce.reader_changes.second_person import must_wait
from workforce.reader_changes.services import CHANGED_SINCE, ChangeKind, ask, tell_of_readers, told_of
from workforce.rules.refusal import Refusal

OWN_ACCOUNT = "You cannot change your own account. Ask another administrator."
ROLE_APART = (
    "A system administrator never reads notes, nor do information governance and workforce data officers by "
    "themselves, so the role needs a separate account with no worker."
)
NOT_THEIR_ADDRESS = "An invitation goes to the address on the person's page. Change it there first."
ADDRESS_TAKEN = "Someone already signs in with this e-mail address."


class AccountRefused(Refusal):
    """What was asked of an account cannot be; the message is for the person who asked."""


@transaction.atomic
def invite(
    *,
    email: str,
    role: AuthorityRole,
    worker: Worker | None,
    by: Account | None,
    at: datetime | None = None,
    reason: str = "",
) -> Account:
    """Make an account without a password; its owner chooses one with the link that is mailed.

    A worker is invited at the address on their record and no other. Nothing is mailed for the tracker itself
    (`by` None): the command line prints the link. A role waits for a second person, as in
    `change_role`. Raises AccountRefused when the address is taken or not the
    worker's, the worker has an account or has left, or a worker would become a system administrator.
    """
    at = at or timezone.now()
    if worker:
        _require_to_invite(worker, email, at=at)
    _require_role_apart(role, worker)
    at_once = AuthorityRole.NONE if role and must_wait(by, gains=False) else role
    account = _new_account(email, role=at_once, invited_at=at, invited_by=by)
    if worker:
        worker.account = account
        worker.save(update_fields=["account"])
    record_event(verb=Verb.ACCOUNT_INVITED, subject=account, by=by, worker=worker, role=at_once)
    if at_once != role:
        change_role(account=account, role=role, by=by, reason=reason)
    if by is not None:
        queue([invitation_to(account)])
    return account


def _require_to_invite(worker: Worker, email: str, *, at: datetime) -> None:
    if worker.account_id:
        raise AccountRefused(f"{worker.full_name} already has an account.")
    if not worker.email or worker.email.casefold() != email.casefold():
        raise AccountRefused(NOT_THEIR_ADDRESS)
    if worker.has_left(on=timezone.localdate(at)):
        raise AccountRefused(f"{worker.full_name} has left.")


def _new_account(email: str, **facts: Any) -> Account:
    try:
        with transaction.atomic():
            return Account.objects.create_user(email, **facts)
    except IntegrityError as error:
        raise AccountRefused(ADDRESS_TAKEN) from error


@transaction.atomic
def renew_invitation(*, account: Account, by: Account | None, at: datetime | None = None) -> None:
    """The invitation counts from now, and is mailed again, unless the tracker itself does it (`by` None).

    Raises AccountRefused when the account's owner has come already, and when it cannot sign in.
    """
    at = at or timezone.now()
    if account.has_come:
        raise AccountRefused("This person already has a way to sign in.")
    if not account.may_sign_in(on=timezone.localdate(at)):
        raise AccountRefused("This account cannot sign in. Enable it first.")
    account.invited_at, account.invited_by = at, by
    account.save(update_fields=["invited_at", "invited_by"])
    record_event(verb=Verb.ACCOUNT_INVITATION_RENEWED, subject=account, by=by)
    if by is not None:
        take_back(INVITING, recipients=[account])
        queue([invitation_to(account)])


def invitation_to(account: Account, *, kind: str = INVITATION) -> Mail:
    """The e-mail of this invitation: one for each time that someone is invited."""
    if account.invited_at is None:
        raise ValueError("An invitation has a moment from which it counts.")
    return new_mail(kind, account.invited_at.isoformat(), recipient=account)


@transaction.atomic
def choose_password(*, account: Account, password: str) -> None:
    """The owner of the account followed the link that was mailed to them, and chose this password.

    Whoever read that e-mail has the address, so it counts as verified: without that the sign-in library
    lets no one set up a second factor. Every session ends; the next page asks for the new password.
    """
    account.set_password(password)
    account.save(update_fields=["password"])
    mark_verified(account)
    end_sessions(account)
    record_event(verb=Verb.PASSWORD_CHOSEN, subject=account, by=account, worker=_worker_of(account))


def mark_verified(account: Account) -> None:
    """The address of the account is its owner's; what the sign-in library kept of earlier ones goes."""
    others = EmailAddress.objects.filter(Q(user=account) | Q(email__iexact=account.email))
    others.exclude(user=account, email=account.email).delete()
    EmailAddress.objects.update_or_create(
        user=account, email=account.email, defaults={"primary": True, "verified": True}
    )


@transaction.atomic
def change_role(
    *,
    account: Account,
    role: AuthorityRole,
    by: Account | None,
    second: Account | None = None,
    reason: str = "",
) -> ReaderChange | None:
    """Give or take an authority-wide role. Sessions end, so that the next page shows the new one.

    Giving one waits for a second person, which is answered, unless this `second` has confirmed it. Raises
    AccountRefused for one's own account, and where a worker would administer the system.
    """
    require_another(account, by)
    _require_role_apart(role, _worker_of(account))
    before = AuthorityRole(account.role)
    if by and role and role != before and not second and must_wait(by, gains=False):
        words = {"before": before.label, "after": AuthorityRole(role).label}
        facts = {"before": before.value, "after": AuthorityRole(role).value}
        asked = ReaderChange(right=ReaderRight.ROLE, account=account, facts=facts, **words)
        return ask(asked, by=by, reason=reason)
    account.role = role
    account.save(update_fields=["role"])
    end_sessions(account)
    record_event(verb=Verb.ACCOUNT_ROLE_CHANGED, subject=account, by=by, before=before, after=role)
    if role != before:
        tell_of_readers(
            right=ReaderRight.ROLE,
            subject=account,
            account=account,
            by=by,
            second=second,
            before=before.value,
            after=AuthorityRole(role).value,
            words=(before.label, AuthorityRole(role).label),
            reason=reason,
        )
    return None


def _make_role(change: ReaderChange, at: datetime) -> None:
    """The role that was asked for, confirmed. Raises Refusal where another was given since."""
    account = Account.objects.select_related("worker").get(reader_changes=change)
    if account.role != change.facts["before"]:
        raise AccountRefused(CHANGED_SINCE)
    role = AuthorityRole(change.facts["after"])
    change_role(account=account, role=role, **told_of(change))


ROLE = ChangeKind(ReaderRight.ROLE, _make_role)


@transaction.atomic
def disable(*, account: Account, by: Account | None) -> None:
    """From now on the account cannot sign in; what it has open ends at its next click, what opens something
    by itself for good.

    Raises AccountRefused for one's own account.
    """
    require_another(account, by)
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_access(account, by=by)
    record_event(verb=Verb.ACCOUNT_DISABLED, subject=account, by=by)


@transaction.atomic
def enable(*, account: Account, by: Account | None) -> None:
    """The account can sign in again, with the password it had."""
    account.is_active = True
    account.save(update_fields=["is_active"])
    record_event(verb=Verb.ACCOUNT_ENABLED, subject=account, by=by)


@transaction.atomic
def join_worker(*, account: Account, worker: Worker, by: Account | None) -> None:
    """The account of someone who was invited by address alone is this worker's from now on.

    Raises AccountRefused where either has another, for a system administrator, and where the account is of
    another address than the worker's: whoever has that would come to read what the worker reads.
    """
    _require_role_apart(account.role, worker)
    if account.email.casefold() != worker.email.casefold():
        raise AccountRefused(NOT_THEIR_ADDRESS)
    if worker.account_id or getattr(account, "worker", None):
        raise AccountRefused(f"{worker.full_name} already has an account.")
    worker.account = account
    worker.save(update_fields=["account"])
    record_event(verb=Verb.ACCOUNT_JOINED, subject=account, by=by, worker=worker)


def join_by_address(*, worker: Worker, by: Account | None) -> None:
    """Whoever was invited by the address on this worker's record alone signs in as the worker from now on."""
    account = Account.objects.filter(email__iexact=worker.email, worker=None).first()
    if account and worker.account_id is None and not account.is_administrator:
        join_worker(account=account, worker=worker, by=by)


def end_sessions(account: Account) -> None:
    """End every session of this account, on every device."""
    for session in UserSession.objects.filter(user=account):
        session.end()


def end_access(account: Account, *, by: Account | None) -> None:
    """End for good whatever opens something by itself: sessions, the calendar's address, keys of programs,
    files of every month. Whoever signs in again later makes what they need anew.
    """
    end_sessions(account)
    for end in listed("ENDS_WITH_ACCESS"):
        end(account=account, by=by)


def _worker_of(account: Account) -> Worker | None:
    return getattr(account, "worker", None)


def require_another(account: Account, by: Account | None) -> None:
    """Raises AccountRefused where it is the account of whoever asks."""
    if by is not None and account.pk == by.pk:
        raise AccountRefused(OWN_ACCOUNT)


def _require_role_apart(role: str, worker: Worker | None) -> None:
    if role in ROLES_APART and worker is not None:
        raise AccountRefused(ROLE_APART)

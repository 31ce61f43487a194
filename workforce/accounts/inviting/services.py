"""Inviting many people at once, inviting again, and reminding those who have not come."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from workforce.accounts.inviting.people import Readiness, candidates, invited_people, not_come
from workforce.accounts.mails import INVITATION_REMINDER, INVITING
from workforce.accounts.services import invitation_to
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.locking import lock_people
from workforce.mail.outbox import queue, take_back
from workforce.models import Account, AuthorityRole, Mail, Worker
from workforce.rules.batches import batches
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal

BATCH = 500
#: People who are invited in one transaction.
AT_A_TIME = 200


class InvitingInterrupted(Refusal):
    """Someone else changed the same people at the same moment."""

    def __init__(self, number: int) -> None:
        already = (
            f"{many(number, 'person is', 'people are')} invited. The others are not."
            if number
            else "Nobody was invited."
        )
        super().__init__(f"Someone else changed this at the same time. {already} Try again.")


@dataclass(slots=True)
class Invited:
    """Who was invited, and who was not, with the reason."""

    accounts: list[Account] = field(default_factory=list)
    left_out: list[tuple[Worker, Readiness]] = field(default_factory=list)


def invite_people(*, workers: Collection[int], by: Account, at: datetime) -> Invited:
    """Make an account for each of these workers and mail the invitation to the address on their record.

    Who cannot be invited by now is left out and named. So many at a time are one transaction, so that 2,000
    keep nobody else waiting. Raises InvitingInterrupted when someone else keeps making accounts for the same
    people or addresses: those invited until then are, the others can be invited again.
    """
    done = Invited()
    for keys in batches(sorted(set(workers)), size=AT_A_TIME):
        try:
            more = _invite_these(keys, by=by, at=at)
        except IntegrityError as error:
            raise InvitingInterrupted(len(done.accounts)) from error
        done.accounts += more.accounts
        done.left_out += more.left_out
    return done


@transaction.atomic
def _invite_these(keys: Collection[int], *, by: Account, at: datetime) -> Invited:
    lock_people(keys)
    return _invite(list(candidates(on=timezone.localdate(at)).filter(pk__in=keys)), by=by, at=at)


def _invite(people: list[Any], *, by: Account, at: datetime) -> Invited:
    ready = [worker for worker in people if worker.readiness == Readiness.READY]
    done = Invited(
        left_out=[(each, Readiness(each.readiness)) for each in people if each.readiness != Readiness.READY]
    )
    new = [
        Account(email=each.email.lower(), password=make_password(None), invited_at=at, invited_by=by)
        for each in ready
    ]
    done.accounts = Account.objects.bulk_create(new, batch_size=BATCH)
    for worker, account in zip(ready, done.accounts, strict=True):
        worker.account = account
    Worker.objects.bulk_update(ready, ["account"], batch_size=BATCH)
    role = {"role": AuthorityRole.NONE.value}
    record_events(
        (
            NewEvent(Verb.ACCOUNT_INVITED, account, worker, role)
            for worker, account in zip(ready, done.accounts, strict=True)
        ),
        by=by,
    )
    queue([invitation_to(account) for account in done.accounts])
    return done


@transaction.atomic
def invite_again(*, accounts: Collection[int], by: Account, at: datetime) -> int:
    """Mail each of these who has not come a new invitation, whose link counts from now. Answers how many."""
    people = not_come(invited_people(on=timezone.localdate(at))).filter(pk__in=accounts)
    found = list(Account.objects.filter(pk__in=people.values("pk")).order_by("pk").select_for_update())
    take_back(INVITING, recipients=found)
    for account in found:
        account.invited_at, account.invited_by = at, by
    Account.objects.bulk_update(found, ["invited_at", "invited_by"], batch_size=BATCH)
    record_events((NewEvent(Verb.ACCOUNT_INVITATION_RENEWED, account) for account in found), by=by)
    queue([invitation_to(account) for account in found])
    return len(found)


@transaction.atomic
def remind_invited(*, at: datetime) -> int:
    """Write to those who were invited a week ago (*local*) and have not come, once. Answers to how many."""
    mails = [invitation_to(account, kind=INVITATION_REMINDER) for account in to_remind(at=at)]
    queue(mails, soon=False)
    return len(mails)


def to_remind(*, at: datetime) -> list[Account]:
    """Who was invited long enough ago, has not come, and was not reminded before."""
    days = authority_settings().invitation_reminded_after_days
    reminded = Mail.objects.filter(kind=INVITATION_REMINDER).values("recipient")
    people = not_come(invited_people(on=timezone.localdate(at)))
    return list(people.filter(invited_at__lte=at - timedelta(days=days)).exclude(pk__in=reminded))

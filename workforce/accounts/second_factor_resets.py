"""A lost phone: an administrator asks, a second person decides, the owner is told and sets up a new one.

Nobody takes a second factor away alone, and nobody decides about their own. The way past this is a command
on the server (`manage.py reset_second_factor`), for a council in which nobody is left to confirm.
"""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from workforce.accounts.reset_mails import (
    tell_of_the_server,
    tell_that_it_was_asked,
    tell_that_it_was_decided,
)
from workforce.accounts.second_person import who_confirms
from workforce.accounts.services import AccountRefused, end_sessions
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Outcome, SecondFactorReset

#: A day: long enough for a manager on the late shift, too short to lie about.
OPEN_FOR = timedelta(hours=24)
NOT_YOUR_OWN = "You cannot ask for your own second factor. Use a recovery code, or ask another administrator."
NOTHING_TO_RESET = "This account has no second factor. Its owner sets one up at the next sign-in."
ASKED_ALREADY = "A reset is already waiting for a second person."
NO_ONE_TO_CONFIRM = (
    "No one can confirm this: there is no other administrator, and no manager of this person signs in."
    " Someone with access to the server can run manage.py reset_second_factor."
)
DECIDED_ALREADY = "This has been decided already."
TOO_LATE = "This was open for 24 hours and has expired. An administrator can ask again."
NOT_YOURS_TO_CONFIRM = "A second person confirms: another administrator, or a manager of the person."


@transaction.atomic
def ask_reset(*, account: Account, reason: str, by: Account, at: datetime) -> SecondFactorReset:
    """Ask that this account's second factor be taken away, because its owner has lost it.

    Raises AccountRefused for one's own account, one without a second factor, one for which a reset is
    waiting, and where no one could confirm.
    """
    expire_resets(at=at)
    if account.pk == by.pk:
        raise AccountRefused(NOT_YOUR_OWN)
    if not factors_of(account).exists():
        raise AccountRefused(NOTHING_TO_RESET)
    if not who_confirms(account, asked_by=by, at=at).exists():
        raise AccountRefused(NO_ONE_TO_CONFIRM)
    try:
        with transaction.atomic():
            reset = SecondFactorReset.objects.create(
                account=account, asked_by=by, asked_at=at, reason=reason, expires_at=at + OPEN_FOR
            )
    except IntegrityError as error:
        raise AccountRefused(ASKED_ALREADY) from error
    _record(Verb.SECOND_FACTOR_RESET_ASKED, account, by=by)
    tell_that_it_was_asked(reset, at=at)
    return reset


@transaction.atomic
def confirm_reset(*, reset: SecondFactorReset, by: Account, at: datetime) -> None:
    """The second person agrees: the second factor is gone, and every session of its owner ends.

    Raises AccountRefused where it is decided or expired, and for anyone who may not confirm it.
    """
    held = _held(reset, at=at)
    if not who_confirms(held.account, asked_by=held.asked_by, at=at).filter(pk=by.pk).exists():
        raise AccountRefused(NOT_YOURS_TO_CONFIRM)
    _decide(held, Outcome.CONFIRMED, by=by, at=at)
    _take_away(held.account)
    _record(Verb.SECOND_FACTOR_RESET_CONFIRMED, held.account, by=by)
    tell_that_it_was_decided(held)


@transaction.atomic
def refuse_reset(*, reset: SecondFactorReset, by: Account, at: datetime) -> None:
    """The second person says no; or the owner, who knows that they have lost nothing; or the asker.

    Raises AccountRefused where it is decided or expired, and for anyone whom it does not concern.
    """
    held = _held(reset, at=at)
    concerned = {held.account_id, held.asked_by_id}
    may_confirm = who_confirms(held.account, asked_by=held.asked_by, at=at)
    if by.pk not in concerned and not may_confirm.filter(pk=by.pk).exists():
        raise AccountRefused(NOT_YOURS_TO_CONFIRM)
    _decide(held, Outcome.REFUSED, by=by, at=at)
    _record(Verb.SECOND_FACTOR_RESET_REFUSED, held.account, by=by)
    tell_that_it_was_decided(held)


@transaction.atomic
def reset_from_the_server(*, account: Account, at: datetime) -> None:
    """What the command does where no one is left to confirm: whoever runs it has the whole database anyway.

    Raises AccountRefused for an account without a second factor.
    """
    if not factors_of(account).exists():
        raise AccountRefused(NOTHING_TO_RESET)
    SecondFactorReset.objects.undecided().filter(account=account).update(
        outcome=Outcome.EXPIRED, decided_at=at
    )
    _take_away(account)
    _record(Verb.SECOND_FACTOR_RESET_FROM_THE_SERVER, account, by=None)
    tell_of_the_server(account, at=at)


@transaction.atomic
def expire_resets(*, at: datetime) -> int:
    """Close what nobody decided in time, with an event each; answers how many."""
    late = SecondFactorReset.objects.undecided().filter(expires_at__lte=at)
    late = late.order_by("pk").select_for_update(of=("self",)).select_related("account__worker")
    for reset in late:
        _decide(reset, Outcome.EXPIRED, by=None, at=at)
        _record(Verb.SECOND_FACTOR_RESET_EXPIRED, reset.account, by=None)
    return len(late)


@transaction.atomic
def show_resets(*, account: Account, at: datetime) -> list[SecondFactorReset]:
    """What was confirmed about this account since its owner last signed in; now it counts as shown."""
    new = SecondFactorReset.objects.filter(account=account, outcome=Outcome.CONFIRMED, shown_at=None)
    shown = list(new.with_people())
    if shown:
        new.update(shown_at=at)
    return shown


def told_after_sign_in(reset: SecondFactorReset) -> str:
    """The sentence that its owner reads first."""
    asker, second = reset.asked_by.get_full_name(), reset.decided_by and reset.decided_by.get_full_name()
    return (
        f"Your second factor was reset: {asker} asked for it, and {second} confirmed it. "
        "If you did not ask for this, tell the team that runs the service at once."
    )


def factors_of(account: Account) -> QuerySet[Authenticator]:
    """What the owner signs in with besides the password, recovery codes among them."""
    factors: QuerySet[Authenticator] = Authenticator.objects.filter(user=account)
    return factors


def _held(reset: SecondFactorReset, *, at: datetime) -> SecondFactorReset:
    """This request, locked; still to be decided."""
    requests = SecondFactorReset.objects.select_for_update(of=("self",))
    held = requests.select_related("account__worker", "asked_by__worker").get(pk=reset.pk)
    if held.outcome:
        raise AccountRefused(DECIDED_ALREADY)
    if held.expires_at <= at:
        raise AccountRefused(TOO_LATE)
    return held


def _decide(reset: SecondFactorReset, outcome: Outcome, *, by: Account | None, at: datetime) -> None:
    reset.outcome, reset.decided_by, reset.decided_at = outcome, by, at
    reset.save(update_fields=["outcome", "decided_by", "decided_at"])


def _take_away(account: Account) -> None:
    factors_of(account).delete()
    end_sessions(account)


def _record(verb: Verb, account: Account, *, by: Account | None) -> None:
    record_event(verb=verb, subject=account, by=by, worker=getattr(account, "worker", None))

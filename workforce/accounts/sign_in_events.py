"""Signing in and out on the audit trail: who came, on which browser, and what was refused.

No address of the internet stands there: the trail is kept for years. Where someone is signed in now, their
page says (`UserSession`).
"""

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.core.cache import cache
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest

from workforce.accounts.browsers import browser_named
from workforce.accounts.known_devices import device_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event

#: Seconds in which further refusals of one account from one browser are the same one.
ONE_SLOWING = 5 * 60
MADE_BY_THE_LIBRARY = Authenticator.Type.RECOVERY_CODES


def record_sign_in(request: HttpRequest, account: Account, *, ways: list[str]) -> Event:
    """`ways`: how they proved who they are: "password", "mfa", "socialaccount"."""
    is_known = bool(device_of(request, account.email))
    return _record(Verb.SIGNED_IN, account, request, ways=ways, is_known=is_known)


def record_refusal(request: HttpRequest, email: str) -> None:
    """A wrong password for an account. An address that nobody signs in with is on no account's trail."""
    if account := Account.objects.filter(email__iexact=email).first():
        _record(Verb.SIGN_IN_REFUSED, account, request)


def record_slowing(request: HttpRequest, email: str) -> None:
    """Too many wrong passwords: once for each few minutes, however often it is tried."""
    account = Account.objects.filter(email__iexact=email).first()
    if account and cache.add(f"sign-ins-slowed:{account.pk}", "told", timeout=ONE_SLOWING):
        _record(Verb.SIGN_INS_SLOWED, account, request)


def signed_in_before(account: Account) -> bool:
    return about(account).filter(verb=Verb.SIGNED_IN).exists()


def about(account: Account) -> QuerySet[Event]:
    """What the trail tells of an account, the newest first."""
    return Event.objects.filter(subject_type=Account._meta.label_lower, subject_id=str(account.pk)).order_by(
        "-pk"
    )


@receiver(user_logged_out, dispatch_uid="record_sign_out")
def record_sign_out(request: HttpRequest, user: object, **kwargs: Any) -> None:
    if isinstance(user, Account):
        _record(Verb.SIGNED_OUT, user, request)


def record_ended_elsewhere(request: HttpRequest, account: Account, *, number: int) -> None:
    _record(Verb.SIGNED_OUT_ELSEWHERE, account, request, sessions=number)


def record_device_ended(request: HttpRequest, account: Account, *, ended: str) -> None:
    """`ended` is the browser that is signed out."""
    _record(Verb.DEVICE_SIGNED_OUT, account, request, ended=ended)


@receiver(signals.authenticator_added, dispatch_uid="record_factor_added")
@receiver(signals.authenticator_reset, dispatch_uid="record_factor_reset")
def record_added(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    is_list = authenticator.type == MADE_BY_THE_LIBRARY
    verb = Verb.RECOVERY_CODES_MADE if is_list else Verb.SECOND_FACTOR_ADDED
    _record(verb, user, request, kind=str(authenticator.type))


@receiver(signals.authenticator_removed, dispatch_uid="record_factor_removed")
def record_removed(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """Recovery codes go with the last factor that they stand in for."""
    if authenticator.type != MADE_BY_THE_LIBRARY:
        _record(Verb.SECOND_FACTOR_REMOVED, user, request, kind=str(authenticator.type))


@receiver(signals.authenticator_used, dispatch_uid="record_factor_used")
def record_used(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type == MADE_BY_THE_LIBRARY:
        _record(Verb.RECOVERY_CODE_USED, user, request)


@receiver(signals.authentication_failed, dispatch_uid="record_factor_refused")
def record_wrong_factor(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    _record(Verb.SECOND_FACTOR_REFUSED, user, request)


def _record(verb: Verb, account: Account, request: HttpRequest | None, **details: Any) -> Event:
    """`by` is who is signed in; nobody yet where a password or a code was wrong."""
    browser = browser_named(request.headers.get("User-Agent", "") if request else "")
    is_they = verb not in (Verb.SIGN_IN_REFUSED, Verb.SIGN_INS_SLOWED, Verb.SECOND_FACTOR_REFUSED)
    return record_event(
        verb=verb,
        subject=account,
        by=account if is_they else None,
        worker=getattr(account, "worker", None),
        browser=browser,
        **details,
    )

"""Signing out other devices, all or one of them: it stands on the trail, as any other end of a session does.

The calendar's private address and the keys of other programs are no devices: they go on.
"""

from collections.abc import Sequence

from allauth.core import context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from workforce.accounts.browsers import browser_named
from workforce.accounts.services import AccountRefused
from workforce.accounts.sign_in_events import record_device_ended, record_ended_elsewhere
from workforce.models import Account


class TellingSessionsAdapter(DefaultUserSessionsAdapter):
    """As the library ends sessions, with an event."""

    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        super().end_sessions(sessions)
        if sessions:
            record_ended_elsewhere(context.request, sessions[0].user, number=len(sessions))


def other_devices(account: Account, *, this: str | None) -> QuerySet[UserSession]:
    """Where an account is signed in, apart from `this` session (its key)."""
    found: QuerySet[UserSession] = UserSession.objects.filter(user=account)
    return found.exclude(session_key=this)


@transaction.atomic
def end_device(request: HttpRequest, *, key: int, account: Account) -> None:
    """End one other session of this account, and no more than that.

    Raises AccountRefused where it is over, the one that asks, or somebody else's.
    """
    others = other_devices(account, this=request.session.session_key).select_for_update()
    device = others.filter(pk=key).first()
    if device is None:
        raise AccountRefused("This device is signed out already.")
    device.end()
    record_device_ended(request, account, ended=browser_named(device.user_agent))

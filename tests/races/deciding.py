"""Errands of two people: one asks, and another decides; and of someone whose sign-in was not their own."""

import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from importlib import import_module

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings

from supervision.agreements.services.arranging_covers import arrange_covers
from supervision.agreements.services.covers import end_cover
from supervision.models import Cover
from tests.factories import AccountFactory
from tests.races.verbs import Council, numbers
from workforce.accounts.addresses import change_addresses
from workforce.accounts.disowning import disown_sign_in
from workforce.accounts.second_factor_resets import ask_reset, confirm_reset, refuse_reset
from workforce.accounts.services import change_role
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, AuthorityRole, ReaderChange
from workforce.people.services import change_line_manager
from workforce.reader_changes.services import confirm, refuse

#: A second person reads why.
WHY = "Agreed with the team"


def two_administrators(council: Council) -> tuple[Account, Account]:
    """Two of four, who have been there before; two errands at once may meet in the same one."""
    there = Account.objects.filter(role=AuthorityRole.ADMINISTRATOR, is_active=True)
    if there.count() < 4:
        AccountFactory.create_batch(4, role=AuthorityRole.ADMINISTRATOR, last_login=council.now())
    one, other = there.order_by("?")[:2]
    return one, other


def decide(changes: Iterable[ReaderChange], *, by: Account, council: Council) -> None:
    """A second person confirms or refuses, whoever else is about to."""
    for change in changes:
        random.choice([confirm, confirm, refuse])(change=change, by=by, at=council.now())


def reset_second_factor(council: Council) -> None:
    """An administrator asks for someone who has lost their phone, and another one confirms or refuses."""
    account, (asker, other) = council.somebody().account, two_administrators(council)
    Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {}})
    reset = ask_reset(account=account, reason="lost_phone", by=asker, at=council.now())
    random.choice([confirm_reset, refuse_reset])(reset=reset, by=other, at=council.now())


def decide_a_line(council: Council) -> None:
    """An administrator gives someone the other line manager; a second one decides."""
    worker, (asker, other) = council.somebody(), two_administrators(council)
    worker.refresh_from_db()
    to = council.tom if worker.line_manager_id == council.sam.pk else council.sam
    decide(change_line_manager(worker=worker, to=to, by=asker, reason=WHY), by=other, council=council)


def decide_a_role(council: Council) -> None:
    """Somebody's account gets a role, and loses it again."""
    account, (asker, other) = council.mia.account, two_administrators(council)
    account.refresh_from_db()
    change = change_role(account=account, role=AuthorityRole.QUALITY_ASSURANCE, by=asker, reason=WHY)
    decide([change] if change else [], by=other, council=council)
    account.refresh_from_db()
    change_role(account=account, role=AuthorityRole.NONE, by=asker)


def decide_an_address(council: Council) -> None:
    account, (asker, other) = council.somebody().account, two_administrators(council)
    account.refresh_from_db()
    address = f"other{next(numbers)}@council.example"
    decide(change_addresses(changes=[(account, address)], by=asker, reason=WHY), by=other, council=council)


def decide_a_cover(council: Council) -> None:
    """A supervisor would cover for someone else's and so read their notes; a second person decides."""
    agreement = council.agreement(council.somebody())
    asker = council.tom if agreement.supervisor == council.sam else council.sam
    first = council.today + timedelta(days=random.randint(1, 60))
    arranged = arrange_covers(
        chosen=[(agreement, asker)],
        starts_on=first,
        ends_on=first,
        by=asker.account,
        at=council.now(),
        reason=WHY,
    )
    decide(arranged.waiting, by=two_administrators(council)[0], council=council)
    for cover in Cover.objects.filter(agreement=agreement, starts_on=first):
        end_cover(cover=cover, on=first - timedelta(days=1), by=council.by, at=council.now())


def disown(council: Council) -> None:
    """Somebody finds a sign-in that was not theirs, and ends all others."""
    account = council.somebody().account
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for _ in range(2):
        session = store()
        session.create()
        UserSession.objects.create(user=account, session_key=session.session_key, ip="127.0.0.1")
    event = record_event(verb=Verb.SIGNED_IN, subject=account, by=account)
    disown_sign_in(event=event, account=account, keep=session.session_key)


DECIDING: dict[str, Callable[[Council], object]] = {
    "second factor": reset_second_factor,
    "line decided": decide_a_line,
    "role decided": decide_a_role,
    "address decided": decide_an_address,
    "cover decided": decide_a_cover,
    "disown": disown,
}

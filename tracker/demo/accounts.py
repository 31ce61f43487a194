"""The demo's accounts: one password, printed; the leaver's is disabled."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.hashers import make_password

from tracker.demo.sign_in_people import DEMO_LEAVER, DEMO_PASSWORD, DEMO_PEOPLE
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, AuthorityRole, Worker


def open_accounts(workers: Mapping[str, Worker], others: Iterable[Worker] = ()) -> None:
    """An account for each demo address, with the worker who plays that part (by key) behind it.

    The others get one at their own address, under the same password.
    """
    password = make_password(DEMO_PASSWORD)
    for person in DEMO_PEOPLE:
        worker = workers.get(part_of(person.email))
        open_account(person.email, password=password, role=person.role, worker=worker)
    open_account(DEMO_LEAVER, password=password, worker=workers.get(part_of(DEMO_LEAVER)), is_active=False)
    for worker in others:
        if worker.account is None:
            open_account(worker.email, password=password, worker=worker)


def part_of(email: str) -> str:
    return email.partition("@")[0]


def open_account(
    email: str,
    *,
    password: str,
    worker: Worker | None,
    role: AuthorityRole = AuthorityRole.NONE,
    is_active: bool = True,
) -> None:
    account = Account.objects.create(email=email, password=password, role=role, is_active=is_active)
    if worker:
        worker.account = account
        worker.save(update_fields=["account"])
    record_event(verb=Verb.ACCOUNT_OPENED_FOR_THE_DEMO, subject=account, by=None, worker=worker)


def demo_is_there() -> bool:
    """The demo's accounts are in this database."""
    there: bool = Account.objects.filter(email=DEMO_LEAVER).exists()
    return there

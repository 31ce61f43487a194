"""Setting up a file that is made every month, saying who gets it, and ending it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from tracker.models import MonthlyFile, MonthlyFileReader, SavedView
from tracker.monthly_files.kinds import MonthlyKind, kind_of, kinds_for
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: People to whom one file goes.
MOST = 20
NOBODY = "Select who gets the file."
TOO_MANY = f"A file goes to up to {MOST} people."
NOT_OF_THIS_VIEW = "This view cannot give a file of this kind."
ALREADY = "This file is made every month already. Change who gets it instead."


@transaction.atomic
def set_up(
    *, view: SavedView, kind: MonthlyKind, readers: Iterable[Account], by: Viewer, at: datetime
) -> MonthlyFile:
    """Have a file made every month from the next on. Raises Refusal where someone may not have it."""
    account = by.account
    Account.objects.select_for_update().get(pk=account.pk)
    if view.owner_id != account.pk or kind not in kinds_for(view, by):
        raise Refusal(NOT_OF_THIS_VIEW)
    if MonthlyFile.objects.filter(view=view, kind=kind.key).exists():
        raise Refusal(ALREADY)
    file = MonthlyFile.objects.create(view=view, set_up_by=account, kind=kind.key, set_up_at=at)
    _send_to(file, kind, readers, on=by.on)
    _tell(Verb.MONTHLY_FILE_SET_UP, file, by=account)
    return file


@transaction.atomic
def change_readers(file: MonthlyFile, *, readers: Iterable[Account], by: Viewer) -> None:
    """Other people get it. Raises Refusal where someone may not have it, or nobody is left."""
    MonthlyFile.objects.select_for_update().get(pk=file.pk)
    _send_to(file, kind_of(file), readers, on=by.on)
    _tell(Verb.MONTHLY_FILE_CHANGED, file, by=by.account)


@transaction.atomic
def leave(reader: MonthlyFileReader, *, by: Account) -> None:
    """Someone does not want it any more; without readers it ends."""
    _take_away(reader, by=by)


def _take_away(reader: MonthlyFileReader, *, by: Account | None) -> None:
    file = reader.file
    reader.delete()
    if file.readers.exists():
        _tell(Verb.MONTHLY_FILE_CHANGED, file, by=by)
    else:
        end(file, by=by)


@transaction.atomic
def end(file: MonthlyFile, *, by: Account | None) -> None:
    """It is made no more; what was made stays with those who have it. `by` is None where a right was lost."""
    _tell(Verb.MONTHLY_FILE_ENDED, file, by=by)
    file.delete()


def end_with_access(*, account: Account, by: Account | None) -> None:
    """Someone who signs in no more has no files made, and gets none, also should they come back."""
    for file in MonthlyFile.objects.filter(set_up_by=account).order_by("pk"):
        end(file, by=by)
    for reader in MonthlyFileReader.objects.filter(account=account).order_by("pk"):
        _take_away(reader, by=by)


def _send_to(file: MonthlyFile, kind: MonthlyKind, readers: Iterable[Account], *, on: date) -> None:
    wanted = {account.pk: account for account in readers}
    if not wanted:
        raise Refusal(NOBODY)
    if len(wanted) > MOST:
        raise Refusal(TOO_MANY)
    before = set(file.readers.values_list("account", flat=True))
    for key in wanted.keys() - before:
        account = wanted[key]
        why_not = kind.why_not(Viewer(account, on=on), file.view.filters)
        if why_not or not account.may_sign_in(on=on):
            raise Refusal(f"{account.get_full_name()} cannot get this file. {why_not}".strip())
    file.readers.exclude(account__in=wanted).delete()
    first = add_months(on.replace(day=1), 1)
    MonthlyFileReader.objects.bulk_create(
        MonthlyFileReader(file=file, account=wanted[key], first_month=first)
        for key in sorted(wanted.keys() - before)
    )


def _tell(verb: Verb, file: MonthlyFile, *, by: Account | None) -> None:
    readers = list(file.readers.order_by("account").values_list("account", flat=True))
    record_event(
        verb=verb,
        subject=file.set_up_by,
        by=by,
        file=file.pk,
        kind=file.kind,
        filters=file.view.filters,
        readers=readers,
    )

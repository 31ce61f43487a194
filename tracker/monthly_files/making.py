"""Making the files of a month: on its first working day, or on the next one that the tracker runs on.

Each file of each reader is claimed by a row of the month before it is made, so that runs that come twice, or
at once, make it once; one that was killed meanwhile is made by the next run.
"""

import logging
from datetime import date, datetime

from django.db import transaction

from tracker.exports.making import make
from tracker.exports.services import ask, goes_on
from tracker.models import Export, MonthlyFile, MonthlyFileMade, MonthlyFileReader
from tracker.monthly_files.kinds import MonthlyKind, monthly_kinds
from tracker.monthly_files.services import end
from workforce.authority_settings import days_off
from workforce.models import Account
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import is_working_day
from workforce.web.viewer import Viewer

log = logging.getLogger(__name__)


def make_monthly_files(*, on: date, at: datetime) -> int:
    """Make what is still to be made this month; answers how many files. Nothing on a day of rest."""
    if not is_working_day(on, holidays=days_off()):
        return 0
    month, made = on.replace(day=1), 0
    for file in MonthlyFile.objects.select_related("view", "set_up_by__worker").order_by("pk"):
        kind = monthly_kinds().get(file.kind)
        if kind is None or not _still_stands(file, kind, on=on):
            end(file, by=None)
            continue
        readers = file.readers.filter(first_month__lte=month).select_related("account__worker")
        for reader in readers.order_by("pk"):
            export = _claim(reader, kind, month=month, on=on, at=at)
            made += export is not None and _made(export)
    return made


def _still_stands(file: MonthlyFile, kind: MonthlyKind, *, on: date) -> bool:
    """Whoever set it up can still sign in, and have such a file."""
    return _can_have(file.set_up_by, kind, on=on)


def _can_have(account: Account, kind: MonthlyKind, *, on: date) -> bool:
    return account.may_sign_in(on=on) and kind.export_kind.allowed(Viewer(account, on=on))


@transaction.atomic
def _claim(
    reader: MonthlyFileReader, kind: MonthlyKind, *, month: date, on: date, at: datetime
) -> Export | None:
    """The export that is to be made for someone now; None where it is made, is being made, or cannot be."""
    account, file = reader.account, reader.file
    Account.objects.select_for_update().get(pk=account.pk)
    if not MonthlyFileReader.objects.filter(pk=reader.pk).exists():  # does not want it any more
        return None
    made, is_new = MonthlyFileMade.objects.select_for_update().get_or_create(
        file=file, account=account, month=month
    )
    if not is_new and not made.problem and not _was_cut_short(made, at=at):
        return None
    made.export, made.problem = _asked(account, file, kind, on=on, at=at)
    made.save()
    return made.export


def _was_cut_short(made: MonthlyFileMade, *, at: datetime) -> bool:
    """Whoever made it was killed; what was deleted by its owner, or could not be made, is not made again."""
    export = made.export
    if export is None or export.made_at or export.problem or goes_on(export, at=at):
        return False
    export.delete()
    return True


def _asked(
    account: Account, file: MonthlyFile, kind: MonthlyKind, *, on: date, at: datetime
) -> tuple[Export | None, str]:
    """With the rights of whoever gets it; the problem in words where there is nothing to make."""
    if not account.may_sign_in(on=on):
        return None, "Can no longer sign in."
    if problem := kind.why_not(Viewer(account, on=on), file.view.filters):
        return None, problem
    try:
        chosen = kind.chosen(file.view.filters, on)
        export, is_new = ask(kind=kind.export_kind, chosen=chosen, by=account, at=at)
    except Refusal as refusal:
        return None, " ".join(refusal.messages)
    if is_new:
        export.set_up_by = file.set_up_by
        export.save(update_fields=["set_up_by"])
    return export, ""


def _made(export: Export) -> bool:
    """Make one; what goes wrong with one stands on it, and stops no other."""
    try:
        make(export)
    except Exception:
        log.exception("A monthly file could not be made: export %s", export.pk)
        return False
    return Export.objects.filter(pk=export.pk, made_at__isnull=False).exists()

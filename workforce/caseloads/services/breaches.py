"""The diary of caseloads over their limit: kept with the counts, answered for by managers."""

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from workforce.audit_trail.services import NewEvent, record_event, record_events
from workforce.audit_trail.verbs import Verb
from workforce.authority.services import Consequence
from workforce.caseloads.reports.board import CaseloadRow, caseload_rows
from workforce.caseloads.services.limits import LimitFacts, set_limit
from workforce.models import Account, CaseloadBreach, CaseloadLimit, Worker, WorkerQuerySet
from workforce.rules.authority import Setting
from workforce.rules.refusal import Refusal


class NotAgreed(Refusal):
    """The overload cannot be agreed to; the message is for people."""


@transaction.atomic
def note_breaches(*, on: date, by: Account | None, workers: WorkerQuerySet | None = None) -> tuple[int, int]:
    """Open a breach for each caseload over its limit on the day, and close those that are over.

    To be called after an import of counts and a change of limits; called twice it changes nothing
    the second time. A breach ends on the day of the count, or of the limit, that ended it. One that had ended
    and goes on from the same day, as when a programme that was ended is restarted, is that one again, with
    what was agreed. Answers how many were opened and how many closed.
    """
    people = Worker.objects.employed(on=on) if workers is None else workers
    still_open = (
        CaseloadBreach.objects.select_for_update(of=("self",)).open().filter(worker__in=people.values("pk"))
    )
    there = {breach.worker_id: breach for breach in still_open.select_related("worker").order_by("pk")}
    over, within = [], []
    for row in caseload_rows(people, on=on):
        breach = there.pop(row.worker.pk, None)
        if row.over_since and breach is None:
            over.append((row, CaseloadBreach(worker=row.worker, since=row.over_since)))
        elif breach and not row.over_since:
            breach.ended_on = max(breach.since, row.counted_on or on)
            within.append(breach)
    within += _breaches_of_leavers(on=on)
    _open(_known_again(over), by=by)
    _close(within, by=by)
    return len(over), len(within)


def _known_again(over: list[tuple[CaseloadRow, CaseloadBreach]]) -> list[tuple[CaseloadRow, CaseloadBreach]]:
    """The same, with the breach that the diary has already of those that began on the same day."""
    if not over:
        return over
    people = [breach.worker_id for _, breach in over]
    ended = CaseloadBreach.objects.select_for_update(of=("self",)).filter(worker__in=people).order_by("pk")
    known = {(one.worker_id, one.since): one for one in ended}
    return [(row, known.get((breach.worker_id, breach.since), breach)) for row, breach in over]


def _open(over: list[tuple[CaseloadRow, CaseloadBreach]], *, by: Account | None) -> None:
    CaseloadBreach.objects.bulk_create(breach for _, breach in over if breach.pk is None)
    again = [breach.pk for _, breach in over if breach.ended_on]
    CaseloadBreach.objects.filter(pk__in=again).update(ended_on=None)
    record_events(
        (
            NewEvent(
                Verb.CASELOAD_OVER_ITS_LIMIT,
                breach,
                row.worker,
                {
                    "since": breach.since.isoformat(),
                    "cases": row.cases,
                    "limit": row.limit.cases if row.limit else None,
                },
            )
            for row, breach in over
        ),
        by=by,
    )


def _close(breaches: list[CaseloadBreach], *, by: Account | None) -> None:
    CaseloadBreach.objects.bulk_update(breaches, ["ended_on"])
    record_events(
        (
            NewEvent(
                Verb.CASELOAD_WITHIN_ITS_LIMIT_AGAIN,
                breach,
                breach.worker,
                {"ended_on": breach.ended_on.isoformat() if breach.ended_on else None},
            )
            for breach in breaches
        ),
        by=by,
    )


def _breaches_of_leavers(*, on: date) -> list[CaseloadBreach]:
    """A person who has left carries nothing: their breach ends with their last day."""
    left = CaseloadBreach.objects.open().filter(worker__left_on__lt=on).select_related("worker")
    for breach in left:
        breach.ended_on = max(breach.since, breach.worker.left_on or on)
    return list(left)


@transaction.atomic
def agree_to_breach(
    *, breach: CaseloadBreach, until: date, reason: str, by: Account, at: datetime, on: date
) -> None:
    """Someone who answers for it agrees to an overload until a day, and says why.

    Raises NotAgreed when it has ended, the day is past, or no reason is given.
    """
    held = CaseloadBreach.objects.select_for_update(no_key=True).get(pk=breach.pk)
    if held.ended_on:
        raise NotAgreed("This caseload is within its limit again.")
    if until < on:
        raise NotAgreed("The last day must be today or later.")
    if not reason.strip():
        raise NotAgreed("Enter why.")
    held.approved_by, held.approved_at, held.approved_until = by, at, until
    held.reason = reason.strip()
    held.save(update_fields=["approved_by", "approved_at", "approved_until", "reason"])
    record_event(
        verb=Verb.CASELOAD_OVER_ITS_LIMIT_AGREED,
        subject=held,
        by=by,
        worker=held.worker,
        until=until.isoformat(),
    )


@transaction.atomic
def change_limit(
    *, worker: Worker, on: date, by: Account | None, **facts: Unpack[LimitFacts]
) -> CaseloadLimit:
    """Set a limit (see `set_limit`) and note at once what it opens or ends in the diary."""
    limit = set_limit(worker=worker, by=by, **facts)
    note_breaches(on=on, by=by, workers=Worker.objects.filter(pk=worker.pk))
    return limit


def _foreseen(on: date) -> str:
    """How many caseloads would go over their limit, or come within it again."""
    rows = caseload_rows(Worker.objects.employed(on=on), on=on)
    over = sum(bool(row.over_since) and row.breach is None for row in rows)
    within = sum(not row.over_since and row.breach is not None for row in rows)
    if not over and not within:
        return ""
    return (
        f"Caseloads that go over their limit: {over}. Caseloads within their limit again: {within}. "
        "The diary of caseloads over the limit follows."
    )


#: The diary follows a change of the usual limits.
DIARY = Consequence(
    of=frozenset({Setting.EXPERIENCED_CASELOAD_LIMIT, Setting.CASELOAD_LIMITS_BY_ROLE}),
    foresee=_foreseen,
    follow=lambda on, by: note_breaches(on=on, by=by),
)

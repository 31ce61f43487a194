"""Settling rows of an imported log that matched no one, or more than one person."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from supervision.imported_log.services.supervision_log import (
    meetings_recorded,
    prepare_entries,
    session_of,
    write_meetings,
)
from supervision.models import LogRow, LogRowQuerySet
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.readers.names import NameIndex
from workforce.readers.supervision_log import words_of
from workforce.rules.refusal import Refusal


def candidates(name: str) -> list[Worker]:
    """Who a name in the log can mean."""
    people = Worker.objects.select_related("team", "line_manager")
    return list(NameIndex(people).match(name).candidates)


def waiting_with_same_names(row: LogRow) -> list[LogRow]:
    """The other waiting rows that name the same two people, whichever way round the names are."""
    pair = (words_of(row.supervisee_name), words_of(row.supervisor_name))
    return [
        other
        for other in LogRow.objects.waiting().exclude(pk=row.pk)
        if (words_of(other.supervisee_name), words_of(other.supervisor_name)) == pair
    ]


@transaction.atomic
def settle_rows(
    *, row: LogRow, supervisee: Worker, supervisor: Worker, with_same_names: bool, by: Account | None
) -> int:
    """Say who a row is about: its session goes in and moves the clock. Answers how many rows did.

    `with_same_names` settles the other waiting rows of the same two names alike, but for those on
    a day on which the two have a session already: each of those is asked about by itself. A row
    that is settled already does not change. Raises Refusal.
    """
    if supervisee == supervisor:
        raise Refusal("The supervisee and the supervisor must be different people.")
    lock_people([supervisee, supervisor])
    chosen = _locked([row.pk])
    if with_same_names and chosen:
        recorded = meetings_recorded()
        others = _locked(other.pk for other in waiting_with_same_names(row))
        chosen += [one for one in others if (supervisee.pk, supervisor.pk, one.met_on) not in recorded]
    for one in chosen:
        one.session = session_of(one, supervisor=supervisor.pk)
        one.problem, one.settled_by = "", by
    write_meetings(prepare_entries((one, supervisee.pk) for one in chosen))
    LogRow.objects.bulk_update(chosen, ["session", "problem", "settled_by"])
    if chosen:
        record_event(verb=Verb.LOG_ROWS_SETTLED, subject=row, by=by, worker=supervisee, rows=len(chosen))
    return len(chosen)


@transaction.atomic
def set_row_aside(*, row: LogRow, reason: str, by: Account | None, at: datetime) -> None:
    """The row is not imported, for a reason. A row that is settled already does not change."""
    for one in _locked([row.pk]):
        one.set_aside_at, one.set_aside_reason, one.settled_by = at, reason, by
        one.save(update_fields=["set_aside_at", "set_aside_reason", "settled_by"])
        record_event(verb=Verb.LOG_ROW_SET_ASIDE, subject=one, by=by)


def _locked(keys: Iterable[int]) -> list[LogRow]:
    """Of these rows, those that still wait, locked until the transaction ends."""
    waiting: LogRowQuerySet = LogRow.objects.waiting().select_for_update(no_key=True)
    return list(waiting.filter(pk__in=list(keys)).order_by("pk"))

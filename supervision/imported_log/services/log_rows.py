"""Settling rows of an imported log: who met, and whether the session was held; and undoing it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from supervision.clock.due_days import update_due_days_of
from supervision.imported_log.services.facts import meetings_recorded, register_now
from supervision.imported_log.services.meetings import prepare_entries, session_of, write_meetings
from supervision.imported_log.services.supervision_log import ALREADY_THERE, outcome_problem
from supervision.models import Attendance, LogRow, LogRowQuerySet, RememberedNames, RememberedWords, Session
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people, lock_whoever
from workforce.models import Account, Worker
from workforce.models.sealed_rows import save_together
from workforce.rules.refusal import Refusal

#: What leaves a session that came from a log free to be taken away again.
OF_THE_SESSION_ITSELF = ("attendances", "log_row", "replaces")


@dataclass(frozen=True)
class Answer:
    """What someone says about a row: who met, and what became of the session, as far as it was asked.

    `with_same_names` says it of the other waiting rows of the same two names too, `with_same_words` of
    those in which the log says the same; `remember` of those of the next files.
    """

    supervisee: Worker | None = None
    supervisor: Worker | None = None
    outcome: str = ""
    with_same_names: bool = False
    with_same_words: bool = False
    remember: bool = False


class Settled(NamedTuple):
    """How many sessions went in, and of how many rows more is known now while something is still open."""

    imported: int
    still_waiting: int


def waiting_with_same_names(row: LogRow) -> LogRowQuerySet:
    """The other rows of the same two names, whichever way round, of which it is not known who met."""
    return LogRow.objects.waiting_for_people().filter(names_key=row.names_key).exclude(pk=row.pk)


def waiting_with_same_words(row: LogRow) -> LogRowQuerySet:
    """The other rows of which it is not known whether they were held, for the same words of the log."""
    return LogRow.objects.waiting_for_outcome().filter(cue=row.cue).exclude(pk=row.pk)


@transaction.atomic
def settle_rows(*, row: LogRow, answer: Answer, by: Account | None, at: datetime) -> Settled:
    """Take an answer: each row of which all is known goes in, and moves the clock.

    Of alike rows, those are left to be asked about by themselves on whose day one of the two did not work
    here, or on whose day the two have a session already. A row that is settled already does not change.
    Raises Refusal.
    """
    if answer.supervisee and answer.supervisee == answer.supervisor:
        raise Refusal("The supervisee and the supervisor must be different people.")
    same_names, same_words = _same_names(row, answer) | {row.pk}, _same_words(row, answer) | {row.pk}
    lock_whoever(lambda: _people_of(same_names | same_words, answer))
    chosen = {one.pk: one for one in _locked(same_names | same_words)}
    if row.pk not in chosen:
        return Settled(0, 0)
    for one in chosen.values():
        _take(one, answer, who=one.pk in same_names, outcome=one.pk in same_words)
    recorded = meetings_recorded()
    ready = [
        one
        for one in chosen.values()
        if one.supervisee_id
        and one.supervisor_id
        and one.outcome
        and (one.pk == row.pk or (one.supervisee_id, one.supervisor_id, one.met_on) not in recorded)
    ]
    _bring_in(ready, by=by, at=at)
    waiting = [one for one in chosen.values() if not one.session_id]
    LogRow.objects.bulk_update(
        waiting, ["supervisee", "supervisor", "outcome", "problem", "settled_problem"], batch_size=500
    )
    if answer.remember:
        _remember(row, answer, by=by, at=at)
    record_event(
        verb=Verb.LOG_ROWS_SETTLED, subject=row, by=by, worker=chosen[row.pk].supervisee, rows=len(ready)
    )
    return Settled(len(ready), len(waiting))


def _same_names(row: LogRow, answer: Answer) -> set[int]:
    """The keys of the other rows of which an answer says who met."""
    people = answer.supervisee, answer.supervisor
    if not (answer.with_same_names and all(people)):
        return set()
    return {
        one.pk
        for one in waiting_with_same_names(row)
        if all(person.is_employed(on=one.met_on) for person in people if person)
    }


def _same_words(row: LogRow, answer: Answer) -> set[int]:
    """The keys of the other rows of which an answer says what became of them."""
    if not (answer.with_same_words and answer.outcome and row.cue):
        return set()
    return set(waiting_with_same_words(row).values_list("pk", flat=True))


def _people_of(rows: Collection[int], answer: Answer) -> set[int]:
    known = LogRow.objects.filter(pk__in=rows).values_list("supervisee", "supervisor")
    people = {key for pair in known for key in pair if key}
    return people | {person.pk for person in (answer.supervisee, answer.supervisor) if person}


def _take(one: LogRow, answer: Answer, *, who: bool, outcome: bool) -> None:
    """Put into a row what the answer says of it."""
    one.settled_problem = one.settled_problem or one.problem
    if who:
        one.supervisee = answer.supervisee or one.supervisee
        one.supervisor = answer.supervisor or one.supervisor
    if outcome:
        one.outcome = one.outcome or answer.outcome
    has_people = one.supervisee_id and one.supervisor_id
    one.problem = problem_left(one) if has_people else one.problem


def problem_left(one: LogRow) -> str:
    """What is open about a row of which it is known who met."""
    return ALREADY_THERE if one.outcome else outcome_problem(one.cue)


def _bring_in(rows: list[LogRow], *, by: Account | None, at: datetime) -> None:
    for one in rows:
        one.settled_problem, one.problem = one.settled_problem or one.problem, ""
        one.session = session_of(one, supervisor=one.supervisor_id or 0)
        one.settled_by, one.settled_at = by, at
    write_meetings(prepare_entries((one, one.supervisee_id) for one in rows), at=at)
    changed = ["session", "problem", "settled_problem", "settled_by", "settled_at", "supervisee",
               "supervisor", "outcome"]  # fmt: skip
    LogRow.objects.bulk_update(rows, changed, batch_size=500)


def _remember(row: LogRow, answer: Answer, *, by: Account | None, at: datetime) -> None:
    said = {"said_by": by, "said_at": at}
    if answer.supervisee and answer.supervisor and row.names_key:
        names = {"supervisee_name": row.supervisee_name, "supervisor_name": row.supervisor_name}
        people = {"supervisee": answer.supervisee, "supervisor": answer.supervisor}
        RememberedNames.objects.update_or_create(names_key=row.names_key, defaults=said | names | people)
    if answer.outcome and row.cue:
        RememberedWords.objects.update_or_create(cue=row.cue, defaults=said | {"outcome": answer.outcome})


@transaction.atomic
def set_row_aside(*, row: LogRow, reason: str, by: Account | None, at: datetime) -> None:
    """The row is not imported, for a reason. A row that is settled already does not change."""
    for one in _locked([row.pk]):
        one.set_aside_at, one.set_aside_reason, one.settled_by, one.settled_at = at, reason, by, at
        one.save(update_fields=["set_aside_at", "set_aside_reason", "settled_by", "settled_at"])
        record_event(verb=Verb.LOG_ROW_SET_ASIDE, subject=one, by=by)


def settled_together(row: LogRow) -> LogRowQuerySet:
    """The rows that one answer settled, this one among them."""
    return LogRow.objects.filter(settled_at=row.settled_at, settled_by=row.settled_by)


@transaction.atomic
def undo_settling(*, row: LogRow, by: Account | None) -> int:
    """Let the rows of one answer wait again, and forget what it said of the next files.

    Answers how many rows. Raises Refusal where something was built on a session that it brought in.
    """
    if row.settled_at is None:
        raise Refusal("No one settled this row.")
    found = settled_together(row)
    lock_people(found.exclude(supervisee=None).values_list("supervisee", flat=True))
    rows = list(found.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    if not rows:
        return 0
    sessions = [one.session_id for one in rows if one.session_id]
    _refuse_if_built_on(rows, sessions)
    RememberedNames.objects.filter(said_at=row.settled_at, said_by=row.settled_by).delete()
    RememberedWords.objects.filter(said_at=row.settled_at, said_by=row.settled_by).delete()
    moved = set(Attendance.objects.filter(session__in=sessions).values_list("supervisee", flat=True))
    _let_wait_again(rows)
    Session.objects.filter(pk__in=sessions).delete()
    update_due_days_of(moved)
    record_event(verb=Verb.LOG_ROWS_TO_SETTLE_AGAIN, subject=row, by=by, rows=len(rows))
    return len(rows)


def _refuse_if_built_on(rows: list[LogRow], sessions: list[int]) -> None:
    if any(one.session_id is None and one.set_aside_at != one.settled_at for one in rows):
        raise Refusal("A later log has corrected this session. It can no longer be undone here.")
    for relation in Session._meta.related_objects:
        name = relation.get_accessor_name()
        if name in OF_THE_SESSION_ITSELF:
            continue
        model, column = relation.related_model, relation.field.name
        if model._default_manager.filter(Q(**{f"{column}__in": sessions})).exists():
            raise Refusal("Something was written about this session since. It can no longer be undone.")


def _let_wait_again(rows: list[LogRow]) -> None:
    register = register_now()
    for one in rows:
        who = register.who(one.supervisee_name, one.supervisor_name, on=one.met_on)
        if one.session_id:
            one.supervisee_id, one.supervisor_id = who.supervisee, who.supervisor
            one.outcome = "" if one.outcome_was_asked else one.outcome
        one.session, one.problem = None, one.settled_problem or one.problem
        one.set_aside_at, one.set_aside_reason, one.settled_by, one.settled_at = None, "", None, None
        one.settled_problem = ""
    changed = ["session", "problem", "settled_problem", "settled_by", "settled_at", "set_aside_at",
               "set_aside_reason", "supervisee", "supervisor", "outcome"]  # fmt: skip
    save_together(rows, changed, batch_size=500)


@transaction.atomic
def forget(*, remembered: RememberedNames | RememberedWords, by: Account | None) -> None:
    """The next files are not matched by this answer any more; what went in stays."""
    record_event(verb=Verb.LOG_WORDING_FORGOTTEN, subject=remembered, by=by)
    remembered.delete()


def _locked(keys: Iterable[int]) -> list[LogRow]:
    """Of these rows, those that still wait, locked until the transaction ends."""
    waiting = LogRow.objects.waiting().select_for_update(no_key=True)
    return list(waiting.filter(pk__in=list(keys)).order_by("pk"))

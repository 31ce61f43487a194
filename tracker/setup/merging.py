"""Two records of one person become one: everything that points to the one points to the other.

Only what was never written about can move: a record with supervision notes stays, so that no one comes to
read notes by a merger. Where the two contradict each other a person sorts it out first.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from django.db import DatabaseError, IntegrityError, models, transaction
from django.db.models import IntegerField, Q, Value
from django.utils import timezone

from nqsw.models import Enrolment
from supervision.clock.due_days import update_due_days_of
from supervision.models import Agreement, SessionRecord, SurveyInvitation
from tracker.setup.merging_readers import asked_to_merge, must_wait_to_merge, tell_of_merger, what_is_gained
from tracker.setup.merging_rights import rights_of, told_of_moved
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.census.services import join_answers
from workforce.locking import lock_whoever
from workforce.models import (
    Account,
    EmploymentPeriod,
    Event,
    ReaderChange,
    ReaderRight,
    StaffNumber,
    Worker,
    WorkerQuerySet,
)
from workforce.models.sealed_rows import give_rows_to
from workforce.people.employment import sign_in_anew
from workforce.reader_changes.services import CHANGED_SINCE, ChangeKind, ask, told_of
from workforce.readers.cells import number_key
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import Interval


class CannotMerge(Refusal):
    """Why two records stay two; the message says what to sort out first."""


@dataclass(frozen=True, slots=True)
class Moving:
    """So many rows of one kind go from one record to the other."""

    what: str
    number: int


def relations() -> Iterable[models.ManyToOneRel]:
    """Every way in which a row names a person, the trail apart: what was done stays as it was sealed."""
    for relation in Worker._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not Event:
            yield relation


def likely_doubles(worker: Worker, among: WorkerQuerySet) -> WorkerQuerySet:
    """People of the same family name, or with the same address: where a second record is looked for first."""
    same = Q(family_name__iexact=worker.family_name)
    if worker.email:
        same |= Q(email__iexact=worker.email)
    return among.filter(same)


def what_moves(other: Worker) -> list[Moving]:
    """What would go from a record to another, by kind."""
    tables = [relation.related_model for relation in relations()]
    first, *others = (
        relation.related_model._base_manager.filter(**{relation.field.name: other})
        .order_by()
        .values_list(Value(place, IntegerField()))
        for place, relation in enumerate(relations())
    )
    found = Counter(tables[place] for (place,) in first.union(*others, all=True).order_by())
    moving = [Moving(_counted(table, number), number) for table, number in found.items()]
    return sorted(moving, key=lambda one: one.what)


def _counted(table: type[models.Model], number: int) -> str:
    return str(table._meta.verbose_name if number == 1 else table._meta.verbose_name_plural)


def why_not(keep: Worker, other: Worker, *, by: Account | None) -> list[str]:
    """What stands against making one record of two; nothing where nothing does."""
    found: list[str] = []
    if by is not None and by.pk in (keep.account_id, other.account_id):
        found.append("You cannot merge a record of your own. Ask someone else.")
    if keep.account_id and other.account_id:
        found.append("Both can sign in with an account of their own.")
    if keep.swe_number and other.swe_number and keep.swe_number != other.swe_number:
        found.append("They have two registration numbers, so they are two people.")
    if SessionRecord.objects.filter(
        Q(session__supervisor=other) | Q(session__attendances__supervisee=other)
    ).exists():
        found.append(f"Supervision of {_named(other)} is written down. Keep that record instead.")
    agreements = list(Agreement.objects.filter(supervisee__in=(keep, other)))
    if _face_each_other(keep, other, agreements):
        found.append("One of them manages, supervises or mentors the other.")
    if _overlap(_days_of(agreements, keep), _days_of(agreements, other)):
        found.append("Both have a supervision agreement at the same time. End one of them first.")
    if all(Enrolment.objects.filter(worker=one).exists() for one in (keep, other)):
        found.append("Both are, or were, on a programme. Remove one of the two first.")
    return found


def _named(worker: Worker) -> str:
    return f"{worker} ({worker.staff_number})" if worker.staff_number else str(worker)


def _face_each_other(keep: Worker, other: Worker, agreements: Iterable[Agreement]) -> bool:
    pair = {keep.pk, other.pk}
    if keep.line_manager_id in pair or other.line_manager_id in pair:
        return True
    if any(one.supervisor_id in pair for one in agreements):
        return True
    return Enrolment.objects.filter(worker__in=pair, mentor_assignments__mentor__in=pair).exists()


def _days_of(agreements: Iterable[Agreement], worker: Worker) -> list[Interval]:
    return [Interval(one.starts_on, one.ends_on) for one in agreements if one.supervisee_id == worker.pk]


def _overlap(some: Iterable[Interval], others: Iterable[Interval]) -> bool:
    return any(one.overlaps(another) for one, another in product(list(some), list(others)))


@transaction.atomic
def merge_people(
    *, keep: Worker, other: Worker, by: Account | None, second: Account | None = None, reason: str = ""
) -> ReaderChange | None:
    """Everything of `other` goes to `keep`, and the record of `other` is no more; the trail keeps both keys.

    Where someone comes to read notes by it, it waits for a second person where it must, which is answered,
    unless this `second` has confirmed it. Raises CannotMerge for what `why_not` says, and where
    both have the same thing on the same day.
    """
    lock_whoever(lambda: _concerned(keep, other))
    keep.refresh_from_db()
    other.refresh_from_db()
    stands = why_not(keep, other, by=by)
    if stands:
        raise CannotMerge(*stands)
    gained = what_is_gained(keep, other)
    if by and second is None and must_wait_to_merge(gained, by=by):
        return ask(asked_to_merge(gained), by=by, reason=reason)
    whose = keep if keep.account_id else other
    was_gone = whose.has_left(on=timezone.localdate())
    _drop_doubles(keep, other)
    join_answers(keep=keep, other=other)
    moved = rights_of(other, relations())
    for relation in relations():
        _move(relation, keep, other)
    _take_over(keep, other)
    record_event(
        verb=Verb.PEOPLE_MERGED,
        subject=keep,
        by=by,
        worker=keep,
        merged=other.pk,
        number=other.staff_number,
        reads=told_of_moved(moved),
    )
    Worker.objects.filter(pk=other.pk).delete()
    keep.save()
    if was_gone and not keep.has_left(on=timezone.localdate()):
        sign_in_anew(keep, by=by)
    update_due_days_of([keep.pk])
    tell_of_merger(gained, by=by, second=second, reason=reason)
    return None


def _make_merger(change: ReaderChange, at: datetime) -> None:
    """The two records are one, confirmed. Raises CannotMerge where they can no longer be."""
    people = Worker.objects.in_bulk([change.facts["keep"], change.facts["other"]])
    if len(people) < len(("keep", "other")):
        raise CannotMerge(CHANGED_SINCE)
    keep, other = people[change.facts["keep"]], people[change.facts["other"]]
    merge_people(keep=keep, other=other, **told_of(change))


MERGER = ChangeKind(ReaderRight.MERGER, _make_merger)


def _concerned(keep: Worker, other: Worker) -> set[int]:
    given = Agreement.objects.filter(supervisor__in=[keep, other]).values_list("supervisee", flat=True)
    return {keep.pk, other.pk, *given}


def _drop_doubles(keep: Worker, other: Worker) -> None:
    """An absence that both records have is one; two that share a day are for a person to sort out. Who is
    asked twice by one survey is asked once, and has answered if either did.
    """
    there = {(one.started_on, one.ended_on): one for one in keep.absences.all()}
    for one in other.absences.all():
        days = Interval(one.started_on, one.ended_on)
        if (one.started_on, one.ended_on) in there:
            one.delete()
        elif _overlap([days], (Interval(*theirs) for theirs in there)):
            raise CannotMerge(
                f"Both are away on the same days, from {one.started_on:%d/%m/%Y}. Correct one first."
            )
    both = SurveyInvitation.objects.filter(worker=keep)
    for asked in SurveyInvitation.objects.filter(worker=other, round__in=both.values("round")):
        (both.get(round=asked.round_id) if asked.is_used else asked).delete()


def _move(relation: models.ManyToOneRel, keep: Worker, other: Worker) -> None:
    name = relation.field.name
    rows = relation.related_model._base_manager.filter(**{name: other})
    kind = relation.related_model._meta.verbose_name_plural
    try:
        with transaction.atomic():
            give_rows_to(rows, **{relation.field.attname: keep.pk})
    except IntegrityError as error:
        raise CannotMerge(f"Both have {kind} for the same day or thing. Remove one of them first.") from error
    except DatabaseError as error:
        raise CannotMerge(
            f"The {kind} of {_named(other)} are signed and cannot move. Keep that record."
        ) from error


def _take_over(keep: Worker, other: Worker) -> None:
    """Facts that only the other record has, and the earlier of two times of employment."""
    account, email = other.account, other.email
    numbers = [other.staff_number] if other.staff_number else []
    marks = {name: getattr(other, name) for name in ("swe_number", "registration_expires_on", "qualified_on")}
    Worker.objects.filter(pk=other.pk).update(account=None, staff_number=None, swe_number=None)
    keep.account = keep.account or account
    keep.email = keep.email or email
    for name, value in marks.items():
        setattr(keep, name, getattr(keep, name) or value)
    if not keep.staff_number and numbers:
        keep.staff_number = numbers.pop()
    known = (StaffNumber(worker=keep, number=number_key(number)) for number in numbers)
    StaffNumber.objects.bulk_create(known, ignore_conflicts=True)
    _join_times(keep, other)


def _join_times(keep: Worker, other: Worker) -> None:
    """Times that touch are one; of two that lie apart the earlier goes on record."""
    theirs = Interval(other.started_on, other.left_on)
    if Interval(keep.started_on, keep.left_on).overlaps(theirs):
        keep.started_on = min(keep.started_on, other.started_on)
        return
    first, last = sorted((keep, other), key=lambda one: one.started_on)
    days: tuple[date, date | None] = (first.started_on, first.left_on)
    keep.started_on, keep.left_on = last.started_on, last.left_on
    if days[1]:
        EmploymentPeriod.objects.create(worker=keep, started_on=days[0], left_on=days[1])

"""Mentors and assessors for many NQSWs at once, as one by one, in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nqsw.mentors.services.mentors import CannotMentor
from nqsw.models import Enrolment, MentorAssignment, most_nqsws
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY

BATCH = 500


@dataclass(frozen=True, slots=True)
class Choosing:
    """Someone chosen for an NQSW, from a day on."""

    enrolment: Enrolment
    person: Worker
    starts_on: date


def warnings_together(choosing: Sequence[Choosing]) -> list[str]:
    """What someone should know before these mentors are assigned; none of it forbids it (both *local*)."""
    warnings = [
        f"{one.person} is {one.enrolment.worker}'s line manager."
        for one in choosing
        if one.enrolment.worker.line_manager_id == one.person.pk
    ]
    for person in dict.fromkeys(one.person for one in choosing):
        theirs = [one for one in choosing if one.person == person]
        others = MentorAssignment.objects.in_force(on=theirs[0].starts_on).filter(mentor=person)
        others = others.exclude(enrolment__in=[one.enrolment for one in theirs])
        load = others.count() + len(theirs)
        limit = min(one.enrolment.programme.mentor_load_limit for one in theirs)
        if load > (most := most_nqsws(person, limit=limit)):
            warnings.append(f"{person} would mentor {many(load, 'NQSW')}. They take up to {most}.")
    return warnings


def why_not_mentor(one: Choosing, there: Sequence[MentorAssignment]) -> str:
    """Why a mentor cannot be assigned so; empty where they can. `there` are the NQSW's assignments."""
    enrolment, mentor = one.enrolment, one.person
    if mentor.pk == enrolment.worker_id:
        return "A person cannot mentor themselves."
    if not enrolment.is_current:
        return f"{enrolment.worker}'s programme has ended."
    if not mentor.is_employed(on=one.starts_on):
        return f"{mentor} does not work here on that day."
    if one.starts_on < enrolment.here_from:
        return f"The mentor of {enrolment.worker} must start on or after the first day of the programme."
    if any(at.starts_on >= one.starts_on or (at.ends_on and at.ends_on >= one.starts_on) for at in there):
        return f"{enrolment.worker} has another mentor on some of these days. Choose a later day."
    return ""


@transaction.atomic
def mentor_together(*, choosing: Sequence[Choosing], by: Account | None) -> int:
    """A mentor for each; whoever was mentor before has the day before as the last. Answers how many are new.

    The same mentor again changes nothing. Raises CannotMentor, with everyone for whom it is impossible.
    """
    lock_people({key for one in choosing for key in (one.enrolment.worker_id, one.person.pk)})
    there: dict[int, list[MentorAssignment]] = {}
    for row in MentorAssignment.objects.filter(enrolment__in=[one.enrolment for one in choosing]):
        there.setdefault(row.enrolment_id, []).append(row)
    new = [one for one in choosing if not is_mentor(one, there.get(one.enrolment.pk, []))]
    problems = [why for one in new if (why := why_not_mentor(one, there.get(one.enrolment.pk, [])))]
    if problems:
        raise CannotMentor(*dict.fromkeys(problems))
    ended, replaced = [], {}
    for one in new:
        for before in there.get(one.enrolment.pk, []):
            if before.ends_on is None:
                before.ends_on = one.starts_on - ONE_DAY
                before.enrolment = one.enrolment
                ended.append(before)
                replaced[one.enrolment.pk] = before.pk
    MentorAssignment.objects.bulk_update(ended, ["ends_on"], batch_size=BATCH)
    rows = Inserts()
    made = rows.add(
        MentorAssignment(enrolment=one.enrolment, mentor=one.person, starts_on=one.starts_on, assigned_by=by)
        for one in new
    )
    rows.write()
    record_events(
        [*map(told_of_end, ended), *(told_of(one, replaced=replaced.get(one.enrolment_id)) for one in made)],
        by=by,
    )
    return len(made)


def is_mentor(one: Choosing, there: Sequence[MentorAssignment]) -> bool:
    return any(
        at.mentor_id == one.person.pk
        and at.starts_on <= one.starts_on
        and (at.ends_on is None or at.ends_on >= one.starts_on)
        for at in there
    )


def told_of(one: MentorAssignment, *, replaced: int | None) -> NewEvent:
    details = {"mentor": one.mentor_id, "starts_on": one.starts_on.isoformat(), "replaced": replaced}
    return NewEvent(Verb.MENTOR_ASSIGNED, one, one.enrolment.worker, details)


def told_of_end(one: MentorAssignment) -> NewEvent:
    details = {"mentor": one.mentor_id, "on": one.ends_on.isoformat() if one.ends_on else None}
    return NewEvent(Verb.MENTOR_ASSIGNMENT_ENDED, one, one.enrolment.worker, details)


@transaction.atomic
def assess_together(*, choosing: Sequence[Choosing], by: Account | None) -> int:
    """An assessor for each; answers how many are others than before. Raises Refusal for the NQSW itself."""
    lock_people({key for one in choosing for key in (one.enrolment.worker_id, one.person.pk)})
    changed = [one for one in choosing if one.enrolment.assessor_id != one.person.pk]
    former = {one.enrolment.pk: one.enrolment.assessor_id for one in changed}
    for one in changed:
        if one.person.pk == one.enrolment.worker_id:
            raise Refusal(f"{one.person} cannot assess themselves.")
        if not one.person.is_employed(on=one.starts_on):
            raise Refusal(f"{one.person} does not work here on that day.")
        one.enrolment.assessor = one.person
    Enrolment.objects.bulk_update([one.enrolment for one in changed], ["assessor"], batch_size=BATCH)
    record_events(
        [
            NewEvent(
                Verb.ASSESSOR_SET,
                one.enrolment,
                one.enrolment.worker,
                {"assessor": one.person.pk, "former": former[one.enrolment.pk]},
            )
            for one in changed
        ],
        by=by,
    )
    return len(changed)

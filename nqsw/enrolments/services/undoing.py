"""Undoing an enrolment that was made by mistake, while nothing was recorded on it."""

from typing import Any

from django.db import transaction
from django.db.models import Count, IntegerField, QuerySet, Subquery, Value

from nqsw.enrolments.services.entitlements import end_limits
from nqsw.enrolments.services.supervision_begun import supervised_from
from nqsw.locking import lock_enrolment
from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.models import (
    Enrolment,
    Feedback,
    MentorMeeting,
    Milestone,
    OutcomeStep,
    Pause,
    ProtectedTime,
    Reflection,
    SelfAssessment,
)
from supervision.agreements.services.taking_back import take_back_promise
from supervision.models import FrequencyPolicy
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY


class CannotUndo(Refusal):
    """What was recorded on the programme stays; the message is for people."""


def stands_in_the_way(enrolment: Enrolment) -> list[str]:
    """What was recorded on the programme, so that it is ended instead: "2 milestones done"; nothing while it
    can be undone.
    """
    of_this = {"enrolment": enrolment.pk}
    records = {
        "milestone done,milestones done": Milestone.objects.filter(**of_this).exclude(done_on=None),
        "mentor meeting": MentorMeeting.objects.filter(assignment__enrolment=enrolment.pk),
        "entry of protected time,entries of protected time": ProtectedTime.objects.filter(**of_this),
        "pause": Pause.objects.filter(**of_this),
        "reflection": Reflection.objects.filter(**of_this),
        "piece of feedback,pieces of feedback": Feedback.objects.filter(**of_this),
        "self-assessment": SelfAssessment.objects.filter(**of_this),
        "step of the outcome,steps of the outcome": OutcomeStep.objects.filter(**of_this),
    }
    found = Enrolment.objects.values_list(*(_number_of(rows) for rows in records.values())).get(
        pk=enrolment.pk
    )
    return [many(number, *name.split(",")) for name, number in zip(records, found, strict=True) if number]


def _number_of(rows: QuerySet[Any]) -> Subquery:
    """How many, as a part of another question."""
    alone = rows.order_by().annotate(all=Value(1)).values("all")
    return Subquery(alone.annotate(number=Count("pk")).values("number"), output_field=IntegerField())


@transaction.atomic
def undo_enrolment(*, enrolment: Enrolment, by: Account | None) -> None:
    """The enrolment was a mistake: supervision and caseload are as they were before it.

    Raises CannotUndo, which says what stands in the way, when something was recorded on it: then it is ended.
    """
    lock_enrolment(enrolment)
    if found := stands_in_the_way(enrolment):
        raise CannotUndo(f"This programme has records: {', '.join(found)}. End it instead, as withdrawn.")
    worker, from_on = enrolment.worker, enrolment.here_from
    if agreement := worker.agreements.filter(ends_on=None).first():
        others = FrequencyPolicy.objects.get(is_default_for_others=True)
        since = supervised_from(enrolment)
        take_back_promise(agreement=agreement, from_on=since, otherwise=others, by=by)
    end_limits(enrolment, on=from_on - ONE_DAY, by=by)
    record_event(verb=Verb.ENROLMENT_UNDONE, subject=enrolment, by=by, worker=worker)
    enrolment.delete()
    keep_milestone_days(worker)

"""From which day supervision is promised as the programme has it, where something else was promised before.

The programme's first day may lie in the past. What was due and held under another promise meanwhile stays as
it was: the programme's promise begins on the day of enrolment then.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from nqsw.enrolments.services.entitlements import supervise_under
from nqsw.models import Enrolment
from supervision.agreements.services.promising import promised_otherwise
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event
from workforce.rules.in_words import listed, many

#: So many people a message names; more are counted.
NAMED = 3


def begin_supervision(enrolment: Enrolment, *, on: date, by: Account | None) -> date:
    """Supervision under the programme from its first day here; answers from which day it is so.

    From the day of enrolment, where that is later and another promise held in between, unless it asked for
    nothing yet and would not have done so as the programme has it. Its stages count from the first day here.
    """
    worker, policy, first = enrolment.worker, enrolment.programme.policy, enrolment.here_from
    agreement = worker.agreements.filter(ends_on=None).first()
    if (
        agreement
        and first <= agreement.starts_on < on
        and promised_otherwise(agreement, policy=policy, counts_from=first, by=by)
    ):
        return first
    another = worker.agreements.filter(Q(ends_on=None) | Q(ends_on__gte=first))
    from_on = max(first, on) if another.exists() else first
    supervise_under(worker=worker, policy=policy, from_on=from_on, counts_from=first, by=by)
    return from_on


def supervised_from(enrolment: Enrolment) -> date:
    """The day from which supervision was promised as the programme has it, as recorded when they enrolled."""
    events = Event.objects.filter(
        verb=Verb.ENROLLED, subject_type=enrolment._meta.label_lower, subject_id=str(enrolment.pk)
    )
    recorded = events.values_list("details__supervised_from", flat=True).first()
    return date.fromisoformat(recorded) if recorded else enrolment.here_from


def promised_from_today(enrolments: Sequence[Enrolment]) -> list[str]:
    """What to say of those just enrolled whose programme began before its promise of supervision; else
    nothing.
    """
    later = Enrolment.objects.filter(
        pk__in=[one.pk for one in enrolments],
        worker__agreements__ends_on=None,
        worker__agreements__policy=F("cohort__programme__policy"),
        worker__agreements__starts_on__gt=Coalesce("joined_on", "started_on"),
    ).select_related("worker")
    names = [str(one.worker) for one in later]
    if not names:
        return []
    who = listed(names) if len(names) <= NAMED else many(len(names), "person", "people")
    return [
        f"The programme’s supervision begins today for {who}: "
        "until now another promise held, and what was due under it stays as it was."
    ]

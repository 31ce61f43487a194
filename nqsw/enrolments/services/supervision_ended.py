"""From which day supervision is as for everyone else, once a programme has ended.

Its last day may lie in the past. What was due and held under the programme's promise meanwhile stays as it
was judged: the other promise begins on the day on which the end is recorded then.
"""

from datetime import date

from django.utils import timezone

from nqsw.enrolments.services.entitlements import end_limits, supervise_under
from nqsw.models import Enrolment
from supervision.models import FrequencyPolicy
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event
from workforce.rules.working_days import ONE_DAY


def end_entitlements(enrolment: Enrolment, *, on: date, by: Account | None) -> None:
    """After the last day: the policy of everyone else, and an experienced worker's caseload."""
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    from_on = _supervised_otherwise_from(enrolment, on=on)
    supervise_under(worker=enrolment.worker, policy=policy, from_on=from_on, by=by)
    end_limits(enrolment, on=on, by=by)


def _supervised_otherwise_from(enrolment: Enrolment, *, on: date) -> date:
    """The day after the last one, and no earlier than today; but where the enrolment too was recorded today,
    as from a list of those who have finished, nothing was judged by its promise yet.
    """
    today, after = timezone.localdate(), on + ONE_DAY
    return after if was_enrolled_on(enrolment, on=today) else max(after, today)


def was_enrolled_on(enrolment: Enrolment, *, on: date) -> bool:
    """The enrolment was recorded on the day."""
    events = Event.objects.filter(
        verb=Verb.ENROLLED, subject_type=enrolment._meta.label_lower, subject_id=str(enrolment.pk)
    )
    recorded_at = events.values_list("at", flat=True).first()
    return recorded_at is not None and timezone.localdate(recorded_at) == on

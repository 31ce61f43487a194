"""Who has started recently and is on no programme."""

from datetime import date

from django.db.models import BooleanField, Case, Q, Value, When

from nqsw.models import Enrolment
from nqsw.rules.plausibility import QUALIFIED_WITHIN_MONTHS
from workforce.models import Worker, WorkerQuerySet
from workforce.models.worker import CASE_HOLDING_ROLES, Contract
from workforce.rules.working_days import add_months

RECENT_MONTHS = 6
"""Who started within so many months, or starts within one, counts as a recent starter. *Local.*"""

#: Those who assess, mentor or run the year, and those who have it behind them.
NOT_IN_IT = r"assessor|mentor|lead|co-?ordinator|complet|passed|post-?asye"
TITLES = ("ASYE", "NQSW", "newly qualified")


def is_likely(*, on: date) -> Q:
    """A job title that says so, or qualified within two years; but not agency staff, who have experience."""
    titled = Q()
    for title in TITLES:
        titled |= Q(job_title__icontains=title)
    likely = Q(qualified_on__gte=add_months(on, -QUALIFIED_WITHIN_MONTHS)) | (
        titled & ~Q(job_title__iregex=NOT_IN_IT)
    )
    return likely & ~Q(contract=Contract.AGENCY)


def recent_starters(*, on: date) -> WorkerQuerySet:
    """Case holders who started recently, or are about to, and were never enrolled.

    Those who are likely to be NQSWs come first.
    """
    likely = is_likely(on=on)
    return (
        Worker.objects.filter(
            Q(left_on=None) | Q(left_on__gte=on),
            started_on__gte=add_months(on, -RECENT_MONTHS),
            started_on__lte=add_months(on, 1),
            org_role__in=CASE_HOLDING_ROLES,
        )
        .exclude(pk__in=Enrolment.objects.values("worker"))
        .annotate(
            likely_nqsw=Case(When(likely, then=Value(True)), default=False, output_field=BooleanField())
        )
        .select_related("team")
        .order_by("-likely_nqsw", "-started_on", "family_name", "given_name")
    )

"""Who has started lately and is on no programme."""

from datetime import date

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from nqsw.models import Enrolment
from workforce.models import Worker
from workforce.models.worker import CASE_HOLDING_ROLES, Contract
from workforce.rules.working_days import add_months

RECENT_MONTHS = 6
"""Who started within so many months, or starts within one, counts as a recent starter. *Local.*"""

TITLES = ("ASYE", "NQSW", "newly qualified")


def recent_starters(*, on: date) -> QuerySet[Worker]:
    """Case holders who started lately, or are about to, and were never enrolled.

    `likely_nqsw` is true for a job title that says so, and for who qualified within two years, but
    not for agency staff, who come with experience; those likely come first.
    """
    likely = Q(qualified_on__gte=add_months(on, -24))
    for title in TITLES:
        likely |= Q(job_title__icontains=title)
    likely &= ~Q(contract=Contract.AGENCY)
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

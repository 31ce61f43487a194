"""Who supports an NQSW beside their supervisor: notes name them by their given name."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from nqsw.models import Enrolment, MentorAssignment
from workforce.models import Worker


def supporters_of(workers: Collection[int]) -> QuerySet[Any, Any]:
    """The keys of the mentors and assessors, now or before, of those of the workers (keys) who are NQSWs."""
    mentors = MentorAssignment.objects.filter(enrolment__worker__in=workers).values("mentor")
    assessors = Enrolment.objects.filter(worker__in=workers).values("assessor")
    return Worker.objects.filter(Q(pk__in=mentors) | Q(pk__in=assessors)).order_by().values("pk")

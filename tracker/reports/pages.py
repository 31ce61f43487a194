"""What the page of the supervision report has beside its numbers: the address of the rows behind each."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from supervision.overdue.reports.compliance import Share
from tracker.reports.behind import IN_TIME
from tracker.reports.forms import SupervisionReportForm
from tracker.reports.supervision import Breakdown


class ShareLine(NamedTuple):
    """One value of a breakdown, its share, and the addresses of the due days in time and of all."""

    name: str
    share: Share
    in_time: str
    every: str


def share_lines(breakdown: Breakdown, form: SupervisionReportForm) -> Iterator[ShareLine]:
    """The lines of one table."""
    address = reverse("tracker:supervision_periods", query={**form.in_address, "by": breakdown.name})
    for name, share in breakdown.named_shares:
        every = f"{address}&{urlencode({'value': name})}"
        yield ShareLine(name, share, f"{every}&held={IN_TIME}", every)

"""What the workforce census leaves behind: a year's answers, then what was asked of someone who left."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from workforce.models import CensusPost, CensusUpload, Worker
from workforce.privacy.leavers import leavers_with
from workforce.privacy.retention import Begun, RetentionKind
from workforce.rules.authority import Setting
from workforce.rules.census.layouts import layout_of
from workforce.rules.data_held import Kept

_of_leavers = leavers_with(Kept.CENSUS, but=("workforce.CensusUpload",))


def _census(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Of those who left, all; of those who are here, years that are over, but never the last of theirs."""
    gone = set(Worker.objects.filter(left_on__lte=until).values_list("pk", flat=True))
    yield from _of_leavers(until, held)
    newest: dict[int, int] = {}
    rows = CensusPost.objects.order_by("worker_id", "-year").only("pk", "worker_id", "year", "number")
    for row in rows.exclude(worker__in=gone):
        is_last = newest.setdefault(row.worker_id, row.year) == row.year
        ended_on = layout_of(row.year).last_on
        if not is_last and ended_on <= until:
            roots = (CensusPost.objects.filter(pk=row.pk),)
            yield Begun(subject=row, people=(row.worker_id,), began_on=ended_on, roots=roots)
    uploads = CensusUpload.objects.filter(uploaded_at__lte=timezone.now() - timedelta(days=1))
    if old := uploads.first():
        yield Begun(subject=old, people=(), began_on=until, roots=(uploads,))


CENSUS = RetentionKind(
    kept=Kept.CENSUS, label="Workforce census", setting=Setting.KEEP_CENSUS_MONTHS, begun=_census
)

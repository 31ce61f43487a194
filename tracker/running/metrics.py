"""`/metrics`: numbers for a monitor, in the form of Prometheus; of machines and queues, never of people.

Off unless `METRICS_TOKEN` is set, which the monitor sends as a bearer. How long requests take is counted by
each process into the folder that `PROMETHEUS_MULTIPROC_DIR` names; without it only what the database knows
is told.
"""

import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from tracker.running.late import NEVER, watched_jobs
from workforce.audit_trail.sealing import unsealed_for_long
from workforce.models import Mail

METRICS = "/metrics"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
#: Seconds: a page in a tenth, a report in one, an import's preview in many.
BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
TOOK = Histogram(
    "tracker_request_seconds",
    "How long requests took, by the name of their page.",
    ("method", "page", "status"),
    buckets=BOUNDS,
    registry=None,
)


class MetricsMiddleware:
    """Answers `/metrics`, and counts every other request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.counts = bool(os.environ.get(FOLDER))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == METRICS:
            return _told(request)
        began = time.perf_counter()
        answer = self.get_response(request)
        if self.counts:
            TOOK.labels(str(request.method), _page(request), f"{answer.status_code // 100}xx").observe(
                time.perf_counter() - began
            )
        return answer


def _page(request: HttpRequest) -> str:
    """The name of a page, which says nothing of whose it is."""
    match = request.resolver_match
    return match.view_name if match else "none"


def _told(request: HttpRequest) -> HttpResponse:
    """To whoever has the key; nobody else learns that there is something."""
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponseNotFound()
    registry = CollectorRegistry()
    registry.register(OfTheDatabase())
    if os.environ.get(FOLDER):
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it tells no types
    answer = HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    answer.headers["Cache-Control"] = "no-store"
    return answer


class OfTheDatabase(Collector):
    """What waits, and what runs by itself; where the database is away, that."""

    def collect(self) -> Iterator[Metric]:
        try:
            found = list(_of_queues()) + list(_of_jobs())
        except Error:
            found = []
        yield GaugeMetricFamily("tracker_database_up", "The database answers.", value=bool(found))
        yield from found


def _of_queues() -> Iterator[Metric]:
    at = timezone.now()
    waiting = Mail.objects.still_open().count()
    yield GaugeMetricFamily("tracker_mail_waiting", "E-mails that are not sent.", value=waiting)
    stuck = Mail.objects.stuck(at=at).count()
    yield GaugeMetricFamily("tracker_mail_stuck", "E-mails that have waited for an hour.", value=stuck)
    unsealed = unsealed_for_long(at=at)
    yield GaugeMetricFamily("tracker_events_unsealed", "Events unsealed for five minutes.", value=unsealed)
    oldest = DBTaskResult.objects.ready().aggregate(oldest=Min("enqueued_at"))["oldest"]
    age = (at - oldest).total_seconds() if oldest else 0
    yield GaugeMetricFamily("tracker_task_waiting_seconds", "Since when work waits for a worker.", value=age)


def _of_jobs() -> Iterator[Metric]:
    at = timezone.now()
    since = GaugeMetricFamily(
        "tracker_job_seconds_since_done", "Since a job last did what it should.", labels=["job"]
    )
    well = GaugeMetricFamily("tracker_job_well", "The job ran when it should, and did.", labels=["job"])
    for one in watched_jobs(at=at):
        well.add_metric([one.job.name], float(one.is_well))
        if one.state != NEVER and one.done_at:
            since.add_metric([one.job.name], (at - one.done_at).total_seconds())
    yield from (since, well)

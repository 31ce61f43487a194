"""Running the jobs whose time has come: each once, whoever asks and however many do."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.management import CommandError, call_command
from django.db.models import F, QuerySet
from django.utils import timezone

from tracker.models import ScheduledJob
from tracker.running.jobs import Job, jobs
from workforce.going_on import is_going_on, keep_hearing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one run."""

    job: Job
    seconds: float
    #: Empty when it did what it should.
    problem: str

    def __str__(self) -> str:
        return (
            f"{self.job.name}: {f'failed: {self.problem}' if self.problem else 'done'} ({self.seconds:.1f} s)"
        )


def run_due_jobs() -> Iterator[Ran]:
    """Run what is due, one after the other. What another process runs meanwhile is left to it."""
    for job in due_jobs(at=timezone.now()):
        if (ran := run(job)) is not None:
            yield ran


def due_jobs(*, at: datetime) -> list[Job]:
    """Whose time has come since they last began, and those that were stopped in the middle."""
    known = {one.name: one for one in ScheduledJob.objects.all()}
    return [job for job in jobs() if _is_due(job, known.get(job.name), at=at)]


def _is_due(job: Job, known: ScheduledJob | None, *, at: datetime) -> bool:
    if known is None or known.started_at is None:
        return True
    if known.ended_at is None:
        return not is_going_on(began_at=known.started_at, heard_at=known.heard_at, at=at)
    latest = job.when.latest(at)
    return latest is not None and known.started_at < latest


def run(job: Job) -> Ran | None:
    """Run one job now; None where another process took it first."""
    known = _claim(job, at=timezone.now())
    if known is None:
        return None
    began = time.monotonic()
    with keep_hearing(lambda: _mine(known).update(heard_at=timezone.now())):
        problem = _problem_of(job)
    ended = timezone.now()
    succeeded = F("succeeded_at") if problem else ended
    _mine(known).update(ended_at=ended, problem=problem, succeeded_at=succeeded)
    return Ran(job, time.monotonic() - began, problem)


def _claim(job: Job, *, at: datetime) -> ScheduledJob | None:
    """Of two who ask at one moment, one changes the row that both have read."""
    known, _ = ScheduledJob.objects.get_or_create(name=job.name)
    if not _is_due(job, known, at=at):
        return None
    claimed = _mine(known).update(started_at=at, heard_at=at, ended_at=None)
    known.started_at = at
    return known if claimed else None


def _mine(known: ScheduledJob) -> QuerySet[ScheduledJob]:
    """The row, as long as nobody else has begun the job since."""
    return ScheduledJob.objects.filter(pk=known.pk, started_at=known.started_at)


def _problem_of(job: Job) -> str:
    """Why it failed, without a word about anybody; empty when it did not."""
    try:
        call_command(*job.command)
    except CommandError as error:
        problem = str(error)
    except Exception as error:
        log.exception("The scheduled job %s failed", job.name)
        problem = type(error).__name__
    else:
        return ""
    log.error("The scheduled job %s failed: %s", job.name, problem)
    return problem[:300]

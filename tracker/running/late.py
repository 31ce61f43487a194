"""Which jobs did not run: for the page of jobs, the administrator's home, the check and the metrics."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from tracker.models import ScheduledJob
from tracker.running.jobs import Job, jobs
from workforce.going_on import is_going_on
from workforce.rules.in_words import many

DONE, RUNS, LATE, FAILED, NEVER = "Done", "Running", "Late", "Failed", "Never run"
COLOURS = {DONE: "green", RUNS: "blue", LATE: "red", FAILED: "red", NEVER: "red"}


@dataclass(frozen=True, slots=True)
class Watched:
    """One job, and how it stands."""

    job: Job
    known: ScheduledJob | None
    state: str
    next_at: datetime

    @property
    def colour(self) -> str:
        return COLOURS[self.state]

    @property
    def is_well(self) -> bool:
        return self.state in (DONE, RUNS)

    @property
    def done_at(self) -> datetime | None:
        """When it last did what it should."""
        return self.known.succeeded_at if self.known else None

    @property
    def running_since(self) -> datetime | None:
        """When it began, while it runs."""
        return self.known.started_at if self.known and self.state == RUNS else None

    @property
    def problem(self) -> str:
        return self.known.problem if self.known and self.state == FAILED else ""


def watched_jobs(*, at: datetime) -> list[Watched]:
    """Every job of this installation."""
    known = {one.name: one for one in ScheduledJob.objects.all()}
    return [
        Watched(job, known.get(job.name), _state(job, known.get(job.name), at=at), job.when.next_after(at))
        for job in jobs()
    ]


def _state(job: Job, known: ScheduledJob | None, *, at: datetime) -> str:
    if known is None or known.started_at is None:
        return NEVER
    if known.ended_at is None:
        goes_on = is_going_on(began_at=known.started_at, heard_at=known.heard_at, at=at)
        return RUNS if goes_on else LATE
    if known.problem:
        return FAILED
    latest = job.when.latest(at - job.late_after)
    return LATE if latest and known.started_at < latest else DONE


def late_in_words(*, at: datetime) -> str:
    """Which jobs did not do what they should; nothing where all is well, and on one's own machine."""
    if settings.INSECURE_LOCAL:
        return ""
    ill = [one for one in watched_jobs(at=at) if not one.is_well]
    if not ill:
        return ""
    if all(one.state == NEVER for one in ill) and len(ill) == len(jobs()):
        return "The jobs that run by themselves have never run: nobody is reminded, and nothing is proved."
    names = ", ".join(f"“{one.job.label}” ({one.state.lower()})" for one in ill)
    return f"{many(len(ill), 'job')} did not run as {'it' if len(ill) == 1 else 'they'} should: {names}."

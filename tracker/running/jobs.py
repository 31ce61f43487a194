"""What has to run by itself, when, and what happens when it does not: one list for the command, the page,
the check and the documents.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings

from tracker.running.schedule import Schedule, every, nightly, working_hours


@dataclass(frozen=True, slots=True)
class Job:
    """One command of `manage.py` that runs by itself."""

    #: The command and its arguments.
    command: tuple[str, ...]
    label: str
    #: As people read it: "every minute".
    often: str
    when: Schedule
    #: So long after its time it is late, and somebody is told.
    late_after: timedelta
    #: What goes wrong while it does not run.
    otherwise: str
    #: Tells it from another job of the same command.
    of: str = ""

    @property
    def name(self) -> str:
        return f"{self.command[0]} {self.of}".rstrip()


#: Backends of tasks that a worker carries out, from a table.
WORKERS_OWN = "django_tasks_db."
#: The short ones first: nobody waits for a long one.
JOBS = (
    Job(
        ("seal_audit_trail", "--verbosity", "0"),
        "Seal the audit trail",
        "every minute",
        every(1),
        timedelta(minutes=10),
        "An event that is deleted before it is sealed leaves no trace.",
    ),
    Job(
        ("send_mail",),
        "Send the e-mails that wait",
        "every 5 minutes",
        every(5),
        timedelta(hours=1),
        "E-mails that the mail server refused are not tried again.",
    ),
    Job(
        ("send_reminders",),
        "Remind people of what is due",
        "every hour from 7:05 to 18:05, Monday to Friday",
        working_hours(7, 18, 5),
        timedelta(hours=3),
        "Nobody is told that supervision is due, or overdue.",
    ),
    Job(
        ("clearsessions",),
        "Delete sign-ins that have ended",
        "each night at 1:45",
        nightly(1, 45),
        timedelta(hours=12),
        "Sign-ins that have ended stay in the database.",
    ),
    Job(
        ("apply_retention",),
        "Delete what has been kept long enough",
        "each night at 2:00",
        nightly(2, 0),
        timedelta(hours=12),
        "Personal data is kept for longer than the authority has said.",
    ),
    Job(
        ("keep_measures",),
        "Close the month’s figures",
        "each night at 2:15",
        nightly(2, 15),
        timedelta(hours=12),
        "Figures of past months go on changing.",
    ),
    Job(
        ("due_days", "--check"),
        "Compare due days with the history",
        "each night at 2:30",
        nightly(2, 30),
        timedelta(hours=12),
        "A due day that is wrong is not noticed.",
    ),
    Job(
        ("verify",),
        "Prove what was signed",
        "each night at 3:00",
        nightly(3, 0),
        timedelta(hours=12),
        "A signed record that was changed is not noticed.",
    ),
)
#: Where a folder for copies is set.
BACKUP = Job(
    ("backup",),
    "Copy the database",
    "each night at 3:30",
    nightly(3, 30),
    timedelta(hours=12),
    "There is no new copy to go back to.",
)


#: Where workers do what is done beside requests, of each of their lists: what went wrong there may be told
#: with the text of a row, so that it goes soon.
PRUNE = Job(
    ("prune_db_task_results", "--min-age-days", "1", "--failed-min-age-days", "1"),
    "Empty the workers’ lists",
    "each night at 1:50",
    nightly(1, 50),
    timedelta(hours=12),
    "The workers’ lists of finished work grow.",
)


def jobs() -> tuple[Job, ...]:
    """Every job of this installation."""
    found = [*JOBS]
    if settings.TASKS_BACKEND.startswith(WORKERS_OWN):
        found += [_pruning(name) for name in settings.TASKS]
    if settings.BACKUP_TO:
        kept = ("--into", settings.BACKUP_TO, "--days", str(settings.BACKUPS_KEPT_DAYS))
        found.append(replace(BACKUP, command=(*BACKUP.command, *kept)))
    return tuple(found)


def _pruning(backend: str) -> Job:
    command = (*PRUNE.command, "--backend", backend)
    return replace(PRUNE, command=command, label=f"{PRUNE.label}: {backend}", of=backend)

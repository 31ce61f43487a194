"""Jobs that run by themselves: each once, whoever asks, and somebody is told of those that do not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.urls import reverse
from django.utils import timezone

from tests.council import ADMINISTRATOR
from tracker.models import ScheduledJob
from tracker.running import runs
from tracker.running.checks import jobs_run
from tracker.running.jobs import JOBS, jobs
from tracker.running.late import DONE, FAILED, LATE, NEVER, RUNS, late_in_words, watched_jobs

pytestmark = pytest.mark.django_db
VERIFY = next(job for job in JOBS if job.name == "verify")
SEAL = next(job for job in JOBS if job.name == "seal_audit_trail")


@pytest.fixture
def called(monkeypatch):
    """The commands that were run, in order, and nothing of what they do."""
    called = []
    monkeypatch.setattr(runs, "call_command", lambda *command: called.append(command))
    return called


@pytest.fixture
def noon(time_machine):
    def _noon(days=0, **more):
        time_machine.move_to("2026-11-26T12:00:00Z", tick=False)
        time_machine.shift(timedelta(days=days, **more))
        return timezone.now()

    return _noon


def states(at):
    return {one.job.name: one.state for one in watched_jobs(at=at)}


def test_each_job_is_a_command_that_takes_its_arguments(settings, tmp_path):
    settings.BACKUP_TO = str(tmp_path)
    names = [job.name for job in jobs()]
    assert len(names) == len(set(names)) == len(JOBS) + 1
    for job in jobs():
        name, *arguments = job.command
        app = get_commands()[name]
        load_command_class(app, name).create_parser("manage.py", name).parse_args(arguments)


def test_what_has_never_run_runs_once_and_again_when_its_time_comes(called, noon):
    noon()
    assert len(list(runs.run_due_jobs())) == len(JOBS)
    assert called == [job.command for job in JOBS]
    called.clear()
    assert list(runs.run_due_jobs()) == []
    noon(minutes=1)
    assert [ran.job for ran in runs.run_due_jobs()] == [SEAL]
    noon(days=1)
    assert len(list(runs.run_due_jobs())) == len(JOBS)


def test_a_job_that_fails_says_so_and_runs_again_at_its_next_time(monkeypatch, noon):
    def fail(name, *arguments):
        if name == "verify":
            raise CommandError("2 differences.")
        if name == "send_mail":
            raise ValueError("Amina Ahmed")

    noon()
    monkeypatch.setattr(runs, "call_command", fail)
    problems = {ran.job.name: ran.problem for ran in runs.run_due_jobs() if ran.problem}
    assert problems == {"verify": "2 differences.", "send_mail": "ValueError"}  # and nobody's name
    assert states(timezone.now())["verify"] == FAILED
    with pytest.raises(CommandError, match="send_mail"):
        noon(minutes=5) and call_command("jobs")
    monkeypatch.setattr(runs, "call_command", lambda *command: None)
    noon(days=1)
    list(runs.run_due_jobs())
    assert set(states(timezone.now()).values()) == {DONE}


def test_what_another_process_runs_is_left_to_it_until_nothing_is_heard_of_it(called, noon):
    at = noon()
    list(runs.run_due_jobs())
    called.clear()
    tomorrow = noon(days=1)
    known = ScheduledJob.objects.filter(name="verify")
    known.update(started_at=tomorrow, heard_at=tomorrow, ended_at=None)
    assert VERIFY not in runs.due_jobs(at=tomorrow + timedelta(seconds=80))
    assert states(tomorrow + timedelta(seconds=80))["verify"] == RUNS
    assert VERIFY in runs.due_jobs(at=tomorrow + timedelta(seconds=100))
    assert states(tomorrow + timedelta(seconds=100))["verify"] == LATE
    assert known.get().succeeded_at == at


def test_of_two_who_begin_at_one_moment_one_runs(called, noon, monkeypatch):
    """The second has read the row before the first changed it."""
    at = noon()
    list(runs.run_due_jobs())
    called.clear()
    at = noon(minutes=1)
    stale = ScheduledJob.objects.get(name=SEAL.name)
    assert runs.run(SEAL) is not None
    monkeypatch.setattr(ScheduledJob.objects, "get_or_create", lambda **name: (stale, False), raising=False)
    assert runs._claim(SEAL, at=at) is None
    assert called == [SEAL.command]


def test_nothing_is_told_of_a_machine_of_ones_own_and_all_of_one_that_serves(settings, called, noon):
    noon()
    assert late_in_words(at=timezone.now()) == ""
    settings.INSECURE_LOCAL = False
    assert "have never run" in late_in_words(at=timezone.now())
    list(runs.run_due_jobs())
    assert late_in_words(at=timezone.now()) == ""
    at = noon(minutes=30)
    assert late_in_words(at=at) == "1 job did not run as it should: “Seal the audit trail” (late)."
    assert [said.id for said in jobs_run(["default"])] == ["workforce.W006"]


def test_a_weekend_without_reminders_is_not_late(settings, called, time_machine):
    settings.INSECURE_LOCAL = False
    time_machine.move_to("2026-11-27T18:10:00Z", tick=False)  # a Friday evening
    list(runs.run_due_jobs())
    reminders = {one.job.name: one for one in watched_jobs(at=timezone.now() + timedelta(days=2, hours=12))}
    assert reminders["send_reminders"].state == DONE
    later = {one.job.name: one for one in watched_jobs(at=timezone.now() + timedelta(days=2, hours=16))}
    assert later["send_reminders"].state == LATE


def test_the_page_says_how_each_stands_and_what_goes_wrong(client, council, noon):
    at = noon()
    ScheduledJob.objects.create(
        name="verify", started_at=at, heard_at=at, ended_at=at, problem="2 differences."
    )
    client.force_login(council[ADMINISTRATOR])
    ScheduledJob.objects.create(name="backup", started_at=at)  # no job of this installation
    ScheduledJob.objects.create(name="send_mail", started_at=at, heard_at=at)
    page = client.get(reverse("tracker:jobs")).content.decode()
    assert "Since Thursday 26 November, 12:00" in page
    assert page.count(NEVER) == len(JOBS) - 2
    assert "2 differences." in page
    assert "A signed record that was changed is not noticed." not in page  # it was
    assert "Figures of past months go on changing." in page


def test_the_administrators_home_says_that_jobs_do_not_run(client, council, settings):
    settings.INSECURE_LOCAL = False
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(council[ADMINISTRATOR])
    home = client.get("/", secure=True).content.decode()
    assert "Scheduled jobs do not run" in home
    assert reverse("tracker:jobs") in home


def test_the_list_is_printed(capsys, called, noon):
    noon()
    call_command("jobs")
    capsys.readouterr()
    call_command("jobs", "--list")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(JOBS)
    assert lines[0] == "Done: seal_audit_trail, every minute, last 26/11/2026 12:00"

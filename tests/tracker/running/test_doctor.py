"""`manage.py doctor`: each thing that is not well is named, with what to do; nothing is changed or sent."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.checks import Warning as Caution
from django.core.management import CommandError, call_command
from django.utils import timezone

from supervision.models import Agreement
from tests.factories import AgreementFactory
from tests.smtp import mail_server
from tracker.backup.folder import copy_in
from tracker.mailers import smtp
from tracker.running.doctor import around, checked, data, looks
from tracker.running.doctor.finding import State, well

pytestmark = pytest.mark.django_db


def states(look):
    return [finding.state for finding in look()]


def of(look, about):
    return next(finding for finding in look() if finding.about == about)


def test_all_is_looked_at_and_a_demo_is_said_to_be_one(capsys):
    call_command("doctor")
    said = capsys.readouterr().out
    assert "LOOK  Settings: the shortcuts of the demo" in said
    for about, _ in looks.LOOKS:
        assert about in said or about in ("Checks", "Address")  # both are for a service
    assert " 0 ill" in said


def test_a_monitor_gets_a_list(capsys):
    call_command("doctor", "--json")
    found = json.loads(capsys.readouterr().out)
    assert {"about", "state", "said", "remedy"} == set(found[0])


def test_what_cannot_be_looked_at_is_a_finding_and_the_rest_is_looked_at(monkeypatch, capsys):
    def broken():
        raise RuntimeError("no")
        yield

    monkeypatch.setattr(looks, "LOOKS", (("First", broken), ("Second", lambda: iter([well("Second", "is")]))))
    with pytest.raises(CommandError):
        call_command("doctor")
    said = capsys.readouterr().out
    assert "ILL   First: could not be looked at (RuntimeError: no)" in said
    assert "WELL  Second: is" in said


def test_a_due_day_that_the_history_does_not_say_is_ill():
    agreement = AgreementFactory()
    call_command("due_days", "--rebuild", verbosity=0)
    assert states(data.due_days) == [State.WELL]
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=timezone.localdate() + timedelta(99))
    assert states(data.due_days) == [State.ILL]


def test_a_warning_of_the_checks_comes_with_its_remedy(settings, monkeypatch):
    settings.INSECURE_LOCAL = False
    said = [Caution("E-mail waits.", hint="Look at the page.", id="workforce.W041")]
    monkeypatch.setattr(checked.checks, "run_checks", lambda **how: said)
    (found,) = checked.what_the_checks_say()
    assert (found.state, found.said, found.remedy) == (State.LOOK, "E-mail waits.", "Look at the page.")


class Environment(dict):
    """As `environ.Env`, of these values."""

    def __call__(self, name, default=""):
        return self.get(name, default)

    int = bool = __call__


def a_mail_server(settings, port, **more):
    settings.INSECURE_LOCAL = False
    environment = Environment(EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_USE_TLS=False, **more)
    settings.MAILERS = {"default": smtp(environment)}


def test_the_mail_server_is_knocked_at_and_nothing_is_sent(settings):
    with mail_server() as server:
        a_mail_server(settings, server.server_address[1])
        assert states(around.mail_server) == [State.WELL]
        assert server.received == []
    found = of(around.mail_server, "E-mail")
    assert found.state == State.ILL
    assert f"127.0.0.1:{server.server_address[1]}" in found.said
    assert "EMAIL_HOST" in found.remedy


def test_copies_that_are_missing_or_old_are_ill(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(around.shutil, "which", lambda name: f"/usr/bin/{name}")
    settings.BACKUP_TO = ""
    assert states(around.newest_copy) == [State.LOOK]
    settings.BACKUP_TO = str(tmp_path)
    assert states(around.newest_copy) == [State.ILL]
    for days, state in ((3, State.ILL), (1, State.WELL)):
        copy_in(tmp_path, at=timezone.localtime() - timedelta(days)).write_text("x")
        assert states(around.newest_copy) == [state]


def test_a_folder_that_is_not_there_is_ill(settings):
    settings.BACKUP_TO = "/no/such/folder"
    assert State.ILL in states(around.disks)


def test_a_settings_file_that_others_read_is_ill(settings, tmp_path):
    settings.ROOT = tmp_path
    assert states(around.settings_file) == [State.WELL]
    file = Path(tmp_path / ".env")
    file.write_text("SECRET_KEY=x")
    file.chmod(0o640)
    assert states(around.settings_file) == [State.ILL]
    file.chmod(0o600)
    assert states(around.settings_file) == [State.WELL]


def test_an_address_where_nobody_answers_is_ill(settings):
    settings.INSECURE_LOCAL = False
    settings.SITE_ADDRESS = "https://127.0.0.1:1"
    found = of(around.own_address, "Address")
    assert found.state == State.ILL
    assert "does not answer" in found.said
    settings.SITE_ADDRESS = "http://tracker.example"
    assert "is not https" in of(around.own_address, "Address").said

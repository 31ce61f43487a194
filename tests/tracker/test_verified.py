"""When everything was recomputed last: on the administrator's page, in a check; the newest link is mailed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tracker.checks import all_is_verified
from tracker.verifying import verify
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verified import last_verified
from workforce.models import Event, SealHead
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail():
    record_event(verb=Verb.WORKER_CHANGED, subject=WorkerFactory(), by=None)
    tell_rights_as_they_stand(on=timezone.localdate())
    seal_events(at=timezone.now())


def warnings(settings):
    settings.INSECURE_LOCAL = False
    return [one.msg for one in all_is_verified(databases=["default"])]


def page(sign_in):
    reader = sign_in(AccountFactory(role="admin"))
    tell_rights_as_they_stand(on=timezone.localdate())
    answer = reader.get(reverse("workforce:audit_trail"))
    return " ".join(answer.text.split())


def test_a_run_is_kept_and_shown(trail, sign_in, settings):
    assert last_verified() is None
    assert "Nobody has checked yet everything that was signed." in page(sign_in)
    assert warnings(settings) == ["`verify` has never run: nobody knows whether what was signed was changed."]
    call_command("verify", stdout=StringIO())
    assert last_verified().differences == 0
    assert ": no differences." in page(sign_in)
    assert warnings(settings) == []


def test_a_run_of_three_days_ago_is_old(trail, sign_in, settings, time_machine):
    verify(at=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert "Not checked for two days" in page(sign_in)
    assert [said.startswith("`verify` last ran on") for said in warnings(settings)] == [True]


def test_differences_stay_told_until_they_are_gone(trail, sign_in, settings):
    take_down(using="default")
    Event.objects.filter(verb=Verb.WORKER_CHANGED).delete()
    with pytest.raises(CommandError):
        call_command("verify", stdout=StringIO(), stderr=StringIO())
    assert "difference" in warnings(settings)[0]
    assert "differences</strong>" in page(sign_in)


def test_a_database_in_which_nothing_has_happened_warns_of_nothing(settings):
    assert warnings(settings) == []


def test_the_newest_link_is_mailed_to_where_the_authority_keeps_it(trail, settings):
    settings.NEWEST_LINK_TO = ["it-security@council.example", "governance@council.example"]
    call_command("verify", stdout=StringIO())
    [sent] = mail.outbox
    link = str(SealHead.objects.get())
    assert sent.to == settings.NEWEST_LINK_TO
    assert f"manage.py verify --expect {link}" in sent.body
    call_command("verify", expect=[link], stdout=StringIO())


def test_a_mail_that_cannot_be_sent_is_told(trail, settings, monkeypatch):
    settings.NEWEST_LINK_TO = ["it-security@council.example"]

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr("tracker.verifying.send_mail", refuse)
    with pytest.raises(CommandError, match="not kept everywhere: no mail server"):
        call_command("verify", stdout=StringIO())


def test_a_missing_head_is_told_and_the_run_kept(trail):
    take_down(using="default")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM workforce_sealhead")
    assert any("the head" in told for told in verify(at=timezone.now()).differences)
    assert last_verified().differences

"""The commands that seal the trail and say whether it is whole."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.workforce.audit_trail.trails import without_triggers, write
from workforce.audit_trail.sealing import unsealed_for_long
from workforce.models import Seal, SealHead

pytestmark = pytest.mark.django_db


def test_the_command_seals_what_waits_and_says_that_the_trail_is_whole(trail):
    write()
    out = StringIO()
    call_command("verify_audit_trail", stdout=out)
    assert out.getvalue() == f"5 events, the trail is whole. Head: {SealHead.objects.get()}\n"
    assert SealHead.objects.get().number == 3


def test_a_head_that_was_kept_elsewhere_stays_a_seal_of_the_trail(trail):
    kept = str(SealHead.objects.get())
    write()
    call_command("verify_audit_trail", f"--head={kept}", stdout=StringIO())


def test_the_command_fails_where_the_trail_is_broken(trail):
    without_triggers("UPDATE workforce_event SET verb = %s WHERE id = %s", "other", trail[1].pk)
    told = StringIO()
    with pytest.raises(CommandError, match=r"broken at 1 place\.$"):
        call_command("verify_audit_trail", stderr=told)
    assert told.getvalue() == f"event {trail[1].pk}: what it says is not what was written\n"


def test_sealing_says_how_many_and_the_head_to_keep():
    write()
    out = StringIO()
    call_command("seal_audit_trail", stdout=out)
    assert out.getvalue() == f"1 event sealed. Head: {SealHead.objects.get()}\n"
    call_command("seal_audit_trail", stdout=StringIO())
    assert Seal.objects.count() == 1


def test_the_hourly_run_of_reminders_seals_too():
    write()
    call_command("send_reminders", stdout=StringIO())
    assert unsealed_for_long(at=timezone.now() + timedelta(days=1)) == 0

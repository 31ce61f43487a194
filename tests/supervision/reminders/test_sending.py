"""Each e-mail once, none lost in silence, whatever the mail server and the machine do."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.models import Reminder, ReminderState
from supervision.reminders.kinds import Wanted
from supervision.reminders.services import sending
from supervision.reminders.services.sending import deliver, make, send_again, send_reminders, settle
from tests.factories import AccountFactory
from tests.racing import ROOT, own_database
from tests.smtp import PATIENCE, mail_server
from workforce.models import Event

AT = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def server(settings):
    with mail_server() as running:
        host, port = running.server_address
        options = {"host": host, "port": port, "timeout": PATIENCE}
        settings.MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": options}}
        yield running


@pytest.fixture
def owed(db):
    """One e-mail that waits."""
    account = AccountFactory(email="amina@council.example")
    wanted = Wanted("agreement:1", AT.date(), account, "Your supervision is due.", "/supervision/book/")
    make([("due_soon", wanted)], at=AT)
    return Reminder.objects.get()


def state_of(reminder):
    reminder.refresh_from_db()
    return reminder.state


def later(hours):
    return AT + timedelta(hours=hours)


def send_at(hours):
    """What an hourly run does, sources apart."""
    sending.doubt_old_claims(at=later(hours))
    for pk in Reminder.objects.sendable().values_list("pk", flat=True):
        deliver(pk, at=later(hours))


def test_what_is_owed_is_sent_once(server, owed):
    send_at(0)
    send_at(1)
    assert [mail["Message-ID"] for mail in server.received] == [owed.message_id]
    assert state_of(owed) == ReminderState.SENT
    assert owed.sent_at == AT


def test_the_same_thing_is_written_down_once_however_often_it_is_wanted(owed):
    wanted = Wanted("agreement:1", AT.date(), owed.recipient, "Said otherwise.", "/")
    assert make([("due_soon", wanted)] * 3, at=later(1)) == 0
    assert Reminder.objects.get().line == "Your supervision is due."


@pytest.mark.parametrize("mood", ["refuse the address", "defer", "refuse"])
def test_what_the_server_refuses_is_tried_again_and_sent_once(server, owed, mood):
    server.mood = mood
    send_at(0)
    assert state_of(owed) == ReminderState.FAILED
    server.mood = "accept"
    send_at(1)
    assert state_of(owed) == ReminderState.SENT
    assert len(server.received) == 1


def test_a_server_that_cannot_be_reached_loses_nothing(server, owed, settings):
    host, port = server.server_address
    settings.MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": {"host": host, "port": 1}}}
    send_at(0)
    assert state_of(owed) == ReminderState.FAILED
    settings.MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": {"host": host, "port": port}}}
    send_at(1)
    assert state_of(owed) == ReminderState.SENT


@pytest.mark.parametrize("mood", ["hang", "drop after data"])
def test_what_may_have_gone_out_is_never_sent_again_by_itself(server, owed, mood):
    server.mood = mood
    send_at(0)
    assert state_of(owed) == ReminderState.UNCERTAIN
    server.mood = "accept"
    send_at(1)
    assert len(server.received) == 1
    assert list(Reminder.objects.for_a_person()) == [owed]


class Killed(BaseException):
    """The machine goes off."""


def kill(*args, **kwargs):
    raise Killed


def test_killed_before_the_claim_it_is_sent_by_the_next_run(server, owed, monkeypatch):
    monkeypatch.setattr(sending.Reminder.objects, "sendable", kill)
    with pytest.raises(Killed):
        deliver(owed.pk, at=AT)
    monkeypatch.undo()
    send_at(1)
    assert (state_of(owed), len(server.received)) == (ReminderState.SENT, 1)


@pytest.mark.parametrize(("is_sent", "went_out"), [(False, 0), (True, 1)], ids=["before", "after sending"])
def test_killed_between_claim_and_mark_it_waits_for_a_person(server, owed, monkeypatch, is_sent, went_out):
    really = sending._send
    monkeypatch.setattr(sending, "_send", lambda reminder: kill(is_sent and really(reminder)))
    with pytest.raises(Killed):
        deliver(owed.pk, at=AT)
    monkeypatch.undo()
    assert state_of(owed) == ReminderState.CLAIMED
    send_at(0.4)
    assert state_of(owed) == ReminderState.CLAIMED, "another sender may still be at it"
    send_at(0.6)
    assert state_of(owed) == ReminderState.UNCERTAIN
    send_at(1)
    assert len(server.received) == went_out


def test_after_five_refusals_it_waits_for_a_person(server, owed):
    server.mood = "refuse"
    for hour in range(8):
        send_at(hour)
    owed.refresh_from_db()
    assert owed.attempts == 5
    assert list(Reminder.objects.for_a_person()) == [owed]
    assert owed.problem == "The mail server refused it (554)."


def test_a_person_marks_it_as_sent(server, owed):
    Reminder.objects.update(state=ReminderState.UNCERTAIN)
    by = AccountFactory(role="admin")
    assert settle(reminder=owed, by=by)
    assert not settle(reminder=owed, by=by)
    send_at(1)
    assert (state_of(owed), owed.settled_by, server.received) == (ReminderState.SETTLED, by, [])
    assert Event.objects.get().verb == "reminder marked as sent"


def test_a_person_sends_it_again_under_the_same_message_id(server, owed):
    Reminder.objects.update(state=ReminderState.UNCERTAIN, attempts=3)
    assert send_again(reminder=owed, by=AccountFactory(role="admin"))
    send_at(1)
    assert [mail["Message-ID"] for mail in server.received] == [owed.message_id]


def test_what_was_sent_cannot_be_sent_again_by_hand(server, owed):
    send_at(0)
    assert not send_again(reminder=owed, by=AccountFactory(role="admin"))


def test_an_e_mail_is_a_sentence_and_a_link_under_a_bare_subject(server, owed):
    send_at(0)
    mail = server.received[0]
    assert (mail["Subject"], mail["To"]) == ("Supervision", "amina@council.example")
    parts = {part.get_content_type(): part.get_payload(decode=True).decode() for part in mail.get_payload()}
    assert list(parts) == ["text/plain", "text/html"]
    for text in parts.values():
        assert "Your supervision is due." in text
        assert "http://127.0.0.1:8000/supervision/book/" in text
        assert "style=" not in text


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_everything_once(tmp_path):
    accounts = AccountFactory.create_batch(40)
    make([("due_soon", Wanted("a", AT.date(), account, "x", "/")) for account in accounts], at=AT)
    ids = sorted(Reminder.objects.values_list("message_id", flat=True))
    with mail_server() as server, own_database(tmp_path) as (address, rows):
        server.mood = "slow"
        environment = {
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "tests.smtp_settings",
            "SMTP_PORT": str(server.server_address[1]),
        }
        command = [sys.executable, "manage.py", "send_reminders", "--on", "2026-11-19"]
        senders = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        said = [sender.communicate(timeout=120)[0] for sender in senders]
        assert sorted(mail["Message-ID"] for mail in server.received) == ids
        assert rows("SELECT state, count(*) FROM supervision_reminder GROUP BY state") == [("sent", 40)]
    shares = [int(words.split(" sent")[0].rpartition(" ")[2]) for words in said]
    assert sum(shares) == 40
    assert sum(share > 0 for share in shares) > 1, "only one was at work: no race was run"


def test_a_claim_is_taken_once(owed):
    assert deliver(owed.pk, at=AT) == ReminderState.SENT
    assert deliver(owed.pk, at=AT) is None


def test_a_run_says_what_it_came_to(server, owed, monkeypatch):
    monkeypatch.setattr(sending, "wanted_on", lambda on: [])
    outcome = send_reminders(on=AT.date(), at=AT)
    assert (outcome.made, outcome.sent, outcome.failed, outcome.uncertain) == (0, 1, 0, 0)


# --- The administrator's page ------------------------------------------------------------------------

LOG = reverse("supervision:mail_log")


def test_the_administrator_sees_what_waits_but_not_what_it_says(owed, sign_in):
    Reminder.objects.update(state=ReminderState.UNCERTAIN, problem="The connection was lost.")
    page = sign_in(AccountFactory(role="admin")).get(LOG).content.decode()
    assert "amina@council.example" in page
    assert "The connection was lost." in page
    assert owed.line not in page


@pytest.mark.parametrize(("do", "state"), [("sent", "settled"), ("again", "waiting")])
def test_the_administrator_settles_it(owed, sign_in, do, state):
    Reminder.objects.update(state=ReminderState.UNCERTAIN)
    sign_in(AccountFactory(role="admin")).post(reverse("supervision:mail_settle", args=[owed.pk]), {"do": do})
    assert state_of(owed) == state


def test_the_administrator_sends_what_is_owed_now(owed, sign_in, mailoutbox):
    sign_in(AccountFactory(role="admin")).post(reverse("supervision:mail_run"))
    assert [mail.to for mail in mailoutbox] == [["amina@council.example"]]


@pytest.mark.parametrize("role", ["", "psw", "qa"])
def test_nobody_else_finds_the_page(owed, sign_in, role):
    client = sign_in(AccountFactory(role=role))
    assert client.get(LOG).status_code == 404
    assert client.post(reverse("supervision:mail_run")).status_code == 404
    assert client.post(reverse("supervision:mail_settle", args=[owed.pk])).status_code == 404

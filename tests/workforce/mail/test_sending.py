"""Each e-mail once, none lost in silence, whatever the mail server and the machine do."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.factories import AccountFactory, WorkerFactory
from tests.racing import ROOT, own_database
from tests.smtp import PATIENCE, mail_server
from workforce.mail import sending
from workforce.mail.outbox import new_mail, queue
from workforce.mail.sending import deliver, send_waiting
from workforce.mail.services import give_up, send_again, settle
from workforce.models import Event, Mail, MailState

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def server(settings):
    with mail_server() as running:
        host, port = running.server_address
        options = {"host": host, "port": port, "timeout": PATIENCE}
        settings.MAILERS = {"default": {"BACKEND": SMTP, "OPTIONS": options}}
        yield running


def notice(account, at=AT):
    return new_mail(
        "account_notice", recipient=account, at=at, subject="A notice", text="Your password was changed."
    )


@pytest.fixture
def owed():
    """One e-mail that waits."""
    mail = notice(AccountFactory(email="amina@council.example"))
    queue([mail])
    return mail


def state_of(owed):
    owed.refresh_from_db()
    return owed.state


def later(hours):
    return AT + timedelta(hours=hours)


def send_at(hours):
    return send_waiting(at=later(hours))


def test_what_is_owed_is_sent_once_and_its_words_go(server, owed):
    send_at(0)
    send_at(1)
    assert [mail["Message-ID"] for mail in server.received] == [owed.message_id]
    assert state_of(owed) == MailState.SENT
    assert (owed.sent_at, owed.subject, owed.text) == (AT, "", "")


def test_the_same_e_mail_is_queued_once_however_often(owed):
    twice = [new_mail("account_invitation", "a", recipient=owed.recipient, at=AT) for _ in range(2)]
    queue(twice[:1])
    queue(twice)
    assert Mail.objects.filter(kind="account_invitation").count() == 1
    assert twice[0].pk == twice[1].pk


@pytest.mark.parametrize(
    ("mood", "problem"),
    [
        ("refuse the address", "The mail server refused the address (550)."),
        ("refuse the sender", "The mail server refused the sender (553): see DEFAULT_FROM_EMAIL."),
        ("defer", "The mail server refused it (451)."),
        ("refuse", "The mail server refused it (554)."),
    ],
)
def test_what_the_server_refuses_is_tried_again_and_sent_once(server, owed, mood, problem):
    server.mood = mood
    send_at(0)
    assert (state_of(owed), owed.problem) == (MailState.REFUSED, problem)
    assert owed.text, "its words are kept for the next try"
    server.mood = "accept"
    send_at(1)
    assert state_of(owed) == MailState.SENT
    assert len(server.received) == 1


@pytest.mark.parametrize("mood", ["nobody there", "silent", "busy"])
def test_a_server_that_is_not_reached_loses_nothing_and_is_asked_again_without_end(
    server, owed, settings, mood
):
    port = server.server_address[1]
    if mood == "nobody there":
        settings.MAILERS["default"]["OPTIONS"]["port"] = 1
    server.mood = mood
    for hour in range(30):
        send_at(hour)
    assert (state_of(owed), owed.refusals) == (MailState.UNREACHED, 0)
    settings.MAILERS["default"]["OPTIONS"]["port"], server.mood = port, "accept"
    send_at(30)
    assert (state_of(owed), len(server.received)) == (MailState.SENT, 1)


def test_a_server_that_is_not_reached_is_asked_once_a_run(server, owed):
    queue([notice(owed.recipient) for _ in range(9)])
    server.mood = "busy"
    outcome = send_at(0)
    assert (outcome.unreached, server.calls) == (10, 1)
    assert sorted(Mail.objects.values_list("state", flat=True)) == ["unreached"] + ["waiting"] * 9


def test_it_is_asked_again_five_minutes_later_and_not_before(server, owed):
    server.mood = "busy"
    send_at(0)
    server.mood = "accept"
    send_at(4.9 / 60)
    assert state_of(owed) == MailState.UNREACHED
    send_at(5 / 60)
    assert state_of(owed) == MailState.SENT


@pytest.mark.parametrize("mood", ["hang", "drop after data"])
def test_what_may_have_gone_out_is_never_sent_again_by_itself(server, owed, mood):
    server.mood = mood
    send_at(0)
    assert state_of(owed) == MailState.UNCERTAIN
    server.mood = "accept"
    send_at(1)
    assert len(server.received) == 1
    assert list(Mail.objects.for_a_person()) == [owed]


class Killed(BaseException):
    """The machine goes off."""


def kill(*args, **kwargs):
    raise Killed


def test_killed_before_the_claim_it_is_sent_by_the_next_run(server, owed, monkeypatch):
    monkeypatch.setattr(sending.Mail.objects, "sendable", kill)
    with pytest.raises(Killed):
        deliver(owed.pk, at=AT)
    monkeypatch.undo()
    send_at(1)
    assert (state_of(owed), len(server.received)) == (MailState.SENT, 1)


@pytest.mark.parametrize(("is_sent", "went_out"), [(False, 0), (True, 1)], ids=["before", "after sending"])
def test_killed_between_claim_and_mark_it_waits_for_a_person(server, owed, monkeypatch, is_sent, went_out):
    really = sending.hand_over
    monkeypatch.setattr(sending, "hand_over", lambda made: kill(is_sent and really(made)))
    with pytest.raises(Killed):
        deliver(owed.pk, at=AT)
    monkeypatch.undo()
    assert state_of(owed) == MailState.CLAIMED
    send_at(0.4)
    assert state_of(owed) == MailState.CLAIMED, "another sender may still be at it"
    send_at(0.6)
    assert state_of(owed) == MailState.UNCERTAIN
    send_at(1)
    assert len(server.received) == went_out


def test_after_five_refusals_it_waits_for_a_person(server, owed):
    server.mood = "refuse"
    for hour in range(12):
        send_at(hour)
    owed.refresh_from_db()
    assert (owed.refusals, server.calls) == (5, 5)
    assert list(Mail.objects.for_a_person()) == [owed]
    assert owed.problem == "The mail server refused it (554)."


def test_an_undone_transaction_owes_nothing(server, owed):
    with pytest.raises(RuntimeError), transaction.atomic():
        queue([notice(owed.recipient)])
        raise RuntimeError
    assert list(Mail.objects.all()) == [owed]


@pytest.mark.parametrize("how", ["disabled", "left"])
def test_nothing_is_sent_to_people_who_are_gone(server, how):
    worker = WorkerFactory(left_on=AT.date() - timedelta(days=1) if how == "left" else None)
    worker.account.is_active = how != "disabled"
    worker.account.save()
    mail = notice(worker.account)
    queue([mail])
    send_at(0)
    assert (state_of(mail), mail.text, server.received) == (MailState.DROPPED, "", [])


# --- What a person does ------------------------------------------------------------------------------


def test_a_person_marks_it_as_sent(server, owed):
    Mail.objects.update(state=MailState.UNCERTAIN)
    by = AccountFactory(role="admin")
    assert settle(mail=owed, by=by)
    assert not settle(mail=owed, by=by)
    send_at(1)
    assert (state_of(owed), owed.settled_by, owed.text, server.received) == (MailState.SETTLED, by, "", [])
    assert [(event.verb, event.details) for event in Event.objects.all()] == [("mail marked as sent", {})]


def test_a_person_sends_it_again_under_the_same_message_id(server, owed):
    Mail.objects.update(state=MailState.REFUSED, refusals=5, try_at=later(9))
    assert send_again(mails=Mail.objects.all(), by=AccountFactory(role="admin")) == 1
    send_at(1)
    assert [mail["Message-ID"] for mail in server.received] == [owed.message_id]


def test_a_person_gives_all_up_but_what_is_being_sent(server, owed):
    sent, claimed = notice(owed.recipient), notice(owed.recipient)
    queue([sent])
    deliver(sent.pk, at=AT)
    queue([claimed])
    Mail.objects.filter(pk=claimed.pk).update(state=MailState.CLAIMED, claimed_at=AT)
    assert give_up(mails=Mail.objects.all(), by=AccountFactory(role="admin")) == 1
    send_at(0.1)
    assert [state_of(each) for each in (owed, sent, claimed)] == ["given_up", "sent", "claimed"]
    assert owed.text == ""


def test_what_was_sent_cannot_be_sent_again_by_hand(server, owed):
    send_at(0)
    assert send_again(mails=Mail.objects.all(), by=AccountFactory(role="admin")) == 0


def test_the_database_keeps_no_words_of_what_is_over(owed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.update(state=MailState.SENT)


# --- Several processes ---------------------------------------------------------------------------------


def sender_process(address, server, *arguments):
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "tests.smtp_settings",
        "SMTP_PORT": str(server.server_address[1]),
    }
    command = [sys.executable, "manage.py", "send_mail", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.long
@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_everything_once(tmp_path):
    Mail.objects.bulk_create(notice(account, timezone_now()) for account in AccountFactory.create_batch(40))
    ids = sorted(Mail.objects.values_list("message_id", flat=True))
    with mail_server() as server, own_database(tmp_path) as (address, rows):
        server.mood = "slow"
        senders = [sender_process(address, server) for _ in range(4)]
        said = [sender.communicate(timeout=120)[0] for sender in senders]
        assert sorted(mail["Message-ID"] for mail in server.received) == ids
        assert rows("SELECT state, count(*) FROM workforce_mail GROUP BY state") == [("sent", 40)]
    shares = [int(words.split(" sent")[0].rpartition(" ")[2]) for words in said]
    assert sum(shares) == 40
    assert sum(share > 0 for share in shares) > 1, "only one was at work: no race was run"


@pytest.mark.long
@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_a_sender_killed_at_work_leaves_one_uncertain_e_mail_and_the_rest_for_the_next(tmp_path):
    Mail.objects.bulk_create(notice(account, timezone_now()) for account in AccountFactory.create_batch(20))
    with mail_server() as server, own_database(tmp_path) as (address, rows):
        server.mood = "slow"
        first = sender_process(address, server)
        while len(server.received) < 5:
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=30)
        assert rows("SELECT count(*) FROM workforce_mail WHERE state = 'claimed'") == [(1,)]
        sender_process(address, server).communicate(timeout=60)
        assert rows("SELECT state, count(*) FROM workforce_mail GROUP BY state ORDER BY state") == [
            ("claimed", 1),
            ("sent", 19),
        ]
        names = [mail["Message-ID"] for mail in server.received]
        assert len(names) == len(set(names)) == 20


def timezone_now():
    return datetime.now(tz=UTC) - timedelta(minutes=1)


def test_a_claim_is_taken_once(owed):
    assert deliver(owed.pk, at=AT) == MailState.SENT
    assert deliver(owed.pk, at=AT) is None


def test_the_command_says_what_it_came_to(owed):
    said = StringIO()
    call_command("send_mail", stdout=said)
    assert said.getvalue().startswith("0 new, 1 sent, 0 refused,")

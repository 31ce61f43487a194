"""Each thing is told once to each person, in as few e-mails as may be, and none is lost in silence."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from supervision.models import Reminder, ReminderState
from supervision.reminders.kinds import Wanted
from supervision.reminders.services import sending
from supervision.reminders.services.sending import make, send_reminders, write_owed
from tests.factories import AccountFactory
from tests.racing import ROOT, own_database
from tests.smtp import mail_server
from workforce.mail.sending import send_waiting
from workforce.models import Mail

AT = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SUBJECT = "Supervision: Thursday 19 November"


@pytest.fixture
def account(db):
    return AccountFactory(email="amina@council.example")


def wanted(account, number=1, line="Your supervision is due."):
    return "due_soon", Wanted(f"agreement:{number}", AT.date(), account, line, f"/supervision/{number}/")


def told(account, *numbers, at=AT, kind="due_soon"):
    """One run: these are due."""
    make([(kind, wanted(account, number)[1]) for number in numbers], at=at)
    write_owed(on=at.date(), at=at)
    send_waiting(at=at)


def test_a_run_sends_one_e_mail_with_everything(account, mailoutbox):
    told(account, 1, 2)
    [mail] = mailoutbox
    assert (mail.subject, mail.to) == (SUBJECT, ["amina@council.example"])
    assert mail.body.startswith("2 things to look at:\n")
    for number in (1, 2):
        assert f"- Your supervision is due.\n  http://127.0.0.1:8000/supervision/{number}/" in mail.body


def test_later_runs_of_a_day_add_nothing_and_the_next_day_tells_it(account, mailoutbox):
    told(account, 1)
    told(account, 2, 3, at=AT + HOUR)
    told(account, 4, at=AT + 2 * HOUR)
    assert [mail.body.count("Your supervision is due.") for mail in mailoutbox] == [1]
    told(account, 5, at=AT + DAY)
    assert [mail.body.count("Your supervision is due.") for mail in mailoutbox] == [1, 4]
    assert [mail.subject for mail in mailoutbox] == [SUBJECT, "Supervision: Friday 20 November"]


def test_what_is_urgent_does_not_wait_for_the_next_days_e_mail(account, mailoutbox):
    told(account, 1, kind="place_given")
    told(account, 2, at=AT + HOUR)
    told(account, 3, 4, at=AT + 2 * HOUR, kind="place_given")
    assert [mail.body.count("Your supervision is due.") for mail in mailoutbox] == [1, 2]
    assert Reminder.objects.owed().count() == 1


def test_a_sentence_too_long_for_its_row_is_shortened_and_stops_no_run(account):
    assert make([wanted(account, line=f"{'N' * 241} and {'M' * 241} meet.")], at=AT) == 1
    line = Reminder.objects.get().line
    assert (len(line), line[-1]) == (300, "…")


@pytest.mark.parametrize(
    ("on", "number"),
    [("2026-12-24", 1), ("2026-12-25", 0), ("2026-12-26", 0), ("2026-12-28", 0), ("2026-12-29", 1)],
    ids=["Christmas Eve", "Christmas Day", "Saturday", "bank holiday", "Tuesday"],
)
def test_on_a_day_of_rest_nobody_is_told_anything(account, mailoutbox, on, number):
    at = datetime.fromisoformat(f"{on}T08:00+00:00")
    make([wanted(account)], at=at)
    send_reminders(on=at.date(), at=at)
    assert len(mailoutbox) == number


def test_whoever_comes_second_on_a_day_leaves_what_is_new_for_the_next(account, monkeypatch):
    """Two runs at once: the other wrote the day's e-mail after this one had looked for it."""
    told(account, 1)
    make([wanted(account, 2)], at=AT)
    monkeypatch.setattr(sending, "_is_written", lambda mail: False)
    assert write_owed(on=AT.date(), at=AT) == 0
    assert Reminder.objects.owed().count() == 1


def test_what_was_told_is_not_told_again(account, mailoutbox):
    told(account, 1, 2)
    told(account, 1, 2)
    assert len(mailoutbox) == 1


def test_the_same_thing_is_written_down_once_however_often_it_is_wanted(account):
    make([wanted(account)], at=AT)
    assert make([wanted(account, line="Said otherwise.")] * 3, at=AT + timedelta(hours=1)) == 0
    assert Reminder.objects.get().line == "Your supervision is due."


class Killed(BaseException):
    """The machine goes off."""


def test_killed_between_writing_down_and_the_e_mail_the_next_run_tells_it(account, mailoutbox, monkeypatch):
    def kill(*args, **kwargs):
        raise Killed

    monkeypatch.setattr(sending, "in_mails", kill)
    with pytest.raises(Killed):
        told(account, 1, 2)
    monkeypatch.undo()
    assert (Mail.objects.count(), Reminder.objects.owed().count()) == (0, 2)
    told(account, 1, 2)
    assert [mail.body.count("Your supervision is due.") for mail in mailoutbox] == [2]
    assert set(Reminder.objects.values_list("state", flat=True)) == {ReminderState.TOLD}


def test_the_database_knows_no_reminder_that_is_told_in_nothing(account):
    make([wanted(account)], at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.update(state=ReminderState.TOLD)


def test_an_e_mail_is_a_sentence_and_a_link_under_a_bare_subject(account, mailoutbox, frozen_today):
    told(account, 1)
    [mail] = mailoutbox
    html, kind = mail.alternatives[0]
    assert (mail.subject, kind) == (SUBJECT, "text/html")
    for text in (mail.body, html):
        assert "Your supervision is due." in text
        assert "http://127.0.0.1:8000/supervision/1/" in text
        assert "style=" not in text


@pytest.mark.long
@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_four_runs_at_once_tell_everyone_once(tmp_path):
    accounts = AccountFactory.create_batch(20)
    make([wanted(account, number) for account in accounts for number in range(3)], at=AT)
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
        assert sorted(mail["To"] for mail in server.received) == sorted(each.email for each in accounts)
        assert rows("SELECT state, count(*) FROM supervision_reminder GROUP BY state") == [("told", 60)]
        assert rows("SELECT kind, state, count(*) FROM workforce_mail GROUP BY kind, state") == [
            ("together", "sent", 20)
        ]
    shares = [int(words.split(" sent")[0].rpartition(" ")[2]) for words in said]
    assert sum(shares) == 20


def test_a_run_says_what_it_came_to(account, monkeypatch):
    monkeypatch.setattr(sending, "wanted_on", lambda on: [])
    make([wanted(account)], at=AT)
    outcome = send_reminders(on=AT.date(), at=AT)
    assert (outcome.made, outcome.sent, outcome.refused, outcome.uncertain) == (1, 1, 0, 0)


def test_the_administrator_sends_what_is_owed_now(account, sign_in, mailoutbox, frozen_today):
    make([wanted(account)], at=AT)
    sign_in(AccountFactory(role="admin")).post(reverse("supervision:reminders_run"))
    assert [mail.to for mail in mailoutbox] == [["amina@council.example"]]


def test_a_run_for_another_day_names_that_day_and_not_today(account, mailoutbox):
    tomorrow = AT.date() + DAY
    for number in (1, 2):
        make([wanted(account, number)], at=AT)
        write_owed(on=tomorrow, at=AT)
    send_waiting(at=AT)
    assert [mail.subject for mail in mailoutbox] == ["Supervision: Friday 20 November"]

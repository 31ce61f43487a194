"""What somebody wants to hear once a week: gathered, told in the week's first e-mail, never lost."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.models import Reminder, ReminderChoice
from supervision.reminders.services import sending
from supervision.reminders.services.sending import send_reminders
from tests.factories import ActionFactory, WorkerFactory
from workforce.models import Account, Mail, MailState

pytestmark = pytest.mark.django_db

WEDNESDAY, MONDAY = date(2026, 11, 25), date(2026, 11, 30)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def amina():
    """Wants her actions once a week."""
    worker = WorkerFactory(given_name="Amina")
    ReminderChoice.objects.create(account=worker.account, kind="action", often="weekly")
    return worker


def action(worker, on=WEDNESDAY):
    return ActionFactory(supervisee=worker, due_on=on)


def run(on, hour=8):
    return send_reminders(on=on, at=datetime.combine(on, datetime.min.time(), tzinfo=UTC).replace(hour=hour))


def run_days(first, last):
    for days in range((last - first).days + 1):
        run(first + days * DAY)


def states():
    return sorted(
        [*Reminder.objects.values_list("kind", "state"), *Mail.objects.values_list("kind", "state")]
    )


def test_nothing_is_sent_before_monday(amina, mailoutbox):
    action(amina)
    run_days(WEDNESDAY, MONDAY - DAY)
    assert (mailoutbox, states()) == ([], [("action", "gathered")])


def test_on_monday_one_e_mail_says_it_all(amina, mailoutbox):
    first, second = action(amina), action(amina, WEDNESDAY + DAY)
    run_days(WEDNESDAY, MONDAY)
    (mail,) = mailoutbox
    assert (mail.subject, mail.to) == ("Supervision: Monday 30 November", [amina.account.email])
    assert "2 things to look at:" in mail.body
    for each, said in ((first, "Wednesday 25 November"), (second, "Thursday 26 November")):
        assert f"- Your action from supervision is due on {said}." in mail.body
        assert f"http://127.0.0.1:8000/actions/{each.pk}/" in mail.body
    assert states() == [("action", "told"), ("action", "told"), ("together", "sent")]
    assert Reminder.objects.untold().count() == 0


def test_one_e_mail_a_week_at_most_and_each_thing_once(amina, mailoutbox):
    for days in range(28):
        action(amina, WEDNESDAY + days * DAY)
    run_days(WEDNESDAY, WEDNESDAY + 40 * DAY)
    days = [mail.made_at.date() for mail in Mail.objects.order_by("pk")]
    tuesday_after_christmas = date(2026, 12, 29)
    assert days == [*(MONDAY + number * WEEK for number in range(4)), tuesday_after_christmas]
    assert sum(mail.body.count("Your action") for mail in mailoutbox) == 28
    assert Reminder.objects.untold().count() == 0


def test_a_monday_without_a_run_is_caught_up_with(amina, mailoutbox):
    action(amina)
    run(WEDNESDAY)
    run(MONDAY + DAY)
    assert len(mailoutbox) == 1
    action(amina, MONDAY + DAY)
    run(MONDAY + 2 * DAY)
    assert len(mailoutbox) == 1
    run(MONDAY + WEEK)
    assert len(mailoutbox) == 2


def test_without_anything_gathered_there_is_no_weekly_e_mail(amina, mailoutbox):
    run(MONDAY)
    assert (mailoutbox, states()) == ([], [])


def test_others_hear_at_once(amina, mailoutbox):
    ben = WorkerFactory(given_name="Ben")
    action(ben)
    run(WEDNESDAY)
    assert [mail.to for mail in mailoutbox] == [[ben.account.email]]


def test_what_is_gathered_after_mondays_e_mail_waits_for_the_next(amina, mailoutbox):
    """So too when two run at once: who comes second finds the week's e-mail written."""
    action(amina)
    run(MONDAY)
    action(amina, MONDAY)
    run(MONDAY, hour=9)
    assert (len(mailoutbox), Reminder.objects.untold().count()) == (1, 1)
    run(MONDAY + WEEK)
    assert (len(mailoutbox), Reminder.objects.untold().count()) == (2, 0)


class Killed(BaseException):
    """The machine goes off."""


def test_killed_while_the_weekly_e_mail_is_written_nothing_is_lost_or_told_twice(
    amina, mailoutbox, monkeypatch
):
    action(amina)
    run(WEDNESDAY)

    def kill(*args, **kwargs):
        raise Killed

    monkeypatch.setattr(sending, "in_mails", kill)
    with pytest.raises(Killed):
        run(MONDAY)
    monkeypatch.undo()
    assert states() == [("action", "gathered")]
    run(MONDAY, hour=9)
    assert (len(mailoutbox), states()) == (1, [("action", "told"), ("together", "sent")])


def test_who_has_no_part_in_it_any_more_is_not_told_on_monday(amina, mailoutbox):
    stranger = WorkerFactory()
    mine = action(amina)
    run(WEDNESDAY)
    Reminder.objects.filter(subject=f"action:{mine.pk}").update(about=stranger)
    run(MONDAY)
    assert (mailoutbox, states()) == ([], [("action", "dropped")])


def test_who_can_no_longer_sign_in_is_not_told(amina, mailoutbox):
    action(amina)
    run(WEDNESDAY)
    Account.objects.update(is_active=False)
    run(MONDAY)
    assert mailoutbox == []


def test_a_refused_weekly_e_mail_is_tried_again_with_the_same_words(amina, mailoutbox, monkeypatch):
    action(amina)
    run(WEDNESDAY)
    refused = (MailState.REFUSED, "The mail server refused it (554).")
    monkeypatch.setattr("workforce.mail.sending.hand_over", lambda made: refused)
    run(MONDAY)
    monkeypatch.undo()
    assert states() == [("action", "told"), ("together", "refused")]
    run(MONDAY + DAY)
    assert ["Your action" in mail.body for mail in mailoutbox] == [True]

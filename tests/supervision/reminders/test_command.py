"""The command, the task and the pages: who would get what, and that a rehearsal keeps nothing."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from supervision.models import Reminder
from supervision.reminders.kinds import kinds, wanted_on
from supervision.reminders.rehearsal import rehearse
from supervision.reminders.tasks import send_reminders_task
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    WorkerFactory,
)
from tests.supervision.reminders.telling import DAY, DUE
from workforce.models import Worker

pytestmark = pytest.mark.django_db


def test_a_rehearsal_asks_no_more_of_the_database_for_more_people(agreement):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert rehearse(on=DUE).mails
        return len(queries)

    of_one = asked()
    for _ in range(4):
        supervisee = WorkerFactory(line_manager=agreement.supervisor)
        AgreementFactory(supervisee=supervisee, supervisor=agreement.supervisor)
    AgreementFactory.create_batch(4)
    type(agreement).objects.update(next_due_on=DUE)
    assert len(rehearse(on=DUE).mails) == 14
    assert asked() == of_one


def run(*arguments):
    out = StringIO()
    call_command("send_reminders", *arguments, stdout=out)
    return out.getvalue()


def test_the_dry_run_says_who_would_get_what_and_keeps_nothing(agreement, mailoutbox, frozen_today):
    lines = run("--on", "2026-11-26", "--dry-run").splitlines()
    assert lines[:3] == [
        "2 e-mails to 2 people about 3 things; 0 things kept for weekly e-mails; 0 people cannot be reached.",
        "  2  Supervision due soon",
        "  1  Weekly summary",
    ]
    dele = lines.index(f"To {agreement.supervisor.account}:")
    assert lines[dele + 1 : dele + 3] == [
        "  Supervision of Amina Ahmed is due by Thursday 26 November, and nothing is booked before then.",
        "  Your people: 1 supervised, 0 overdue, 1 due soon, 0 records to sign.",
    ]
    assert (mailoutbox, Reminder.objects.count()) == ([], 0)


def test_the_dry_run_counts_those_who_were_invited_a_week_ago_and_have_not_come(agreement):
    account = AccountFactory(email="new@council.example", invited_at=datetime(2026, 11, 19, 16, tzinfo=UTC))
    account.set_unusable_password()
    account.save()
    Worker.objects.filter(pk=WorkerFactory().pk).update(account=account)
    line = "  1  Reminders of an invitation, with a new link, to people who have not come"
    assert line not in run("--on", "2026-11-25", "--dry-run").splitlines()
    assert line in run("--on", "2026-11-26", "--dry-run").splitlines()


def test_the_dry_run_names_who_cannot_be_reached_and_why(agreement, psw):
    amina, dele = agreement.supervisee, agreement.supervisor
    Worker.objects.filter(pk=amina.pk).update(account=None, email="amina@council.example")
    dele.account.is_active = False
    dele.account.save()
    gone = AgreementFactory(supervisee__family_name="Gone").supervisee
    without = AgreementFactory(supervisee__family_name="Without", supervisor=dele).supervisee
    for agreement in without.agreements.all() | gone.agreements.all():
        agreement.next_due_on = DUE
        agreement.save()
    Worker.objects.filter(pk=without.pk).update(account=None, email="")
    Worker.objects.filter(pk=gone.pk).update(left_on=DUE - DAY)
    said = run("--on", "2026-11-26", "--dry-run")
    assert "4 people cannot be reached." in said.splitlines()[0]
    assert set(said.partition("Cannot be reached:")[2].strip().splitlines()) == {
        f"{amina}: no account: invite them",
        f"  {dele}: the account is disabled",
        f"  {without}: no e-mail address: enter it on their page",
        f"  {gone}: has left: hand over what is still theirs",
    }


def test_nobody_who_has_left_is_told_anything(agreement, manager):
    Worker.objects.filter(pk=agreement.supervisor_id).update(left_on=DUE - DAY)
    heard_of = {wanted.recipient for _, wanted in wanted_on(DUE)}
    assert heard_of == {agreement.supervisee.account}


def test_the_command_and_the_task_do_the_same(agreement, mailoutbox):
    assert run("--on", "2026-11-26") == "2 new, 2 sent, 0 refused, 0 not known to be sent.\n"
    assert run("--on", "2026-11-26") == "0 new, 0 sent, 0 refused, 0 not known to be sent.\n"
    result = send_reminders_task.enqueue(on="2026-11-27")
    assert {key: number for key, number in result.return_value.items() if number} == {"made": 2, "sent": 2}
    assert len(mailoutbox) == 4


def test_every_kind_can_be_previewed(agreement, sign_in):
    client = sign_in(agreement.supervisee)
    for kind in kinds():
        page = client.get(reverse("supervision:reminder_preview", args=[kind.key]))
        assert kind.example in page.context["text"]
    assert client.get(reverse("supervision:reminder_preview", args=["unknown"])).status_code == 404


def test_an_empty_choice_is_asked_for_by_the_name_of_its_e_mail(agreement, sign_in):
    page = sign_in(agreement.supervisee).post(reverse("supervision:reminders"), {}).text
    assert "Select how often you get “Master class tomorrow”" in page
    assert "the master class tomorrow" not in page


def test_the_dry_run_of_several_days_says_the_figures_of_each(agreement, mailoutbox, frozen_today):
    lines = run("--on", "2026-11-26", "--dry-run", "--days", "5").splitlines()
    assert lines == [
        "Thursday 26 November 2026: 2 e-mails to 2 people, 1 to one person at most",
        "Friday 27 November 2026: 2 e-mails to 2 people, 1 to one person at most",
        "Saturday 28 November 2026 (day of rest): 0 e-mails to 0 people, 0 to one person at most",
        "Sunday 29 November 2026 (day of rest): 0 e-mails to 0 people, 0 to one person at most",
        "Monday 30 November 2026: 1 e-mail to 1 person, 1 to one person at most",
        "Together: 5 e-mails to 2 people, 1 to one person on one day at most",
    ]
    assert (mailoutbox, Reminder.objects.count()) == ([], 0)
    with pytest.raises(CommandError, match="goes with --dry-run"):
        run("--days", "5")

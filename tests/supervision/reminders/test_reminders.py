"""Who is reminded of what and when; nobody hears of people whom they have no part in."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from supervision.booking.services.booking import book_time
from supervision.models import CaseDiscussion, EscalationStep, Reminder, ReminderChoice, SessionRecord
from supervision.overdue.reports.people import supervision_of
from supervision.reminders.kinds import ReminderKind, Wanted, kinds, wanted_on
from supervision.reminders.rehearsal import rehearse
from supervision.reminders.services.sending import send_reminders
from supervision.reminders.sources import manager_above
from supervision.reminders.tasks import send_reminders_task
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.workforce.authority.changing import change_setting
from workforce.models import Worker
from workforce.rules.authority import Setting
from workforce.rules.setting_kinds import ClosedDays

pytestmark = pytest.mark.django_db

DUE = date(2026, 11, 26)  # a Thursday
DAY = timedelta(days=1)


@pytest.fixture
def manager():
    return WorkerFactory(given_name="Margaret", family_name="Ellis", org_role=2)


@pytest.fixture
def psw():
    return AccountFactory(role="psw", email="psw@council.example")


@pytest.fixture
def agreement(manager):
    """Amina with Dele, whose manager is Margaret; due on 26 November."""
    dele = WorkerFactory(given_name="Dele", family_name="Okafor", org_role=3, line_manager=manager)
    agreement = AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisee__line_manager=dele,
        supervisor=dele,
    )
    agreement.next_due_on = DUE
    agreement.save()
    return agreement


def told(kind, on):
    """To whom and what, of one kind, on a day."""
    return [
        (wanted.recipient.worker.given_name, wanted.line)
        for each, wanted in wanted_on(on)
        if each.key == kind
    ]


def heard(kind, on):
    return [wanted.recipient for each, wanted in wanted_on(on) if each.key == kind]


# --- How long a run takes ------------------------------------------------------------------------------


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


# --- Due soon ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2026, 11, 20), 0), (date(2026, 11, 23), 2), (DUE, 2), (DUE + DAY, 0)],
    ids=["four working days before", "three", "on the day", "the day after"],
)
def test_both_are_told_from_three_working_days_before(agreement, on, number):
    assert len(heard("due_soon", on)) == number


def test_what_they_are_told(agreement, frozen_today):
    assert told("due_soon", DUE) == [
        (
            "Amina",
            "Your supervision with Dele Okafor is due by Thursday 26 November, and nothing is booked "
            "before then.",
        ),
        (
            "Dele",
            "Supervision of Amina Ahmed is due by Thursday 26 November, and nothing is booked before then.",
        ),
    ]


@pytest.mark.parametrize(
    ("days", "number"), [(0, 0), (1, 2)], ids=["booked on the due day", "a day too late"]
)
def test_nothing_is_said_when_it_is_booked_in_time(agreement, days, number):
    starts_at = datetime(2026, 11, 26, 10, tzinfo=UTC) + days * DAY
    book_time(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        by=None,
        at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert len(heard("due_soon", date(2026, 11, 24))) == number


# --- The ladder ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (0, []),
        (1, ["Amina", "Dele"]),
        (7, ["Amina", "Dele"]),
        (8, ["Margaret"]),
        (14, ["Margaret"]),
        (15, ["psw"]),
        (22, []),
    ],
)
def test_each_rung_hears_from_its_day_on_for_a_week(agreement, psw, days, names):
    accounts = heard("overdue", DUE + days * DAY)
    found = [account.worker.given_name if hasattr(account, "worker") else "psw" for account in accounts]
    assert found == names


def test_daily_runs_tell_each_person_once(agreement, psw, manager, mailoutbox):
    for days in range(30):
        on = DUE + days * DAY
        send_reminders(on=on, at=datetime.combine(on, datetime.min.time(), tzinfo=UTC))
    overdue = Reminder.objects.filter(kind="overdue").order_by("pk")
    assert [reminder.recipient for reminder in overdue] == [
        agreement.supervisee.account,
        agreement.supervisor.account,
        manager.account,
        psw,
    ]


def test_a_due_day_that_is_missed_again_is_told_again(agreement):
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    agreement.next_due_on = DUE + 14 * DAY
    agreement.save()
    send_reminders(on=DUE + 15 * DAY, at=datetime(2026, 12, 11, tzinfo=UTC))
    assert Reminder.objects.filter(kind="overdue").count() == 4


def test_the_ladder_is_the_principal_social_workers(agreement, psw, sign_in):
    page = reverse("supervision:escalation")
    client = sign_in(psw)
    assert client.get(page).context["form"].initial == {"parties": 1, "manager": 8, "principal": 15}
    client.post(page, {"parties": 2, "manager": 3, "principal": 3})
    assert dict(EscalationStep.objects.values_list("rung", "days_overdue")) == {
        "parties": 2,
        "manager": 3,
        "principal": 3,
    }
    assert heard("overdue", DUE + DAY) == []
    assert len(heard("overdue", DUE + 3 * DAY)) == 4


def test_a_higher_rung_does_not_hear_before_a_lower_one(psw, sign_in):
    response = sign_in(psw).post(
        reverse("supervision:escalation"), {"parties": 5, "manager": 4, "principal": 9}
    )
    assert list(response.context["form"].errors) == ["manager"]
    assert not EscalationStep.objects.exists()


def test_nobody_else_edits_the_ladder(agreement, sign_in):
    assert sign_in(agreement.supervisor).get(reverse("supervision:escalation")).status_code == 404


def test_the_manager_is_told_in_place_of_a_supervisor_without_an_account(agreement, frozen_today):
    Worker.objects.filter(pk=agreement.supervisor.pk).update(account=None)
    assert told("overdue", DUE + DAY) == [
        (
            "Amina",
            "Your supervision with Dele Okafor is overdue by 1 day: it was due by Thursday 26 November.",
        ),
        (
            "Margaret",
            "Supervision of Amina Ahmed with Dele Okafor is overdue by 1 day: it was due by Thursday 26 "
            "November. Dele Okafor has no account, so you are told.",
        ),
    ]


def test_the_principal_social_worker_is_told_where_no_manager_can_be(agreement, psw, manager):
    above = WorkerFactory(given_name="Nadia")
    Worker.objects.filter(pk=manager.pk).update(line_manager=above, account=None)
    assert heard("overdue", DUE + 8 * DAY) == [above.account]
    Worker.objects.filter(pk=above.pk).update(account=None)
    assert heard("overdue", DUE + 8 * DAY) == [psw]


@pytest.mark.parametrize("part", ["supervisee", "supervisor"])
def test_a_principal_social_worker_is_not_told_of_herself(agreement, psw, part):
    other = AccountFactory(role="psw", email="second@council.example")
    Worker.objects.filter(pk=getattr(agreement, part).pk).update(account=psw)
    assert heard("overdue", DUE + 15 * DAY) == [other]


def test_days_of_rest_take_no_step_away(agreement, manager):
    """Closed over Christmas for longer than a week: the step is told on the first day after."""
    closed = ClosedDays(date(2026, 12, 24), date(2027, 1, 3), "Christmas")
    change_setting(Setting.CLOSED_DAYS, (closed,), by=None, on=DUE)
    agreement.next_due_on = date(2026, 12, 16)  # so that the eighth day overdue is 24 December
    agreement.save()
    assert heard("overdue", date(2027, 1, 4)) == [manager.account]


def test_the_manager_above_is_in_the_supervisees_own_line(agreement, manager):
    assert manager_above(agreement, on=DUE) == manager
    elsewhere = WorkerFactory(org_role=3, line_manager=WorkerFactory())
    agreement.supervisor = elsewhere
    assert manager_above(agreement, on=DUE) == agreement.supervisee.line_manager


# --- Records, actions, the weekly summary ------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "number"), [(date(2026, 11, 19), 0), (date(2026, 11, 20), 1)], ids=["fifth day", "the day after"]
)
def test_a_record_unsigned_after_five_working_days_is_mentioned(agreement, on, number):
    SessionFactory(
        status="held",
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    )
    assert heard("unsigned", on) == [agreement.supervisor.account] * number


@pytest.mark.parametrize(
    ("facts", "number"), [({}, 1), ({"done_on": DUE}, 0), ({"due_on": DUE + DAY}, 0), ({"due_on": None}, 0)]
)
def test_an_open_action_is_mentioned_on_its_day_without_its_words(agreement, facts, number):
    ActionFactory(supervisee=agreement.supervisee, **{"due_on": DUE, "what": "CANARY", **facts})
    lines = [line for _name, line in told("action", DUE)]
    assert len(lines) == number
    assert "CANARY" not in str(lines)


def test_the_weekly_summary_counts_ones_own_people_only(agreement, psw, frozen_today):
    AgreementFactory.create_batch(2)
    lines = {
        wanted.recipient: wanted.line
        for kind, wanted in wanted_on(date(2026, 11, 30))
        if kind.key == "digest"
    }
    assert lines[agreement.supervisor.account] == (
        "Your people: 1 supervised, 1 overdue, 0 due soon, 0 records to sign."
    )
    assert lines[psw].startswith("The authority: 3 supervised, 3 overdue")


def test_the_weekly_summary_counts_records_as_the_home_page_does(agreement):
    """One's own to sign, not what others have to, nor what is told as one's own to answer."""
    for supervisor in (agreement.supervisor, WorkerFactory(org_role=3)):
        SessionFactory(
            status="held",
            supervisor=supervisor,
            supervisee=agreement.supervisee,
            starts_at=datetime(2026, 11, 12 if supervisor == agreement.supervisor else 11, 10, tzinfo=UTC),
        )
    line = dict(told("digest", date(2026, 11, 30)))["Dele"]
    assert line.endswith("1 record to sign.")
    assert len(supervision_of(agreement.supervisor, date(2026, 11, 30)).waiting.to_sign) == 1


def test_the_weekly_summary_comes_once_a_week_and_catches_up(agreement):
    for on in (date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 30)):
        send_reminders(on=on, at=datetime.combine(on, datetime.min.time(), tzinfo=UTC))
    digests = Reminder.objects.filter(kind="digest").order_by("due_on")
    assert [reminder.due_on for reminder in digests] == [date(2026, 11, 23), date(2026, 11, 30)]


# --- Who hears -----------------------------------------------------------------------------------------


@pytest.fixture
def careless_source(settings, monkeypatch):
    """A source that would tell everybody about everybody."""

    def source(on):
        for account in {worker.account for worker in Worker.objects.all() if worker.account}:
            for worker in Worker.objects.all():
                yield Wanted(f"w:{worker.pk}", on, account, str(worker), "/", about=worker.pk)

    monkeypatch.setattr(
        f"{__name__}.CARELESS", ReminderKind("careless", "Careless", "", "", source), raising=False
    )
    settings.REMINDER_KINDS = [*settings.REMINDER_KINDS, f"{__name__}.CARELESS"]


def test_nobody_hears_of_people_whom_they_have_no_part_in(agreement, manager, careless_source):
    stranger = AgreementFactory()
    heard_of = {}
    for kind, wanted in wanted_on(DUE):
        if kind.key == "careless":
            heard_of.setdefault(wanted.recipient.worker, set()).add(wanted.about)
    amina, dele = agreement.supervisee, agreement.supervisor
    assert heard_of[amina] == {amina.pk}
    assert heard_of[dele] == {amina.pk, dele.pk}
    assert heard_of[manager] == {amina.pk, dele.pk, manager.pk}
    assert heard_of[stranger.supervisor] == {stranger.supervisor.pk, stranger.supervisee.pk}


def test_after_a_hand_over_the_former_supervisor_hears_nothing(agreement):
    agreement.supervisor = WorkerFactory(given_name="Ruth", org_role=3)
    agreement.save()
    assert [name for name, _line in told("due_soon", DUE)] == ["Amina", "Ruth"]


def test_an_account_that_cannot_sign_in_gets_nothing(agreement):
    agreement.supervisee.account.is_active = False
    agreement.supervisee.account.save()
    assert [name for name, _line in told("due_soon", DUE)] == ["Dele"]


CHOICES = reverse("supervision:reminders")


def choose(client, **often):
    """Answers the page as it stands, with these kinds chosen otherwise."""
    standing = client.get(CHOICES).context["form"].initial
    offered = client.get(CHOICES).context["form"].fields
    return client.post(CHOICES, {**{key: standing[key] for key in offered}, **often})


def test_people_switch_kinds_off_but_not_the_ladder(agreement, sign_in):
    client = sign_in(agreement.supervisee)
    choose(client, due_soon="off", overdue="off")
    assert list(ReminderChoice.objects.values_list("kind", "often")) == [("due_soon", "off")]
    assert [name for name, _line in told("due_soon", DUE)] == ["Dele"]
    assert [name for name, _line in told("overdue", DUE + DAY)] == ["Amina", "Dele"]
    choose(client, due_soon="each")
    assert [name for name, _line in told("due_soon", DUE)] == ["Amina", "Dele"]


@pytest.mark.parametrize("often", ["off", "weekly"])
def test_the_ladder_stays_even_where_a_choice_against_it_is_stored(agreement, often, mailoutbox):
    ReminderChoice.objects.create(account=agreement.supervisee.account, kind="overdue", often=often)
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    assert agreement.supervisee.account.email in [mail.to[0] for mail in mailoutbox]


def test_what_cannot_wait_is_not_offered_weekly(agreement, sign_in):
    fields = sign_in(agreement.supervisee).get(CHOICES).context["form"].fields
    twice = {key for key, field in fields.items() if len(field.choices) == 2}
    assert twice == {"invitation", "class_tomorrow", "place_given", "digest"}
    answer = choose(sign_in(agreement.supervisee), class_tomorrow="weekly")
    assert list(answer.context["form"].errors) == ["class_tomorrow"]
    assert not ReminderChoice.objects.exists()


def test_no_e_mail_holds_note_text(agreement, psw, mailoutbox, frozen_today):
    session = SessionFactory(
        status="held",
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    )
    SessionRecord.objects.create(session=session, agenda="CANARY", reflection="CANARY", jottings="CANARY")
    CaseDiscussion.objects.create(
        session=session, supervisee=agreement.supervisee, case_reference="CANARY", decision="CANARY"
    )
    ActionFactory(supervisee=agreement.supervisee, what="CANARY", due_on=DUE)
    agreement.next_due_on = DUE
    agreement.save()
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    assert sum(mail.body.count("http://") - 1 for mail in mailoutbox) >= 5
    assert {mail.subject for mail in mailoutbox} == {"Supervision: Friday 27 November"}
    assert "CANARY" not in "".join(mail.message().as_string() for mail in mailoutbox)


# --- The command, the task, the pages -----------------------------------------------------------------


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
